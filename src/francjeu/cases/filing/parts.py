"""The parts of a file for counsel, as plain data that the typesetter reads; names blacked out."""

import json
from collections.abc import Callable, Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from francjeu.cases.filing.alleged import (
    answers,
    clauses,
    persons,
    table_of_pieces,
    testimonies,
    the_case,
)
from francjeu.cases.filing.decided import appeals, decisions, findings, hearings, interims
from francjeu.cases.filing.scene import Block, Part, Scene
from francjeu.cases.filing.told import journal_extract, letters_sent


def parts(scene: Scene) -> tuple[Part, ...]:
    """Every part, in the order of the procedure, in the copy's language."""
    with translation.override(scene.language):
        return tuple(
            Part(title, tuple(make(scene))) for title, make in _ORDER() if list(make(scene))
        )


def _ORDER() -> tuple[tuple[str, Callable[[Scene], Iterator[Block]]], ...]:  # noqa: N802
    return (
        (_("The case"), the_case), (_("Persons"), persons), (_("Clauses invoked"), clauses),
        (_("Table of pieces"), table_of_pieces),
        (_("Testimonies and words of pieces"), testimonies),
        (_("Interim measures"), interims), (_("What the person answered"), answers),
        (_("Hearing"), hearings),
        (_("Findings"), findings), (_("Decision"), decisions), (_("Appeal"), appeals),
        (_("Letters of the case"), letters_sent), (_("Extract of the journal"), journal_extract),
    )  # fmt: skip


def as_json(found: tuple[Part, ...]) -> list[dict[str, object]]:
    """The parts as the typesetter reads them."""
    return [
        {
            "title": part.title,
            "blocks": [
                {"kind": b.kind, "text": b.text, "head": list(b.head),
                 "rows": [list(row) for row in b.rows]}
                for b in part.blocks
            ],
        }
        for part in found
    ]  # fmt: skip


def frozen(found: tuple[Part, ...]) -> str:
    """All the words of the parts, for the check that nobody is named."""
    return json.dumps(as_json(found), ensure_ascii=False)

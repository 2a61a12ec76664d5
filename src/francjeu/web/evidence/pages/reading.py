"""A mail, a conversation or sheets as printed: characters, and what was left unread."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.evidence.operations.opening.conversing import Told
from francjeu.evidence.transcript import NAMES
from francjeu.plumbing.figures import grouped


@dataclass(frozen=True, slots=True)
class Line:
    """A header of a mail, or one message of a conversation."""

    who: str
    when: str
    words: str
    attached: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown this time. `notes` say what to beware of."""

    title: str
    lines: tuple[Line, ...]
    text: str
    attached: tuple[str, ...]
    notes: tuple[str, ...]
    sheets: tuple[str, ...] = ()


def shown(told: Told) -> Shown:
    """The words, and what was not shown."""
    if told.is_transcript:
        text = told.content["text"]
        return Shown(title=_("Transcript"), lines=(), text=text, attached=(), notes=())
    if told.is_sheets:
        return _sheets(told.content)
    return _mail(told.content) if told.is_mail else _chat(told.content)


def _sheets(content: dict[str, Any]) -> Shown:
    notes = [_("The words outside the boxes, as the copy holds them; those under a box are gone.")]
    if content["is_cut"]:
        notes.append(_("Only the beginning is shown: the piece holds the rest."))
    return Shown(
        title=_("Masked PDF"), lines=(), text="", attached=(), notes=tuple(notes),
        sheets=tuple(content["sheets"]),
    )  # fmt: skip


def _mail(content: dict[str, Any]) -> Shown:
    notes = []
    if content["remote"]:
        notes.append(ngettext(
            "%(n)s picture of another server was not fetched.",
            "%(n)s pictures of other servers were not fetched.", content["remote"],
        ) % {"n": content["remote"]})  # fmt: skip
    if content["is_cut"]:
        notes.append(_("Only the beginning is shown: the piece holds the rest."))
    return Shown(
        title=_("E-mail"), text=content["text"], notes=tuple(notes),
        lines=tuple(Line(who=name, when="", words=value) for name, value in content["headers"]),
        attached=tuple(
            _("%(name)s (%(type)s, %(n)s bytes)")
            % {"name": it["name"] or "—", "type": it["type"], "n": grouped(it["size"])}
            for it in content["attached"]
        ),
    )  # fmt: skip


def _chat(content: dict[str, Any]) -> Shown:
    notes = [_("As the export tells it: whoever exported it could have edited it.")]
    if content["is_ambiguous"]:
        notes.append(_("Dates are shown as written: day or month first, the export does not say."))
    if content["unread"]:
        notes.append(_("Some lines were not understood: the piece holds them."))
    if content["count"] > len(content["messages"]):
        notes.append(_("Only the beginning is shown: the piece holds the rest."))
    return Shown(
        title=NAMES[content["kind"]], text="", notes=tuple(notes), attached=(),
        lines=tuple(
            Line(
                who=it["who"] or "—", when=it["at"].replace("T", " ") or it["said"],
                words=it["text"], attached=it["attached"],
            )
            for it in content["messages"]
        ),
    )  # fmt: skip

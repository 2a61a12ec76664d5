"""Captures made elsewhere as printed: what each says of itself, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from francjeu.evidence import elsewhere_words as words
from francjeu.evidence.queries import elsewhere
from francjeu.evidence.queries.elsewhere import Said
from francjeu.kernel.evidence.capture.elsewhere import Form
from francjeu.web.evidence.pages.captures import Fact
from francjeu.web.evidence.whose import File


@dataclass(frozen=True, slots=True)
class Told:
    """One piece. `whole`: what may be said when nothing is wrong."""

    id: str
    title: str
    facts: tuple[Fact, ...]
    faults: tuple[str, ...]
    whole: str


def told_in(file: File) -> tuple[Told, ...]:
    """Each capture made elsewhere; a page or a film that says nothing of itself is left out."""
    return tuple(
        _told(it) for it in elsewhere.said_in(file.vaults) if it.facts or it.faults or it.failure
    )


def _told(said: Said) -> Told:
    faults = tuple(_faults(said))
    return Told(
        id=str(said.item), title=str(words.FORMS[said.form]), facts=tuple(_facts(said)),
        faults=faults, whole="" if faults else str(words.NO_FAULT.get(said.form, "")),
    )  # fmt: skip


def _facts(said: Said) -> Iterator[Fact]:
    for name, label in words.FACTS.items():
        if name == "signed" and said.facts.get(name):
            yield Fact(str(label), _("Yes"))
        elif name in said.facts and not _is_repeated(said, name):
            yield Fact(str(label), str(said.facts[name]))
    for page in said.facts.get("pages", ()):
        if page.get("url") != said.facts.get("mainPageUrl"):
            yield Fact(str(words.FACTS["url"]), page["url"])


def _is_repeated(said: Said, name: str) -> bool:
    return said.form is Form.WACZ and name == "files" and "answers" in said.facts


def _faults(said: Said) -> Iterator[str]:
    if said.failure:
        yield str(words.FAILURES.get(said.failure, words.FAILED))
    for fault, detail in said.faults:
        sentence = str(words.FAULTS[fault])
        yield f"{sentence} ({detail})" if detail and not sentence.endswith(".") else sentence

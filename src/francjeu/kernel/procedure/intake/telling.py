"""What a person tells in nine steps: one frozen value, kept as JSON between the steps.

Nothing here is a fact: it is what was said. What the gate closes is dropped on the way in.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.intake import content
from francjeu.kernel.procedure.intake.report import (
    About,
    Answer,
    Band,
    Impacted,
    Place,
    Priority,
    Tag,
    priority,
    takes_files,
)

STEPS = 9
WHAT_LONGEST = 10_000


class Unfinished(Exception):
    """Required steps have no answer yet; `steps` are their numbers, in order."""

    def __init__(self, steps: tuple[int, ...]) -> None:
        super().__init__(steps)
        self.steps = steps


@dataclass(frozen=True, slots=True)
class Telling:
    """Answers so far. None or empty: not answered. `location` only exists behind the gate."""

    language: str = "fr"
    danger: Answer | None = None
    impacted: Impacted | None = None
    place: Place | None = None
    place_words: str = ""
    gate: Answer | None = None
    what: str = ""
    tags: tuple[Tag, ...] = ()
    happened_on: date | None = None
    link: str = ""
    where: str = ""
    obtained: Access | None = None
    location: str = ""
    who: str = ""
    about: About = About.NOBODY
    is_named: bool = False
    name: str = ""
    email: str = ""
    phone: str = ""
    band: Band = Band.UNSAID
    adult: str = ""
    keeps_draft: bool = False

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The required steps (1, 4, 5) without an answer."""
        answers = {1: self.danger, 4: self.gate, 5: self.what.strip()}
        return tuple(step for step, answer in answers.items() if not answer)

    @property
    def takes_files(self) -> bool:
        """True only after a plain *no* at the gate."""
        return self.gate is not None and takes_files(self.gate)

    @property
    def priority(self) -> Priority:
        """Order of reading. Raises Unfinished."""
        if self.danger is None or self.gate is None:
            raise Unfinished(self.unanswered)
        return priority(danger=self.danger, gate=self.gate, tags=self.tags, band=self.band)

    @property
    def content(self) -> content.Link | None:
        """The first whole link told, in its one spelling."""
        told = content.found_in(f"{self.link} {self.location} {self.what}")
        if not told and self.link:
            told = (content.read(self.link),)
        return told[0] if told else None

    def finished(self) -> "Telling":
        """What may be kept of a complete telling: the gate and the anonymity applied.

        Behind the gate, every word that says where goes to `location`, the link included.
        Raises Unfinished.
        """
        if self.unanswered:
            raise Unfinished(self.unanswered)
        kept = {"location": ""}
        if not self.takes_files:
            words = "\n".join(w for w in (self.location, self.where, self.link) if w)
            kept = {"location": words, "where": "", "link": ""}
        if not self.is_named:
            kept |= {"name": "", "email": "", "phone": ""}
        if self.band is not Band.UNDER_14:
            kept["adult"] = ""
        return replace(self, **kept)  # type: ignore[arg-type]  # mypy reads the dict as any field


def as_json(telling: Telling) -> dict[str, Any]:
    """Plain values for JSON, answers not given left out."""
    values: dict[str, Any] = {}
    for field in fields(telling):
        value = getattr(telling, field.name)
        if value == field.default:
            continue
        if isinstance(value, date):
            value = value.isoformat()
        values[field.name] = list(value) if isinstance(value, tuple) else value
    return values


def from_json(values: dict[str, Any]) -> Telling:
    """The telling kept by `as_json`; keys of an older form are forgotten."""
    known = {key: value for key, value in values.items() if key in _KNOWN}
    for key in known.keys() & _READ.keys():
        known[key] = _READ[key](known[key])
    return Telling(**known)


_KNOWN = frozenset(field.name for field in fields(Telling))
_READ: dict[str, Callable[[Any], Any]] = {
    "danger": Answer, "impacted": Impacted, "place": Place, "gate": Answer,
    "obtained": Access, "about": About, "band": Band, "happened_on": date.fromisoformat,
    "tags": lambda told: tuple(Tag(tag) for tag in told),
}  # fmt: skip

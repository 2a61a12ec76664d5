"""What a file for counsel is made of: the case, whom it must not name, its blocks."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from francjeu.cases import citing, clocks, models
from francjeu.kernel.procedure.file.blackening import blacked
from francjeu.plumbing.dates import numeric_moment

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one part: a paragraph, a list of facts, a table, or a smaller heading."""

    kind: str
    text: str = ""
    head: Cells = ()
    rows: tuple[Cells, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part with its title, as the index lists it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """The case, whom the copy must not name, and which pieces are left out and why."""

    case: models.Case
    language: str
    hidden: tuple[str, ...]
    reporters: tuple[str, ...] = ()
    withheld: dict[str, str] = field(default_factory=dict)

    def said(self, text: str) -> str:
        """The text without the names that must stay apart."""
        return blacked(text=text, names=self.hidden)


def facts(*pairs: tuple[str, str]) -> Block:
    return Block("facts", rows=tuple((name, value) for name, value in pairs if value))


def moment(at: datetime | None) -> str:
    return numeric_moment(clocks.local(at)) if at else ""


def title_of(scene: Scene, clause: str) -> str:
    return _("Clause %(clause)s") % {"clause": citing.cited(scene.case, clause)}

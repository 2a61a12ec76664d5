"""What the policy pages print for everyone: a version, its clauses in plain words, its silences."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from francjeu.kernel.policy import differences
from francjeu.kernel.policy.article import Kind
from francjeu.policy import queries as policy
from francjeu.policy import words
from francjeu.web.policy import phrasing
from francjeu.web.policy.anchors import Anchor, anchors
from francjeu.web.policy.silences import Silences, silences


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause as printed; `plain` and `permitted` are ours, `text` is the policy's."""

    cited: str
    anchor: str
    kind: str
    text: str
    plain: str
    permitted: str


@dataclass(frozen=True, slots=True)
class Section:
    """Clauses under one heading of the document."""

    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A published version in the list of versions."""

    number: int
    title: str
    in_force_on: date | None
    is_current: bool
    url: str
    compare_url: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A published version, to read. `number` is 0 when nothing is published yet."""

    number: int
    title: str
    language: str
    in_force_on: date | None
    is_current: bool
    in_short: tuple[str, ...]
    bound: tuple[str, ...]
    sections: tuple[Section, ...]
    silences: Silences
    versions: tuple[Listed, ...]
    anchors: tuple[Anchor, ...]


NOTHING = Reading(
    number=0, title="", language="", in_force_on=None, is_current=False, in_short=(), bound=(),
    sections=(), silences=Silences(), versions=(), anchors=(),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changed:
    """One clause in a comparison."""

    cited: str
    change: str
    kind: str
    text: str
    pieces: tuple[differences.Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two versions."""

    before: policy.Version
    after: policy.Version
    changes: tuple[Changed, ...]
    same: int


def in_force(*, on: date) -> Reading:
    """The version that holds that day, or an empty page."""
    found = policy.in_force(on=on)
    return reading(of=found, on=on) if found else NOTHING


def reading(*, of: policy.Version, on: date) -> Reading:
    """One published version in full."""
    current = policy.in_force(on=on)
    return Reading(
        number=of.number,
        title=of.title,
        language=of.language,
        in_force_on=of.in_force_on,
        is_current=current is not None and current.number == of.number,
        in_short=in_short(of),
        bound=tuple(str(words.CLASSES.get(name, name)) for name in of.bound),
        sections=_sections(of),
        silences=silences(of, policy.profile(on=on)),
        versions=_listed(current.number if current else 0),
        anchors=anchors(),
    )


def in_short(version: policy.Version) -> tuple[str, ...]:
    """Four lines at most, each from what the policy itself says."""
    shapes = dict.fromkeys(c.shape for c in version.clauses if c.kind == Kind.PROHIBITION)
    forbidden = [str(phrasing.FORBIDDEN[shape]) for shape in shapes if shape in phrasing.FORBIDDEN]
    lines = []
    if version.bound:
        names = [str(words.CLASSES.get(name, name)) for name in version.bound]
        lines.append(_("It binds: %(names)s.") % {"names": ", ".join(names)})
    if forbidden:
        lines.append(_("It forbids: %(list)s.") % {"list": ", ".join(forbidden)})
    if "opt_out" in version.features:
        lines.append(_("You can ask at any time that your photo or your name no longer appear."))
    if "deletion_clause" in version.features:
        lines.append(_("Deleting a message does not erase what it did."))
    return tuple(lines)


def _sections(version: policy.Version) -> tuple[Section, ...]:
    titles = dict.fromkeys(clause.section for clause in version.clauses)
    return tuple(
        Section(
            title=title,
            clauses=tuple(_clause(c) for c in version.clauses if c.section == title),
        )
        for title in titles
    )


def _clause(clause: policy.Clause) -> Clause:
    shape = clause.shape if clause.kind == Kind.PROHIBITION else ""
    plain = phrasing.PLAIN.get(shape) or phrasing.PLAIN_BY_KIND.get(clause.kind)
    return Clause(
        cited=_cited(clause),
        anchor=f"article-{clause.id}",
        kind=str(words.KINDS.get(clause.kind, clause.kind)),
        text=clause.text,
        plain=str(plain or ""),
        permitted=str(phrasing.PERMITTED.get(shape, "")),
    )


def _listed(current: int) -> tuple[Listed, ...]:
    every = policy.published()
    older: tuple[policy.Version | None, ...] = (*every[1:], None)
    return tuple(
        Listed(
            number=version.number,
            title=version.title,
            in_force_on=version.in_force_on,
            is_current=version.number == current,
            url=reverse("policy:version", args=[version.number]),
            compare_url=reverse("policy:compare", args=[before.number, version.number])
            if before
            else "",
        )
        for version, before in zip(every, older, strict=True)
    )


def comparison(*, before: policy.Version, after: policy.Version) -> Comparison:
    """Clause by clause, word by word."""
    every = differences.compare(before.clauses, after.clauses)
    shown = [d for d in every if d.change is not differences.Change.SAME]
    changes = tuple(_changed(d, before=before, after=after) for d in shown)
    return Comparison(before, after, changes, len(every) - len(shown))


def _cited(clause: policy.Clause) -> str:
    return clause.cited(get_language() or "fr")


def _changed(
    difference: differences.Difference, *, before: policy.Version, after: policy.Version
) -> Changed:
    side, told = (after, difference.after) if difference.after else (before, difference.before)
    clause = side.clause(told.id) if told else None
    if clause is None:
        raise AssertionError("a difference has a side")
    return Changed(
        cited=_cited(clause),
        change=str(phrasing.CHANGES[difference.change]),
        kind=str(words.KINDS.get(clause.kind, clause.kind)),
        text=clause.text,
        pieces=difference.pieces,
    )

"""Who sits around a case, and the names that are read for a reason."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from francjeu.cases.access import Act
from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.operations.file.reading import Named
from francjeu.cases.queries.file import turn
from francjeu.cases.queries.panel import table
from francjeu.cases.queries.reach import Case
from francjeu.kernel.actors import Actor
from francjeu.people import words
from francjeu.web.cases.pages import people


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Access:
    """Who has access to a case."""

    ref: str
    title: str
    back: str
    count: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    seat_url: str
    declare_url: str
    challenge_url: str
    answer_url: str


@dataclass(frozen=True, slots=True)
class Names:
    """The letters, and once a reason was given, who they are."""

    ref: str
    title: str
    back: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def access(*, case: Case, actor: Actor, at: datetime) -> Access:
    """Everyone around the case on that day."""
    places = table.around(case=case, on=timezone.localdate(at))
    acts = turn.beside(case=case, actor=actor, at=at)
    return Access(
        ref=case.ref, title=case.title, back=reverse("cases:case", args=[case.ref]),
        count=people.with_access(places),
        columns=(_("Name"), _("Right"), _("Why"), _("Tie")),
        rows=tuple(Row((r.name, r.roles, r.why, r.said)) for r in people.rows(places)),
        seat_url=_url("seat", case, acts), challenge_url=_url("challenge", case, acts),
        answer_url=_url("answer_challenge", case, acts),
        declare_url=reverse("cases:declare", args=[case.ref]),
    )  # fmt: skip


def _url(act: str, case: Case, acts: frozenset[str]) -> str:
    return reverse(f"cases:{act}", args=[case.ref]) if act in acts else ""


def managers(*, case: Case, at: datetime) -> list[tuple[str, str]]:
    """The other case managers, as choices."""
    return [_choice(p) for p in table.could_manage(case=case, on=timezone.localdate(at))]


def _choice(place: table.Place) -> tuple[str, str]:
    rights = ", ".join(str(words.RIGHTS[role]) for role in place.roles)
    return place.ref, f"{place.name} — {rights}"


def names(*, case: Case, named: tuple[Named, ...], actor: Actor) -> Names:
    """The page before and after the reason; it does not exist for who may not read names."""
    if Act.NAMES not in turn.rights(case=case, actor=actor):
        raise Http404
    return Names(
        ref=case.ref, title=case.title, back=reverse("cases:case", args=[case.ref]),
        columns=(_("Letter"), _("Quality"), _("Name"), _("How to reach"), _("School or link")),
        rows=tuple(
            Row((
                _("Person %(letter)s") % {"letter": n.letter},
                labels.word(hearing_labels.PARTIES, n.role), n.name or "–",
                ", ".join(way for way in (n.email, n.phone) if way) or "–",
                ", ".join(tie for tie in (n.institution, n.relation) if tie) or "–",
            ))
            for n in named
        ),
    )  # fmt: skip

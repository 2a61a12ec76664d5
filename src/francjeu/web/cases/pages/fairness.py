"""Panels with their substitutes, requests to replace a member, and interim measures, as printed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from francjeu.cases import clocks
from francjeu.cases.access import Act
from francjeu.cases.labels import interims as interim_labels
from francjeu.cases.labels import panel as panel_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.file import turn
from francjeu.cases.queries.measures import interims
from francjeu.cases.queries.panel import panels, table
from francjeu.cases.queries.reach import Case
from francjeu.kernel.actors import SOFTWARE, Actor, Role
from francjeu.kernel.procedure.measures import interim
from francjeu.kernel.procedure.measures.interim import BadMeasure
from francjeu.people import words
from francjeu.policy.supplied import source_said
from francjeu.web.cases.forms.fairness import LESSER
from francjeu.web.cases.pages import times

Choices = list[tuple[str, Any]]
END_OF_DAY = time(23, 59, 59)
# what a measure lacks → the field where it is mended
_FIELDS = {
    "measure_not_listed": "kind",
    "reasons_missing": "reasons",
    "end_is_past": "ends_on",
    "end_too_far": "ends_on",
    "not_lighter": "kind",
    "heavier": "ends_on",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A line."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """An act on a measure."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the two panels."""

    id: str
    title: str
    count: str
    whole: bool
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One interim measure."""

    id: str
    title: str
    state: str
    facts: tuple[Fact, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """Every interim measure of a case."""

    ref: str
    title: str
    back: str
    measures: tuple[Measure, ...]
    order_url: str


def both(*, case: Case, at: datetime) -> tuple[Panel, ...]:
    """The panel of the first decision and that of the appeal."""
    found = panels.panels(case=case, on=timezone.localdate(at))
    return tuple(_panel(panel) for panel in found)


def _panel(row: panels.Panel) -> Panel:
    titles = {"first": _("Panel of the first decision"), "appeal": _("Panel of the appeal")}
    count = ngettext(
        "%(n)s untied member of %(needed)s needed",
        "%(n)s untied members of %(needed)s needed",
        len(row.ready),
    ) % {"n": len(row.ready), "needed": row.needed}
    told = [
        (_("May sign"), ", ".join(row.ready) or _("nobody yet")),
        (
            _("Could be named"),
            ", ".join(p.name for p in row.substitutes) or _("nobody without a tie"),
        ),
        (_("Where the number comes from"), source_said(row.source)),
    ]
    return Panel(
        id=f"h-panel-{row.instance}", title=titles[row.instance], count=count,
        whole=not row.missing, facts=tuple(Fact(name, value) for name, value in told if value),
    )  # fmt: skip


def seats(*, case: Case, at: datetime) -> Choices:
    """Who may be given a seat: those without a known tie first."""
    on = timezone.localdate(at)
    free = {p.ref for panel in panels.panels(case=case, on=on) for p in panel.substitutes}
    every = table.could_sit(case=case, on=on)
    groups = [
        (_("Untied, could decide"), [_choice(p) for p in every if p.ref in free]),
        (_("To read, or to be examined first"), [_choice(p) for p in every if p.ref not in free]),
    ]
    return [(title, choices) for title, choices in groups if choices]


def _choice(place: table.Place) -> tuple[str, str]:
    rights = ", ".join(str(words.RIGHTS[role]) for role in place.roles)
    return place.ref, f"{place.name} — {rights}"


def challenges(case: Case) -> tuple[Fact, ...]:
    """The requests to replace a member, with their answers."""
    return tuple(
        Fact(
            _("%(who)s, asked on %(day)s") % {
                "who": row.member, "day": times.short(row.asked_at),
            },
            " ".join(filter(None, (
                _("Person %(letter)s: %(why)s") % {"letter": row.letter, "why": row.reasons},
                labels.word(panel_labels.CHALLENGE_STATES, row.state) + ".", row.answer,
            ))),
        )
        for row in panels.asked(case)
    )  # fmt: skip


def measures(*, case: Case, actor: Actor, at: datetime) -> Measures:
    """Every interim measure, and what this person may do about each."""
    acts = turn.beside(case=case, actor=actor, at=at)
    return Measures(
        ref=case.ref, title=case.title, back=reverse("cases:case", args=[case.ref]),
        measures=tuple(_measure(case, row, actor) for row in interims.measures(case)),
        order_url=(
            reverse("cases:order_interim", args=[case.ref]) if "order_interim" in acts else ""
        ),
    )  # fmt: skip


def _measure(case: Case, row: interims.Measure, actor: Actor) -> Measure:
    language = get_language() or "fr"
    lesser = [
        (_("Not enough: %(measure)s") % {
            "measure": clocks.provisional_label(case, key, language)
        }, why)
        for key, why in row.lesser
    ]  # fmt: skip
    told = [
        (_("On whom"), _("Person %(letter)s") % {"letter": row.letter}),
        (_("Why"), row.reasons),
        *lesser,
        (_("Until"), times.moment(row.ends_at)),
        (_("Ordered by"), f"{row.ordered_by}, {times.short(row.starts_at)}"),
        *_contest(row),
        *(
            (
                _("Said on %(day)s") % {"day": times.short(at)},
                " ".join(
                    filter(
                        None,
                        (
                            labels.word(interim_labels.INTERIM_SAID, verb),
                            why,
                        ),
                    )
                ),
            )
            for verb, why, at in row.said
        ),
    ]
    return Measure(
        id=f"h-measure-{row.pk}", title=clocks.provisional_label(case, row.kind, language),
        state=labels.word(interim_labels.INTERIM_STATES, row.state),
        facts=tuple(Fact(name, value) for name, value in told if value),
        links=_links(case, row, actor),
    )  # fmt: skip


def _contest(row: interims.Measure) -> list[tuple[str, str]]:
    """What the person says, with what they added, and by when someone else answers."""
    if not row.contest or row.contested_at is None:
        return []
    pieces = ", ".join(f"P-{n}" for n in row.pieces)
    return [
        (_("What the person says"), row.contest),
        (_("Contested on"), times.moment(row.contested_at)),
        (_("Files they added"), pieces),
        (_("To answer by"), times.moment(row.answer_by) if row.answer_by else ""),
    ]


def asked(*, case: Case, pk: int) -> Measure | None:
    """The measure to rule on, with what the person says: read before answering."""
    row = next((m for m in interims.measures(case) if m.pk == pk), None)
    return replace(_measure(case, row, SOFTWARE), links=()) if row else None


def milder(case: Case, measure: interims.Interim) -> list[tuple[str, str]]:
    """The measures that weigh less than this one, mildest first."""
    listed = interims.may_order(case)
    try:
        keys = {m.key for m in interim.milder(kind=measure.kind, listed=listed)}
    except BadMeasure:
        return []
    return [(key, label) for key, label in kinds(case) if key in keys]


def _links(case: Case, row: interims.Measure, actor: Actor) -> tuple[Link, ...]:
    if not row.runs:
        return ()
    runs_file = Act.MANAGE in turn.rights(case=case, actor=actor)
    possible = [
        (runs_file and row.state == "ordered", "renew_interim", _("Review and renew")),
        (runs_file and row.state == "ordered", "contest_interim", _("Record that it is contested")),
        (row.state == "ordered", "lift_interim", _("Lift")),
        (
            row.state == "contested" and actor.has(Role.DECIDER, Role.CHAIR),
            "answer_interim", _("Answer who contests"),
        ),
    ]  # fmt: skip
    return tuple(
        Link(words, reverse(f"cases:{name}", args=[case.ref, row.pk]))
        for may, name, words in possible
        if may
    )


def kinds(case: Case) -> list[tuple[str, str]]:
    """The measures that may be ordered, lightest first."""
    language = get_language() or "fr"
    return [
        (m.key, m.labels.get(language) or m.labels.get("fr", m.key))
        for m in interims.may_order(case)
    ]


def end_of(day: date) -> datetime:
    """The last moment of that day, here."""
    return timezone.make_aware(datetime.combine(day, END_OF_DAY))


def mend(error: Exception) -> tuple[str | None, str]:
    """Which field mends a measure that is not fair as proposed, and how."""
    reason, about = (error.reason, error.about) if isinstance(error, BadMeasure) else ("", "")
    field = LESSER + about if about else _FIELDS.get(reason)
    return field, labels.word(interim_labels.BAD_MEASURES, reason)

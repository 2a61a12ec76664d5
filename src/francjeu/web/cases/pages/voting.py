"""What a member of a panel reads: the draft, who has voted, and what became of earlier drafts."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from francjeu.cases import clocks
from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.labels import measures as measure_labels
from francjeu.cases.labels import panel as panel_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.proposing import Body, Proposed
from francjeu.cases.queries.decision import voting
from francjeu.cases.queries.reach import Case
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.panel.voting import Standing
from francjeu.web.cases.forms import deciding as forms
from francjeu.web.cases.pages import deciding, times
from francjeu.web.cases.pages.rulings import Fact


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote as printed."""

    who: str
    says: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft as printed."""

    id: str
    number: int
    title: str
    state: str
    facts: tuple[Fact, ...]
    votes: tuple[Vote, ...]
    counts: str
    path: str | Promise


@dataclass(frozen=True, slots=True)
class Ballot:
    """The page of the vote. `now` is the draft before the panel, if any."""

    now: Draft | None
    before: tuple[Draft, ...]
    propose_url: str
    propose_words: str
    close_url: str
    steps: tuple[deciding.Step, ...]


def ballot(*, case: Case, actor: Actor) -> Ballot:
    """Every draft of the panel whose turn it is, as this member may read it."""
    rows = voting.ballots(case=case, actor=actor)
    now = next((row for row in rows if row.state == "open"), None)
    closes = now is not None and now.tally.closes is not None
    return Ballot(
        now=_draft(case, now) if now else None,
        before=tuple(_draft(case, row) for row in rows if row is not now),
        propose_url=reverse("cases:propose", args=[case.ref]),
        propose_words=_("Propose another draft") if rows else _("Propose a draft"),
        close_url=reverse("cases:close_vote", args=[case.ref]) if closes else "",
        steps=deciding.decision(case).findings,
    )  # fmt: skip


def _draft(case: Case, row: voting.Ballot) -> Draft:
    number = {"n": row.number}
    return Draft(
        id=f"h-draft-{row.number}", number=row.number, title=_("Draft %(n)s") % number,
        state=labels.word(panel_labels.DRAFTS, row.state), facts=_facts(case, row),
        votes=tuple(map(_vote, row.signed)), counts=_counts(row), path=_path(row),
    )  # fmt: skip


def _facts(case: Case, row: voting.Ballot) -> tuple[Fact, ...]:
    told, body = row.body.proposed, row.body
    who = f"{row.proposed_by}, {times.short(row.proposed_at)}"
    said: list[tuple[str, str]] = [(_("Proposed by"), who)]
    if body.result:
        answer = labels.word(_ANSWERS, body.result)
        said += [(_("Answer to the appeal"), answer), (_("Why"), body.reasons)]
    if told is not None:
        said += _ruling(case, told)
    return tuple(Fact(str(name), value) for name, value in said if value)


_ANSWERS = {
    **decision_labels.APPEAL_RESULTS,
    "refuse_late": decision_labels.APPEAL_STATES["refused"],
}


def _ruling(case: Case, told: Proposed) -> list[tuple[str, str]]:
    profile = clocks.profile_of(case)
    rung = profile.rung(told.rung) if profile and told.rung else None
    factors = (labels.word(measure_labels.FACTORS, f.value) for f in told.factors)
    return [
        (_("Outcome"), decision_labels.outcome(told.outcome)),
        (_("Facts"), told.summary),
        (_("Reasons"), told.reasons),
        (_("Measure"), rung.labels.get("fr", rung.key) if rung else _("none")),
        (_("Starts on"), times.day(told.starts_on) if told.starts_on else ""),
        (_("Ends on"), times.day(told.ends_on) if told.ends_on else ""),
        (_("Number of games"), str(told.matches) if told.matches else ""),
        (_("Probation until"), times.day(told.probation_until) if told.probation_until else ""),
        (_("What weighs on the measure"), ", ".join(factors)),
        (_("Conditions"), told.conditions),
        (_("Why another measure"), told.deviation),
        (_("Why this decision is not a reprisal"), told.reprisal),
    ]


def _vote(row: voting.Signed) -> Vote:
    says = labels.word(panel_labels.POSITIONS, row.position) if row.position else _("Has voted")
    if row.void:
        why = labels.word(panel_labels.VOIDS, row.void)
        says = _("No longer counts: %(why)s") % {"why": why}
    return Vote(who=f"{row.name}, {times.short(row.at)}", says=says, why=row.reasons)


def _counts(row: voting.Ballot) -> str:
    tally = row.tally
    voted = tally.concurs + tally.dissents
    said = _("%(voted)s of the %(of)s members who sit have voted; the quorum is %(quorum)s.") % {
        "voted": voted, "of": tally.sitting, "quorum": tally.quorum,
    }  # fmt: skip
    if not row.awaited:
        return said
    names = ", ".join(row.awaited)
    return f"{said} {_('Awaited: %(names)s.') % {'names': names}}"


def _path(row: voting.Ballot) -> str:
    """What comes next where nothing is decided."""
    if row.state == "open" and row.tally.standing is Standing.SHORT:
        return _(
            "Too few members sit: the case manager names a substitute, who reads the file and "
            "votes. The votes already signed still count."
        )
    if row.state in {"tied", "rejected"}:
        return _(
            "Nothing is decided. A member proposes another draft; after a tie, the case manager "
            "may also name one more member."
        )
    return ""


def form(*, case: Case, data: Any, actor: Actor) -> forms.Over:
    """The form of a draft, filled from the one it would change, or from the last that fell."""
    page = deciding.decision(case)
    rows = voting.ballots(case=case, actor=actor)
    now = next((row for row in rows if row.state == "open"), None)
    last = now or next(iter(rows), None)
    initial = {"over": now.number if now else 0, **(_typed(last.body) if last else {})}
    if case.state != "appealed":
        return forms.Propose(
            data, turn=case.turn, ladder=page.ladder, initial=initial,
            possible_reprisal=page.possible_reprisal,
        )  # fmt: skip
    if voting.is_late(case):
        return forms.ProposeLate(data, turn=case.turn, initial=initial)
    return forms.ProposeAnswer(
        data, turn=case.turn, ladder=page.ladder, initial=initial,
        possible_reprisal=page.possible_reprisal,
    )  # fmt: skip


def _typed(body: Body) -> dict[str, Any]:
    """A draft as its form shows it."""
    found: dict[str, Any] = {"result": body.result, "appeal_reasons": body.reasons}
    if body.proposed is None:
        return found
    told = {f.name: getattr(body.proposed, f.name) for f in fields(body.proposed)}
    return {
        **found, **told, "outcome": told["outcome"].value, "games": told["matches"],
        "count": told["count"].value if told["count"] else "",
        "factors": [f.value for f in told["factors"]],
    }  # fmt: skip


def body(*, case: Case, told: Mapping[str, Any]) -> Body:
    """The draft as typed."""
    if case.state != "appealed":
        return Body(proposed=deciding.proposed(told))
    result = told.get("result", "refuse_late")
    changes = result in {"vary", "overturn"}
    return Body(
        proposed=deciding.proposed(told) if changes else None, result=result,
        reasons=told["appeal_reasons"],
    )  # fmt: skip

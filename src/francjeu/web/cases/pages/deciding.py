"""What a decider has before the eyes: one element, then the whole decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.cases import citing, clocks, facts
from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.labels import measures as measure_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.operations.decision.deciding import Proposed
from francjeu.cases.queries.decision import grid
from francjeu.cases.queries.file import sheet
from francjeu.cases.queries.pieces import disclosures
from francjeu.cases.queries.reach import Case
from francjeu.kernel.procedure.decision.ruling import BadDecision, Outcome
from francjeu.kernel.procedure.hearing.answering import Unheard
from francjeu.kernel.procedure.measures.measure import Count, Factor
from francjeu.web.cases.pages import absences, parity, pieces, qualifying, rulings, turns
from francjeu.web.cases.pages.case import Said, said

# what a ruling lacks → the field where it is mended
_FIELDS = {
    "reasons_missing": "reasons",
    "no_clause_established": "outcome",
    "clause_established": "outcome",
    "measure_missing": "rung",
    "measure_unfounded": "rung",
    "measure_not_on_ladder": "rung",
    "deviation_without_reason": "deviation",
    "reprisal_unaddressed": "reprisal",
    "employer_decides": "rung",
    "ends_before_it_starts": "ends_on",
    "suspension_not_counted": "count",
    "days_without_dates": "ends_on",
    "matches_without_number": "games",
    "matches_not_counted": "games",
    "counted_without_suspension": "count",
    "probation_without_end": "probation_until",
    "probation_ends_before": "probation_until",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One element among those of the case."""

    words: str
    url: str
    result: str
    here: bool


@dataclass(frozen=True, slots=True)
class Element:
    """One element: the clause, the pieces, what the parties say, and what was found before."""

    where: str
    number: int
    total: int
    clause: str
    text: str
    question: str
    pieces: tuple[pieces.Tile, ...]
    said: tuple[Said, ...]
    steps: tuple[Step, ...]
    choices: list[tuple[str, str]]
    in_part: bool
    initial: dict[str, object]
    found: str
    after: str
    help: qualifying.Help


@dataclass(frozen=True, slots=True)
class Decision:
    """What the findings allow, and the ladder for this offence."""

    findings: tuple[Step, ...]
    breached: str
    offence: str
    ladder: list[tuple[str, list[tuple[str, str]]]]
    said: tuple[Said, ...]
    cautions: tuple[str, ...]
    school: str
    employer: str
    parity: tuple[parity.Figure, ...]
    possible_reprisal: bool
    absences: tuple[absences.Absence, ...]


def element(*, case: Case, clause: int, element: str, at: datetime) -> Element | None:
    """The page of one element, or None when the case has none such."""
    grids = grid.grids(case)
    cells = [(g, cell) for g in grids for cell in g.cells]
    place = next(
        (i for i, (g, c) in enumerate(cells) if (g.pk, c.element) == (clause, element)), None
    )
    if place is None:
        return None
    found, cell = cells[place]
    file = sheet.sheet_of(case)
    in_part = disclosures.known_in_part(case)
    return Element(
        where=_("Element %(n)s of %(total)s") % {"n": place + 1, "total": len(cells)},
        number=place + 1, total=len(cells), clause=found.cited, text=found.clause_text,
        question=decision_labels.element(cell.element),
        pieces=tuple(pieces.tile(e, ref=case.ref) for e in file.exhibits),
        said=tuple(said(a) for a in file.answers), steps=_steps(case.ref, cells, place),
        choices=_choices(case, file, in_part, at), in_part=bool(in_part),
        initial=_initial(cell), found=_found(cell), after=_after(case.ref, cells, place),
        help=qualifying.help_for(case=case, clause=found.clause, element=element),
    )  # fmt: skip


def _choices(
    case: Case, file: sheet.Sheet, in_part: frozenset[int], at: datetime
) -> list[tuple[str, str]]:
    """The pieces one may rely on; beside those the person could not answer well, why."""
    words = {
        Unheard.NOT_SHOWN: _("not shown to the person concerned: nothing can rest on it"),
        Unheard.TIME_RUNS: _("the person still has time to answer it"),
    }
    only = _("the person knows a description or a summary alone: say below why it was enough")
    beside = dict.fromkeys(in_part, only)
    beside |= {n: words[why] for n, why in disclosures.unheard(case, at=at).items()}
    return [
        (
            str(e.number),
            f"P-{e.number} — {e.description}"
            + (f" ({beside[e.number]})" if e.number in beside else ""),
        )
        for e in file.exhibits
    ]


def _initial(cell: grid.Cell) -> dict[str, object]:
    looked = cell.sample
    sample = {
        "sample_first": looked.first_on, "sample_last": looked.last_on,
        "sample_seen": looked.seen, "sample_hostile": looked.hostile, "share": looked.share,
    } if looked else {}  # fmt: skip
    return {
        **sample,
        "quote": cell.quote,
        "why_enough": cell.why_enough,
        "result": cell.result or None,
        "reasons": cell.reasons,
        "exhibits": [str(n) for n in cell.exhibits],
        "seen": cell.found_at.isoformat() if cell.found_at else "",
    }


def _found(cell: grid.Cell) -> str:
    if not cell.result:
        return ""
    return _("Found by %(who)s: %(result)s.") % {
        "who": cell.found_by, "result": decision_labels.result(cell.result).lower(),
    }  # fmt: skip


def _steps(ref: str, cells: list[tuple[grid.Grid, grid.Cell]], place: int) -> tuple[Step, ...]:
    return tuple(
        Step(
            words=f"{g.cited} · {decision_labels.element(c.element)}",
            url=turns.find_url(ref, (g.pk, c.element)), result=decision_labels.result(c.result),
            here=i == place,
        )
        for i, (g, c) in enumerate(cells)
    )  # fmt: skip


def _after(ref: str, cells: list[tuple[grid.Grid, grid.Cell]], place: int) -> str:
    """The next element nobody found on; the case when this was the last."""
    ahead = cells[place + 1 :] + cells[:place]
    todo = next((turns.find_url(ref, (g.pk, c.element)) for g, c in ahead if not c.result), "")
    return todo or reverse("cases:case", args=[ref])


def decision(case: Case) -> Decision:
    """What the form of a decision offers."""
    cells = [(g, cell) for g in grid.grids(case) for cell in g.cells]
    offence = facts.offence(case)
    breached = tuple(citing.cited(case, clause) for clause in facts.breached(case))
    employer = facts.employer_decides(case)
    file = sheet.sheet_of(case)
    return Decision(
        findings=_steps(case.ref, cells, -1), breached=_breached(breached),
        offence=ngettext("a first breach", "breach number %(n)s", offence) % {"n": offence},
        ladder=[] if employer else rulings.ladder(clocks.profile_of(case), offence=offence),
        said=tuple(said(a) for a in file.answers), cautions=_cautions(case),
        school=qualifying.school_says(case), employer=_(
            "The person concerned is an employee: a measure is the employer’s, by its own path. "
            "The ladder of members is not shown."
        ) if employer else "",
        parity=() if employer else parity.figures(case=case, offence=offence),
        possible_reprisal=case.reprisal_check == "possible",
        absences=absences.absences(case),
    )  # fmt: skip


def _cautions(case: Case) -> tuple[str, ...]:
    """What is off, clause by clause."""
    found, names = qualifying.cautions(case), citing.names(case)
    return tuple(
        f"{names.get(clause, clause)} · {words}" for clause, said in found.items() for words in said
    )


def _breached(clauses: tuple[str, ...]) -> str:
    if not clauses:
        return _("No clause has all its elements established.")
    return ngettext(
        "Every element of clause %(ids)s is established.",
        "Every element of clauses %(ids)s is established.",
        len(clauses),
    ) % {"ids": ", ".join(clauses)}


def proposed(told: Mapping[str, Any]) -> Proposed:
    """The decision as typed."""
    return Proposed(
        outcome=Outcome(told["outcome"]), summary=told["summary"], reasons=told["reasons"],
        rung=told["rung"], severity=told["severity"], starts_on=told["starts_on"],
        ends_on=told["ends_on"], conditions=told["conditions"], deviation=told["deviation"],
        count=Count(told["count"]) if told["count"] else None, matches=told["games"],
        probation_until=told["probation_until"], factors=tuple(map(Factor, told["factors"])),
        reprisal=told.get("reprisal", ""),
    )  # fmt: skip


def grounds(case: Case) -> list[tuple[str, str]]:
    """The grounds of appeal of the case’s procedure."""
    return rulings.grounds(clocks.profile_of(case))


def mend(error: Exception) -> tuple[str | None, str]:
    """Which field mends a ruling that does not hold together, and how."""
    reason = error.reason if isinstance(error, BadDecision) else ""
    words = {**decision_labels.BAD_DECISIONS, **measure_labels.BAD_TERMS}
    return _FIELDS.get(reason), labels.word(words, reason)

"""One case as staff read it, whole: persons as letters, pieces by their description, no name."""

from dataclasses import dataclass
from datetime import date, datetime

from francjeu.cases import models, representing, votes
from francjeu.cases.queries.hearing.timing import Running, running
from francjeu.evidence import queries as evidence
from francjeu.evidence.queries import Piece
from francjeu.kernel import ages
from francjeu.policy import queries as policy
from francjeu.policy.queries import Clause
from francjeu.reports.queries import joined
from francjeu.reports.queries.joined import Joined


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the case, as a letter. `age` is a range; `school` a number, never a name."""

    pk: int
    letter: str
    role: str
    age: ages.Age
    school: int | None
    speaks_for: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A numbered piece: a sealed file (`piece`), or a testimony in words."""

    number: int
    description: str
    disclosed: bool
    added_at: datetime
    piece: Piece | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What someone wished to say; `recorded` by staff by phone, `is_late` after the date.

    `speaks_for`: the letter of the person in whose name it was said.
    """

    letter: str
    speaks_for: str
    version: str
    context: str
    witnesses: str
    wish: str
    recorded: bool
    received_at: datetime
    is_late: bool


@dataclass(frozen=True, slots=True)
class Hearing:
    """How the person was, or will be, heard."""

    way: str
    starts_at: datetime | None
    joining: str
    present: str
    minutes: str
    held_at: datetime | None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A signed decision. `replaced` by a later one after an appeal."""

    number: int
    outcome: str
    summary: str
    reasons: str
    measure: str
    basis: str
    starts_on: date | None
    ends_on: date | None
    conditions: str
    deviation: str
    decided_by: str
    decided_at: datetime
    digest: str
    replaced: bool
    vote: str = ""
    dissents: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Appeal:
    """A request that other people look again."""

    ground: str
    text: str
    is_late: bool
    requested_at: datetime
    result: str
    reasons: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a page prints of a case, read in a fixed number of queries.

    `unheard`: the letter of the person concerned, while only who speaks for them answered.
    """

    ref: str
    title: str
    description: str
    state: str
    turn: int
    first_act_on: date
    last_act_on: date | None
    policy_title: str
    policy_number: int
    citable: tuple[Clause, ...]
    manager: str
    manager_ref: str
    opened_at: datetime
    ground: str
    referred_to: str
    admissibility_reasons: str
    reprisal_check: str
    reprisal_note: str
    parallel_with: str
    parallel_cleared: bool
    response_due_at: datetime | None
    appeal_due_at: datetime | None
    closed_at: datetime | None
    reports: tuple[Joined, ...]
    persons: tuple[Person, ...]
    exhibits: tuple[Exhibit, ...]
    clocks: tuple[Running, ...]
    answers: tuple[Answer, ...]
    unheard: str
    hearings: tuple[Hearing, ...]
    rulings: tuple[Ruling, ...]
    appeals: tuple[Appeal, ...]
    is_gated: bool

    def exhibit(self, number: int) -> Exhibit | None:
        """The piece with this number."""
        return next((e for e in self.exhibits if e.number == number), None)


def sheet_of(case: models.Case) -> Sheet:
    """The whole file of a case someone may see."""
    version = policy.version_of(case.policy)
    return Sheet(
        ref=case.ref, title=case.title, description=case.description, state=case.state,
        turn=case.turn, first_act_on=case.first_act_on, last_act_on=case.last_act_on,
        policy_title=version.title, policy_number=version.number, citable=version.citable,
        manager=case.manager.name, manager_ref=str(case.manager.public_id),
        opened_at=case.opened_at, ground=case.ground, referred_to=case.referred_to,
        admissibility_reasons=case.admissibility_reasons, reprisal_check=case.reprisal_check,
        reprisal_note=case.reprisal_note, parallel_with=case.parallel_with,
        parallel_cleared=case.parallel_cleared_at is not None,
        response_due_at=case.response_due_at, appeal_due_at=case.appeal_due_at,
        closed_at=case.closed_at, reports=joined.in_case(case_ref=case.ref),
        persons=_persons(case), exhibits=_exhibits(case), clocks=running(case),
        answers=_answers(case), unheard=_unheard(case), hearings=_hearings(case),
        rulings=_rulings(case), appeals=_appeals(case), is_gated=case.gated_at is not None,
    )  # fmt: skip


def _persons(case: models.Case) -> tuple[Person, ...]:
    rows = case.parties.select_related("person", "speaks_for").order_by("added_at", "id")
    schools: dict[int, int] = {}
    found = []
    for row in rows:
        if row.institution_id is not None:
            schools.setdefault(row.institution_id, len(schools) + 1)
        found.append(
            Person(
                pk=row.pk, letter=row.letter, role=row.role, age=_age(row, case.first_act_on),
                school=schools.get(row.institution_id or 0),
                speaks_for=row.speaks_for.letter if row.speaks_for else "",
            )
        )  # fmt: skip
    return tuple(found)


def _age(row: models.Party, on: date) -> ages.Age:
    """How old on the day of the act, as far as is known."""
    known = row.person
    return ages.age(
        birth_year=row.birth_year, band=known.age_band if known else "",
        noted_on=known.age_noted_on if known else None, day=on,
    )  # fmt: skip


def _exhibits(case: models.Case) -> tuple[Exhibit, ...]:
    return tuple(
        Exhibit(
            number=row.number, description=row.description, disclosed=row.disclosed,
            added_at=row.added_at, piece=evidence.piece_of(row.item) if row.item else None,
        )
        for row in case.exhibits.select_related("item__mail_check").order_by("number")
    )  # fmt: skip


def _answers(case: models.Case) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            letter=row.party.letter,
            speaks_for=row.party.speaks_for.letter if row.party.speaks_for else "",
            version=row.version, context=row.context, witnesses=row.witnesses, wish=row.wish,
            recorded=row.recorded_by_id is not None, received_at=row.received_at,
            is_late=row.is_late,
        )
        for row in case.responses.select_related("party__speaks_for").order_by("received_at", "id")
    )  # fmt: skip


def _unheard(case: models.Case) -> str:
    found = representing.unheard_themselves(case) if case.state == "answered" else None
    return found.letter if found else ""


def _hearings(case: models.Case) -> tuple[Hearing, ...]:
    return tuple(
        Hearing(
            way=row.way, starts_at=row.starts_at, joining=row.joining, present=row.present,
            minutes=row.minutes, held_at=row.held_at,
        )
        for row in case.hearings.order_by("called_at", "id")
    )  # fmt: skip


def _rulings(case: models.Case) -> tuple[Ruling, ...]:
    rows = list(case.decisions.select_related("decided_by", "draft__case").order_by("number"))
    replaced = {row.replaces_id for row in rows}
    return tuple(
        Ruling(
            number=row.number, outcome=row.outcome, summary=row.summary, reasons=row.reasons,
            measure=row.measure, basis=row.basis, starts_on=row.starts_on, ends_on=row.ends_on,
            conditions=row.conditions, deviation=row.deviation, decided_by=row.decided_by.name,
            decided_at=row.decided_at, digest=row.digest, replaced=row.pk in replaced,
            vote=votes.sentence(row.draft), dissents=_dissents(row.draft),
        )
        for row in rows
    )  # fmt: skip


def _dissents(draft: models.Draft | None) -> tuple[tuple[str, str], ...]:
    rows = votes.signed(draft) if draft else ()
    return tuple((row.user.name, row.reasons) for row in rows if row.reasons)


def _appeals(case: models.Case) -> tuple[Appeal, ...]:
    rows = models.Appeal.objects.filter(decision__case=case).order_by("requested_at", "id")
    return tuple(
        Appeal(
            ground=row.ground, text=row.text, is_late=row.is_late, requested_at=row.requested_at,
            result=row.result, reasons=row.reasons, decided_at=row.decided_at,
        )
        for row in rows
    )  # fmt: skip

"""Real operations in any order, by any hand: what is kept never contradicts what is promised."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.conftest import NOON
from tests.factories import cases as given

from francjeu.cases import facts, models, ties
from francjeu.cases.operations.decision import appealing, deciding, ending, voting
from francjeu.cases.operations.file.moving import CaseMoved
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.measures import interim as measures
from francjeu.cases.operations.panel import challenging, conflicts
from francjeu.cases.proposing import Body
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.kernel.procedure.decision.ruling import BREACHES, BadDecision, Outcome
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.kernel.procedure.measures.interim import BadMeasure, Ordered, OwnMeasure
from francjeu.kernel.procedure.panel.challenge import OwnChallenge
from francjeu.kernel.procedure.panel.voting import Position
from francjeu.people.models import User

REFUSALS = (
    NotYet, Refused, CaseMoved, BadDecision, BadMeasure, OwnMeasure, OwnChallenge, IllegalMove,
    conflicts.Tied, conflicts.SatBefore, challenging.NotSeated, challenging.AlreadyAsked,
    measures.Running, appealing.NothingToDecide, deciding.ReasonMissing,
)  # fmt: skip
HANDS = st.integers(0, 4)
RESULTS = st.sampled_from(["uphold", "vary", "overturn", "send_back"])
OUTCOMES = st.sampled_from([Outcome.UNFOUNDED, Outcome.EDUCATION, *sorted(BREACHES)])


class AnyOrder(RuleBasedStateMachine):
    """One case; five hands; every act is tried, and what is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.at = NOON
        self.signed_by: list[str] = []

    @initialize(several=st.booleans())
    def a_case_is_opened(self, *, several: bool) -> None:
        """By one person who decides, or by panels of three with a quorum of two."""
        given.rule.a_policy()
        numbers = {"panel": 3, "quorum": 2, "appeal_panel": 3, "appeal_quorum": 2}
        given.rule.a_profile(**(numbers if several else {}))  # type: ignore[arg-type]
        given.rule.the_doors()
        self.table = given.a_table(state="answered")
        others = [given.staff(Role.DECIDER, name=f"Membre {n}")[1] for n in range(2)]
        self.hands = (self.table.manager, self.table.decider, self.table.other, *others)

    def teardown(self) -> None:
        assert list(journal.faults()) == []
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def attempt(self, act: Callable[[models.Case], object]) -> bool:
        """Do it on the case as it is now; a refusal leaves no trace of the act."""
        case = models.Case.objects.get(pk=self.table.case.pk)
        before = (case.state, case.turn)
        try:
            with transaction.atomic():
                act(case)
        except REFUSALS:
            case.refresh_from_db()
            assert (case.state, case.turn) == before
            return False
        return True

    def user(self, hand: int) -> User:
        return User.objects.get(public_id=self.hands[hand].ref)

    @rule(days=st.integers(1, 15))
    def time_passes(self, days: int) -> None:
        self.at += timedelta(days=days)

    @rule(hand=HANDS)
    def goes_on(self, hand: int) -> None:
        actor = self.hands[hand]
        for step in (hearing.hear_in_writing, ending.announce, hearing.note_silence):
            if self.attempt(lambda c, step=step: step(case=c, actor=actor, at=self.at)):  # type: ignore[misc]
                return

    @rule(hand=HANDS, instance=st.sampled_from(["first", "appeal"]))
    def sits_and_says_no_tie(self, hand: int, instance: str) -> None:
        self.attempt(
            lambda c: conflicts.seat(
                case=c, user=self.user(hand), instance=instance, actor=self.hands[0], at=self.at
            )
        )
        self.attempt(
            lambda c: conflicts.declare(
                case=c, is_linked=False, note="", actor=self.hands[hand], at=self.at
            )
        )

    @rule(hand=st.integers(1, 4))
    def steps_aside(self, hand: int) -> None:
        self.attempt(
            lambda c: conflicts.declare(
                case=c, is_linked=True, note="", actor=self.hands[hand], at=self.at
            )
        )

    @rule(hand=HANDS, is_granted=st.booleans())
    def is_challenged_then_answered(self, hand: int, *, is_granted: bool) -> None:
        asked: list[models.Challenge] = []
        self.attempt(
            lambda c: asked.append(
                challenging.challenge(
                    case=c, member=self.user(hand), party=self.table.respondent, reasons="x",
                    actor=self.hands[0], at=self.at,
                )
            )
        )  # fmt: skip
        for row in asked:
            self.attempt(
                lambda c, row=row: challenging.answer(  # type: ignore[misc]
                    challenge=row, is_granted=is_granted, reasons="x", actor=self.hands[0],
                    at=self.at,
                )
            )  # fmt: skip

    @rule(hand=HANDS)
    def a_measure_is_ordered(self, hand: int) -> None:
        ordered = Ordered(
            kind="no_contact", reasons="x", ends_at=self.at + timedelta(days=3), lesser={}
        )
        self.attempt(
            lambda c: measures.order(
                case=c, party=self.table.respondent, ordered=ordered, actor=self.hands[hand],
                at=self.at,
            )
        )  # fmt: skip

    @rule(hand=HANDS, outcome=OUTCOMES)
    def finds_and_decides(self, hand: int, outcome: Outcome) -> None:
        table = replace(self.table, decider=self.hands[hand])
        proposed = replace(given.PROPOSED, outcome=outcome)
        if outcome is not Outcome.BREACH_WITH_SANCTION:
            proposed = replace(proposed, rung="", severity=None)
        self.attempt(lambda c: given.find_all(table))
        tied = ties.linked(self.table.case)
        if self.attempt(
            lambda c: deciding.decide(case=c, proposed=proposed, actor=self.hands[hand], at=self.at)
        ):
            assert self.table.case.members == 1  # several never let one sign for them
            assert self.hands[hand].ref not in tied | {self.hands[0].ref} | set(self.signed_by)
            self.signed_by.append(self.hands[hand].ref)

    @rule(hand=HANDS, outcome=OUTCOMES)
    def proposes_to_the_panel(self, hand: int, outcome: Outcome) -> None:
        proposed = replace(given.PROPOSED, outcome=outcome)
        if outcome is not Outcome.BREACH_WITH_SANCTION:
            proposed = replace(proposed, rung="", severity=None)
        self.attempt(lambda c: given.find_all(replace(self.table, decider=self.hands[hand])))
        self.attempt(
            lambda c: voting.propose(
                case=c, body=Body(proposed=proposed), over=self.open_draft(c), at=self.at,
                actor=self.hands[hand],
            )
        )  # fmt: skip

    @rule(hand=HANDS, result=RESULTS)
    def proposes_an_answer_to_the_panel(self, hand: int, result: str) -> None:
        lighter = deciding.Proposed(outcome=Outcome.UNFOUNDED, summary="", reasons="x")
        proposed = lighter if result in {"vary", "overturn"} else None
        body = Body(proposed=proposed, result=result, reasons="x")
        self.attempt(
            lambda c: voting.propose(
                case=c, body=body, over=self.open_draft(c), actor=self.hands[hand], at=self.at
            )
        )

    @rule(hands=st.permutations(range(5)), agrees=st.lists(st.booleans(), min_size=5, max_size=5))
    def several_vote(self, hands: list[int], agrees: list[bool]) -> None:
        for hand in hands:
            draft = models.Draft.objects.filter(state="open").first()
            if draft is None:
                return
            position = Position.CONCURS if agrees[hand] else Position.DISSENTS
            self.attempt(lambda c, d=draft, h=hand, p=position: self.vote(c, d, h, p))  # type: ignore[misc]

    @rule(hand=HANDS)
    def closes_the_vote(self, hand: int) -> None:
        draft = models.Draft.objects.filter(state="open").first()
        if draft is not None:
            self.attempt(lambda c: self.close(c, draft, hand))

    def open_draft(self, case: models.Case) -> int:
        row = case.drafts.filter(state="open").first()
        return row.number if row else 0

    def vote(self, case: models.Case, draft: models.Draft, hand: int, said: Position) -> None:
        draft.case = case
        voting.vote(draft=draft, position=said, reasons="x", actor=self.hands[hand], at=self.at)

    def close(self, case: models.Case, draft: models.Draft, hand: int) -> None:
        draft.case = case
        voting.close(draft=draft, actor=self.hands[hand], at=self.at)

    @rule(hand=HANDS, result=RESULTS)
    def is_appealed_then_answered(self, hand: int, result: str) -> None:
        table = self.table
        self.attempt(lambda c: given.appeal(replace(table, case=c), at=self.at))
        lighter = deciding.Proposed(outcome=Outcome.UNFOUNDED, summary="", reasons="x")
        proposed = lighter if result in {"vary", "overturn"} else None
        self.attempt(
            lambda c: appealing.admit_late(case=c, reasons="x", actor=self.hands[hand], at=self.at)
        )
        self.attempt(
            lambda c: appealing.decide_appeal(
                case=c, result=result, reasons="x", proposed=proposed, actor=self.hands[hand],
                at=self.at,
            )
        )  # fmt: skip

    @invariant()
    def nobody_is_decided_on_unheard(self) -> None:
        case = models.Case.objects.get(pk=self.table.case.pk)
        if case.state in {"decided", "announced", "appealed", "closed"}:
            assert case.notified_at
            assert case.heard_at
            assert not case.interims.filter(state__in=("ordered", "contested")).exists()
            assert case.decisions.filter(replaced_by__isnull=True).count() == 1

    @invariant()
    def the_two_panels_share_nobody_and_an_appeal_had_other_eyes(self) -> None:
        seats = models.Seat.objects.filter(case=self.table.case)
        users = list(seats.values_list("user_id", flat=True))
        assert len(users) == len(set(users))
        for row in models.Appeal.objects.filter(decision__case=self.table.case):
            assert row.decided_by_id != row.decision.decided_by_id or row.decided_by_id is None

    @invariant()
    def what_a_panel_decided_was_carried_by_its_quorum_and_a_majority(self) -> None:
        case = models.Case.objects.get(pk=self.table.case.pk)
        for draft in case.drafts.filter(state="carried"):
            votes = draft.votes.filter(voided_at__isnull=True)
            assert votes.count() >= draft.quorum
            assert votes.filter(position="concurs").count() * 2 > (draft.sitting or 0)
            assert hasattr(draft, "decision") or hasattr(draft, "appeal")
        if case.members > 1:
            assert not case.decisions.filter(draft__isnull=True).exists()
        fallen = models.Vote.objects.filter(draft__state="changed", voided_at__isnull=True)
        assert not fallen.exists()

    @invariant()
    def a_tied_person_holds_no_seat_that_signs(self) -> None:
        case = models.Case.objects.get(pk=self.table.case.pk)
        known = facts.case_facts(case)
        for name in facts.panel_names(case, "decide"):
            assert name
        assert not (known.linked & known.cleared)


@pytest.mark.django_db
def test_any_order_of_acts_keeps_the_promises() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        AnyOrder,
        settings=settings(
            max_examples=20, stateful_step_count=20, deadline=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip

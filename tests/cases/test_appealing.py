"""An appeal: listed, in time or let in with reasons, stayed or not, before other eyes, final."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person

from francjeu.cases import facts, models
from francjeu.cases.operations.decision import appealing, deciding, ending
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.panel import conflicts
from francjeu.cases.queries.decision import reviews
from francjeu.cases.queries.file import turn
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.kernel.procedure.decision.ruling import BadDecision, Outcome
from francjeu.notices.models import Letter

pytestmark = pytest.mark.django_db
LATE = NOON + timedelta(days=60)
LIGHTER = deciding.Proposed(
    outcome=Outcome.BREACH_WITHOUT_SANCTION, summary="", reasons="Mesure trop lourde."
)
UNFOUNDED = deciding.Proposed(outcome=Outcome.UNFOUNDED, summary="", reasons="Rien d’établi.")


def answer(
    table: given.Table, result: str, proposed: deciding.Proposed | None = None
) -> models.Appeal:
    """The other panel answers."""
    return appealing.decide_appeal(
        case=table.case, result=result, reasons="Après lecture.", proposed=proposed,
        actor=table.other, at=NOON,
    )  # fmt: skip


def refused(act: object) -> Why:
    with pytest.raises(NotYet) as why:
        act()  # type: ignore[operator]
    return why.value.why


def test_a_late_request_waits_until_other_eyes_let_it_in_with_reasons() -> None:
    table = given.a_table(state="announced")
    row = given.appeal(table, at=LATE)
    assert (row.state, row.is_late) == ("asked", True)
    assert refused(lambda: answer(table, "uphold")) is Why.LATE
    acts = turn.beside(case=table.case, actor=table.other, at=LATE)
    assert {"admit_late", "stay_sanction"} <= acts
    for stranger in (table.manager, table.decider):
        assert "admit_late" not in turn.beside(case=table.case, actor=stranger, at=LATE)
        with pytest.raises(NotYet):
            appealing.admit_late(case=table.case, reasons="x", actor=stranger, at=LATE)
    with pytest.raises(deciding.ReasonMissing):
        appealing.admit_late(case=table.case, reasons=" ", actor=table.other, at=LATE)
    appealing.admit_late(case=table.case, reasons="Lettre perdue.", actor=table.other, at=LATE)
    assert answer(table, "uphold").state == "upheld"


def test_a_late_request_refused_with_reasons_is_told_and_final() -> None:
    table = given.a_table(state="announced")
    given.appeal(table, at=LATE)
    appealing.refuse_late(case=table.case, reasons="Deux mois.", actor=table.other, at=LATE)
    assert table.case.state == "announced"
    text = Letter.objects.filter(event="appeal_answered")[0].text
    assert "arrivée trop tard" in text
    assert "Deux mois." in text
    assert refused(lambda: given.appeal(table)) is Why.FINAL


def test_a_request_in_time_is_not_refused_as_late() -> None:
    table = given.a_table(state="announced")
    given.appeal(table)
    act = lambda: appealing.refuse_late(  # noqa: E731
        case=table.case, reasons="x", actor=table.other, at=NOON
    )
    assert refused(act) is Why.NOT_LATE


def test_what_was_upheld_is_final_and_the_case_closes_without_waiting() -> None:
    table = given.a_table(state="announced")
    given.appeal(table)
    answer(table, "uphold")
    assert refused(lambda: given.appeal(table)) is Why.FINAL
    ending.close(case=table.case, actor=table.manager, at=NOON)
    text = Letter.objects.filter(event="decision").order_by("-pk")[0].text
    assert "C’est la décision finale" in text


def test_an_appeal_withdrawn_leaves_the_decision_final() -> None:
    table = given.a_table(state="announced")
    given.appeal(table)
    party = Actor(Kind.PARTY, ref=str(table.respondent.public_id))
    appealing.withdraw(case=table.case, reasons="Je renonce.", actor=party, at=NOON)
    assert table.case.state == "announced"
    assert refused(lambda: given.appeal(table)) is Why.FINAL


@pytest.mark.parametrize(
    ("result", "proposed", "why"),
    [
        ("vary", None, "appeal_outcome_missing"),
        ("uphold", LIGHTER, "appeal_outcome_idle"),
        ("overturn", LIGHTER, "overturned_breach"),
        ("vary", replace(given.PROPOSED, severity=3, rung="s3_o1_suspension"), "appeal_worsens"),
    ],
)
def test_refuses_an_answer_that_contradicts_itself_or_worsens(
    result: str, proposed: deciding.Proposed | None, why: str
) -> None:
    table = given.a_table(state="announced")
    given.appeal(table)
    with pytest.raises(BadDecision, match=why):
        answer(table, result, proposed)
    assert models.Appeal.objects.get().state == "open"


def test_an_overturned_breach_no_longer_counts_and_its_measure_is_withdrawn() -> None:
    author = person.a_person()
    table = given.a_table(state="announced", person=author)
    given.appeal(table)
    answer(table, "overturn", UNFOUNDED)
    assert set(models.Measure.objects.values_list("state", flat=True)) <= {"withdrawn"}
    ending.close(case=table.case, actor=table.manager, at=NOON)
    assert facts.offence(given.a_table(person=author).case) == 1


def test_a_stay_is_reasoned_and_suspends_the_measure_until_the_answer() -> None:
    table = given.a_table(state="announced")
    given.appeal(table)
    with pytest.raises(deciding.ReasonMissing):
        appealing.stay_sanction(
            case=table.case, is_granted=True, reasons="", actor=table.other, at=NOON
        )
    assert not reviews.is_stayed(table.case)
    appealing.stay_sanction(
        case=table.case, is_granted=True, reasons="La saison finit.", actor=table.other, at=NOON
    )
    assert reviews.is_stayed(table.case)
    assert set(models.Measure.objects.values_list("state", flat=True)) == {"stayed"}
    assert "La saison finit." in Letter.objects.filter(event="sanction_stay")[0].text
    answer(table, "uphold")
    assert not reviews.is_stayed(table.case)


def test_a_case_sent_back_is_heard_again_and_decided_by_others() -> None:
    table = given.a_table(state="announced")
    given.appeal(table)
    answer(table, "send_back")
    assert (table.case.state, table.case.heard_at) == ("answered", None)
    assert not models.Finding.objects.exists()
    assert "Rien n’est décidé." in Letter.objects.filter(event="appeal_answered")[0].text
    hearing.hear_in_writing(case=table.case, actor=table.manager, at=NOON)
    assert refused(lambda: given.find_all(table)) is Why.SEPARATION
    user, fresh = given.staff(Role.DECIDER, name="Sacha Lavoie")
    conflicts.seat(case=table.case, user=user, actor=table.manager, at=NOON)
    conflicts.declare(case=table.case, is_linked=False, note="", actor=fresh, at=NOON)
    again = replace(table, decider=fresh)
    given.find_all(again)
    second = deciding.decide(case=table.case, proposed=given.PROPOSED, actor=fresh, at=NOON)
    assert second.replaces == models.Decision.objects.get(number=1)
    ending.announce(case=table.case, actor=table.manager, at=NOON)
    assert given.appeal(table).state == "open"
    assert answer(table, "uphold").against == user

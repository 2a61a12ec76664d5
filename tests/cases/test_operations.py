"""The case, by its operations: what it refuses, what it keeps, whom it tells."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person
from tests.factories import policy as rule

from francjeu.cases import models
from francjeu.cases.operations.decision import appealing, deciding, ending
from francjeu.cases.operations.file.moving import CaseMoved
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.intake import opening
from francjeu.cases.operations.panel import conflicts
from francjeu.cases.queries import reach
from francjeu.cases.queries.file import lists, turn
from francjeu.cases.queries.today import tasks
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.kernel.procedure.case.moves import Ground
from francjeu.kernel.procedure.decision.elements import Element, Result
from francjeu.kernel.procedure.decision.review import UnknownGround
from francjeu.kernel.procedure.decision.ruling import BadDecision, Outcome
from francjeu.notices.models import Letter
from francjeu.notices.operations.letters import Reproduces
from francjeu.people.models import Institution, RoleHeld, User

pytestmark = pytest.mark.django_db


def letters(case: models.Case, event: str) -> list[Letter]:
    return list(Letter.objects.filter(subject=f"case:{case.ref}", event=event).order_by("pk"))


def test_a_case_goes_from_its_opening_to_its_closing() -> None:
    table = given.a_table(state="closed")
    assert table.case.state == "closed"
    told = [line.event for line in journal.history(subject=f"case:{table.case.ref}")]
    for verb in ("notify", "receive_response", "hear_in_writing", "decide", "announce", "close"):
        assert f"case.{verb}" in told
    assert list(journal.faults()) == []


@pytest.mark.clause("C-VER")
def test_a_case_cites_the_version_in_force_on_the_day_of_the_act() -> None:
    first = rule.a_policy(in_force_on=date(2026, 1, 1))
    rule.a_policy(in_force_on=date(2026, 9, 1))
    _, manager = given.staff(Role.CASE_MANAGER)
    case = opening.open_case(
        title="x", description="", first_act_on=date(2026, 8, 15), actor=manager, at=NOON
    )
    assert case.policy.number == first.number


def test_refuses_to_open_a_case_on_a_day_no_policy_was_in_force() -> None:
    _, manager = given.staff(Role.CASE_MANAGER)
    with pytest.raises(opening.NoPolicy):
        opening.open_case(
            title="x", description="", first_act_on=date(2020, 1, 1), actor=manager, at=NOON
        )


def test_refuses_a_clause_the_version_does_not_hold() -> None:
    table = given.a_table()
    with pytest.raises(opening.UnknownClause):
        opening.allege(case=table.case, clause_id="4.z", actor=table.manager, at=NOON)


@pytest.mark.clause("C-SANCT")
def test_refuses_a_sanction_on_someone_nobody_heard() -> None:
    table = given.a_table(state="notified")
    with pytest.raises(NotYet) as refused:
        deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
    assert refused.value.why is Why.STATE
    assert not models.Decision.objects.exists()


def test_refuses_a_decision_while_an_element_is_missing() -> None:
    table = given.a_table(state="heard")
    allegation = table.case.allegations.get()
    given.find(table, allegation, Element.HURTFUL, Result.ESTABLISHED)
    with pytest.raises(NotYet) as refused:
        deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
    assert refused.value.why is Why.FINDINGS_MISSING


def test_refuses_a_breach_when_one_element_is_not_established() -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    given.find(table, table.case.allegations.get(), Element.HURTFUL, Result.NOT_ESTABLISHED)
    with pytest.raises(BadDecision, match="no_clause_established"):
        deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)


def test_refuses_a_measure_outside_the_rung_without_reasons() -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    harsh = replace(given.PROPOSED, rung="s3_o2_expulsion")
    with pytest.raises(BadDecision, match="deviation_without_reason"):
        deciding.decide(case=table.case, proposed=harsh, actor=table.decider, at=NOON)
    reasoned = replace(harsh, deviation="Menaces répétées après avertissement.")
    decision = deciding.decide(case=table.case, proposed=reasoned, actor=table.decider, at=NOON)
    assert decision.deviation


@pytest.mark.clause("C-SANCT")
def test_a_breach_may_end_without_sanction_with_reasons() -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    decision = deciding.decide(
        case=table.case, actor=table.decider, at=NOON,
        proposed=replace(given.PROPOSED, outcome=Outcome.BREACH_WITHOUT_SANCTION, rung=""),
    )  # fmt: skip
    assert (decision.rung, decision.measure) == ("", "")


def test_who_managed_the_case_does_not_find_nor_decide() -> None:
    table = given.a_table(state="heard")
    both = Actor(
        Kind.STAFF, ref=table.manager.ref, roles=frozenset({Role.CASE_MANAGER, Role.DECIDER})
    )
    user = User.objects.get(public_id=both.ref)
    conflicts.seat(case=table.case, user=user, actor=table.manager, at=NOON)
    conflicts.declare(case=table.case, is_linked=False, note="", actor=both, at=NOON)
    with pytest.raises(NotYet) as refused:
        deciding.find(
            allegation=table.case.allegations.get(), element=Element.HURTFUL,
            result=Result.ESTABLISHED, reasons="x", actor=both, at=NOON,
        )  # fmt: skip
    assert refused.value.why is Why.SEPARATION


def test_a_signed_decision_is_frozen_with_the_texts_it_rests_on() -> None:
    table = given.a_table(state="decided")
    decision = table.case.decisions.get()
    frozen = json.loads(decision.frozen)
    assert frozen["clauses"][0]["text"] == "Commentaire blessant dans un média social."
    assert len(frozen["clauses"][0]["findings"]) == 4
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Decision.objects.update(outcome="unfounded")
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Decision.objects.all().delete()


@pytest.mark.parametrize(
    "state", ["heard", "decided", "announced", "closed", "answered", "dismissed"]
)
def test_the_database_refuses_a_move_outside_the_machine(state: str) -> None:
    table = given.a_table(state="admissible")
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Case.objects.filter(pk=table.case.pk).update(
            state=state, notified_at=NOON, heard_at=NOON, ground="author_not_bound"
        )


def test_the_database_refuses_a_notified_case_without_notice() -> None:
    table = given.a_table(state="admissible")
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Case.objects.filter(pk=table.case.pk).update(state="notified")


def test_the_second_of_two_hands_is_told_that_the_case_moved() -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    stale = models.Case.objects.get(pk=table.case.pk)
    deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
    with pytest.raises(CaseMoved) as moved:
        deciding.decide(case=stale, proposed=given.PROPOSED, actor=table.decider, at=NOON)
    assert moved.value.state == "decided"
    assert models.Decision.objects.count() == 1


@pytest.mark.clause("X-06")
def test_someone_who_coaches_at_a_partys_school_gets_no_seat_and_the_try_is_kept() -> None:
    table = given.a_table()
    school = Institution.objects.create(name="École des Rives")
    models.Party.objects.filter(pk=table.respondent.pk).update(institution=school)
    coach = person.a_person(given="Alex", family="Morin")
    RoleHeld.objects.create(
        person=coach, role="coach", institution=school, starts_on=date(2026, 8, 1)
    )
    user, _ = given.staff(Role.DECIDER, name="Alex Morin")
    user.person = coach
    user.save()
    with pytest.raises(conflicts.Tied):
        conflicts.seat(case=table.case, user=user, actor=table.manager, at=NOON)
    history = journal.history(subject=f"case:{table.case.ref}")
    assert history[0].event == "case.seat_refused"


def test_recusal_closes_access_at_once_and_the_case_no_longer_exists_for_them() -> None:
    table = given.a_table()
    assert reach.case_for(actor=table.decider, ref=table.case.ref)
    conflicts.declare(
        case=table.case, is_linked=True, note="Ma nièce.", actor=table.decider, at=NOON
    )
    with pytest.raises(reach.CaseNotFound):
        reach.case_for(actor=table.decider, ref=table.case.ref)
    assert lists.count_for(actor=table.decider) == 0


@pytest.mark.clause("C-SIGN-4")
def test_a_case_about_the_director_does_not_exist_for_case_managers() -> None:
    rule.a_policy()
    _, chair = given.staff(Role.CHAIR)
    _, manager = given.staff(Role.CASE_MANAGER)
    case = opening.open_case(
        title="x", description="", first_act_on=given.ACT, about="director", actor=chair, at=NOON
    )
    assert reach.case_for(actor=chair, ref=case.ref)
    with pytest.raises(reach.CaseNotFound):
        reach.case_for(actor=manager, ref=case.ref)
    assert lists.rows_for(actor=manager) == ()


def test_an_account_without_seat_does_not_learn_that_the_case_exists() -> None:
    table = given.a_table()
    _, stranger = given.staff(Role.DECIDER)
    _, administrator = given.staff(Role.ADMINISTRATOR)
    for actor in (stranger, administrator):
        with pytest.raises(reach.CaseNotFound):
            reach.case_for(actor=actor, ref=table.case.ref)
        assert lists.count_for(actor=actor) == 0


def test_the_notice_goes_to_the_respondent_and_to_who_speaks_for_them() -> None:
    table = given.a_table(state="notified")
    sent = letters(table.case, "notice")
    assert [x.to_address for x in sent] == ["felix@exemple.ca", "julie@exemple.ca"]
    assert table.case.response_due_at is not None
    assert table.case.response_due_at.astimezone(NOON.tzinfo).date() == date(2026, 12, 2)


def test_refuses_a_notice_that_repeats_a_testimony_and_writes_nothing() -> None:
    table = given.a_table(state="admissible")
    opening.answer_reprisal(
        case=table.case, is_possible=False, note="", actor=table.manager, at=NOON
    )
    with pytest.raises(Reproduces):
        hearing.notify(
            case=table.case, actor=table.manager, at=NOON,
            description="Il a écrit que je devrais changer d’école et que personne ne "
            "me regretterait",
        )  # fmt: skip
    table.case.refresh_from_db()
    assert (table.case.state, letters(table.case, "notice")) == ("admissible", [])


@pytest.mark.clause("X-11")
def test_the_decision_letter_says_all_that_it_must() -> None:
    table = given.a_table(state="announced")
    text = letters(table.case, "decision")[0].text
    for said in (
        "article 4 a)", "version 1", "P-1", "Les trois messages sont établis.",
        "Avertissement écrit", "Échelle proposée par défaut", "Comité de révision", "PILS",
    ):  # fmt: skip
        assert said in text, said


@pytest.mark.clause("C-SUPP")
def test_a_vanished_story_is_examined_on_a_testimony_alone() -> None:
    table = given.a_table(state="decided")
    assert [e.item for e in table.case.exhibits.all()] == [None]
    assert table.case.decisions.get().outcome == Outcome.BREACH_WITH_SANCTION.value


def test_an_appeal_is_recorded_with_a_listed_ground_and_a_late_one_is_marked() -> None:
    table = given.a_table(state="announced")
    late = NOON + timedelta(days=60)
    party = Actor(Kind.PARTY, ref=str(table.respondent.public_id))
    with pytest.raises(UnknownGround):
        appealing.appeal(
            case=table.case, party=table.respondent, ground="bad_luck", text="", actor=party,
            at=late,
        )  # fmt: skip
    row = appealing.appeal(
        case=table.case, party=table.respondent, ground="bias", text="…", actor=party, at=late
    )
    assert row.is_late
    assert table.case.state == "appealed"


def test_an_appeal_is_decided_by_other_eyes_and_replaces_the_decision() -> None:
    table = given.a_table(state="announced")
    party = Actor(Kind.PARTY, ref=str(table.respondent.public_id))
    appealing.appeal(
        case=table.case, party=table.respondent, ground="bias", text="", actor=party, at=NOON
    )
    proposed = deciding.Proposed(
        outcome=Outcome.BREACH_WITHOUT_SANCTION, summary="", reasons="Mesure trop lourde."
    )
    with pytest.raises(NotYet) as refused:
        appealing.decide_appeal(
            case=table.case, result="vary", reasons="x", proposed=proposed, actor=table.decider,
            at=NOON,
        )  # fmt: skip
    assert refused.value.why is Why.SEPARATION
    appealing.decide_appeal(
        case=table.case, result="vary", reasons="x", proposed=proposed, actor=table.other, at=NOON
    )
    assert ending.current_decision(table.case).rung == ""
    assert table.case.decisions.count() == 2


def test_a_dismissal_needs_a_listed_ground() -> None:
    table = given.a_table()
    opening.dismiss(
        case=table.case, ground=Ground.RESPECTFUL_CRITICISM, reasons="Opinion polie.",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    assert table.case.state == "dismissed"


def test_an_administrator_opens_no_case() -> None:
    rule.a_policy()
    _, administrator = given.staff(Role.ADMINISTRATOR)
    with pytest.raises(Refused):
        opening.open_case(
            title="x", description="", first_act_on=given.ACT, actor=administrator, at=NOON
        )


def test_each_clock_says_where_its_length_comes_from() -> None:
    table = given.a_table(state="notified")
    clock = table.case.clocks.get(key="response")
    assert "Valeur proposée par défaut" in clock.source
    assert table.case.clocks.filter(met_at__isnull=True).count() == 1


def test_the_page_tells_why_an_act_is_not_possible() -> None:
    table = given.a_table(state="notified")
    acts = {p.verb: p.why for p in turn.possible(case=table.case, actor=table.manager, at=NOON)}
    assert acts["receive_response"] is None
    assert acts["note_silence"] is Why.RESPONSE_RUNS
    assert acts["decide"] is Why.STATE
    assert "declare_admissible" not in acts


def test_lists_take_the_same_number_of_queries_for_two_cases_and_for_ten() -> None:
    table = given.a_table()
    counts = []
    for more in (1, 8):
        for _ in range(more):
            opening.open_case(
                title="x", description="", first_act_on=given.ACT, actor=table.manager, at=NOON
            )
        with CaptureQueriesContext(connection) as captured:
            lists.rows_for(actor=table.manager)
            tasks.tasks_for(actor=table.manager, at=NOON)
        counts.append(len(captured))
    assert counts[0] == counts[1]

"""A case that waits for another body, a silence that stands: clocks, letters, who says what."""

from datetime import timedelta

import pytest
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person
from tests.factories.reports import a_checked_report, a_report, a_sheet, answer_gate

from francjeu.cases import models
from francjeu.cases.operations.hearing import hearing, staying
from francjeu.cases.operations.intake import opening
from francjeu.kernel.actors import SOFTWARE, Actor, Kind, Role
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.kernel.procedure.intake.handover import Part
from francjeu.kernel.procedure.intake.report import Outcome, Tag
from francjeu.kernel.procedure.intake.routing import Footing, Way
from francjeu.notices.models import Letter
from francjeu.notices.operations import hushing, sending
from francjeu.reports import models as reports
from francjeu.reports.operations.leaving import handing
from francjeu.reports.operations.triage import checking
from francjeu.reports.operations.urgent import silence

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=6)
REVIEW = NOON.date() + timedelta(days=30)


def stay(table: given.Table, **changed: object) -> models.Stay:
    told = {
        "body": "Police de Longueuil", "reason": "Enquête ouverte.", "review_on": REVIEW,
        "actor": table.manager, "at": NOON, **changed,
    }  # fmt: skip
    return staying.stay(case=table.case, **told)  # type: ignore[arg-type]


def end(table: given.Table, **changed: object) -> models.Stay:
    told = {"reason": "La police a fini.", "actor": table.manager, "at": LATER, **changed}
    return staying.end_stay(case=table.case, **told)  # type: ignore[arg-type]


def due(table: given.Table, key: str) -> object:
    return table.case.clocks.get(key=key, met_at__isnull=True).due_at


def test_clocks_stand_still_with_the_case_and_keep_what_was_left() -> None:
    table = given.a_table(state="notified")
    before = due(table, "response")
    row = stay(table)
    assert row.paused == ["response"]
    end(table)
    assert due(table, "response") == before + timedelta(days=6)  # type: ignore[operator]
    table.case.refresh_from_db()
    assert table.case.response_due_at == due(table, "response")


def test_nothing_moves_forward_meanwhile_but_the_parties_keep_their_rights() -> None:
    table = given.a_table(state="notified")
    stay(table)
    with pytest.raises(NotYet) as refused:
        hearing.note_silence(case=table.case, actor=table.manager, at=LATER)
    assert refused.value.why is Why.STAYED
    party = Actor(Kind.PARTY, ref=str(table.respondent.public_id))
    hearing.save_draft(party=table.respondent, answers="{}", actor=party, at=NOON)
    hearing.receive_response(
        case=table.case, party=table.respondent, version="Ma version.", actor=party,
        at=NOON + timedelta(days=2),
    )  # fmt: skip
    started = due(table, "hearing")
    with pytest.raises(NotYet):
        hearing.hear_in_writing(case=table.case, actor=table.manager, at=LATER)
    end(table)
    assert due(table, "hearing") == started + timedelta(days=4)  # type: ignore[operator]
    hearing.hear_in_writing(case=table.case, actor=table.manager, at=LATER)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"body": " "}, staying.NobodyNamed),
        ({"reason": ""}, staying.NoReason),
        ({"review_on": NOON.date()}, staying.NoReview),
    ],
)
def test_a_stay_names_whom_why_and_until_when(
    changed: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        stay(given.a_table(), **changed)


def test_two_people_at_once_stay_it_once_and_end_it_once() -> None:
    table = given.a_table()
    stay(table)
    with pytest.raises(staying.AlreadyStayed):
        stay(table)
    end(table)
    with pytest.raises(staying.AlreadyStayed):
        end(table)


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.CASE_MANAGER, Role.CHAIR)])
def test_no_other_role_stays_a_case(role: Role) -> None:
    table = given.a_table()
    with pytest.raises(Exception, match=r"case\.manage"):
        stay(table, actor=person.an_actor(role))


def test_an_over_case_waits_for_nobody() -> None:
    with pytest.raises(NotYet):
        stay(given.a_table(state="closed"))


def a_threat(manager: Actor) -> reports.Report:
    report = a_report(tags=(Tag.THREATS,))
    checking.check_urgency(
        ref=report.ref, answers=a_sheet(), outcome=Outcome.NO_DANGER, done="", actor=manager,
        at=NOON,
    )  # fmt: skip
    answer_gate(report.ref, actor=manager)
    return report


def a_silent_table(state: str = "admissible") -> tuple[given.Table, str]:
    manager = person.an_actor(Role.CASE_MANAGER)
    report = a_threat(manager)
    return given.a_table(state=state, reports=(report.ref,)), report.ref


def notify(table: given.Table) -> None:
    opening.answer_reprisal(
        case=table.case, is_possible=False, note="", actor=table.manager, at=NOON
    )
    hearing.notify(case=table.case, description="Des messages.", actor=table.manager, at=LATER)


@pytest.mark.clause("C-D-7")
def test_no_notice_leaves_while_the_silence_stands() -> None:
    table, _ = a_silent_table()
    with pytest.raises(NotYet) as refused:
        notify(table)
    assert refused.value.why is Why.HUSHED
    assert not Letter.objects.filter(event="notice").exists()


def test_a_named_person_lets_one_act_write_with_a_reason() -> None:
    table, _ = a_silent_table()
    with pytest.raises(hushing.NoReason):
        staying.let_pass(case=table.case, reason=" ", actor=table.manager, at=NOON)
    staying.let_pass(
        case=table.case, reason="Agente Roy, LON-77 : d’accord.", actor=table.manager, at=NOON
    )
    notify(table)
    assert Letter.objects.filter(event="notice").count() == 2
    with pytest.raises(hushing.Hushed):
        hushing.require_pass(subject=f"case:{table.case.ref}", at=LATER + timedelta(days=1))


def test_software_lets_nothing_pass() -> None:
    table, _ = a_silent_table()
    with pytest.raises(hushing.NoReason):
        hushing.let_pass(subject=f"case:{table.case.ref}", reason="x", actor=SOFTWARE, at=NOON)


def test_a_lifted_silence_lets_the_case_go_on() -> None:
    table, ref = a_silent_table()
    silence.lift(ref=ref, reason="La police a fini.", actor=table.manager, at=NOON)
    notify(table)
    assert Letter.objects.filter(event="notice").exists()


def test_a_letter_that_waits_in_the_queue_is_kept_until_the_silence_is_lifted() -> None:
    report = a_checked_report()
    table = given.a_table(state="notified", reports=(report.ref,))
    letter = Letter.objects.filter(event="notice").first()
    assert letter is not None
    report.refresh_from_db()
    silence.begin(report=report, because=[], actor=SOFTWARE, at=LATER)
    sending.send(letter_id=letter.pk, actor=SOFTWARE, at=LATER)
    letter.refresh_from_db()
    assert letter.state == "queued"
    silence.lift(ref=report.ref, reason="Fini.", actor=table.manager, at=LATER)
    sending.send(letter_id=letter.pk, actor=SOFTWARE, at=LATER)
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_an_answer_is_received_in_silence_without_a_receipt() -> None:
    report = a_checked_report()
    table = given.a_table(state="notified", reports=(report.ref,))
    report.refresh_from_db()
    silence.begin(report=report, because=[], actor=SOFTWARE, at=NOON)
    party = Actor(Kind.PARTY, ref=str(table.respondent.public_id))
    hearing.save_draft(party=table.respondent, answers="{}", actor=party, at=NOON)
    hearing.receive_response(
        case=table.case, party=table.respondent, version="Ma version.",
        actor=Actor(Kind.PARTY, ref=str(table.respondent.public_id)), at=LATER,
    )  # fmt: skip
    assert not Letter.objects.filter(event="response_received").exists()


@pytest.mark.clause("X-14")
def test_what_was_handed_to_the_police_makes_a_person_confirm_before_a_notice() -> None:
    report = a_checked_report()
    table = given.a_table(state="admissible", reports=(report.ref,))
    hand_over(report.ref, table.manager)
    with pytest.raises(NotYet) as refused:
        notify(table)
    assert refused.value.why is Why.PARALLEL_UNCONFIRMED
    opening.clear_parallel(
        case=table.case, note="Agente Roy : rien ne nuit.", actor=table.manager, at=NOON
    )
    notify(table)


def test_a_new_hand_over_asks_for_a_new_confirmation() -> None:
    report = a_checked_report()
    table = given.a_table(state="admissible", reports=(report.ref,))
    hand_over(report.ref, table.manager)
    opening.clear_parallel(case=table.case, note="Rien ne nuit.", actor=table.manager, at=NOON)
    hand_over(report.ref, table.manager, at=LATER)
    with pytest.raises(NotYet) as refused:
        notify(table)
    assert refused.value.why is Why.PARALLEL_UNCONFIRMED


def hand_over(ref: str, actor: Actor, at: object = NOON) -> None:
    row = handing.prepare(
        ref=ref, way=Way.POLICE, body="Police", footing=Footing.CRIME, parts=(Part.WORDS,),
        words="Menaces", actor=actor, at=NOON,
    )  # fmt: skip
    handing.send(handover=row.public_id, ref=ref, how="Téléphone", actor=actor, at=at)  # type: ignore[arg-type]

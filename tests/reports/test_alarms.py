"""The urgent lane end to end: who is called, when the next one is, the sheet, the silence."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django_tasks_db.models import DBTaskResult
from tests.conftest import NOON
from tests.factories import evidence as pieces
from tests.factories import people as person
from tests.factories.reports import (
    a_checked_report,
    a_report,
    a_sent_report,
    a_sheet,
    a_visit,
)

from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.intake.report import About, Answer, Outcome, Question, Tag
from francjeu.kernel.procedure.intake.urgent import (
    BadLine,
    Cause,
    Done,
    Line,
    SheetIncomplete,
    Step,
)
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.notices.models import Letter
from francjeu.notices.operations import sending
from francjeu.people import queries as people
from francjeu.reports import models
from francjeu.reports.operations.exchange import thread
from francjeu.reports.operations.file import moving
from francjeu.reports.operations.triage import checking
from francjeu.reports.operations.urgent import alarms, rota, sheets, silence
from francjeu.reports.queries import alarms as queries
from francjeu.reports.queries import reach
from francjeu.reports.queries import rota as rotas

pytestmark = pytest.mark.django_db
SOON = NOON + timedelta(minutes=15)


class Team:
    """Two case managers, the chair, an administrator: real accounts, to be written to."""

    def __init__(self) -> None:
        self.first = person.an_actor(Role.CASE_MANAGER, name="Camille Gagnon")
        self.second = person.an_actor(Role.CASE_MANAGER, name="Sam Côté")
        self.chair = person.an_actor(Role.CHAIR, name="Alex Roy")
        self.admin = person.an_actor(Role.ADMINISTRATOR, name="Dominique Ali")


@pytest.fixture
def team() -> Team:
    return Team()


def on_call(team: Team, *people: Actor, minutes: int = 10) -> None:
    rota.set_rota(
        chain=tuple(p.ref for p in people), minutes=minutes, valid_from=NOON - timedelta(days=1),
        source="Entente du 1er novembre", actor=team.admin, at=NOON - timedelta(days=1),
    )  # fmt: skip


def called() -> list[str]:
    return list(models.Ring.objects.order_by("id").values_list("account", flat=True))


def ring_on(at: object = SOON) -> None:
    ring = models.Ring.objects.order_by("-number").first()
    assert ring is not None
    alarms.escalate(alarm_id=ring.alarm_id, number=ring.number, at=at)  # type: ignore[arg-type]


@pytest.mark.clause("C-D-7")
def test_threats_call_the_on_call_person_at_once(team: Team) -> None:
    on_call(team, team.second, team.first)
    report = a_report(tags=(Tag.THREATS,))
    assert called() == [team.second.ref]
    (alarm,) = queries.ringing_for(actor=team.first)
    assert (alarm.ref, alarm.state, alarm.causes) == (report.ref, "ringing", (Cause.THREATS,))
    job = DBTaskResult.objects.get(task_path="francjeu.reports.tasks.escalate")
    assert job.run_after == NOON + timedelta(minutes=10)


def test_the_message_says_nothing_of_the_report(team: Team) -> None:
    on_call(team, team.first)
    report = a_report(tags=(Tag.THREATS,), what="Menaces contre Rosalie à l’aréna.")
    (letter,) = Letter.objects.filter(event="urgent")
    sending.send(letter_id=letter.pk, actor=alarms.SOFTWARE, at=NOON)
    (sent,) = mail.outbox
    assert sent.to == [people.user_for(ref=team.first.ref).email]
    said = f"{sent.subject} {sent.body}".casefold()
    for word in (report.ref.casefold(), "menace", "rosalie", "image", "suicid", "signalement"):
        assert word not in said
    assert "/equipe/garde/" in said


def test_nobody_answers_so_the_next_is_called_and_so_on(team: Team) -> None:
    on_call(team, team.second, team.first)
    a_report(danger=Answer.YES)
    ring_on()
    ring_on()
    assert called() == [team.second.ref, team.first.ref, team.second.ref]
    for _ in range(9):
        ring_on()
    assert len(called()) == 6
    (alarm,) = queries.ringing_for(actor=team.first)
    assert alarm.is_unanswered


def test_who_was_called_earlier_wakes_nobody_twice(team: Team) -> None:
    on_call(team, team.second, team.first)
    a_report(danger=Answer.YES)
    alarm = models.Alarm.objects.get()
    ring_on()
    alarms.escalate(alarm_id=alarm.pk, number=1, at=SOON)
    assert called() == [team.second.ref, team.first.ref]


def test_taken_nobody_else_is_called(team: Team) -> None:
    on_call(team, team.second, team.first)
    report = a_report(danger=Answer.YES)
    alarms.take(ref=report.ref, actor=team.second, at=NOON)
    ring_on()
    assert called() == [team.second.ref]
    with pytest.raises(IllegalMove):
        alarms.take(ref=report.ref, actor=team.first, at=NOON)


def test_who_cannot_passes_it_on_at_once(team: Team) -> None:
    on_call(team, team.second, team.first)
    report = a_report(danger=Answer.YES)
    alarms.cannot(ref=report.ref, actor=team.second, at=NOON)
    assert called() == [team.second.ref, team.first.ref]
    alarms.take(ref=report.ref, actor=team.first, at=NOON)
    alarms.cannot(ref=report.ref, actor=team.first, at=NOON)
    assert models.Alarm.objects.get().state == "ringing"


def test_two_people_take_it_and_one_has_it(team: Team) -> None:
    report = a_report(danger=Answer.YES)
    stale = models.Alarm.objects.select_related("report").get()
    alarms.take(ref=report.ref, actor=team.first, at=NOON)
    with pytest.raises(alarms.AlarmMoved), transaction.atomic():
        alarms._move(stale, "take", team.second, held_by=team.second.ref)
    assert models.Alarm.objects.get().held_by == team.first.ref


def test_without_a_rota_everyone_who_receives_is_called_in_turn(team: Team) -> None:
    a_report(danger=Answer.YES)
    ring_on()
    assert called() == [team.first.ref, team.second.ref]
    assert rotas.minutes(at=NOON) == rotas.MINUTES


@pytest.mark.clause("C-SIGN-4")
def test_about_the_director_only_the_chair_is_called_whatever_the_rota(team: Team) -> None:
    on_call(team, team.first, team.second)
    a_report(danger=Answer.YES, about=About.DIRECTOR)
    ring_on()
    assert set(called()) == {team.chair.ref}
    assert queries.ringing_for(actor=team.first) == ()


def test_a_closed_account_is_not_called(team: Team) -> None:
    on_call(team, team.second, team.first)
    user = people.user_for(ref=team.second.ref)
    user.is_active = False
    user.save()
    a_report(danger=Answer.YES)
    assert called() == [team.first.ref]


def test_an_image_a_doubt_or_suicidal_words_ring_and_an_insult_does_not(team: Team) -> None:
    a_report()
    assert not models.Alarm.objects.exists()
    a_report(gate=Answer.UNSURE)
    a_report(what="Elle dit qu’elle veut mourir.")
    assert [a.causes for a in models.Alarm.objects.order_by("id")] == [
        ["intimate_minor"], ["suicide"],
    ]  # fmt: skip


def test_words_written_later_in_the_thread_ring_too(team: Team) -> None:
    report, code = a_sent_report()
    thread.answer(token=a_visit(code), text="je veux en finir", at=NOON)
    assert models.Alarm.objects.get().report == report


def test_a_sheet_signed_with_a_yes_rings_and_adds_to_what_rings(team: Team) -> None:
    report = a_report(tags=(Tag.THREATS,))
    checking.check_urgency(
        ref=report.ref, answers=a_sheet(suicide=Answer.YES), outcome=Outcome.HELP_ASKED,
        done="988", actor=team.first, at=NOON,
    )  # fmt: skip
    alarm = models.Alarm.objects.get()
    assert alarm.causes == ["threats", "suicide"]
    assert len(called()) == 1


def test_an_image_found_later_shuts_the_files_and_sets_its_place_apart(team: Team) -> None:
    report = a_report(link="https://www.instagram.com/p/ABC123/", where="sa story")
    vault = pieces.a_vault(at=NOON, subject=f"report:{report.ref}")
    item = pieces.a_piece(vault=vault, at=NOON)
    models.Report.objects.filter(pk=report.pk).update(vault=vault)
    checking.check_urgency(
        ref=report.ref, answers=a_sheet(intimate_minor=Answer.YES), outcome=Outcome.HELP_ASKED,
        done="Police", actor=team.first, at=NOON,
    )  # fmt: skip
    report.refresh_from_db()
    item.refresh_from_db()
    assert (report.gate, report.link, report.where, item.state) == ("yes", "", "", "isolated")
    assert "ABC123" in models.Location.objects.get(report=report).words


def taken(team: Team, **told: object) -> str:
    report = a_report(**told)  # type: ignore[arg-type]
    alarms.take(ref=report.ref, actor=team.first, at=NOON)
    return report.ref


def note(team: Team, ref: str, step: Step, **told: object) -> None:
    line = Line(step, **{"done": Done.DONE, **told})  # type: ignore[arg-type]
    sheets.note(ref=ref, line=line, actor=team.first, at=NOON)


def test_the_sheet_keeps_who_was_called_at_what_time_and_the_file_number(team: Team) -> None:
    ref = taken(team, tags=(Tag.THREATS,))
    note(team, ref, Step.POLICE, body="Police", called_at=NOON, done=Done.NO_ANSWER)
    note(
        team, ref, Step.POLICE, body="Police de Longueuil", called_at=SOON,
        spoke_with="Agente Roy, 1234", file_number="LON-2026-77",
    )  # fmt: skip
    sheet = queries.sheet_for(actor=team.first, ref=ref)
    first, second = sheet.lines
    assert (first.done, second.file_number, second.called_at) == (
        Done.NO_ANSWER, "LON-2026-77", SOON,
    )  # fmt: skip
    assert second.noted_by == "Camille Gagnon"
    assert sheet.missing == (Step.SAFE, Step.SILENCE)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.SheetLine.objects.update(body="Personne")
    with pytest.raises(BadLine):
        note(team, ref, Step.POLICE, body="Police")


def test_what_is_being_typed_is_found_again_by_who_resumes(team: Team) -> None:
    ref = taken(team, tags=(Tag.THREATS,))
    sheets.save_draft(
        ref=ref, step=Step.POLICE, typed={"body": "Police de", "autre": "x"}, actor=team.first,
        at=NOON,
    )  # fmt: skip
    alarms.take_over(ref=ref, actor=team.second, at=SOON)
    sheet = queries.sheet_for(actor=team.second, ref=ref)
    assert sheet.drafts == {Step.POLICE: {"body": "Police de"}}
    assert sheet.held_by_name == "Sam Côté"
    with pytest.raises(alarms.NotHolding):
        note(team, ref, Step.SAFE)


def test_the_sheet_closes_only_when_every_line_is_answered(team: Team) -> None:
    ref = taken(team, tags=(Tag.THREATS,))
    with pytest.raises(SheetIncomplete):
        alarms.close(ref=ref, actor=team.first, at=NOON)
    note(team, ref, Step.SAFE)
    note(team, ref, Step.POLICE, done=Done.NOT_NEEDED, words="Déjà avisée par le parent.")
    note(team, ref, Step.SILENCE, words="La police demande d’attendre.")
    alarms.close(ref=ref, actor=team.first, at=SOON)
    assert queries.ringing_for(actor=team.first) == ()
    assert queries.sheet_for(actor=team.first, ref=ref).closed_at == SOON
    events = [line.event for line in journal.history(subject=f"report:{ref}")]
    assert events[0] == "alarm.closed"


def test_the_silence_outlives_the_sheet_until_a_named_person_says_why(team: Team) -> None:
    ref = taken(team, tags=(Tag.THREATS,))
    for step in (Step.SAFE, Step.SILENCE):
        note(team, ref, step, words="Noté.")
    note(team, ref, Step.POLICE, body="Police", called_at=NOON)
    alarms.close(ref=ref, actor=team.first, at=SOON)
    assert models.Silence.objects.get().lifted_at is None
    with pytest.raises(moving.NoReason):
        silence.lift(ref=ref, reason=" ", actor=team.second, at=SOON)
    silence.lift(ref=ref, reason="L’agente Roy dit que oui.", actor=team.second, at=SOON)
    row = models.Silence.objects.get()
    assert (row.lifted_by_name, row.lifted_at) == ("Sam Côté", SOON)
    with pytest.raises(silence.NothingStands):
        silence.lift(ref=ref, reason="Encore", actor=team.second, at=SOON)


def test_a_silence_for_suicidal_words_ends_with_the_sheet(team: Team) -> None:
    ref = taken(team, what="Elle veut mourir.")
    note(team, ref, Step.SAFE)
    note(team, ref, Step.DISTRESS, body="988", called_at=NOON)
    note(team, ref, Step.ADULT, done=Done.NOT_NEEDED, words="Sa mère est avec elle.")
    alarms.close(ref=ref, actor=team.first, at=SOON)
    assert models.Silence.objects.get().lifted_at == SOON


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.CASE_MANAGER, Role.CHAIR)])
def test_no_other_role_takes_an_alarm(team: Team, role: Role) -> None:
    report = a_report(danger=Answer.YES)
    with pytest.raises(reach.NotFound):
        alarms.take(ref=report.ref, actor=person.an_actor(role), at=NOON)


@pytest.mark.parametrize("target", ["closed", "taken"])
def test_the_database_refuses_to_skip_who_took_it(team: Team, target: str) -> None:
    a_report(danger=Answer.YES)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Alarm.objects.update(state=target)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"chain": ()}, "nobody"),
        ({"chain": ("inconnu",)}, "unknown"),
        ({"minutes": 0}, "minutes"),
        ({"source": " "}, "source"),
        ({"valid_from": NOON - timedelta(days=2)}, "past"),
    ],
)
def test_a_rota_that_cannot_hold_is_refused(
    team: Team, changed: dict[str, object], reason: str
) -> None:
    told = {
        "chain": (team.first.ref,), "minutes": 10, "valid_from": NOON, "source": "Entente",
        "actor": team.admin, "at": NOON, **changed,
    }  # fmt: skip
    with pytest.raises(rota.BadRota) as refused:
        rota.set_rota(**told)  # type: ignore[arg-type]
    assert refused.value.reason == reason


def test_the_version_of_the_moment_holds_and_the_next_one_waits(team: Team) -> None:
    on_call(team, team.first)
    rota.set_rota(
        chain=(team.second.ref,), minutes=30, valid_from=NOON + timedelta(days=7),
        source="Semaine suivante", actor=team.chair, at=NOON,
    )  # fmt: skip
    now, later = rotas.current(at=NOON), rotas.current(at=NOON + timedelta(days=8))
    assert now is not None
    assert later is not None
    assert (now.chain, later.chain) == ((team.first.ref,), (team.second.ref,))
    assert [v.set_by for v in rotas.versions()] == ["Alex Roy", "Dominique Ali"]


def test_only_an_administrator_or_the_chair_sets_the_rota(team: Team) -> None:
    assert rotas.may_set(actor=team.chair)
    assert not rotas.may_set(actor=team.first)
    with pytest.raises(Refused):
        rota.set_rota(
            chain=(team.first.ref,), minutes=5, valid_from=NOON, source="Moi", actor=team.first,
            at=NOON,
        )  # fmt: skip


def test_a_checked_report_without_danger_rings_nobody(team: Team) -> None:
    a_checked_report(actor=team.first)
    assert not models.Alarm.objects.exists()
    assert Question.SUICIDE in a_sheet()

"""A measure from its order to its end: who applies it, what was served, what an appeal undoes."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connections, transaction
from tests.conftest import NOON
from tests.factories import cases as given

from francjeu.cases import models, recidivism
from francjeu.cases.operations.decision import appealing, deciding
from francjeu.cases.operations.file.moving import CaseMoved
from francjeu.cases.operations.measures import carrying_out
from francjeu.cases.operations.pieces import taking_down
from francjeu.cases.queries.measures import carrying_out as queries
from francjeu.cases.queries.today import measure_tasks
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, Actor, Kind
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.kernel.procedure.decision.ruling import BadDecision, Outcome
from francjeu.kernel.procedure.measures.measure import BadTerms, Count
from francjeu.kernel.procedure.pieces.takedown import Basis
from francjeu.notices.models import Letter

pytestmark = pytest.mark.django_db
MATCHES = replace(
    given.PROPOSED, rung="s2_o2_suspension", severity=2, deviation="Menaces répétées.",
    count=Count.MATCHES, matches=2, starts_on=date(2026, 11, 20),
)  # fmt: skip
DAYS = replace(
    MATCHES, count=Count.DAYS, matches=None, starts_on=date(2026, 11, 20),
    ends_on=date(2026, 12, 4),
)  # fmt: skip


def announced(proposed: deciding.Proposed = MATCHES) -> tuple[given.Table, models.Measure]:
    table = given.a_table(state="announced", proposed=proposed)
    return table, models.Measure.objects.select_related("decision__case", "party").get()


def tell(table: given.Table, measure: models.Measure) -> models.Applier:
    return carrying_out.tell(
        measure=measure, name="Sara Haddad", email="sara@rives.exemple.ca",
        quality="entraîneuse", language="fr", actor=table.manager, at=NOON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("proposed", "reason"),
    [
        (replace(DAYS, ends_on=date(2026, 11, 1)), "ends_before_it_starts"),
        (replace(MATCHES, count=None, matches=None), "suspension_not_counted"),
        (replace(MATCHES, matches=0), "matches_without_number"),
        (replace(MATCHES, deviation=""), "deviation_without_reason"),
    ],
)
def test_refuses_a_decision_whose_measure_does_not_hold(
    proposed: deciding.Proposed, reason: str
) -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    with pytest.raises(BadDecision) as refused:
        deciding.decide(case=table.case, proposed=proposed, actor=table.decider, at=NOON)
    assert refused.value.reason == reason
    assert not models.Measure.objects.exists()


def test_who_applies_a_measure_is_told_person_measure_dates_and_no_fact() -> None:
    table, measure = announced()
    tell(table, measure)
    text = Letter.objects.get(event="enforcement").text
    for said in ("Félix Bouchard", "Suspension d’un à cinq matchs", "entraîneuse", "2",
                 "vendredi 20\xa0novembre 2026"):  # fmt: skip
        assert said in text, said
    decision = measure.decision
    for kept in (decision.reasons, decision.summary, table.case.title, table.case.description,
                 "4.a", "P-1", decision.deviation):  # fmt: skip
        assert kept not in text, kept


def test_nobody_is_told_before_the_decision_was_sent() -> None:
    table = given.a_table(state="decided", proposed=MATCHES)
    with pytest.raises(NotYet):
        tell(table, models.Measure.objects.get())
    assert not Letter.objects.filter(event="enforcement").exists()


def test_a_decider_does_not_carry_the_measure_out() -> None:
    table, measure = announced()
    with pytest.raises(Refused):
        carrying_out.serve(measure=measure, on=NOON.date(), words="", actor=table.decider, at=NOON)


def test_matches_are_written_one_by_one_by_a_named_person_and_the_last_ends_the_measure() -> None:
    table, measure = announced()
    for day in (20, 21):
        carrying_out.serve(
            measure=measure, on=date(2026, 11, day), words="contre une autre école",
            actor=table.manager, at=NOON,
        )  # fmt: skip
    measure.refresh_from_db()
    assert measure.state == "done"
    assert [s.recorded_by.name for s in measure.served.all()] == ["Camille Gagnon"] * 2
    with pytest.raises(carrying_out.MeasureMoved):
        carrying_out.serve(measure=measure, on=NOON.date(), words="", actor=table.manager, at=NOON)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Served.objects.update(number=9)


def test_refuses_more_matches_than_ordered_and_a_match_still_to_come() -> None:
    table, measure = announced(replace(MATCHES, matches=1, ends_on=date(2026, 12, 20)))
    with pytest.raises(BadTerms, match="match_in_the_future"):
        carrying_out.serve(
            measure=measure, on=date(2026, 12, 1), words="", actor=table.manager, at=NOON
        )
    measure.refresh_from_db()
    carrying_out.serve(
        measure=measure, on=date(2026, 11, 20), words="", actor=table.manager, at=NOON
    )
    with pytest.raises(BadTerms, match="more_matches_than_ordered"):
        carrying_out.serve(
            measure=measure, on=date(2026, 11, 21), words="", actor=table.manager, at=NOON
        )


def test_a_suspension_in_days_starts_and_ends_by_the_clock() -> None:
    _, measure = announced(DAYS)
    assert carrying_out.follow(actor=CLOCK, at=NOON) == 1
    measure.refresh_from_db()
    assert measure.state == "running"
    assert carrying_out.follow(actor=CLOCK, at=NOON + timedelta(days=12)) == 0  # 4 December
    assert carrying_out.follow(actor=CLOCK, at=NOON + timedelta(days=13)) == 1
    measure.refresh_from_db()
    assert measure.state == "done"
    told = [x.event for x in journal.history(subject=f"case:{measure.decision.case.ref}")]
    told = [event for event in told if not event.startswith("letter.")]
    assert told[:2] == ["case.measure_completed", "case.measure_started"]


def test_the_person_is_told_in_plain_words_what_lasts_when_it_starts_and_when_it_is_over() -> None:
    table, measure = announced(DAYS)
    carrying_out.follow(actor=CLOCK, at=NOON)
    started = list(Letter.objects.filter(event="measure_told").order_by("pk"))
    assert [row.to_name for row in started] == [table.respondent.name, table.parent.name]
    assert all("Votre mesure commence." in row.text for row in started)
    carrying_out.follow(actor=CLOCK, at=NOON + timedelta(days=13))
    assert (
        "Votre mesure est terminée."
        in Letter.objects.filter(event="measure_told").latest("pk").text
    )
    measure.refresh_from_db()
    carrying_out.withdraw(measure=measure, reason="Erreur de date.", actor=table.manager, at=NOON)
    last = Letter.objects.filter(event="measure_told").latest("pk").text
    assert "Vous n’avez plus à suivre cette mesure" in last
    assert "Erreur de date." in last


def test_a_warning_is_told_by_its_decision_alone() -> None:
    announced(given.PROPOSED)
    carrying_out.follow(actor=CLOCK, at=NOON)
    assert not Letter.objects.filter(event="measure_told").exists()


def test_the_clock_starts_nothing_before_the_decision_was_sent() -> None:
    given.a_table(state="decided", proposed=DAYS)
    assert carrying_out.follow(actor=CLOCK, at=NOON + timedelta(days=30)) == 0


def test_a_warning_ends_once_somebody_proved_it() -> None:
    table, measure = announced(given.PROPOSED)
    carrying_out.prove(
        measure=measure, on=NOON.date(), way="paper_received", words="Signé au bureau.",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    measure.refresh_from_db()
    assert measure.state == "done"


def test_a_confirmation_is_kept_once_with_how_it_was_said() -> None:
    table, measure = announced()
    applier = tell(table, measure)
    for how in ("Au téléphone.", "Une autre fois."):
        applier = carrying_out.confirm(applier=applier, how=how, actor=table.manager, at=NOON)
    assert applier.confirmed_how == "Au téléphone."


def test_an_overturned_decision_loses_its_effects_and_who_applied_it_is_told() -> None:
    table, measure = announced()
    tell(table, measure)
    count = carrying_out.undo(
        decision=measure.decision, reason="Décision infirmée en appel.", actor=table.other, at=NOON
    )
    measure.refresh_from_db()
    assert (count, measure.state) == (1, "withdrawn")
    assert "La mesure est retirée." in Letter.objects.get(event="enforcement_ended").text
    assert carrying_out.follow(actor=CLOCK, at=NOON + timedelta(days=90)) == 0


def test_a_suspended_measure_resumes_and_counts_nothing_meanwhile() -> None:
    table, measure = announced()
    with pytest.raises(carrying_out.NoReason):
        carrying_out.suspend(measure=measure, reason="", actor=table.manager, at=NOON)
    carrying_out.suspend(measure=measure, reason="Pendant l’appel.", actor=table.manager, at=NOON)
    with pytest.raises(carrying_out.MeasureMoved):
        carrying_out.serve(measure=measure, on=NOON.date(), words="", actor=table.manager, at=NOON)
    carrying_out.resume(measure=measure, actor=table.manager, at=NOON)
    assert measure.state == "running"


def test_the_daily_list_asks_to_tell_then_to_confirm_then_for_each_match() -> None:
    table, measure = announced()

    def asked() -> list[str]:
        return [t.verb for t in measure_tasks.tasks_for(actor=table.manager, at=NOON)]

    assert asked() == ["tell_applier"]
    applier = tell(table, measure)
    assert asked() == ["confirm_applier"]
    carrying_out.confirm(applier=applier, how="Oui.", actor=table.manager, at=NOON)
    carrying_out.follow(actor=CLOCK, at=NOON)
    assert asked() == ["serve_match"]
    assert measure_tasks.tasks_for(actor=table.decider, at=NOON) == ()


def closed(proposed: deciding.Proposed) -> None:
    given.a_table(state="closed", proposed=proposed)


def test_the_range_given_before_is_shown_without_a_small_cell_nor_a_name() -> None:
    for _ in range(5):
        closed(given.PROPOSED)
    closed(replace(given.PROPOSED, outcome=Outcome.BREACH_WITHOUT_SANCTION, rung="", severity=None))
    table = given.a_table(state="heard")
    found = recidivism.comparable(case=table.case, severity=1, offence=1)
    assert (found.total, found.mildest, found.heaviest) == (None, "none", "warning")
    assert [(b.kind, b.count) for b in found.bars] == [("none", None), ("warning", 5)]
    other = recidivism.comparable(case=table.case, severity=3, offence=1)
    assert (other.total, other.bars) == (None, ())


def test_what_is_not_final_or_of_another_clause_is_not_comparable() -> None:
    given.a_table(state="announced")
    given.a_table(state="closed", clauses=("9",))
    table = given.a_table(state="heard")
    assert recidivism.comparable(case=table.case, severity=1, offence=1).is_empty


ASKED = taking_down.Asked(
    network="Instagram", address="https://exemple.com/p/1", basis=Basis.IMAGE, exhibit=1,
    asked_on=NOON.date(), ticket="IG-4411", look_again_on=date(2026, 11, 29),
)  # fmt: skip


def test_a_request_to_a_platform_is_kept_with_its_ground_its_ticket_and_every_answer() -> None:
    table = given.a_table()
    row = taking_down.ask(case=table.case, asked=ASKED, actor=table.manager, at=NOON)
    for verb in ("acknowledge", "note_removal", "note_return", "ask_again"):
        row = taking_down.note(
            takedown=row, verb=verb, words="Réponse reçue.", ticket="", look_again_on=None,
            actor=table.manager, at=NOON,
        )  # fmt: skip
    (told,) = queries.requests(table.case)
    assert (told.state, told.ticket, len(told.steps)) == ("asked", "IG-4411", 4)
    assert "exemple.com" not in str(journal.history(subject=f"case:{table.case.ref}"))


def test_refuses_a_step_that_does_not_follow_and_a_request_about_nothing() -> None:
    table = given.a_table()
    row = taking_down.ask(case=table.case, asked=ASKED, actor=table.manager, at=NOON)
    with pytest.raises(NotYet):
        taking_down.note(
            takedown=row, verb="note_return", words="", ticket="", look_again_on=None,
            actor=table.manager, at=NOON,
        )  # fmt: skip
    for changes, reason in (
        ({"network": " "}, "network_missing"),
        ({"address": ""}, "address_missing"),
        ({"exhibit": 9}, "piece_unknown"),
        ({"asked_on": date(2026, 12, 1)}, "asked_in_the_future"),
    ):
        with pytest.raises(taking_down.BadRequest, match=reason):
            taking_down.ask(
                case=table.case, asked=replace(ASKED, **changes), actor=table.manager, at=NOON
            )


def test_no_automatic_watch_is_claimed_and_looking_again_is_a_task_on_its_day() -> None:
    table = given.a_table()
    taking_down.ask(case=table.case, asked=ASKED, actor=table.manager, at=NOON)
    assert not queries.is_watched()
    assert measure_tasks.tasks_for(actor=table.manager, at=NOON) == ()
    later = measure_tasks.tasks_for(actor=table.manager, at=NOON + timedelta(days=8))
    assert [t.verb for t in later] == ["look_again"]


def test_the_decision_of_an_appeal_imposes_its_own_measure() -> None:
    table, _ = announced()
    party = Actor(Kind.PARTY, ref=str(table.respondent.public_id))
    appealing.appeal(
        case=table.case, party=table.respondent, ground="bias", text="", actor=party, at=NOON
    )
    appealing.decide_appeal(
        case=table.case, result="vary", reasons="Trop lourd.", actor=table.other, at=NOON,
        proposed=replace(given.PROPOSED, reasons="Un avertissement suffit."),
    )  # fmt: skip
    assert set(models.Measure.objects.values_list("kind", flat=True)) == {"suspension", "warning"}


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_persons_writing_the_last_match_exactly_one_is_kept() -> None:
    table, measure = announced(replace(MATCHES, matches=1))

    def write(day: int) -> str:
        try:
            row = models.Measure.objects.get(pk=measure.pk)
            carrying_out.serve(
                measure=row, on=date(2026, 11, 20), words=str(day), actor=table.manager, at=NOON
            )
        except (carrying_out.MeasureMoved, BadTerms):
            return "moved"
        finally:
            connections.close_all()
        return "kept"

    with ThreadPoolExecutor(max_workers=8) as pool:
        ended = sorted(pool.map(write, range(8)))
    assert ended == ["kept"] + ["moved"] * 7
    assert models.Served.objects.count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_deciders_at_once_one_signs_and_only_that_measure_exists() -> None:
    table = given.a_table(state="heard")
    given.find_all(table)

    def sign(proposal: tuple[Actor, deciding.Proposed]) -> str:
        actor, proposed = proposal
        try:
            case = models.Case.objects.get(pk=table.case.pk)
            deciding.decide(case=case, proposed=proposed, actor=actor, at=NOON)
        except (CaseMoved, NotYet):
            return "moved"
        finally:
            connections.close_all()
        return "signed"

    proposals = [(table.decider, MATCHES), (table.other, given.PROPOSED)]
    with ThreadPoolExecutor(max_workers=2) as pool:
        ended = sorted(pool.map(sign, proposals))
    assert ended == ["moved", "signed"]
    decision = models.Decision.objects.get()
    (measure,) = models.Measure.objects.all()
    expected = "suspension" if decision.rung == MATCHES.rung else "warning"
    assert (measure.decision_id, measure.kind) == (decision.pk, expected)
    assert models.Weighing.objects.get().decision_id == decision.pk

"""Interim measures: the lightest that is enough, dated, contestable, never a finding."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person
from tests.factories import policy as rule

from francjeu.cases import facts, models
from francjeu.cases.operations.decision import deciding
from francjeu.cases.operations.intake import involving, opening
from francjeu.cases.operations.measures import interim
from francjeu.cases.queries.measures import interims
from francjeu.cases.queries.today import tasks
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, Actor, Kind, Role
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.kernel.procedure.case.moves import Ground
from francjeu.kernel.procedure.decision.ruling import Outcome
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.kernel.procedure.measures.interim import BadMeasure, Ordered, OwnMeasure
from francjeu.notices.models import Letter

pytestmark = pytest.mark.django_db
ENDS = NOON + timedelta(days=7)
MEASURE = Ordered(
    kind="leave_group", reasons="Les échanges continuent.", ends_at=ENDS,
    lesser={"no_contact": "Tous lisent le même groupe."},
)  # fmt: skip


def ordered(table: given.Table, **changes: object) -> models.Interim:
    """The measure, ordered by the case manager."""
    return interim.order(
        case=table.case, party=table.respondent, ordered=replace(MEASURE, **changes),  # type: ignore[arg-type]
        actor=table.manager, at=NOON,
    )  # fmt: skip


def contested(table: given.Table) -> models.Interim:
    """The measure, contested by the person’s parent."""
    return interim.contest(
        measure=ordered(table), party=table.parent, reasons="Le groupe sert aux horaires.",
        actor=Actor(Kind.PARTY, ref=str(table.parent.public_id)), at=NOON,
    ).interim  # fmt: skip


def the_person(table: given.Table) -> Actor:
    return Actor(Kind.PARTY, ref=str(table.respondent.public_id))


def letters(event: str) -> list[str]:
    return list(Letter.objects.filter(event=event).order_by("pk").values_list("text", flat=True))


def test_a_measure_is_told_to_the_person_and_who_speaks_for_them_with_its_reasons() -> None:
    ordered(given.a_table())
    [text, parent] = letters("interim")
    for said in ("Ce n’est pas une punition", "Les échanges continuent.", "Tous lisent le même"):
        assert said in text
        assert said in parent


def test_a_heavier_measure_asks_why_each_lighter_one_is_not_enough() -> None:
    table = given.a_table()
    with pytest.raises(BadMeasure) as bad:
        ordered(table, lesser={})
    assert (bad.value.reason, bad.value.about) == ("lesser_not_weighed", "no_contact")
    assert not models.Interim.objects.exists()


def test_the_end_is_no_further_than_the_review_of_the_profile() -> None:
    with pytest.raises(BadMeasure, match="end_too_far"):
        ordered(given.a_table(), ends_at=NOON + timedelta(days=30))


def test_the_same_measure_runs_once_and_only_on_a_person_concerned() -> None:
    table = given.a_table()
    ordered(table)
    with pytest.raises(interim.Running):
        ordered(table)
    with pytest.raises(interim.NotThePerson):
        interim.order(
            case=table.case, party=table.parent, ordered=MEASURE, actor=table.manager, at=NOON
        )


def test_a_clock_warns_of_the_end_and_stands_on_the_daily_list() -> None:
    table = given.a_table()
    ordered(table)
    clock = table.case.clocks.get(key="interim_review", met_at__isnull=True)
    assert clock.due_at == ENDS
    assert "mesure provisoire revue" in clock.source
    verbs = [t.verb for t in tasks.tasks_for(actor=table.manager, at=NOON)]
    assert "review_interim" in verbs


def test_who_contests_is_answered_by_someone_else() -> None:
    table = given.a_table()
    measure = contested(table)
    with pytest.raises(OwnMeasure):
        interim.lift(measure=measure, reasons="x", actor=table.manager, at=NOON)
    verbs = [t.verb for t in tasks.tasks_for(actor=table.decider, at=NOON)]
    assert "answer_interim" in verbs
    interim.keep(measure=measure, reasons="Un autre canal existe.", actor=table.decider, at=NOON)
    assert measure.state == "ordered"
    assert "Un autre canal existe." in letters("interim_said")[0]
    verbs = [t.verb for t in tasks.tasks_for(actor=table.decider, at=NOON)]
    assert "answer_interim" not in verbs


def test_a_contest_has_its_receipt_its_clock_with_a_source_and_its_task() -> None:
    table = given.a_table()
    contested(table)
    clock = table.case.clocks.get(key="interim_answer", met_at__isnull=True)
    assert clock.due_at.date() > (NOON + timedelta(days=5)).date()
    assert "5 jours ouvrables" in clock.source
    [task] = [
        t for t in tasks.tasks_for(actor=table.decider, at=NOON) if t.verb == "answer_interim"
    ]
    assert (task.due_at, task.source) == (clock.due_at, clock.source)
    young, parent = letters("interim_contested")
    assert "mot pour mot" in young
    assert "5 jours ouvrables" in parent


def test_contesting_twice_is_refused_until_it_is_answered_then_a_second_one_is_kept_apart() -> None:
    table = given.a_table()
    measure = contested(table)
    told = {"party": table.respondent, "actor": the_person(table), "at": NOON}
    with pytest.raises(interim.AlreadyContested):
        interim.contest(measure=measure, reasons="Encore.", **told)
    interim.keep(measure=measure, reasons="Nécessaire.", actor=table.decider, at=NOON)
    interim.contest(measure=measure, reasons="Du nouveau.", **told)
    steps = measure.steps.filter(verb="contest").order_by("pk")
    assert [s.reasons for s in steps] == ["Le groupe sert aux horaires.", "Du nouveau."]
    assert [s.party for s in steps] == [table.parent, table.respondent]
    assert measure.state == "contested"


def test_a_measure_already_ended_is_not_contested() -> None:
    table = given.a_table()
    measure = ordered(table)
    for at in (ENDS, ENDS + timedelta(days=1)):
        with pytest.raises(interim.Over):
            interim.contest(
                measure=measure, party=table.respondent, reasons="x", actor=the_person(table),
                at=at,
            )  # fmt: skip
        interim.end_over(actor=CLOCK, at=at)
    assert letters("interim_contested") == []


def test_where_the_profile_sets_a_time_a_late_contest_waits_for_the_next_review() -> None:
    week = {
        "clock": "interim_contest", "amount": 3, "unit": "calendar_days",
        "source": {"text": "Règlement, art. 12"},
    }  # fmt: skip
    review = {**week, "clock": "interim_review", "amount": 14}
    rule.a_policy()
    rule.a_profile(deadlines=[week, review])
    rule.the_doors()
    table = given.a_table()
    measure = ordered(table)
    told = {"measure": measure, "reasons": "x", "at": NOON + timedelta(days=5)}
    with pytest.raises(interim.TooLate):
        interim.contest(party=table.respondent, actor=the_person(table), **told)
    interim.renew(
        measure=measure, ends_at=NOON + timedelta(days=12), reasons="Encore utile.",
        actor=table.manager, at=NOON + timedelta(days=5),
    )  # fmt: skip
    interim.contest(party=table.respondent, actor=the_person(table), **told)
    assert measure.state == "contested"


def test_staff_write_down_a_contest_that_came_late_by_phone() -> None:
    table = given.a_table()
    measure = interim.contest(
        measure=ordered(table), party=table.respondent, reasons="Au téléphone.",
        actor=table.manager, at=NOON,
    ).interim  # fmt: skip
    assert measure.state == "contested"
    with pytest.raises(OwnMeasure):
        interim.keep(measure=measure, reasons="x", actor=table.manager, at=NOON)


def test_a_lightened_measure_is_milder_or_shorter_and_nothing_in_it_is_heavier() -> None:
    table = given.a_table()
    measure = contested(table)
    told = {"measure": measure, "reasons": "Moins suffit.", "actor": table.decider, "at": NOON}
    for kind, ends, why in (
        ("leave_group", ENDS, "not_lighter"), ("supervised", ENDS, "heavier"),
        ("no_contact", ENDS + timedelta(days=1), "heavier"),
        ("leave_group", NOON, "end_is_past"),
    ):  # fmt: skip
        with pytest.raises(BadMeasure, match=why):
            interim.lighten(kind=kind, ends_at=ends, **told)
    interim.lighten(kind="no_contact", ends_at=ENDS, **told)
    assert (measure.kind, measure.state) == ("no_contact", "ordered")
    assert measure.steps.get(verb="lighten").kind == "leave_group"
    said = letters("interim_said")[0].replace("\xa0", " ")
    assert "la mesure devient plus légère" in said
    assert "Ne pas écrire à la personne visée" in said
    assert not table.case.clocks.filter(key="interim_answer", met_at__isnull=True).exists()


def test_who_became_a_party_or_whose_child_came_of_age_contests_no_more() -> None:
    table = given.a_table()
    measure = ordered(table)
    opening.add_party(
        case=table.case, actor=table.manager, at=NOON,
        someone=involving.Someone(role="witness", name="Julie Bouchard", email="julie@exemple.ca"),
    )  # fmt: skip
    with pytest.raises(interim.NotThePerson):
        interim.contest(
            measure=measure, party=table.parent, reasons="x", at=NOON,
            actor=Actor(Kind.PARTY, ref=str(table.parent.public_id)),
        )  # fmt: skip


def test_another_person_may_not_contest_nor_a_stranger_answer() -> None:
    table = given.a_table()
    measure = contested(table)
    with pytest.raises(interim.NotThePerson):
        interim.contest(
            measure=measure, party=table.parent, reasons="x", actor=Actor(Kind.PARTY, ref="z"),
            at=NOON,
        )  # fmt: skip
    _, stranger = given.staff(Role.DECIDER)
    with pytest.raises(Refused):
        interim.keep(measure=measure, reasons="x", actor=stranger, at=NOON)


def test_a_review_gives_a_new_end_with_reasons() -> None:
    table = given.a_table()
    measure = ordered(table)
    later = NOON + timedelta(days=12)
    interim.renew(
        measure=measure, ends_at=later, reasons="Rien n’a changé.", actor=table.manager, at=NOON
    )
    assert table.case.clocks.get(key="interim_review", met_at__isnull=True).due_at == later


def test_a_measure_ends_by_itself_on_its_date_and_the_person_is_told() -> None:
    table = given.a_table()
    measure = ordered(table)
    assert interim.end_over(actor=CLOCK, at=ENDS - timedelta(seconds=1)) == 0
    assert interim.end_over(actor=CLOCK, at=ENDS) == 1
    assert interim.end_over(actor=CLOCK, at=ENDS) == 0
    measure.refresh_from_db()
    assert (measure.state, measure.ended_at) == ("ended", ENDS)
    assert "Vous n’avez plus à la suivre." in letters("interim_said")[0]
    assert not table.case.clocks.filter(key="interim_review", met_at__isnull=True).exists()
    with pytest.raises(IllegalMove):
        interim.lift(measure=measure, reasons="x", actor=table.decider, at=ENDS)


def test_the_decision_ends_it_and_it_is_neither_a_finding_nor_a_first_breach() -> None:
    author = person.a_person()
    table = given.a_table(state="heard", person=author)
    ordered(table)
    given.find_all(table)
    unfounded = deciding.Proposed(
        outcome=Outcome.EDUCATION, summary="", reasons="En parler suffit."
    )
    deciding.decide(case=table.case, proposed=unfounded, actor=table.decider, at=NOON)
    assert not interims.runs(table.case)
    assert facts.offence(given.a_table(person=author).case) == 1
    with pytest.raises(NotYet):
        ordered(table)


def test_a_dismissed_case_leaves_no_measure_behind() -> None:
    table = given.a_table()
    ordered(table)
    opening.dismiss(
        case=table.case, ground=Ground.NOT_COVERED, reasons="x", actor=table.manager, at=NOON
    )
    assert not interims.runs(table.case)


def test_the_notice_tells_the_measure_that_runs() -> None:
    table = given.a_table(state="admissible")
    ordered(table)
    given.STEPS["notified"](table)
    assert "En attendant : Quitter le clavardage" in letters("notice")[0].replace("\xa0", " ")

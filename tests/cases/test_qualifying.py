"""The act described, dated and qualified by named persons; school law apart."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person

from francjeu.cases import facts, models
from francjeu.cases.operations.decision import deciding, qualifying
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.intake import involving, opening
from francjeu.cases.queries.decision import qualifying as queries
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.kernel.procedure.decision.bullying import Mark
from francjeu.kernel.procedure.decision.elements import Element, Result
from francjeu.kernel.procedure.decision.qualifying import (
    BadBasis,
    BadConduct,
    Channel,
    Conduct,
    Part,
    Tag,
    Target,
    Trap,
)
from francjeu.kernel.procedure.decision.ruling import BadDecision, Outcome
from francjeu.kernel.procedure.measures.measure import Factor
from francjeu.notices.models import Letter
from francjeu.people.models import Institution, Person, RoleHeld, Team

pytestmark = pytest.mark.django_db


def describe(table: given.Table, conduct: Conduct, words: str = "") -> None:
    qualifying.describe(
        case=table.case, conduct=conduct, other_words=words, actor=table.manager, at=NOON
    )


@pytest.mark.clause("C-C-3")
def test_a_page_against_another_school_shows_the_warning_and_the_clauses_to_examine() -> None:
    table = given.a_table(clauses=("4.c",))
    describe(table, Conduct(target=Target.OPPONENT))
    found = queries.traps(table.case)["4.c"]
    assert found.traps == (Trap.TARGET_OUTSIDE_PAGE,)
    assert (found.offered, found.instead) == (False, ("comment", "cyberbullying"))


@pytest.mark.clause("C-D-2")
def test_an_insulting_text_message_is_offered_d_and_not_a() -> None:
    table = given.a_table()
    describe(table, Conduct(channels=frozenset({Channel.TEXT_MESSAGE}), target=Target.MEMBER))
    offered = {o.clause.id: o.offered for o in queries.offers(table.case)}
    assert (offered["4.a"], offered["4.d"]) == (False, True)


def test_other_conduct_without_words_writes_nothing() -> None:
    table = given.a_table()
    with pytest.raises(BadConduct):
        describe(table, Conduct(tags=frozenset({Tag.OTHER})))
    assert not queries.is_described(table.case)


@pytest.mark.clause("C-C-2")
def test_in_part_is_a_documented_sample_and_a_persons_reasons() -> None:
    table = given.a_table(state="heard", clauses=("4.c",))
    allegation = table.case.allegations.get()
    with pytest.raises(BadBasis, match="sample_missing"):
        deciding.find(
            allegation=allegation, element=Element.DEVOTED, result=Result.ESTABLISHED,
            reasons="Trois publications.", exhibits=(1,), why_enough="Elle dit qui et quand.",
            actor=table.decider, at=NOON,
        )  # fmt: skip
    row = deciding.find(
        allegation=allegation, element=Element.DEVOTED, result=Result.ESTABLISHED,
        reasons="Ces trois publications donnent son ton à la page.", exhibits=(1,),
        why_enough="La description dit qui et quand.", sample=given.SAMPLE, actor=table.decider,
        at=NOON,
    )  # fmt: skip
    assert (row.sample.seen, row.sample.hostile, row.sample.share) == (40, 3, "part")
    assert row.reasons == "Ces trois publications donnent son ton à la page."


@pytest.mark.clause("C-C-4")
def test_who_only_joined_is_a_respondent_for_a_stated_reason_only() -> None:
    table = given.a_table(clauses=("4.c",))
    follower = involving.Someone(role="respondent", name="Alex Morin", part=Part.FOLLOWER)
    with pytest.raises(involving.OnlyFollowed):
        opening.add_party(case=table.case, someone=follower, actor=table.manager, at=NOON)
    party = opening.add_party(
        case=table.case, someone=follower, actor=table.manager, at=NOON,
        reason="Elle a invité trente personnes dans le groupe.",
    )  # fmt: skip
    assert party.involvement.reason.startswith("Elle a invité")


@pytest.mark.clause("C-D-4")
def test_two_insults_ten_days_apart_are_a_series_and_school_law_is_suggested_not_set() -> None:
    table = given.a_table(clauses=("4.d",))
    for day in (date(2026, 11, 11), date(2026, 11, 1)):
        qualifying.date_item(
            case=table.case, on=day, words="Une insulte.", exhibit=1, actor=table.manager, at=NOON
        )
    assert [i.on.day for i in queries.series(table.case)] == [1, 11]
    assert queries.is_series(table.case)
    assert not models.SchoolFinding.objects.exists()
    assert queries.is_bullying(table.case) is None


def test_refuses_an_item_still_to_come_or_on_a_piece_nobody_kept() -> None:
    table = given.a_table()
    for on, exhibit, reason in (
        (NOON.date() + timedelta(days=1), None, "item_in_the_future"),
        (NOON.date(), 9, "piece_unknown"),
    ):
        with pytest.raises(BadBasis, match=reason):
            qualifying.date_item(
                case=table.case, on=on, words="x", exhibit=exhibit, actor=table.manager, at=NOON
            )


SCHOOL = dict.fromkeys(Mark, (Result.ESTABLISHED, "Selon P-1."))


def test_school_law_is_a_second_qualification_on_which_no_breach_rests() -> None:
    table = given.a_table(state="heard", clauses=("4.d",))
    given.find_all(table, Result.NOT_ESTABLISHED)
    qualifying.qualify_school(case=table.case, found=SCHOOL, actor=table.decider, at=NOON)
    assert queries.is_bullying(table.case) is True
    assert facts.breached(table.case) == ()
    with pytest.raises(BadDecision, match="no_clause_established"):
        deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)


def test_who_manages_the_case_does_not_qualify_under_school_law() -> None:
    table = given.a_table(state="heard")
    with pytest.raises(Refused):
        qualifying.qualify_school(case=table.case, found=SCHOOL, actor=table.manager, at=NOON)


def test_each_mark_of_school_law_is_reasoned() -> None:
    table = given.a_table(state="heard")
    found = {Mark.REPEATED: (Result.ESTABLISHED, " ")}
    with pytest.raises(deciding.ReasonMissing):
        qualifying.qualify_school(case=table.case, found=found, actor=table.decider, at=NOON)


@pytest.mark.clause("C-SUPP")
def test_a_proved_deletion_is_listed_as_mitigating_and_the_finding_is_unchanged() -> None:
    table = given.a_table(state="heard")
    describe(table, Conduct(deleted_on=date(2026, 11, 10)))
    given.find_all(table)
    before = facts.breached(table.case)
    decision = deciding.decide(
        case=table.case, actor=table.decider, at=NOON,
        proposed=replace(given.PROPOSED, factors=(Factor.DELETED,)),
    )  # fmt: skip
    assert decision.weighing.factors == ["deleted"]
    assert facts.breached(table.case) == before == ("4.a",)
    given.STEPS["announced"](table)
    letter = Letter.objects.filter(event="decision").order_by("pk")[0]
    assert "contenu supprimé" in letter.text


def test_the_quotation_stays_in_the_file_and_leaves_in_no_letter() -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    deciding.find(
        allegation=table.case.allegations.get(), element=Element.HURTFUL, exhibits=(1,),
        result=Result.ESTABLISHED, reasons="Le mot est blessant.", quote="« T’es nulle »",
        why_enough="La description dit qui et quand.", actor=table.decider, at=NOON,
    )  # fmt: skip
    deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
    given.STEPS["announced"](table)
    assert "T’es nulle" in table.case.decisions.get().frozen
    assert all("T’es nulle" not in letter.text for letter in Letter.objects.all())
    assert "T’es nulle" not in str(journal.history(subject=f"case:{table.case.ref}"))


@pytest.mark.clause("X-12")
def test_where_a_reprisal_is_possible_a_breach_says_why_it_is_none() -> None:
    table = given.a_table(state="heard")
    models.Case.objects.filter(pk=table.case.pk).update(reprisal_check="possible")
    table.case.refresh_from_db()
    given.find_all(table)
    with pytest.raises(BadDecision, match="reprisal_unaddressed"):
        deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
    said = replace(given.PROPOSED, reprisal="Les messages visent une autre élève.")
    decision = deciding.decide(case=table.case, proposed=said, actor=table.decider, at=NOON)
    assert decision.weighing.reprisal == "Les messages visent une autre élève."


def a_team() -> Team:
    school = Institution.objects.create(
        name="École des Rives", contact_email="sports@rives.exemple.ca"
    )
    return Team.objects.create(institution=school, name="Volley cadet", season="2026-2027")


def test_a_team_may_be_concerned_once_a_person_answers_for_it() -> None:
    table = given.a_table(state="admissible")
    models.Party.objects.filter(case=table.case).update(role="witness")
    team = opening.add_party(
        case=table.case, reason="La page est celle de l’équipe.", actor=table.manager, at=NOON,
        someone=involving.Someone(role="respondent", team=a_team()),
    )  # fmt: skip
    opening.answer_reprisal(
        case=table.case, is_possible=False, note="", actor=table.manager, at=NOON
    )
    with pytest.raises(NotYet) as refused:
        hearing.notify(case=table.case, description="Une page.", actor=table.manager, at=NOON)
    assert refused.value.why is Why.NOBODY_ANSWERS
    opening.add_party(
        case=table.case, actor=table.manager, at=NOON,
        someone=involving.Someone(
            role="representative", name="Sara Haddad", email="sara@rives.exemple.ca",
            speaks_for=team,
        ),
    )  # fmt: skip
    hearing.notify(case=table.case, description="Une page.", actor=table.manager, at=NOON)
    sent = Letter.objects.filter(event="notice").order_by("pk")
    assert [x.to_address for x in sent] == ["sports@rives.exemple.ca", "sara@rives.exemple.ca"]
    assert "Bonjour Volley cadet, École des Rives," in sent[0].text


@pytest.mark.parametrize("role", ["representative", "support", "witness"])
def test_an_institution_is_nobodys_guardian_nor_witness(role: str) -> None:
    table = given.a_table()
    school = a_team().institution
    with pytest.raises(involving.NotAPerson):
        opening.add_party(
            case=table.case, actor=table.manager, at=NOON,
            someone=involving.Someone(role=role, body=school, speaks_for=table.respondent),
        )  # fmt: skip


def test_a_second_breach_of_the_same_team_is_a_repeated_one_and_another_team_starts_anew() -> None:
    team = a_team()
    other = Team.objects.create(institution=team.institution, name="Soccer", season="2026-2027")
    first = given.a_table(state="closed")
    models.Party.objects.filter(pk=first.respondent.pk).update(person=None)
    models.Collective(party=first.respondent, team=team).save()
    for known, expected in ((team, 2), (other, 1)):
        again = given.a_table()
        models.Collective(party=again.respondent, team=known).save()
        assert facts.offence(again.case) == expected


def test_a_breach_under_appeal_or_of_another_clause_does_not_make_the_next_a_repeated_one() -> None:
    author = person.a_person()
    given.a_table(state="announced", person=author)
    assert facts.offence(given.a_table(person=author).case) == 1
    given.a_table(state="closed", person=author)
    assert facts.offence(given.a_table(person=author).case) == 2
    assert facts.offence(given.a_table(person=author, clauses=("9",)).case) == 1


def test_an_unfounded_decision_never_counts() -> None:
    author = person.a_person()
    table = given.a_table(state="heard", person=author)
    given.find_all(table, Result.NOT_ESTABLISHED)
    deciding.decide(
        case=table.case, actor=table.decider, at=NOON,
        proposed=deciding.Proposed(outcome=Outcome.UNFOUNDED, summary="", reasons="Rien."),
    )  # fmt: skip
    given.STEPS["announced"](table)
    given.STEPS["closed"](table)
    assert facts.offence(given.a_table(person=author).case) == 1


def an_employee() -> Person:
    found = person.a_person()
    RoleHeld.objects.filter(person=found).delete()
    RoleHeld.objects.create(person=found, role="employee", starts_on=date(2026, 1, 1))
    return found


@pytest.mark.clause("C-ID-4")
def test_an_employees_matter_opens_the_employers_track_and_the_ladder_of_members_is_closed() -> (
    None
):
    table = given.a_table(state="heard", person=an_employee())
    given.find_all(table)
    (track,) = queries.employer_tracks(table.case)
    with pytest.raises(BadDecision, match="employer_decides"):
        deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
    with pytest.raises(Refused):  # the committee does not hold the employer’s path
        involving.hand_to_employer(
            track=track, to="Direction", words="x", actor=table.decider, at=NOON
        )
    involving.hand_to_employer(
        track=track, to="Direction des ressources", words="Propos publiés le 3 novembre.",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    assert queries.employer_tracks(table.case) == ()
    assert "ressources" not in str(journal.history(subject=f"case:{table.case.ref}"))
    breach = replace(given.PROPOSED, outcome=Outcome.BREACH_WITHOUT_SANCTION, rung="")
    deciding.decide(case=table.case, proposed=breach, actor=table.decider, at=NOON)
    assert not models.Measure.objects.exists()


def test_a_coach_who_is_also_an_employee_answers_as_a_member_too() -> None:
    both = an_employee()
    RoleHeld.objects.create(person=both, role="coach", starts_on=date(2026, 1, 1))
    table = given.a_table(person=both)
    assert queries.employer_tracks(table.case) == ()


@pytest.mark.clause("C-OBJ")
def test_a_party_is_told_bound_for_the_day_of_the_act_with_the_reasons() -> None:
    author = person.a_person()
    table = given.a_table(person=author)
    (found,) = queries.bound(table.case, roles=("respondent",))
    assert (found.letter, found.status.day) == ("A", given.ACT)

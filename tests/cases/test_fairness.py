"""Nobody judges who should not: ties, panels, substitutes, recusal, challenges."""

import random
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person
from tests.factories import policy as rule
from tests.factories import reports as report

from francjeu.cases import facts, models, ties
from francjeu.cases.operations.decision import deciding, voting
from francjeu.cases.operations.intake import involving, opening
from francjeu.cases.operations.panel import challenging, conflicts, shielding
from francjeu.cases.queries import reach
from francjeu.cases.queries.file import lists
from francjeu.cases.queries.panel import lacking, panels
from francjeu.cases.queries.today import tasks
from francjeu.journal import queries as journal
from francjeu.kernel import belonging
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, OPERATOR, Actor, Kind, Role
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.kernel.procedure.intake.report import About
from francjeu.kernel.procedure.panel.challenge import OwnChallenge
from francjeu.kernel.procedure.panel.ties import TieKind
from francjeu.kernel.procedure.panel.voting import Position
from francjeu.people import ties as circles
from francjeu.people.models import User
from francjeu.people.operations import accounts, persons
from francjeu.people.operations import ties as declaring
from francjeu.reports.operations.triage import standins
from francjeu.reports.queries import reach as inbox

pytestmark = pytest.mark.django_db
PARTY = Kind.PARTY


def user_of(actor: Actor) -> User:
    return User.objects.get(public_id=actor.ref)


def sees(actor: Actor, case: models.Case) -> bool:
    """The page, the list, the count and the daily list say the same: this is what they say."""
    try:
        reach.case_for(actor=actor, ref=case.ref)
        page = True
    except reach.CaseNotFound:
        page = False
    assert (case.ref in {r.ref for r in lists.rows_for(actor=actor, count=500)}) is page
    assert bool(lists.count_for(actor=actor)) >= page
    if not page:
        assert case.ref not in {t.ref for t in tasks.tasks_for(actor=actor, at=NOON)}
    return page


@pytest.mark.clause("X-06")
@pytest.mark.parametrize("kind", [TieKind.FAMILY, TieKind.COMMAND, TieKind.OTHER])
def test_a_declared_tie_with_a_party_makes_the_case_vanish(kind: TieKind) -> None:
    author = person.a_person()
    table = given.a_table(person=author)
    assert sees(table.decider, table.case)
    tie = declaring.declare_tie(
        user=user_of(table.decider), kind=kind, to=declaring.Named(person=author),
        actor=table.decider, at=NOON,
    )  # fmt: skip
    assert not sees(table.decider, table.case)
    assert table.decider.ref in facts.access_facts(table.case).linked
    declaring.end_tie(user=tie.user, tie_id=tie.pk, actor=table.decider, at=NOON)
    assert sees(table.decider, table.case)


@pytest.mark.clause("X-06")
def test_a_seat_on_the_board_of_a_partys_school_is_a_tie() -> None:
    author = person.a_person()
    person.a_role(author, at="École des Rives")
    table = given.a_table(person=author)
    board = declaring.Named(institution=person.an_institution("École des Rives"))
    declaring.declare_tie(
        user=user_of(table.decider), kind=TieKind.BOARD, to=board, actor=table.decider, at=NOON
    )
    assert not sees(table.decider, table.case)


def test_a_parent_of_a_party_is_tied_without_telling() -> None:
    child, parent = person.a_person(), person.a_person(given="Lise")
    table = given.a_table(person=child)
    user = user_of(table.decider)
    accounts.recognise(user=user, person=parent, actor=OPERATOR, at=NOON)
    assert sees(table.decider, table.case)
    persons.name_guardian(
        minor=child, adult=parent, kind="parent", starts_on=date(2020, 1, 1), actor=OPERATOR,
        at=NOON,
    )  # fmt: skip
    assert not sees(table.decider, table.case)


def test_a_tie_is_declared_by_oneself_or_by_who_looks_after_rights() -> None:
    table = given.a_table()
    to = declaring.Named(institution=person.an_institution())
    with pytest.raises(Refused):
        declaring.declare_tie(
            user=user_of(table.decider), kind=TieKind.SCHOOL, to=to, actor=table.other, at=NOON
        )
    chair = person.an_actor(Role.CHAIR)
    declaring.declare_tie(
        user=user_of(table.decider), kind=TieKind.SCHOOL, to=to, note="Ma nièce y joue.",
        actor=chair, at=NOON,
    )  # fmt: skip
    line = circles.declared_by(ref=table.decider.ref)[0]
    assert (line.kind, line.to) == (TieKind.SCHOOL, "École des Trois-Rives")
    told = journal.history(subject=f"account:{table.decider.ref}")[0]
    assert told.facts == {"kind": "school"}


def test_the_page_and_the_lists_agree_for_any_tie() -> None:
    dice = random.Random(7)
    schools = [person.an_institution(f"École {n}") for n in range(3)]
    people = [person.a_person(given=f"P{n}", family="Essai") for n in range(6)]
    for who in people:
        if dice.random() < 0.7:
            person.a_role(who, belonging.Role.COACH, at=dice.choice(schools).name)
    tables = [given.a_table(person=dice.choice(people)) for _ in range(4)]
    staff = [a for t in tables for a in (t.manager, t.decider, t.other)]
    for actor in staff:
        if dice.random() < 0.4:
            accounts.recognise(
                user=user_of(actor), person=dice.choice(people), actor=OPERATOR, at=NOON
            )
        if dice.random() < 0.4:
            to = declaring.Named(institution=dice.choice(schools))
            declaring.declare_tie(
                user=user_of(actor), kind=TieKind.BOARD, to=to, actor=actor, at=NOON
            )
    seen = [
        (sees(actor, table.case), actor.ref in ties.linked(table.case))
        for actor in staff
        for table in tables
    ]
    assert {page for page, _ in seen} == {True, False}
    assert not any(page and tied for page, tied in seen)


def test_stepping_aside_closes_access_at_once_and_answers_who_asked_for_it() -> None:
    table = given.a_table(state="heard")
    asked = ask(table)
    conflicts.declare(case=table.case, is_linked=True, note="", actor=table.decider, at=NOON)
    asked.refresh_from_db()
    assert asked.state == "granted"
    assert not sees(table.decider, table.case)
    with pytest.raises(Refused):
        given.find_all(table)


def test_who_becomes_tied_after_finding_is_replaced_and_the_element_is_found_anew() -> None:
    author = person.a_person()
    table = given.a_table(state="heard", person=author)
    given.find_all(table)
    assert facts.missing_findings(table.case) == 0
    declaring.declare_tie(
        user=user_of(table.decider), kind=TieKind.FAMILY, to=declaring.Named(person=author),
        actor=table.decider, at=NOON,
    )  # fmt: skip
    assert facts.missing_findings(table.case) == 4
    [task] = [t for t in tasks.tasks_for(actor=table.manager, at=NOON) if t.verb == "seat"]
    assert task.ref == table.case.ref
    user, new = given.staff(Role.DECIDER, name="Sacha Lavoie")
    [first, _] = panels.panels(case=table.case, on=NOON.date())
    assert (first.ready, first.missing) == ((), 1)
    assert "Sacha Lavoie" in {p.name for p in first.substitutes}
    conflicts.seat(case=table.case, user=user, actor=table.manager, at=NOON)
    conflicts.declare(case=table.case, is_linked=False, note="", actor=new, at=NOON)
    with pytest.raises(NotYet) as refused:
        deciding.decide(case=table.case, proposed=given.PROPOSED, actor=new, at=NOON)
    assert refused.value.why is Why.FINDINGS_MISSING


def test_the_list_asks_as_much_of_the_database_for_three_files_as_for_one() -> None:
    def asked(table: given.Table) -> int:
        with CaptureQueriesContext(connection) as queries:
            list(lacking.incomplete(table.manager, most=50))
        return len(queries)

    table = given.a_table(state="heard", person=person.a_person())
    one = asked(table)
    for _ in range(2):
        more = given.a_table(state="heard", person=person.a_person())
        models.Case.objects.filter(pk=more.case.pk).update(manager=table.case.manager)
    assert asked(table) == one


def test_a_panel_of_three_does_not_sign_with_two() -> None:
    rule.a_policy()
    rule.a_profile(quorum=2)
    rule.the_doors()
    table = given.a_table(state="heard")
    given.find_all(table)
    with pytest.raises(NotYet) as refused:
        deciding.decide(case=table.case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
    assert refused.value.why is Why.QUORUM
    user, second = given.staff(Role.DECIDER, name="Sacha Lavoie")
    conflicts.seat(case=table.case, user=user, actor=table.manager, at=NOON)
    conflicts.declare(case=table.case, is_linked=False, note="", actor=second, at=NOON)
    draft = given.propose(table, table.decider)
    for actor in (table.decider, second):
        voting.vote(draft=draft, position=Position.CONCURS, actor=actor, at=NOON)
    signed = table.case.decisions.get()
    assert '"panel": ["Dominique Roy", "Sacha Lavoie"]' in signed.frozen


def test_nobody_sits_in_both_panels() -> None:
    table = given.a_table()
    for actor, instance in ((table.decider, "appeal"), (table.other, "first")):
        with pytest.raises(conflicts.SatBefore):
            conflicts.seat(
                case=table.case, user=user_of(actor), instance=instance, actor=table.manager,
                at=NOON,
            )  # fmt: skip
    for change in ({"instance": "appeal"},):
        with pytest.raises(DatabaseError), transaction.atomic():
            models.Seat.objects.filter(user=user_of(table.decider)).update(**change)


def test_the_database_refuses_an_appeal_decided_by_who_signed_the_first_time() -> None:
    table = given.a_table(state="announced")
    given.appeal(table)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Appeal.objects.update(decided_by=user_of(table.decider))


def ask(table: given.Table) -> models.Challenge:
    """The person concerned asks that the decider be replaced."""
    return challenging.challenge(
        case=table.case, member=user_of(table.decider), party=table.respondent,
        reasons="C’est l’oncle de l’autre.", at=NOON,
        actor=Actor(PARTY, ref=str(table.respondent.public_id)),
    )  # fmt: skip


def test_a_challenged_member_neither_finds_nor_signs_until_someone_else_answers() -> None:
    table = given.a_table(state="heard")
    asked = ask(table)
    with pytest.raises(NotYet) as refused:
        given.find_all(table)
    assert refused.value.why is Why.CHALLENGED
    first = next(iter(tasks.tasks_for(actor=table.manager, at=NOON)))
    assert first.verb == "answer_challenge"
    with pytest.raises(challenging.AlreadyAsked):
        ask(table)
    challenging.answer(
        challenge=asked, is_granted=False, reasons="Aucun lien.", actor=table.manager, at=NOON
    )
    given.find_all(table)


def test_a_granted_request_closes_the_members_access() -> None:
    table = given.a_table(state="heard")
    challenging.answer(
        challenge=ask(table), is_granted=True, reasons="Oui.", actor=table.manager, at=NOON
    )
    assert not sees(table.decider, table.case)
    with pytest.raises(conflicts.Tied):
        conflicts.seat(case=table.case, user=user_of(table.decider), actor=table.manager, at=NOON)


def test_nobody_answers_about_themselves_nor_from_another_side() -> None:
    table = given.a_table(state="heard")
    chair_user, chair = given.staff(Role.CHAIR)
    conflicts.seat(case=table.case, user=chair_user, actor=table.manager, at=NOON)
    asked = challenging.challenge(
        case=table.case, member=chair_user, party=table.respondent, reasons="Parti pris.",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    with pytest.raises(OwnChallenge):
        challenging.answer(challenge=asked, is_granted=False, reasons="Non.", actor=chair, at=NOON)
    stranger = Actor(PARTY, ref="someone")
    with pytest.raises(Refused):
        challenging.challenge(
            case=table.case, member=chair_user, party=table.respondent, reasons="x",
            actor=stranger, at=NOON,
        )  # fmt: skip


@pytest.mark.clause("C-SIGN-4")
def test_about_the_director_the_chair_runs_the_file_whole() -> None:
    rule.a_policy()
    rule.a_profile()
    _, chair = given.staff(Role.CHAIR)
    _, manager = given.staff(Role.CASE_MANAGER)
    case = opening.open_case(
        title="x", description="", first_act_on=given.ACT, about="director", actor=chair, at=NOON
    )
    opening.allege(case=case, clause_id="4.a", actor=chair, at=NOON)
    given.answer_gate(case, actor=chair)
    opening.declare_admissible(case=case, reasons="Visé.", actor=chair, at=NOON)
    assert case.state == "admissible"
    assert not sees(manager, case)
    assert [t.verb for t in tasks.tasks_for(actor=chair, at=NOON)] == ["notify"]


@pytest.mark.clause("C-SIGN-4")
def test_about_the_chair_the_outside_substitute_alone_sees_it() -> None:
    rule.a_policy()
    rule.a_profile()
    user, outsider = given.staff(Role.CASE_MANAGER, name="Maître Lou")
    _, manager = given.staff(Role.CASE_MANAGER)
    _, chair = given.staff(Role.CHAIR)
    standins.name_standin(about=About.CHAIR, account=str(user.public_id), actor=OPERATOR, at=NOON)
    case = opening.open_case(
        title="x", description="", first_act_on=given.ACT, about="chair", actor=outsider, at=NOON
    )
    assert sees(outsider, case)
    assert not sees(manager, case)
    assert not sees(chair, case)


def test_the_reports_of_a_case_vanish_with_it_for_who_is_tied() -> None:
    checked = report.a_checked_report()
    table = given.a_table(reports=(checked.ref,))
    user, second = given.staff(Role.CASE_MANAGER, name="Ariane Labelle")
    inbox.visible(second).get(ref=checked.ref)
    conflicts.declare(case=table.case, is_linked=True, note="", actor=second, at=NOON)
    assert not inbox.visible(second).exists()
    _, third = given.staff(Role.CASE_MANAGER, name="Lou Petit")
    mother = person.a_person(given="Lou", family="Petit")
    accounts.recognise(user=user_of(third), person=mother, actor=OPERATOR, at=NOON)
    inbox.visible(third).get(ref=checked.ref)
    opening.add_party(
        case=table.case, actor=table.manager, at=NOON,
        someone=involving.Someone(role="witness", person=mother),
    )  # fmt: skip
    assert not inbox.visible(third).exists()
    assert inbox.visible(table.manager).exists()
    assert shielding.shield_all(actor=CLOCK, at=NOON) == 0
    assert user.is_active


def test_each_panel_is_asked_only_for_its_own_signature() -> None:
    table = given.a_table(state="heard")
    both = (table.decider, table.other)
    asked = [{t.verb for t in tasks.tasks_for(actor=a, at=NOON)} for a in both]
    assert ["decide" in verbs for verbs in asked] == [True, False]
    given.STEPS["decided"](table)
    given.STEPS["announced"](table)
    given.appeal(table)
    asked = [{t.verb for t in tasks.tasks_for(actor=a, at=NOON)} for a in both]
    assert ["decide_appeal" in verbs for verbs in asked] == [False, True]

"""Persons: dated roles, the explained answer of a day, who speaks for a young person."""

from datetime import date

import pytest
from tests.conftest import NOON
from tests.factories.people import (
    a_person,
    a_role,
    an_actor,
    an_institution,
)  # fmt: skip

from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Role as Right
from francjeu.kernel.belonging import Role
from francjeu.people import models, register
from francjeu.people.operations import persons, places

pytestmark = pytest.mark.django_db

BOUND = ("member", "employee", "committee_member", "director")
READERS = {Right.ADMINISTRATOR, Right.CASE_MANAGER, Right.CHAIR, Right.PRIVACY_OFFICER}
KEEPERS = {Right.ADMINISTRATOR, Right.CASE_MANAGER}


@pytest.mark.clause("C-OBJ")
def test_a_coach_who_became_director_is_answered_for_the_day_of_the_post() -> None:
    person = a_person(given="Alex", birth_year=1985)
    a_role(person, Role.COACH, starts_on=date(2025, 9, 1))
    a_role(person, Role.DIRECTOR, starts_on=date(2026, 5, 1))

    april = register.boundness(person=person, day=date(2026, 4, 20), bound_classes=BOUND)
    assert april.is_bound
    assert [(r.held.role, r.current, r.bound_as) for r in april.reasons] == [
        (Role.DIRECTOR, False, "director"),
        (Role.COACH, True, "member"),
    ]
    may = register.boundness(person=person, day=date(2026, 5, 1), bound_classes=BOUND)
    assert [r.bound_as for r in may.reasons if r.current] == ["director", "member"]
    before = register.boundness(person=person, day=date(2025, 8, 31), bound_classes=BOUND)
    assert not before.is_bound


def test_a_parent_is_bound_only_where_the_policy_says_so() -> None:
    person = a_person()
    a_role(person, Role.PARENT)
    day = NOON.date()
    assert not register.boundness(person=person, day=day, bound_classes=BOUND).is_bound
    wider = (*BOUND, "parent")
    assert register.boundness(person=person, day=day, bound_classes=wider).is_bound


def test_the_last_day_of_a_role_is_part_of_it() -> None:
    person, actor = a_person(), an_actor(Right.CASE_MANAGER)
    held = a_role(person, Role.COACH)
    persons.end_role(held=held, on=date(2026, 6, 30), actor=actor, at=NOON)
    for day, bound in ((date(2026, 6, 30), True), (date(2026, 7, 1), False)):
        status = register.boundness(person=person, day=day, bound_classes=BOUND)
        assert status.is_bound is bound


def test_a_role_does_not_end_before_it_starts() -> None:
    held = a_role(a_person(), starts_on=date(2026, 9, 1))
    with pytest.raises(persons.EndsBeforeStart):
        persons.end_role(
            held=held, on=date(2026, 8, 31), actor=an_actor(Right.CASE_MANAGER), at=NOON
        )


def test_a_team_belongs_to_one_institution() -> None:
    actor, here, there = an_actor(Right.ADMINISTRATOR), an_institution("A"), an_institution("B")
    team = places.add_team(institution=here, name="Faucons", actor=actor, at=NOON)
    with pytest.raises(persons.TeamElsewhere):
        persons.hold_role(
            person=a_person(), role=Role.ATHLETE, institution=there, team=team,
            starts_on=NOON.date(), actor=actor, at=NOON,
        )  # fmt: skip


def test_an_institution_is_added_once_whatever_its_accents() -> None:
    an_institution("École Saint-Jean")
    with pytest.raises(places.NameTaken):
        an_institution("Ecole Saint Jean")


def test_someone_of_the_same_name_is_asked_about_never_guessed() -> None:
    actor, known = an_actor(Right.CASE_MANAGER), a_person(given="Zoé", family="Côté")
    details = persons.Details("ZOE", "Cote")
    with pytest.raises(persons.PerhapsKnown) as asked:
        persons.add_person(details=details, actor=actor, at=NOON)
    assert [k.ref for k in asked.value.known] == [str(known.public_id)]
    persons.add_person(details=details, actor=actor, at=NOON, other_than=[str(known.public_id)])
    assert models.Person.objects.count() == 2


def test_a_correction_keeps_old_and_new_in_the_journal() -> None:
    person, actor = a_person(family="Tremblay"), an_actor(Right.CASE_MANAGER)
    details = persons.Details(person.given_name, "Tremblay-Roy", person.birth_year)
    changed = persons.change_person(person=person, details=details, actor=actor, at=NOON)
    assert set(changed) == {"family_name", "name_key"}
    (line, *_) = journal.history(subject=persons.subject(person))
    assert line.facts["family_name"] == ["Tremblay", "Tremblay-Roy"]
    assert persons.change_person(person=person, details=details, actor=actor, at=NOON) == ()


def test_a_correction_of_the_name_does_not_make_an_age_band_younger() -> None:
    actor, person = an_actor(Right.CASE_MANAGER), a_person(birth_year=None, age_band="14_17")
    models.Person.objects.update(age_noted_on=date(2024, 1, 1))
    person.refresh_from_db()
    details = persons.Details(person.given_name, "Roy", age_band="14_17")
    persons.change_person(person=person, details=details, actor=actor, at=NOON)
    person.refresh_from_db()
    assert person.age_noted_on == date(2024, 1, 1)


def test_a_guardian_speaks_for_another_and_stays_in_the_history() -> None:
    actor, minor, adult = an_actor(Right.CASE_MANAGER), a_person(), a_person(given="Luc")
    with pytest.raises(persons.OfTheirOwn):
        persons.name_guardian(
            minor=minor, adult=minor, kind="parent", starts_on=NOON.date(), actor=actor, at=NOON
        )
    bond = persons.name_guardian(
        minor=minor, adult=adult, kind="representative", starts_on=NOON.date(), actor=actor,
        at=NOON,
    )  # fmt: skip
    persons.end_guardian(bond=bond, on=NOON.date(), actor=actor, at=NOON)
    file = register.file_for(actor=actor, ref=str(minor.public_id))
    assert [(b.name, b.kind, b.ends_on) for b in file.guardians] == [
        ("Luc Tremblay", "representative", NOON.date())
    ]


@pytest.mark.parametrize("right", Right)
def test_reading_a_file_leaves_a_trace_or_finds_nothing(right: Right) -> None:
    person, actor = a_person(), an_actor(right)
    if right in READERS:
        persons.read_file(ref=str(person.public_id), actor=actor, at=NOON)
        (line, *_) = journal.history(subject=persons.subject(person))
        assert (line.event, line.actor) == ("people.viewed", f"staff:{actor.ref}")
    else:
        with pytest.raises(register.PersonUnknown):
            persons.read_file(ref=str(person.public_id), actor=actor, at=NOON)


@pytest.mark.parametrize("right", Right)
def test_only_those_who_keep_the_register_write_in_it(right: Right) -> None:
    actor, person, held = an_actor(right), a_person(), a_role(a_person(given="Lou"))
    bond = models.Guardianship(minor=person, adult=held.person, kind="parent",
                               starts_on=NOON.date())  # fmt: skip
    bond.save()
    acts = (
        lambda: persons.add_person(details=persons.Details("A", "B"), actor=actor, at=NOON),
        lambda: persons.change_person(
            person=person, details=persons.Details("A", "C"), actor=actor, at=NOON
        ),
        lambda: persons.hold_role(
            person=person, role=Role.COACH, starts_on=NOON.date(), actor=actor, at=NOON
        ),
        lambda: persons.end_role(held=held, on=NOON.date(), actor=actor, at=NOON),
        lambda: persons.name_guardian(
            minor=person, adult=held.person, kind="parent", starts_on=NOON.date(), actor=actor,
            at=NOON,
        ),
        lambda: persons.end_guardian(bond=bond, on=NOON.date(), actor=actor, at=NOON),
        lambda: places.add_institution(name="École", actor=actor, at=NOON),
    )  # fmt: skip
    for act in acts:
        if right in KEEPERS:
            act()
        else:
            with pytest.raises(Refused):
                act()


def test_finds_names_without_accents_in_any_order() -> None:
    actor = an_actor(Right.CASE_MANAGER)
    a_person(given="Anne-Sophie", family="Lévesque"), a_person(given="Lou", family="Roy")
    for search in ("levesque anne", "SOPHIE", "Lévesque"):
        found = register.persons_for(actor=actor, search=search, on=NOON.date())
        assert [line.name for line in found.lines] == ["Anne-Sophie Lévesque"]


def test_filters_by_role_and_place_held_that_day() -> None:
    actor, person = an_actor(Right.CASE_MANAGER), a_person()
    a_role(person, Role.COACH, at="École A", ends_on=date(2026, 6, 30))
    place = str(an_institution("École A").pk)
    for day, total in ((date(2026, 6, 1), 1), (NOON.date(), 0)):
        for wanted in ({"role": "coach"}, {"institution": place}):
            found = register.persons_for(actor=actor, on=day, **wanted)
            assert found.total == total


def test_a_page_of_the_register_costs_the_same_for_ten_and_for_twenty(
    django_assert_num_queries: object,
) -> None:
    actor, made = an_actor(Right.CASE_MANAGER), 0
    for wanted in (10, 20):
        while made < wanted:
            made += 1
            person = a_person(given=f"Personne {made}")
            a_role(person, Role.COACH, at=f"École {made}")
            a_role(person, Role.PARENT)
        with django_assert_num_queries(3):  # type: ignore[operator]
            found = register.persons_for(actor=actor, on=NOON.date())
            assert len(found.lines) == wanted
            assert all(len(line.roles) == 2 for line in found.lines)

"""The register's pages: each reading noted, the answer of a day explained, nobody merged."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories.people import a_person, a_role, an_account, an_institution
from tests.factories.policy import a_policy

from francjeu.journal import queries as journal
from francjeu.kernel.actors import Role as Right
from francjeu.kernel.belonging import Role
from francjeu.people import models
from francjeu.people.operations import persons

pytestmark = pytest.mark.django_db

READERS = {Right.ADMINISTRATOR, Right.CASE_MANAGER, Right.CHAIR, Right.PRIVACY_OFFICER}
KEEPERS = {Right.ADMINISTRATOR, Right.CASE_MANAGER}


@pytest.fixture
def keeper(client: Client) -> Client:
    client.force_login(an_account(roles=[Right.CASE_MANAGER]))
    return client


def address(name: str, person: models.Person, *more: int) -> str:
    return reverse(f"people:{name}", args=[person.public_id, *more])


def text(response: Any) -> str:
    return re.sub(r"[ \n\t]+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.mark.parametrize("right", Right)
def test_readers_read_and_keepers_write(client: Client, right: Right) -> None:
    person, place = a_person(), an_institution()
    held = a_role(person)
    client.force_login(an_account(roles=[right]))
    reading = [reverse("people:list"), reverse("people:places"), address("person", person)]
    writing = [
        reverse("people:add"), reverse("people:send_list"), reverse("people:add_place"),
        reverse("people:place", args=[place.pk]), reverse("people:add_team", args=[place.pk]),
        address("change", person), address("add_role", person), address("add_guardian", person),
        address("end_role", person, held.pk),
    ]  # fmt: skip
    for url in reading:
        assert client.get(url).status_code == (200 if right in READERS else 404), url
    for url in writing:
        assert client.get(url).status_code == (200 if right in KEEPERS else 404), url
        if right not in KEEPERS:
            assert client.post(url, {}).status_code == 404, url


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client) -> None:
    response = client.get(address("person", a_person()))
    assert response.headers["Location"].startswith("/compte/connexion/")


def test_every_reading_of_a_person_is_noted(keeper: Client) -> None:
    person = a_person()
    keeper.get(address("person", person))
    keeper.get(address("person", person))
    lines = journal.history(subject=persons.subject(person))
    assert [line.event for line in lines] == ["people.viewed", "people.viewed", "person.added"]


@pytest.mark.clause("C-OBJ")
def test_the_page_answers_for_the_day_of_the_post_and_says_why(keeper: Client) -> None:
    a_policy(in_force_on=date(2026, 1, 1))
    person = a_person(given="Alex", birth_year=1985)
    a_role(person, Role.COACH, at="École A", starts_on=date(2025, 9, 1))
    a_role(person, Role.DIRECTOR, starts_on=date(2026, 5, 1))
    april = text(keeper.get(address("person", person), {"jour": "2026-04-20"}))
    assert "Oui. Le 20 avril 2026, la version 1 de la politique visait cette personne." in april
    assert "Entraîneur·e, École A Rôle en cours ce jour-là" in april
    assert "Membre du conseil d’administration Pas de ce rôle ce jour-là." in april
    may = text(keeper.get(address("person", person), {"jour": "2026-05-01"}))
    assert "Membre du conseil d’administration Rôle en cours ce jour-là" in may
    before = text(keeper.get(address("person", person), {"jour": "2025-12-31"}))
    assert "Le 31 décembre 2025, aucune politique n’était en vigueur" in before


def test_an_unreadable_day_is_said_beside_the_field(keeper: Client) -> None:
    page = keeper.get(address("person", a_person()), {"jour": "hier"}).content.decode()
    assert "field__error" in page


def test_a_name_already_there_is_asked_about(keeper: Client) -> None:
    known = a_person(given="Zoé", family="Côté")
    asked = {"given_name": "zoe", "family_name": "cote", "language": "fr"}
    response = keeper.post(reverse("people:add"), asked)
    assert response.status_code == 422
    assert str(known.public_id) in response.content.decode()
    assert 'value="zoe"' in response.content.decode()
    assert models.Person.objects.count() == 1
    forged = {**asked, "another": "1"}
    assert keeper.post(reverse("people:add"), forged).status_code == 422
    answered = {**forged, "other_than": [str(known.public_id)]}
    assert keeper.post(reverse("people:add"), answered).status_code == 303
    assert models.Person.objects.count() == 2


def test_a_role_is_added_with_its_team_and_ended(keeper: Client) -> None:
    person, place = a_person(), an_institution("École A")
    asked = {"role": "coach", "institution": str(place.pk), "team": "Faucons",
             "season": "2026-2027", "starts_on": "2026-09-01"}  # fmt: skip
    for _ in range(2):
        assert keeper.post(address("add_role", person), asked).status_code == 303
    assert models.Team.objects.count() == 1
    held = person.roles.order_by("id")[0]
    late = keeper.post(address("end_role", person, held.pk), {"on": "2026-08-31"})
    assert late.status_code == 422
    assert (
        keeper.post(address("end_role", person, held.pk), {"on": "2026-10-01"}).status_code == 303
    )
    held.refresh_from_db()
    assert held.ends_on == date(2026, 10, 1)


def test_a_role_of_another_person_is_not_ended_from_this_page(keeper: Client) -> None:
    held = a_role(a_person())
    other = address("end_role", a_person(given="Lou"), held.pk)
    assert keeper.post(other, {"on": "2026-10-01"}).status_code == 404


def test_a_team_needs_its_institution(keeper: Client) -> None:
    person = a_person()
    asked = {"role": "coach", "team": "Faucons", "starts_on": "2026-09-01"}
    assert keeper.post(address("add_role", person), asked).status_code == 422


def test_who_speaks_for_a_young_person_is_searched_then_named(keeper: Client) -> None:
    minor, adult = a_person(), a_person(given="Luc", family="Roy", birth_year=1980)
    found = keeper.get(address("add_guardian", minor), {"q": "roy"})
    assert str(adult.public_id) in found.content.decode()
    asked = {"adult": str(adult.public_id), "kind": "parent", "starts_on": "2026-09-01"}
    url = address("add_guardian", minor) + "?q=roy"
    assert keeper.post(url, asked).status_code == 303
    assert "Luc Roy" in text(keeper.get(address("person", minor)))
    forged = {**asked, "adult": str(a_person(given="Max").public_id)}
    assert keeper.post(url, forged).status_code == 422
    bond = minor.guardians.get()
    end = address("end_guardian", minor, bond.pk)
    assert keeper.post(end, {"on": "2026-10-01"}).status_code == 303


def test_an_adult_added_on_the_way_comes_back_chosen(keeper: Client) -> None:
    minor = a_person()
    url = reverse("people:add") + f"?pour={minor.public_id}"
    asked = {"given_name": "Luc", "family_name": "Roy", "language": "fr"}
    back = keeper.post(url, asked).headers["Location"]
    assert "checked" in keeper.get(back).content.decode()
    for wrong in ("?pour=x", "?adulte=x"):
        assert keeper.get(address("add_guardian", minor) + wrong).status_code in {200, 404}


def test_a_correction_is_kept(keeper: Client) -> None:
    person = a_person()
    asked = {"given_name": "Noémie", "family_name": "Roy", "birth_year": "2011", "language": "fr"}
    assert keeper.post(address("change", person), asked).status_code == 303
    person.refresh_from_db()
    assert (person.family_name, person.birth_year) == ("Roy", 2011)
    future = {**asked, "birth_year": "2300"}
    assert keeper.post(address("change", person), future).status_code == 422


def test_an_institution_is_added_corrected_and_not_doubled(keeper: Client) -> None:
    asked = {"name": "École A", "city": "Trois-Rives", "contact_name": "Luc", "contact_email": ""}
    back = keeper.post(reverse("people:add_place"), asked).headers["Location"]
    assert keeper.post(back, {**asked, "city": "Ailleurs"}).status_code == 303
    assert keeper.post(reverse("people:add_place"), {**asked, "name": "ecole a"}).status_code == 422
    place = models.Institution.objects.get()
    assert place.city == "Ailleurs"
    team = reverse("people:add_team", args=[place.pk])
    assert keeper.post(team, {"name": "Lynx", "season": ""}).status_code == 303
    assert keeper.post(team, {"name": "Lynx", "season": ""}).status_code == 422


def test_the_list_costs_the_same_for_ten_and_for_twenty(keeper: Client) -> None:
    counts, made = [], 0
    for wanted in (10, 20):
        while made < wanted:
            made += 1
            a_role(a_person(given=f"Personne {made}"), at=f"École {made}")
        with CaptureQueriesContext(connection) as queries:
            page = keeper.get(reverse("people:list"))
        assert f"{wanted} personnes" in text(page)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_person_costs_the_same_whatever_was_held(keeper: Client) -> None:
    a_policy()
    person, counts = a_person(), []
    for _ in range(2):
        for _ in range(5):
            a_role(person, at="École A")
        with CaptureQueriesContext(connection) as queries:
            keeper.get(address("person", person))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_institutions_cost_the_same_for_ten_and_for_twenty(keeper: Client) -> None:
    counts = []
    for wanted in (10, 20):
        for n in range(models.Institution.objects.count(), wanted):
            an_institution(f"École {n:02}")
        with CaptureQueriesContext(connection) as queries:
            page = keeper.get(reverse("people:places"))
        assert f"École {wanted - 1:02}" in text(page)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_searches_by_name_role_and_place(keeper: Client) -> None:
    a_role(a_person(given="Zoé", family="Côté"), Role.COACH, at="École A")
    a_person(given="Lou", family="Roy")
    place = str(an_institution("École A").pk)
    for asked in ({"q": "cote"}, {"role": "coach"}, {"lieu": place}):
        page = text(keeper.get(reverse("people:list"), asked))
        assert "Zoé Côté" in page
        assert "Lou Roy" not in page
    assert "Personne sous ce nom" in text(keeper.get(reverse("people:list"), {"q": "xyz"}))
    assert keeper.get(reverse("people:list"), {"role": "king", "page": "zz"}).status_code == 200

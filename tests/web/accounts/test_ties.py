"""Declaring one’s ties: a school by oneself, a person by who watches over rights; nobody else’s."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import people as person

from francjeu.kernel.actors import Role
from francjeu.people.models import Tie, User

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User) -> str:
    return reverse("accounts:ties", args=[str(user.public_id)])


def test_a_decider_declares_a_school_then_says_it_is_over() -> None:
    decider, school = person.an_account(roles=[Role.DECIDER]), person.an_institution()
    client = signed_in(decider)
    told = {"kind": "school", "institution": school.pk, "note": "J’y entraîne."}
    assert client.post(page(decider), told).status_code == 303
    body = client.get(page(decider)).content.decode()
    assert "Même école ou même club — École des Trois-Rives" in body
    end = reverse("accounts:end_tie", args=[str(decider.public_id), Tie.objects.get().pk])
    assert client.post(end).status_code == 303
    assert Tie.objects.get().ended_at


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"kind": "school", "institution": ""}, "Choisissez un établissement ou une personne"),
        ({"kind": "family", "institution": "1"}, "Ce genre de lien vise autre chose"),
        ({"institution": "1"}, "Choisissez un genre de lien."),
    ],
)
def test_a_tie_that_does_not_hold_is_refused_beside_its_field(
    told: dict[str, str], said: str
) -> None:
    decider, school = person.an_account(roles=[Role.DECIDER]), person.an_institution()
    if told.get("institution"):
        told = {**told, "institution": str(school.pk)}
    refused = signed_in(decider).post(page(decider), told)
    assert refused.status_code == 422
    assert said in refused.content.decode()
    assert not Tie.objects.exists()


def test_who_watches_over_rights_declares_a_tie_with_a_person() -> None:
    decider = person.an_account(roles=[Role.DECIDER])
    chair, child = person.an_account(roles=[Role.CHAIR]), person.a_person()
    client = signed_in(chair)
    body = client.get(page(decider) + "?q=Tremblay").content.decode()
    assert "Noémie Tremblay" in body
    told = {"kind": "family", "person": str(child.public_id), "institution": "", "q": "Tremblay"}
    assert client.post(page(decider), told).status_code == 303
    assert Tie.objects.get().person == child


def test_the_ties_of_another_do_not_exist_and_a_decider_searches_no_register() -> None:
    decider, other = (person.an_account(roles=[Role.DECIDER]) for _ in range(2))
    person.a_person()
    client = signed_in(decider)
    assert client.get(page(other)).status_code == 404
    assert "Noémie" not in client.get(page(decider) + "?q=Tremblay").content.decode()

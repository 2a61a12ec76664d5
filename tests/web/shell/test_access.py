"""The rule a view states is the rule it keeps."""

from typing import cast

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from tests.factories.people import an_account

from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Role
from francjeu.people import models
from francjeu.web.shell import access

pytestmark = pytest.mark.django_db


def asked(user: models.User | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/equipe/personnes/?page=2")
    request.user = user
    return request


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(cast(access.StaffRequest, request).actor.name)


def test_sends_a_stranger_to_the_sign_in_page_and_back() -> None:
    response = access.staff()(answer)(asked(AnonymousUser()))
    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/compte/connexion/?next=/equipe/personnes/%3Fpage%3D2",
    )


def test_gives_back_what_was_typed_after_the_session_ended() -> None:
    client, urgency = Client(), "/equipe/reception/S-2026-0001/urgence/"
    typed = {"done": "Appelé le 911 à 1 h 20.", "outcome": "help_asked", "password": "mot de passe"}
    answer = client.post(urgency, typed)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Appelé le 911 à 1 h 20." in page
    assert "help_asked" not in page
    assert "mot de passe" not in page
    assert "?next=/equipe/reception/S-2026-0001/" in page


def test_leads_back_above_a_page_that_only_receives() -> None:
    page = Client().post("/equipe/dossiers/D-2026-0001/constat/3/author_bound/").content.decode()
    assert "?next=/equipe/dossiers/D-2026-0001/" in page


@pytest.mark.parametrize("role", Role)
def test_opens_to_the_named_role_and_does_not_exist_for_the_others(role: Role) -> None:
    view = access.staff(Role.CHAIR)(answer)
    request = asked(an_account(roles=[role], name="Maude Roy"))
    if role is Role.CHAIR:
        assert view(request).content == b"Maude Roy"
    else:
        with pytest.raises(Http404):
            view(request)


def test_staff_without_any_right_today_find_nothing() -> None:
    with pytest.raises(Http404):
        access.staff()(answer)(asked(an_account(roles=[])))


def test_any_account_opens_its_own_affairs() -> None:
    assert access.signed_in(answer)(asked(an_account(roles=[]))).status_code == 200


def test_what_an_operation_refuses_does_not_exist() -> None:
    @access.staff(Role.COUNSEL)
    def view(request: HttpRequest) -> HttpResponse:
        raise Refused("grant")

    with pytest.raises(Http404):
        view(asked(an_account(roles=[Role.COUNSEL])))


def test_public_views_ask_nothing() -> None:
    view = access.public(lambda request: HttpResponse("bonjour"))
    assert view(asked(AnonymousUser())).content == b"bonjour"

"""People who sign in around one case, at noon."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.conftest import NOON

from francjeu.kernel.actors import Actor
from francjeu.people.models import User

SignIn = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Doors read the clock: here it is noon, the day of the factories."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def as_() -> SignIn:
    """A browser where this person is signed in."""

    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(User.objects.get(public_id=actor.ref))
        return client

    return sign_in

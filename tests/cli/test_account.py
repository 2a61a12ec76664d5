"""The server's operator opens accounts and lets people in; each act is journalled."""

import argparse
import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.factories.people import PASSWORD, an_account

from francjeu.cli import account
from francjeu.journal import queries as journal
from francjeu.kernel.actors import Role
from francjeu.people import models
from francjeu.people.operations import accounts

pytestmark = pytest.mark.django_db


def fj(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="fj")
    account.register(parser.add_subparsers(required=True))
    arguments = parser.parse_args(["account", *words])
    return int(arguments.run(arguments))


def held(user: models.User) -> set[str]:
    return set(user.grants.filter(ends_on=None).values_list("role", flat=True))


def test_opens_an_account_with_its_rights_and_prints_a_link(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    done = fj("open", "Maude@exemple.test", "--name", "Maude Roy", "--role", "administrator")
    assert done == 0
    address = re.search(r"https?://[^/]+(/\S+)", capsys.readouterr().out)
    assert address
    assert client.get(address[1]).status_code == 200
    user = models.User.objects.get(email="maude@exemple.test")
    assert held(user) == {"administrator"}
    lines = journal.history(subject=accounts.subject(user))
    assert {line.actor for line in lines} == {"operator:"}


def test_gives_and_ends_a_right(capsys: pytest.CaptureFixture[str]) -> None:
    user = an_account(roles=[])
    assert fj("grant", user.email, "chair") == 0
    assert fj("grant", user.email, "chair") == 1
    assert "déjà donné" in capsys.readouterr().err
    assert held(user) == {"chair"}
    assert fj("end", user.email, "chair") == 0
    assert fj("end", user.email, "chair") == 1
    assert held(user) == set()


def test_a_person_locked_out_gets_a_link_and_loses_the_lost_second_step(client: Client) -> None:
    user = an_account(password=PASSWORD)
    Authenticator.objects.create(user=user, type="totp", data={})
    assert fj("link", user.email) == 0
    assert Authenticator.objects.filter(user=user).exists()
    assert fj("link", user.email, "--forget-second-step") == 0
    assert not Authenticator.objects.filter(user=user).exists()


def test_the_last_administrator_cannot_be_closed(capsys: pytest.CaptureFixture[str]) -> None:
    user = an_account(roles=[Role.ADMINISTRATOR])
    assert fj("close", user.email) == 1
    assert "dernière personne" in capsys.readouterr().err
    an_account(roles=[Role.ADMINISTRATOR])
    assert fj("close", user.email) == 0


@pytest.mark.parametrize(
    "words", [("link", "x@exemple.test"), ("open", "pas une adresse", "--name", "A")]
)
def test_says_what_it_does_not_know(words: tuple[str, ...]) -> None:
    assert fj(*words) == 2


def test_lists_accounts_and_rights(capsys: pytest.CaptureFixture[str]) -> None:
    an_account(roles=[Role.CHAIR, Role.DECIDER], name="Hélène Roy")
    assert fj("list") == 0
    out = capsys.readouterr().out
    assert "Hélène Roy" in out
    assert "chair" in out

"""Every page the demonstration leads to: with the network away, in good French, accessible."""

import socket
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from tests.web import walk
from tests.web.browser import Reader, check_quickly
from tests.web.french import faults
from tests.web.walk import Visited

from francjeu.cli.serving import Account
from francjeu.people.models import User
from francjeu.policy.queries import in_force

PUBLIC = ("/", "/signaler/", "/suivi/", "/politique/")
NEAR = ("127.0.0.1", "::1", "localhost")


def someone(account: Account) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=account.email))
    return client


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """No network but the machine itself: what tries another address fails, and is told here."""
    tried: list[Any] = []
    real_connect, real_find = socket.socket.connect, socket.getaddrinfo

    def connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in NEAR:
            tried.append(address)
            raise OSError("the network is away")
        real_connect(self, address)

    def find(host: Any, *rest: Any, **more: Any) -> Any:
        if host not in (*NEAR, None):
            tried.append(host)
            raise socket.gaierror("the network is away")
        return real_find(host, *rest, **more)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", find)
    yield tried
    assert not tried


def everything(accounts: tuple[Account, ...], clients: dict[str, Client]) -> list[Visited]:
    """What each person of the team reaches from their pages, and anyone from the public ones."""
    pages = walk.walk(Client(), who="", starts=PUBLIC)
    for account in accounts:
        starts = list(walk.plain_addresses("/equipe/"))
        pages += walk.walk(clients[account.name], who=account.name, starts=starts, under="/equipe/")
    return pages


@pytest.mark.clause("X-07")
@pytest.mark.clause("X-15")
@pytest.mark.django_db
@pytest.mark.usefixtures("away")
def test_every_page_works_with_the_network_away_and_is_in_french() -> None:
    accounts = walk.full_house()
    clients = {account.name: someone(account) for account in accounts}
    pages = everything(accounts, clients)
    assert len({page.name for page in pages}) > 60
    version = in_force(on=timezone.localdate())
    quoted = [clause.text for clause in version.clauses] if version else []
    marks = {f"{mark} ({page.path})" for page in pages for mark in faults(page.soup, quoted=quoted)}
    assert not marks, "\n".join(sorted(marks)[:20])


@pytest.mark.clause("X-15")
@pytest.mark.django_db(transaction=True)
@pytest.mark.journey
def test_every_other_page_of_the_team_is_accessible(reader: Reader) -> None:
    accounts = walk.full_house()
    clients = {account.name: someone(account) for account in accounts}
    pages = [
        page
        for page in everything(accounts, clients)
        if page.who and not page.name.startswith("cases:")
    ]
    for who, few in groupby(walk.few(pages), key=lambda page: page.who):
        reader.sign_in(clients[who].cookies[settings.SESSION_COOKIE_NAME].value)
        check_quickly(reader, (page.path for page in few))

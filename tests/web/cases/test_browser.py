"""Every page of a case in a real browser: found by walking, not by a list that someone keeps."""

from itertools import groupby

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from tests.web import walk
from tests.web.browser import Reader, check_quickly
from tests.web.french import faults

from francjeu.cases.models import Case
from francjeu.cli.serving import Account
from francjeu.people.models import User
from francjeu.policy.queries import in_force

HERE = "/equipe/dossiers/"
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


def someone(account: Account) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=account.email))
    return client


def addresses() -> list[str]:
    """Every address of the first case, possible now or not, then the list that leads to all."""
    ref = Case.objects.earliest("pk").ref
    return [
        f"/{route.replace('<str:ref>', ref)}"
        for route, _name in walk.routes(HERE)
        if "<" not in route.replace("<str:ref>", "")
    ]


@pytest.mark.clause("X-15")
def test_every_page_of_a_case_is_accessible_and_reads_well(reader: Reader) -> None:
    accounts = walk.full_house()
    clients = {account.name: someone(account) for account in accounts}
    pages = [
        page
        for account in accounts[:4]
        for page in walk.walk(
            clients[account.name], who=account.name, under=HERE, whole="cases:case",
            starts=addresses() if account is accounts[0] else [HERE],
        )
    ]  # fmt: skip
    clauses = [clause.text for clause in in_force(on=timezone.localdate()).clauses]
    marks = {
        f"{mark} ({page.path})" for page in pages for mark in faults(page.soup, quoted=clauses)
    }
    assert not marks, "\n".join(sorted(marks)[:20])
    for who, few in groupby(walk.few(pages), key=lambda page: page.who):
        reader.sign_in(clients[who].cookies[settings.SESSION_COOKIE_NAME].value)
        check_quickly(reader, (page.path for page in few))

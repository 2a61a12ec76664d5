"""No page of the team asks the database more when there is more to show."""

from collections.abc import Iterator
from itertools import product

import pytest
from bench import staff_pages
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web import walk

from francjeu.cases.models import Case
from francjeu.people.models import User
from francjeu.reports.models import Report


def asked(client: Client, address: str) -> tuple[int, int]:
    """The status of the page, and how many statements it made."""
    reset_queries()
    with CaptureQueriesContext(connection) as queries:
        status = client.get(address).status_code
    return status, len(queries)


def opened(clients: list[Client]) -> Iterator[tuple[Client, str, int]]:
    """Lists for everyone who may open them; what is about one row, for the first who may."""
    for route, area in staff_pages.routes():
        for client, address in product(clients, staff_pages.filled(route, area)):
            status, made = asked(client, address)
            if status == 200:
                yield client, address, made
            if status == 405 or (status == 200 and "<" in route):
                break


@pytest.mark.django_db
@pytest.mark.once
def test_every_page_of_the_team_makes_as_many_queries_when_there_is_twice_as_much() -> None:
    walk.full_house()
    clients = []
    for user in User.objects.order_by("pk"):
        client = Client()
        client.force_login(user)
        clients.append(client)
    few = list(opened(clients))
    assert len(few) > 100
    staff_pages.fill(reports=2 * Report.objects.count(), cases=2 * Case.objects.count())
    more = [
        f"{address}: {before} → {after}"
        for client, address, before in few
        if (after := asked(client, address)[1]) > before
    ]
    assert not more, "\n".join(more)

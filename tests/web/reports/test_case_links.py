"""The page of a report leads to each case it serves that its reader may know."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import reports as given
from tests.web.reports.pages import read

from francjeu.cases.models import Case, Declaration
from francjeu.cases.operations.intake import involving, opening, parting
from francjeu.kernel.actors import Role
from francjeu.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_house")]


@pytest.fixture
def shared() -> tuple[factory.Table, Case, str]:
    """A report that serves two cases of one matter, each about one person."""
    report = given.a_checked_report()
    table = factory.a_table(reports=(report.ref,))
    opening.add_party(
        case=table.case, someone=involving.Someone(role="respondent", name="Zoé Lavoie"),
        reason="Son compte", actor=table.manager, at=NOON,
    )  # fmt: skip
    [other] = parting.part(case=table.case, actor=table.manager, at=NOON)
    return table, other, report.ref


def links(client: Client, user: User, ref: str) -> list[str]:
    client.force_login(user)
    page = read(client.get(f"/equipe/reception/{ref}/"))
    return [str(a["href"]) for a in page.select("main a[href^='/equipe/dossiers/D-']")]


def test_each_case_is_linked(client: Client, shared: tuple[factory.Table, Case, str]) -> None:
    table, other, ref = shared
    manager = User.objects.get(public_id=table.manager.ref)
    assert links(client, manager, ref) == [
        reverse("cases:case", args=[case.ref]) for case in (table.case, other)
    ]


@pytest.mark.clause("X-06")
@pytest.mark.parametrize("closed", [0, 1])
def test_a_case_that_is_closed_to_the_reader_is_not_even_named(
    client: Client, shared: tuple[factory.Table, Case, str], closed: int
) -> None:
    table, other, ref = shared
    cases = (table.case, other)
    user, _actor = factory.staff(Role.CASE_MANAGER, name="Maxime Hébert")
    # a tie that came since the last round: the report is still theirs, the case no more
    Declaration(case=cases[closed], user=user, linked=True, declared_at=NOON).save()
    assert links(client, user, ref) == [reverse("cases:case", args=[cases[1 - closed].ref])]
    page = client.get(f"/equipe/reception/{ref}/").content.decode()
    assert cases[closed].ref not in page
    shelf = client.get("/equipe/reception/?etagere=in_case").content.decode()
    assert ref in shelf
    assert cases[closed].ref not in shelf

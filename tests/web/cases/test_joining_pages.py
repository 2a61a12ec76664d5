"""A report that came since is offered where it may join, and a person says whom it bears on."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from tests.cases.test_joining_parted import POST, parted
from tests.factories import cases as given
from tests.factories import reports as report
from tests.web.cases.conftest import SignIn

from francjeu.cases import models
from francjeu.reports.queries import joined

pytestmark = pytest.mark.django_db


def address(case: models.Case, *named: str) -> str:
    return (
        reverse("cases:join_report", args=[case.ref])
        + "?"
        + "&".join(f"rapport={ref}" for ref in named)
    )


def ticked(page: BeautifulSoup, name: str) -> list[str]:
    return [str(box["value"]) for box in page.select(f"input[name={name}][checked]")]


def test_the_cases_that_hold_the_same_content_are_ticked_and_told_by_letter(as_: SignIn) -> None:
    table, other = parted()
    late = report.a_checked_report(link=POST)
    answer = as_(table.manager).get(address(table.case, late.ref))
    page = BeautifulSoup(answer.content, "html.parser")
    assert ticked(page, "also") == [other.ref]
    label = page.select_one("input[name=also]").find_parent("label").get_text(" ")  # type: ignore[union-attr]
    assert f"{other.ref}, personne C" in label
    assert late.ref in label
    assert "Lavoie" not in page.get_text()


def test_other_content_is_ticked_nowhere_else(as_: SignIn) -> None:
    table, _other = parted()
    apart = report.a_checked_report()
    page = as_(table.manager).get(address(table.case, apart.ref)).content
    assert ticked(BeautifulSoup(page, "html.parser"), "also") == ["none"]


def test_a_person_chooses_and_what_was_typed_stays(as_: SignIn) -> None:
    table, other = parted()
    late = report.a_checked_report(link=POST)
    client = as_(table.manager)
    bare = BeautifulSoup(client.get(address(table.case)).content, "html.parser")
    assert ticked(bare, "also") == []
    told = {"turn": table.case.turn, "reports": [late.ref]}
    for also in ([], ["none", other.ref]):
        refused = client.post(address(table.case), told | {"also": also})
        assert refused.status_code == 422
        assert ticked(BeautifulSoup(refused.content, "html.parser"), "reports") == [late.ref]
    assert client.post(address(table.case), told | {"also": [other.ref]}).status_code == 303
    assert late.ref in joined.refs_in(other.ref)


def test_a_case_of_the_matter_past_its_decision_is_said_and_not_offered(as_: SignIn) -> None:
    table, other = parted()
    for step in ("admissible", "notified", "answered", "heard", "decided"):
        given.STEPS[step](table)
    report.a_checked_report(link=POST)
    page = BeautifulSoup(as_(table.manager).get(address(other)).content, "html.parser")
    assert page.select("input[name=also]") == []
    assert f"{table.case.ref}, de la même affaire, ne prend plus" in page.get_text()


def acts(as_: SignIn, table: given.Table, ref: str) -> BeautifulSoup:
    page = as_(table.manager).get(reverse("reports:report", args=[ref]))
    return BeautifulSoup(page.content, "html.parser")


@pytest.mark.parametrize("state", ["decided", "closed"])
def test_a_report_does_not_offer_a_case_past_its_decision_and_says_why(
    as_: SignIn, state: str
) -> None:
    first, late = (report.a_checked_report(link=POST) for _ in range(2))
    table = given.a_table(state=state, reports=(first.ref,))
    page = acts(as_, table, late.ref)
    assert page.select(f'a[href^="{reverse("cases:join_report", args=[table.case.ref])}"]') == []
    assert f"Le réunir au dossier {table.case.ref}" in page.get_text()
    assert "il est décidé ou fermé" in page.get_text().replace("\u00a0", " ")


def test_where_one_case_of_a_matter_is_decided_the_other_is_offered(as_: SignIn) -> None:
    table, other = parted()
    late = report.a_checked_report(link=POST)
    for step in ("admissible", "notified", "answered", "heard", "decided"):
        given.STEPS[step](table)
    page = acts(as_, table, late.ref)
    assert page.select(f'a[href^="{reverse("cases:join_report", args=[other.ref])}"]')

"""The gate on its page: nine questions at once, kept as typed; what lacks is said in place."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import reports as report
from tests.web.cases.conftest import SignIn

from francjeu.cases import models
from francjeu.cases.operations.intake import opening
from francjeu.kernel.procedure.intake.routing import Asked
from francjeu.reports.models import GateDraft

pytestmark = pytest.mark.django_db
INSIDE = {q.value: "no" for q in Asked} | {"bound": "yes", "covered": "yes"}


def text(content: bytes) -> str:
    return BeautifulSoup(content, "html.parser").get_text(" ")


def test_admitting_says_that_the_gate_comes_first_then_goes_on(as_: SignIn) -> None:
    table = given.a_table(is_gated=False)
    client, ref = as_(table.manager), table.case.ref
    admit, gate = (reverse(f"cases:{v}", args=[ref]) for v in ("declare_admissible", "answer_gate"))
    told = {"turn": table.case.turn, "reasons": "Visé."}
    refused = client.post(admit, told)
    assert refused.status_code == 422
    assert "neuf questions" in text(refused.content)
    page = BeautifulSoup(client.get(gate).content, "html.parser")
    assert len(page.select("fieldset")) == 9
    assert client.post(gate, {"turn": table.case.turn, **INSIDE}).status_code == 303
    assert client.post(admit, told).status_code == 303


def test_a_gate_half_answered_is_said_and_kept(as_: SignIn) -> None:
    table = given.a_table(is_gated=False)
    client = as_(table.manager)
    gate = reverse("cases:answer_gate", args=[table.case.ref])
    some = {"turn": table.case.turn, "crime": "yes", "words": "Il parle d’un couteau"}
    assert client.post(gate, some).status_code == 422
    assert "Il parle d’un couteau" in client.get(gate).content.decode()
    kept = client.post(gate, {**some, "words": "Deux couteaux"}, headers={"X-Autosave": "1"})
    assert kept.status_code == 204
    page = BeautifulSoup(client.get(gate).content, "html.parser")
    assert "Deux couteaux" in page.get_text()
    assert page.select_one('input[name="crime"][value="yes"][checked]')
    assert not models.Gate.objects.exists()


def test_a_report_joins_no_case_before_its_gate_and_the_page_leads_there(as_: SignIn) -> None:
    table = given.a_table()
    row = report.a_checked_report(is_gated=False)
    page = as_(table.manager).get(reverse("cases:new"), {"rapport": row.ref})
    assert reverse("reports:gate", args=[row.ref]) in page.content.decode()
    assert "Ouvrir le dossier" not in page.content.decode()


def test_no_case_opens_that_would_leave_out_the_report_it_is_opened_for(as_: SignIn) -> None:
    table = given.a_table()
    row = report.a_checked_report(is_gated=False)
    told = {"title": "Une photo moquée", "first_act_on": "2026-11-03", "about": "nobody"}
    early = as_(table.manager).post(f"{reverse('cases:new')}?rapport={row.ref}", told)
    assert early.status_code == 422
    assert "Une photo moquée" in early.content.decode()
    assert models.Case.objects.count() == 1


def test_a_report_that_came_since_joins_a_case_that_is_open(as_: SignIn) -> None:
    first, later = (report.a_checked_report(link="https://exemple.ca/p/1") for _ in range(2))
    table = given.a_table(state="notified", reports=(first.ref,))
    other = report.a_checked_report(is_gated=False)
    client, case = as_(table.manager), reverse("cases:case", args=[table.case.ref])
    beside = client.get(reverse("reports:report", args=[later.ref])).content.decode()
    join = f"{reverse('cases:join_report', args=[table.case.ref])}?rapport={later.ref}"
    assert join in beside
    page = BeautifulSoup(client.get(join).content, "html.parser")
    offered = [str(box["value"]) for box in page.select("input[name=reports]")]
    assert offered == [later.ref]
    assert page.select_one("input[name=reports][checked]")
    assert other.ref not in offered
    told = {"turn": table.case.turn, "reports": [later.ref]}
    assert client.post(join, told).status_code == 303
    assert later.ref in text(client.get(case).content)
    later.refresh_from_db()
    assert (later.state, later.case_ref) == ("in_case", table.case.ref)
    assert client.post(join, told).status_code == 422


def test_the_gate_of_a_report_is_kept_as_it_is_typed(as_: SignIn) -> None:
    table = given.a_table()
    row = report.a_checked_report(is_gated=False)
    gate, client = reverse("reports:gate", args=[row.ref]), as_(table.manager)
    sent = client.post(gate, {"crime": "yes"}, headers={"X-Autosave": "1"})
    assert sent.status_code == 204
    page = BeautifulSoup(client.get(gate).content, "html.parser")
    assert page.select_one('input[name="crime"][value="yes"][checked]')
    assert client.post(gate, INSIDE).status_code == 303
    assert not GateDraft.objects.exists()


def test_a_finding_on_a_hidden_piece_is_refused_beside_the_pieces_with_the_way_out(
    as_: SignIn,
) -> None:
    table = given.a_table(state="heard")
    opening.add_exhibit(
        case=table.case, description="Une capture", testimony="x", actor=table.manager, at=NOON
    )
    clause, client = table.case.allegations.get(), as_(table.decider)
    find = reverse("cases:find", args=[table.case.ref, clause.pk, "hurtful_words"])
    assert "pas montrée à la personne mise en cause" in text(client.get(find).content)
    told = {
        "turn": table.case.turn,
        "result": "established",
        "reasons": "Selon P-2.",
        "exhibits": "2",
    }
    refused = client.post(find, told)
    assert refused.status_code == 422
    said = text(refused.content)
    assert "n’a jamais vu" in said
    assert "Selon P-2." in said


def test_a_finding_on_a_description_alone_asks_beside_the_field_why_that_was_enough(
    as_: SignIn,
) -> None:
    table = given.a_table(state="heard")
    clause, client = table.case.allegations.get(), as_(table.decider)
    find = reverse("cases:find", args=[table.case.ref, clause.pk, "hurtful_words"])
    assert "n’en connaît qu’une description ou un résumé" in text(client.get(find).content)
    told = {
        "turn": table.case.turn, "result": "established", "reasons": "Selon P-1.", "exhibits": "1",
    }  # fmt: skip
    refused = client.post(find, told)
    page = BeautifulSoup(refused.content, "html.parser")
    assert refused.status_code == 422
    assert "écrivez pourquoi c’était assez" in text(refused.content)
    assert page.select_one('textarea[name="why_enough"][aria-invalid="true"]')
    assert "Selon P-1." in text(refused.content)
    told["why_enough"] = "Elle dit qui et quand."
    assert client.post(find, told).status_code == 303
    assert "Elle dit qui et quand." in text(client.get(find).content)

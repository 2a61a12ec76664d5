"""A panel at work, as its members meet it: propose, read, vote; what is refused, what is kept."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from tests.conftest import NOON
from tests.factories import cases as given
from tests.web.cases.conftest import SignIn

from francjeu.cases import models
from francjeu.cases.operations.decision import voting
from francjeu.cases.operations.panel import conflicts
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.panel.voting import Position

pytestmark = pytest.mark.django_db
TYPED = {
    "outcome": "breach_with_sanction", "summary": "Les messages ont été écrits.",
    "reasons": "Les trois messages sont établis.", "severity": "1", "rung": "s1_o1_warning",
}  # fmt: skip


def url(name: str, table: given.Table) -> str:
    return reverse(f"cases:{name}", args=[table.case.ref])


def send(client: Client, name: str, table: given.Table, **told: object) -> tuple[int, str]:
    table.case.refresh_from_db()
    answer = client.post(url(name, table), {"turn": table.case.turn, **told})
    return answer.status_code, BeautifulSoup(answer.content, "html.parser").get_text(" ")


def text(client: Client, name: str, table: given.Table) -> str:
    answer = client.get(url(name, table))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").get_text(" ")


def voted(table: given.Table, by: Actor, position: Position = Position.CONCURS) -> None:
    draft = models.Draft.objects.select_related("case").get(case=table.case, state="open")
    reasons = "Rien ne le montre." if position is Position.DISSENTS else ""
    voting.vote(draft=draft, position=position, reasons=reasons, actor=by, at=NOON)


def test_a_panel_proposes_votes_and_decides_from_its_pages(as_: SignIn) -> None:
    table, members = given.a_panel_of_three()
    first = as_(members[0])
    assert first.get(url("decide", table))["Location"] == url("vote", table)
    assert "Aucun projet n’est devant le comité" in text(first, "vote", table)
    assert send(first, "propose", table, **TYPED)[0] == 303
    page = text(as_(members[1]), "vote", table)
    assert "Les trois messages sont établis." in page
    assert "On attend" in page
    for member in members:
        answer = send(as_(member), "vote", table, draft=1, position="concurs")
        assert answer[0] == 303
    table.case.refresh_from_db()
    assert table.case.state == "decided"
    assert "À l’unanimité" in text(as_(table.manager), "case", table)


def test_nobody_else_reads_what_the_panel_deliberates(as_: SignIn) -> None:
    table, members = given.a_panel_of_three()
    given.propose(table, members[0])
    for actor in (table.manager, table.other):
        for name in ("vote", "propose", "close_vote"):
            assert as_(actor).get(url(name, table)).status_code == 404, name
    conflicts.declare(case=table.case, is_linked=True, note="", actor=members[1], at=NOON)
    assert as_(members[1]).get(url("vote", table)).status_code == 404
    assert as_(members[1]).post(url("vote", table), {"draft": 1}).status_code == 404
    assert not models.Vote.objects.exists()


def test_how_others_voted_is_shown_once_the_vote_is_over(as_: SignIn) -> None:
    table, members = given.a_panel_of_three()
    given.propose(table, members[0])
    voted(table, members[0], Position.DISSENTS)
    page = text(as_(members[1]), "vote", table)
    assert "A voté" in page
    assert "Rien ne le montre" not in page
    assert "Rien ne le montre" in text(as_(members[0]), "vote", table)
    voted(table, members[1], Position.DISSENTS)
    voted(table, members[2])
    assert "Rien ne le montre" in text(as_(members[2]), "vote", table)


def test_a_dissent_without_reasons_and_a_second_vote_are_refused_and_nothing_typed_is_lost(
    as_: SignIn,
) -> None:
    table, members = given.a_panel_of_three()
    given.propose(table, members[0])
    client = as_(members[0])
    status, said = send(client, "vote", table, draft=1, position="dissents")
    assert status == 422
    assert "Dites pourquoi vous êtes en dissidence" in said
    voted(table, members[0])
    status, said = send(
        client, "vote", table, draft=1, position="dissents", reasons="J’ai changé d’avis."
    )
    assert status == 422
    assert "Un vote ne se reprend pas" in said
    assert "J’ai changé d’avis." in said
    assert models.Vote.objects.get().position == "concurs"


def test_a_vote_on_a_draft_that_changed_is_refused_and_the_new_one_is_shown(as_: SignIn) -> None:
    table, members = given.a_panel_of_three()
    given.propose(table, members[0])
    given.propose(table, members[1], over=1)
    status, said = send(as_(members[2]), "vote", table, draft=1, position="concurs")
    assert status == 422
    assert "Projet 2" in said
    assert not models.Vote.objects.exists()


def test_a_change_starts_from_the_draft_as_it_was_typed(as_: SignIn) -> None:
    table, members = given.a_panel_of_three()
    given.propose(table, members[0])
    page = text(as_(members[1]), "propose", table)
    assert "Les trois messages sont établis." in page
    changed = {**TYPED, "over": 1, "reasons": "Deux des trois messages sont établis."}
    assert send(as_(members[1]), "propose", table, **changed)[0] == 303
    assert models.Draft.objects.get(state="open").number == 2
    status, _said = send(as_(members[2]), "propose", table, **{**changed, "over": 1})
    assert status == 422


def test_a_majority_closes_the_vote_from_its_page(as_: SignIn) -> None:
    table, members = given.a_panel_of_three()
    given.propose(table, members[0])
    voted(table, members[0])
    assert "Pas encore possible" in text(as_(members[0]), "close_vote", table)
    voted(table, members[1])
    assert send(as_(members[0]), "close_vote", table)[0] == 303
    table.case.refresh_from_db()
    assert table.case.state == "decided"


def test_the_appeal_panel_proposes_its_answer_and_votes(as_: SignIn) -> None:
    table, _members = given.a_panel_of_three(state="appealed")
    others = (table.other, *given.more_members(table, 2, instance="appeal"))
    first = as_(others[0])
    assert first.get(url("decide_appeal", table))["Location"] == url("vote", table)
    told = {"result": "uphold", "appeal_reasons": "Le motif n’est pas fondé."}
    assert send(first, "propose", table, **told)[0] == 303
    draft = models.Draft.objects.get(state="open")
    for member in others:
        assert send(as_(member), "vote", table, draft=draft.number, position="concurs")[0] == 303
    assert models.Appeal.objects.get().state == "upheld"


def test_the_daily_list_asks_a_member_for_their_vote(as_: SignIn) -> None:
    table, members = given.a_panel_of_three()
    given.propose(table, members[0])
    client = as_(members[1])
    asked = client.get(reverse("today:list")).content.decode()
    assert url("vote", table) in asked
    voted(table, members[1])
    assert url("vote", table) not in client.get(reverse("today:list")).content.decode()

"""What nobody may do by mistake: each line has its refusal in words, or the road that is left.

The race of two panels is in tests/cases/test_fair_race.py, the real mail server of a bounce in
tests/notices/test_post_office.py; here each is met as the person at the desk meets it.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person
from tests.web.cases.conftest import SignIn

from francjeu.cases import models, representing
from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.operations.decision import appealing, deciding
from francjeu.cases.operations.intake import opening, parting
from francjeu.kernel.actors import SOFTWARE
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.kernel.procedure.decision.elements import Element, Result
from francjeu.kernel.procedure.decision.ruling import BadDecision
from francjeu.kernel.procedure.panel.ties import TieKind
from francjeu.notices.models import Letter
from francjeu.notices.operations import sending
from francjeu.people.models import User
from francjeu.people.operations import ties as declaring

pytestmark = pytest.mark.django_db
SIGN = {
    "outcome": "breach_with_sanction", "summary": "x", "reasons": "x", "rung": "s1_o1_warning",
    "severity": "1", "letters_read": "on", "send": "1",
}  # fmt: skip


def said(response: Any) -> str:
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(page.get_text(" ").replace("\xa0", " ").split())


def url(table: given.Table, name: str) -> str:
    return reverse(f"cases:{name}", args=[table.case.ref])


def post(client: Client, table: given.Table, page: str, **told: object) -> Any:
    table.case.refresh_from_db()
    return client.post(url(table, page), {"turn": table.case.turn, **told})


def why(key: str) -> str:
    """The reason as the page says it, inside its sentence."""
    return labels.word(labels.WHY, key).replace("\xa0", " ")[1:-1]


def test_a_decision_with_a_missing_element_is_refused_and_says_which_step_is_left(
    as_: SignIn,
) -> None:
    table = given.a_table(state="heard")
    allegation = table.case.allegations.get()
    given.find(table, allegation, Element.HURTFUL, Result.ESTABLISHED)
    client = as_(table.decider)
    assert why("findings_missing") in said(client.get(url(table, "decide")))
    response = post(client, table, "decide", **SIGN)
    assert response.status_code == 422
    assert why("findings_missing") in said(response)
    assert not models.Decision.objects.exists()


def test_an_unheard_respondent_is_not_decided_on(as_: SignIn) -> None:
    table = given.a_table(state="notified")
    response = post(as_(table.decider), table, "decide", **SIGN)
    assert response.status_code == 422
    assert why("state") in said(response)
    assert not models.Decision.objects.exists()


def test_a_decider_linked_to_a_party_finds_no_case(as_: SignIn) -> None:
    author = person.a_person()
    table = given.a_table(state="heard", person=author)
    given.find_all(table)
    declaring.declare_tie(
        user=User.objects.get(public_id=table.decider.ref), kind=TieKind.FAMILY,
        to=declaring.Named(person=author), actor=table.decider, at=NOON,
    )  # fmt: skip
    client = as_(table.decider)
    assert client.get(url(table, "decide")).status_code == 404
    assert post(client, table, "decide", **SIGN).status_code == 404
    assert not models.Decision.objects.exists()


def test_a_sanction_beyond_the_ladder_without_reasons_is_refused() -> None:
    table = given.a_table(state="heard")
    given.find_all(table)
    harsh = replace(given.PROPOSED, rung="s3_o2_expulsion")
    with pytest.raises(BadDecision) as refused:
        deciding.decide(case=table.case, proposed=harsh, actor=table.decider, at=NOON)
    words = labels.word(decision_labels.BAD_DECISIONS, str(refused.value.reason))
    assert "dites pourquoi" in words
    assert not models.Decision.objects.exists()


def test_an_appeal_out_of_time_is_kept_marked_late_and_waits_for_other_eyes(as_: SignIn) -> None:
    table = given.a_table(state="announced")
    row = given.appeal(table, at=NOON + timedelta(days=20))
    assert (row.state, row.is_late) == ("asked", True)
    page = said(as_(table.other).get(url(table, "decide_appeal")))
    assert why("late_request") in page
    with pytest.raises(NotYet):
        appealing.decide_appeal(
            case=table.case, result="uphold", reasons="x", proposed=None, actor=table.other,
            at=NOON,
        )  # fmt: skip


def test_two_panels_moving_at_once_the_second_reads_what_the_first_did(as_: SignIn) -> None:
    table = given.a_table(state="announced")
    given.appeal(table)
    old = models.Case.objects.get(pk=table.case.pk).turn
    appealing.decide_appeal(
        case=table.case, result="uphold", reasons="Rien à changer.", proposed=None,
        actor=table.other, at=NOON,
    )  # fmt: skip
    response = as_(table.other).post(
        url(table, "decide_appeal"),
        {"turn": old, "result": "send_back", "reasons": "Ce que je tapais."},
    )
    assert response.status_code == 422
    assert "Ce que je tapais." in said(response)
    assert models.Appeal.objects.get().state == "upheld"


@pytest.mark.parametrize("year", ["2150", "9999"])
def test_a_holiday_calendar_without_that_year_is_said_and_nothing_is_written(
    as_: SignIn, year: str
) -> None:
    table = given.a_table(state="notified")
    client = as_(table.manager)
    before = table.case.clocks.get(key="response", met_at__isnull=True).due_at
    for name, told in (
        ("extend", {"until": f"{year}-12-31T23:59", "reason": "x"}),
        ("call_hearing", {"way": "video", "starts_at": f"{year}-12-31T18:00", "joining": "x"}),
        ("order_interim", {
            "party": "A", "kind": "no_contact", "reasons": "x", "ends_on": f"{year}-12-31",
        }),
    ):  # fmt: skip
        response = post(client, table, name, **told)
        assert response.status_code == 422, name
        assert "aucun calendrier de jours fériés" in said(response), name
    assert table.case.clocks.get(key="response", met_at__isnull=True).due_at == before
    assert not models.Interim.objects.exists()


def test_an_email_that_bounces_becomes_a_task_with_another_way(as_: SignIn) -> None:
    table = given.a_table(state="notified")
    letter = Letter.objects.get(event="notice", party=str(table.respondent.public_id))
    Letter.objects.filter(pk=letter.pk).update(state="sent", sent_at=NOON)
    letter.refresh_from_db()
    sending.returned(letter=letter, reason="bounced", actor=SOFTWARE, at=NOON)
    today = said(as_(table.manager).get(reverse("today:list")))
    assert "Trouver la bonne adresse" in today
    page = as_(table.manager).get(reverse("letters:letter", args=[letter.public_id]))
    assert "Elle est revenue" in said(page)
    assert BeautifulSoup(page.content, "html.parser").select("form[action$='autre-adresse/']")


def test_a_guardian_who_is_the_respondent_does_not_speak_and_another_adult_is_asked_for(
    as_: SignIn,
) -> None:
    table = given.a_table(state="admissible")
    client = as_(table.manager)
    told = {
        "role": "respondent", "name": "Julie Bouchard", "email": "julie@exemple.ca",
        "subject": "person", "language": "fr", "reason": "Elle a écrit aussi.",
    }  # fmt: skip
    assert post(client, table, "add_party", **told).status_code == 303
    told |= {"role": "representative", "speaks_for": str(table.respondent.pk)}
    again = post(client, table, "add_party", **told)
    assert again.status_code == 422
    assert "Nommez un autre adulte" in said(again)
    assert representing.speakers(table.respondent, at=NOON) == ()
    opening.answer_reprisal(
        case=table.case, is_possible=False, note="", actor=table.manager, at=NOON
    )
    assert why("several_concerned") in said(client.get(url(table, "notify")))
    parting.part(case=table.case, actor=table.manager, at=NOON)
    assert why("nobody_speaks_for_a_minor") in said(client.get(url(table, "notify")))


def test_a_respondent_who_turns_18_is_noted_and_letters_come_to_them_alone(as_: SignIn) -> None:
    table = given.a_table(state="notified")
    models.Party.objects.filter(pk=table.respondent.pk).update(birth_year=2008)
    client = as_(table.manager)
    address = url(table, "come_of_age")
    assert address in client.get(url(table, "case")).content.decode()
    form = BeautifulSoup(client.get(address).content, "html.parser")
    key = form.select("[name=party]")[0]["value"]
    response = post(client, table, "come_of_age", party=key, keeps="no")
    assert response.status_code == 303
    young = models.Party.objects.get(pk=table.respondent.pk)
    assert representing.speakers(young, at=NOON) == ()
    assert Letter.objects.get(event="of_age").party == str(young.public_id)


def test_a_respondent_under_14_gets_letters_through_the_adult_and_no_link_of_their_own() -> None:
    def younger(table: given.Table) -> None:
        models.Party.objects.filter(pk=table.respondent.pk).update(birth_year=2015)

    table = given.a_table(state="notified", before=younger)
    child = Letter.objects.get(event="notice", party=str(table.respondent.public_id))
    parent = Letter.objects.get(event="notice", party=str(table.parent.public_id))
    assert (child.state, child.failure, child.link) == ("by_hand", "under_14", None)
    assert (parent.state, parent.link is not None) == ("queued", True)

"""Around the hearing, as staff see it: time, names, an adult, minutes, clocks that stand still."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import reports
from tests.web.cases.conftest import SignIn

from francjeu.cases import clocks, models
from francjeu.cases.operations.hearing import asking, hearing
from francjeu.kernel.actors import Actor, Kind

pytestmark = pytest.mark.django_db


def words(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text().replace("\xa0", " ")


def scene(as_: SignIn, state: str, **more: Any) -> tuple[given.Table, Client, str]:
    table = given.a_table(state=state, **more)
    table.case.refresh_from_db()
    return table, as_(table.manager), f"/equipe/dossiers/{table.case.ref}/"


def asked(table: given.Table) -> None:
    party = models.Party.objects.select_related("case").get(pk=table.respondent.pk)
    assert table.case.response_due_at is not None
    asking.ask_time(
        party=party, reason="Un examen.", actor=Actor(kind=Kind.PARTY, ref=str(party.public_id)),
        until=(clocks.local(table.case.response_due_at) + timedelta(days=4)).date(), at=NOON,
    )  # fmt: skip


def test_a_request_for_time_is_on_the_case_and_on_the_daily_list(as_: SignIn) -> None:
    table, client, at = scene(as_, "notified")
    asked(table)
    assert "Un examen." in words(client.get(at))
    assert "Répondre à qui demande plus de temps" in words(client.get("/equipe/"))
    page = BeautifulSoup(client.get(f"{at}delai/").content, "html.parser")
    assert str(page.select("#id_until")[0]["value"]).endswith("T23:59")


def test_giving_more_time_is_offered_before_refusing_it(as_: SignIn) -> None:
    table, client, at = scene(as_, "notified")
    asked(table)
    offered = BeautifulSoup(client.get(at).content, "html.parser").select(".panel--turn .buttons a")
    assert [it["href"] for it in offered][:2] == [f"{at}delai/", f"{at}delai/refuser/"]


def test_more_time_is_refused_with_reasons(as_: SignIn) -> None:
    table, client, at = scene(as_, "notified")
    asked(table)
    told = {"turn": table.case.turn, "reasons": ""}
    assert client.post(f"{at}delai/refuser/", told).status_code == 422
    assert client.post(f"{at}delai/refuser/", {**told, "reasons": "Trop tard."}).status_code == 303
    assert models.TimeRequest.objects.get().state == "refused"


def test_a_notice_waits_for_a_ruling_on_the_name_and_says_so(as_: SignIn) -> None:
    report = reports.a_checked_report(is_named=True, name="Zoé Quatrepoints")
    table, client, at = scene(as_, "admissible", reports=(report.ref,))
    given.opening.answer_reprisal(
        case=table.case, is_possible=False, note="", actor=table.manager, at=NOON
    )
    assert "Tranchez d’abord, avec motifs" in words(client.get(at))
    assert "tranchez d’abord, avec motifs" in words(client.get(f"{at}avis/"))
    told = {"turn": table.case.turn, "is_told": "yes", "reasons": "Pour répondre."}
    response = client.post(f"{at}identite/", told)
    assert response.status_code == 422
    assert "Qui a seulement signalé n’est jamais nommé." in words(response)
    assert client.post(f"{at}identite/", {**told, "is_told": "no"}).status_code == 303
    assert "tranchez d’abord" not in words(client.get(f"{at}avis/"))


def test_an_adult_in_the_case_is_refused_and_another_way_is_told(as_: SignIn) -> None:
    table, client, at = scene(as_, "admissible")
    given.opening.add_party(
        case=table.case, actor=table.manager, at=NOON,
        someone=given.involving.Someone(
            role="witness", name="Marc Tremblay", email="marc@exemple.ca"
        ),
    )  # fmt: skip
    told = {
        "turn": table.case.turn, "role": "representative", "name": "Marc T.",
        "email": "marc@exemple.ca", "language": "fr", "speaks_for": table.respondent.pk,
        "subject": "person",
    }  # fmt: skip
    response = client.post(f"{at}personnes/ajouter/", told)
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    assert "Nommez un autre adulte" in words(response), page.select(".error-summary")


def test_the_majority_is_offered_only_when_it_may_have_come(as_: SignIn) -> None:
    table, client, at = scene(as_, "notified")
    assert "Noter qu’une personne a 18 ans" not in words(client.get(at))
    models.Party.objects.filter(pk=table.respondent.pk).update(birth_year=2008)
    assert "Noter qu’une personne a 18 ans" in words(client.get(at))
    told = {"turn": table.case.turn, "party": table.respondent.pk, "keeps": "no"}
    assert client.post(f"{at}majorite/", told).status_code == 303
    assert models.OfAge.objects.get().party == table.respondent


def test_a_clock_is_stopped_and_runs_again(as_: SignIn) -> None:
    table, client, at = scene(as_, "notified")
    told = {"turn": table.case.turn, "clock": "response", "reason": "Congé du club."}
    assert client.post(f"{at}horloge/arreter/", told).status_code == 303
    page = words(client.get(at))
    assert "Arrêtée depuis le" in page
    assert "Congé du club." in page
    told = {"turn": table.case.turn, "clock": "response"}
    assert client.post(f"{at}horloge/repartir/", told).status_code == 303
    assert "Arrêtée depuis le" not in words(client.get(at))


def test_a_call_for_yesterday_is_refused_in_words(as_: SignIn) -> None:
    table, client, at = scene(as_, "answered")
    told = {"turn": table.case.turn, "way": "phone", "starts_at": "2026-11-21T10:00", "send": "1"}
    response = client.post(f"{at}audition/", told)
    assert response.status_code == 422
    assert "Ce moment est passé." in words(response)
    assert table.case.hearings.count() == 0


def test_the_page_says_who_answered_and_that_the_person_still_may(as_: SignIn) -> None:
    table = given.a_table(state="notified")
    hearing.receive_response(
        case=table.case, party=table.parent, version="Il dormait.", actor=table.manager, at=NOON
    )
    client, case = as_(table.manager), reverse("cases:case", args=[table.case.ref])
    page = BeautifulSoup(client.get(case).content, "html.parser")
    text = page.get_text(" ", strip=True)
    assert "La personne B a répondu pour la personne A, qui peut encore répondre" in text
    assert "Personne B, pour la personne A" in text
    assert "Répondu par qui parle pour elle" in text
    now = page.select_one('[aria-current="step"]')
    assert now is not None
    assert "Réponse" in now.get_text()
    refused = client.post(
        reverse("cases:hear_in_writing", args=[table.case.ref]), {"turn": table.case.turn}
    )
    assert refused.status_code == 422
    assert "peut encore répondre" in refused.content.decode()

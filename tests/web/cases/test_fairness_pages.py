"""What a tie closes, page by page; panels, requests and measures as staff meet them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.conftest import NOON
from tests.factories import cases as given

from francjeu.cases import models
from francjeu.cases.operations.measures import interim
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.measures.interim import Ordered
from francjeu.people.models import User

pytestmark = pytest.mark.django_db


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(public_id=actor.ref))
    return client


def url(name: str, table: given.Table, *more: object) -> str:
    return reverse(f"cases:{name}", args=[table.case.ref, *more])


def test_stepping_aside_shuts_the_pages_that_are_open_and_every_address() -> None:
    table = given.a_table(state="heard")
    clause = table.case.allegations.get()
    client = signed_in(table.decider)
    find = url("find", table, clause.pk, "hurtful_words")
    assert client.get(find).status_code == 200
    aside = client.post(url("declare", table), {"turn": table.case.turn, "linked": "yes"})
    assert (aside.status_code, aside["Location"]) == (303, reverse("cases:list"))
    sent = {"turn": table.case.turn, "result": "established", "reasons": "x"}
    assert client.post(find, sent).status_code == 404
    for name in ("case", "access", "declare", "decide", "names", "export", "review_interim"):
        assert client.get(url(name, table)).status_code == 404, name
    journal = reverse("journal:case", args=[table.case.ref])
    assert client.get(journal).status_code in {403, 404}
    for page in (reverse("cases:list"), reverse("today:list")):
        assert table.case.ref not in client.get(page).content.decode()


def test_a_manager_who_steps_aside_does_not_find_it_in_a_search_nor_in_the_letters() -> None:
    table = given.a_table(state="notified")
    client = signed_in(table.manager)
    client.post(url("declare", table), {"turn": table.case.turn, "linked": "yes"})
    for page in (
        reverse("cases:list") + f"?q={table.case.ref}", reverse("letters:list"),
        reverse("today:list"),
    ):  # fmt: skip
        body = client.get(page, follow=True).content.decode()
        assert f"/{table.case.ref}/" not in body, page


def test_the_access_page_shows_both_panels_and_who_could_be_named() -> None:
    table = given.a_table()
    given.staff(Role.DECIDER, name="Sacha Lavoie")
    body = signed_in(table.manager).get(url("access", table)).content.decode()
    for said in ("Comité de la première décision", "Comité de la révision", "Sacha Lavoie"):
        assert said in body


def test_a_request_to_replace_a_member_is_recorded_then_answered() -> None:
    table = given.a_table(state="heard")
    client = signed_in(table.manager)
    told = {
        "turn": table.case.turn, "party": table.respondent.pk, "member": table.decider.ref,
        "reasons": "C’est son oncle.",
    }  # fmt: skip
    assert client.post(url("challenge", table), told).status_code == 303
    page = client.get(url("answer_challenge", table))
    assert "C’est son oncle." in page.content.decode()
    answer = {"turn": table.case.turn, "granted": "yes", "reasons": "Oui."}
    assert client.post(url("answer_challenge", table), answer).status_code == 303
    assert models.Challenge.objects.get().state == "granted"
    assert signed_in(table.decider).get(url("case", table)).status_code == 404


def test_a_measure_is_refused_beside_the_field_that_mends_it_then_ordered() -> None:
    table = given.a_table()
    client = signed_in(table.manager)
    ends = timezone.localdate() + timedelta(days=5)
    told = {
        "turn": table.case.turn, "party": table.respondent.pk, "kind": "leave_group",
        "reasons": "Les échanges continuent.", "ends_on": ends.isoformat(),
    }  # fmt: skip
    refused = client.post(url("order_interim", table), told)
    assert refused.status_code == 422
    assert "Dites pourquoi cette mesure plus légère ne suffit pas." in refused.content.decode()
    told["lesser_no_contact"] = "Tous lisent le même groupe."
    assert client.post(url("order_interim", table), told).status_code == 303
    measure = models.Interim.objects.get()
    page = client.get(url("review_interim", table)).content.decode()
    assert "Quitter le clavardage" in page
    contest = {"turn": table.case.turn, "party": table.respondent.pk, "reasons": "Horaires."}
    assert client.post(url("contest_interim", table, measure.pk), contest).status_code == 303
    lift = {"turn": table.case.turn, "answer": "lift", "reasons": "Vrai."}
    own = client.post(url("answer_interim", table, measure.pk), lift)
    assert own.status_code == 422
    other = signed_in(table.decider)
    assert other.post(url("answer_interim", table, measure.pk), lift).status_code == 303
    measure.refresh_from_db()
    assert measure.state == "lifted"


def test_a_late_request_is_let_in_from_its_page() -> None:
    table = given.a_table(state="announced")
    models.Case.objects.update(appeal_due_at=table.case.opened_at)
    table.case.refresh_from_db()
    given.appeal(table, at=NOON + timedelta(hours=1))
    client = signed_in(table.other)
    assert url("admit_late", table) in client.get(url("case", table)).content.decode()
    told = {"turn": table.case.turn, "reasons": "Lettre perdue."}
    assert client.post(url("admit_late", table), told).status_code == 303
    assert models.Appeal.objects.get().state == "open"


def test_who_contests_is_answered_on_a_page_that_shows_what_they_say() -> None:
    table = given.a_table()
    ends = timezone.now() + timedelta(days=7)  # noqa: TID251  the views read the clock too
    measure = interim.order(
        case=table.case, party=table.respondent, actor=table.manager, at=ends - timedelta(days=7),
        ordered=Ordered(
            kind="leave_group", reasons="Ça continue.", ends_at=ends,
            lesser={"no_contact": "Insuffisant."},
        ),
    )  # fmt: skip
    interim.contest(
        measure=measure, party=table.respondent, reasons="Les horaires sont là.",
        actor=Actor(Kind.PARTY, ref=str(table.respondent.public_id)), at=ends - timedelta(days=7),
    )  # fmt: skip
    page, sent = url("answer_interim", table, measure.pk), {"turn": table.case.turn}
    client = signed_in(table.decider)
    body = client.get(page).content.decode()
    assert "Les horaires sont là." in body
    assert "Ne pas écrire à la personne visée" in body
    assert "Participer aux activités avec une supervision" not in body
    lighten = {**sent, "answer": "lighten", "reasons": "Moins suffit."}
    assert client.post(page, lighten).status_code == 422
    own = signed_in(table.manager).post(page, {**sent, "answer": "keep", "reasons": "x"})
    assert own.status_code in {404, 422}
    assert client.post(page, {**lighten, "kind": "no_contact"}).status_code == 303
    measure.refresh_from_db()
    assert (measure.kind, measure.state) == ("no_contact", "ordered")
    assert "Moins suffit." in client.get(url("review_interim", table)).content.decode()

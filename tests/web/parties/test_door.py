"""The door: looking opens nothing, the answer opens once, and no page before it tells anything."""

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail, signing
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.factories import notices as factory

from francjeu.kernel.actors import SOFTWARE
from francjeu.notices import models
from francjeu.notices.operations import letters, sending
from francjeu.web.parties import visits

pytestmark = pytest.mark.django_db

MARKER = "zéphirine quatrepoints"


def a_token(*, party: str = "party-1", language: str = "fr", kind: str = "birth_year") -> str:
    """The token of a letter written and sent now."""
    now = timezone.now()  # noqa: TID251  the views read the clock too
    letter = letters.write(
        content=factory.a_notice(description=f"Il aurait écrit à {MARKER}."),
        to=factory.a_recipient(
            party=party,
            language=language,
            question=letters.links.Question(kind=kind, answer="2012" if kind != "none" else ""),
        ),
        subject=factory.SUBJECT,
        actor=factory.MANAGER,
        at=now,
    )
    sending.send(letter_id=letter.pk, actor=SOFTWARE, at=now)
    return newest_token()


def newest_token() -> str:
    return re.findall(r"/p/([\w-]{43})", str(mail.outbox[-1].body))[0]


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def enter(client: Client, token: str, answer: str = "2012") -> HttpResponse:
    return client.post(f"/p/{token}", {"answer": answer})


def test_the_door_says_who_writes_and_not_what(client: Client) -> None:
    response = client.get(f"/p/{a_token()}")
    page = soup(response)
    assert response.status_code == 200
    assert page.h1 is not None
    assert page.h1.get_text() == "Est-ce bien vous?"
    text = page.get_text()
    assert "D-2026-0012" in text
    for private in (MARKER, "Noé", "signalement", "clavardage", "Gagnon"):
        assert private not in text
    assert page.title is not None
    assert "D-2026" not in page.title.get_text()


def test_a_mail_scanner_that_follows_the_link_uses_nothing(client: Client) -> None:
    token = a_token()
    for method in (client.get, client.head, client.options):
        method(f"/p/{token}")
    assert models.Link.objects.get().used_at is None
    assert enter(client, token).status_code == 303


def test_the_answer_opens_the_file_once(client: Client) -> None:
    token = a_token()
    response = enter(client, token)
    assert (response.status_code, response.headers["Location"]) == (303, "/p/")
    assert token not in response.headers["Location"]
    assert client.get("/p/").status_code == 200
    assert Client().get(f"/p/{token}").status_code == 410
    assert client.get(f"/p/{token}").headers["Location"] == "/p/"


def test_the_visit_cookie_is_kept_to_these_pages(client: Client) -> None:
    cookie = enter(client, a_token()).cookies[visits.COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/p/", True, "Lax")


def test_a_wrong_answer_is_told_beside_the_field_and_kept(client: Client) -> None:
    response = enter(client, a_token(), "2011")
    page = soup(response)
    assert response.status_code == 422
    assert page.select_one(".error-summary a[href='#id_answer']") is not None
    assert page.select_one("#id_answer[value='2011'][aria-invalid='true']") is not None


def test_an_empty_answer_costs_no_try(client: Client) -> None:
    token = a_token()
    for _ in range(7):
        assert enter(client, token, "").status_code == 422
    assert enter(client, token).status_code == 303


def test_the_sixth_try_must_wait(client: Client) -> None:
    token = a_token()
    for _ in range(5):
        enter(client, token, "1999")
    response = enter(client, token)
    assert response.status_code == 422
    assert "Trop d’essais." in soup(response).get_text()


def test_a_link_without_question_still_waits_for_the_button(client: Client) -> None:
    token = a_token(kind="none")
    assert soup(client.get(f"/p/{token}")).select_one("#id_answer") is None
    assert models.Link.objects.get().used_at is None
    assert client.post(f"/p/{token}").status_code == 303


@pytest.mark.parametrize("known", [True, False])
def test_used_and_unknown_links_say_the_same(client: Client, known: bool) -> None:  # noqa: FBT001
    token = a_token() if known else "x" * 43
    if known:
        enter(Client(), token)
    response = client.get(f"/p/{token}")
    assert response.status_code == 410
    assert "Ce lien ne sert qu’une fois" in soup(response).get_text()
    again = client.post(f"/p/{token}/nouveau-lien/")
    assert again.status_code == 200
    assert "Si ce lien était le vôtre" in soup(again).get_text()
    assert "noe@exemple.ca" not in soup(again).get_text()
    assert models.Letter.objects.filter(event="renewed").count() == known


def test_not_me_closes_the_link_in_one_click(client: Client) -> None:
    token = a_token()
    response = client.post(f"/p/{token}/pas-moi/")
    assert "Merci de nous l’avoir dit" in soup(response).get_text()
    page = client.get(f"/p/{token}")
    assert page.status_code == 410
    assert soup(page).select_one("form[action$='nouveau-lien/']") is None


def test_the_door_speaks_the_letter_language_unless_another_was_chosen(client: Client) -> None:
    token = a_token(language="en")
    assert "Is it you?" in soup(client.get(f"/p/{token}")).get_text()
    client.cookies["fj_langue"] = "fr"
    assert "Est-ce bien vous?" in soup(client.get(f"/p/{token}")).get_text()


def test_a_letter_is_read_on_the_screen_and_its_first_reading_is_remembered(
    client: Client,
) -> None:
    enter(client, a_token())
    listed = soup(client.get("/p/")).select("main .ruled a")
    assert [link.get_text() for link in listed] == ["Un signalement parle de vous"]
    assert models.Letter.objects.get().state == "sent"
    page = soup(client.get(str(listed[0]["href"])))
    assert MARKER in page.get_text()
    assert [h.get_text() for h in page.select("h1")] == ["Un signalement parle de vous"]
    assert page.title is not None
    assert "signalement" not in page.title.get_text().casefold()
    assert models.Letter.objects.get().state == "opened"


def test_a_letter_is_kept_as_pdf_under_a_name_that_tells_nothing(client: Client) -> None:
    enter(client, a_token())
    letter = models.Letter.objects.get()
    response = client.get(f"/p/lettre/{letter.public_id}/pdf/")
    assert response.content.startswith(b"%PDF")
    assert response.headers["Content-Disposition"] == 'attachment; filename="D-2026-0012.pdf"'


def test_nobody_reads_the_letter_of_another(client: Client) -> None:
    a_token(party="party-2")
    other = models.Letter.objects.get()
    enter(client, a_token())
    assert client.get(f"/p/lettre/{other.public_id}/").status_code == 404
    assert client.get(f"/p/lettre/{other.public_id}/pdf/").status_code == 404


def test_without_a_visit_nothing_opens(client: Client) -> None:
    a_token()
    letter = models.Letter.objects.get()
    for path in ("/p/", f"/p/lettre/{letter.public_id}/"):
        assert client.get(path).headers["Location"] == "/p/fin/"
    assert client.get("/p/fin/").status_code == 410


def test_a_forged_visit_opens_nothing(client: Client) -> None:
    enter(client, a_token())
    number = models.Link.objects.get().pk
    client.cookies[visits.COOKIE] = f"{number}:1abc:forged"
    assert client.get("/p/").headers["Location"] == "/p/fin/"


def signed(number: int, *, before: timedelta) -> str:
    """The cookie of a visit, as it was signed so long ago."""
    signer = signing.get_cookie_signer(salt=f"{visits.COOKIE}francjeu.parties.visit")
    then = signing.b62_encode(int(time.time() - before.total_seconds()))
    return signing.Signer.sign(signer, f"{number}{signer.sep}{then}")


def test_an_idle_visit_ends_and_a_new_link_is_one_click_away(client: Client) -> None:
    enter(client, a_token())
    number = models.Link.objects.get().pk
    client.cookies[visits.COOKIE] = signed(number, before=visits.IDLE + timedelta(seconds=1))
    assert client.get("/p/").headers["Location"] == "/p/fin/"
    page = soup(client.get("/p/fin/"))
    assert page.select_one("form[action='/p/fin/nouveau-lien/']") is not None
    client.post("/p/fin/nouveau-lien/")
    assert models.Letter.objects.filter(event="renewed").count() == 1


def test_closing_the_link_ends_the_visit_at_once(client: Client) -> None:
    enter(client, a_token())
    letters.links.withdraw(
        subject=factory.SUBJECT,
        party="party-1",
        actor=factory.MANAGER,
        at=timezone.now(),  # noqa: TID251
    )
    assert client.get("/p/").headers["Location"] == "/p/fin/"


def test_leaving_closes_the_file_on_this_device(client: Client) -> None:
    enter(client, a_token())
    client.post("/p/quitter/")
    assert client.get("/p/").headers["Location"] == "/p/fin/"


def test_pages_are_never_cached_indexed_or_referred(client: Client) -> None:
    response = client.get(f"/p/{a_token()}")
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_the_number_of_queries_does_not_grow_with_the_letters(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    enter(client, a_token())
    for _ in range(10):
        a_token()
    with django_assert_max_num_queries(4):
        client.get("/p/")

"""What people read when the bucket does not answer: plain words, and nothing typed is lost."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.conftest import NOON
from tests.factories import images
from tests.factories.policy import a_profile, the_doors
from tests.web.reports.pages import begun, errors, read

from francjeu.evidence.models import Item
from francjeu.evidence.storage.store import StoreRefused
from francjeu.people.models import Organisation
from francjeu.reports.models import Report
from francjeu.web.shell.waiting import StoreDoesNotAnswer

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def open_house() -> None:
    Organisation.objects.create(
        id=1, name="Ligue d’essai", privacy_officer="Idriss Benali", opened_at=NOON
    )
    the_doors()
    a_profile()


def test_a_file_sent_while_the_store_is_down_is_refused_and_the_report_goes_on(
    client: Client, open_house: None, in_bucket: str, settings: Any, s3_address: str
) -> None:
    begun(client, until=6)
    settings.FRANCJEU = replace(settings.FRANCJEU, s3_endpoint="http://127.0.0.1:9")
    told = {"link": "https://x.com/a/status/1", "obtained": "member", "more": "1"}
    answer = client.post("/f/6/", {**told, "file": _picture()})
    assert answer.status_code == 422
    assert "l’espace de conservation ne répond pas" in errors(answer)[0]
    assert read(answer).select_one("#id_link")["value"] == "https://x.com/a/status/1"
    assert not Item.objects.exists()
    settings.FRANCJEU = replace(settings.FRANCJEU, s3_endpoint=s3_address)
    assert client.post("/f/6/", {**told, "file": _picture()}).status_code == 303
    settings.FRANCJEU = replace(settings.FRANCJEU, s3_endpoint="http://127.0.0.1:9")
    for number, said in ((6, told), (7, {"who": "@x"}), (8, {"is_named": "", "band": "14_to_17"})):
        assert client.post(f"/f/{number}/", said).status_code == 303
    assert client.post("/f/9/").status_code == 303  # sending needs no store
    assert Report.objects.count() == 1
    assert Item.objects.get().vault.subject.startswith("report:")


def test_a_page_that_needs_the_store_says_that_it_does_not_answer(rf: Any) -> None:
    request = rf.get("/equipe/")
    answer = StoreDoesNotAnswer(lambda _: HttpResponse())
    page = answer.process_exception(request, StoreRefused("EndpointConnectionError"))
    assert page is not None
    assert (page.status_code, page["Retry-After"]) == (503, "120")
    assert "ne répond pas" in page.content.decode()
    assert answer.process_exception(request, ValueError()) is None


def _picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("photo.png", images.encoded("PNG"))

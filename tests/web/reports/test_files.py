"""Bad files get a clear sentence, and nothing that was typed is lost."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.reports.pages import begun, errors, read

from francjeu.evidence.models import Item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_house")]
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64
HTML = b"<!doctype html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def bomb() -> bytes:
    """A small archive that would become 60 MB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"0" * 60_000_000)
    return file.getvalue()


def send(client: Client, name: str, content: bytes) -> object:
    begun(client, until=6)
    file = SimpleUploadedFile(name, content)
    return client.post("/f/6/", {"link": "https://x.com/a/status/1", "file": file, "more": "1"})


def test_a_picture_is_kept_named_and_can_be_taken_back(client: Client) -> None:
    assert send(client, "capture d’écran.png", PNG).status_code == 303  # type: ignore[attr-defined]
    page = read(client.get("/f/6/"))
    assert "capture d’écran.png" in page.get_text()
    (form,) = page.select("form[id^=back-]")
    client.post(form["action"])
    assert "capture d’écran.png" not in read(client.get("/f/6/")).get_text()


def test_how_it_was_obtained_is_asked_before_the_file_that_will_say_it(client: Client) -> None:
    begun(client, until=6)
    asked = [field.get("name") for field in read(client.get("/f/6/")).select("input[name]")]
    assert asked.index("obtained") < asked.index("file")
    file = SimpleUploadedFile("capture.png", PNG)
    client.post("/f/6/", {"file": file, "obtained": "public", "more": "1"})
    assert Item.objects.get().how_obtained == "public"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("vide.png", b"", "est vide"),
        ("film.mp4", b"0" * (50 * 1024 * 1024 + 1), "dépasse 50"),
    ],
)
def test_an_empty_or_too_large_file_is_refused_in_words(
    client: Client, name: str, content: bytes, words: str
) -> None:
    answer = send(client, name, content)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert words in errors(answer)[0].replace("\u00a0", " ")
    assert name in errors(answer)[0]
    assert read(answer).select_one("#id_link")["value"] == "https://x.com/a/status/1"
    assert not Item.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "remark"),
    [
        ("photo.jpg", HTML, "other name"),
        ("dessin.svg", SVG, "active"),
        ("archive.zip", bomb(), "bomb"),
    ],
)
def test_a_disguised_or_dangerous_file_is_sealed_as_it_is_and_marked(
    client: Client, name: str, content: bytes, remark: str
) -> None:
    """It is proof of what was received: kept unmodified, never run, never unpacked."""
    assert send(client, name, content).status_code == 303  # type: ignore[attr-defined]
    item = Item.objects.get()
    assert remark in item.remarks, item.remarks
    assert item.size == len(content)

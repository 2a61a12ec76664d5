"""Files of a form, within a bound."""

import io
import resource
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from tests import disks

from francjeu.plumbing import uploads

BOUNDARY = "bound"
MEGABYTE = 1024 * 1024


class Form(io.RawIOBase):
    """A form with a title, a file of `size` zeros, and a text after it; never whole in memory."""

    def __init__(self, *, size: int) -> None:
        super().__init__()
        head = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="title"\r\n\r\nAvant\r\n'
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="film.mp4"\r\n'
            "Content-Type: video/mp4\r\n\r\n"
        ).encode()
        tail = (
            f'\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
            f"Après\r\n--{BOUNDARY}--\r\n"
        ).encode()
        self.length = len(head) + size + len(tail)
        self._head, self._left, self._tail = io.BytesIO(head), size, io.BytesIO(tail)

    def read(self, size: int = -1, /) -> bytes:
        if head := self._head.read(size):
            return head
        if self._left:
            count = min(self._left, size)
            self._left -= count
            return b"\x00" * count
        return self._tail.read(size)


def request_with(form: Form) -> HttpRequest:
    return RequestFactory().post(
        "/",
        **{
            "wsgi.input": form,
            "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}",
            "CONTENT_LENGTH": str(form.length),
        },
    )


@pytest.fixture(autouse=True)
def limit_of_5_megabytes(settings) -> None:
    settings.FRANCJEU = replace(settings.FRANCJEU, upload_limit=5 * MEGABYTE)


@pytest.mark.parametrize("size", [1, 100_000, 5 * MEGABYTE])
def test_a_file_within_the_bound_is_received_whole(size: int) -> None:
    request = request_with(Form(size=size))
    received = request.FILES["file"]
    assert isinstance(received, uploads.Received)
    assert (received.size, received.is_too_large, received.name) == (size, False, "film.mp4")
    assert received.read() == b"\x00" * size
    request.close()


def test_300_megabytes_are_refused_without_filling_memory_and_the_form_survives() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    request = request_with(Form(size=300 * MEGABYTE))
    received = request.FILES["file"]
    assert (received.is_too_large, received.size) == (True, 300 * MEGABYTE)
    assert received.read() == b""
    assert request.POST.dict() == {"title": "Avant", "text": "Après"}
    request.close()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 40 * 1024, "kilobytes"


def test_without_room_the_form_survives(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with disks.small(tmp_path / "disk", size=64 * 1024) as full:
        monkeypatch.setattr(tempfile, "tempdir", str(full))
        request = request_with(Form(size=3 * MEGABYTE))
        received = request.FILES["file"]
    assert (received.is_unkept, received.is_too_large) == (True, False)
    assert request.POST["text"] == "Après"
    request.close()


def test_a_form_cut_in_the_middle_of_a_file_leaves_no_open_file() -> None:
    form = Form(size=3 * MEGABYTE)
    form.read = lambda size=-1, /: b"" if form._left < MEGABYTE else Form.read(form, size)
    request = request_with(form)
    assert request.FILES.get("file") is None or request.FILES["file"].size < 3 * MEGABYTE
    request.close()

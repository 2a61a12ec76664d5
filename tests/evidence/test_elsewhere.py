"""A capture made elsewhere is a piece like any other, and says in a process apart what it is."""

import io
import zipfile
from typing import Any

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests.conftest import NOON
from tests.factories import evidence as given
from tests.factories import people as person
from tests.factories.reports import a_report

from francjeu.evidence.models import Item, Reading
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.keeping import sealing, vaults
from francjeu.evidence.operations.origin import elsewhere
from francjeu.evidence.queries.elsewhere import said_in
from francjeu.kernel.actors import SOFTWARE, Role
from francjeu.kernel.evidence.capture.elsewhere import Fault, Form
from francjeu.kernel.evidence.origin.provenance import Access, Level
from francjeu.reports.operations.form import files

pytestmark = pytest.mark.django_db


def a_package(**files_: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in {"datapackage.json": b'{"resources": []}', **files_}.items():
            package.writestr(name, content)
    return written.getvalue()


def sealed(content: bytes, *, method: str = "upload", vault: Any = None) -> Item:
    return sealing.receive(
        vault=vault or given.a_vault(at=NOON), source=io.BytesIO(content), name="capture",
        method=method, level=Level.N1, how_obtained=Access.PUBLIC, actor=given.REPORTER, at=NOON,
    )  # fmt: skip


def waiting() -> int:
    return DBTaskResult.objects.filter(task_path="francjeu.evidence.tasks.read_elsewhere").count()


def test_only_what_a_person_handed_and_a_reader_understands_is_read() -> None:
    sealed(a_package())
    assert waiting() == 1
    sealed(a_package(), method="capture")
    sealed(b"just words", method="upload")
    assert waiting() == 1


def test_a_package_without_its_digest_file_is_kept_and_said_so() -> None:
    item = sealed(a_package())
    elsewhere.read(item=item.public_id, actor=SOFTWARE, at=NOON)
    (said,) = said_in([item.vault])
    assert said.form is Form.WACZ
    assert Fault.NO_DIGEST_FILE in {kind for kind, _ in said.faults}
    assert item.state == "sealed"


def test_it_is_read_once() -> None:
    item = sealed(a_package())
    first = elsewhere.read(item=item.public_id, actor=SOFTWARE, at=NOON)
    assert elsewhere.read(item=item.public_id, actor=SOFTWARE, at=NOON) == first
    assert Reading.objects.count() == 1


def test_what_was_isolated_is_not_read() -> None:
    item = sealed(a_package())
    isolating.isolate(item=item, actor=SOFTWARE, at=NOON)
    assert elsewhere.read(item=item.public_id, actor=SOFTWARE, at=NOON) is None


@pytest.mark.parametrize("end", ["isolated", "destroyed"])
def test_what_was_read_of_a_piece_goes_with_it(end: str) -> None:
    item = sealed(a_package())
    elsewhere.read(item=item.public_id, actor=SOFTWARE, at=NOON)
    assert Reading.objects.get().told
    if end == "isolated":
        isolating.isolate(item=item, actor=SOFTWARE, at=NOON)
    else:
        vaults.destroy(vault=item.vault, reason="son temps est fini", actor=SOFTWARE, at=NOON)
    assert Reading.objects.get().told == ""


def test_the_page_tells_it_as_the_words_of_the_file(client: Client) -> None:
    report = a_report()
    vault = files.vault_of(report, at=NOON)
    content = (
        b"<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://x.com/a \n"
        b" saved date: Sun Nov 22 2026\n--><title>a</title>"
    )
    for piece in (content, a_package(more=b"x")):
        elsewhere.read(item=sealed(piece, vault=vault).public_id, actor=SOFTWARE, at=NOON)
    client.force_login(person.an_account(roles=(Role.CASE_MANAGER,)))
    page = client.get(f"/equipe/preuves/{report.ref}/").content.decode()
    assert "https://x.com/a" in page
    assert "selon le fichier" in page
    assert "Le fichier de son empreinte manque" in page

"""The files of a joined report, offered as pieces: told as their sender named them."""

import io

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories.reports import a_checked_report, a_visit, answer_gate

from francjeu.people.models import User
from francjeu.plumbing import ids
from francjeu.reports import models
from francjeu.reports.operations.form import files

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 4_392


def test_tells_a_file_by_its_name_escaped_its_report_when_it_came_and_its_size(
    client: Client,
) -> None:
    report = a_checked_report(is_gated=False)
    code = ids.new_code()
    models.Report.objects.filter(pk=report.pk).update(code_hash=ids.code_hash(code))
    for name in ("<b>capture</b> — vendredi.png", ""):
        files.add_by_code(token=a_visit(code), upload=files.Upload(io.BytesIO(PNG), name), at=NOON)
    answer_gate(report.ref)
    table = given.a_table(state="notified", reports=(report.ref,))
    client.force_login(User.objects.get(public_id=table.manager.ref))
    answer = client.get(f"/equipe/dossiers/{table.case.ref}/pieces/signalement/")
    offered = BeautifulSoup(answer.content, "html.parser").select("label:has(input[type=radio])")
    said = [" ".join(label.get_text(" ").split()) for label in offered]
    assert len(said) == 2
    named, unnamed = said
    assert named.startswith("<b>capture</b> — vendredi.png")
    assert unnamed.startswith("Fichier sans nom")
    for words in said:
        assert report.ref in words
        assert "12 h" in words
        assert "image/png" in words
        assert "4,4 ko" in words
    assert "<b>capture" not in answer.content.decode()

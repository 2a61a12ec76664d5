"""Where a piece comes from: the grade as sealed, what agrees beside it, what to weigh."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import disks
from tests.conftest import NOON
from tests.factories import mails
from tests.factories import people as person
from tests.factories.authorities import LocalAuthority
from tests.factories.evidence import JPEG, a_piece, an_actor
from tests.factories.reports import a_report

from francjeu.custody import operations as log
from francjeu.evidence.models import Corroboration, Instrumented, Item
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.reports.models import Group, Report
from francjeu.reports.operations.form import files

pytestmark = pytest.mark.django_db
MANAGER = an_actor(Role.CASE_MANAGER)
GIVEN = {
    "gate": "no", "tool": "ArchiveWeb.page 0.15", "taken_at": "2026-11-20 14:30",
    "obtained": "member", "right": "J’entraîne cette équipe.", "trained": "on",
    "address": "https://exemple.test/p/1",
}  # fmt: skip


@pytest.fixture
def manager(client: Client) -> Client:
    client.force_login(person.an_account(roles=(Role.CASE_MANAGER,)))
    return client


def add(report: Report, content: bytes = JPEG, *, obtained: Access | None = Access.SHOWN) -> Item:
    upload = files.Upload(source=io.BytesIO(content), name="capture.jpg", obtained=obtained)
    return files.add_by_staff(ref=report.ref, upload=upload, actor=MANAGER, at=NOON)


def page_of(client: Client, report: Report, item: Item) -> str:
    answer = client.get(f"/equipe/preuves/{report.ref}/pieces/{item.public_id}/provenance/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_forged_screenshot_stays_n1_whatever_agrees_with_it(manager: Client) -> None:
    report = a_report()
    item = add(report, obtained=Access.PUBLIC)
    url = f"/equipe/preuves/{report.ref}/pieces/{item.public_id}/provenance/"
    for kind in ("network", "admission", "embed", "reporter"):
        sent = manager.post(url, {"kind": kind, "reason": "vu le 20 novembre"})
        assert sent.status_code == 303
    page = page_of(manager, report, item)
    assert "4 sources indépendantes concordent." in page
    assert "N1. Fichier remis par une personne" in page
    item.refresh_from_db()
    assert item.level == "N1"


def test_a_source_needs_a_reason_and_counts_once(manager: Client) -> None:
    report = a_report()
    item = add(report, obtained=Access.PUBLIC)
    url = f"/equipe/preuves/{report.ref}/pieces/{item.public_id}/provenance/"
    assert manager.post(url, {"kind": "admission", "reason": " "}).status_code == 422
    assert manager.post(url, {"kind": "admission", "reason": "à l’audience"}).status_code == 303
    assert manager.post(url, {"kind": "admission", "reason": "encore"}).status_code == 422
    assert Corroboration.objects.count() == 1
    page = page_of(manager, report, item)
    assert "1 source indépendante concorde." in page
    assert "à l’audience" in page


def a_report_with(content: bytes, group: Group) -> tuple[Report, Item]:
    report = a_report()
    item = a_piece(at=NOON, vault=files.vault_of(report, at=NOON), content=content)
    Report.objects.filter(pk=report.pk).update(group=group, leads=not group.reports.exists())
    return report, item


def test_a_second_reporters_own_file_agrees_by_the_facts_and_the_same_bytes_do_not(
    manager: Client,
) -> None:
    group = Group.objects.create(made="hand", made_at=NOON)
    report, item = a_report_with(JPEG, group)
    a_report_with(JPEG, group)
    assert "Aucune autre source indépendante." in page_of(manager, report, item)
    a_report_with(JPEG + b"\x00", group)
    page = page_of(manager, report, item)
    assert "1 source indépendante concorde." in page
    assert "établi par les faits" in page


@pytest.mark.parametrize(
    ("obtained", "flagged"),
    [(Access.PUBLIC, False), (Access.RECIPIENT, False), (Access.MEMBER, True),
     (Access.FORWARDED, True), (Access.OTHER, True)],
)  # fmt: skip
def test_private_or_untold_access_is_flagged_and_bars_nothing(
    manager: Client, obtained: Access, flagged: object
) -> None:
    report = a_report()
    page = page_of(manager, report, add(report, obtained=obtained))
    assert ("2858" in page) is flagged
    assert "Ajouter cette source" in page


def test_what_staff_add_to_a_report_takes_its_declaration_of_access() -> None:
    report = a_report(obtained=Access.MEMBER)
    assert add(report, obtained=None).how_obtained == "member"


def test_a_trained_members_capture_is_n2_with_its_tool_and_right(manager: Client) -> None:
    report = a_report()
    url = f"/equipe/preuves/{report.ref}/capture-outillee/"
    form = manager.get(url).content.decode()
    assert "Jamais de faux compte" in form
    sent = manager.post(url, {**GIVEN, "file": SimpleUploadedFile("a.html", b"<html>x</html>")})
    assert sent.status_code == 303, sent.content.decode()[:3000]
    item = Item.objects.get(method="instrumented")
    assert (item.level, item.how_obtained) == ("N2", "member")
    page = page_of(manager, report, item)
    assert "ArchiveWeb.page 0.15" in page
    assert "J’entraîne cette équipe." in page
    assert "2858" in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"gate": "unsure"}, "Aucun fichier n’est reçu ici"),
        ({"trained": ""}, "N1"),
        ({"right": ""}, "à quel titre"),
        ({"taken_at": "demain"}, "2026-11-22 14:30"),
        ({"taken_at": "2999-01-01 10:00"}, "pas encore passé"),
        ({"obtained": "other"}, ""),
    ],
)
def test_refuses_a_capture_whose_making_is_not_told(
    manager: Client, change: dict[str, str], words: str
) -> None:
    report = a_report()
    url = f"/equipe/preuves/{report.ref}/capture-outillee/"
    file = SimpleUploadedFile("a.html", b"<html>x</html>")
    sent = manager.post(url, {**GIVEN, **change, "file": file})
    assert sent.status_code == 422
    assert words in sent.content.decode()
    assert not Instrumented.objects.exists()
    assert not Item.objects.exists()


def test_what_was_typed_is_not_lost(manager: Client) -> None:
    report = a_report()
    url = f"/equipe/preuves/{report.ref}/capture-outillee/"
    page = manager.post(url, {**GIVEN, "taken_at": "demain"}).content.decode()
    assert "ArchiveWeb.page 0.15" in page


def test_who_may_not_know_of_the_report_finds_nothing(client: Client) -> None:
    report = a_report()
    item = add(report)
    client.force_login(person.an_account(roles=(Role.COUNSEL,)))
    for end in ("capture-outillee/", f"pieces/{item.public_id}/provenance/",
                f"pieces/{item.public_id}/lire/"):  # fmt: skip
        assert client.get(f"/equipe/preuves/{report.ref}/{end}").status_code == 404


def test_a_mail_is_read_as_characters_once_a_purpose_is_given(manager: Client) -> None:
    pytest.importorskip("dkim", reason="not installed: dkimpy")
    report = a_report()
    item = add(report, mails.PLAIN, obtained=Access.RECIPIENT)
    url = f"/equipe/preuves/{report.ref}/pieces/{item.public_id}/lire/"
    before = manager.get(url).content.decode()
    assert "après le match" not in before
    assert manager.post(url, {}).status_code == 422
    purpose = before.split('name="purpose" value="')[1].split('"')[0]
    answer = manager.post(url, {"purpose": purpose})
    assert "On se reverra après le match." in answer.content.decode()
    assert answer.headers["Refresh"].startswith("120;")


def test_a_conversation_is_read_as_a_list(manager: Client) -> None:
    report = a_report()
    lines = ["2026-11-20 14:03 - Camille: Salut"] * 3 + ["2026-11-20 14:09 - Max: <b>Non</b>"]
    chat = "\n".join(lines).encode()
    item = add(report, chat, obtained=Access.RECIPIENT)
    url = f"/equipe/preuves/{report.ref}/pieces/{item.public_id}/lire/"
    purpose = manager.get(url).content.decode().split('name="purpose" value="')[1].split('"')[0]
    page = manager.post(url, {"purpose": purpose}).content.decode()
    assert "&lt;b&gt;Non&lt;/b&gt;" in page
    assert "2026-11-20 14:09" in page
    assert "WhatsApp" in page


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAuthority]:
    with LocalAuthority(tmp_path_factory.mktemp("authority")) as running:
        yield running


def test_the_custody_page_tells_a_late_stamp_and_catches_up_by_itself(
    manager: Client, authority: LocalAuthority, settings: Any
) -> None:
    settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=authority.setting)
    now = datetime.now(UTC)  # noqa: TID251 - the authority has its own clock
    item = add(a_report(), obtained=Access.PUBLIC)
    log.checkpoint(at=now - timedelta(hours=1))
    authority.spoil = lambda answer: b""
    log.stamp_waiting(at=now - timedelta(hours=1))
    page = manager.get("/equipe/preuves/garde/").content.decode()
    assert "Pas encore horodaté" in page
    assert "Rien n’est perdu entre-temps." in page
    assert Item.objects.filter(pk=item.pk, state="sealed").exists()
    authority.spoil = bytes
    log.stamp_waiting(at=now)
    page = manager.get("/equipe/preuves/garde/").content.decode()
    assert "60 minutes" in page
    assert "openssl\u00a0: bonne" in page


def test_the_custody_page_tells_clocks_that_disagree(
    manager: Client, authority: LocalAuthority, settings: Any
) -> None:
    settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=authority.setting)
    tomorrow = datetime.now(UTC) + timedelta(days=1)  # noqa: TID251 - as above
    add(a_report(), obtained=Access.PUBLIC)
    log.checkpoint(at=tomorrow)
    log.stamp_waiting(at=tomorrow)
    assert "ne sont pas d’accord" in manager.get("/equipe/preuves/garde/").content.decode()


def test_two_authorities_one_away_the_other_stamps(
    authority: LocalAuthority, settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "ca.pem").write_text("a certificate")
    both = f"http://127.0.0.1:9/ {tmp_path / 'ca.pem'}; {authority.setting}"
    settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=both)
    add(a_report(), obtained=Access.PUBLIC)
    now = datetime.now(UTC)  # noqa: TID251 - as above
    log.checkpoint(at=now)
    assert log.stamp_waiting(at=now) == (1, 1)


def test_a_full_disk_while_sealing_leaves_nothing_half_written_and_says_so(
    manager: Client, settings: Any, tmp_path: Path
) -> None:
    report = a_report()
    settings.FRANCJEU = replace(settings.FRANCJEU, data_dir=tmp_path)
    url = f"/equipe/preuves/{report.ref}/capture-outillee/"
    file = SimpleUploadedFile("a.html", b"<html>x</html>" * 10_000)
    with disks.small(tmp_path / "pieces", size=64 * 1024):
        sent = manager.post(url, {**GIVEN, "file": file})
        left = [it for it in (tmp_path / "pieces").rglob("*") if it.is_file()]
    assert left == []
    assert sent.status_code == 422
    assert "manque de place" in sent.content.decode()
    assert not Item.objects.exists()
    assert "ArchiveWeb.page 0.15" in sent.content.decode()

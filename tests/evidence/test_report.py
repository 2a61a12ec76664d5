"""The report of an exported folder: words for a parent, a seal that any reader of PDF checks."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import typst
from tests.conftest import NOON
from tests.evidence.test_exporting import exported, the_contents
from tests.factories.authorities import LocalAuthority
from tests.factories.evidence import a_piece, a_vault, an_actor
from tests.tools import needs

from francjeu.connectors.seals import pades
from francjeu.custody import operations as log
from francjeu.custody import places, queries
from francjeu.evidence import access
from francjeu.evidence import queries as evidence
from francjeu.evidence.operations.copies import transcribing
from francjeu.evidence.package import Exhibit, Statement
from francjeu.evidence.queries import copies
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.origin.corroboration import Agreement, Kind

pytestmark = pytest.mark.django_db
MINE = access.Facts(is_involved=True)
needs_seal = pytest.mark.skipif(not pades.is_possible(), reason="not installed: pyhanko")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAuthority]:
    with LocalAuthority(tmp_path_factory.mktemp("authority")) as running:
        yield running


@pytest.fixture
def stamped_by(authority: LocalAuthority, settings: Any) -> LocalAuthority:
    authority.spoil = bytes
    settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=authority.setting)
    return authority


def report_of(folder: Path) -> Path:
    return folder / "data/rapport.pdf"


def a_report(tmp_path: Path, *, agreements: tuple[Agreement, ...] = ()) -> Path:
    contents = the_contents(a_piece(at=NOON, vault=a_vault(at=NOON)))
    exhibits = tuple(replace(it, agreements=agreements) for it in contents.exhibits)
    items = [it.item for it in exhibits]
    contents = replace(contents, exhibits=exhibits, custody=evidence.custody_of(items))
    return report_of(exported(contents, tmp_path / "export").folder)


def words_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return re.sub(r"\s+", " ", words)


def pdfsig(path: Path) -> str:
    done = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_says_what_each_piece_is_and_never_more_than_is_proven(tmp_path: Path) -> None:
    told = words_of(a_report(tmp_path))
    assert "P-1 — Pièce nº 1, « été »" in told
    assert "Ce qui a précédé la réception n’est pas vérifié." in told
    assert "Aucune autre source indépendante." in told
    assert "Aucune autorité extérieure ne l’a encore horodatée" in told
    assert places.signer().fingerprint in told
    for too_strong in ("authentique", "coupable", "accusé"):
        assert too_strong not in told


def test_the_whole_report_is_beside_it_in_english(tmp_path: Path) -> None:
    french = a_report(tmp_path)
    told = words_of(french.with_name("report.pdf"))
    assert "P-1 — Pièce nº 1, « été »" in told  # a title is never translated
    assert "What none of this proves" in told
    assert "No other independent source." in told
    assert "No outside authority has stamped it yet" in told
    assert places.signer().fingerprint in told
    for left in ("Empreinte", "Reçu", "vérification", "outil", "Fichier", "rapport.pdf"):
        assert left not in told
    assert "report.pdf" not in words_of(french)


@needs_seal
def test_seals_where_a_loop_already_runs() -> None:
    plain = bytes(typst.compile(b"Rapport"))
    identity = places.seal().identity()

    async def ask() -> bytes:
        return pades.sealed(plain, identity=identity, at=NOON)

    assert asyncio.run(ask()).startswith(plain)


def test_counts_agreeing_sources_apart_from_the_grade(tmp_path: Path) -> None:
    found = (
        Agreement(kind=Kind.REPORTER, at=NOON),
        Agreement(kind=Kind.ADMISSION, at=NOON, by="Camille", reason="dit à l’audience"),
    )
    told = words_of(a_report(tmp_path, agreements=found))
    assert "2 sources indépendantes concordent." in told
    assert "N1. Fichier remis par une personne" in told
    assert "dit à l’audience" not in told


def test_pieces_come_in_their_order_and_a_copy_is_never_called_a_piece_as_received(
    tmp_path: Path,
) -> None:
    item = a_piece(
        at=NOON, content=b"2026-11-20 14:03 - A: Salut\n2026-11-20 14:05 - B: Non\n", name="c.txt"
    )
    made = transcribing.transcribe(
        item=item, facts=MINE, actor=an_actor(Role.CASE_MANAGER), at=NOON
    )
    [copy] = copies.copies_of([item.pk])
    exhibits = (
        Exhibit(item=item, label="P-2", title="Une discussion"),
        Exhibit(item=made, label="P-2-copie-1", title="Une discussion", made=copy, of="P-2"),
    )
    statement = Statement(label="P-1", title="Ce qui a été vu", text="Vu.", received_at=NOON)
    contents = replace(the_contents(), exhibits=exhibits, statements=(statement,))
    told = words_of(report_of(exported(contents, tmp_path / "export").folder))
    places_ = [told.index(it) for it in ("P-1 — Ce", "P-2 — Une", "P-2-copie-1 — Transcription")]
    assert places_ == sorted(places_)
    assert "1 copie faite ici est à côté" in told
    assert "ce que l’on sait de son origine est dit avec son original" in told


@needs_seal
@needs("pdfsig")
@pytest.mark.clause("X-02")
def test_pdfsig_finds_the_seal_good_and_a_changed_letter_bad(tmp_path: Path) -> None:
    report = a_report(tmp_path)
    told = pdfsig(report)
    assert "Signature is Valid." in told
    assert "ETSI.CAdES.detached" in told
    assert "Total document signed" in told
    content = bytearray(report.read_bytes())
    content[content.index(b"/Title") + 9] ^= 1
    report.write_bytes(content)
    assert "Digest Mismatch" in pdfsig(report)


@needs_seal
@needs("pdfsig", "openssl")
def test_the_seal_carries_the_time_of_an_outside_authority(
    stamped_by: LocalAuthority, tmp_path: Path
) -> None:
    asked = stamped_by.asked
    report = a_report(tmp_path)
    assert stamped_by.asked == asked + 3  # one for each seal, one for the list of digests
    for path in (report, report.with_name("report.pdf")):
        assert "Signature is Valid." in pdfsig(path)
        assert _has_outside_time(path)


_SIGNATURE_TIME_STAMP = bytes.fromhex("060b2a864886f70d010910020e")
"""The object identifier id-aa-signatureTimeStampToken, in DER: what makes B-T of B-B."""


def _has_outside_time(path: Path) -> bool:
    contents = re.search(rb"/Contents <(3082[0-9a-fA-F]+)>", path.read_bytes())
    assert contents is not None
    return _SIGNATURE_TIME_STAMP in bytes.fromhex(contents[1].decode())


@needs_seal
def test_an_authority_that_is_away_leaves_a_seal_without_outside_time(
    settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "ca.pem").write_text("a certificate")
    away = f"http://127.0.0.1:9/ {tmp_path / 'ca.pem'}"
    settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=away)
    report = a_report(tmp_path)
    assert not _has_outside_time(report)


def test_says_since_when_an_outside_authority_saw_each_piece(
    stamped_by: LocalAuthority, tmp_path: Path
) -> None:
    item = a_piece(at=NOON)
    log.checkpoint(at=NOON)
    log.stamp_waiting(at=datetime.now(UTC))  # noqa: TID251 - the authority has its own clock
    contents = replace(the_contents(item), custody=evidence.custody_of([item]))
    told = words_of(report_of(exported(contents, tmp_path / "export").folder))
    [since] = queries.stamped_since(evidence.custody_of([item])).values()
    assert f"{since:%Y-%m-%d %H:%M:%S} UTC), selon l’horloge d’une autorité extérieure" in told


def test_the_seal_is_made_once_and_its_key_never_leaves(tmp_path: Path) -> None:
    seal = places.seal()
    first = seal.identity()
    assert seal.identity() == first
    assert (seal.folder / "cachet.key").stat().st_mode & 0o777 == 0o600
    secret = b"".join(first.key.splitlines()[1:-1])[:60]
    report = a_report(tmp_path)
    assert secret not in report.read_bytes()


def test_without_what_seals_the_report_says_that_it_is_not_sealed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko", None)  # as where it is not installed
    report = a_report(tmp_path)
    assert "Il n’est pas scellé" in words_of(report)
    assert b"/ByteRange" not in report.read_bytes()

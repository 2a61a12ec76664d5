"""Time stamps by a real authority started here, and what happens when it fails."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.cli.test_verify import fj_verify
from tests.conftest import NOON
from tests.evidence.test_exporting import exported, the_contents
from tests.evidence.test_signed_folder import flip, script, verdicts
from tests.factories.authorities import LocalAuthority
from tests.factories.evidence import a_piece

from francjeu.connectors.timestamps import http
from francjeu.connectors.timestamps.openssl import judge
from francjeu.custody import stamping as custody
from francjeu.evidence import stamping
from francjeu.kernel.evidence.package.digest import digest_of
from francjeu.kernel.evidence.seals import timestamp

DATA = b"0" * 64 + b"  manifest-sha256.txt\n"
SHA256 = digest_of([DATA]).sha256


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAuthority]:
    with LocalAuthority(tmp_path_factory.mktemp("authority")) as running:
        yield running


@pytest.fixture(autouse=True)
def _unspoilt(authority: LocalAuthority) -> None:
    authority.spoil = bytes


def asked(authority: LocalAuthority, *, nonce: int = 12345) -> bytes:
    return http.ask(timestamp.query(SHA256, nonce=nonce), url=authority.url)


@pytest.mark.parametrize("nonce", [0, 1, 127, 128, 255, 256, 2**63 - 1])
def test_openssl_reads_our_question_and_we_read_its_answer(
    authority: LocalAuthority, nonce: int
) -> None:
    now = datetime.now(UTC)  # noqa: TID251 - the authority has its own clock
    stamp = timestamp.require_answer(asked(authority, nonce=nonce), sha256=SHA256, nonce=nonce)
    assert abs(stamp.at - now) < timedelta(minutes=1)
    assert stamp.serial > 0


def test_openssl_finds_the_stamp_good_and_only_for_these_bytes(authority: LocalAuthority) -> None:
    answer, certificate = asked(authority), authority.certificate.read_bytes()
    at = timestamp.read(answer).at
    assert judge(answer, DATA, certificate, at) is True
    assert judge(answer, DATA + b" ", certificate, at) is False


def test_a_stamp_of_another_authority_is_not_good(
    authority: LocalAuthority, tmp_path: Path
) -> None:
    other = LocalAuthority(tmp_path)
    with other:
        answer = asked(other)
    at = timestamp.read(answer).at
    assert judge(answer, DATA, authority.certificate.read_bytes(), at) is False


@pytest.mark.parametrize(("sha256", "nonce"), [("0" * 64, 12345), (SHA256, 54321)])
def test_an_answer_to_another_question_is_refused(
    authority: LocalAuthority, sha256: str, nonce: int
) -> None:
    with pytest.raises(timestamp.BadStamp):
        timestamp.require_answer(asked(authority), sha256=sha256, nonce=nonce)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda answer: b"",
        lambda answer: b"<html>504</html>",
        lambda answer: answer[:40],
        lambda answer: answer[:-1],
        lambda answer: bytes.fromhex("30053003020102"),
        lambda answer: bytes.fromhex("30053003020100"),
        lambda answer: b"\x30\x84\xff\xff\xff\xff" + answer,
        lambda answer: b"\x30\x80" + answer,
    ],
)
def test_what_is_no_stamp_is_refused_and_never_crashes(authority: LocalAuthority, spoil) -> None:
    authority.spoil = spoil
    given = (custody.Authority(url=authority.url, certificate=authority.certificate),)
    files, failures = stamping.stamps(DATA, authorities=given)
    assert files == {}
    assert [failure.url for failure in failures] == [authority.url]


def test_every_cut_of_an_answer_is_refused(authority: LocalAuthority) -> None:
    answer = asked(authority)
    for length in range(len(answer)):
        with pytest.raises(timestamp.BadStamp):
            timestamp.read(answer[:length])


def test_an_authority_that_is_away_or_too_talkative_is_told(authority: LocalAuthority) -> None:
    with pytest.raises(http.AuthorityUnreachable):
        http.ask(b"", url="http://127.0.0.1:9/")
    with pytest.raises(http.AuthorityUnreachable):
        http.ask(b"", url="file:///etc/passwd")
    authority.spoil = lambda answer: answer * 1000
    with pytest.raises(http.AuthorityUnreachable):
        asked(authority)


@pytest.mark.parametrize("setting", ["http://a.example", "a b; c d; e f"])
def test_refuses_a_setting_that_names_no_certificate_or_three_authorities(setting: str) -> None:
    with pytest.raises(custody.BadAuthority):
        custody.authorities(setting)


@pytest.fixture
def two_authorities(settings, authority: LocalAuthority) -> None:
    both = f"{authority.setting}; {authority.setting}"
    settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=both)


@pytest.fixture
def folder(db, two_authorities, tmp_path: Path) -> Path:
    return exported(the_contents(a_piece(at=NOON)), tmp_path / "export").folder


def test_an_exported_folder_carries_two_stamps_that_openssl_accepts(folder: Path) -> None:
    for number in ("1", "2"):
        done = subprocess.run(
            [
                "openssl", "ts", "-verify", "-data", "tagmanifest-sha256.txt",
                "-in", f"preuve/tagmanifest-{number}.tsr", "-CAfile", f"preuve/ca-{number}.pem",
            ],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "Verification: OK" in done.stdout
    verified = fj_verify(str(folder))
    assert verified.returncode == 0
    assert verified.stdout.count("Horodaté le 20") == 2
    assert (script(folder).returncode, verdicts(script(folder))) == (
        0,
        ["VERDICT : CONFORME / INTACT"],
    )


@pytest.mark.parametrize("name", ["tagmanifest-1.tsr", "tagmanifest-2.tsq", "ca-1.pem"])
def test_a_changed_stamp_is_found(folder: Path, name: str) -> None:
    path = folder / "preuve" / name
    middle = len(path.read_bytes()) // 2
    content = bytearray(path.read_bytes())
    content[middle] ^= 1
    path.write_bytes(content)
    assert fj_verify(str(folder)).returncode == 1


def test_a_stamp_moved_in_time_or_half_taken_away_is_found(folder: Path) -> None:
    flip(folder / "preuve/tagmanifest-1.at")
    (folder / "preuve/tagmanifest-2.tsq").unlink()
    done = fj_verify(str(folder))
    assert done.returncode == 1
    assert "MODIFIÉ\u00a0: preuve/tagmanifest-1.at" in done.stdout
    assert "MANQUANT\u00a0: preuve/tagmanifest-2.tsq" in done.stdout


def test_without_openssl_what_the_stamp_says_is_told_as_unchecked(folder: Path) -> None:
    done = fj_verify(str(folder), PATH="/nowhere")
    assert done.returncode == 0
    assert "autorité non vérifiée" in done.stdout or "vérifié par rfc3161-client" in done.stdout


@pytest.mark.django_db
def test_an_authority_that_is_away_never_stops_an_export(settings, tmp_path: Path) -> None:
    away = f"http://127.0.0.1:9/ {tmp_path / 'ca.pem'}"
    (tmp_path / "ca.pem").write_text("a certificate")
    settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=away)
    done = exported(the_contents(a_piece(at=NOON)), tmp_path / "export")
    assert (done.stamps, len(done.unstamped)) == (0, 1)
    assert fj_verify(str(done.folder)).returncode == 0


@pytest.mark.django_db
def test_nothing_leaves_this_machine_until_an_authority_is_named(tmp_path: Path) -> None:
    done = exported(the_contents(a_piece(at=NOON)), tmp_path / "export")
    assert (done.stamps, done.unstamped) == (0, ())
    assert not list(done.folder.rglob("*.ts[qr]"))

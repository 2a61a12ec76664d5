"""Two verifiers of time stamps, written apart: both verdicts are kept, and shown."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_verify import fj_verify
from tests.conftest import NOON
from tests.evidence.test_exporting import exported, the_contents
from tests.factories.authorities import LocalAuthority
from tests.factories.evidence import a_piece
from tests.tools import needs

from francjeu.connectors.timestamps import http, openssl, strict
from francjeu.connectors.timestamps.judging import OPENSSL, STRICT, judge
from francjeu.custody import models, operations, queries
from francjeu.journal import operations as journal
from francjeu.kernel.actors import CLOCK
from francjeu.kernel.evidence.package.digest import digest_of
from francjeu.kernel.evidence.seals import timestamp
from francjeu.kernel.evidence.seals.verdict import Verdict, is_disputed, settled

pytest.importorskip("rfc3161_client", reason="not installed: rfc3161-client")
pytestmark = needs("openssl")
DATA = b"0" * 64 + b"  manifest-sha256.txt\n"
SHA256 = digest_of([DATA]).sha256
GOOD, BAD, UNREADABLE = Verdict.GOOD, Verdict.BAD, Verdict.UNREADABLE


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAuthority]:
    with LocalAuthority(tmp_path_factory.mktemp("sorted"), with_chain=False) as running:
        yield running


@pytest.fixture(scope="module")
def unsorted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAuthority]:
    with LocalAuthority(tmp_path_factory.mktemp("unsorted"), with_chain=True) as running:
        yield running


def asked(authority: LocalAuthority) -> bytes:
    return http.ask(timestamp.query(SHA256, nonce=12345), url=authority.url)


def judged(answer: bytes, authority: LocalAuthority, *, data: bytes = DATA) -> dict[str, Verdict]:
    return judge(answer, data, authority.certificate.read_bytes(), timestamp.read(answer).at)


def test_both_find_a_plain_stamp_good(authority: LocalAuthority) -> None:
    assert judged(asked(authority), authority) == {OPENSSL: GOOD, STRICT: GOOD}


def test_both_refuse_altered_data(authority: LocalAuthority) -> None:
    verdicts = judged(asked(authority), authority, data=DATA + b" ")
    assert verdicts == {OPENSSL: BAD, STRICT: BAD}
    assert settled(verdicts) is False


def test_both_refuse_another_authority(authority: LocalAuthority, unsorted: LocalAuthority) -> None:
    answer = asked(authority)
    at, other = timestamp.read(answer).at, unsorted.certificate.read_bytes()
    assert openssl.judge(answer, DATA, other, at) is False
    assert strict.judge(answer, DATA, other, at) is Verdict.BAD


def test_an_unsorted_answer_is_good_for_one_and_unreadable_for_the_other(
    unsorted: LocalAuthority,
) -> None:
    verdicts = judged(asked(unsorted), unsorted)
    assert verdicts == {OPENSSL: GOOD, STRICT: UNREADABLE}
    assert settled(verdicts) is True
    assert is_disputed(verdicts)


def test_a_certificate_that_expired_since_is_judged_at_the_time_of_the_stamp(
    authority: LocalAuthority, tmp_path: Path
) -> None:
    answer = asked(authority)
    said = timestamp.read(answer).at
    years_later = said + timedelta(days=3650)
    certificate = authority.certificate.read_bytes()
    assert openssl.judge(answer, DATA, certificate, years_later) is False
    assert judge(answer, DATA, certificate, said) == {OPENSSL: GOOD, STRICT: GOOD}
    for name, content in {"data": DATA, "tsr": answer, "ca.pem": certificate}.items():
        (tmp_path / name).write_bytes(content)
    command = [
        shutil.which("openssl") or "", "ts", "-verify", "-data", "data", "-in", "tsr",
        "-CAfile", "ca.pem", "-attime",
    ]  # fmt: skip
    at_once, later = (
        subprocess.run(
            [*command, str(int(at.timestamp()))], cwd=tmp_path, capture_output=True, check=False
        )
        for at in (said, years_later)
    )
    assert (at_once.returncode, later.returncode) == (0, 1)


def test_nobody_to_judge_settles_nothing() -> None:
    assert settled({}) is None
    assert settled({STRICT: UNREADABLE}) is None
    assert settled({STRICT: BAD}) is False


@pytest.mark.django_db
def test_both_verdicts_are_kept_with_the_stamp(settings: Any, unsorted: LocalAuthority) -> None:
    settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=unsorted.setting)
    journal.record(event="evidence.viewed", subject="x:1", actor=CLOCK, at=NOON, facts={})
    operations.checkpoint(at=NOON)
    operations.stamp_waiting(at=datetime.now(UTC))  # noqa: TID251 - the authority has its own clock
    assert models.Stamp.objects.get().verdicts == {OPENSSL: "good", STRICT: "unreadable"}
    point = queries.latest()
    assert point is not None
    assert point.stamps[0].verdicts == {OPENSSL: GOOD, STRICT: UNREADABLE}


@pytest.mark.django_db
def test_fj_verify_tells_which_of_the_two_could_not_read_it(
    settings: Any, authority: LocalAuthority, unsorted: LocalAuthority, tmp_path: Path
) -> None:
    both = f"{authority.setting}; {unsorted.setting}"
    settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=both)
    folder = exported(the_contents(a_piece(at=NOON)), tmp_path / "e").folder
    done = fj_verify(str(folder), blocked=("django", "sqlite3"))
    assert done.returncode == 0
    assert "vérifié par openssl, rfc3161-client (certificat" in done.stdout
    assert "vérifié par openssl et non lu ou refusé par rfc3161-client" in done.stdout

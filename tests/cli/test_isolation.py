"""`fj isolation`: the secret is printed once; what waits is put away."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from tests.conftest import NOON
from tests.factories.evidence import a_piece, an_actor

from francjeu.cli import main
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.storage import places
from francjeu.kernel.actors import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_key_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("FRANCJEU_LANG", "fr")
    yield
    (settings.FRANCJEU.keys_dir / "isolation.recipient").unlink(missing_ok=True)
    shutil.rmtree(settings.FRANCJEU.data_dir / "isolees", ignore_errors=True)


def printed(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str]:
    code = main.run(["isolation", *argv])
    return code, capsys.readouterr().out


def test_the_secret_is_printed_once_and_kept_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    code, first = printed(capsys, "key")
    assert code == 0
    secret = next(it for it in first.split() if it.startswith("AGE-SECRET-KEY-"))
    assert places.isolation_recipient() in first
    for path in settings.FRANCJEU.data_dir.rglob("*"):
        assert not path.is_file() or secret.encode() not in path.read_bytes()
    _, second = printed(capsys, "key")
    assert secret not in second
    assert places.isolation_recipient() in second


def test_what_waited_is_put_away_once_there_is_a_key(capsys: pytest.CaptureFixture[str]) -> None:
    item = a_piece(at=NOON)
    isolating.isolate(item=item, actor=an_actor(Role.CASE_MANAGER), at=NOON)
    code, told = printed(capsys, "put-away")
    assert (code, "fj isolation key" in told) == (1, True)
    printed(capsys, "key")
    assert printed(capsys, "put-away") == (0, "Pièces mises à l’écart\u00a0: 1.\n")
    assert places.apart().path(item.public_id).exists()


def test_says_which_back_ups_still_hold_an_isolated_piece(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert printed(capsys, "backups") == (0, "Aucune pièce mise à l’écart.\n")
    isolating.isolate(item=a_piece(at=NOON), actor=an_actor(Role.CASE_MANAGER), at=NOON)
    code, told = printed(capsys, "backups")
    assert (code, "Pièces pas encore mises à l’écart\u00a0: 1" in told) == (1, True)
    printed(capsys, "key")
    for name, age in (("avant.tar", -60), ("après.tar", 3600)):
        path = tmp_path / name
        path.write_bytes(b"x")
        moment = path.stat().st_mtime + age
        os.utime(path, (moment, moment))
    printed(capsys, "put-away")
    code, told = printed(capsys, "backups", str(tmp_path))
    assert (code, "avant.tar" in told, "après.tar" in told) == (1, True, False)
    assert "Ici\u00a0: 1 sur 2." in told


def test_says_how_many_pieces_were_shut_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "restored") == (0, "Pièces refermées\u00a0: 0.\n")

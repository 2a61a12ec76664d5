"""`fj evidence`, as an operator runs it."""

import io

import pytest
from django.conf import settings
from tests.conftest import NOON
from tests.factories.evidence import JPEG, a_piece, a_vault

from francjeu.cli import main
from francjeu.evidence.models import Fingerprint
from francjeu.evidence.operations.keeping import sealing
from francjeu.evidence.operations.likeness import fingerprinting
from francjeu.evidence.storage import places
from francjeu.kernel.actors import CLOCK

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRANCJEU_LANG", "fr")


def test_check_is_quiet_about_sound_pieces(capsys: pytest.CaptureFixture[str]) -> None:
    a_piece(at=NOON)
    assert main.run(["evidence", "check"]) == 0
    assert capsys.readouterr().out == "Chaque pièce est telle que scellée.\n"


def test_check_names_a_harmed_piece(capsys: pytest.CaptureFixture[str]) -> None:
    item = a_piece(at=NOON)
    places.store().remove(item.blob)
    assert main.run(["evidence", "check"]) == 1
    assert f"MANQUANTE report:S-2026-0001 {item.public_id}" in capsys.readouterr().out


def test_sweep_leaves_alone_what_is_not_a_day_old(capsys: pytest.CaptureFixture[str]) -> None:
    kept = sealing.keep(vault=a_vault(at=NOON), source=io.BytesIO(JPEG), name="photo.jpg")
    assert main.run(["evidence", "sweep", "--remove"]) == 0
    assert kept.blob not in capsys.readouterr().out
    assert (settings.FRANCJEU.data_dir / "pieces" / kept.blob).exists()


def test_the_public_key_is_printed_and_never_the_secret_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.run(["evidence", "key"]) == 0
    printed = capsys.readouterr().out
    assert "Installation\u00a0: age1" in printed
    assert "SECRET" not in printed


def test_compare_asks_for_every_piece_again(capsys: pytest.CaptureFixture[str]) -> None:
    a_piece(at=NOON)
    fingerprinting.fingerprint_waiting(actor=CLOCK, at=NOON)
    assert main.run(["evidence", "compare"]) == 0
    assert "Pièces à comparer de nouveau\u00a0: 1." in capsys.readouterr().out
    assert not Fingerprint.objects.exists()

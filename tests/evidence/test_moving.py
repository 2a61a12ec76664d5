"""Pieces copied from a folder to a bucket and back, by the command an operator types."""

from dataclasses import replace
from typing import Any

import pytest
from tests.conftest import NOON
from tests.evidence.test_bucket import versions
from tests.factories.evidence import JPEG, a_piece, a_vault

from francjeu.cli import main
from francjeu.evidence import queries
from francjeu.evidence.storage import places
from francjeu.evidence.storage.store import check
from francjeu.journal import queries as journal

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def _in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRANCJEU_LANG", "fr")


@pytest.fixture
def there(in_bucket: str, settings: Any) -> str:
    """The address of an empty bucket; the pieces are still in the folder."""
    settings.FRANCJEU = replace(settings.FRANCJEU, evidence_store="")
    return f"s3://{in_bucket}/pieces"


def use(settings: Any, address: str) -> None:
    settings.FRANCJEU = replace(settings.FRANCJEU, evidence_store=address)


def test_pieces_go_to_a_bucket_and_come_back_each_one_compared(
    there: str, in_bucket: str, settings: Any, s3: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    items = [a_piece(at=NOON, content=JPEG + bytes([n])) for n in range(3)]
    draft = a_piece(at=NOON, vault=a_vault(at=NOON, subject="draft:1"))
    assert main.run(["evidence", "move", "--to", there]) == 0
    told = capsys.readouterr().out
    assert "4/4" in told
    assert "Pièces copiées et vérifiées\u00a0: 4. Déjà là\u00a0: 0." in told
    assert list(queries.damage()) == []  # the folder is as it was
    use(settings, there)
    assert list(queries.damage()) == []
    assert all(places.store().head(it.blob).locked_until for it in items)
    assert places.store().head(draft.blob).locked_until is None
    for item in (*items, draft):
        places.store_at("local").remove(item.blob)
    assert main.run(["evidence", "move", "--to", "local"]) == 0
    use(settings, "")
    assert list(queries.damage()) == []
    facts = [it.facts for it in journal.entries(subject="evidence") if it.event == "evidence.moved"]
    assert facts[-1] == {"to": "local", "copied": 4, "there": 0, "harmed": 0}


def test_a_move_cut_short_goes_on_where_it_was(
    there: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (a_piece(at=NOON, content=JPEG + it) for it in (b"1", b"2"))
    target, blob = places.store_at(there), places.store().open(first.blob)
    with blob:
        content = blob.read()
    target.write(lambda sink: _write(sink, content))
    assert main.run(["evidence", "move", "--to", there]) == 0
    assert "vérifiées\u00a0: 1. Déjà là\u00a0: 1." in capsys.readouterr().out
    check(target, second.blob)


def _write(sink: Any, content: bytes) -> None:
    sink.write(content)


def test_a_piece_altered_in_the_old_store_is_named_and_not_copied(
    there: str, in_bucket: str, settings: Any, s3: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    sound, altered = (a_piece(at=NOON, content=JPEG + it) for it in (b"1", b"2"))
    path = settings.FRANCJEU.data_dir / "pieces" / altered.blob
    path.chmod(0o600)
    path.write_bytes(b"something else")
    assert main.run(["evidence", "move", "--to", there]) == 1
    assert f"MANQUANTE OU MODIFIÉE {altered.blob}" in capsys.readouterr().out
    assert versions(s3, in_bucket) == [f"pieces/{sound.blob}"]


@pytest.mark.parametrize("to", ["ftp://ailleurs", "s3://Seau", "s3://seau/../clef", "local"])
def test_an_address_that_is_none_or_the_same_is_refused(
    to: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(["evidence", "move", "--to", to]) == 1
    assert capsys.readouterr().out.strip()


def test_the_command_says_where_the_pieces_are_and_what_is_wrong(
    there: str, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    use(settings, there)
    a_piece(at=NOON)
    assert main.run(["evidence", "store"]) == 0
    told = capsys.readouterr().out
    assert f"Réserve des pièces\u00a0: {there}" in told
    assert "Verrou\u00a0: governance, 365 jours" in told
    settings.FRANCJEU = replace(settings.FRANCJEU, s3_endpoint="http://127.0.0.1:9")
    assert [main.run(["evidence", it]) for it in ("store", "check", "sweep")] == [1, 1, 1]
    told = capsys.readouterr().out
    assert "La réserve des pièces ne répond pas (EndpointConnectionError)" in told
    assert "phrase-a-ne-jamais-ecrire" not in told

"""An installation whose pieces are in a bucket: sealed, locked, exported, erased, isolated."""

import io
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult
from tests import buckets
from tests.cli.test_verify import fj_verify
from tests.conftest import NOON
from tests.evidence.test_bucket import versions
from tests.evidence.test_crash import SWEEPING, environment, killed_when_it_says, rows
from tests.factories.cases import a_table
from tests.factories.evidence import JPEG, a_piece, a_vault, an_actor
from tests.factories.people import an_account
from tests.factories.reports import a_draft

from francjeu.cases.operations.file.exporting import export_case
from francjeu.cases.operations.intake import opening
from francjeu.cli import main
from francjeu.evidence import queries, tasks
from francjeu.evidence.models import Item
from francjeu.evidence.operations.erasing import removing
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.keeping import locking, tending, vaults
from francjeu.evidence.operations.keeping.locking import NotLocked
from francjeu.evidence.queries import isolated
from francjeu.evidence.queries.removing import Unreadable, unreadable
from francjeu.evidence.storage import envelope, places
from francjeu.evidence.storage.locks import Lack
from francjeu.evidence.storage.store import BlobLocked
from francjeu.journal import queries as journal
from francjeu.kernel.actors import CLOCK, VISITOR, Role
from francjeu.people import queries as people
from francjeu.reports.operations.form import files, submitting
from francjeu.web.evidence.pages.isolated import _state

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
SOON = datetime(2100, 1, 1, tzinfo=UTC)
LOCKING = "francjeu.evidence.tasks.lock_pieces"
REMOVING = "francjeu.evidence.tasks.remove_blob"


def waiting(path: str) -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path=path, status="READY"))


def sent_with_a_file() -> Item:
    """A report whose draft received a file, then was sent."""
    token = a_draft()
    upload = files.Upload(source=io.BytesIO(JPEG), name="photo.jpg")
    item = files.add_to_draft(token=token, upload=upload, gate=files.Answer.NO, at=NOON)
    submitting.submit(token=token, actor=VISITOR, at=NOON)
    return Item.objects.select_related("vault").get(pk=item.pk)


def test_a_file_of_a_report_is_sealed_locked_exported_and_verified(
    in_bucket: str, s3: Any, tmp_path: Path
) -> None:
    item = sent_with_a_file()
    assert places.store().head(item.blob).locked_until is None
    (job,) = waiting(LOCKING)
    assert tasks.lock_pieces.call(**job.args_kwargs["kwargs"]) == 1
    with pytest.raises(BlobLocked):
        places.store().remove(item.blob)
    assert JPEG not in s3.get_object(Bucket=in_bucket, Key=f"pieces/{item.blob}")["Body"].read()
    table = a_table(state="opened")
    opening.add_exhibit(
        case=table.case, description="Une image", item_id=item.pk, actor=table.manager, at=NOON
    )
    done = export_case(case=table.case, folder=tmp_path / "d", actor=table.manager, at=NOON)
    assert any(it.read_bytes() == JPEG for it in (done.folder / "data/pieces").iterdir())
    assert fj_verify(str(done.folder), "--expect", done.root).returncode == 0
    assert list(queries.damage()) == []
    s3.put_object(Bucket=in_bucket, Key=f"pieces/{item.blob}", Body=b"other bytes")
    assert [it.reason for it in queries.damage()] == ["altered"]


def test_a_hold_on_a_file_is_a_hold_in_the_bucket_until_it_is_lifted(in_bucket: str) -> None:
    item, officer = a_piece(at=NOON), an_actor(Role.PRIVACY_OFFICER)
    for act, is_held in ((vaults.hold, True), (vaults.release, False)):
        act(vault=item.vault, reason="Une plainte", actor=officer, at=NOON)
        job = waiting(LOCKING)[0]
        tasks.lock_pieces.call(**job.args_kwargs["kwargs"])
        assert places.store().head(item.blob).is_held is is_held


def unlocked(settings: Any, *, subject: str = "report:S-2026-0001") -> Item:
    """A piece kept while the installation asked for no lock."""
    told = settings.FRANCJEU
    settings.FRANCJEU = replace(told, s3_lock="none")
    item = a_piece(at=NOON, vault=a_vault(at=NOON, subject=subject))
    settings.FRANCJEU = told
    return item


def test_each_day_missing_locks_are_made_and_written_down(in_bucket: str, settings: Any) -> None:
    item, draft = unlocked(settings), unlocked(settings, subject="draft:1")
    assert tasks.renew_locks.call() == 1
    assert places.store().head(item.blob).locked_until is not None
    assert places.store().head(draft.blob).locked_until is None
    (line,) = journal.history(subject="evidence")
    assert (line.event, line.facts["count"]) == ("evidence.locked", 1)
    assert tasks.renew_locks.call() == 0
    assert len(journal.history(subject="evidence")) == 1


def test_the_operator_is_shown_which_locks_are_missing_and_makes_them(
    in_bucket: str, settings: Any, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("FRANCJEU_LANG", "fr")
    item = unlocked(settings)
    assert main.run(["evidence", "store"]) == 1
    assert f"{item.blob} (sans verrou)" in capsys.readouterr().out
    assert main.run(["evidence", "store", "--lock"]) == 0
    assert "Verrous refaits\u00a0: 1." in capsys.readouterr().out
    assert main.run(["evidence", "store"]) == 0


def test_a_piece_that_cannot_be_locked_stops_the_task_once_the_others_are(
    in_bucket: str, settings: Any, s3: Any
) -> None:
    gone, item = unlocked(settings), unlocked(settings, subject="report:S-2026-0002")
    s3.delete_object(
        Bucket=in_bucket, Key=f"pieces/{gone.blob}",
        VersionId=s3.head_object(Bucket=in_bucket, Key=f"pieces/{gone.blob}")["VersionId"],
    )  # fmt: skip
    with pytest.raises(NotLocked):
        tasks.renew_locks.call()
    assert places.store().head(item.blob).locked_until is not None
    assert [it.lack for it in locking.lacking()] == [Lack.MISSING]


def test_a_file_taken_back_before_sending_leaves_no_version(in_bucket: str, s3: Any) -> None:
    token = a_draft()
    upload = files.Upload(source=io.BytesIO(JPEG), name="photo.jpg")
    item = files.add_to_draft(token=token, upload=upload, gate=files.Answer.NO, at=NOON)
    files.withdraw_from_draft(token=token, piece=item.public_id, at=NOON)
    assert versions(s3, in_bucket) == []


def test_an_erasure_under_lock_destroys_the_key_and_comes_back_for_the_bytes(
    in_bucket: str, s3: Any
) -> None:
    item = a_piece(at=NOON)
    vaults.destroy(vault=item.vault, reason="conservation", actor=CLOCK, at=NOON)
    assert not places.keyring().holds(item.vault.public_id)
    until = places.store().head(item.blob).locked_until
    assert until is not None
    (job,) = waiting(REMOVING)
    assert job.run_after == until
    found = tending.orphans(before=SOON, at=until - timedelta(days=1))
    assert (found.locked, item.blob in found.blobs) == (((item.blob, until),), False)
    assert unreadable() == Unreadable(count=1, last=until)
    assert tasks.remove_blob.call(**job.args_kwargs["kwargs"]) is False
    s3.put_object_retention(  # years later
        Bucket=in_bucket, Key=f"pieces/{item.blob}", BypassGovernanceRetention=True,
        Retention={"Mode": "GOVERNANCE", "RetainUntilDate": until - timedelta(days=365)},
    )  # fmt: skip
    assert tasks.remove_blob.call(**job.args_kwargs["kwargs"]) is True
    assert versions(s3, in_bucket) == []


def test_the_operator_is_shown_what_is_still_under_lock(
    in_bucket: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FRANCJEU_LANG", "fr")
    # the service dates the bytes by its own clock, and the command reads ours: none is a day old
    monkeypatch.setattr("francjeu.cli.evidence.UNDER_WAY", timedelta(minutes=-5))
    item = a_piece(at=NOON)
    vaults.destroy(vault=item.vault, reason="conservation", actor=CLOCK, at=NOON)
    assert main.run(["evidence", "sweep"]) == 0
    assert f"{item.blob} (sous verrou jusqu’à 20" in capsys.readouterr().out


@pytest.fixture
def offline(in_bucket: str, settings: Any) -> envelope.Pair:
    pair = envelope.new_pair()
    settings.FRANCJEU = replace(settings.FRANCJEU, isolation_recipient=pair.recipient)
    return pair


@pytest.mark.parametrize(("mode", "left"), [("governance", 0), ("compliance", 1)])
def test_isolating_takes_the_old_bytes_out_where_the_lock_can_be_lifted(
    in_bucket: str, settings: Any, s3: Any, offline: envelope.Pair, mode: str, left: int
) -> None:
    settings.FRANCJEU = replace(settings.FRANCJEU, s3_lock=mode)
    item = a_piece(at=NOON)
    isolating.isolate(item=item, actor=an_actor(Role.CASE_MANAGER), at=NOON)
    for _ in range(2):  # the hourly job adds nothing
        isolating.put_away(actor=CLOCK, at=NOON)
    assert places.apart().path(item.public_id).read_bytes().startswith(b"age-encryption.org/v1")
    assert len(versions(s3, in_bucket)) == left
    assert len(waiting(REMOVING)) == left
    keeper = people.actor_for(user=an_account(roles=(Role.PRIVACY_OFFICER,)), on=NOON.date())
    (found,) = isolated.isolated(actor=keeper, on=NOON.date())
    end = places.store().head(item.blob).locked_until if left else None
    assert (found.is_left, found.locked_until) == (bool(left), end)
    said = _state(found)
    assert ("le serveur pourrait encore l’ouvrir" in said) is bool(left)
    shutil.rmtree(settings.FRANCJEU.data_dir / "isolees")


def test_a_removal_waits_for_a_store_that_is_down(
    in_bucket: str, s3: Any, s3_address: str, settings: Any
) -> None:
    item = a_piece(at=NOON, vault=a_vault(at=NOON, subject="draft:1"))
    settings.FRANCJEU = replace(settings.FRANCJEU, s3_endpoint="http://127.0.0.1:9")
    vaults.destroy(vault=item.vault, reason="conservation", actor=CLOCK, at=NOON)
    assert not places.keyring().holds(item.vault.public_id)
    (job,) = waiting(REMOVING)
    settings.FRANCJEU = replace(settings.FRANCJEU, s3_endpoint=s3_address)
    assert tasks.remove_blob.call(**job.args_kwargs["kwargs"]) is True
    assert versions(s3, in_bucket) == []


def test_a_blob_a_piece_points_to_is_never_removed(in_bucket: str) -> None:
    item = a_piece(at=NOON, vault=a_vault(at=NOON, subject="draft:1"))
    assert removing.again(blob=item.blob, by_right=True) is False
    places.store().open(item.blob).close()


@pytest.mark.parametrize(("word", "blobs"), [("half", 0), ("kept", 1)])
def test_a_process_killed_between_the_put_and_the_row_leaves_what_a_sweep_removes(
    tmp_path: Path, in_bucket: str, s3: Any, s3_address: str, word: str, blobs: int
) -> None:
    told = {
        "FRANCJEU_EVIDENCE_STORE": f"s3://{in_bucket}/pieces",
        "FRANCJEU_S3_ENDPOINT": s3_address, "FRANCJEU_S3_REGION": buckets.REGION,
    }  # fmt: skip
    killed_when_it_says(word, data=tmp_path, **told)
    assert rows(tmp_path) == 0
    assert len(versions(s3, in_bucket)) == blobs
    names = [it.name for it in tmp_path.iterdir() if it.name.endswith((".part", ".tmp"))]
    assert names == []
    subprocess.run(
        [sys.executable, "-c", SWEEPING], env=environment(tmp_path) | told, check=True,
        capture_output=True,
    )  # fmt: skip
    assert versions(s3, in_bucket) == []

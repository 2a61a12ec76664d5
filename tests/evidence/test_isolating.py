"""What must not be seen: shut at once, put away under a key that is elsewhere."""

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from tests.conftest import NOON
from tests.factories import images
from tests.factories.evidence import a_piece, a_vault, an_actor
from tests.factories.people import an_account
from tests.factories.spoiling import spoil
from tests.tools import needs

from francjeu.evidence import access, queries
from francjeu.evidence.models import Derivation, Item
from francjeu.evidence.operations.copies import deriving
from francjeu.evidence.operations.isolation import handing_over, isolating
from francjeu.evidence.operations.isolation.shutting import NotSealed, subject_of
from francjeu.evidence.operations.keeping import vaults
from francjeu.evidence.queries import copies, isolated
from francjeu.evidence.storage import envelope, places
from francjeu.evidence.storage.store import BlobMissing
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, Role
from francjeu.kernel.evidence.copies.boxes import Box
from francjeu.kernel.evidence.pieces.isolating import BadRecord, Instruction, NotTold, Word
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.people import queries as people

pytestmark = pytest.mark.django_db(transaction=True)
MANAGER = an_actor(Role.CASE_MANAGER)
OFFICER = an_actor(Role.PRIVACY_OFFICER)
MINE = access.Facts(is_involved=True)
DAY = NOON.date()


@pytest.fixture
def offline(settings: Any) -> envelope.Pair:
    """A key pair whose secret is not on the server."""
    pair = envelope.new_pair()
    settings.FRANCJEU = replace(settings.FRANCJEU, isolation_recipient=pair.recipient)
    return pair


@pytest.fixture(autouse=True)
def _nothing_apart() -> object:
    yield
    shutil.rmtree(settings.FRANCJEU.data_dir / "isolees", ignore_errors=True)


def isolate(item: Item) -> isolating.Isolated:
    return isolating.isolate(item=item, actor=MANAGER, at=NOON)


def put_away() -> int:
    return isolating.put_away(actor=CLOCK, at=NOON)


def blob_of(item: Item) -> bool:
    try:
        places.store().open(item.blob).close()
    except BlobMissing:
        return False
    return True


def redacted(item: Item) -> Item:
    return deriving.redact(
        item=item, boxes=[Box(0, 0, 100, 100)], reason="Un enfant.", facts=MINE, actor=MANAGER,
        at=NOON,
    )  # fmt: skip


def keeper() -> object:
    user = an_account(roles=(Role.PRIVACY_OFFICER,))
    return people.actor_for(user=user, on=DAY)


def word(instruction: Instruction, **other: object) -> Word:
    told = {"body": "SQ", "spoke_with": "Agente Roy", "file_number": "123-45", "told_at": NOON}
    return Word(instruction=instruction, **{**told, **other})


def test_once_put_away_neither_the_vault_nor_the_server_opens_it_and_the_offline_key_does(
    offline: envelope.Pair,
) -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG"))
    assert isolate(item).has_key
    assert put_away() == 1
    assert not blob_of(item)
    held = places.apart().path(item.public_id).read_bytes()
    for identity in (
        places.keyring().identity_of(item.vault.public_id),
        places.keyring().installation().identity,
    ):
        with pytest.raises(envelope.CannotOpen):
            envelope.decrypt(io.BytesIO(held), sink=io.BytesIO(), identity=identity)
    plain = io.BytesIO()
    envelope.decrypt(io.BytesIO(held), sink=plain, identity=offline.identity)
    assert plain.getvalue() == images.encoded("PNG")


@needs("age")
def test_the_age_program_opens_it_with_the_offline_key(
    offline: envelope.Pair, tmp_path: Path
) -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG"))
    isolate(item)
    put_away()
    key = tmp_path / "cle.txt"
    key.write_text(offline.identity + "\n")
    path = places.apart().path(item.public_id)
    done = subprocess.run(["age", "-d", "-i", str(key), str(path)], capture_output=True, check=True)
    assert done.stdout == images.encoded("PNG")


def test_without_an_offline_key_it_is_shut_by_its_state_and_nothing_is_destroyed() -> None:
    item = a_piece(at=NOON)
    assert not isolate(item).has_key
    assert put_away() == 0
    assert blob_of(item)
    assert queries.piece_of(item).obstacle == "isolated"


def test_a_key_made_later_puts_away_what_waited(offline: envelope.Pair) -> None:
    item = a_piece(at=NOON)
    isolate(item)
    assert put_away() == 1
    assert put_away() == 0
    assert not blob_of(item)


def test_the_same_bytes_in_another_file_are_shut_too_and_received_again_at_once() -> None:
    content = images.encoded("PNG")
    first, second = (a_piece(at=NOON, content=content, vault=a_vault(at=NOON)) for _ in range(2))
    other = a_piece(at=NOON, content=images.encoded("WEBP"))
    assert len(isolate(first).items) == 2
    second.refresh_from_db()
    other.refresh_from_db()
    assert (second.state, other.state) == (State.ISOLATED, State.SEALED)
    assert a_piece(at=NOON, content=content).state == State.ISOLATED


def test_copies_are_destroyed_at_once_and_isolating_a_copy_isolates_its_original(
    offline: envelope.Pair,
) -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG"))
    made = redacted(item)
    isolate(made)
    item.refresh_from_db()
    made.refresh_from_db()
    assert (item.state, made.state, made.sha256) == (State.ISOLATED, State.ERASED, "")
    assert not blob_of(made)
    assert copies.copies_of([item.pk]) == ()
    assert Derivation.objects.get(item=made).salt == ""


def test_it_is_told_in_a_chain_of_its_own_and_not_in_that_of_the_file() -> None:
    item = a_piece(at=NOON)
    isolate(item)
    assert [it.event for it in journal.history(subject=item.vault.subject)] == ["evidence.sealed"]
    assert [it.event for it in journal.history(subject=subject_of(item))] == ["evidence.isolated"]


def test_what_is_isolated_twice_says_that_it_is_no_longer_sealed() -> None:
    item = a_piece(at=NOON)
    isolate(item)
    with pytest.raises(NotSealed):
        isolate(item)


def test_a_decider_does_not_isolate() -> None:
    with pytest.raises(Refused):
        isolating.isolate(item=a_piece(at=NOON), actor=an_actor(Role.DECIDER), at=NOON)


def test_a_damaged_piece_is_not_put_away_and_its_file_is_not_destroyed(
    offline: envelope.Pair,
) -> None:
    item = a_piece(at=NOON)
    isolate(item)
    path = settings.FRANCJEU.data_dir / "pieces" / item.blob
    path.chmod(0o600)
    spoil(path)
    with pytest.raises(envelope.CannotOpen):
        put_away()
    assert path.exists()
    assert not places.apart().path(item.public_id).exists()


def test_the_check_of_the_store_knows_where_it_lies_and_the_sweep_leaves_it(
    offline: envelope.Pair,
) -> None:
    item = a_piece(at=NOON)
    isolate(item)
    put_away()
    assert list(queries.damage()) == []
    path = places.apart().path(item.public_id)
    path.chmod(0o600)
    path.write_bytes(b"x")
    assert [it.reason for it in queries.damage()] == ["altered"]
    path.unlink()
    assert [it.reason for it in queries.damage()] == ["missing"]


def test_back_ups_that_respect_the_tag_of_caches_leave_the_folder_out(
    offline: envelope.Pair, tmp_path: Path
) -> None:
    item = a_piece(at=NOON)
    isolate(item)
    put_away()
    tar = tmp_path / "copie.tar"
    folder = settings.FRANCJEU.data_dir
    subprocess.run(
        ["tar", "--exclude-caches", "-cf", str(tar), "-C", str(folder), "isolees"], check=True
    )
    listed = subprocess.run(["tar", "-tf", str(tar)], capture_output=True, text=True, check=True)
    assert str(item.public_id) not in listed.stdout


def test_its_file_survives_the_erasure_of_the_case_until_the_police_have_spoken(
    offline: envelope.Pair,
) -> None:
    vault = a_vault(at=NOON)
    item, other = (
        a_piece(at=NOON, vault=vault, content=content)
        for content in (images.encoded("PNG"), b"Des mots.\n" * 20)
    )
    isolate(item)
    put_away()
    done = vaults.destroy(vault=vault, reason="retention", actor=OFFICER, at=NOON)
    assert (done.items, done.size) == (1, other.size)
    item.refresh_from_db()
    assert item.state == State.ISOLATED
    assert places.apart().path(item.public_id).exists()


def test_a_vault_whose_piece_is_shut_by_state_alone_is_not_destroyed() -> None:
    item = a_piece(at=NOON)
    isolate(item)
    with pytest.raises(vaults.VaultHeld):
        vaults.destroy(vault=item.vault, reason="retention", actor=OFFICER, at=NOON)


def test_only_the_designated_person_sees_the_list() -> None:
    actor = keeper()
    isolate(a_piece(at=NOON))
    assert len(isolated.isolated(actor=actor, on=DAY)) == 1
    for role in set(Role) - {Role.PRIVACY_OFFICER}:
        stranger = people.actor_for(user=an_account(roles=(role,)), on=DAY)
        with pytest.raises(Refused):
            isolated.isolated(actor=stranger, on=DAY)


def test_who_is_named_takes_the_place_of_the_privacy_officer() -> None:
    officer = keeper()
    named = an_account(roles=(Role.COUNSEL,))
    handing_over.name_keeper(account=str(named.public_id), actor=officer, at=NOON)
    assert isolated.isolated(actor=people.actor_for(user=named, on=DAY), on=DAY) == ()
    with pytest.raises(Refused):
        isolated.isolated(actor=officer, on=DAY)
    with pytest.raises(handing_over.NoSuchAccount):
        handing_over.name_keeper(account="personne", actor=officer, at=NOON)


def test_nothing_is_handed_over_or_destroyed_before_the_police_said_so(
    offline: envelope.Pair,
) -> None:
    actor, item = keeper(), a_piece(at=NOON)
    isolate(item)
    put_away()
    with pytest.raises(NotTold):
        handing_over.hand_over(public_id=item.public_id, actor=actor, at=NOON)
    handing_over.write_down(
        public_id=item.public_id, word=word(Instruction.KEEP), actor=actor, at=NOON
    )
    with pytest.raises(NotTold):
        handing_over.destroy(public_id=item.public_id, actor=actor, at=NOON)


@pytest.mark.parametrize("field", ["body", "spoke_with", "file_number"])
def test_refuses_an_instruction_without_who_or_which_number(field: str) -> None:
    actor, item = keeper(), a_piece(at=NOON)
    isolate(item)
    with pytest.raises(BadRecord) as refused:
        handing_over.write_down(
            public_id=item.public_id, word=word(Instruction.KEEP, **{field: " "}), actor=actor,
            at=NOON,
        )  # fmt: skip
    assert refused.value.field == field


def test_it_is_handed_over_encrypted_with_its_chain_and_each_time_is_written_down(
    offline: envelope.Pair,
) -> None:
    actor, item = keeper(), a_piece(at=NOON)
    isolate(item)
    put_away()
    handing_over.write_down(
        public_id=item.public_id, word=word(Instruction.HAND_OVER), actor=actor, at=NOON
    )
    parcel = handing_over.hand_over(public_id=item.public_id, actor=actor, at=NOON)
    assert parcel.path.read_bytes().startswith(b"age-encryption.org/v1")
    assert [it.event for it in parcel.entries] == [
        "evidence.isolated", "isolation.put_away", "isolation.told", "isolation.handed_over",
    ]  # fmt: skip


def test_it_is_destroyed_when_the_police_said_so_and_the_record_stays(
    offline: envelope.Pair,
) -> None:
    actor, item = keeper(), a_piece(at=NOON)
    isolate(item)
    put_away()
    handing_over.write_down(
        public_id=item.public_id, word=word(Instruction.DESTROY), actor=actor, at=NOON
    )
    handing_over.destroy(public_id=item.public_id, actor=actor, at=NOON)
    item.refresh_from_db()
    assert (item.state, item.sha256) == (State.ERASED, "")
    assert not places.apart().path(item.public_id).exists()
    one = isolated.one(actor=actor, public_id=item.public_id, on=DAY)
    assert (one.gone_at, one.last) == (NOON, Instruction.DESTROY)
    with pytest.raises(handing_over.Gone):
        handing_over.destroy(public_id=item.public_id, actor=actor, at=NOON)


def test_without_an_offline_key_there_is_no_file_to_hand_over() -> None:
    actor, item = keeper(), a_piece(at=NOON)
    isolate(item)
    handing_over.write_down(
        public_id=item.public_id, word=word(Instruction.HAND_OVER), actor=actor, at=NOON
    )
    with pytest.raises(handing_over.NotPutAway):
        handing_over.hand_over(public_id=item.public_id, actor=actor, at=NOON)

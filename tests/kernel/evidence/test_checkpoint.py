"""Checkpoints and signed notes."""

import base64

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from francjeu.kernel.evidence.log.checkpoint import (
    BadCheckpoint,
    Checkpoint,
    open_note,
    parse,
    sign_note,
    verifier_key,
)
from francjeu.kernel.evidence.log.tree import Tree, leaf_hash

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PUBLIC = KEY.public_key().public_bytes_raw()
NAME = "journal.ligue.example"
CHECKPOINT = Checkpoint(origin=NAME, size=3, root=Tree([leaf_hash(b"a")] * 3).root())


def check(signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(PUBLIC).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def a_note() -> str:
    return sign_note(CHECKPOINT.text(), name=NAME, public_key=PUBLIC, sign=KEY.sign)


def test_a_signed_checkpoint_is_read_back() -> None:
    text = open_note(a_note(), name=NAME, public_key=PUBLIC, check=check)
    assert parse(text) == CHECKPOINT


def test_the_example_of_the_signed_note_specification_opens() -> None:
    # The example note of golang.org/x/mod/sumdb/note, signed by PeterNeumann.
    key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    note = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdn"
        "gotpRZb6KE6RyyBwJnAM=\n"
    )
    public = base64.b64decode(key.rsplit("+", 1)[1])[1:]
    assert verifier_key(name="PeterNeumann", public_key=public) == key

    def check_example(signature: bytes, message: bytes) -> bool:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        return True

    text = open_note(note, name="PeterNeumann", public_key=public, check=check_example)
    assert text.endswith("what your problem is.\n")


@pytest.mark.parametrize(
    "change",
    [
        lambda note: note.replace("\n3\n", "\n4\n"),
        lambda note: note.replace(NAME + "\n", "other\n", 1),
        lambda note: note.replace(f"— {NAME}", "— someone"),
        lambda note: note.rstrip("\n"),
        lambda note: note.replace("— ", "- "),
        lambda note: note.split("\n\n")[0] + "\n",
        lambda note: note + "— \n",
    ],
)
def test_refuses_a_note_that_was_changed(change) -> None:
    with pytest.raises(BadCheckpoint):
        open_note(change(a_note()), name=NAME, public_key=PUBLIC, check=check)


@pytest.mark.parametrize(
    "text",
    ["", "a\n1\n", "a\n01\nAAAA\n", "a\n-1\nAAAA\n", "a\n1\nAAAA\n", "a\n1\n!\n", "\n1\nAAAA\n"],
)
def test_refuses_a_text_that_is_not_a_checkpoint(text: str) -> None:
    with pytest.raises(BadCheckpoint):
        parse(text)


@pytest.mark.parametrize("name", ["", "a b", "a+b"])
def test_refuses_a_key_name_that_a_note_cannot_hold(name: str) -> None:
    with pytest.raises(BadCheckpoint):
        verifier_key(name=name, public_key=PUBLIC)

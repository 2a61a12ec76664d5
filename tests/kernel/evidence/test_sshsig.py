"""Signatures, against ssh-keygen itself."""

import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from tests.tools import needs

from francjeu.kernel.evidence.seals import sshsig
from francjeu.kernel.evidence.seals.ed25519 import check

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PUBLIC = KEY.public_key().public_bytes_raw()
PURPOSE = "francjeu-export"
MESSAGE = b"0" * 64 + b"  manifest-sha256.txt\n"


def signed(message: bytes = MESSAGE) -> str:
    return sshsig.sign(message, namespace=PURPOSE, public_key=PUBLIC, sign=KEY.sign)


def keygen(*arguments: str | Path, message: bytes = MESSAGE) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["ssh-keygen", *arguments], input=message, capture_output=True, check=False
    )


@needs("ssh-keygen")
def test_ssh_keygen_accepts_our_signature(tmp_path: Path) -> None:
    (tmp_path / "sig").write_text(signed())
    (tmp_path / "signers").write_text(
        sshsig.signers_line(PUBLIC, identity="francjeu", namespace=PURPOSE)
    )
    arguments = ("-Y", "verify", "-f", tmp_path / "signers", "-I", "francjeu", "-n", PURPOSE)
    done = keygen(*arguments, "-s", tmp_path / "sig")
    assert done.returncode == 0, done.stderr
    assert keygen(*arguments, "-s", tmp_path / "sig", message=MESSAGE + b" ").returncode != 0


@needs("ssh-keygen")
def test_we_accept_a_signature_of_ssh_keygen(tmp_path: Path) -> None:
    private = KEY.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.OpenSSH,
        serialization.NoEncryption(),
    )
    (tmp_path / "key").write_bytes(private)
    (tmp_path / "key").chmod(0o600)
    (tmp_path / "message").write_bytes(MESSAGE)
    done = keygen("-Y", "sign", "-f", tmp_path / "key", "-n", PURPOSE, tmp_path / "message")
    assert done.returncode == 0, done.stderr
    armoured = (tmp_path / "message.sig").read_text()
    assert sshsig.verify(armoured, message=MESSAGE, namespace=PURPOSE, check=check) == PUBLIC
    assert armoured == signed()


@needs("ssh-keygen")
def test_the_fingerprint_is_the_one_ssh_keygen_prints(tmp_path: Path) -> None:
    (tmp_path / "key.pub").write_text(sshsig.public_line(PUBLIC, comment="essai"))
    done = keygen("-l", "-f", tmp_path / "key.pub")
    assert sshsig.fingerprint(PUBLIC) in done.stdout.decode()


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_a_signature_is_good_for_its_message_only(message: bytes, other: bytes) -> None:
    armoured = signed(message)
    assert sshsig.verify(armoured, message=message, namespace=PURPOSE, check=check) == PUBLIC
    if other != message:
        with pytest.raises(sshsig.BadSignature):
            sshsig.verify(armoured, message=other, namespace=PURPOSE, check=check)


def test_refuses_a_signature_made_for_another_purpose() -> None:
    with pytest.raises(sshsig.BadSignature, match="purpose"):
        sshsig.verify(signed(), message=MESSAGE, namespace="git", check=check)


@given(st.data())
def test_a_changed_signature_is_refused_and_never_crashes(data: st.DataObject) -> None:
    armoured = signed()
    place = data.draw(st.integers(0, len(armoured) - 1))
    letter = data.draw(st.characters(min_codepoint=32, max_codepoint=126))
    changed = armoured[:place] + letter + armoured[place + 1 :]
    if changed != armoured:
        with pytest.raises(sshsig.BadSignature):
            sshsig.verify(changed, message=MESSAGE, namespace=PURPOSE, check=check)


@pytest.mark.parametrize("text", ["", "\n\n\n", "-----BEGIN SSH SIGNATURE-----"])
def test_refuses_what_is_no_signature(text: str) -> None:
    with pytest.raises(sshsig.BadSignature):
        sshsig.parse(text)

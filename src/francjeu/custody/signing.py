"""The installation's signing key (Ed25519): says that a folder left this installation.

The private key stays in the keys folder; its fingerprint is to be published elsewhere, on the
policy page and in the minutes: a key found only in the folder it signs proves nothing.
"""

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from francjeu.kernel.evidence.package import bag
from francjeu.kernel.evidence.seals import sshsig
from francjeu.plumbing.keys import kept

_FILE = "signature.key"


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs with the key kept in `folder`, made at first use."""

    folder: Path

    @property
    def public_key(self) -> bytes:
        return self._key().public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        return sshsig.fingerprint(self.public_key)

    def sign(self, message: bytes) -> str:
        """The armoured signature of an exported folder's tag manifest."""
        key = self._key()
        return sshsig.sign(
            message,
            namespace=bag.PURPOSE,
            public_key=key.public_key().public_bytes_raw(),
            sign=key.sign,
        )

    def sign_bytes(self, message: bytes) -> bytes:
        """The bare 64-byte signature, as a checkpoint of the log carries it."""
        return self._key().sign(message)

    def signers(self) -> str:
        """The allowed-signers file that `ssh-keygen -Y verify` wants."""
        return sshsig.signers_line(self.public_key, identity=bag.IDENTITY, namespace=bag.PURPOSE)

    def _key(self) -> Ed25519PrivateKey:
        text = kept(
            self.folder / _FILE, lambda: Ed25519PrivateKey.generate().private_bytes_raw().hex()
        )
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text))

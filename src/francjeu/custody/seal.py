"""The installation's electronic seal for documents: an ECDSA key and a certificate it signs itself.

Made once, kept in the keys folder beside the signing key. Nobody vouches for it: its fingerprint
is published on the policy page, where who reads a sealed document compares it.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

from francjeu.connectors.seals.pades import Identity
from francjeu.plumbing.keys import kept

_KEY, _CERTIFICATE = "cachet.key", "cachet.pem"
_FROM = datetime(2020, 1, 1, tzinfo=UTC)
_FOR = timedelta(days=365 * 40)
"""No clock is read to make it, and it outlives what it seals: time is told by stamps."""
_LONGEST_NAME = 64  # RFC 5280, upper bound of a common name


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals with the key kept in `folder`, made at first use for whoever `name` is."""

    folder: Path
    name: str

    def identity(self) -> Identity:
        """What `connectors.seals.pades` seals with."""
        key = kept(self.folder / _KEY, _new_key).encode()
        certificate = kept(self.folder / _CERTIFICATE, lambda: _certificate(key, name=self.name))
        return Identity(key=key, certificate=certificate.encode())

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate in DER, 64 hex digits, as readers of PDF print it."""
        pem = self.identity().certificate
        der = x509.load_pem_x509_certificate(pem).public_bytes(Encoding.DER)
        return hashlib.sha256(der).hexdigest()


def _new_key() -> str:
    key = generate_private_key(SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode().strip()


def _certificate(pem: bytes, *, name: str) -> str:
    key = load_pem_private_key(pem, password=None)
    assert isinstance(key, EllipticCurvePrivateKey)  # noqa: S101  as `_new_key` made it
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:_LONGEST_NAME])])
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=False, crl_sign=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_FROM + _FOR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(Encoding.PEM).decode().strip()

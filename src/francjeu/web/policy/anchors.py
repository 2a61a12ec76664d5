"""What anyone compares an exported folder with, published where no folder can change it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from francjeu.custody import queries as custody
from francjeu.evidence import verifier


@dataclass(frozen=True, slots=True)
class Anchor:
    """One value to compare: what it is, the value, and the command that prints it in a folder."""

    name: str
    value: str
    command: str


def anchors() -> tuple[Anchor, ...]:
    """Keys, certificates and scripts, from the one that matters most."""
    found = [
        Anchor(_("Key that signs exported files"), custody.signing_key(), "sh verifier.sh"),
        Anchor(
            _("Certificate that seals reports (SHA-256)"), custody.seal_certificate(),
            "pdfsig data/rapport.pdf",
        ),
        Anchor(
            _("Key of the custody log"), custody.verifier_key(), "tail -n 1 data/checkpoint.txt"
        ),
    ]  # fmt: skip
    for number, authority in enumerate(custody.trusted_authorities(), start=1):
        name = _("Certificate of the time-stamp authority %(host)s (SHA-256)")
        found.append(Anchor(
            name % {"host": authority.host}, authority.certificate,
            f"sha256sum preuve/ca-{number}.pem",
        ))  # fmt: skip
    for name, digest in verifier.digests().items():
        words = _("Script %(name)s (SHA-256)") % {"name": name}
        found.append(Anchor(words, digest, f"sha256sum {name}"))
    return tuple(found)

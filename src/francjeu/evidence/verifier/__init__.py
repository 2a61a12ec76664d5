"""The scripts of an exported folder: raw commands, one verdict; their digests are published."""

from pathlib import Path

from francjeu.evidence.verifier.commands import MARKS
from francjeu.kernel.evidence.package import bag
from francjeu.kernel.evidence.package.digest import digest_of

NAMES = (bag.SCRIPT, "verifier.ps1")


def scripts() -> dict[str, bytes]:
    """Each script by name: the same bytes in every folder of this version."""
    return {name: _script(name) for name in NAMES}


def digests() -> dict[str, str]:
    """The SHA-256 of each script, to publish outside any folder."""
    return {name: digest_of([content]).sha256 for name, content in scripts().items()}


def _script(name: str) -> bytes:
    text = (Path(__file__).parent / name).read_text("utf-8")
    for mark, value in MARKS.items():
        text = text.replace(f"@{mark}@", value)
    return text.encode()

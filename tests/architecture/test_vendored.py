"""Files of other projects are the ones that were published, with their licences."""

import hashlib
import re
from pathlib import Path

import pytest

from francjeu.plumbing.catalogues import PACKAGE
from francjeu.web.shell.templatetags import shell

ROOT = Path(__file__).parents[2]
LISTS = (PACKAGE / "web/shell/static/shell/VENDORED.md", ROOT / "tests/web/vendor/VENDORED.md")


@pytest.mark.parametrize("listing", LISTS, ids=lambda path: path.parent.name)
def test_vendored_files_are_the_published_ones(listing: Path) -> None:
    lines = re.findall(r"^ {4}([0-9a-f]{64})  (\S+)$", listing.read_text(), re.MULTILINE)
    assert lines
    for digest, name in lines:
        content = (listing.parent / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest, name


def test_every_vendored_binary_is_listed() -> None:
    folder = LISTS[0].parent
    listed = LISTS[0].read_text()
    kept = [*folder.rglob("*.woff2"), *folder.rglob("*.min.js")]
    assert not [p.name for p in kept if f"  {p.relative_to(folder)}" not in listed]


def test_every_icon_drawn_is_kept() -> None:
    sources = PACKAGE.rglob("web/**/*.html")
    icons = {path.stem for path in shell.ICONS.glob("*.svg")}
    drawn = {
        name
        for path in sources
        for name in re.findall(r"""\{% icon ["']([^"']+)["']""", path.read_text(encoding="utf-8"))
    }
    assert not drawn - icons, f"icons that are not kept: {sorted(drawn - icons)}"

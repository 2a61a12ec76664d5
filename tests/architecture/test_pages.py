"""Pages carry no script or style of their own: the security policy would refuse them."""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "francjeu"
FORBIDDEN = {
    "a script in the page": re.compile(r"<script(?![^>]*\bsrc=)", re.I),
    "a style in the page": re.compile(r"<style\b|\sstyle=", re.I),
    "a handler in the page": re.compile(r"\son[a-z]+=[\"']", re.I),
    "something from another site": re.compile(
        r"<(?:script|img|link|iframe|source|video|audio)\b[^>]*(?:src|href)=[\"']https?:", re.I
    ),
    "hx-on": re.compile(r"\bhx-on", re.I),
}


def test_no_template_holds_what_the_security_policy_refuses() -> None:
    found = [
        f"{path.relative_to(SOURCE)}: {what}"
        for path in SOURCE.rglob("templates/**/*.html")
        for what, pattern in FORBIDDEN.items()
        if pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert found == [], "see docs/decisions/0009-htmx-without-a-build.md"

"""Templates and styles: small, without inline script or style, every one of them readable."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from francjeu.plumbing.catalogues import PACKAGE

TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
STYLES = sorted(PACKAGE.rglob("static/**/*.css"))
BEHAVIOURS = sorted(p for p in PACKAGE.rglob("static/**/*.js") if not p.name.endswith(".min.js"))
LONGEST = 150

INLINE = {
    "an inline style": r"\sstyle\s*=|<style\b",
    "an inline script": r"<script(?![^>]*\ssrc=)[^>]*>",
    "an inline handler": r"\son[a-z]+\s*=\s*[\"']",
    "a javascript: address": r"javascript:",
    "something from another site": r"<(?:script|img|link|iframe)[^>]*(?:src|href)=[\"']https?:",
    "something htmx evaluates": r"\shx-(?:on|vals=[\"']js:)|hx-headers=[\"']js:",
}


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("what", INLINE)
def test_no_template_holds(what: str) -> None:
    found = [
        f"{named(path)}: {match[0].strip()}"
        for path in TEMPLATES
        for match in re.finditer(INLINE[what], path.read_text(encoding="utf-8"))
    ]
    assert not found, "The page's policy (CSP) would refuse it:\n" + "\n".join(found)


def test_every_template_can_be_read() -> None:
    for path in TEMPLATES:
        get_template(named(path).split("templates/", 1)[1])


@pytest.mark.parametrize("path", [*TEMPLATES, *STYLES, *BEHAVIOURS], ids=named)
def test_is_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines < LONGEST, "two subjects live here: split by use"


def test_styles_keep_to_their_layers_and_to_logical_properties() -> None:
    physical = re.compile(
        r"(?<![-\w])(?:margin|padding)-(?:left|right|top|bottom)\s*:|#[a-z][\w-]*\s*\{"
    )
    faults = []
    for path in STYLES:
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        if "@layer" not in text and "@import" not in text:
            faults.append(f"{named(path)}: not in a layer")
        faults += [f"{named(path)}: {match[0]}" for match in physical.finditer(text)]
    assert not faults, "\n".join(faults)


def test_components_say_what_they_are_given() -> None:
    folder = PACKAGE / "web/shell/templates/shell/components"
    silent = [
        p.name for p in folder.glob("*.html") if not p.read_text().startswith("{% comment %}")
    ]
    assert not silent, f"say what it is and list its variables on the first line: {silent}"

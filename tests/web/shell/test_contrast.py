"""Colours of tokens.css: enough contrast in light and in dark (WCAG 2.2)."""

import re

import pytest

from francjeu.plumbing.catalogues import PACKAGE

TOKENS = PACKAGE / "web/shell/static/shell/css/tokens.css"
TEXT = 4.5
GRAPHIC = 3.0
PAIRS = [
    *(
        (front, back, TEXT)
        for front in ("ink", "muted")
        for back in ("ground", "surface", "sunken")
    ),
    *(("edge", back, GRAPHIC) for back in ("surface", "ground")),
    *(("pool", back, TEXT) for back in ("surface", "ground", "pool-soft")),
    ("on-pool", "pool", TEXT),
    ("on-pool", "pool-deep", TEXT),
    *(("ink", f"{name}-soft", TEXT) for name in ("pool", "maple", "brick", "turf", "plum")),
    ("ochre", "maple-soft", TEXT),
    ("ochre", "surface", TEXT),
    *((name, "surface", TEXT) for name in ("brick", "turf", "plum")),
    *((name, f"{name}-soft", TEXT) for name in ("brick", "turf", "plum")),
    ("turf", "ground", TEXT),
    ("on-court", "court", TEXT),
    ("maple", "court", GRAPHIC),
    ("ground", "ink", TEXT),
]


def themes() -> dict[str, dict[str, str]]:
    light, dark = TOKENS.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    read = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b")
    return {"light": dict(read.findall(light)), "dark": dict(read.findall(dark))}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def ratio(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert ratio("#000", "#fff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_can_be_read(theme: str, front: str, back: str, least: float) -> None:
    colours = themes()[theme]
    assert ratio(colours[front], colours[back]) >= least

"""Sets a template by typst from JSON, as PDF/UA-1 and PDF/A-2a; same data, same bytes."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

import typst

FONTS = Path(__file__).resolve().parent / "fonts"
STANDARDS: Final = ("ua-1", "a-2a")


@cache
def fonts() -> typst.Fonts:
    """The faces of what we print, and no other."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def printed(template: Path, *, name: str, told: Mapping[str, object], at: datetime) -> bytes:
    """The PDF's bytes; `name` is the input under which the template reads what is told.

    `at` is the moment of writing: no other time enters the file. typst refuses what the standards
    forbid.
    """
    made: bytes = typst.compile(
        template, root=template.parent, font_paths=fonts(), ignore_system_fonts=True,
        sys_inputs={name: json.dumps(told, ensure_ascii=False)},
        pdf_standards=list(STANDARDS),
        timestamp=at.astimezone(UTC).replace(microsecond=0),
    )  # fmt: skip
    return made

"""`fj docs`: writes the reference pages that the code itself can tell; `--check` compares."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from francjeu.cli.language import say
from francjeu.cli.reference import access, clauses, events, machines, settings, watch, words

FOLDER = Path("docs", "reference")
HEAD = "<!-- Written by `./fj docs`; do not edit. -->\n\n"
PAGES: dict[str, Callable[[], str]] = {
    "access.md": access.page,
    "clauses.md": clauses.page,
    "events.md": events.page,
    "machines.md": machines.page,
    "settings.md": settings.page,
    "watch.md": watch.page,
    "words.md": words.page,
}


def register(subparsers: Any) -> None:
    """Add `docs`."""
    help_ = say("écrire les pages de référence", "write the reference pages")
    parser = subparsers.add_parser("docs", help=help_, description=help_)
    parser.add_argument(
        "--check", action="store_true",
        help=say("ne rien écrire, dire ce qui a vieilli", "write nothing, say what is stale"),
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the pages; with --check, 1 and the names of those which no longer tell the truth."""
    stale = [name for name, page in PAGES.items() if _kept(name) != HEAD + page()]
    for name in stale:
        if arguments.check:
            print(say(f"à réécrire (./fj docs) : {name}", f"stale (./fj docs): {name}"))
        else:
            (FOLDER / name).write_text(HEAD + PAGES[name](), encoding="utf-8")
            print(FOLDER / name)
    return 1 if arguments.check and stale else 0


def _kept(name: str) -> str:
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.exists() else ""

"""`fj demo`: a demonstration in a folder of its own, with sample persons; never real data."""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from francjeu.cli import serving
from francjeu.cli.language import say
from francjeu.cli.serving import CannotServe, Prepared
from francjeu.config.environment import Environment

MARK = "DEMONSTRATION"
# A demonstration never writes to a real database, sends a real letter or uses a real key.
NOT_FOR_DEMOS = (
    "FRANCJEU_DATABASE_URL", "FRANCJEU_EMAIL_URL", "FRANCJEU_KEYS", "FRANCJEU_SECRET_KEY",
    "FRANCJEU_ESCROW_RECIPIENT", "FRANCJEU_DEBUG",
)  # fmt: skip


def register(subparsers: Any) -> None:
    """Add `demo`."""
    words = say("préparer et servir une démonstration", "prepare and serve a demonstration")
    parser = subparsers.add_parser("demo", help=words, description=words)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 when stopped by a person, 1 when the server failed, 2 when it cannot start."""
    try:
        folder = Path(os.environ.get("FRANCJEU_DATA") or "data/demo").absolute()
        claim(folder)
        for name in NOT_FOR_DEMOS:
            os.environ.pop(name, None)
            os.environ.pop(f"{name}_FILE", None)
        serving.set_environment(
            FRANCJEU_DATA=str(folder), FRANCJEU_DEMO="1", FRANCJEU_CONNECTORS="capture watch",
            FRANCJEU_CAPTURE_ALLOW=own_site(os.environ),
        )  # fmt: skip
        environment = serving.settings(os.environ)
        sys.stderr.write(say("fj : préparation…\n", "fj: preparing…\n"))
        prepared = serving.prepare(sample=True)
    except CannotServe as problem:
        return serving.complain(problem)
    return serving.serve(environment, ready=lambda: announce(environment, prepared))


def own_site(source: Mapping[str, str]) -> str:
    """The only place a demonstration captures: its own invented post."""
    port = source.get("FRANCJEU_PORT") or "8000"
    return f"localhost:{port} 127.0.0.1:{port}"


def claim(folder: Path) -> None:
    """Take an empty folder, or one that was taken so before. Raises CannotServe on any other."""
    mark = folder / MARK
    if mark.exists():
        return
    try:
        if folder.exists() and any(folder.iterdir()):
            raise CannotServe(
                say(
                    f"{folder} contient déjà autre chose qu’une démonstration : rien n’y a été "
                    "touché. Choisissez un dossier vide avec FRANCJEU_DATA.",
                    f"{folder} already holds something other than a demonstration: nothing was "
                    "touched. Choose an empty folder with FRANCJEU_DATA.",
                )
            )
        folder.mkdir(parents=True, exist_ok=True)
        mark.write_text("Démonstration / demonstration\n", encoding="utf-8")
    except OSError as problem:
        raise CannotServe(
            say(
                f"Impossible d’écrire dans {folder} : {problem.strerror}.",
                f"Cannot write to {folder}: {problem.strerror}.",
            )
        ) from None


def announce(environment: Environment, prepared: Prepared) -> None:
    """How to sign in as each sample person, then the address, last."""
    if prepared.accounts:
        print(say("\nPour entrer comme :", "\nTo sign in as:"))
    for account in prepared.accounts:
        print(f"  {account.role:32} {account.email:38} {account.password}")
    stop = say("Ctrl+C pour arrêter", "Ctrl+C to stop")
    label = say("Démonstration :", "Demonstration:")
    print(f"\n{label} {environment.url}/   ({stop})", flush=True)

"""`fj serve`: the real installation; prints a one-time set-up link while it is not set up."""

import argparse
import os
import sys
from typing import Any

from francjeu.cli import demo, serving
from francjeu.cli.language import say
from francjeu.cli.serving import CannotServe, Prepared
from francjeu.config.environment import Environment


def register(subparsers: Any) -> None:
    """Add `serve`."""
    words = say("servir l’installation", "serve the installation")
    parser = subparsers.add_parser("serve", help=words, description=words)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 when stopped by a person, 1 when the server failed, 2 when it cannot start."""
    try:
        environment = serving.settings(os.environ)
        refuse_demonstration(environment)
        sys.stderr.write(say("fj : préparation…\n", "fj: preparing…\n"))
        prepared = serving.prepare()
    except CannotServe as problem:
        return serving.complain(problem)
    return serving.serve(environment, ready=lambda: announce(environment, prepared))


def refuse_demonstration(environment: Environment) -> None:
    """Sample persons must never be taken for real ones. Raises CannotServe."""
    if environment.demo or (environment.data_dir / demo.MARK).exists():
        raise CannotServe(
            say(
                f"{environment.data_dir} contient une démonstration : choisissez un autre dossier "
                "avec FRANCJEU_DATA, sans FRANCJEU_DEMO.",
                f"{environment.data_dir} holds a demonstration: choose another folder with "
                "FRANCJEU_DATA, without FRANCJEU_DEMO.",
            )
        )


def announce(environment: Environment, prepared: Prepared) -> None:
    """The set-up link when there is one, then the address, last."""
    if prepared.setup_link:
        words = say(
            "Pour mettre en place l’organisation (lien à usage unique) :",
            "To set up the organisation (one-time link):",
        )
        print(f"\n{words}\n  {prepared.setup_link}")
    if not environment.email_url:
        print(
            say(
                "\nAucun serveur de courriel (FRANCJEU_EMAIL_URL) : les lettres s’impriment et se "
                "remettent en main propre.",
                "\nNo mail server (FRANCJEU_EMAIL_URL): letters are printed and handed over.",
            )
        )
    stop = say("Ctrl+C pour arrêter", "Ctrl+C to stop")
    print(f"\nfrancjeu{say(' :', ':')} {environment.url}/   ({stop})", flush=True)

"""Finds the command a person named, and runs it; each lives in a module of its own."""

import argparse
import importlib
import os
import sys
from dataclasses import dataclass

from francjeu.cli import parsing
from francjeu.cli.language import say


@dataclass(frozen=True, slots=True)
class Command:
    """A module with `register(subparsers)`, and what it does, in two languages."""

    module: str
    fr: str
    en: str


COMMANDS = {
    "demo": Command("demo", "préparer et servir une démonstration", "serve a demonstration"),
    "serve": Command("serve", "servir l’installation", "serve the installation"),
    "prepare": Command("prepare", "mettre l’installation à jour", "bring it up to date"),
    "policy": Command("policy", "lire et comparer des politiques", "read policies"),
    "verify": Command("verify", "vérifier un dossier exporté", "verify an exported case"),
    "export": Command("export", "exporter un dossier", "export a case"),
    "journal": Command("journal", "vérifier le journal", "verify the journal"),
    "evidence": Command("evidence", "entretenir les pièces scellées", "tend sealed pieces"),
    "isolation": Command("isolation", "clé des pièces isolées", "key of isolated pieces"),
    "account": Command("account", "ouvrir un compte, donner un droit", "tend accounts"),
    "worker": Command("worker", "exécuter les tâches de fond", "run background jobs"),
    "messages": Command("messages", "catalogues de traduction", "message catalogues"),
    "docs": Command("docs", "pages de référence", "generated reference pages"),
    "manage": Command("manage", "commandes de Django", "Django’s own commands"),
}

# Their modules start Django themselves, or do without: anyone may verify with Python alone.
WITHOUT_DJANGO = frozenset({"demo", "serve", "policy", "verify", "messages"})

# They read or write rows: the database is brought up to date first.
ON_DATABASE = frozenset({"export", "journal", "evidence", "isolation", "account"})


def entry() -> None:
    """The installed script."""
    sys.exit(run(sys.argv[1:]))


def run(argv: list[str]) -> int:
    """Run one command; 0 done, 1 a check failed, 2 the command or its input was not understood."""
    parsing.speak()
    name = argv[0] if argv else ""
    if name not in COMMANDS:
        return _usage(name)
    if name == "manage":
        return _manage(argv)
    command = COMMANDS[name]
    if name in ON_DATABASE:
        start_installation()
    elif name not in WITHOUT_DJANGO:
        start_django()
    parser = argparse.ArgumentParser(prog="fj")
    module = importlib.import_module(f"francjeu.cli.{command.module}")
    module.register(parser.add_subparsers(required=True, prog="fj"))
    arguments = parser.parse_args(argv)
    return int(arguments.run(arguments))


def start_django() -> None:
    """Start Django with the project's settings: for modules whose imports need it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "francjeu.config.settings")
    importlib.import_module("django").setup()


def start_installation() -> None:
    """Start Django on a database that is up to date: a new data folder works at once."""
    start_django()
    importlib.import_module("django.core.management").call_command(
        "migrate", verbosity=0, interactive=False
    )


def _manage(argv: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "francjeu.config.settings")
    importlib.import_module("django.core.management").execute_from_command_line(["fj", *argv[1:]])
    return 0


def _usage(name: str) -> int:
    asked = name in {"", "-h", "--help", "help"}
    out = sys.stdout if asked else sys.stderr
    if not asked:
        print(say(f"fj : commande inconnue : {name}", f"fj: unknown command: {name}"), file=out)
    print(say("Commandes :", "Commands:"), file=out)
    for key, command in COMMANDS.items():
        print(f"  fj {key:10} {say(command.fr, command.en)}", file=out)
    return 0 if asked else 2

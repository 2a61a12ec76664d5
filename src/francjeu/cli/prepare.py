"""`fj prepare`: brings the database, the translations and the static files up to date."""

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.management.commands import collectstatic
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from whitenoise.storage import CompressedManifestStaticFilesStorage

from francjeu.cli import evidence_store
from francjeu.cli.language import say
from francjeu.cli.sample import everything as samples
from francjeu.cli.serving import Prepared, as_text
from francjeu.evidence.operations.isolation import restoring
from francjeu.kernel.actors import OPERATOR
from francjeu.people.operations import links
from francjeu.plumbing.catalogues import compile_catalogues


def register(subparsers: Any) -> None:
    """Add `prepare`."""
    words = say("mettre l’installation à jour", "bring the installation up to date")
    parser = subparsers.add_parser("prepare", help=words, description=words)
    parser.add_argument("--sample", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--tell", type=Path, help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 once everything is up to date. `--tell` and `--sample` are for `fj demo`, `fj serve`."""
    if arguments.tell:
        told = as_text(everything(sample=arguments.sample))
        arguments.tell.write_text(told, encoding="utf-8")
        return 0
    bring_up_to_date()
    print(say("L’installation est à jour.", "The installation is up to date."))
    return 0


def everything(*, sample: bool) -> Prepared:
    """Up to date; then filled once with sample persons, or with a link to set it up."""
    bring_up_to_date()
    if sample:
        return Prepared(accounts=samples.fill())
    return Prepared(setup_link=_setup_link())


def bring_up_to_date() -> None:
    """Safe to repeat: what is up to date is left alone."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    restoring.keep_shut(actor=OPERATOR, at=timezone.now())  # a back-up may have been put back
    compile_catalogues()
    collect()
    for line in evidence_store.troubles():
        sys.stderr.write(f"fj : {line}\n")


def _setup_link() -> str:
    token = links.new_setup_link(at=timezone.now())
    if token is None:
        return ""
    return str(settings.FRANCJEU.url + reverse("setup:door", args=[token]))


def collect() -> None:
    """Static files under hashed names, when one of them changed."""
    root = Path(settings.STATIC_ROOT)
    mark, wanted = root / ".fingerprint", fingerprint()
    if mark.exists() and mark.read_text(encoding="ascii") == wanted:
        return
    command = collectstatic.Command()
    command.storage = CompressedManifestStaticFilesStorage()
    call_command(command, verbosity=0, interactive=False, clear=True)
    mark.write_text(wanted, encoding="ascii")


def fingerprint() -> str:
    """Changes when a static file is added, removed or written."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(None):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path} {stat.st_mtime_ns} {stat.st_size}\n".encode())
    return digest.hexdigest()

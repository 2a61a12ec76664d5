"""`fj prepare`: brings the database, the translations and the static files up to date."""

import argparse
import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.management.commands import collectstatic
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

from francjeu.cli import sample as samples
from francjeu.cli.language import say
from francjeu.cli.serving import Prepared
from francjeu.plumbing.catalogues import compile_catalogues


def register(subparsers: Any) -> None:
    """Add `prepare`."""
    words = say("mettre l’installation à jour", "bring the installation up to date")
    parser = subparsers.add_parser("prepare", help=words, description=words)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 once everything is up to date."""
    everything(sample=False)
    print(say("L’installation est à jour.", "The installation is up to date."))
    return 0


def everything(*, sample: bool) -> Prepared:
    """Safe to repeat: what is up to date is left alone."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    compile_catalogues()
    collect()
    if sample:
        return Prepared(accounts=samples.fill())
    return Prepared()


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

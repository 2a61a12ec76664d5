"""`fj export CASE --to FOLDER`: a case as a folder that `sha256sum -c` and `fj verify` accept.

Exit code 0: written. 1: refused, the reason is told and nothing is written. 2: no such case.
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from francjeu.cases.models import Case
from francjeu.cases.operations.file.exporting import export_case
from francjeu.cli.language import say
from francjeu.evidence.operations.keeping.exporting import Exported, FolderTaken, PieceUnreadable
from francjeu.kernel.actors import OPERATOR

NBSP = "\u00a0"


def register(subparsers: Any) -> None:
    """Add `export`."""
    words = say("exporter un dossier", "export a case")
    parser = subparsers.add_parser("export", help=words, description=words)
    parser.add_argument(
        "case", metavar=say("NUMÉRO", "CASE"), help=say("le numéro du dossier", "the case’s number")
    )
    parser.add_argument(
        "--to", type=Path, required=True, metavar=say("DOSSIER", "FOLDER"),
        help=say("le dossier à créer", "the folder to make"),
    )  # fmt: skip
    parser.add_argument(
        "--copies", action="store_true",
        help=say("les copies masquées seulement, sans original", "masked copies only, no original"),
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Export one case; prints where it is and the digest to write down."""
    case = Case.objects.filter(ref=arguments.case.strip().upper()).first()
    if case is None:
        print(_line(say("Aucun dossier ne porte ce numéro", "No case bears"), arguments.case))
        return 2
    folder = arguments.to.absolute()
    try:
        done = export_case(
            case=case, folder=folder, copies_only=arguments.copies, actor=OPERATOR,
            at=datetime.now(UTC),
        )  # fmt: skip
    except FolderTaken:
        print(_line(say("Ce dossier n’est pas vide", "This folder is not empty"), folder))
        return 1
    except PieceUnreadable as error:
        print(_line(say(f"Pièce {error.label}", f"Piece {error.label}"), _why(error)))
        print(say("Rien n’a été exporté.", "Nothing was exported."))
        return 1
    except OSError as error:
        told = say("Impossible d’écrire dans ce dossier", "This folder cannot be written")
        print(_line(told, f"{folder} ({error.strerror})"))
        return 1
    _tell(done)
    return 0


def _tell(done: Exported) -> None:
    print(_line(say("Pièces exportées", "Pieces exported"), done.pieces))
    for label in done.withheld:
        print(_line(say("Pièce retenue", "Piece withheld"), label))
    print(_line(say("Horodatages", "Time stamps"), done.stamps))
    for failure in done.unstamped:
        print(_line(say("Sans horodatage de", "No time stamp from"), failure))
    print(_line(say("Dossier", "Folder"), done.folder))
    print(_line(say("Empreinte à noter", "Digest to write down"), done.root))


def _why(error: PieceUnreadable) -> str:
    reasons = {
        "being scanned": say("analyse en cours, réessayez", "being scanned, try again"),
        "KeyLost": say("sa clé est introuvable", "its key is not found"),
        "StoreRefused": say(
            "la réserve des pièces ne répond pas, réessayez", "the store does not answer, try again"
        ),
        "BlobMissing": say("elle n’est plus dans la réserve", "it is no longer in the store"),
    }
    altered = say("elle n’est plus telle que scellée", "it is not as it was sealed")
    return reasons.get(error.reason, altered)


def _line(told: str, what: object) -> str:
    return f"{told}{say(NBSP, '')}: {what}"

"""`fj policy`: reads a policy document and shows what it says; keeps it as a draft unless `--json`.

Reading needs neither Django nor a database. Exit code 2: the file or the version is no good.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from francjeu.cli.language import chosen, grouped, say
from francjeu.cli.main import start_installation
from francjeu.cli.policy_words import CHANGES, FAULTS, FEATURES, KINDS
from francjeu.connectors.documents.fault import Fault, Unreadable
from francjeu.connectors.documents.read import LIMIT, Document, read
from francjeu.kernel.figures import MEGABYTE
from francjeu.kernel.policy.article import UNSURE
from francjeu.kernel.policy.differences import Change, Cited, Difference, compare
from francjeu.kernel.policy.document import Proposal
from francjeu.kernel.policy.read import propose

DONE, BAD_FILE = 0, 2


def register(subparsers: Any) -> None:
    """Add `policy import`, `policy list` and `policy compare` to the command line."""
    parser = subparsers.add_parser(
        "policy", help=say("lire et comparer des politiques", "read and compare policies")
    )
    verbs = parser.add_subparsers(required=True, metavar="import | list | compare")
    _register_import(verbs)
    listing = verbs.add_parser("list", help=say("les versions gardées", "the versions kept"))
    listing.set_defaults(run=_list)
    comparing = verbs.add_parser("compare", help=say("ce qui a changé", "what changed"))
    comparing.add_argument("before", help=say("un fichier ou un numéro", "a file or a number"))
    comparing.add_argument("after", help=say("un fichier ou un numéro", "a file or a number"))
    comparing.set_defaults(run=_compare)


def _register_import(verbs: Any) -> None:
    importing = verbs.add_parser("import", help=say("lire un document", "read a document"))
    importing.add_argument("file", help=".txt, .md, .html, .docx, .pdf")
    importing.add_argument(
        "--json",
        action="store_true",
        help=say("écrire la proposition, ne rien garder", "print the proposal, keep nothing"),
    )
    importing.add_argument(
        "--text",
        action="store_true",
        help=say("écrire le texte lu, celui des positions", "print the text that offsets point at"),
    )
    importing.add_argument(
        "--title", default="", help=say("le titre à garder", "the title to keep")
    )
    importing.add_argument(
        "--limit-mb",
        type=int,
        default=LIMIT // MEGABYTE,
        help=say("taille permise, en Mo", "size allowed, in MB"),
    )
    importing.set_defaults(run=_import)


def _import(arguments: argparse.Namespace) -> int:
    try:
        document = _read(arguments.file, limit=arguments.limit_mb * MEGABYTE)
    except Unreadable as refused:
        return _refuse(arguments.file, refused)
    if document.guessed:
        print(
            say(
                f"Encodage deviné : {document.guessed}. Vérifiez les accents.",
                f"Encoding guessed: {document.guessed}. Check the accents.",
            ),
            file=sys.stderr,
        )
    if document.without_text:
        print(
            say(
                f"Pages sans texte, peut-être numérisées : {document.without_text}. "
                "Leurs articles manquent.",
                f"Pages without text, perhaps scanned: {document.without_text}. "
                "Their clauses are missing.",
            ),
            file=sys.stderr,
        )
    if arguments.text:
        sys.stdout.write(document.text)
        return DONE
    proposal = propose(document.text)
    values = proposal.as_json() | ({"title": arguments.title} if arguments.title else {})
    if arguments.json:
        print(json.dumps(values, ensure_ascii=False, indent=2))
        return DONE
    _show(proposal, title=str(values["title"]))
    kept = proposal.as_structure() | {"title": values["title"]}
    return _keep(document, kept, Path(arguments.file).name)


def _read(name: str, *, limit: int) -> Document:
    """Return the document in a file. Raises Unreadable."""
    path = Path(name)
    try:
        if path.stat().st_size > limit:
            raise Unreadable(Fault.TOO_LARGE, limit=limit, size=path.stat().st_size)
        return read(path.read_bytes(), limit=limit)
    except OSError as error:
        raise Unreadable(Fault.MISSING) from error


def _refuse(name: str, refused: Unreadable) -> int:
    sentence = FAULTS[refused.fault][chosen()]
    unit = MEGABYTE if refused.fault in (Fault.TOO_LARGE, Fault.SWOLLEN) else 1
    limit, size = grouped(refused.limit // unit), grouped(-(-refused.size // unit))
    words = sentence.format(limit=limit, size=size)
    print(say(f"fj policy : {name} : {words}", f"fj policy: {name}: {words}"), file=sys.stderr)
    return BAD_FILE


def _show(proposal: Proposal, *, title: str) -> None:
    language = chosen()
    print(title or say("(sans titre)", "(no title)"))
    print()
    for clause in proposal.clauses:
        doubt = say("à vérifier", "to check") if clause.confidence < UNSURE else ""
        text = clause.text if len(clause.text) <= 66 else f"{clause.text[:65]}…"
        print(f"  {clause.id:32} {KINDS[clause.kind][language]:15} {doubt:10} {text}")
    print()
    unsure = sum(clause.confidence < UNSURE for clause in proposal.clauses)
    if unsure:
        of = len(proposal.clauses)
        print(say(f"À vérifier d’abord : {unsure} sur {of}.", f"To check first: {unsure} of {of}."))
    print(say("Assujettis :", "Bound:"), ", ".join(b.name for b in proposal.bound) or "—")
    said = [FEATURES[f.name][language] for f in proposal.features if f.value]
    print(say("La politique parle de :", "The policy speaks of:"), "; ".join(said) or "—")
    if proposal.gaps:
        print(say("À compléter ou à vérifier :", "To complete or check:"))
        for gap in proposal.gaps:
            print("  -", gap.fr if language == "fr" else gap.en)


def _keep(document: Document, values: dict[str, Any], name: str) -> int:
    number = _stored().keep(text=document.text, values=values, source_name=name)
    print()
    print(
        say(
            f"Gardée comme brouillon, version {number}. Relisez-la et publiez-la dans les pages.",
            f"Kept as a draft, version {number}. Review and publish it in the pages.",
        )
    )
    return DONE


def _list(arguments: argparse.Namespace) -> int:
    rows = _stored().rows()
    if not rows:
        print(say("Aucune version.", "No version."))
    for row in rows:
        print(row)
    return DONE


def _compare(arguments: argparse.Namespace) -> int:
    sides: list[Sequence[Cited]] = []
    for name in (arguments.before, arguments.after):
        try:
            sides.append(_clauses(name))
        except Unreadable as refused:
            return _refuse(name, refused)
    differences = [d for d in compare(*sides) if d.change is not Change.SAME]
    if not differences:
        print(say("Aucune différence.", "No difference."))
    for difference in differences:
        _show_difference(difference)
    return DONE


def _clauses(name: str) -> Sequence[Cited]:
    """Return the clauses of a file, or of the version with this number. Raises Unreadable."""
    if not name.isdigit() or Path(name).exists():
        return propose(_read(name, limit=LIMIT).text).clauses
    found: Sequence[Cited] | None = _stored().clauses(int(name))
    if found is None:
        raise Unreadable(Fault.MISSING)
    return found


def _show_difference(difference: Difference) -> None:
    clause = difference.after or difference.before
    if clause is None:
        return
    print(f"{CHANGES[difference.change][chosen()]} : {clause.id}")
    if not difference.pieces:
        print(f"    {clause.text}")
    for piece in difference.pieces:
        if piece.fate != "same":
            print(f"    {'+' if piece.fate == 'added' else '-'} {piece.text}")


def _stored() -> Any:
    """Return the module which keeps versions, on a database made now if there is none."""
    start_installation()
    return importlib.import_module("francjeu.cli.policy_store")

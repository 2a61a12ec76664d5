"""`fj evidence`: check the sealed pieces, sweep what interrupted acts left, scan, show the key.

The key printed is the public one: what to write on the paper kept with the back-up of the keys.
"""

import argparse
from datetime import UTC, datetime
from typing import Any

from francjeu.cli import evidence_store
from francjeu.cli.language import grouped, say
from francjeu.custody import places as custody
from francjeu.evidence import queries
from francjeu.evidence.operations.keeping import tending
from francjeu.evidence.operations.likeness import redrawing
from francjeu.evidence.storage import places
from francjeu.evidence.tasks import UNDER_WAY
from francjeu.kernel.actors import OPERATOR


def register(subparsers: Any) -> None:
    """Add `evidence check | sweep | scan | key | compare | store | move`."""
    parser = subparsers.add_parser(
        "evidence", help=say("entretenir les pièces scellées", "tend sealed pieces")
    )
    verbs = parser.add_subparsers(
        required=True, metavar="check | sweep | scan | key | compare | store | move"
    )
    _add(verbs, "check", run_check, say("relire chaque pièce", "read every piece again"))
    sweep = _add(verbs, "sweep", run_sweep, say("montrer les restes", "show what was left behind"))
    sweep.add_argument("--remove", action="store_true", help=say("et les retirer", "and remove it"))
    _add(verbs, "scan", run_scan, say("analyser les pièces", "scan for malware"))
    _add(verbs, "key", run_key, say("clé publique", "public key"))
    words = say("comparer de nouveau chaque pièce", "compare every piece again")
    _add(verbs, "compare", run_compare, words)
    evidence_store.register(verbs)


def run_check(arguments: argparse.Namespace) -> int:
    """0 when every blob is what was sealed; 1 and one line per piece which is not."""
    reasons = {
        "altered": say("MODIFIÉE", "ALTERED"),
        "missing": say("MANQUANTE", "MISSING"),
    }
    found = 0
    for damage in queries.damage():
        found += 1
        print(f"{reasons[damage.reason]} {damage.subject} {damage.item} ({damage.blob})")
    if found:
        print(
            say(
                f"Pièces atteintes\u00a0: {found}. Rétablissez-les depuis une copie de sauvegarde.",
                f"Pieces harmed: {found}. Restore them from a back-up.",
            )
        )
        return 1
    print(say("Chaque pièce est telle que scellée.", "Every piece is as it was sealed."))
    return 0


def run_sweep(arguments: argparse.Namespace) -> int:
    """Lists what nothing points to and is more than a day old; removes it when asked."""
    now = datetime.now(UTC)
    before = now - UNDER_WAY
    if arguments.remove:
        orphans = tending.sweep(before=before, actor=OPERATOR, at=now)
    else:
        orphans = tending.orphans(before=before, at=now)
    for name in (*orphans.blobs, *orphans.leftovers, *orphans.apart, *orphans.keys):
        print(name)
    for address, until in orphans.locked:
        _tell_locked(address, until)
    count = grouped(orphans.count)
    if not orphans.count:
        print(say("Rien à balayer.", "Nothing to sweep."))
    elif arguments.remove:
        print(
            say(
                f"Restes retirés\u00a0: {count}.",
                f"Removed: {count}.",
            )
        )
    else:
        print(
            say(
                f"Restes\u00a0: {count} (fj evidence sweep --remove les retire).",
                f"Left behind: {count} (fj evidence sweep --remove removes them).",
            )
        )
    return 0


def _tell_locked(address: str, until: datetime | None) -> None:
    """The store keeps these bytes for now: their row is gone, and most often their key."""
    end = until.date().isoformat() if until else say("une levée", "it is lifted")
    print(say(f"{address} (sous verrou jusqu’à {end})", f"{address} (locked until {end})"))


def run_scan(arguments: argparse.Namespace) -> int:
    """Scans what waits, when a ClamAV daemon is there."""
    done = tending.scan_waiting(actor=OPERATOR, at=datetime.now(UTC))
    print(say(f"Pièces analysées\u00a0: {grouped(done)}.", f"Pieces scanned: {grouped(done)}."))
    return 0


def run_compare(arguments: argparse.Namespace) -> int:
    """After an update that compares in another way: a job does it, the answers given stay."""
    count = grouped(redrawing.redraw(actor=OPERATOR, at=datetime.now(UTC)))
    print(
        say(
            f"Pièces à comparer de nouveau\u00a0: {count}. La tâche est en file.",
            f"Pieces to compare again: {count}. The job is queued.",
        )
    )
    return 0


def run_key(arguments: argparse.Namespace) -> int:
    """Prints the public keys: of the installation, of its signature, of the escrow if any."""
    keyring = places.keyring()
    colon = say("\u00a0:", ":")
    print(f"Installation{colon} {keyring.installation().recipient}")
    print(f"Signature{colon} {custody.signer().fingerprint}")
    none = say("aucun", "none")
    print(f"{say('Séquestre', 'Escrow')}{colon} {keyring.escrow or none}")
    return 0


def _add(verbs: Any, name: str, run: Any, help_text: str) -> Any:
    parser = verbs.add_parser(name, help=help_text)
    parser.set_defaults(run=evidence_store.answered(run))
    return parser

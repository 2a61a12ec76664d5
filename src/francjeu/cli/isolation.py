"""`fj isolation`: the offline key of isolated pieces, what waits for it, and old back-ups.

The secret half is printed once and kept nowhere: on paper, in a safe, away from this machine.
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from francjeu.cli.language import say
from francjeu.evidence.operations.isolation import isolating, restoring
from francjeu.evidence.queries import isolated
from francjeu.evidence.storage import envelope, files, places
from francjeu.kernel.actors import OPERATOR


def register(subparsers: Any) -> None:
    """Add `isolation key | put-away | backups | restored`."""
    parser = subparsers.add_parser(
        "isolation", help=say("clé des pièces isolées", "key of isolated pieces")
    )
    verbs = parser.add_subparsers(required=True, metavar="key | put-away | backups | restored")
    key = verbs.add_parser("key", help=say("faire ou montrer la clé", "make or show the key"))
    key.set_defaults(run=run_key)
    away = verbs.add_parser("put-away", help=say("chiffrer ce qui attend", "encrypt what waits"))
    away.set_defaults(run=run_put_away)
    old = verbs.add_parser(
        "backups", help=say("sauvegardes à détruire", "back-ups that must be destroyed")
    )
    old.add_argument(
        "folder", nargs="?", type=Path, metavar=say("DOSSIER", "FOLDER"),
        help=say("où sont les sauvegardes", "where the back-ups are"),
    )  # fmt: skip
    old.set_defaults(run=run_backups)
    restored = verbs.add_parser(
        "restored", help=say("refermer après une remise en place", "shut again after a restore")
    )
    restored.set_defaults(run=run_restored)


def run_key(arguments: argparse.Namespace) -> int:
    """Prints the secret once, when there was no key; else which key is in use."""
    colon = say("\u00a0:", ":")
    known = places.isolation_recipient()
    if known and known != places.keyring().escrow:
        print(f"{say('Clé publique en usage', 'Public key in use')}{colon} {known}")
        print(say("Sa moitié secrète n’est pas ici.", "Its secret half is not here."))
        return 0
    pair = envelope.new_pair()
    places.keyring().keep_isolation_recipient(pair.recipient)
    print(f"{say('Clé publique, conservée', 'Public key, kept')}{colon} {pair.recipient}")
    print(f"{say('Clé secrète', 'Secret key')}{colon} {pair.identity}")
    print(
        say(
            "Écrivez la clé secrète sur papier, gardez-la hors de ce serveur, puis effacez cet "
            "écran. Elle n’est conservée nulle part et ne sera plus montrée.",
            "Write the secret key on paper, keep it away from this server, then clear this screen. "
            "It is kept nowhere and will not be shown again.",
        )
    )
    return 0


def run_put_away(arguments: argparse.Namespace) -> int:
    """Encrypts to the offline key the pieces shut by their state; 1 when there is no key."""
    if not places.isolation_recipient():
        print(
            say(
                "Aucune clé hors ligne\u00a0: faites-la avec la commande fj isolation key.",
                "No offline key: make it with the command fj isolation key.",
            )
        )
        return 1
    done = isolating.put_away(actor=OPERATOR, at=datetime.now(UTC))
    print(say(f"Pièces mises à l’écart\u00a0: {done}.", f"Pieces put away: {done}."))
    return 0


def run_backups(arguments: argparse.Namespace) -> int:
    """Says which back-ups still hold an isolated piece, and lists those of a folder; 1 when any.

    Nothing is removed: who runs the server does it, with the tool that made them.
    """
    found = isolated.old_copies()
    if found.waiting:
        print(
            say(
                f"Pièces pas encore mises à l’écart\u00a0: {found.waiting}. Toute sauvegarde les "
                "contient, celle d’aujourd’hui aussi. D’abord : fj isolation put-away.",
                f"Pieces not put away yet: {found.waiting}. Every back-up holds them, today’s too. "
                "First: fj isolation put-away.",
            )
        )
    if found.before is None:
        print(say("Aucune pièce mise à l’écart.", "No piece was put away."))
        return 1 if found.waiting else 0
    moment = found.before.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    print(
        say(
            f"À détruire\u00a0: toute sauvegarde des données commencée avant le {moment} UTC.",
            f"To destroy: every back-up of the data begun before {moment} UTC.",
        )
    )
    inside = sorted(arguments.folder.iterdir()) if arguments.folder else []
    old = [path for path in inside if files.modified(path) < found.before]
    for path in old:
        print(f"  {files.modified(path):%Y-%m-%d %H:%M:%S}  {path.name}")
    if arguments.folder:
        print(
            say(f"Ici\u00a0: {len(old)} sur {len(inside)}.", f"Here: {len(old)} of {len(inside)}.")
        )
    return 1 if old or found.waiting else 0


def run_restored(arguments: argparse.Namespace) -> int:
    """Shuts what older data show as sealed. `fj serve` does it by itself before it opens."""
    done = restoring.keep_shut(actor=OPERATOR, at=datetime.now(UTC))
    print(say(f"Pièces refermées\u00a0: {done}.", f"Pieces shut again: {done}."))
    return 0

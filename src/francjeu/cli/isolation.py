"""`fj isolation`: make the offline key of isolated pieces, and put away what waits for it.

The secret half is printed once and kept nowhere: on paper, in a safe, away from this machine.
"""

import argparse
from datetime import UTC, datetime
from typing import Any

from francjeu.cli.language import say
from francjeu.evidence import envelope, places
from francjeu.evidence.operations import isolating
from francjeu.kernel.actors import OPERATOR


def register(subparsers: Any) -> None:
    """Add `isolation key | put-away`."""
    parser = subparsers.add_parser(
        "isolation", help=say("clé des pièces isolées", "key of isolated pieces")
    )
    verbs = parser.add_subparsers(required=True, metavar="key | put-away")
    key = verbs.add_parser("key", help=say("faire ou montrer la clé", "make or show the key"))
    key.set_defaults(run=run_key)
    away = verbs.add_parser("put-away", help=say("chiffrer ce qui attend", "encrypt what waits"))
    away.set_defaults(run=run_put_away)


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

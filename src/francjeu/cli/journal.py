"""`fj journal`: verify every chain and the log over them; sign a checkpoint and print it."""

import argparse
from datetime import UTC, datetime
from typing import Any

from francjeu.cli.language import grouped, say
from francjeu.custody import operations as log
from francjeu.custody import queries as custody
from francjeu.journal import queries


def register(subparsers: Any) -> None:
    """Add `journal verify | checkpoint`."""
    parser = subparsers.add_parser("journal", help=say("vérifier le journal", "verify the journal"))
    verbs = parser.add_subparsers(required=True, metavar="verify | checkpoint")
    words = say("chaque inscription et le registre de garde", "every entry and the custody log")
    verify = verbs.add_parser("verify", help=words)
    verify.set_defaults(run=run_verify)
    words = say(
        "signer l’état du registre et l’afficher", "sign the log as it stands, and print it"
    )
    checkpoint = verbs.add_parser("checkpoint", help=words)
    checkpoint.set_defaults(run=run_checkpoint)


def run_verify(arguments: argparse.Namespace) -> int:
    """0 when every entry and the log hold; 1 and one line per thing which does not."""
    found = _chains() + _log()
    total = grouped(queries.count())
    if found:
        print(say(f"JOURNAL ALTÉRÉ : {found} anomalie(s)", f"JOURNAL ALTERED: {found} fault(s)"))
        return 1
    print(say(f"Journal intact : {total} inscriptions.", f"Journal intact: {total} entries."))
    _tell_latest()
    return 0


def _chains() -> int:
    reasons = {
        "digest": say("les faits ont changé", "the facts were altered"),
        "seal": say("le sceau ne correspond pas", "the seal does not match"),
        "order": say("une inscription manque ou a été déplacée", "an entry is missing or moved"),
    }
    found = 0
    for fault in queries.faults():
        found += 1
        print(f"{fault.subject} n{say('º', 'o.')} {fault.number} : {reasons[fault.reason]}")
    return found


def _log() -> int:
    reasons = {
        "leaf": say("l’inscription n’est plus celle du registre", "the entry is not the log’s"),
        "root": say("le registre a été réécrit", "the log was rewritten"),
        "signature": say("la signature ne correspond pas", "the signature does not match"),
        "missing": say("une inscription a été retirée du registre", "an entry left the log"),
    }
    found = 0
    for fault in custody.faults():
        found += 1
        print(f"{say('registre de garde', 'custody log')} {fault.at} : {reasons[fault.kind]}")
    return found


def _tell_latest() -> None:
    point = custody.latest()
    if point is None:
        print(say("Registre de garde : encore vide.", "Custody log: still empty."))
        return
    told = f"{point.made_at:%Y-%m-%d %H:%M} UTC"
    came = [stamp for stamp in point.stamps if stamp.got_at is not None]
    print(
        say(
            f"Registre de garde : {grouped(point.size)} inscriptions signées le {told}, "
            f"{len(came)} horodatage(s) sur {len(point.stamps)}.",
            f"Custody log: {grouped(point.size)} entries signed on {told}, "
            f"{len(came)} of {len(point.stamps)} stamp(s).",
        )
    )
    for stamp in point.stamps:
        if stamp.is_off:
            print(
                say(
                    f"ATTENTION : l’horloge d’ici et celle de {stamp.authority} diffèrent.",
                    f"WARNING: the clock here and that of {stamp.authority} differ.",
                )
            )


def run_checkpoint(arguments: argparse.Namespace) -> int:
    """Prints the signed note and the key to check it with; stamps it when there is an authority."""
    now = datetime.now(UTC)
    row = log.checkpoint(at=now)
    if row is None:
        print(say("Le journal est vide.", "The journal is empty."))
        return 1
    _, missing = log.stamp_waiting(at=now)
    print(row.note)
    print(say("Clé :", "Key:"), custody.verifier_key())
    if missing:
        print(
            say(
                f"Horodatages encore attendus : {missing}. Ils seront redemandés.",
                f"Stamps still awaited: {missing}. They will be asked for again.",
            )
        )
    return 0

"""`fj evidence store | move`: where sealed pieces are kept, and keeping them elsewhere (ADR 0026).

Exit code 0: as it should be. 1: what is wrong is told; a move can be started again.
"""

import argparse
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from francjeu.cli.language import grouped, say
from francjeu.config.environment import is_bucket
from francjeu.evidence.operations.keeping import locking, moving
from francjeu.evidence.operations.keeping.locking import NotLocked
from francjeu.evidence.operations.keeping.moving import Moved
from francjeu.evidence.storage import places
from francjeu.evidence.storage.locks import Lack
from francjeu.evidence.storage.store import BlobStore, StoreFull, StoreRefused
from francjeu.kernel.actors import OPERATOR

EVERY = 50


def register(verbs: Any) -> None:
    """Add `store` and `move` to `fj evidence`."""
    words = say("dire où sont les pièces", "say where the pieces are")
    store = verbs.add_parser("store", help=words)
    store.add_argument(
        "--lock", action="store_true",
        help=say("refaire les verrous qui manquent", "make anew the locks that are missing"),
    )  # fmt: skip
    store.set_defaults(run=run_store)
    words = say("copier les pièces ailleurs", "copy the pieces elsewhere")
    move = verbs.add_parser("move", help=words)
    move.add_argument(
        "--to", required=True, metavar="s3://BUCKET/PREFIX | local",
        help=say("la nouvelle réserve", "the new store"),
    )  # fmt: skip
    move.set_defaults(run=run_move)


def answered(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """The same command, which says in words that the store does not answer."""

    def told(arguments: argparse.Namespace) -> int:
        try:
            return run(arguments)
        except StoreRefused as refused:
            print(_no_answer(refused))
            return 1

    return told


def run_store(arguments: argparse.Namespace) -> int:
    """0 when the store answers, can lock, and locks every piece it keeps for long enough."""
    where = settings.FRANCJEU.evidence_store or str(settings.FRANCJEU.data_dir / "pieces")
    print(f"{say('Réserve des pièces', 'Store of the pieces')}{_colon()} {where}")
    found = list(troubles())
    for line in found or [_lock_line()]:
        print(line)
    return 1 if found or not _locked(arguments) else 0


def _locked(arguments: argparse.Namespace) -> bool:
    """Whether every kept piece is locked as it should be; those that are not, a line each."""
    try:
        if arguments.lock:
            with suppress(NotLocked):  # those are listed just below
                done = locking.renew(actor=OPERATOR, at=datetime.now(UTC))
                print(say(f"Verrous refaits\u00a0: {done}.", f"Locks made anew: {done}."))
        lacking = list(locking.lacking())
    except StoreRefused as refused:
        print(_no_answer(refused))
        return False
    for it in lacking:
        print(f"{it.blob} ({_lack(it.lack)})")
    if lacking:
        print(
            say(
                f"Pièces mal verrouillées\u00a0: {grouped(len(lacking))} "
                "(fj evidence store --lock refait leurs verrous).",
                f"Pieces that are badly locked: {grouped(len(lacking))} "
                "(fj evidence store --lock makes their locks anew).",
            )
        )
    return not lacking


def _lack(lack: Lack) -> str:
    return {
        Lack.MISSING: say("introuvable", "not found"),
        Lack.UNLOCKED: say("sans verrou", "not locked"),
        Lack.SHORT: say("verrou bientôt fini", "lock ends soon"),
        Lack.UNHELD: say("non retenue, malgré la suspension", "not held, in spite of the hold"),
    }[lack]


def troubles() -> Iterator[str]:
    """What is wrong with the store in use, a line each; nothing of an address or a key."""
    try:
        yield from _troubles(places.store())
    except StoreRefused as refused:
        yield _no_answer(refused)


def _troubles(store: BlobStore) -> Iterator[str]:
    trouble = store.trouble()
    if trouble:
        yield {
            "unversioned": say(
                "La réserve n’a pas la gestion des versions (versioning)\u00a0: "
                "créez un seau avec Object Lock.",
                "The store has no versioning: make a bucket with Object Lock.",
            ),
            "unlocked": say(
                "La réserve n’a pas Object Lock\u00a0: créez un seau qui l’a, "
                "ou FRANCJEU_S3_LOCK=none.",
                "The store has no Object Lock: make a bucket that has, or FRANCJEU_S3_LOCK=none.",
            ),
        }[trouble]


def _no_answer(refused: StoreRefused) -> str:
    if str(refused) == places.NO_BOTO3:
        return say(
            "Il manque le paquet boto3\u00a0: ./fj s3 l’installe. Aucun fichier n’est reçu.",
            "Package boto3 is missing: ./fj s3 installs it. No file is received.",
        )
    return say(
        f"La réserve des pièces ne répond pas ({refused}). Les signalements sont reçus; "
        "les fichiers sont refusés jusqu’à ce qu’elle réponde.",
        f"The store of the pieces does not answer ({refused}). Reports are received; "
        "files are refused until it does.",
    )


def _lock_line() -> str:
    told = settings.FRANCJEU
    if not told.evidence_store:
        return say("Dossier de cette machine, sans verrou.", "A folder of this machine, no lock.")
    if told.s3_lock == "none":
        return say("Elle répond. Aucun verrou.", "It answers. No lock.")
    return say(
        f"Elle répond. Verrou\u00a0: {told.s3_lock}, {told.s3_lock_days} jours.",
        f"It answers. Lock: {told.s3_lock}, {told.s3_lock_days} days.",
    )


def run_move(arguments: argparse.Namespace) -> int:
    """Copies every kept piece to the other store; nothing is taken out of the old one."""
    to = arguments.to.strip()
    if to != places.FOLDER and not is_bucket(to):
        print(say("Écrivez s3://seau/prefixe ou local.", "Write s3://bucket/prefix or local."))
        return 1
    if to == (settings.FRANCJEU.evidence_store or places.FOLDER):
        print(say("Les pièces y sont déjà.", "The pieces are there already."))
        return 1
    try:
        target = places.store_at(to)
        for line in (found := list(_troubles(target))):
            print(line)
        if found:
            return 1
        moved = moving.move(to=target, name=to, told=_tell, actor=OPERATOR, at=datetime.now(UTC))
    except StoreFull:
        print(say("La nouvelle réserve est pleine.", "The new store is full."))
        return 1
    except StoreRefused as refused:
        print(_no_answer(refused))
        print(say("Relancez la commande\u00a0: elle reprendra.", "Run it again: it goes on."))
        return 1
    return _close(moved, to)


def _tell(moved: Moved) -> None:
    if moved.done % EVERY == 0 or moved.done == moved.total:
        print(f"{grouped(moved.done)}/{grouped(moved.total)}", flush=True)


def _close(moved: Moved, to: str) -> int:
    copied, there = grouped(moved.copied), grouped(moved.there)
    print(
        say(
            f"Pièces copiées et vérifiées\u00a0: {copied}. Déjà là\u00a0: {there}.",
            f"Pieces copied and verified: {copied}. There already: {there}.",
        )
    )
    for address in moved.harmed:
        print(say(f"MANQUANTE OU MODIFIÉE {address}", f"MISSING OR ALTERED {address}"))
    if moved.harmed:
        return 1
    value = "" if to == places.FOLDER else to
    print(
        say(
            "Arrêtez le serveur, relancez cette commande, puis mettez "
            f"FRANCJEU_EVIDENCE_STORE={value} et vérifiez avec fj evidence check. "
            "L’ancienne réserve est intacte.",
            f"Stop the server, run this again, then set FRANCJEU_EVIDENCE_STORE={value} and "
            "check with fj evidence check. The old store is untouched.",
        )
    )
    return 0


def _colon() -> str:
    return say("\u00a0:", ":")

"""`fj journal verify`: every chain of the journal, entry by entry."""

import argparse
from typing import Any

from francjeu.cli.language import say
from francjeu.journal import queries


def register(subparsers: Any) -> None:
    """Add `journal verify`."""
    parser = subparsers.add_parser("journal", help=say("vérifier le journal", "verify the journal"))
    verbs = parser.add_subparsers(required=True)
    verify = verbs.add_parser("verify")
    verify.set_defaults(run=run_verify)


def run_verify(arguments: argparse.Namespace) -> int:
    """0 when every entry holds; 1 and one line per entry which does not."""
    reasons = {
        "digest": say("les faits ont changé", "the facts were altered"),
        "seal": say("le sceau ne correspond pas", "the seal does not match"),
        "order": say("une inscription manque ou a été déplacée", "an entry is missing or moved"),
    }
    found = 0
    for fault in queries.faults():
        found += 1
        print(f"{fault.subject} n{say('º', 'o.')} {fault.number} : {reasons[fault.reason]}")
    total = queries.count()
    if found:
        print(say(f"JOURNAL ALTÉRÉ : {found} anomalie(s)", f"JOURNAL ALTERED: {found} fault(s)"))
        return 1
    print(say(f"Journal intact : {total} inscriptions.", f"Journal intact: {total} entries."))
    return 0

"""A capture made by a trained member of the staff with an instrumented browser: graded N2."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from francjeu.evidence import access
from francjeu.evidence.models import Instrumented, Item, Vault
from francjeu.evidence.operations.keeping import sealing
from francjeu.evidence.storage.envelope import Source
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.origin.provenance import Access, Level

METHOD = "instrumented"


class NotTrained(Exception):
    """Who brings it does not say they were trained: it is a plain file, graded N1."""


class NotYetTaken(Exception):
    """It cannot have been taken later than now."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How the capture was made: tool and version, what was opened, when, by what right."""

    tool: str
    address: str
    right: str
    obtained: Access
    at: datetime
    is_trained: bool


def bring(
    *, vault: Vault, source: Source, name: str, taken: Taken, facts: access.Facts, actor: Actor,
    at: datetime,
) -> Item:  # fmt: skip
    """Seal the capture exactly as the tool wrote it, with what was said of it.

    The question on intimate images was answered *no* before. Raises Refused, NotTrained,
    NotYetTaken, and what sealing raises.
    """
    access.RULES.require(actor, access.Act.BRING_CAPTURE, facts)
    if not taken.is_trained:
        raise NotTrained
    if taken.at > at:
        raise NotYetTaken
    kept = sealing.keep(vault=vault, source=source, name=name)
    with transaction.atomic():
        item = sealing.seal(
            vault=vault, kept=kept, name=name, method=METHOD, level=Level.N2,
            how_obtained=taken.obtained, actor=actor, at=at,
        )  # fmt: skip
        Instrumented(
            item=item, tool=taken.tool[:100], address=taken.address, right=taken.right,
            taken_at=taken.at, taken_by=actor.name, added_at=at,
        ).save(force_insert=True)  # fmt: skip
        journal.record(
            event="evidence.instrumented", subject=vault.subject, actor=actor, at=at,
            facts={"item": str(item.public_id), "tool": taken.tool[:100]},
        )  # fmt: skip
    return item

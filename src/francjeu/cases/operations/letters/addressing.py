"""Where the letters of a case go: a person corrects, checks or ends an address, by name."""

from datetime import datetime

from francjeu.cases import access
from francjeu.cases.models import Case, Party
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.letters import sending
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.letters import addressing
from francjeu.notices import queries as notices
from francjeu.notices.operations import addresses, letters


class SharedMailbox(Exception):
    """Someone who may not read these letters reads there: a person must accept it, or refuse."""


def correct(
    *, case: Case, party: Party, address: str, shared: bool, actor: Actor, at: datetime
) -> None:
    """From now on this person's letters go there.

    Raises kernel.access.Refused, SharedMailbox, addresses.NotAnAddress.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    _require_alone(party, address, shared=shared)
    addresses.note(
        holder=str(party.public_id), subject=f"case:{case.ref}", address=address, shared=shared,
        actor=actor, at=at,
    )  # fmt: skip


def check(*, case: Case, party: Party, how: str, shared: bool, actor: Actor, at: datetime) -> None:
    """The address in use is this person's: someone made sure, and says how.

    Raises kernel.access.Refused, addresses.HowMissing, addresses.NotAnAddress.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    addresses.check(
        holder=str(party.public_id), subject=f"case:{case.ref}", given=party.email, how=how,
        shared=shared, actor=actor, at=at,
    )  # fmt: skip


def withdraw(*, case: Case, party: Party, actor: Actor, at: datetime) -> None:
    """No e-mail any more for this person: letters are printed and handed over.

    Raises kernel.access.Refused, addresses.NothingNoted.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    addresses.withdraw(
        holder=str(party.public_id), subject=f"case:{case.ref}", given=party.email, actor=actor,
        at=at,
    )  # fmt: skip


def write_again(
    *, case: Case, letter: notices.Letter, address: str, shared: bool, actor: Actor, at: datetime
) -> None:
    """The same words leave for another address; the letter that did not arrive is kept.

    Raises kernel.access.Refused, SharedMailbox, addresses.NotAnAddress,
    letters.AlreadyWrittenAgain.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    for party in case.parties.all():
        if str(party.public_id) == letter.party:
            _require_alone(party, address, shared=shared)
    letters.write_again(letter=letter, address=address, shared=shared, actor=actor, at=at)


def view(*, case: Case, actor: Actor, at: datetime) -> None:
    """The addresses of a case were read: it is remembered. Raises kernel.access.Refused."""
    moving.require_access(case=case, actor=actor, act=access.Act.NAMES)
    moving.record(event="address.viewed", case=case, actor=actor, at=at)


def _require_alone(party: Party, address: str, *, shared: bool) -> None:
    others = sending.apart_from(party)
    if not shared and any(addressing.same(address, other) for other in others):
        raise SharedMailbox

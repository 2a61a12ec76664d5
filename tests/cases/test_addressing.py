"""Which way letters go: never by e-mail to a mailbox that someone else reads."""

from datetime import timedelta

import pytest
from tests.conftest import NOON
from tests.factories import cases as factory

from francjeu.cases.models import Party
from francjeu.cases.operations.letters import addressing, reminding
from francjeu.kernel.actors import CLOCK, SOFTWARE
from francjeu.kernel.procedure.letters.addressing import ByHand, by_hand, well_formed
from francjeu.notices.models import Letter
from francjeu.notices.operations import addresses, letters, sending

pytestmark = pytest.mark.django_db


def table_with(*, respondent: str = "felix@exemple.ca", parent: str) -> factory.Table:
    """A notified case whose persons have these addresses."""
    table = factory.a_table(state="admissible")
    Party.objects.filter(pk=table.respondent.pk).update(email=respondent)
    Party.objects.filter(pk=table.parent.pk).update(email=parent)
    factory.STEPS["notified"](table)
    table.parent.refresh_from_db()
    return table


def to(party: Party) -> Letter:
    return Letter.objects.filter(party=str(party.public_id)).latest("pk")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", ByHand.NO_ADDRESS),
        ("julie@exemple.ca\nBcc: autre@exemple.ca", ByHand.BROKEN),
        ("julie@exemple", ByHand.BROKEN),
        ("Julie <julie@exemple.ca>", ByHand.BROKEN),
        ("a@exemple.ca, b@exemple.ca", ByHand.BROKEN),
        ("FELIX@exemple.ca", ByHand.SHARED),
    ],
)
def test_a_guardian_whose_mailbox_does_not_do_is_handed_the_letter(
    address: str, why: ByHand
) -> None:
    table = table_with(parent=address)
    letter = to(table.parent)
    assert (letter.state, letter.failure, letter.link) == ("by_hand", why.value, None)
    assert to(table.respondent).state == "queued"


def test_a_shared_mailbox_that_a_person_checked_does() -> None:
    table = table_with(parent="felix@exemple.ca")
    with pytest.raises(addressing.SharedMailbox):
        addressing.correct(
            case=table.case, party=table.parent, address="felix@exemple.ca", shared=False,
            actor=table.manager, at=NOON,
        )  # fmt: skip
    addressing.check(
        case=table.case, party=table.parent, how="Sa mère lit la même boîte.", shared=True,
        actor=table.manager, at=NOON,
    )  # fmt: skip
    table.case.refresh_from_db()
    assert table.case.response_due_at is not None
    reminding.remind(actor=CLOCK, at=table.case.response_due_at - timedelta(days=1))
    assert to(table.parent).to_address == "felix@exemple.ca"


def test_a_corrected_address_serves_the_letters_after_it() -> None:
    table = table_with(parent="vieille@exemple.ca")
    first = to(table.parent)
    sending.send(letter_id=first.pk, actor=SOFTWARE, at=NOON)
    first.refresh_from_db()
    sending.returned(letter=first, reason="bounced", actor=SOFTWARE, at=NOON)
    first.refresh_from_db()
    with pytest.raises(addresses.NotAnAddress):
        letters.write_again(letter=first, address="a\nb@c.ca", actor=table.manager, at=NOON)
    addressing.write_again(
        case=table.case, letter=first, address="neuve@exemple.ca", shared=False,
        actor=table.manager, at=NOON,
    )  # fmt: skip
    with pytest.raises(letters.AlreadyWrittenAgain):
        letters.write_again(letter=first, address="neuve@exemple.ca", actor=table.manager, at=NOON)
    assert (first.state, to(table.parent).state) == ("failed", "queued")
    table.case.refresh_from_db()
    assert table.case.response_due_at is not None
    reminding.remind(actor=CLOCK, at=table.case.response_due_at - timedelta(days=1))
    assert to(table.parent).to_address == "neuve@exemple.ca"


@pytest.mark.parametrize("address", ["a@b.ca", "ève@école.ca", "a.b+c@exemple.qc.ca"])
def test_an_address_people_have_is_one(address: str) -> None:
    assert well_formed(address)
    assert by_hand(address=address) is None

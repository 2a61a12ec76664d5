"""Opening a piece: only who may, and never unseen."""

import pytest
from tests.conftest import NOON
from tests.factories.evidence import JPEG, REPORTER, a_piece, an_actor

from francjeu.evidence import access, queries
from francjeu.evidence.models import Item
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.opening import reading
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, VISITOR, Actor, Kind, Role
from francjeu.kernel.evidence.pieces.keeping import Obstacle, Scan

pytestmark = pytest.mark.django_db
MINE = access.Facts(is_involved=True)
NOT_MINE = access.Facts(is_involved=False)
PARTY = Actor(kind=Kind.PARTY, ref="p-1")


def opened(item: Item, *, actor: Actor, facts: access.Facts = MINE) -> reading.Opened:
    return reading.read_for(actor=actor, item=item, facts=facts, purpose="étude", at=NOON)


@pytest.mark.parametrize(
    "actor", [REPORTER, PARTY, an_actor(Role.CASE_MANAGER), an_actor(Role.COUNSEL)]
)
def test_every_view_gives_the_bytes_as_received_and_is_written_down(actor: Actor) -> None:
    item = a_piece(at=NOON)
    seen = opened(item, actor=actor)
    assert b"".join(seen.chunks) == JPEG
    seen.chunks.close()
    line = journal.history(subject=item.vault.subject)[0]
    assert (line.event, line.actor) == ("evidence.viewed", f"{actor.kind}:{actor.ref}")
    assert line.facts == {"item": str(item.public_id), "purpose": "étude"}


@pytest.mark.parametrize(
    ("actor", "facts"),
    [
        (REPORTER, NOT_MINE),
        (PARTY, NOT_MINE),
        (VISITOR, MINE),
        (CLOCK, MINE),
        (an_actor(Role.ADMINISTRATOR), MINE),
        (an_actor(), MINE),
        (an_actor(Role.CASE_MANAGER), NOT_MINE),
    ],
)
def test_refuses_who_may_not_see_it(actor: Actor, facts: access.Facts) -> None:
    item = a_piece(at=NOON)
    with pytest.raises(Refused):
        opened(item, actor=actor, facts=facts)
    with pytest.raises(queries.ItemNotFound):
        queries.item_for(actor=actor, public_id=item.public_id, facts=facts)
    assert len(journal.history(subject=item.vault.subject)) == 1


def test_nobody_opens_an_isolated_piece() -> None:
    item = a_piece(at=NOON)
    isolating.isolate(item=item, actor=an_actor(Role.PRIVACY_OFFICER), at=NOON)
    for role in Role:
        with pytest.raises((reading.NotShown, Refused)):
            opened(item, actor=an_actor(role))


@pytest.mark.parametrize(
    ("scan", "obstacle"),
    [(Scan.INFECTED, Obstacle.INFECTED), (Scan.WAITING, Obstacle.BEING_SCANNED)],
)
def test_a_piece_that_may_harm_is_kept_and_not_opened(scan: Scan, obstacle: Obstacle) -> None:
    item = a_piece(at=NOON)
    Item.objects.filter(pk=item.pk).update(scan=scan)
    item.refresh_from_db()
    with pytest.raises(reading.NotShown) as raised:
        opened(item, actor=REPORTER)
    assert raised.value.obstacle is obstacle


def test_reading_the_pieces_of_many_vaults_takes_one_query(django_assert_num_queries) -> None:
    items = [a_piece(at=NOON) for _ in range(5)]
    with django_assert_num_queries(1):
        pieces = queries.items_of_all([item.vault for item in items])
    assert [piece.public_id for piece in pieces] == [item.public_id for item in items]
    assert pieces[0].name == "photo.jpg"

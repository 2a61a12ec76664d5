"""Screenshots of one conversation joined into one picture, beside the pieces as received."""

import json

import pytest
from tests.conftest import NOON
from tests.factories import images
from tests.factories.evidence import a_piece, a_vault, an_actor

from francjeu.evidence import access
from francjeu.evidence.models import Derivation, Item, Vault
from francjeu.evidence.operations.copies import stitching
from francjeu.evidence.operations.isolation import isolating
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.copies.stitching import Told, told
from francjeu.kernel.evidence.pieces.keeping import State

cv2 = pytest.importorskip("cv2", reason="not installed: opencv")
drawn = pytest.importorskip("tests.detectors.test_stitching")
pytestmark = pytest.mark.django_db
MANAGER = an_actor(Role.CASE_MANAGER)
MINE = access.Facts(is_involved=True)


def screenshots(vault: Vault, tops: list[int]) -> list[Item]:
    """Sealed screenshots of one conversation, scrolled to each place."""
    found = drawn.screens(drawn.a_conversation(), tops)
    shots = (cv2.imencode(".png", it)[1].tobytes() for it in found)
    return [a_piece(at=NOON, vault=vault, content=it, name="ecran.png") for it in shots]


def joined(items: list[Item], *, facts: access.Facts = MINE) -> Item:
    return stitching.stitch(items=items, shows_contact=False, facts=facts, actor=MANAGER, at=NOON)


def test_a_joined_picture_names_its_screenshots_in_order_and_its_gaps() -> None:
    items = screenshots(a_vault(at=NOON), [0, 700, 1900])
    row = Derivation.objects.get(item=joined(items))
    parameters = json.loads(row.parameters)
    assert [it["sha256"] for it in parameters["joined"]] == [it.sha256 for it in items]
    assert told(parameters) == Told(count=3, gaps=(2,), shows_contact=False)
    assert row.tool.startswith("opencv ")
    assert Item.objects.filter(state=State.SEALED).count() == 4


def test_isolating_any_screenshot_destroys_the_picture_joined_of_it() -> None:
    items = screenshots(a_vault(at=NOON), [0, 700])
    picture = joined(items)
    isolating.isolate(item=items[1], actor=MANAGER, at=NOON)
    picture.refresh_from_db()
    assert picture.state == State.ERASED


def test_refuses_one_screenshot_the_same_twice_and_too_many() -> None:
    (item,) = screenshots(a_vault(at=NOON), [0])
    for items in ([item], [item, item], []):
        with pytest.raises(stitching.TooFew):
            joined(items)


def test_refuses_to_join_what_came_by_different_ways_or_is_no_picture() -> None:
    here = screenshots(a_vault(at=NOON), [0])
    there = screenshots(a_vault(at=NOON, subject="report:S-2026-0002"), [700])
    words = a_piece(at=NOON, vault=here[0].vault, content=b"plain words", name="mots.txt")
    for items in ([*here, *there], [*here, words]):
        with pytest.raises(stitching.NotTogether):
            joined(items)


def test_a_damaged_screenshot_is_told_and_nothing_is_kept() -> None:
    vault = a_vault(at=NOON)
    cut = a_piece(at=NOON, vault=vault, content=images.encoded("PNG")[:60], name="coupee.png")
    with pytest.raises(stitching.workbench.NotMade):
        joined([*screenshots(vault, [0]), cut])
    assert not Derivation.objects.exists()


def test_refuses_who_does_not_work_on_the_file() -> None:
    items = screenshots(a_vault(at=NOON), [0, 700])
    with pytest.raises(Refused):
        joined(items, facts=access.Facts(is_involved=False))

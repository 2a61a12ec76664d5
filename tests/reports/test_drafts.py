"""A draft is kept, opens for its browser only, and goes in time."""

import io
from datetime import timedelta

import pytest
from tests.conftest import NOON
from tests.factories.reports import TOLD, a_draft

from francjeu.evidence.models import Item
from francjeu.evidence.operations.isolation import isolating
from francjeu.kernel.actors import CLOCK, SOFTWARE
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.telling import Telling
from francjeu.reports import models
from francjeu.reports.operations.form import drafts, files
from francjeu.reports.queries.drafts import DraftGone, draft_for

pytestmark = pytest.mark.django_db


def test_comes_back_as_it_was_left() -> None:
    token = a_draft()
    assert draft_for(token=token, at=NOON + timedelta(days=6)).telling == TOLD


def test_holds_no_readable_word_and_not_the_token() -> None:
    token = a_draft(what="MARQUEUR")
    row = models.Draft.objects.get()
    assert "MARQUEUR" not in row.box
    assert token not in (row.door, row.box)


def test_expires_seven_days_after_it_was_last_saved() -> None:
    token = a_draft()
    later = NOON + timedelta(days=6)
    drafts.save(token=token, telling=Telling(what="suite"), at=later)
    assert draft_for(token=token, at=NOON + timedelta(days=12)).telling.what == "suite"
    with pytest.raises(DraftGone):
        draft_for(token=token, at=later + timedelta(days=7, seconds=1))


@pytest.mark.parametrize("token", ["", "x", "a" * 43])
def test_opens_for_no_other_token(token: str) -> None:
    a_draft()
    with pytest.raises(DraftGone):
        draft_for(token=token, at=NOON)


def test_can_be_erased_at_once() -> None:
    token = a_draft()
    drafts.erase(token=token, at=NOON)
    assert not models.Draft.objects.exists()


def test_purge_removes_only_what_nobody_can_open() -> None:
    a_draft(at=NOON - timedelta(days=8))
    kept = a_draft()
    assert drafts.purge(actor=CLOCK, at=NOON) == 1
    assert draft_for(token=kept, at=NOON).telling == TOLD


def test_an_isolated_file_keeps_its_draft_from_the_purge_and_no_other() -> None:
    kept = a_draft()
    files.add_to_draft(
        token=kept,
        upload=files.Upload(io.BytesIO(b"words"), name="mots.txt"),
        gate=Answer.NO,
        at=NOON,
    )
    isolating.isolate(item=Item.objects.select_related("vault").get(), actor=SOFTWARE, at=NOON)
    a_draft()
    assert drafts.purge(actor=CLOCK, at=NOON + timedelta(days=30)) == 1
    assert models.Draft.objects.count() == 1

"""Guessing must wait."""

from datetime import timedelta

import pytest
from tests.conftest import NOON

from francjeu.plumbing import attempts

pytestmark = pytest.mark.django_db
LIMIT = attempts.Limit("code", most=5, wait=timedelta(minutes=15))


def test_shuts_the_door_after_five_failures_and_opens_it_later() -> None:
    for _ in range(5):
        attempts.check(limit=LIMIT, place="10.0.0.1", at=NOON)
        attempts.failed(limit=LIMIT, place="10.0.0.1", at=NOON)
    with pytest.raises(attempts.TooMany) as shut:
        attempts.check(limit=LIMIT, place="10.0.0.1", at=NOON + timedelta(minutes=14))
    assert shut.value.until == NOON + timedelta(minutes=15)
    attempts.check(limit=LIMIT, place="10.0.0.1", at=NOON + timedelta(minutes=15))


def test_another_place_is_another_count() -> None:
    for _ in range(5):
        attempts.failed(limit=LIMIT, place="10.0.0.1", at=NOON)
    attempts.check(limit=LIMIT, place="10.0.0.2", at=NOON)


def test_a_success_clears_the_count() -> None:
    for _ in range(5):
        attempts.failed(limit=LIMIT, place="10.0.0.1", at=NOON)
    attempts.forget(limit=LIMIT, place="10.0.0.1")
    attempts.check(limit=LIMIT, place="10.0.0.1", at=NOON)

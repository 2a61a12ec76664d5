"""An organisation which receives reports, with its doors and its profile."""

import pytest
from tests.conftest import NOON
from tests.factories.policy import a_profile, the_doors

from francjeu.people import models as people


@pytest.fixture
def bare_house() -> None:
    """Reports are received; neither doors nor deadlines are known."""
    people.Organisation.objects.create(
        id=1, name="Ligue d’essai", privacy_officer="Idriss Benali", opened_at=NOON
    )


@pytest.fixture
def open_house(bare_house: None) -> None:
    """Reports are received; outside doors and deadlines are known."""
    the_doors()
    a_profile()

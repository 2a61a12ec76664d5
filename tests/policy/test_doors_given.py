"""The doors that come with the project: each can be reached, or says itself how."""

import pytest
from tests.conftest import NOON
from tests.factories import policy as given

from francjeu.policy import queries

pytestmark = pytest.mark.django_db


def test_the_protector_of_integrity_is_reached_by_a_public_page_and_no_disputed_number() -> None:
    given.the_doors()
    (door,) = (d for d in queries.outside_doors(on=NOON.date()) if d.key == "pils")
    assert door.url.startswith("https://protecteurducitoyen.qc.ca/")
    assert door.phone == door.text == ""
    assert "pas de numéro" in door.what["fr"]
    assert "no number" in door.what["en"]

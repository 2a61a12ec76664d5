"""What is being written is kept while it is written; when it is not, the page says so."""

import pytest
from tests.conftest import NOON
from tests.web.browser import Reader

from francjeu.people import models as people

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


def test_says_what_was_kept_and_what_was_not(reader: Reader) -> None:
    people.Organisation.objects.create(
        id=1, name="Ligue des Trois-Rives", privacy_officer="Dominique Roy", opened_at=NOON
    )
    page = reader.open("/signaler/")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/f/1/")

    reader.context.set_offline(True)
    page.get_by_label("Non", exact=True).check()
    page.get_by_text("Non gardé, réessayez").wait_for()

    reader.context.set_offline(False)
    page.get_by_label("Oui", exact=True).check()
    page.locator("[data-saved]", has_text="Brouillon gardé 7 jours").wait_for()
    page.reload()
    assert page.get_by_label("Oui", exact=True).is_checked()
    reader.errors.clear()  # the browser itself notes that it was offline

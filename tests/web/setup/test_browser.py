"""The first run in a real browser, from the printed link to the open door."""

from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.people import PASSWORD
from tests.web.browser import Reader, check_everywhere

from francjeu.people import queries
from francjeu.people.operations import links

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
AT = (390,)
MODEL = Path(__file__).parents[3] / "policies" / "modele.fr.txt"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_from_the_link_to_the_open_door(reader: Reader, language: str) -> None:
    reader.speak(language)
    token = links.new_setup_link(at=timezone.localtime())
    page = reader.open(reverse("setup:door", args=[token]))
    check_everywhere(page, axe_on=AT)
    page.locator("main form .button").first.click()
    for step, answers in (
        ("organisation", {"name": "Sport des Trois-Rives", "website": "trois-rives.example"}),
        ("privacy", {"name": "Idriss Benali", "title": "Direction", "contact": "450 555-0123"}),
        ("administrator", {"name": "Noémie", "email": "n@exemple.test", "password": PASSWORD,
                           "again": PASSWORD}),
    ):  # fmt: skip
        page.wait_for_url(f"**{reverse(f'setup:{step}')}")
        check_everywhere(page, axe_on=AT)
        for name, answer in answers.items():
            page.locator(f"#id_{name}").fill(answer)
        page.keyboard.press("Enter")
    page.wait_for_url(f"**{reverse('setup:others')}")
    check_everywhere(page, axe_on=AT)
    page.goto(reader.base + reverse("setup:policy"))
    check_everywhere(page, axe_on=AT)
    page.locator("#id_document").set_input_files(MODEL)
    page.locator("main form .button").first.click()
    page.wait_for_url(f"**{reverse('setup:open')}")
    check_everywhere(page, axe_on=AT)
    page.locator("main form .button").first.click()
    page.wait_for_url("**/connexion/")
    assert queries.organisation().is_open

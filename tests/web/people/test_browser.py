"""The register in a real browser: each page accessible, a list imported from end to end."""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from tests.factories.people import a_person, a_role, an_account, an_institution
from tests.factories.policy import a_policy
from tests.web.browser import Reader, check_everywhere

from francjeu.kernel.actors import Role
from francjeu.people import models

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
AT = (390, 1280)
LIST = """Prénom;Nom;Date de naissance;Équipe;École;Saison;Rôle;Début
Noémie;Côté;2010-04-17;Faucons;École A;2026-2027;Élève-athlète;2026-09-01
Lou;Roy;2011-01-02;Faucons;École A;2026-2027;Mascotte;2026-09-01
Marc;D’Amours;1984-02-03;Faucons;École A;2026-2027;Entraîneur;2026-09-01
Marc;D’Amours;1984-02-03;Lynx;École B;2026-2027;Entraîneur;2026-09-01
"""


@pytest.fixture
def keeper(reader: Reader, client: Client) -> Reader:
    client.force_login(an_account(roles=[Role.CASE_MANAGER]))
    reader.sign_in(client.cookies[settings.SESSION_COOKIE_NAME].value)
    return reader


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_of_the_register_is_accessible(keeper: Reader, language: str) -> None:
    keeper.speak(language)
    a_policy(in_force_on=date(2026, 1, 1))
    person, place = a_person(), an_institution("École A")
    a_role(person, at="École A")
    check_everywhere(keeper.open(reverse("people:list")), axe_on=AT)
    for name in ("person", "change", "add_role", "add_guardian"):
        address = reverse(f"people:{name}", args=[person.public_id])
        check_everywhere(keeper.open(address), axe_on=(390,))
    for name in ("add", "places", "add_place", "send_list"):
        check_everywhere(keeper.open(reverse(f"people:{name}")), axe_on=(390,))
    check_everywhere(keeper.open(reverse("people:place", args=[place.pk])), axe_on=(390,))


def test_a_list_is_looked_at_answered_and_imported(keeper: Reader) -> None:
    page = keeper.open(reverse("people:send_list"))
    file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    page.locator("#id_file").set_input_files(file)
    page.locator("main form .button").first.click()
    page.locator("#i-ask").wait_for()
    check_everywhere(page, axe_on=AT)
    page.locator("[value=one]").check()
    page.locator("#leave_out").check()
    page.locator("button[value=check]").click()
    page.locator("button[value=import]").click()
    page.wait_for_url("**/personnes/")
    assert models.Person.objects.count() == 2
    check_everywhere(page, axe_on=AT)
    keeper.errors.clear()  # the browser itself notes the 422


def test_the_answer_of_a_day_is_reached_by_keyboard(keeper: Reader) -> None:
    a_policy(in_force_on=date(2026, 1, 1))
    person = a_person()
    a_role(person, starts_on=date(2026, 9, 1))
    page = keeper.open(reverse("people:person", args=[person.public_id]))
    page.locator("#id_jour").fill("2026-04-20")
    page.keyboard.press("Enter")
    page.wait_for_url("**jour=2026-04-20**")
    assert "Non. Le 20 avril 2026" in page.locator("main").inner_text()

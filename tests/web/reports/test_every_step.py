"""Every step of a report, its code and what its code opens: French, for all, by keyboard (X-15)."""

import pytest
from playwright.sync_api import Page
from tests.conftest import NOON
from tests.web.browser import Reader
from tests.web.looking import look

from francjeu.cli.sample import organisation, policy, staff

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.journey, pytest.mark.clause("X-15"),
]  # fmt: skip
CHOSEN = {
    "danger": "no", "impacted": "me", "place": "instagram", "gate": "no", "obtained": "member",
    "band": "14_to_17",
}  # fmt: skip
SAID = {"what": "Trois messages blessants sous la photo.", "who": "Un compte de l’autre école."}


@pytest.fixture(autouse=True)
def house() -> None:
    """An organisation that receives reports."""
    staff.open_accounts(at=NOON)
    organisation.describe(at=NOON)
    policy.publish(at=NOON)
    organisation.open_doors(at=NOON)


def answer(page: Page) -> None:
    """What this step asks, then the next one."""
    for name, value in CHOSEN.items():
        box = page.locator(f'main input[name="{name}"][value="{value}"]')
        if box.count():
            box.check()
    for name, words in SAID.items():
        field = page.locator(f'main [name="{name}"]')
        if field.count():
            field.fill(words)
    with page.expect_navigation():
        page.locator("main form .buttons button[type=submit]:not([name])").first.click()


def test_each_step_its_refusal_its_code_and_what_the_code_opens(reader: Reader) -> None:
    look(reader, "/signaler/")
    reader.page.locator("main form button[type=submit]").first.click()
    for step in range(1, 10):
        reader.page.wait_for_url(f"**/f/{step}/")
        look(reader)
        if step in (1, 5):
            reader.page.locator("main form .buttons button[type=submit]:not([name])").first.click()
            reader.page.locator(".error-summary").wait_for()
            look(reader)
        answer(reader.page)
    reader.page.wait_for_url("**/f/code/")
    look(reader)
    code = "".join(reader.page.locator(".receipt__code").inner_text().split())
    look(reader, "/suivi/")
    reader.page.locator("[name=code]").fill("1" * 16)
    reader.page.locator("main form button[type=submit]").first.click()
    reader.page.locator(".error-summary").wait_for()
    look(reader)
    reader.page.locator("[name=code]").fill(code)
    reader.page.locator("main form button[type=submit]").first.click()
    reader.page.wait_for_url("**/suivi/moi/")
    look(reader)


def test_the_gate_says_in_french_that_nothing_is_sent(reader: Reader) -> None:
    reader.open("/signaler/").locator("main form button[type=submit]").first.click()
    reader.page.wait_for_url("**/f/1/")
    for _ in range(3):
        answer(reader.page)
    reader.page.locator('input[name="gate"][value="yes"]').check()
    look(reader)
    reader.page.locator("main form .buttons button[type=submit]:not([name])").first.click()
    reader.page.wait_for_url("**/f/5/")
    look(reader)

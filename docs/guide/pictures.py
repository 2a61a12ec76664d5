"""Takes the pictures of the guide from a fresh demonstration.

`PYTHONPATH=src python -m docs.guide.pictures` from the root of the project; needs Chromium.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent / "images"
PORT = 18431
BASE = f"http://localhost:{PORT}"
PHONE, DESK = (390, 800), (1200, 850)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="francjeu-guide-") as folder:
        data = Path(folder, "demo")
        server = subprocess.Popen(
            [sys.executable, "-m", "francjeu", "demo"],
            env={**os.environ, "FRANCJEU_DATA": str(data), "FRANCJEU_PORT": str(PORT)},
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            for line in server.stdout or ():
                if BASE in line:
                    break
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
                )
                of_a_reporter(browser)
                of_the_team(browser, json.loads((data / "comptes.json").read_text("utf-8")))
        finally:
            server.terminate()
            server.wait(timeout=30)
    return 0


def of_a_reporter(browser: Browser) -> None:
    page = opened(browser, PHONE)
    take(page, "/", "accueil")
    page.goto(BASE + "/signaler/")
    page.locator("main form button[type=submit]").first.click()
    for name, value in (("danger", "no"), ("impacted", "me"), ("place", "instagram")):
        page.locator(f'input[name="{name}"][value="{value}"]').check()
        page.locator("main form .buttons button[type=submit]:not([name])").click()
    shoot(page, "question-importante")


def of_the_team(browser: Browser, accounts: list[dict[str, str]]) -> None:
    manager = accounts[0]
    page = opened(browser, DESK)
    page.goto(BASE + "/equipe/")
    page.locator('[name="login"]').fill(manager["email"])
    page.locator('[name="password"]').fill(manager["password"])
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/equipe/")
    shoot(page, "aujourdhui")
    take(page, "/equipe/dossiers/", "dossiers")
    link = page.locator("main a", has_text="D-2026-").first
    if link.count():
        link.click()
        shoot(page, "dossier")
    take(page, "/equipe/personnes/", "personnes")
    take(page, "/politique/", "politique")


def opened(browser: Browser, size: tuple[int, int]) -> Page:
    width, height = size
    return browser.new_page(viewport={"width": width, "height": height}, locale="fr-CA")


def take(page: Page, path: str, name: str) -> None:
    answer = page.goto(BASE + path)
    if answer is not None and answer.ok:
        shoot(page, name)
    else:
        sys.stderr.write(f"{path}: {answer.status if answer else 'no answer'}\n")


def shoot(page: Page, name: str) -> None:
    page.wait_for_load_state()
    page.screenshot(path=HERE / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())

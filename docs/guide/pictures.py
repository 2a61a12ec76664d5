"""Takes the pictures of the guide from a fresh demonstration.

`PYTHONPATH=src python -m docs.guide.pictures [PART…]` from the root of the project; needs Chromium.
Without the name of a part (`of_a_capture`…), all of them.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent / "images"
PORT = 18431
BASE = f"http://localhost:{PORT}"
PHONE, TABLET, DESK = (390, 800), (820, 1100), (1200, 850)
MANAGER, ADMINISTRATOR, DECIDER, CHAIR = 0, 1, 2, 3
# the case whose elements are being found, one notified to a pupil, one that is decided
AT_THE_COMMITTEE, TOLD, DECIDED = "D-2026-0006", "D-2026-0003", "D-2026-0007"
PUPIL, PARENT = "thomas.nguyen@", "minh.nguyen@"


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
            accounts = json.loads((data / "comptes.json").read_text("utf-8"))
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
                )
                for part in (
                    of_a_reporter, of_the_manager, of_the_administrator, of_a_decider,
                    for_counsel, of_a_pupil, of_a_parent, of_a_measure, of_a_capture, of_masks,
                ):  # fmt: skip
                    if part.__name__ in (sys.argv[1:] or [part.__name__]):
                        part(browser, accounts)
        finally:
            server.terminate()
            server.wait(timeout=30)
    return 0


Accounts = list[dict[str, str]]


def of_a_reporter(browser: Browser, _accounts: Accounts) -> None:
    page = opened(browser, PHONE)
    take(page, "/", "accueil")
    page.goto(BASE + "/signaler/")
    page.locator("main form button[type=submit]").first.click()
    for name, value in (("danger", "no"), ("impacted", "me"), ("place", "instagram")):
        page.locator(f'input[name="{name}"][value="{value}"]').check()
        page.locator("main form .buttons button[type=submit]:not([name])").click()
    page.wait_for_url("**/f/4/")
    shoot(page, "question-importante")


def of_the_manager(browser: Browser, accounts: Accounts) -> None:
    page = signed_in(browser, DESK, accounts[MANAGER])
    shoot(page, "aujourdhui")
    take(page, f"/equipe/dossiers/{AT_THE_COMMITTEE}/", "dossier", whole=True)
    page.goto(BASE + f"/equipe/dossiers/{DECIDED}/decision/envoyer/")
    page.locator("main form.stack .buttons button").first.click()
    shoot(page, "lettre-avant-envoi")
    page.goto(BASE + f"/equipe/preuves/{AT_THE_COMMITTEE}/")
    page.locator(".watch").first.screenshot(path=HERE / "veille.png")
    take(page, "/equipe/personnes/", "personnes")
    take(page, "/politique/", "politique")


def of_the_administrator(browser: Browser, accounts: Accounts) -> None:
    page = signed_in(browser, DESK, accounts[ADMINISTRATOR])
    take(page, "/equipe/acces/", "acces")


def of_a_decider(browser: Browser, accounts: Accounts) -> None:
    page = signed_in(browser, TABLET, accounts[DECIDER])
    page.goto(BASE + f"/equipe/dossiers/{AT_THE_COMMITTEE}/")
    page.locator('main .panel--turn a[href*="/constat/"]').first.click()
    shoot(page, "constat-tablette", whole=True)
    while "/constat/" in page.url:
        page.locator('[name=result][value="established"]').check()
        page.locator("[name=exhibits]").first.check()
        page.locator("#id_why_enough").fill("La description dit quand, où et ce qui est écrit.")
        page.locator("#id_reasons").fill("Établi par la pièce P-1 et par la réponse.")
        page.locator("main form.stack .buttons button").first.click()
        page.wait_for_load_state()
        if page.locator(".error-summary").count():
            raise RuntimeError(page.inner_text(".error-summary"))
    take(page, f"/equipe/dossiers/{AT_THE_COMMITTEE}/decision/", "decision-tablette", whole=True)


def for_counsel(browser: Browser, accounts: Accounts) -> None:
    manager = signed_in(browser, DESK, accounts[MANAGER])
    take(manager, f"/equipe/dossiers/{AT_THE_COMMITTEE}/emporter/", "emporter")


def of_a_pupil(browser: Browser, _accounts: Accounts) -> None:
    page = by_the_link(browser, PUPIL)
    shoot(page, "eleve-telephone", whole=True)
    take(page, "/p/reponse/", "eleve-repondre")


def of_a_parent(browser: Browser, _accounts: Accounts) -> None:
    shoot(by_the_link(browser, PARENT), "parent-telephone")


def of_a_measure(browser: Browser, accounts: Accounts) -> None:
    """A measure meanwhile: asked for, read and contested by the pupil, answered by another."""
    page = signed_in(browser, DESK, accounts[MANAGER])
    page.goto(BASE + f"/equipe/dossiers/{TOLD}/mesures/ordonner/")
    page.locator("[name=party]").first.check()
    page.locator('[name=kind][value="leave_group"]').check()
    page.locator("[name=lesser_no_contact]").fill("Tout le monde lit le même groupe.")
    page.locator("[name=reasons]").fill("Les messages continuent depuis le signalement.")
    in_a_week = "() => new Date(Date.now() + 7 * 864e5).toISOString().slice(0, 10)"
    page.locator("[name=ends_on]").fill(str(page.evaluate(in_a_week)))
    page.locator("main form.stack .buttons button").first.click()
    page.wait_for_url("**/mesures/")
    page = by_the_link(browser, PUPIL)
    take(page, "/p/mesure/1/", "mesure-telephone", whole=True)
    page.locator("[name=reasons]").fill("Le groupe donne l’heure des pratiques.")
    page.locator("main form .button").click()
    page.wait_for_load_state()
    page = signed_in(browser, TABLET, accounts[CHAIR])
    page.goto(BASE + f"/equipe/dossiers/{TOLD}/mesures/")
    page.locator("a[href*='/repondre/']").click()
    shoot(page, "mesure-tablette", whole=True)


def of_a_capture(browser: Browser, accounts: Accounts) -> None:
    """A capture of the invented post: asked for, then told."""
    page = signed_in(browser, DESK, accounts[MANAGER])
    page.goto(BASE + f"/equipe/preuves/{AT_THE_COMMITTEE}/captures/nouvelle/")
    page.locator('[name=gate][value="no"]').check()
    page.locator("[name=address]").fill(BASE + "/demo/publication/")
    page.locator("[name=author]").fill("@remi.laforest")
    page.locator("[name=fragment]").fill("T’es pas à ta place dans l’équipe")
    shoot(page, "capture-demander", whole=True)
    page.locator("main form .buttons button").first.click()
    page.locator("#h-parts").wait_for(timeout=120_000)  # the page comes back by itself
    shoot(page, "capture-faite", whole=True)


def of_masks(browser: Browser, accounts: Accounts) -> None:
    """A drawing, a film and a PDF handed in, then masked."""
    page = signed_in(browser, DESK, accounts[MANAGER])
    with tempfile.TemporaryDirectory(prefix="francjeu-guide-") as folder:
        for path in drawn_pieces(Path(folder)):
            mask_one(page, path)


def mask_one(page: Page, path: Path) -> None:
    seen = handed_in(page)
    page.goto(BASE + f"/equipe/dossiers/{TOLD}/pieces/fichier/?image=no")
    page.locator("input[type=file]").set_input_files(path)
    page.locator("[name=description]").fill("Ce qui a été remis.")
    if page.locator("[name=obtained]").count():
        page.locator("[name=obtained]").first.check()
    page.locator("main form .buttons button").last.click()
    page.wait_for_load_state()
    (new,) = handed_in(page) - seen
    page.goto(BASE + new + "masquer/")
    if page.locator("#id_place").count():
        page.locator("#id_place").fill("2" if path.suffix == ".mp4" else "1")
        page.locator("button[name=see]").click()
    else:
        page.locator("button[name=show]").click()
    page.wait_for_load_state("networkidle")
    draw(page, (0.28, 0.2), (0.56, 0.75))
    if path.suffix == ".mp4":
        page.locator("[name=to1]").fill("3,5")
        page.locator("[name=silent_from1]").fill("1")
        page.locator("[name=silent_to1]").fill("2,5")
    page.locator("[name=reason]").fill("Un autre enfant.")
    name = {".png": "image", ".mp4": "film", ".pdf": "pdf"}[path.suffix]
    page.screenshot(path=HERE / f"masquer-{name}.png", full_page=True)
    page.locator("button[name=keep]").click()
    if path.suffix == ".mp4":
        page.wait_for_url("**/*#h-copies")
        page.locator("section:has(#h-copies) table a").last.click()
        page.locator("[name=purpose]").first.check()
        page.locator("main form .button").first.click()
        page.locator("video").evaluate("it => { it.muted = true; return it.play(); }")
        page.wait_for_timeout(2200)  # the second that is covered
        shoot(page, "masquer-film-copie")


def handed_in(page: Page) -> set[str]:
    """The pieces of the case, by their addresses."""
    page.goto(BASE + f"/equipe/preuves/{TOLD}/")
    found = page.locator("main a").evaluate_all("all => all.map(it => it.getAttribute('href'))")
    return {it for it in found if re.search(r"/pieces/[0-9a-f-]{36}/$", it or "")}


def draw(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A box over the picture, in parts of its width and height."""
    place = page.locator("figure.mask").bounding_box()
    assert place
    for step, (across, down) in enumerate((start, end)):
        page.mouse.move(place["x"] + place["width"] * across, place["y"] + place["height"] * down)
        (page.mouse.up if step else page.mouse.down)()


def drawn_pieces(folder: Path) -> Iterator[Path]:
    """A face that nobody has, as a picture, in a film with a tone, and on two sheets."""
    for number in range(60):
        frame = face(80 + number * 6)
        frame.save(folder / f"f-{number:02}.png")
    yield folder / "f-20.png"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-framerate", "10", "-i", str(folder / "f-%02d.png"), "-f",
         "lavfi", "-i", "sine=f=300:d=6", "-pix_fmt", "yuv420p", str(folder / "film.mp4")],
        check=True,
    )  # fmt: skip
    yield folder / "film.mp4"
    face(200).save(folder / "lettre.pdf", save_all=True, append_images=[face(300)])
    yield folder / "lettre.pdf"


def face(left: int) -> Image.Image:
    picture = Image.new("RGB", (640, 360), (90, 140, 190))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((left, 80, left + 140, 260), fill=(240, 200, 160))
    for eye in (30, 90):
        pen.ellipse((left + eye, 140, left + eye + 20, 160), fill=0)
    pen.arc((left + 35, 180, left + 105, 230), 20, 160, fill=(200, 0, 0), width=5)
    return picture


def by_the_link(browser: Browser, address: str) -> Page:
    """Opens the file as this person would, from the e-mails of the demonstration."""
    page = opened(browser, PHONE)
    page.goto(BASE + "/demo/courrier/")
    mail = page.locator("main article").filter(has_text=address).filter(has_text=TOLD).first
    answer = mail.locator("p.meta").last.inner_text().split()[-1]
    page.goto(str(mail.locator('a[href*="/p/"]').first.get_attribute("href")))
    page.locator("[name=answer]").fill(answer)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/p/")
    return page


def signed_in(browser: Browser, size: tuple[int, int], account: dict[str, str]) -> Page:
    page = opened(browser, size)
    page.goto(BASE + "/equipe/")
    page.locator('[name="login"]').fill(account["email"])
    page.locator('[name="password"]').fill(account["password"])
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/equipe/")
    return page


def opened(browser: Browser, size: tuple[int, int]) -> Page:
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, locale="fr-CA")
    page.set_default_timeout(60_000)
    return page


def take(page: Page, path: str, name: str, *, whole: bool = False) -> None:
    answer = page.goto(BASE + path)
    if answer is not None and answer.ok:
        shoot(page, name, whole=whole)
    else:
        sys.stderr.write(f"{path}: {answer.status if answer else 'no answer'}\n")


def shoot(page: Page, name: str, *, whole: bool = False) -> None:
    """What the screen shows; `whole`, as much again below it."""
    page.wait_for_load_state()
    size = page.viewport_size or {"width": 0, "height": 0}
    if whole:
        page.set_viewport_size({"width": size["width"], "height": size["height"] * 2})
    page.screenshot(path=HERE / f"{name}.png")
    page.set_viewport_size(size)


if __name__ == "__main__":
    sys.exit(main())

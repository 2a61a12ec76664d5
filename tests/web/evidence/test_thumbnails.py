"""No page shows anything of a piece by itself: what it draws is veiled, or waits for a gesture."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import Tag
from django.test import Client
from PIL import Image
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import images, recordings
from tests.tools import needs
from tests.web import walk
from tests.web.walk import Visited

from francjeu.cases.operations.pieces import exhibiting
from francjeu.journal import queries as journal
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.people.models import User

ROOT = Path(__file__).parents[3] / "src" / "francjeu" / "web"
DRAWS = re.compile(r"<(?:img|video|audio|source|embed|iframe|object|track|image)\b[^>]*>")
# What a template may draw: our own drawings, a veil, or what a person has just asked to see.
STILL = ("{% static ", "{{ shell.mark }}", "evidence:veiled")
VEILS = (  # what a film may show before it is played; where they lead is held to 24 dots below
    '{% if page.poster %} poster="{{ page.poster }}"{% endif %}',
    " poster=\"{% url 'evidence:veiled' ref piece %}\"",
)
ASKED = frozenset(
    (
        "shown.url", "played",  # a purpose was given
        "plain", "preview",  # the picture to mask, asked for
        "picture",  # both of a likeness, asked for
        "page.picture", "page.preview", "page.heard",  # the film, sound or sheet to mask
        "piece.copy",  # the masked copy, inside a closed block
    )
)  # fmt: skip


def test_every_template_draws_only_a_veil_or_what_was_just_asked_for() -> None:
    told = {
        f"{path.relative_to(ROOT)}: {tag}"
        for path in ROOT.rglob("*.html")
        for tag in DRAWS.findall(path.read_text(encoding="utf-8"))
        if not _is_allowed(tag)
    }
    assert not told, "\n".join(sorted(told))


def _is_allowed(tag: str) -> bool:
    for veil in VEILS:
        tag = tag.replace(veil, "")
    if "poster=" in tag:
        return False
    if any(it in tag for it in STILL):
        return True
    named = re.findall(r'src="\{\{ ([\w.]+) \}\}"', tag)
    is_played = tag.startswith(("<video", "<audio"))
    return bool(named) and set(named) <= ASKED and (not is_played or 'preload="none"' in tag)


@pytest.mark.django_db
@needs("ffmpeg", "ffprobe")
def test_on_every_page_of_a_file_a_picture_is_twenty_four_dots_wide_and_grey_until_asked_for(
    client: Client, tmp_path: Path
) -> None:
    table = given.a_table(state="admissible")
    handed = (
        (images.photograph(), "a.jpg"), (images.encoded("HEIF"), "b.heic"),
        (recordings.film(tmp_path, seconds=1), "c.mp4"), (recordings.song(tmp_path), "d.mp3"),
        (images.sheets(2), "e.pdf"),
    )  # fmt: skip
    for content, name in handed:
        upload = exhibiting.Upload(source=io.BytesIO(content), name=name, obtained=Access.SHOWN)
        exhibiting.upload(
            case=table.case, file=upload, description="Reçu.", actor=table.manager, at=NOON
        )
    client.force_login(User.objects.get(public_id=table.manager.ref))
    starts = [f"/equipe/dossiers/{table.case.ref}/", f"/equipe/preuves/{table.case.ref}/"]
    pages = [
        page for start in starts for page in walk.walk(client, who="", starts=[start], under=start)
    ]
    pages += walk.walk(
        client, who="", under="/equipe/preuves/",
        starts=[f"{it.path}masquer/" for it in pages if it.name == "evidence:piece"],
    )  # fmt: skip
    drawn = {address for page in pages for address in _drawn(page)}
    assert len({page.name for page in pages}) > 8
    assert len(drawn) >= 4
    for address in drawn:
        image = Image.open(io.BytesIO(client.get(address).content))
        assert max(image.size) <= 24, address
        assert image.mode == "L", address
    told = [it.event for it in journal.history(subject=f"case:{table.case.ref}")]
    assert "evidence.viewed" not in told


def _drawn(page: Visited) -> Iterator[str]:
    """The addresses, but for our own drawings, that a browser fetches by itself."""
    for tag in page.soup.select("img, video, audio, source, embed, iframe, object, image"):
        assert isinstance(tag, Tag)
        for name in ("src", "poster", "data", "href", "srcset"):
            address = str(tag.get(name, ""))
            if address and not address.startswith("/static/"):
                yield address

"""Masked copies of films, sounds and PDFs: what is hidden is gone, the rest stays as it is."""

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import pytest
from tests.conftest import NOON
from tests.factories import recordings
from tests.factories.evidence import a_piece, a_vault, an_actor
from tests.tools import needs

import francjeu
from francjeu.evidence import access, workbench
from francjeu.evidence.models import Item, Masking
from francjeu.evidence.operations.copies import deriving, masking
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.keeping import vaults
from francjeu.evidence.queries import copies, maskings
from francjeu.evidence.storage import envelope, places
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import SOFTWARE, Role
from francjeu.kernel.evidence.copies import commitment
from francjeu.kernel.evidence.copies.boxes import Box, NoBox
from francjeu.kernel.evidence.copies.commitment import Opening
from francjeu.kernel.evidence.copies.copying import Kind, Trouble
from francjeu.kernel.evidence.copies.masks import BadSpan, Cover, How, Plan, Recording, Sheets, Span
from francjeu.kernel.evidence.pieces.keeping import State

pytestmark = [pytest.mark.django_db, needs("ffmpeg", "ffprobe")]
MANAGER = an_actor(Role.CASE_MANAGER)
OFFICER = an_actor(Role.PRIVACY_OFFICER)
MINE = access.Facts(is_involved=True)
LEFT = Box(0, 0, 5000, 10_000)
SECOND_SECOND = Recording(covers=(Cover(LEFT, Span(1000, 2000)),))


def now() -> datetime:
    return NOON


def asked(item: Item, plan: Plan = SECOND_SECOND, reason: str = "Un autre enfant.") -> Masking:
    return masking.ask(item=item, plan=plan, reason=reason, facts=MINE, actor=MANAGER, at=NOON)


def masked(item: Item, plan: Plan = SECOND_SECOND) -> copies.Copy:
    assert masking.make(masking=asked(item, plan).public_id, actor=SOFTWARE, now=now) == "made"
    return copies.copies_of([item.pk])[-1]


def trouble_of(item: Item, plan: Plan = SECOND_SECOND) -> Trouble | None:
    assert masking.make(masking=asked(item, plan).public_id, actor=SOFTWARE, now=now) == "failed"
    found = maskings.asked_of(item)
    assert found is not None
    assert copies.copies_of([item.pk]) == ()
    return found.trouble


def a_film(folder: Path, **more: object) -> Item:
    return a_piece(at=NOON, content=recordings.film(folder, **more), name="film.mp4")


def bytes_of(item: Item) -> bytes:
    kept = io.BytesIO()
    identity = places.keyring().identity_of(item.vault.public_id)
    with places.store().open(item.blob) as blob:
        envelope.decrypt(blob, sink=kept, identity=identity)
    return kept.getvalue()


def laid_out(copy: copies.Copy, folder: Path) -> Path:
    path = folder / f"copie-{copy.item_id}"
    path.write_bytes(bytes_of(Item.objects.select_related("vault").get(pk=copy.item_id)))
    return path


def halves(picture: bytes) -> tuple[int, int]:
    """The lightest dot of the left half, and of the right one."""
    rows = [picture[at : at + 160] for at in range(0, len(picture), 160)]
    return max(max(row[:78]) for row in rows), max(max(row[82:]) for row in rows)


def difference(one: bytes, other: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


@pytest.mark.clause("X-03")
def test_a_place_of_a_film_is_black_while_its_span_lasts_and_every_other_picture_stays_as_it_is(
    tmp_path: Path,
) -> None:
    item = a_film(tmp_path)
    before = recordings.pictures_of(tmp_path / "film.mp4")
    copy = masked(item)
    after = recordings.pictures_of(laid_out(copy, tmp_path))
    assert len(after) == len(before) == 40
    for number, picture in enumerate(after):
        left, right = halves(picture)
        assert right > 200
        if 10 <= number < 20:
            assert left < 24
        else:
            assert difference(picture, before[number]) < 1.5
    assert copy.parameters["likeness"] > 350
    assert bytes_of(item) == (tmp_path / "film.mp4").read_bytes()


def test_the_picture_on_screen_when_a_span_begins_is_covered_too(tmp_path: Path) -> None:
    copy = masked(a_film(tmp_path), Recording(covers=(Cover(LEFT, Span(1050, 1060)),)))
    after = recordings.pictures_of(laid_out(copy, tmp_path))
    assert [number for number, it in enumerate(after) if halves(it)[0] < 24] == [10]


def test_a_blurred_place_keeps_a_few_colours_and_black_may_lie_over_it(tmp_path: Path) -> None:
    both = (Cover(LEFT, how=How.BLUR), Cover(Box(2500, 0, 4000, 10_000), Span(0, 500)))
    copy = masked(a_film(tmp_path), Recording(covers=both))
    after = recordings.pictures_of(laid_out(copy, tmp_path))
    rows = [after[20][at : at + 78] for at in range(0, 19_200, 160)]
    assert max(abs(a - b) for row in rows for a, b in pairwise(row)) < 30
    assert max(after[2][60 * 160 + 42 : 60 * 160 + 100]) < 24


def test_moments_of_sound_are_silent_and_the_others_are_heard(tmp_path: Path) -> None:
    plan = Recording(silences=(Span(1000, 2000),))
    sound = laid_out(masked(a_film(tmp_path), plan), tmp_path)
    assert recordings.loudness(sound, start=0.97, end=2.03) < 40
    assert recordings.loudness(sound, start=0.2, end=0.8) > 2000
    assert recordings.loudness(sound, start=2.3, end=3.5) > 2000


def test_a_film_without_its_sound_has_none_and_nothing_travels_with_it(tmp_path: Path) -> None:
    path = laid_out(masked(a_film(tmp_path), Recording(is_mute=True)), tmp_path)
    told = subprocess.run(
        ["ffprobe", "-v", "error", "-show_streams", "-show_format", str(path)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "codec_type=audio" not in told
    assert recordings.SECRET in str((tmp_path / "film.mp4").read_bytes())
    assert recordings.SECRET not in str(path.read_bytes())


def test_a_sound_loses_its_cover_and_its_names_and_is_silent_where_asked(tmp_path: Path) -> None:
    item = a_piece(at=NOON, content=recordings.song(tmp_path), name="chant.mp3")
    copy = masked(item, Recording(silences=(Span(2000, 0),)))
    path = laid_out(copy, tmp_path)
    assert copy.piece.media_type == "audio/mp4"
    assert recordings.loudness(path, start=2.0, end=4) < 40 < 2000
    assert recordings.loudness(path, start=0.2, end=1.8) > 2000
    content = path.read_bytes()
    assert recordings.SECRET.encode() not in content
    assert b"\x89PNG\r\n" not in content


@pytest.mark.clause("X-03")
def test_the_copy_says_who_asked_why_with_what_and_is_tied_to_its_original(tmp_path: Path) -> None:
    item = a_film(tmp_path)
    copy = masked(item)
    assert (copy.kind, copy.reason, copy.made_by_name) == (
        Kind.REDACTION, "Un autre enfant.", "Camille",
    )  # fmt: skip
    assert copy.parameters["boxes"] == [[0, 0, 5000, 10_000, 1000, 2000, "black"]]
    assert copy.tool.startswith("ffmpeg ")
    opening = Opening(salt=copy.salt, sha256=item.sha256)
    assert commitment.opens(opening, commitment=copy.commitment)
    told = [it.event for it in journal.history(subject=item.vault.subject)]
    assert told[:3] == ["evidence.derived", "evidence.sealed", "evidence.masking_asked"]
    assert not Masking.objects.exists()


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (Recording(covers=(Cover(LEFT, Span(9000, 0)),)), Trouble.BEYOND_THE_END),
        (Recording(silences=(Span(9000, 9500),)), Trouble.BEYOND_THE_END),
    ],
)
def test_a_mask_beyond_the_end_would_hide_nothing_and_is_refused(
    tmp_path: Path, plan: Plan, says: Trouble
) -> None:
    assert trouble_of(a_film(tmp_path), plan) is says


def test_a_span_that_goes_past_the_end_hides_until_the_end(tmp_path: Path) -> None:
    copy = masked(a_film(tmp_path), Recording(covers=(Cover(LEFT, Span(3500, 99_000)),)))
    after = recordings.pictures_of(laid_out(copy, tmp_path))
    assert [number for number, it in enumerate(after) if halves(it)[0] < 24] == list(range(35, 40))


def test_silence_in_a_film_without_sound_is_refused(tmp_path: Path) -> None:
    plan = Recording(silences=(Span(0, 1000),))
    assert trouble_of(a_film(tmp_path, sound=False), plan) is Trouble.NO_SOUND


def test_a_film_cut_off_in_the_middle_of_its_head_says_that_it_is_damaged(tmp_path: Path) -> None:
    half = recordings.film(tmp_path)[:3000]
    assert trouble_of(a_piece(at=NOON, content=half, name="film.mp4")) is Trouble.DAMAGED


def test_a_film_of_no_length_says_so(tmp_path: Path) -> None:
    content = recordings.made(
        tmp_path, "-f", "lavfi", "-i", "testsrc=d=1:s=64x64", "-frames:v", "0", "-c:v", "libx264",
        "-movflags", "+empty_moov", name="vide.mp4",
    )  # fmt: skip
    item = a_piece(at=NOON, content=content, name="film.mp4")
    assert trouble_of(item) in (Trouble.EMPTY, Trouble.DAMAGED)


def test_a_film_of_huge_pictures_is_refused_before_any_is_drawn(tmp_path: Path) -> None:
    content = recordings.made(
        tmp_path, "-f", "lavfi", "-i", "color=s=10000x10000:d=0.1:r=10", "-frames:v", "1",
        "-c:v", "mjpeg", name="grand.mov",
    )  # fmt: skip
    assert trouble_of(a_piece(at=NOON, content=content, name="f.mov")) is Trouble.TOO_LARGE


def test_a_film_of_five_gigabytes_is_not_even_opened(tmp_path: Path) -> None:
    item = a_film(tmp_path)
    item.size = 5 * 1024**3
    with pytest.raises(workbench.NotMade) as refused:
        asked(item)
    assert refused.value.trouble is Trouble.TOO_HEAVY
    assert not Masking.objects.exists()


def test_says_when_ffmpeg_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    item = a_film(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert trouble_of(item) is Trouble.MISSING


def test_refuses_what_hides_nothing_or_has_no_reason_or_no_right(tmp_path: Path) -> None:
    item = a_film(tmp_path)
    with pytest.raises(NoBox):
        asked(item, Recording())
    with pytest.raises(BadSpan):
        asked(item, Recording(silences=(Span(2000, 1000),)))
    with pytest.raises(deriving.NoReason):
        asked(item, reason=" ")
    with pytest.raises(workbench.NotMade):
        asked(item, Sheets(((1, LEFT),)))
    with pytest.raises(Refused):
        masking.ask(
            item=item, plan=SECOND_SECOND, reason="x", facts=MINE,
            actor=an_actor(Role.DECIDER), at=NOON,
        )  # fmt: skip
    assert not Masking.objects.exists()


def test_one_copy_at_a_time_and_what_failed_is_replaced(tmp_path: Path) -> None:
    item = a_film(tmp_path)
    row = asked(item)
    with pytest.raises(masking.UnderWay):
        asked(item)
    Masking.objects.filter(pk=row.pk).update(state="failed", trouble="crashed")
    assert asked(item).pk != row.pk


def test_a_worker_killed_in_the_middle_is_followed_by_another_and_the_third_death_is_told(
    tmp_path: Path,
) -> None:
    item = a_film(tmp_path)
    row = asked(item)
    Masking.objects.filter(pk=row.pk).update(state="running", tries=1, percent=40)
    assert masking.make(masking=row.public_id, actor=SOFTWARE, now=now) == "made"
    assert masking.make(masking=row.public_id, actor=SOFTWARE, now=now) == ""
    assert len(copies.copies_of([item.pk])) == 1
    row = asked(item)
    Masking.objects.filter(pk=row.pk).update(state="running", tries=3)
    assert masking.make(masking=row.public_id, actor=SOFTWARE, now=now) == ""
    found = maskings.asked_of(item)
    assert found is not None
    assert (found.trouble, found.reason) == (Trouble.CRASHED, "Un autre enfant.")
    assert masking.make(masking=uuid4(), actor=SOFTWARE, now=now) == ""


def test_what_is_asked_goes_with_an_isolated_piece_and_the_copy_is_never_made(
    tmp_path: Path,
) -> None:
    item = a_film(tmp_path)
    row = asked(item)
    isolating.isolate(item=item, actor=MANAGER, at=NOON)
    assert not Masking.objects.exists()
    assert masking.make(masking=row.public_id, actor=SOFTWARE, now=now) == ""
    assert copies.copies_of([item.pk]) == ()


def test_copies_of_films_go_with_the_isolated_original_and_with_the_erased_vault(
    tmp_path: Path,
) -> None:
    for take_away in ("isolated", "erased"):
        vault = a_vault(at=NOON)
        content = recordings.film(tmp_path, seconds=2 if take_away == "erased" else 1)
        item = a_piece(at=NOON, vault=vault, content=content, name="film.mp4")
        made = masked(item, Recording(is_mute=True))
        asked(item)
        if take_away == "isolated":
            isolating.isolate(item=item, actor=MANAGER, at=NOON)
        else:
            vaults.destroy(vault=vault, reason="retention", actor=OFFICER, at=NOON)
        row = Item.objects.get(pk=made.item_id)
        assert (row.state, row.sha256) == (State.ERASED, "")
        told = copies.copy_of(made.item_id)
        assert told is not None
        assert (told.salt, told.reason, told.parameters) == ("", "", {})
        assert not Masking.objects.exists()


def test_a_tool_that_is_killed_leaves_no_ffmpeg_at_work(tmp_path: Path) -> None:
    recordings.film(tmp_path, seconds=60, size="1280x720")
    folder = tmp_path / "atelier"
    folder.mkdir()
    (tmp_path / "film.mp4").rename(folder / "source")
    (folder / "request.json").write_text(json.dumps({"mask": SECOND_SECOND.as_json()}))
    tool = subprocess.Popen(
        [sys.executable, "-m", "francjeu.plumbing.confined",
         "francjeu.connectors.copies.masked_films", str(folder)],
        cwd=folder, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(francjeu.__file__).parents[1])},
    )  # fmt: skip
    try:
        _until(lambda: (folder / "copy").exists())
        assert _at_work_in(folder)
    finally:
        tool.kill()
        tool.wait()
    _until(lambda: not _at_work_in(folder))


def _at_work_in(folder: Path) -> list[str]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").readlink() == folder:
                found.append(process.name)
    return found


def _until(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + 90
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.05)

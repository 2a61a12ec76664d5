"""Figures of matching, in one run: `python -m bench.matching [FOLDER OF PICTURES]`

How often the same picture is found after what people do to it, beside how many unrelated pairs are
put before a person by mistake; how well words are read; how long it all takes. Without a folder,
on scenes drawn here: kinder than photographs, so give it photographs of your own.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.goals import Goals  # noqa: E402
from tests.factories import scenes  # noqa: E402
from tests.factories.scenes import CHANGES, Pixels  # noqa: E402

from francjeu.detectors import features, frames, panels, pdq, pictures, words  # noqa: E402
from francjeu.evidence.storage import envelope  # noqa: E402
from francjeu.kernel.evidence.likeness import matching  # noqa: E402
from francjeu.kernel.evidence.likeness.matching import CORNERS, LIKELY  # noqa: E402

COUNT = 8
RECALL = 0.75
READ = 0.05
"""Letters wrong of those written, at most, in what the first reader makes of memes."""
MEMES = (
    ("QUAND L’ENTRAÎNEUR", "ARRIVE EN RETARD"), ("ÇA FAIT MAL À L’ÂME", "D’ÊTRE DÉÇU"),
    ("MOI À L’ARÉNA", "LE DIMANCHE À SIX HEURES"), ("T’ES OÙ?", "JE SUIS DÉJÀ LÀ"),
)  # fmt: skip
CHATS = (
    ("Tu viens à la pratique?", "Non, je suis écœuré", "Ça va être l’fun pareil!"),
    ("Personne va le regretter s’il part", "Arrête, c’est pas drôle", "Où ça? À Trois-Rivières"),
    ("On part à 7 h demain", "Reçu, bonne fête Zoé!", "Merci, t’es gentille"),
)  # fmt: skip


def apart(one: str, other: str) -> int:
    return matching.apart(int(one, 16), int(other, 16))


@dataclass(frozen=True)
class Seen:
    """One picture, and what our tools draw from it, each once."""

    pixels: Pixels

    @cached_property
    def turned(self) -> pdq.Turned:
        return pdq.turned_of(self.pixels)

    @cached_property
    def panels(self) -> tuple[pdq.Turned, ...]:
        return tuple(pdq.turned_of(it.cut(self.pixels)) for it in panels.panels_of(self.pixels))

    @cached_property
    def drawings(self) -> list[tuple[Pixels, features.Corners]]:
        is_screen = panels.is_screen(self.pixels) and len(words.read(self.pixels)[1]) > 1
        cut = [it.cut(self.pixels) for it in panels.drawings_of(self.pixels, is_screen=is_screen)]
        return [(it, features.corners_of(it)) for it in cut]

    @cached_property
    def mirrored(self) -> "Seen":
        return Seen(np.ascontiguousarray(self.pixels[:, ::-1]))


def by_pdq(there: Seen, here: Seen) -> bool:
    return apart(there.turned.bits[0], here.turned.bits[0]) <= LIKELY


def by_turns(there: Seen, here: Seen) -> bool:
    return any(apart(bits, here.turned.bits[0]) <= LIKELY for bits in there.turned.bits)


def by_panels(there: Seen, here: Seen) -> bool:
    known = here.turned.bits[0]
    parts = (there.turned, *there.panels)
    return any(apart(bits, known) <= LIKELY for part in parts for bits in part.bits)


def by_corners(there: Seen, here: Seen) -> bool:
    for known in (here, here.mirrored):
        for mine, signs in known.drawings:
            for theirs, others in there.drawings:
                met = features.agreement(signs, others)
                if met.inliers < CORNERS:
                    continue
                likeness = features.compared_by(met, mine, theirs)
                if matching.by_corners(inliers=met.inliers, likeness=likeness, is_turned=False):
                    return True
    return False


def by_all(there: Seen, here: Seen) -> bool:
    return by_panels(there, here) or by_corners(there, here)


WAYS: dict[str, Callable[[Seen, Seen], bool]] = {
    "PDQ": by_pdq, "turned": by_turns, "panels": by_panels, "corners": by_corners, "all": by_all,
}  # fmt: skip


def table(originals: list[Seen], goals: Goals) -> None:
    """Rows: changes. Columns: found / asked, for each way; below, unrelated pairs let through."""
    print(f"same picture found again, of {len(originals)}:")
    print(f"{'':20}" + "".join(f"{way:>9}" for way in WAYS))
    false, pairs, recalled = dict.fromkeys(WAYS, 0), 0, dict[str, float]()
    for name, change in CHANGES.items():
        changed = [Seen(change(it.pixels)) for it in originals]
        found = {
            way: sum(same(there, here) for there, here in zip(changed, originals, strict=True))
            for way, same in WAYS.items()
        }
        print(f"{name:20}" + "".join(f"{found[way]:9}" for way in WAYS), flush=True)
        recalled[name] = found["all"] / len(originals)
        for place, there in enumerate(changed):
            for other, here in enumerate(originals):
                if place != other:
                    pairs += 1
                    for way, same in WAYS.items():
                        false[way] += same(there, here)
    print(f"{'unrelated pairs':20}" + "".join(f"{false[way]:9}" for way in WAYS) + f"  of {pairs}")
    recall = ", ".join(f"{name} {share:.0%}" for name, share in recalled.items())
    print(f"recall, every way together: {recall}")
    goals.note(
        "no unrelated pair is called the same", f"{false['all']} of {pairs}", met=not false["all"]
    )
    worst = min(recalled, key=lambda name: recalled[name])
    goals.note(
        "the same picture is found again after every change", f"worst: {worst}, "
        f"{recalled[worst]:.0%}", met=recalled[worst] >= RECALL,
    )  # fmt: skip


def rate(read: str, written: str) -> float:
    """Letters wrong, of those written: changes to come from one to the other."""
    one, other = (" ".join(it.replace("’", "'").split()) for it in (read, written))
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for at, known in enumerate(other, 1):
            before, row[at] = row[at], min(
                row[at] + 1, row[at - 1] + 1, before + (letter != known)
            )  # fmt: skip
    return row[-1] / len(other)


def reading(goals: Goals) -> None:
    """Letters wrong of a hundred, on memes and chats drawn here."""
    memes = [(_meme(number, lines), " ".join(lines)) for number, lines in enumerate(MEMES)]
    chats = [(scenes.chat(list(lines), dark=bool(n % 2)), " ".join(lines))
             for n, lines in enumerate(CHATS)]  # fmt: skip
    readers: dict[str, Callable[[Pixels], str]] = {"rapidocr": _by_models}
    if shutil.which("tesseract"):
        readers["tesseract"] = _by_tesseract
    for name, read in readers.items():
        for kind, drawn in (("memes", memes), ("chats", chats)):
            read(drawn[0][0])
            started = time.perf_counter()
            wrong = [rate(read(pixels), written) for pixels, written in drawn]
            seconds = (time.perf_counter() - started) / len(drawn)
            print(
                f"words, {name:9} on {kind}: {100 * statistics.mean(wrong):5.1f} % of letters "
                f"wrong (worst {100 * max(wrong):.0f} %), {seconds:.2f} s each"
            )
            if name == "rapidocr":
                goals.note(
                    f"French {kind} are read with under {READ:.0%} of letters wrong",
                    f"{statistics.mean(wrong):.1%}", met=statistics.mean(wrong) < READ,
                )  # fmt: skip
    if "tesseract" not in readers:
        goals.lacks("words beside tesseract", "it is not installed (apt: tesseract-ocr-fra)")
    elif "fra" not in words._tesseract("--list-langs").split():
        goals.lacks("words beside tesseract", "it has no French (apt: tesseract-ocr-fra)")


def _by_models(pixels: Pixels) -> str:
    return " ".join(it.text for it in words._by_models(pixels))


def _by_tesseract(pixels: Pixels) -> str:
    return " ".join(it.text for it in words._by_tesseract(pixels))


def _meme(number: int, lines: tuple[str, ...]) -> Pixels:
    return scenes.lettered(scenes.scene(100 + number), lines)


def searching() -> None:
    """One hash, its eight turns, against 200,000: as the kernel does, and as numpy could."""
    random = Random(1)
    known = [random.getrandbits(256) for _ in range(200_000)]
    turns = [random.getrandbits(256) for _ in range(8)]
    started = time.perf_counter()
    min((turn ^ it).bit_count() for it in known for turn in turns)
    plain = time.perf_counter() - started
    packed = np.array([list(it.to_bytes(32, "big")) for it in known], np.uint8).view("<u8")
    asked = np.frombuffer(turns[0].to_bytes(32, "big"), "<u8")
    started = time.perf_counter()
    np.bitwise_count(packed ^ asked).sum(axis=1).min()
    by_numpy = time.perf_counter() - started
    print(f"search in 200,000 hashes: eight turns {plain:.2f} s; one by numpy {by_numpy:.3f} s")
    pair = envelope.new_pair()
    shut = envelope.shut(b"x" * 2000, recipients=(pair.recipient,))
    started = time.perf_counter()
    for _ in range(500):
        envelope.opened(shut, identities=(pair.identity,))
    each = (time.perf_counter() - started) / 500
    print(f"opening one kept fingerprint: {each * 1e3:.2f} ms, {each * 5000:.1f} s for 5,000")


def timing(shown: Pixels) -> None:
    """Thousandths of a second each, on one picture of a phone’s screen."""
    screen = pictures.shrink(scenes.phone(shown), side=pictures.SIDE)
    corners = features.corners_of(shown)
    for name, act in {
        "PDQ, eight turns": lambda: pdq.turned_of(screen),
        "panels": lambda: panels.panels_of(screen),
        "corners": lambda: features.corners_of(shown),
        "corners, one pair": lambda: features.agreement(corners, corners),
    }.items():
        act()
        times = []
        for _ in range(5):
            started = time.perf_counter()
            act()
            times.append(time.perf_counter() - started)
        print(f"{name}: {1000 * statistics.median(times):.0f} ms")


def filming() -> None:
    """A minute of film, 720 lines, into its frames."""
    if shutil.which("ffmpeg") is None:
        print("film: not measured, no ffmpeg")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(12):
            picture = scenes.scene(200 + number, width=1280, height=720)
            (folder / f"scene-{number}.png").write_bytes(scenes.png(picture))
        subprocess.run(
            ["ffmpeg", "-nostdin", "-loglevel", "error", "-framerate", "1/5", "-i",
             folder / "scene-%d.png", "-r", "25", "-pix_fmt", "yuv420p", folder / "film.mp4"],
            check=True,
        )  # fmt: skip
        started = time.perf_counter()
        found = list(frames.frames_of(folder / "film.mp4", folder=folder))
        print(f"film of 60 s: {len(found)} frames in {time.perf_counter() - started:.1f} s")


def originals_in(folder: Path | None) -> Iterator[Seen]:
    if folder is None:
        for number in range(COUNT):
            width, height = ((900, 675), (700, 900), (1000, 1000))[number % 3]
            yield Seen(scenes.scene(number, width=width, height=height))
        return
    for path in sorted(folder.iterdir()):
        try:
            yield Seen(pictures.load(path))
        except pictures.Unreadable as refused:
            print(f"{path.name}: {refused}")


def main(folder: Path | None = None, *, goals: Goals) -> None:
    """Everything, one after the other."""
    originals = list(originals_in(folder))
    table(originals, goals)
    reading(goals)
    searching()
    timing(originals[0].pixels)
    filming()


if __name__ == "__main__":
    promised = Goals()
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None, goals=promised)
    promised.tell()

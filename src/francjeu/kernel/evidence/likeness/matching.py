"""When two pieces look alike enough to be put before a person; never more than that.

A candidate is a question, not a finding: nothing follows from it until a person has looked and
said why. Bounds were chosen where no unrelated pair of our trials passes (bench/matching.py);
beneath them two pieces are not even a question.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

LIKELY = 31
"""PDQ: at most so many of 256 bits apart, the same picture is probable (the published bound)."""
TO_CHECK = 60
"""PDQ: up to here, worth a look. Unrelated pictures are around 128 apart, never under 80 here."""
SCREEN_TO_CHECK = 20
"""Two screens of one application resemble each other as a whole: a bound of their own."""
QUALITY = 50
"""A picture with less drawing than this has a hash that says nothing."""
CORNERS = 12
"""Corners that lie alike in both; unrelated pictures had at most seven."""
LIKENESS = 0.5
"""And the dots themselves, laid over each other, go together at least so much (of 1)."""
FRAMES = 0.3
"""Share of the frames of the shorter film that are found in the other."""
FEW_FRAMES = 3
WORDS = 0.6
"""Share of the runs of three words of the shorter text that are in the other."""
FEW_WORDS = 12
_RUN = 3
_WORD = re.compile(r"[^\W_]+")


class Method(StrEnum):
    """How two pieces were compared. Keys are stored: never renamed, never reused."""

    BYTES = "bytes"
    WHOLE = "whole"
    PANEL = "panel"
    CORNERS = "corners"
    FILM = "film"
    WORDS = "words"


class Strength(StrEnum):
    """How much a candidate asks for a look. Keys are stored: never renamed, never reused."""

    EXACT = "exact"
    PROBABLE = "probable"
    TO_CHECK = "to_check"


class Verdict(StrEnum):
    """What a person said of a candidate. Keys are stored: never renamed, never reused."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


MOVES = (
    (Verdict.WAITING, Verdict.CONFIRMED), (Verdict.WAITING, Verdict.REJECTED),
    (Verdict.CONFIRMED, Verdict.REJECTED), (Verdict.REJECTED, Verdict.CONFIRMED),
)  # fmt: skip
"""A person may change their mind, with a reason; a candidate never becomes new again."""

ORDER = tuple(Strength)


@dataclass(frozen=True, slots=True)
class Mark:
    """One picture in a piece: eight PDQ hashes (as it is first, then turned and mirrored).

    `part`: a panel cut out of it or a frame of a film, not the picture as a whole.
    """

    turns: tuple[int, ...]
    quality: int
    part: bool = False


@dataclass(frozen=True, slots=True)
class Print:
    """What is compared of a piece: its digest, its pictures, its words."""

    sha256: str
    marks: tuple[Mark, ...] = ()
    is_screen: bool = False
    is_film: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Why two pieces are put before a person.

    `score`: bits apart (whole, panel), corners, or hundredths of frames or words in common.
    `is_turned`: one is the other in a mirror or turned.
    """

    method: Method
    strength: Strength
    score: int = 0
    quality: int = 100
    is_turned: bool = False


def compared(new: Print, known: Print) -> Found | None:
    """The strongest reason to look at both, or None. Corners are another tool’s affair."""
    if new.sha256 and new.sha256 == known.sha256:
        return Found(Method.BYTES, Strength.EXACT)
    reasons = (
        _films(new, known) if new.is_film and known.is_film else _pictures(new, known),
        _words(new.words, known.words),
    )
    return stronger(*reasons)


def stronger(*reasons: Found | None) -> Found | None:
    """The first of the strongest."""
    return min((it for it in reasons if it), key=lambda it: ORDER.index(it.strength), default=None)


def by_corners(*, inliers: int, likeness: float, is_turned: bool) -> Found | None:
    """What corners and dots together say."""
    if inliers < CORNERS or likeness < LIKENESS:
        return None
    strong = inliers >= 2 * CORNERS and likeness >= 0.8
    strength = Strength.PROBABLE if strong else Strength.TO_CHECK
    return Found(Method.CORNERS, strength, score=inliers, is_turned=is_turned)


def apart(one: int, other: int) -> int:
    """How many bits differ."""
    return (one ^ other).bit_count()


def _pictures(new: Print, known: Print) -> Found | None:
    met = [_marks(a, b, new, known) for a in new.marks for b in known.marks]
    return min(
        (it for it in met if it), key=lambda it: (ORDER.index(it.strength), it.score), default=None
    )


def _marks(a: Mark, b: Mark, new: Print, known: Print) -> Found | None:
    quality = min(a.quality, b.quality)
    if quality < QUALITY:
        return None
    score, turn = min((apart(bits, b.turns[0]), place) for place, bits in enumerate(a.turns))
    as_screens = (new.is_screen and not a.part) or (known.is_screen and not b.part)
    strength = _strength(score, as_screens=as_screens)
    if strength is None:
        return None
    method = Method.PANEL if a.part or b.part else Method.WHOLE
    return Found(method, strength, score=score, quality=quality, is_turned=turn > 0)


def _strength(score: int, *, as_screens: bool) -> Strength | None:
    if as_screens:
        return Strength.TO_CHECK if score <= SCREEN_TO_CHECK else None
    if score <= LIKELY:
        return Strength.PROBABLE
    return Strength.TO_CHECK if score <= TO_CHECK else None


def _films(new: Print, known: Print) -> Found | None:
    """Frames of one found in the other, both ways; the audio is not looked at."""
    here, there = _frames(new), _frames(known)
    if min(len(here), len(there)) < FEW_FRAMES:
        return _pictures(new, known)
    both = (_share(here, there), _share(there, here))
    if max(both) < FRAMES:
        return None
    strength = Strength.PROBABLE if min(both) >= FRAMES else Strength.TO_CHECK
    return Found(Method.FILM, strength, score=round(100 * max(both)))


def _frames(film: Print) -> list[Mark]:
    return [it for it in film.marks if it.quality >= QUALITY]


def _share(of: Sequence[Mark], among: Sequence[Mark]) -> float:
    hashes = [it.turns[0] for it in among]
    seen = sum(any(apart(it.turns[0], other) <= LIKELY for other in hashes) for it in of)
    return seen / len(of)


def _words(one: str, other: str) -> Found | None:
    share = in_common(one, other)
    if share < WORDS:
        return None
    return Found(Method.WORDS, Strength.TO_CHECK, score=round(100 * share))


def in_common(one: str, other: str) -> float:
    """Share of the runs of three words of the shorter text that are in the other; 0 if too short.

    An answer in the same chat or a forwarded message is caught; a common sentence is not.
    """
    here, there = folded(one), folded(other)
    if min(len(here), len(there)) < FEW_WORDS:
        return 0.0
    runs = sorted((_runs(here), _runs(there)), key=len)
    return len(runs[0] & runs[1]) / len(runs[0])


def folded(text: str) -> list[str]:
    """Words without case or accents, as readers of pictures confuse them."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return _WORD.findall("".join(it for it in plain if not unicodedata.combining(it)))


def _runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def holding(asked: str, lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that hold every word asked for, or the beginning of one."""
    wanted = folded(asked)
    if not wanted:
        return ()
    return tuple(
        line
        for line in lines
        if all(any(word.startswith(it) for word in folded(line)) for it in wanted)
    )

"""A finding rests only on pieces the person concerned could answer: shown, with time to speak.

A piece that must stay hidden serves only through the summary that the person was given, by a
reasoned ruling; one the person brought is known to them. Who finds on a piece of which the person
knows a description or a summary alone says in writing why that was enough to answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Unheard(StrEnum):
    """Why a piece cannot serve yet. Keys name sentences on pages."""

    NOT_SHOWN = "piece_not_shown"
    TIME_RUNS = "piece_answer_runs"


@dataclass(frozen=True, slots=True)
class Told:
    """What the person knows of one piece.

    `is_in_part`: its description or a summary, and nothing else. `since` is when they learned of it
    after the notice (None: with it), `answer_by` until when they may speak about it.
    """

    is_theirs: bool = False
    is_known: bool = False
    is_in_part: bool = False
    since: datetime | None = None
    answer_by: datetime | None = None


def wants_why(told: Told) -> bool:
    """True when a finding says why the little that the person knows was enough to answer."""
    return told.is_known and told.is_in_part and not told.is_theirs


def unheard(*, told: Told, answers: Iterable[datetime], at: datetime) -> Unheard | None:
    """Why a finding may not rest on this piece now, or None; `answers` are when they spoke."""
    if told.is_theirs:
        return None
    if not told.is_known:
        return Unheard.NOT_SHOWN
    if told.since is None or any(spoke >= told.since for spoke in answers):
        return None
    is_over = told.answer_by is not None and at > told.answer_by
    return None if is_over else Unheard.TIME_RUNS

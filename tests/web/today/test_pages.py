"""The daily list: safety first, then by the time due; ends with a sentence that allows to stop."""

from datetime import datetime, timedelta

import pytest
from django.utils import translation
from tests.conftest import NOON

from francjeu.web.today import pages
from francjeu.web.today.pages import Kind, Task


def a_task(
    *, kind: Kind = Kind.DEADLINE, ref: str = "D-2026-0001", due_at: datetime | None = None
) -> Task:
    return Task(kind=kind, what="Répondre", ref=ref, url="#", act="Répondre", due_at=due_at)


@pytest.fixture(autouse=True)
def _in_french() -> None:
    translation.activate("fr")


@pytest.mark.parametrize(
    ("left", "words", "kind"),
    [
        (None, "", ""),
        (timedelta(hours=2, minutes=10), "Reste 2 h 10", "late"),
        (timedelta(hours=23), "Reste 23 h 00", "soon"),
        (timedelta(days=1, hours=5), "Lundi", "soon"),
        (timedelta(days=4), "Jeudi", ""),
        (timedelta(days=10), "2 décembre", ""),
        (timedelta(minutes=-20), "En retard de 1 heure", "late"),
        (timedelta(days=-1), "En retard de 1 jour", "late"),
        (timedelta(days=-3, hours=-2), "En retard de 3 jours", "late"),
    ],
)
def test_says_when_in_words_then_in_colour(left: timedelta | None, words: str, kind: str) -> None:
    due_at = None if left is None else NOON + left
    said, colour = pages.due(due_at=due_at, at=NOON)
    assert (said.replace("\xa0", " "), colour) == (words, kind)


def test_safety_comes_first_and_rows_by_the_time_due() -> None:
    page = pages.today(
        tasks=[
            a_task(ref="D-2", due_at=NOON + timedelta(days=2)),
            a_task(ref="D-0"),
            a_task(ref="D-1", due_at=NOON + timedelta(days=1)),
            a_task(kind=Kind.SAFETY, ref="S-1", due_at=NOON + timedelta(days=9)),
        ],
        at=NOON,
    )
    assert [[row.ref for row in group.tasks] for group in page.groups] == [
        ["S-1"],
        ["D-1", "D-2", "D-0"],
    ]
    assert [group.safety for group in page.groups] == [True, False]


def test_says_how_many_how_long_and_what_cannot_wait() -> None:
    page = pages.today(tasks=[a_task(due_at=NOON + timedelta(hours=3)), a_task()], at=NOON)
    summary = page.summary.replace("\xa0", " ")
    assert summary == "2 tâches, environ 10 minutes. 1 ne peut pas attendre."


def test_a_list_that_can_wait_says_so() -> None:
    page = pages.today(tasks=[a_task(due_at=NOON + timedelta(days=3))], at=NOON)
    assert page.summary.endswith("Tout peut attendre à demain.")


def test_an_empty_list_allows_to_stop() -> None:
    page = pages.today(tasks=(), at=NOON)
    assert page.summary == "Rien à faire."
    assert page.ending
    assert all(group.nothing for group in page.groups)


def test_a_list_cut_short_does_not_say_that_nothing_is_left() -> None:
    page = pages.today(tasks=[a_task(ref=f"D-{n}") for n in range(pages.ROWS + 1)], at=NOON)
    assert any(group.more for group in page.groups)
    assert not page.ending


def test_the_week_lists_what_is_due_within_seven_days() -> None:
    page = pages.today(
        tasks=[
            a_task(ref="D-3", due_at=NOON + timedelta(days=30)),
            a_task(ref="D-2", due_at=NOON + timedelta(days=4)),
            a_task(ref="D-1", due_at=NOON + timedelta(days=1)),
            a_task(ref="D-0", due_at=NOON - timedelta(days=1)),
        ],
        at=NOON,
    )
    assert [(fact.name.replace("\xa0", " "), fact.value) for fact in page.week] == [
        ("lun. 23 nov.", "Répondre, D-1"),
        ("jeu. 26 nov.", "Répondre, D-2"),
    ]

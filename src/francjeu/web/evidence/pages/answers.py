"""What persons said of pieces of two files that look alike, for who may know both."""

from collections.abc import Collection
from dataclasses import dataclass

from django.core.paginator import Page as Pages
from django.core.paginator import Paginator
from django.urls import reverse

from francjeu.evidence import likeness_words as words
from francjeu.evidence.queries import matching as evidence
from francjeu.evidence.queries.matching import Likeness
from francjeu.kernel.evidence.likeness.matching import Verdict
from francjeu.web.evidence.pages import likeness
from francjeu.web.evidence.pages.likeness import Book, Places, Side

COUNT = 25
_SAID = {Verdict.CONFIRMED: ("ok", "check"), Verdict.REJECTED: ("", "")}


@dataclass(frozen=True, slots=True)
class Answer:
    """One pair, and what a person said of it."""

    url: str
    one: Side
    other: Side
    verdict: str
    kind: str
    icon: str
    reason: str
    answered: str
    how: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of answers, newest first."""

    answers: tuple[Answer, ...]
    pages: "Pages[int]"


def answers(*, places: Places, number: str) -> Page:
    """The page; `places` names the files this person may know, and no other."""
    known: dict[str, str] = {}

    def knows(subjects: frozenset[str]) -> Collection[str]:
        known.update(places(subjects))
        return known

    pages = Paginator(evidence.answers(knows=knows), COUNT).get_page(number)
    found = evidence.answered(keys=list(pages.object_list))
    book = likeness.book_of(known, {it.public_id for row in found for it in (row.mine, row.other)})
    return Page(answers=tuple(_answer(row, book) for row in found), pages=pages)


def _answer(row: Likeness, book: Book) -> Answer:
    here, there = book.places[row.mine_subject], book.places[row.other_subject]
    kind, icon = _SAID[row.verdict]
    return Answer(
        url=reverse("evidence:likeness", args=[here, row.public_id]),
        one=likeness.side_of(row.mine, here, book), other=likeness.side_of(row.other, there, book),
        verdict=str(words.VERDICTS[row.verdict]), kind=kind, icon=icon, reason=row.reason,
        answered=likeness.answered_by(row), how=words.how(row),
    )  # fmt: skip

"""The list of cases."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page as Pages
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.file import lists
from francjeu.kernel.actors import Actor, Role
from francjeu.web.cases.pages import times

COUNT = 25


@dataclass(frozen=True, slots=True)
class Row:
    """One case: where it leads, and its cells."""

    url: str
    cells: tuple[str | SafeString, ...]


@dataclass(frozen=True, slots=True)
class State:
    """One choice of the filter."""

    key: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list."""

    count: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    states: tuple[State, ...]
    filtered: bool
    pages: "Pages[int]"
    query: str
    may_open: bool


def cases(*, actor: Actor, state: str, page: str, at: datetime) -> Page:
    """The cases this person may see, newest first; one number of queries whatever their number."""
    state = state if state in labels.STATES else ""
    total = lists.count_for(actor=actor, state=state)
    pages = Paginator(range(total), COUNT).get_page(page)
    start = (pages.number - 1) * COUNT
    rows = lists.rows_for(actor=actor, state=state, start=start, count=COUNT)
    return Page(
        count=ngettext("%(n)s case", "%(n)s cases", total) % {"n": total},
        columns=(_("Case"), _("Title"), _("Stage"), _("Next date"), _("In charge")),
        rows=tuple(_row(row, at) for row in rows),
        states=tuple(
            State(key, labels.word(labels.STATES, key), key == state) for key in labels.STATES
        ),
        filtered=bool(state), pages=pages, query=f"etape={state}&" if state else "",
        may_open=actor.has(Role.CASE_MANAGER, Role.CHAIR),
    )  # fmt: skip


def _row(row: lists.Row, at: datetime) -> Row:
    return Row(
        url=reverse("cases:case", args=[row.ref]),
        cells=(
            format_html('<span class="mono nowrap">{}</span>', row.ref), row.title,
            labels.word(labels.STATES, row.state), _due(row.due_at, at), row.manager,
        ),
    )  # fmt: skip


def _due(due_at: datetime | None, at: datetime) -> str | SafeString:
    if due_at is None:
        return "–"
    words, state = times.left(due_at=due_at, at=at)
    kind = {"late": " chip--late", "soon": " chip--soon"}.get(state, "")
    return format_html('<span class="chip{}">{}</span>', kind, words)

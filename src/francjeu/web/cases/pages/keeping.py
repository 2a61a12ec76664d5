"""How long a file is kept, and which files are gone, as printed."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from francjeu.cases.access import Act
from francjeu.cases.queries.file import keeping, turn
from francjeu.cases.queries.reach import Case
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.file.keeping import Kept
from francjeu.policy.supplied import source_said
from francjeu.web.cases.pages import times

WHY: dict[Kept, str | Promise] = {
    Kept.OPEN: lazy("The case is open: its time has not begun."),
    Kept.NO_PERIOD: lazy("The procedure gives no time: nothing is destroyed by itself."),
    Kept.NOT_YET: lazy("The time is not over."),
    Kept.SHARED: lazy("Another case of the same matter is not over: they share their pieces."),
    Kept.HELD: lazy("A person holds the file: nothing of it is destroyed."),
}


@dataclass(frozen=True, slots=True)
class Page:
    """One file: until when, why, and what may be done."""

    ref: str
    back: str
    due: str
    why: str
    source: str
    held_by: str
    held_on: str
    reason: str
    hold_url: str
    lift_url: str


@dataclass(frozen=True, slots=True)
class Held:
    """A file that someone holds."""

    ref: str
    url: str
    says: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A certificate of destruction. It names nobody."""

    ref: str
    done: str
    says: str
    rule: str


@dataclass(frozen=True, slots=True)
class Register:
    """The files held, and the certificates of those destroyed."""

    held: tuple[Held, ...]
    gone: tuple[Gone, ...]


def keeping_page(*, case: Case, actor: Actor) -> Page:
    """How long this file is kept, for who may read it."""
    found = keeping.keeping_of(case=case, on=timezone.localdate())
    may = Act.MANAGE in turn.rights(case=case, actor=actor)
    return Page(
        ref=found.ref, back=reverse("cases:case", args=[found.ref]),
        due=times.day(found.due_on) if found.due_on else "",
        why=str(WHY[found.why]) if found.why else _("The time is over: it goes at the next round."),
        source=source_said(found.source), held_by=found.held_by,
        held_on=times.day(timezone.localdate(found.held_at)) if found.held_at else "",
        reason=found.hold_reason,
        hold_url=_act("hold", found, shown=may and not found.held_by),
        lift_url=_act("lift_hold", found, shown=may and bool(found.held_by)),
    )  # fmt: skip


def register(*, actor: Actor) -> Register:
    """What is held, for who may know it; what is gone, for all who run files."""
    return Register(
        held=tuple(_held(it) for it in keeping.held(actor=actor)),
        gone=tuple(_gone(it) for it in keeping.certificates()),
    )


def _held(found: keeping.Keeping) -> Held:
    since = times.day(timezone.localdate(found.held_at)) if found.held_at else ""
    says = _("Kept by %(who)s since %(day)s") % {"who": found.held_by, "day": since}
    return Held(
        ref=found.ref, url=reverse("cases:keeping", args=[found.ref]), says=says,
        reason=found.hold_reason,
    )  # fmt: skip


def _gone(row: keeping.Certificate) -> Gone:
    told = (
        ngettext("%(n)s report", "%(n)s reports", row.reports) % {"n": row.reports},
        ngettext("%(n)s piece", "%(n)s pieces", row.pieces) % {"n": row.pieces},
        ngettext("%(n)s text", "%(n)s texts", row.texts) % {"n": row.texts},
    )
    rule = {
        "months": row.months, "day": times.day(row.closed_on), "source": source_said(row.source),
    }  # fmt: skip
    return Gone(
        ref=row.ref, done=times.day(timezone.localdate(row.done_at)),
        says=", ".join(told),
        rule=_("Closed on %(day)s, kept %(months)s months. %(source)s") % rule,
    )  # fmt: skip


def _act(name: str, found: keeping.Keeping, *, shown: bool) -> str:
    return reverse(f"cases:{name}", args=[found.ref]) if shown else ""

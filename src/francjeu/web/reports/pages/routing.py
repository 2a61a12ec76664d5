"""What the pages of the gate print: where a report leads, its halves, what left and came back."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from francjeu.kernel.procedure.intake import routing as kernel
from francjeu.kernel.procedure.intake.handover import HANDOVER
from francjeu.kernel.procedure.intake.routing import Way
from francjeu.plumbing.dates import date_format
from francjeu.reports import words_routing as words
from francjeu.reports.queries import routing as queries
from francjeu.reports.queries.routing import HandOver
from francjeu.reports.queries.sheet import Sheet

Words = str | Promise
# verb → what the button says; the moves of kernel.procedure.intake.handover
VERBS: dict[str, Words] = {
    "ask": gettext_lazy("Ask the person"),
    "answer": gettext_lazy("Note their answer"),
    "send": gettext_lazy("Record that it left"),
    "acknowledge": gettext_lazy("They took it"),
    "give_back": gettext_lazy("They gave it back"),
    "finish": gettext_lazy("It is finished there"),
    "withdraw": gettext_lazy("It will not leave"),
}


@dataclass(frozen=True, slots=True)
class Button:
    """One act."""

    words: Words
    url: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way out the answers propose."""

    way: Words
    why: str
    at_once: bool
    url: str


@dataclass(frozen=True, slots=True)
class Left:
    """One hand-over and what can be done about it."""

    title: str
    state: Words
    lines: tuple[str, ...]
    signed: str
    acts: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Support given."""

    what: str
    signed: str


@dataclass(frozen=True, slots=True)
class Routes:
    """The panel « where does it belong? » of a report."""

    gate_url: str
    is_answered: bool
    shut: Words
    is_mixed: bool
    stays: bool
    proposals: tuple[Proposal, ...]
    left: tuple[Left, ...]
    supports: tuple[Given, ...]
    whole: str
    halves: tuple[str, ...]
    hand_url: str
    split_url: str
    support_url: str
    sheet_url: str
    incident: str
    incident_url: str


def routes(found: Sheet) -> Routes:
    """Where the answers lead, what left, what was given."""
    route = found.routed.route if found.routed else None
    checked = found.state != "received"
    return Routes(
        gate_url=_url("gate", found.ref) if found.state in ("urgency_checked", "in_case") else "",
        is_answered=route is not None,
        shut=words.SHORT[route.shut] if route and route.shut else "",
        is_mixed=bool(route and route.is_mixed), stays=bool(route and route.stays and route.inside),
        proposals=tuple(_proposal(found.ref, p) for p in route.outside) if route else (),
        left=tuple(_left(found.ref, row) for row in found.handovers),
        supports=tuple(Given(s.what, _signed(s.by_name, s.at)) for s in found.supports),
        whole=found.whole, halves=found.halves,
        hand_url=_url("hand_over", found.ref) if found.state != "closed" else "",
        split_url=_url("split", found.ref) if checked and found.state in SPLIT else "",
        support_url=_url("support", found.ref),
        sheet_url=_url("sheet", found.ref) if found.has_rung else "",
        incident=found.incident,
        incident_url=(
            _url("incident", found.incident) if found.incident else _url("gather", found.ref)
        ),
    )  # fmt: skip


def unanswered_neighbours(found: Sheet) -> tuple[str, ...]:
    """Other reports on the same content, read for urgency, whose gate waits for the same hand."""
    waiting = [row.ref for row in found.same if row.state == "urgency_checked"]
    return tuple(sorted(queries.unanswered(waiting)))


SPLIT = ("urgency_checked", "in_case")


def _proposal(ref: str, proposed: kernel.Proposed) -> Proposal:
    return Proposal(
        way=words.WAYS[proposed.way],
        why=", ".join(str(words.SHORT[asked]) for asked in proposed.because),
        at_once=proposed.at_once,
        url=f"{_url('hand_over', ref)}?vers={proposed.way.value}",
    )


def _left(ref: str, row: HandOver) -> Left:
    parts = ", ".join(str(words.PARTS[part]) for part in row.parts).lower()
    said = [
        str(words.FOOTINGS[row.footing]), _("What leaves: %(parts)s") % {"parts": parts}, row.words,
        _("Sent on %(when)s: %(how)s") % {"when": _moment(row.sent_at), "how": row.sent_how}
        if row.sent_at else "",
        _("Their file number: %(number)s") % {"number": row.their_ref} if row.their_ref else "",
        row.answer,
    ]  # fmt: skip
    return Left(
        title=row.body, state=words.STATES[row.state], lines=tuple(line for line in said if line),
        signed=_("Decided by %(who)s") % {"who": _signed(row.decided_by, row.decided_at)},
        acts=tuple(
            Button(VERBS[verb], reverse("reports:hand_act", args=[ref, row.public_id, verb]))
            for verb in possible(row)
        ),
    )  # fmt: skip


def possible(row: HandOver) -> tuple[str, ...]:
    """The acts of staff on a hand-over in this state; what needs agreement is asked first."""
    verbs = dict.fromkeys(move.verb for move in HANDOVER.leaving(row.state))
    agrees = row.footing is kernel.Footing.AGREED
    if "agree" in verbs or (agrees and row.state == "prepared"):
        verbs["answer"] = None
    if agrees and row.state == "prepared":
        verbs.pop("send", None)
    if not agrees:
        verbs.pop("ask", None)
    return tuple(verb for verb in VERBS if verb in verbs)


def proposed(found: Sheet, asked: str) -> dict[str, object]:
    """What the form of a hand-over starts from: the way that was clicked, its usual basis."""
    if asked not in set(Way) or asked == Way.INSIDE:
        return {}
    way = Way(asked)
    route = found.routed.route if found.routed else None
    known = next((p for p in route.outside if p.way is way), None) if route else None
    given: dict[str, object] = {"way": way.value, "body": str(words.WAYS[way])}
    return given | ({"footing": known.footing.value} if known else {})


def _url(name: str, ref: str) -> str:
    return reverse(f"reports:{name}", args=[ref])


def _moment(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT") if at else ""


def _signed(name: str, at: datetime) -> str:
    return _("%(name)s, %(when)s") % {"name": name, "when": _moment(at)}

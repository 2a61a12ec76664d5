"""The measures of a case and its requests to platforms, as printed."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.cases.labels import measures as measure_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.operations.pieces.taking_down import BadRequest
from francjeu.cases.queries.measures import carrying_out
from francjeu.cases.queries.reach import Case
from francjeu.kernel.procedure.measures.measure import BadTerms
from francjeu.web.cases.pages import times

_KINDS = {"ordered": "soon", "running": "pool", "stayed": "sealed", "done": "ok"}
_REQUESTS = {"refused": "late", "reappeared": "late", "removed": "ok", "asked": "soon"}
_BAD_REQUESTS = {
    "network_missing": "network", "address_missing": "address", "asked_in_the_future": "asked_on",
    "piece_unknown": "exhibit",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a measure."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was done: a game, a proof, a person told; where something waits, its link."""

    what: str
    by: str
    url: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """One act on a measure or a request."""

    words: str
    url: str
    kind: str = "quiet small"


@dataclass(frozen=True, slots=True)
class Card:
    """One measure, or one request."""

    id: str
    title: str
    chip: str
    chip_kind: str
    says: str
    facts: tuple[Fact, ...]
    lists: tuple[tuple[str, tuple[Line, ...]], ...]
    buttons: tuple[Button, ...]
    served: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A measure in one line, on the page of the case."""

    words: str
    chip: str
    kind: str


def cards(case: Case, *, may_act: bool) -> tuple[Card, ...]:
    """Every measure, with what was done about it."""
    return tuple(_card(case, row, may_act=may_act) for row in carrying_out.measures(case))


def briefs(case: Case) -> tuple[Brief, ...]:
    """The measures in one line each."""
    return tuple(
        Brief(
            words=_title(row), chip=labels.word(measure_labels.STATES, row.state),
            kind=_KINDS.get(row.state, ""),
        )
        for row in carrying_out.measures(case)
    )  # fmt: skip


def _title(row: carrying_out.Line) -> str:
    return _("%(measure)s, person %(letter)s") % {"measure": row.label, "letter": row.letter}


def _card(case: Case, row: carrying_out.Line, *, may_act: bool) -> Card:
    served = (len(row.served), row.matches) if row.matches else None
    lists = (
        (
            _("Those who apply it"),
            tuple(_told(case, told, is_live=row.is_live) for told in row.appliers),
        ),
        (_("Games served"), tuple(_match(m) for m in row.served)),
        (_("Proofs"), tuple(_proof(p) for p in row.proofs)),
    )
    return Card(
        id=f"measure-{row.public_id}", title=_title(row),
        chip=labels.word(measure_labels.STATES, row.state), chip_kind=_KINDS.get(row.state, ""),
        says=_says(row), facts=_facts(row), served=served,
        lists=tuple((title, lines) for title, lines in lists if lines),
        buttons=_buttons(case, row) if may_act else (),
    )  # fmt: skip


def _says(row: carrying_out.Line) -> str:
    if row.state == "withdrawn" or row.state == "stayed":
        return row.why
    if row.replaced:
        return _("The decision was replaced: withdraw this measure.")
    if row.matches and row.left:
        return ngettext("%(n)s game left to serve.", "%(n)s games left to serve.", row.left) % {
            "n": row.left
        }
    return ""


def _facts(row: carrying_out.Line) -> tuple[Fact, ...]:
    told: list[tuple[str, date | None]] = [
        (_("Starts on"), row.starts_on),
        (_("Ends on"), row.ends_on),
        (_("Probation until"), row.probation_until),
    ]
    counted = [Fact(_("Games"), str(row.matches))] if row.matches else []
    return (*(Fact(name, times.day(day)) for name, day in told if day), *counted)


def _told(case: Case, told: carrying_out.Told, *, is_live: bool) -> Line:
    confirmed = told.confirmed_at is not None
    said = (
        _("confirmed: %(how)s") % {"how": told.how}
        if confirmed
        else _("told on %(day)s, not confirmed yet") % {"day": times.short(told.told_at)}
    )
    url = reverse("cases:confirm_applier", args=[case.ref, told.public_id])
    waits = is_live and not confirmed
    return Line(
        what=f"{told.name}, {told.quality}", by=said, url=url if waits else "",
        act=_("Note the confirmation") if waits else "",
    )  # fmt: skip


def _match(row: carrying_out.Match) -> Line:
    what = f"{row.number}. {times.day(row.on)}"
    return Line(what=f"{what}, {row.words}" if row.words else what, by=row.by)


def _proof(row: carrying_out.Proved) -> Line:
    way = labels.word(measure_labels.PROOFS, row.way)
    return Line(what=f"{times.day(row.on)}, {way}: {row.words}".replace(": ", "\xa0: "), by=row.by)


def _buttons(case: Case, row: carrying_out.Line) -> tuple[Button, ...]:
    acts = []
    if row.is_live:
        acts = ["tell_applier", "prove_measure", "suspend_measure"]
        if row.left:
            acts.insert(0, "serve_match")
    if row.state == "stayed":
        acts = ["resume_measure"]
    if row.state != "withdrawn":
        acts.append("withdraw_measure")
    return tuple(
        Button(
            words=labels.word(labels.BESIDE, act), kind="small" if i == 0 else "quiet small",
            url=reverse(f"cases:{act}", args=[case.ref, row.public_id]),
        )
        for i, act in enumerate(acts)
    )  # fmt: skip


def requests(case: Case, *, may_act: bool) -> tuple[Card, ...]:
    """Every request to a platform."""
    return tuple(_request(case, row, may_act=may_act) for row in carrying_out.requests(case))


def _request(case: Case, row: carrying_out.Request, *, may_act: bool) -> Card:
    facts = [
        (_("Address"), row.address),
        (_("Ground"), labels.word(measure_labels.BASES, row.basis)),
        (_("Number"), row.ticket),
        (_("Piece"), f"P-{row.exhibit}" if row.exhibit else ""),
        (_("Asked on"), times.day(row.asked_on)),
        (_("Look again on"), times.day(row.look_again_on) if row.look_again_on else ""),
    ]
    steps = tuple(
        Line(what=_step(step), by=f"{step.by}, {times.short(step.at)}") for step in row.steps
    )
    seen = tuple(Line(what=s.where, by=times.short(s.seen_at)) for s in row.sightings)
    lists = ((_("What became of it"), steps), (_("Seen again"), seen))
    url = reverse("cases:look_again", args=[case.ref, row.public_id])
    button = Button(words=labels.word(labels.BESIDE, "look_again"), url=url)
    return Card(
        id=f"request-{row.public_id}", title=row.network,
        chip=labels.word(measure_labels.TAKEDOWNS, row.state),
        chip_kind=_REQUESTS.get(row.state, ""), says="",
        facts=tuple(Fact(name, value) for name, value in facts if value),
        lists=tuple((title, lines) for title, lines in lists if lines),
        buttons=(button,) if may_act and row.moves else (),
    )  # fmt: skip


def _step(step: carrying_out.Step) -> str:
    words = labels.word(measure_labels.STEPS, step.verb)
    return f"{words}, {step.words}" if step.words else words


def watch_says() -> str:
    """Whether something automatic looks for content that comes back; said as it is."""
    if carrying_out.is_watched():
        return _("Something looks for this content; what it sees is listed, and a person looks.")
    return _("No automatic watch runs: someone looks again, on the day that was set.")


def mend(error: Exception) -> tuple[str | None, str]:
    """Which field mends terms or a request that do not hold, and how."""
    if isinstance(error, BadRequest):
        return _BAD_REQUESTS.get(error.reason), labels.word(
            measure_labels.BAD_REQUESTS, error.reason
        )
    reason = error.reason if isinstance(error, BadTerms) else ""
    return "on", labels.word(measure_labels.BAD_TERMS, reason)

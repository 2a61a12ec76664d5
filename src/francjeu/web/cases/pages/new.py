"""Opening a case: the reports that may join it, and what they already tell."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from francjeu.kernel.actors import Actor
from francjeu.reports.queries import reach, routing, sheet
from francjeu.reports.queries.sheet import Sheet
from francjeu.web.cases.pages import times

JOINS = "urgency_checked"


@dataclass(frozen=True, slots=True)
class Page:
    """The form’s surroundings. `waiting` are reports whose urgency nobody checked yet, `ungated`
    those whose gate nobody answered, each with its page. `is_early`: a report the address names
    cannot join yet, so a case opened now would leave it out.
    """

    joinable: tuple[tuple[str, str], ...]
    waiting: tuple[str, ...]
    ungated: tuple[tuple[str, str], ...] = ()
    is_early: bool = False
    initial: dict[str, object] = field(default_factory=dict)


def page(*, actor: Actor, refs: Iterable[str]) -> Page:
    """The reports asked for and those on the same content, for who may know about them."""
    asked = [found for ref in dict.fromkeys(refs) if (found := _report(actor, ref))]
    states: dict[str, tuple[str, str]] = {}
    for report in asked:
        states[report.ref] = (report.state, times.day(timezone.localdate(report.received_at)))
        for other in report.same:
            day = times.day(timezone.localdate(other.received_at))
            states.setdefault(other.ref, (other.state, day))
    checked = [ref for ref, (state, _d) in states.items() if state == JOINS]
    ungated = routing.unanswered(checked)
    joinable = tuple(
        (ref, _("%(ref)s — received on %(day)s") % {"ref": ref, "day": day})
        for ref, (state, day) in sorted(states.items())
        if state == JOINS and ref not in ungated
    )
    waiting = tuple(r for r, (state, _d) in sorted(states.items()) if state == "received")
    early = {*waiting, *ungated} & {report.ref for report in asked}
    return Page(
        joinable=joinable, waiting=waiting, initial=_initial(asked, joinable),
        is_early=bool(early),
        ungated=tuple((ref, reverse("reports:gate", args=[ref])) for ref in sorted(ungated)),
    )  # fmt: skip


def _report(actor: Actor, ref: str) -> Sheet | None:
    try:
        return sheet.report_for(actor=actor, ref=ref)
    except reach.NotFound:
        return None


def _initial(asked: list[Sheet], joinable: tuple[tuple[str, str], ...]) -> dict[str, object]:
    days = [report.happened_on for report in asked if report.happened_on]
    about = next((r.about.value for r in asked if r.about.value != "nobody"), "nobody")
    return {
        "reports": [ref for ref, _words in joinable],
        "first_act_on": min(days, default=None),
        "about": about,
    }

"""What was signed on a report, as history: urgency sheets, and how it left."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from francjeu.kernel.procedure.intake.report import Answer
from francjeu.plumbing.dates import date_format
from francjeu.reports import words
from francjeu.reports.queries import sheet
from francjeu.web.reports.pages.phrases import open_doors

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Signed:
    """A sheet or a disposition, as history."""

    title: str
    lines: tuple[str, ...]


def _signature(by_name: str, at: datetime) -> str:
    when = date_format(timezone.localtime(at), "DATETIME_FORMAT")
    return _("%(name)s, %(when)s") % {"name": by_name, "when": when}


def check(check: sheet.Check) -> Signed:
    open_ones = [
        _("%(question)s %(answer)s") % {"question": words.QUESTIONS[q], "answer": words.ANSWERS[a]}
        for q, a in check.answers.items()
        if a is not Answer.NO
    ]
    lines = (str(words.OUTCOMES[check.outcome]), *open_ones, check.done)
    return Signed(
        _("Urgency sheet"),
        (*(line for line in lines if line), _signature(check.by_name, check.at)),
    )


def disposition(told: sheet.Disposition) -> Signed:
    named = {door.key: door.name for door in open_doors(timezone.localdate(told.at))}
    said = ", ".join(named.get(key, key) for key in told.doors)
    if told.reason:
        title, first = _("Not admissible"), str(words.REFUSALS[told.reason])
    else:
        title = _("Sent elsewhere")
        first = f"{told.body}, {words.BASES[told.basis]}" if told.basis else told.body
    lines = (first, told.words, _("Other doors: %(doors)s") % {"doors": said} if said else "")
    return Signed(title, (*(ln for ln in lines if ln), _signature(told.by_name, told.at)))

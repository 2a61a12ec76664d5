"""Settings in words: why a value is refused, kinds of measures, when a door is the right one."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from francjeu.kernel.procedure.settings.doors import Need
from francjeu.kernel.procedure.settings.limits import Fault, Wrong
from francjeu.kernel.procedure.settings.profile import Unit

WRONG: dict[Wrong, Promise] = {
    Wrong.NO_TIME: _("At least 1: with 0, nobody has any time. Empty means « not stated »."),
    Wrong.TOO_LONG: _("At most 365 days, or 720 hours: a longer wait is no deadline."),
    Wrong.STEP_MISSING: _(
        "The ladder has no step for severity %(severity)s, breach %(offence)s. Add it, or move "
        "the steps above it down."
    ),
    Wrong.NO_CALENDAR: _("No calendar of public holidays is known for that year (2000 to 2099)."),
    Wrong.CHECKED_LATER: _("This day has not come yet: write the day on which it was checked."),
    Wrong.MONTHS: _("From 1 to 600 months; a case is kept at least 12, as the law asks."),
    Wrong.ERASED_TOO_SOON: _(
        "A case must be kept as long as its breach counts as repeated, or nobody could know it."
    ),
    Wrong.UNREACHABLE: _(
        "Write a phone number. If it answers no phone, say so below and give another way."
    ),
    Wrong.QUORUM: _("A quorum is part of its panel: it cannot be more than its members."),
}

UNITS: dict[str, Promise] = {
    Unit.HOURS: pgettext_lazy("unit", "hours"),
    Unit.CALENDAR_DAYS: pgettext_lazy("unit", "calendar days"),
    Unit.BUSINESS_DAYS: pgettext_lazy("unit", "business days"),
}

MEASURES: dict[str, Promise] = {
    "warning": pgettext_lazy("measure", "Warning"),
    "reprimand": pgettext_lazy("measure", "Reprimand"),
    "corrective_meeting": pgettext_lazy("measure", "Corrective meeting"),
    "apology": pgettext_lazy("measure", "Apology"),
    "education": pgettext_lazy("measure", "Training"),
    "service": pgettext_lazy("measure", "Service to others"),
    "privilege_loss": pgettext_lazy("measure", "Loss of a privilege"),
    "probation": pgettext_lazy("measure", "Probation"),
    "suspension": pgettext_lazy("measure", "Suspension"),
    "fine": pgettext_lazy("measure", "Fine"),
    "expulsion": pgettext_lazy("measure", "Expulsion"),
}

NEEDS: dict[str, Promise] = {
    Need.DANGER: pgettext_lazy("need", "Someone is in danger now"),
    Need.DISTRESS: pgettext_lazy("need", "Someone is in distress"),
    Need.INTEGRITY: pgettext_lazy("need", "Integrity in sport"),
    Need.CHILD: pgettext_lazy("need", "A child is not protected"),
    Need.IMAGE: pgettext_lazy("need", "An intimate image"),
    Need.SCHOOL: pgettext_lazy("need", "Something at school"),
    Need.POLICE: pgettext_lazy("need", "A crime, a threat"),
    Need.PLATFORM: pgettext_lazy("need", "Content to take down"),
}


def said(fault: Fault) -> str:
    """A fault in a file: where, then what to do."""
    severity, _dot, offence = fault.where.partition(".")
    sentence = str(WRONG[fault.wrong])
    if fault.wrong is Wrong.STEP_MISSING:
        return sentence % {"severity": severity, "offence": offence}
    return f"{fault.where}: {sentence}"

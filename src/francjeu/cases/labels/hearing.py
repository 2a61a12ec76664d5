"""The words of parties, and of how they are heard."""

from django.utils.translation import gettext_noop as _  # isort: skip
from francjeu.cases.labels.procedure import word

WAYS = {
    "written": _("in writing"),
    "phone": _("by phone"),
    "video": _("by video"),
    "in_person": _("in person"),
}
PARTIES = {
    "respondent": _("person concerned"),
    "impacted": _("person targeted"),
    "complainant": _("complainant"),
    "witness": _("witness"),
    "representative": _("representative"),
    "support": _("support person"),
}
WISHES = {
    "written": _("in writing"),
    "phone": _("by phone"),
    "video": _("by video"),
    "in_person": _("in person"),
    "none": _("does not wish to be heard"),
}
REPLIES = {
    "comes": _("I will be there"),
    "other_time": _("I need another time"),
    "gives_up": _("I would rather not meet"),
}
UNFIT = {
    "in_the_case": _("this person is in the case under another role"),
    "runs_the_case": _("this person manages the case or sits on it"),
    "under_age": _("this person is under 18"),
}
REPRISAL = {
    "no": _("no"),
    "possible": _("possible"),
}


def way(key: str) -> str:
    """How the person is heard."""
    return word(WAYS, key)

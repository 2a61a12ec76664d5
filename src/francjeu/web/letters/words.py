"""The words for letters, their states, and why one did not arrive."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

EVENTS = {
    "notice": gettext_noop("Notice of allegations"),
    "reminder": gettext_noop("Reminder"),
    "hearing": gettext_noop("Call to a hearing"),
    "decision": gettext_noop("Decision"),
    "decision_to_reporter": gettext_noop("Decision, to the reporter"),
    "inadmissible": gettext_noop("Report not admissible"),
    "closing": gettext_noop("Closing"),
    "response_received": gettext_noop("Receipt of an answer"),
    "appeal_received": gettext_noop("Receipt of an appeal"),
    "renewed": gettext_noop("New link"),
}
STATES = {
    "queued": gettext_noop("Leaving"),
    "sent": gettext_noop("Sent"),
    "opened": gettext_noop("Opened by the person"),
    "by_hand": gettext_noop("To hand over on paper"),
    "failed": gettext_noop("Not delivered"),
}
FAILURES = {
    "not_me": gettext_noop("Someone else received it: “This is not me”."),
    "bounced": gettext_noop("It came back."),
}
NETWORK = gettext_noop("The e-mail server refused it seven times.")
LANGUAGES = {"fr": gettext_noop("French"), "en": gettext_noop("English")}


def word(table: dict[str, str], key: str) -> str:
    """The word for `key`; the key itself if it has none."""
    return _(table[key]) if key in table else key


def failure(key: str) -> str:
    """Why it did not arrive, in one sentence."""
    return _(FAILURES.get(key, NETWORK)) if key else ""

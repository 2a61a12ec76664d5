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
    "enforcement": gettext_noop("Measure to apply"),
    "enforcement_ended": gettext_noop("Measure that no longer applies"),
    "response_received": gettext_noop("Receipt of an answer"),
    "appeal_received": gettext_noop("Receipt of an appeal"),
    "appeal_answered": gettext_noop("Answer to an appeal"),
    "sanction_stay": gettext_noop("Stay of the sanction"),
    "interim": gettext_noop("Interim measure"),
    "measure_told": gettext_noop("News of your measure"),
    "interim_said": gettext_noop("News of the interim measure"),
    "interim_contested": gettext_noop("The measure is contested"),
    "challenge_answered": gettext_noop("Answer to a request for replacement"),
    "renewed": gettext_noop("New link"),
    "examined": gettext_noop("A case is open, to the reporter"),
    "referred": gettext_noop("Handed to another body, to the reporter"),
    "taken_up_again": gettext_noop("Taken up again, to the reporter"),
    "extended": gettext_noop("More time to answer"),
    "answered_for": gettext_noop("Someone answered for you"),
    "no_answer": gettext_noop("No answer came"),
    "more_pieces": gettext_noop("One more exhibit"),
    "heard": gettext_noop("Heard, a decision follows"),
    "manager_named": gettext_noop("Another case manager"),
    "access_granted": gettext_noop("E-mail to who was given a seat"),
    "task_due": gettext_noop("E-mail: a deadline is near"),
    "task_late": gettext_noop("E-mail: a deadline is over"),
    "time_answered": gettext_noop("More time granted or refused"),
    "of_age": gettext_noop("Letters to a person now of age"),
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
    "bounced": gettext_noop("It came back: nobody has this address."),
    "refused": gettext_noop("The mail server of this address refused it for good."),
}
BY_HAND = {
    "no_address": gettext_noop("No e-mail address is known."),
    "under_14": gettext_noop(
        "This person is under 14: hand it over with the adult who speaks for them."
    ),
    "broken_address": gettext_noop("The address noted is not one: no e-mail can be written to it."),
    "shared_address": gettext_noop("The same mailbox as the person they speak for."),
    "returned_address": gettext_noop("The only address known returned an earlier letter."),
    "no_server": gettext_noop("No e-mail leaves: no mail server is set (FRANCJEU_EMAIL_URL)."),
}
ENDED = {
    "bounced": gettext_noop("a letter came back"),
    "refused": gettext_noop("the mail server refused it"),
    "not_me": gettext_noop("someone else received it"),
    "replaced": gettext_noop("another address was given"),
    "withdrawn": gettext_noop("letters go on paper"),
}
NETWORK = gettext_noop("The e-mail server refused it seven times.")
OUTCOMES = {
    "accepted": gettext_noop("Taken by the mail server"),
    "deferred": gettext_noop("The mail server asked to come back later"),
    "refused": gettext_noop("Refused by the mail server"),
    "unreachable": gettext_noop("The mail server did not answer"),
}
LANGUAGES = {"fr": gettext_noop("French"), "en": gettext_noop("English")}


def word(table: dict[str, str], key: str) -> str:
    """The word for `key`; the key itself if it has none."""
    return _(table[key]) if key in table else key


def failure(key: str) -> str:
    """Why it did not arrive, in one sentence."""
    return _((FAILURES | BY_HAND).get(key, NETWORK)) if key else ""

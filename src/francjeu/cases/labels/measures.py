"""The words of measures, of what weighs on them and of requests to platforms."""

from datetime import date
from typing import TypedDict

from django.utils.translation import gettext_noop as _

from francjeu.cases import models
from francjeu.cases.labels import procedure as labels

STATES = {
    "ordered": _("To begin"),
    "running": _("Under way"),
    "stayed": _("Suspended for now"),
    "done": _("Carried out"),
    "withdrawn": _("Withdrawn"),
}
SAID = {
    "start": _("Your measure starts."),
    "complete": _("Your measure is over."),
    "suspend": _("Your measure is suspended for now."),
    "resume": _("Your measure applies again."),
    "withdraw": _("Your measure is withdrawn."),
}
KINDS = {
    "none": _("no sanction"),
    "warning": _("warning"),
    "reprimand": _("reprimand"),
    "corrective_meeting": _("corrective meeting"),
    "apology": _("apology"),
    "education": _("training"),
    "service": _("service"),
    "privilege_loss": _("loss of privileges"),
    "probation": _("probation"),
    "suspension": _("suspension"),
    "fine": _("fine"),
    "expulsion": _("expulsion"),
}
COUNTS = {
    "days": _("in days, with an end"),
    "matches": _("in games, served one by one"),
}
FACTORS = {
    "admitted": _("admitted the facts"),
    "apologised": _("apologised"),
    "cooperated": _("cooperated"),
    "deleted": _("deleted the content"),
    "young_age": _("young age"),
    "said_as_a_joke": _("meant as a joke"),
    "power_imbalance": _("power over the person targeted"),
    "repeated": _("repeated"),
    "wide_reach": _("seen by many people"),
    "minor_targeted": _("a minor was targeted"),
    "after_a_warning": _("went on after a warning"),
    "discrimination": _("discrimination"),
}
PROOFS = {
    "met": _("the meeting took place"),
    "paper_received": _("a paper was received"),
    "role_suspended": _("the role was suspended"),
    "training_done": _("the training was followed"),
    "payment": _("the amount was paid"),
    "other": _("something else"),
}
TAKEDOWNS = {
    "asked": _("Asked"),
    "acknowledged": _("Received by the platform"),
    "removed": _("Taken down"),
    "refused": _("Refused"),
    "reappeared": _("Seen again"),
    "given_up": _("No longer pursued"),
}
STEPS = {
    "acknowledge": _("the platform received it"),
    "note_removal": _("the content is gone"),
    "note_refusal": _("the platform refused"),
    "ask_again": _("asked again"),
    "note_return": _("the content is back"),
    "give_up": _("no longer pursued"),
}
BASES = {
    "platform_terms": _("the platform’s own rules"),
    "personal_information": _("personal information (P-39.1)"),
    "image_without_consent": _("image without consent (C.C.Q. 36)"),
    "impersonation": _("impersonation"),
    "intimate_image_order": _("order on an intimate image"),
    "defamation": _("defamation"),
    "copyright": _("copyright"),
}
BAD_TERMS = {
    "ends_before_it_starts": _("The end comes before the start."),
    "suspension_not_counted": _("Say how the suspension is counted: in days or in games."),
    "days_without_dates": _("A suspension in days has a start and an end."),
    "matches_without_number": _("Say how many games."),
    "matches_not_counted": _("This measure is not counted in games."),
    "counted_without_suspension": _("Only a suspension or a probation is counted."),
    "probation_without_end": _("A probation has an end."),
    "probation_ends_before": _("The probation ends before the measure starts."),
    "more_matches_than_ordered": _("Every game ordered is already served."),
    "match_in_the_future": _("This date is still to come."),
    "match_before_the_start": _("The measure had not started on that day."),
    "match_already_counted": _("A game of that day is already counted."),
    "employer_decides": _("An employee’s measure is the employer’s: decide without sanction here."),
    "reprisal_unaddressed": _("A reprisal was possible: say why this decision is not one."),
}
BAD_REQUESTS = {
    "network_missing": _("Say which platform."),
    "address_missing": _("Say where the content is."),
    "asked_in_the_future": _("This date is still to come."),
    "piece_unknown": _("This piece is not in the file."),
}


class More(TypedDict):
    """What a decision letter says of the terms, beside the dates."""

    matches: int | None
    probation_until: date | None
    factors: tuple[str, ...]


def terms_of(decision: models.Decision) -> More:
    """Matches, probation and factors, as the letter says them."""
    first = decision.measures.order_by("id").first()
    weighing = getattr(decision, "weighing", None)
    return {
        "matches": first.matches if first else None,
        "probation_until": first.probation_until if first else None,
        "factors": tuple(labels.word(FACTORS, key) for key in weighing.factors) if weighing else (),
    }

"""The policy in words, for every page that prints it: kinds, classes, what is to be established."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from francjeu.kernel.policy.article import Kind
from francjeu.kernel.procedure.settings.profile import Clock

KINDS: dict[str, Promise] = {
    Kind.PURPOSE: _("Purpose"),
    Kind.OBJECTIVE: _("Objective"),
    Kind.VALUE: _("Value"),
    Kind.DEFINITION: _("Definition"),
    Kind.APPLICATION: _("Who and what it covers"),
    Kind.PROHIBITION: _("Prohibition"),
    Kind.DUTY: _("Duty"),
    Kind.RIGHT: _("Right"),
    Kind.SANCTION: _("Sanction"),
    Kind.PROCEDURE: _("Procedure"),
    Kind.IDENTITY: _("Personal and official voice"),
    Kind.RESPONSIBILITY: _("Responsibility"),
}

# What the elements to establish follow (kernel.procedure.decision.elements.SHAPES).
SHAPES: dict[str, Promise] = {
    "comment": pgettext_lazy("shape", "Words: comment, message"),
    "image": pgettext_lazy("shape", "Image or video"),
    "devoted_page": pgettext_lazy("shape", "Page, group or account devoted to disparaging"),
    "cyberbullying": pgettext_lazy("shape", "Cyberbullying"),
    "identity": pgettext_lazy("shape", "Personal or official voice"),
    "other": pgettext_lazy("shape", "Something else, as the clause says"),
}

# More classes than the register keeps: the ones policies name and nobody holds alone.
CLASSES: dict[str, Promise] = {
    "member": _("members"),
    "athlete": _("athletes"),
    "coach": _("coaches"),
    "official": _("officials"),
    "volunteer": _("volunteers"),
    "employee": _("employees"),
    "committee_member": _("committee members"),
    "director": _("members of the board"),
    "manager": _("team managers"),
    "parent": _("parents and guardians"),
    "spectator": _("spectators"),
    "participant": _("participants, as the policy calls them"),
}

CLOCKS: dict[str, Promise] = {
    Clock.URGENCY_CHECK: _("Checking the urgency of a report"),
    Clock.ACKNOWLEDGEMENT: _("Acknowledging a report"),
    Clock.ADMISSIBILITY: _("Saying whether the policy applies"),
    Clock.NOTICE: _("Telling the person concerned"),
    Clock.RESPONSE: _("Time to answer"),
    Clock.HEARING: _("Hearing the person"),
    Clock.DECISION: _("Deciding"),
    Clock.NOTIFICATION: _("Sending the decision"),
    Clock.APPEAL: _("Asking for an appeal"),
    Clock.APPEAL_DECISION: _("Deciding an appeal"),
    Clock.INTERIM_REVIEW: _("Looking again at an interim measure"),
    Clock.INTERIM_CONTEST: _("Time to contest an interim measure"),
    Clock.INTERIM_ANSWER: _("Answering who contests an interim measure"),
}

DOUBTFUL = _("to check")

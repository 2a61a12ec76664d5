"""Plain words for what clauses say, examples of what stays permitted, and topics of silence.

Ours, never the policy's: pages print them beside its text, marked as such.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.differences import Change
from francjeu.kernel.procedure.settings.profile import Deadline, Unit

FORBIDDEN: dict[str, Promise] = {
    "comment": _("words that hurt"),
    "image": _("images that hurt, real or altered"),
    "devoted_page": _("pages made to disparage"),
    "cyberbullying": _("cyberbullying"),
}

PLAIN: dict[str, Promise] = {
    "comment": _("Do not post words that insult, humiliate or spread hatred."),
    "image": _("Do not post an image or a video, even altered, that humiliates or hurts."),
    "devoted_page": _("Do not make or feed a page, a group or an account meant to disparage."),
    "cyberbullying": _("Do not go after someone, in public, by text or by e-mail."),
}

PLAIN_BY_KIND: dict[str, Promise] = {
    Kind.RIGHT: _("This is yours: you may ask for it without giving a reason."),
    Kind.SANCTION: _("A sanction is possible, never automatic: people look at each case."),
    Kind.IDENTITY: _("Say that you speak for yourself. It does not lift the other rules."),
    Kind.APPLICATION: _("It says who must follow the policy, and where."),
    Kind.DEFINITION: _("It says what a word means in this policy."),
    Kind.PURPOSE: _("It says why social media are used. It forbids nothing."),
    Kind.OBJECTIVE: _("It says what the policy is for. It forbids nothing."),
    Kind.VALUE: _("It says the spirit of the policy. It forbids nothing by itself."),
}

PERMITTED: dict[str, Promise] = {
    "comment": _("Saying, with respect, that you disagree with a call or a choice."),
    "image": _("Posting a photo of the game with the agreement of the people in it."),
    "devoted_page": _("Running a supporters’ page, even one that is critical at times."),
    "cyberbullying": _("Telling someone once, calmly, that a message hurt you. Reporting it."),
}

TOPICS: dict[str, Promise] = {
    "no_deadlines": _("Deadlines"),
    "no_decision_maker": _("Who decides"),
    "no_appeal": _("Asking for an appeal"),
    "no_sanction_ladder": _("Which sanctions"),
    "no_interim_measures": _("Protection while a case is studied"),
    "no_minors_clause": _("Minors and their parents"),
    "no_confidentiality": _("Confidentiality"),
    "no_reprisal_clause": _("Reprisals"),
    "no_power_imbalance": _("Adults in authority and young people"),
    "no_definition_social_media": _("What “social media” means"),
    "no_definition_member": _("What “member” means"),
    "no_review_date": _("When the policy will be reviewed"),
}

CHANGES: dict[Change, Promise] = {
    Change.SAME: pgettext_lazy("clause", "Same"),
    Change.REWORDED: pgettext_lazy("clause", "Reworded"),
    Change.RECLASSED: pgettext_lazy("clause", "Same words, other kind"),
    Change.RENUMBERED: pgettext_lazy("clause", "Same words, other number"),
    Change.ADDED: pgettext_lazy("clause", "Added"),
    Change.REMOVED: pgettext_lazy("clause", "Taken out"),
}


def delay(deadline: Deadline) -> str:
    """A delay in words."""
    amount = deadline.amount
    words = {
        Unit.HOURS: ngettext("%(n)s hour", "%(n)s hours", amount),
        Unit.CALENDAR_DAYS: ngettext("%(n)s day", "%(n)s days", amount),
        Unit.BUSINESS_DAYS: ngettext("%(n)s business day", "%(n)s business days", amount),
    }
    return words[deadline.unit] % {"n": amount}

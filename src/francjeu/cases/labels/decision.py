"""The words of findings, of what is decided and of an appeal."""

from django.utils.translation import gettext_noop as _  # isort: skip
from francjeu.cases.labels.procedure import word
from francjeu.kernel.procedure.decision.ruling import Outcome

ELEMENTS = {
    "author_bound": _("The author was bound by the policy on the day of the act"),
    "target_bound": _("The person targeted was bound by the policy too"),
    "published_in_social_media": _("It was published on a social media"),
    "by_social_media_text_or_email": _("By a social media, a text message or an e-mail"),
    "hurtful_words": _("The words are disrespectful, hateful, harmful, disparaging or insulting"),
    "hurtful_image": _("The image or video is harmful, humiliating, insulting or offensive"),
    "target_member_organisation_or_linked": _(
        "It targets a member, the organisation or someone connected with it"
    ),
    "created_or_contributed": _("The person created the page, group or account, or contributed"),
    "devoted_in_whole_or_part": _("It is devoted, wholly or in part, to disparaging remarks"),
    "target_organisation_or_reputation": _(
        "It targets the organisation, its stakeholders or its reputation"
    ),
    "harmful_conduct": _("The conduct is harmful: insults, rumours, threats, impersonation…"),
    "identity_not_distinguished": _("The profile does not tell personal from professional"),
    "conduct_as_described": _("The conduct is the one the clause describes"),
}
RESULTS = {
    "established": _("Established"),
    "not_established": _("Not established"),
    "not_applicable": _("Not applicable"),
    "": _("To do"),
}
OUTCOMES = {
    "unfounded": _("No breach of the policy was found."),
    "educational_measure": _("An educational measure is proposed, without any finding."),
    "breach_without_sanction": _("A breach of the policy was found; no sanction is imposed."),
    "breach_with_sanction": _("A breach of the policy was found and a sanction is imposed."),
}
APPEAL_RESULTS = {
    "uphold": _("The decision stands."),
    "vary": _("The decision is changed in part."),
    "overturn": _("The decision is overturned."),
    "send_back": _("The case is sent back: the person is heard again, others decide."),
}
APPEAL_STATES = {
    "asked": _("The request came late; other people say whether it is examined."),
    "open": _("The request is examined by other people."),
    "refused": _("The request came too late and is refused. The decision stands."),
    "withdrawn": _("The request was withdrawn. The decision stands."),
    "upheld": _("The decision stands."),
    "varied": _("The decision is changed in part."),
    "overturned": _("The decision is overturned."),
    "sent_back": _("The case is sent back: the person is heard again, others decide."),
}
BAD_DECISIONS = {
    "reasons_missing": _("Write the reasons. The parties will read them."),
    "no_clause_established": _("No clause has all its elements established: it is not a breach."),
    "clause_established": _("Every element of a clause is established: it is a breach."),
    "appeal_outcome_missing": _("Say what replaces the decision."),
    "appeal_outcome_idle": _("This answer changes no outcome: leave it empty."),
    "appeal_worsens": _("An appeal does not make things worse: send the case back instead."),
    "overturned_breach": _("Overturned means that no breach remains: choose to change in part."),
    "measure_missing": _("Choose a measure of the ladder, or decide without sanction."),
    "measure_unfounded": _("This outcome carries no measure."),
    "measure_not_on_ladder": _("This measure is not on the ladder."),
    "deviation_without_reason": _("The ladder gives another measure: say why you depart from it."),
}


def outcome(value: Outcome) -> str:
    """The outcome in one sentence."""
    return word(OUTCOMES, value.value)


def element(key: str) -> str:
    """The element in one sentence."""
    return word(ELEMENTS, key)


def result(key: str) -> str:
    """What was found, in two words."""
    return word(RESULTS, key)

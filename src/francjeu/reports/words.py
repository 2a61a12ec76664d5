"""What pages say for each key of the closed lists; " — " comes before a note in small."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.intake.report import (
    About,
    Answer,
    Band,
    Basis,
    Channel,
    Impacted,
    Outcome,
    Place,
    Priority,
    Question,
    Refusal,
    Stage,
    Tag,
)

Words = str | Promise

ANSWERS: dict[Answer, Words] = {
    Answer.NO: _("No"),
    Answer.YES: _("Yes"),
    Answer.UNSURE: _("I don’t know"),
}
GATE: dict[Answer, Words] = {
    **ANSWERS,
    Answer.UNSURE: _("I don’t know — That’s OK. We will act as if it were yes."),
}
IMPACTED: dict[Impacted, Words] = {
    Impacted.ME: _("Me"),
    Impacted.CHILD: _("My child"),
    Impacted.KNOWN: _("Someone I know"),
    Impacted.GROUP: _("A team or the organisation"),
    Impacted.UNSAID: _("I’d rather not say"),
}
IMPACTED_SAID: dict[Impacted, Words] = {
    Impacted.ME: _("The person who writes"),
    Impacted.CHILD: _("Their child"),
    Impacted.KNOWN: _("Someone they know"),
    Impacted.GROUP: _("A team or the organisation"),
    Impacted.UNSAID: _("Not said"),
}
PLACES: dict[Place, Words] = {
    Place.INSTAGRAM: _("Instagram"),
    Place.SNAPCHAT: _("Snapchat"),
    Place.TIKTOK: _("TikTok"),
    Place.FACEBOOK: _("Facebook or Messenger"),
    Place.DISCORD: _("Discord"),
    Place.X: _("X"),
    Place.TEXT_MESSAGE: _("Text message"),
    Place.EMAIL: _("E-mail"),
    Place.ELSEWHERE: _("Elsewhere"),
}
TAGS: dict[Tag, Words] = {
    Tag.THREATS: _("threats"),
    Tag.INSULTS: _("insults"),
    Tag.REPEATED_INSULTS: _("repeated insults"),
    Tag.RUMOUR: _("rumour or lie"),
    Tag.FAKE_ACCOUNT: _("fake account"),
    Tag.ALTERED_IMAGE: _("edited image"),
    Tag.REPRISAL: _("payback for a report"),
    Tag.OTHER: _("something else"),
}
OBTAINED: dict[Access, Words] = {
    Access.PUBLIC: _("It was public"),
    Access.MEMBER: _("I am in the group"),
    Access.RECIPIENT: _("It was sent to me"),
    Access.SHOWN: _("Someone showed me"),
    Access.OTHER: _("Another way"),
}
OBTAINED_SAID: dict[Access, Words] = {
    Access.PUBLIC: _("It was public"),
    Access.MEMBER: _("As a member of the group"),
    Access.FRIEND: _("As a contact of the author"),
    Access.RECIPIENT: _("It was sent to the person"),
    Access.SHOWN: _("Someone showed it to the person"),
    Access.FORWARDED: _("Someone forwarded it"),
    Access.OTHER: _("Another way"),
}
ABOUT: dict[About, Words] = {
    About.NOBODY: _("No"),
    About.DIRECTOR: _("The director — This person will have no access."),
    About.CHAIR: _("The chair — This person will have no access."),
}
BANDS: dict[Band, Words] = {
    Band.UNDER_14: _("Under 14 years old"),
    Band.TEEN: _("14 to 17 years old"),
    Band.ADULT: _("18 or over"),
    Band.UNSAID: _("I’d rather not say"),
}
BANDS_SAID: dict[Band, Words] = {**BANDS, Band.UNSAID: _("Not said")}
CHANNELS: dict[Channel, Words] = {
    Channel.WEB: _("Told by the form"),
    Channel.PHONE: _("Told by phone"),
}
QUESTIONS: dict[Question, Words] = {
    Question.DANGER_NOW: _("Is someone in danger right now?"),
    Question.SUICIDE: _("Are there words of suicide or of self-harm?"),
    Question.INTIMATE_MINOR: _(
        "An intimate image of a person under 18, sexual words from an adult, or blackmail?"
    ),
    Question.CHILD_ABUSE: _("A child hit, neglected, or sexually abused?"),
    Question.CRIME: _(
        "Threats of death or injury, stalking, extortion, stolen identity, or an intimate image "
        "shared without consent?"
    ),
    Question.REPRISAL: _(
        "Payback for a report, or a report that attacks someone who spoke of an abuse in public?"
    ),
    Question.SAFE_ADULT: _("A child who has no safe adult beside them?"),
    Question.CONFLICT: _("Does it concern someone who receives or decides here?"),
}
OUTCOMES: dict[Outcome, Words] = {
    Outcome.NO_DANGER: _("No immediate danger seen"),
    Outcome.HELP_ASKED: _("Help was asked for"),
    Outcome.HANDED_OVER: _("Handed over to another person or body"),
}
REFUSALS: dict[Refusal, Words] = {
    Refusal.NOT_THIS_POLICY: _("This is not something the policy covers"),
    Refusal.OUT_OF_JURISDICTION: _("The policy does not bind the person who did it"),
    Refusal.NO_BREACH_EVEN_IF_TRUE: _("Even if true, it would not be against the policy"),
    Refusal.RESPECTFUL_CRITICISM: _("It is criticism, and the policy allows respectful criticism"),
    Refusal.TOO_LITTLE: _("There is too little to go on, even after we asked"),
    Refusal.ALREADY_DECIDED: _("The same facts were already decided on"),
    Refusal.HANDLED_ELSEWHERE: _("Another body is already handling it"),
    Refusal.TOO_LATE: _("It happened too long ago to be examined fairly"),
    Refusal.WITHDRAWN: _("You asked us to stop, and nobody is in danger"),
}
BASES: dict[Basis, Words] = {
    Basis.AGREED: _("with your agreement"),
    Basis.LAW: _("because the law requires it"),
}
STATES: dict[str, Words] = {
    "received": _("To check"),
    "urgency_checked": _("To decide"),
    "in_case": _("In a case"),
    "not_admissible": _("Not admissible"),
    "rerouted": _("Sent elsewhere"),
    "closed": _("Closed"),
}
STAGES: dict[Stage, Words] = {
    Stage.ADMISSIBLE: _("Case open"),
    Stage.ON_HOLD: _("On hold"),
    Stage.HEARD: _("Heard"),
    Stage.DECIDED: _("Decided"),
    Stage.CLOSED: _("Closed"),
}
PRIORITIES: dict[Priority, Words] = {
    Priority.REPRISAL: _("Payback after a report"),
    Priority.URGENT: _("Danger or threats"),
    Priority.SENSITIVE: _("Image, child or doubt"),
    Priority.USUAL: "",
}

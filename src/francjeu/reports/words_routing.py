"""What pages say at the gate and of hand-overs: questions, ways, bases, parts, states."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.procedure.intake.handover import Part, Why
from francjeu.kernel.procedure.intake.routing import Asked, Footing, Way

Words = str | Promise

ASKED: dict[Asked, Words] = {
    Asked.CHILD_SEXUAL: _(
        "A person under 18: sexual words or acts, an intimate image, or an adult who seeks them?"
    ),
    Asked.CHILD_HURT: _("A child hit, neglected, or at serious risk?"),
    Asked.CRIME: _(
        "Threats of death or injury, stalking, extortion, stolen identity, an intimate image?"
    ),
    Asked.SPORT_HARM: _("Abuse, harassment, neglect or violence in sport or recreation?"),
    Asked.PUPILS: _("Is it between pupils, or part of school life?"),
    Asked.EMPLOYEE: _("Did someone the organisation employs do it?"),
    Asked.STILL_ONLINE: _("Is the content still online?"),
    Asked.BOUND: _("Does the policy bind the person who did it?"),
    Asked.COVERED: _("Does it look like something the policy covers?"),
}
SHORT: dict[Asked, Words] = {
    Asked.CHILD_SEXUAL: _("a young person, something sexual"),
    Asked.CHILD_HURT: _("a child at risk"),
    Asked.CRIME: _("perhaps a crime"),
    Asked.SPORT_HARM: _("harm in sport"),
    Asked.PUPILS: _("between pupils"),
    Asked.EMPLOYEE: _("someone employed here"),
    Asked.STILL_ONLINE: _("still online"),
    Asked.BOUND: _("the policy does not bind the person who did it"),
    Asked.COVERED: _("the policy does not cover it"),
}
WAYS: dict[Way, Words] = {
    Way.INSIDE: _("Here, in a case"),
    Way.POLICE: _("The police"),
    Way.CHILD: _("Youth protection"),
    Way.INTEGRITY: _("The protector of integrity in sport"),
    Way.SCHOOL: _("The school"),
    Way.EMPLOYER: _("The employer"),
    Way.PLATFORM: _("The platform"),
    Way.OTHER: _("Another body or committee"),
}
FOOTINGS: dict[Footing, Words] = {
    Footing.AGREED: _("The person agrees"),
    Footing.CHILD_LAW: _("The law on youth protection requires it"),
    Footing.GRAVE_DANGER: _("To prevent death or serious injury"),
    Footing.CRIME: _("To a body that fights crime"),
    Footing.BY_LAW: _("A law or an order requires it"),
    Footing.NOTHING_PERSONAL: _("Nothing personal leaves"),
}
PARTS: dict[Part, Words] = {
    Part.REFERENCE: _("Our reference"),
    Part.SUMMARY: _("A summary in neutral words"),
    Part.WORDS: _("What the person tells"),
    Part.PLACE: _("Where it is, in words or by a link"),
    Part.PIECES: _("The files received"),
    Part.IDENTITY: _("Who reported"),
}
STATES: dict[str, Words] = {
    "prepared": _("Prepared, not sent"),
    "asked": _("The person is asked"),
    "agreed": _("The person agrees"),
    "declined": _("The person does not agree"),
    "withdrawn": _("Will not leave"),
    "sent": _("Sent"),
    "taken": _("Taken by them"),
    "given_back": _("Given back"),
    "finished": _("Finished there"),
}
REFUSED: dict[Why, Words] = {
    Why.NOTHING: _("Choose at least one thing that leaves."),
    Why.NOBODY: _("Say to whom."),
    Why.NO_REASON: _("Write the reason. One sentence is enough; it is kept in the history."),
    Why.INSIDE: _("This does not leave: open a case instead."),
    Why.GATED_PIECES: _("An intimate image leaves with nobody: the police come and see."),
    Why.TOO_MUCH: _("Too much for this body: a reference and a summary, or the place, no more."),
    Why.FOOTING: _("This body cannot be told on this basis. Choose another."),
    Why.IDENTITY: _("On this basis, who reported stays here."),
    Why.NOT_AGREED: _("The person has not agreed yet."),
}
# What stands under each refusal on the page: the field it is about.
FIELDS: dict[Why, str] = {
    Why.NOTHING: "parts", Why.NOBODY: "body", Why.NO_REASON: "words", Why.INSIDE: "way",
    Why.GATED_PIECES: "parts", Why.TOO_MUCH: "parts", Why.FOOTING: "footing",
    Why.IDENTITY: "parts",
}  # fmt: skip

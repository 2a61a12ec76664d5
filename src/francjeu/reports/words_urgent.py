"""What pages say in the urgent lane: causes, lines of the sheet, what came of each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.procedure.intake.urgent import Cause, Done, Step
from francjeu.kernel.procedure.settings.doors import Need

Words = str | Promise

CAUSES: dict[Cause, Words] = {
    Cause.DANGER: _("Someone is in danger now"),
    Cause.SUICIDE: _("Words of suicide or self-harm"),
    Cause.INTIMATE_MINOR: _("Perhaps an intimate image of a minor"),
    Cause.THREATS: _("Threats"),
    Cause.CHILD_ABUSE: _("A child hit, neglected or abused"),
    Cause.CRIME: _("Perhaps a crime"),
}
STEPS: dict[Step, Words] = {
    Step.SAFE: _("Is the person safe now?"),
    Step.DISTRESS: _("Offer a help line, at once"),
    Step.NO_COPY: _("Open nothing, copy nothing, forward nothing"),
    Step.POLICE: _("Call the police"),
    Step.CHILD: _("Call youth protection"),
    Step.ADULT: _("Is a safe adult beside the person?"),
    Step.SILENCE: _("What do the police say about telling anyone?"),
}
HOW: dict[Step, Words] = {
    Step.SAFE: _("If you cannot tell, or if the answer is no: call 911, then come back here."),
    Step.DISTRESS: _("Write the number in the person’s thread, or say it by phone. No waiting."),
    Step.NO_COPY: _(
        "Files are sealed for everyone. Tell the person too: no screenshot, no sending. "
        "The police say what to keep and what to destroy; you write it here."
    ),
    Step.POLICE: _("Ask for a name and a file number. Say that an organisation is calling."),
    Step.CHILD: _("The duty to call is yours, whatever we do here. Who calls is secret."),
    Step.ADULT: _("Chosen by the young person: a parent may be the problem."),
    Step.SILENCE: _(
        "Until they say so, nobody warns the person concerned: no letter of the case can leave."
    ),
}
DONE: dict[Done, Words] = {
    Done.DONE: _("Done"),
    Done.NO_ANSWER: _("Nobody answered — The line stays open, to try again."),
    Done.NOT_NEEDED: _("Not needed — Say why."),
}
STATES: dict[str, Words] = {
    "ringing": _("Nobody has taken it yet"),
    "taken": _("Taken"),
    "closed": _("Closed"),
}
# The doors whose numbers stand beside a line.
DOORS: dict[Step, tuple[Need, ...]] = {
    Step.SAFE: (Need.DANGER,),
    Step.DISTRESS: (Need.DISTRESS,),
    Step.NO_COPY: (Need.IMAGE,),
    Step.POLICE: (Need.DANGER, Need.POLICE),
    Step.CHILD: (Need.CHILD,),
}

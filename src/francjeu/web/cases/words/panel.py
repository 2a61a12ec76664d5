"""What the acts around who sits ask."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from francjeu.web.cases.words.act import Act

ACTS: dict[str, Act] = {
    "hand_over": Act(
        _("Who manages this case from now on?"),
        _("One named person answers the questions of both sides."),
        _("Name this person"),
    ),
    "seat": Act(
        _("Who has access to this case?"),
        _("A person with a tie is refused a seat, and the attempt is remembered."),
        _("Give a seat"),
    ),
    "declare": Act(
        _("Do you have a tie with someone in the case?"),
        _("Same school, same team, family, friendship, work. In doubt, step aside."),
        _("Save"),
    ),
    "challenge": Act(
        _("Whom does a party ask to replace?"),
        _("Until someone else answers, this member neither finds nor signs."),
        _("Record the request"),
    ),
    "answer_challenge": Act(
        _("Is this member replaced?"),
        _("In doubt, replace: a decision must be beyond suspicion. The party reads why."),
        pgettext_lazy("act", "Answer"),
    ),
}

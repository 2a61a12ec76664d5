"""What the acts on how long a file is kept ask."""

from django.utils.translation import gettext_lazy as _

from francjeu.web.cases.words.act import Act

ACTS: dict[str, Act] = {
    "hold": Act(
        _("Why must this file be kept past its time?"),
        _("Nothing of it is destroyed until someone lifts the hold. The reason is kept."),
        _("Keep the file"),
    ),
    "lift_hold": Act(
        _("Why may this file go its way again?"),
        _("Once its time is over, its words and pieces are destroyed for good."),
        _("Lift the hold"),
    ),
}

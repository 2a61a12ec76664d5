"""The words of interim measures."""

from django.utils.translation import gettext_noop as _  # isort: skip


INTERIM_STATES = {
    "ordered": _("In force"),
    "contested": _("Contested: someone else must answer"),
    "lifted": _("Lifted"),
    "ended": _("Ended"),
}
INTERIM_STEPS = {
    "contest": _("Contested"),
    "renew": _("Reviewed"),
    "keep": _("Kept"),
    "lighten": _("Lightened"),
    "lift": _("Lifted"),
    "end": _("Ended"),
}
INTERIM_SAID = {
    "renew": _("The measure was reviewed and goes on for a limited time."),
    "keep": _("Someone else looked at what you said: the measure stays."),
    "lighten": _("Someone else looked at what you said: the measure becomes lighter."),
    "lift": _("The measure is lifted."),
    "end": _("The measure is over."),
}
BAD_MEASURES = {
    "measure_not_listed": _("This measure is not on the list of the procedure."),
    "reasons_missing": _("Write the reasons. The person will read them."),
    "lesser_not_weighed": _("Say why this lighter measure is not enough."),
    "end_is_past": _("The end must be ahead."),
    "not_lighter": _("Choose a milder measure, or a nearer end."),
    "heavier": _("A lightened measure is milder or shorter, and nothing in it is heavier."),
    "end_too_far": _("The end is further than the review the procedure asks for."),
}

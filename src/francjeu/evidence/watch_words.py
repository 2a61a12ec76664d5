"""What pages say of a watch: where it stands, the three answers, why it stopped."""

from django.utils.translation import gettext_lazy as _

from francjeu.kernel.evidence.watch.watching import Answer, Standing

STANDINGS = {
    Standing.UNSEEN: _("Nothing established"),
    Standing.VISIBLE: _("Visible"),
    Standing.PICTURED: _("Words read in a picture"),
    Standing.CHANGED: _("Changed"),
    Standing.SUSPECTED: _("Absence to be confirmed"),
    Standing.GONE: _("No longer publicly accessible"),
    Standing.BACK: _("Visible again"),
    Standing.DISPUTED: _("Absence disputed"),
}

ANSWERS = {
    Answer.YES: _("Yes, I still see it"),
    Answer.NO: _("No, I no longer see it"),
    Answer.UNSURE: _("I don’t know"),
}

STOPS = {
    "person": _("a person stopped it"),
    "closed": _("the file was closed"),
    "gated": _("an intimate image may be concerned: nothing is opened"),
}

REASONS = {
    "no such name": _("no such site"),
    "timeout": _("no answer in time"),
    "no connection": _("no connection"),
    "not a public address": _("led to a private address: not followed"),
    "too many redirects": _("too many redirects"),
    "browser broke off": _("the browser broke off"),
    "nothing to look for": _("no words to look for"),
    "words in a picture": _("read by software"),
}
"""What pages say of why a look found what it did; of what is not here, the key of a template."""

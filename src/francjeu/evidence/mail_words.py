"""What the check of an e-mail proves, in words never stronger than it."""

from django.utils.translation import gettext_lazy as _

from francjeu.kernel.evidence.origin.mail import Signed

SENTENCES = {
    Signed.VALID: _(
        "The signature of the domain %(domain)s was checked on receipt and is good: this domain "
        "sent this mail, unaltered since. It does not say which person held the keyboard."
    ),
    Signed.OTHER_DOMAIN: _(
        "Signed by the domain %(domain)s, which is not the one the mail says it comes from: that "
        "the sender is the one shown is not proven."
    ),
    Signed.PARTIAL: _(
        "The domain %(domain)s signed only a part of the mail: what is shown may have been added."
    ),
    Signed.ALTERED: _(
        "The text of the mail is not the one the domain %(domain)s signed: it was altered, or "
        "changed by a program on the way."
    ),
    Signed.FORGED: _("The signature in the name of the domain %(domain)s is not good."),
    Signed.KEY_UNKNOWN: _(
        "The mail is signed in the name of the domain %(domain)s, but its key could not be had: "
        "nothing is proven, nothing is refuted."
    ),
    Signed.WEAK: _("The key of the domain %(domain)s is too weak to prove anything."),
    Signed.AMBIGUOUS: _(
        "The mail names several senders, subjects or dates: what is signed may not be what is "
        "shown."
    ),
    Signed.UNSIGNED: _(
        "The mail carries no signature of a domain: where it comes from is not proven."
    ),
    Signed.UNREADABLE: _("The mail could not be read: it is kept sealed, as it was received."),
}

ARC = {
    "pass": _("The relays it went through vouch for what they received (ARC)."),
    "fail": _("What the relays it went through noted does not hold (ARC)."),
    "unknown": _("Relays it went through noted something that could not be checked (ARC)."),
}


def sentence(verdict: Signed, domain: str) -> str:
    """The whole sentence, in the language that is active."""
    return str(SENTENCES[verdict]) % {"domain": domain or "?"}

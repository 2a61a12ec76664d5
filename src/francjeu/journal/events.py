"""The vocabulary of the journal: every event, and the sentence that tells it.

Keys are "subject.participle", stored for ever: never renamed, never reused.
"""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop as _  # isort: skip

EVENTS: dict[str, str] = {
    # journal
    "journal.erased": _("The facts of %(count)s entries were erased: %(reason)s"),
    # people
    "organisation.set": _("The organisation’s details were set"),
    "account.opened": _("An account was opened"),
    "account.closed": _("An account was closed"),
    "role.granted": _("The role %(role)s was granted"),
    "role.ended": _("The role %(role)s was ended"),
    "person.added": _("A person was added"),
    "person.changed": _("A person’s details were changed"),
    "people.imported": _("%(count)s persons were imported"),
    "people.viewed": _("A person’s file was read"),
    # policy
    "policy.imported": _("A policy document was imported as version %(number)s"),
    "policy.corrected": _("The reading of version %(number)s was corrected"),
    "policy.published": _("Version %(number)s was published, in force from %(in_force_on)s"),
    "policy.discarded": _("The draft of version %(number)s was thrown away"),
    "setting.added": _("Version %(number)s of the settings “%(kind)s” holds from %(valid_from)s"),
}


class _Erased(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def sentence(event: str, facts: Mapping[str, object]) -> str:
    """The event in words, in the reader's language; erased facts read « … »."""
    template = EVENTS.get(event)
    return gettext(template) % _Erased(facts) if template else event

"""The words of those who sit: what they vote, who is replaced."""

from django.utils.translation import gettext_noop as _  # isort: skip


POSITIONS = {
    "concurs": _("Agrees"),
    "dissents": _("Dissents"),
}
DRAFTS = {
    "open": _("Before the panel"),
    "changed": _("Changed: its votes no longer count"),
    "carried": _("Carried"),
    "rejected": _("Rejected by a majority"),
    "tied": _("Tied: nothing is decided"),
}
VOIDS = {
    "changed": _("the draft changed"),
    "found": _("a finding changed"),
    "said": _("the person concerned said something more"),
    "left": _("the member left the table"),
}
INSTANCES = {
    "first": _("first decision"),
    "appeal": _("appeal"),
}
CHALLENGE_STATES = {
    "asked": _("An answer is awaited"),
    "granted": _("Replaced"),
    "refused": _("Stays"),
    "withdrawn": _("Request withdrawn"),
}

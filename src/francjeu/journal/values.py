"""The coded values of facts, in words: what a sentence of the journal says instead of a key.

A value that is not listed is printed as it is: a number (thousands apart), a date, a
digest, words someone typed.
"""

from django.utils.translation import gettext, gettext_noop as _  # isort: skip

from francjeu.plumbing.figures import grouped

_ANSWERS = {"yes": _("yes, visible"), "no": _("no, not visible"), "unsure": _("not known")}
_ADDRESS = {
    "visible": _("visible"),
    "matched": _("what was expected was found"),
    "pictured": _("words like those expected were read by software in a picture"),
    "changed": _("visible, changed"),
    "gone_http": _("the site answers that it is not there"),
    "gone_page": _("a page says that it is not there"),
    "account_gone": _("the account is not there"),
    "restricted": _("shown to some only"),
    "login_wall": _("an account is asked for"),
    "blocked": _("our visit was refused"),
    "unreachable": _("no answer"),
    "unknown": _("nothing established"),
    "unseen": _("not seen yet"),
    "suspected": _("absence to be confirmed"),
    "gone": _("no longer publicly accessible"),
    "back": _("visible again"),
    "disputed": _("absence contradicted"),
    "asked": _("asked for"),
    "running": _("under way"),
    "kept": _("whole"),
    "partial": _("with gaps"),
    "failed": _("failed"),
}
_SIGNED = {
    "valid": _("valid"),
    "other domain": _("valid, by another domain"),
    "partial": _("covers a part only"),
    "altered": _("the message was changed since"),
    "forged": _("does not hold"),
    "key unknown": _("key not found"),
    "weak": _("key too weak"),
    "ambiguous": _("two keys or more"),
    "unsigned": _("none"),
    "unreadable": _("not readable"),
}
_KINDS = {
    "redaction": _("masked"),
    "conversion": _("converted"),
    "transcript": _("written out"),
    "attached": _("taken out of an e-mail"),
    "prepared": _("cleaned"),
    "reporter": _("another person who reported"),
    "network": _("another network"),
    "admission": _("the author’s own words"),
    "embed": _("the platform’s own answer"),
}
_INSTRUCTIONS = {"keep": _("keep"), "hand over": _("hand over"), "destroy": _("destroy")}
_WHYS = {
    "person": _("a person asked"),
    "takedown": _("after a take-down"),
    "closed": _("the file is closed"),
    "gated": _("an intimate image may be concerned"),
}

_INSIDE = {"yes": _("yes"), "no": _("no"), "unsure": _("not known")}
_WAYS = {
    "inside": _("here, in a case"),
    "police": _("the police"),
    "child": _("youth protection"),
    "integrity": _("the protector of integrity in sport"),
    "school": _("the school"),
    "employer": _("the employer"),
    "platform": _("the platform"),
    "other": _("another body or committee"),
}

_TROUBLES = {
    "too large": _("pictures too large"),
    "too heavy": _("too heavy"),
    "too long": _("too long"),
    "empty": _("nothing to hear or see"),
    "beyond the end": _("a mask beyond the end"),
    "no sound": _("no sound"),
    "damaged": _("damaged file"),
    "encrypted": _("under a password"),
    "no such sheet": _("no such sheet"),
    "not showable": _("not of a kind that is masked so"),
    "unreadable": _("not readable"),
    "timed out": _("it took too long"),
    "out of memory": _("out of memory"),
    "missing": _("tool missing"),
    "crashed": _("the tool stopped by itself"),
    "stopped": _("the tool was stopped"),
    "no room": _("the server is out of room"),
}

VALUES: dict[str, dict[str, str]] = {
    "answer": _ANSWERS,
    "state": _ADDRESS,
    "standing": _ADDRESS,
    "verdict": {**_SIGNED, **_ADDRESS, "partial": _("covers a part only")},
    "kind": _KINDS,
    "instruction": _INSTRUCTIONS,
    "trouble": _TROUBLES,
    "why": _WHYS,
    "inside": _INSIDE,
    "ways": _WAYS,
    "form": {"single_file": "SingleFile", "wacz": "WACZ", "mhtml": "MHTML", "pdf": "PDF"},
}
"""Name of the fact, then its value, then its words."""

_BEYOND_YEARS = 10_000
"""From this number on, thousands are set apart: below, it may be a year or a version."""


def worded(name: str, value: object) -> object:
    """The words of this value, in the reader’s language; the value itself where it has none.

    Several keys are written « school, police »: each gets its words.
    """
    if isinstance(value, int) and value >= _BEYOND_YEARS:
        return grouped(value)
    known = VALUES.get(name)
    if known is None or not isinstance(value, str):
        return value
    keys = value.split(", ")
    if not all(key in known for key in keys):
        return value
    return ", ".join(gettext(known[key]) for key in keys)

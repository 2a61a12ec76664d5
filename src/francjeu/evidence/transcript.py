"""A conversation as a text that opens anywhere: who wrote what, when, and what may lack."""

from collections.abc import Iterator
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.evidence.words import GAPS
from francjeu.kernel.evidence.origin.provenance import Language

NAMES = {"whatsapp": "WhatsApp", "messenger": "Messenger", "telegram": "Telegram", "sms": "SMS"}


def written(content: dict[str, Any], *, language: Language = "fr") -> bytes:
    """The whole conversation as UTF-8. No digest of the original: its commitment ties it."""
    with translation.override(language):
        return ("\n".join(_lines(content)) + "\n").encode()


def _lines(content: dict[str, Any]) -> Iterator[str]:
    messages, lacks = content["messages"], content["gaps"]
    yield _("TRANSCRIPT OF AN EXPORTED CONVERSATION (%(kind)s)") % {"kind": NAMES[content["kind"]]}
    yield ""
    yield _("Written by the platform from the sealed piece, which alone is the evidence.")
    yield _("As the export tells it: whoever exported it could have edited it.")
    yield _("Pictures and files are named, and are not here.")
    if content["is_ambiguous"]:
        yield _("Dates are as written: day or month first, the export does not say.")
    yield ""
    yield _("People named: %(names)s") % {"names": ", ".join(content["people"]) or "—"}
    yield _("Messages: %(read)s of %(count)s") % {
        "read": len(messages), "count": content["count"],
    }  # fmt: skip
    yield ngettext(
        "Places where something may be missing: %(n)s",
        "Places where something may be missing: %(n)s",
        len(lacks),
    ) % {"n": len(lacks)}
    yield from (_gap(why) for place, why in lacks if place == 0)
    for place, message in enumerate(messages, start=1):
        yield ""
        yield from _message(place, message)
        yield from (_gap(why) for at, why in lacks if at == place)


def _message(place: int, message: dict[str, str]) -> Iterator[str]:
    when = message["at"].replace("T", " ") or message["said"]
    yield f"{place}. {when} — {message['who'] or '—'}"
    yield from (f"    {line}" for line in message["text"].splitlines())
    if message["attached"]:
        yield "    " + _("[file: %(name)s]") % {"name": message["attached"]}


def _gap(why: str) -> str:
    return f">>> {GAPS[why]}"

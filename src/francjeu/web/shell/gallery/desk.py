"""Examples of what staff meet: tasks, stages, clocks, pieces, elements, time line."""

from django.utils.translation import gettext as _

Row = dict[str, object]


def groups() -> list[Row]:
    """Safety first, then deadlines; and a group with nothing in it."""
    check = {
        "what": _("Check the urgency of report"),
        "ref": "S-2026-0031",
        "why": _("Word chosen by the person: threats. Nobody has read it yet."),
        "url": "#",
        "act": _("Check"),
        "due": _("2 h 10 left"),
        "due_kind": "late",
        "due_note": _("target: 24 h (profile, section 4)"),
    }
    answer = {
        "what": _("Acknowledge report"),
        "ref": "S-2026-0030",
        "why": _("A text is ready. You read it, adjust it, send it."),
        "url": "#",
        "act": _("Answer"),
        "due": _("For Tuesday"),
        "due_kind": "soon",
    }
    name = {
        "what": _("Name a replacement on the committee,"),
        "ref": "D-2026-0012",
        "why": _("Someone on the committee stepped aside."),
        "url": "#",
        "act": _("Name someone"),
        "due": _("Thursday"),
    }
    done = {"what": _("Seal the piece received"), "url": "#", "due": _("Done"), "due_kind": "done"}
    return [
        {
            "key": "safety",
            "title": _("Safety first"),
            "icon": "shield-alert",
            "safety": True,
            "tasks": [check],
        },
        {
            "key": "due",
            "title": _("Deadlines"),
            "icon": "clock",
            "tasks": [answer, name, done],
        },
        {
            "key": "none",
            "title": _("Publications"),
            "icon": "calendar",
            "tasks": [],
            "nothing": _("Nothing to do."),
        },
    ]


def stages() -> list[Row]:
    """Two done, one present, three to come."""
    return [
        {"name": _("Urgency"), "state": "done"},
        {"name": _("Admissibility"), "state": "done"},
        {"name": _("Notice"), "state": "now"},
        {"name": _("Hearing")},
        {"name": _("Decision")},
        {"name": _("Closing")},
    ]


def clocks() -> list[Row]:
    """Running, soon, late, paused, not started."""
    shown = [
        ("running", _("Answer"), _("10 days left"), 9, 19),
        ("soon", _("Interim measure"), _("2 days left"), 12, 14),
        ("late", _("Acknowledgement"), _("1 day late"), 3, 2),
        ("paused", _("Decision"), _("Paused"), 5, 14),
        ("idle", _("Review"), _("Not started"), 0, 14),
    ]
    return [
        {
            "state": state,
            "name": name,
            "left": left,
            "past": past,
            "total": total,
            "says": _("%(name)s: %(left)s") % {"name": name, "left": left},
            "source": _("Source: procedure profile, section 7."),
        }
        for state, name, left, past, total in shown
    ]


def refused() -> list[Row]:
    """Acts that stay listed, with the rule."""
    return [
        {"act": _("Hold the hearing"), "rule": _("The time to answer runs until 2 December.")},
        {"act": _("Decide"), "rule": _("You opened this case: it is for the committee.")},
    ]


def pieces() -> list[Row]:
    """Veiled, masked copy, text, sealed, absent."""
    read = {"icon": "align-left", "words": _("Read the text"), "url": "#"}
    see = {"icon": "eye", "words": _("See the image"), "url": "#"}
    given = _("N1 · handed over by the person")
    text = _("Three messages from one account. Hurtful words. No image.")
    sealed = _("Nobody can open it here. A named person follows the police’s instruction.")
    return [
        {"label": "P-1", "title": _("Screenshot"), "state": "veiled", "what": text,
         "provenance": given, "acts": [read, see]},
        {"label": "P-2", "title": _("Screenshot"), "state": "masked", "what": text,
         "provenance": given, "acts": [read]},
        {"label": "P-3", "title": _("Conversation"), "state": "text", "what": text,
         "provenance": given, "acts": [read]},
        {"label": "P-4", "title": _("Sealed piece"), "state": "sealed", "what": sealed,
         "provenance": _("Reported on 2026-11-12")},
        {"label": "P-5", "title": _("Described in words"), "state": "absent", "what": text},
    ]  # fmt: skip


def elements() -> list[Row]:
    """To do, and signed."""
    return [
        {"name": _("1. The author is bound on that day"), "pieces": _("Register, 2026"),
         "versions": _("Not disputed"), "finding": _("Established"), "finding_kind": "ok",
         "by": _("Committee, 2026-12-04, 19:10")},
        {"name": _("2. By social media, text or e-mail"), "pieces": "P-1, P-2",
         "versions": _("Answer expected"), "finding": _("To do")},
    ]  # fmt: skip


def entries() -> list[Row]:
    """Future, now, past, erased."""
    return [
        {"when": _("2 Dec., planned"), "iso": "2026-12-02", "what": _("End of the time to answer"),
         "state": "future"},
        {"when": _("Today"), "iso": "2026-11-22", "what": _("Someone is missing on the committee"),
         "state": "now"},
        {"when": "13 nov. · 10 h 30", "iso": "2026-11-13T10:30", "what": _("Notice read"),
         "who": _("case manager")},
        {"when": "12 nov. · 14 h 05", "iso": "2026-11-12T14:05", "state": "erased",
         "what": _("Details erased on 2026-11-20")},
    ]  # fmt: skip


def facts() -> list[Row]:
    """Persons as letters, never by name."""
    return [
        {"name": _("Concerned"), "value": _("Person A, 14 years old, school 1")},
        {"name": _("Respondent"), "value": _("Person B, 15 years old, school 2")},
    ]


def rows() -> list[Row]:
    """Three lines of a list of cases."""
    return [
        {"url": "#", "cells": [f"D-2026-00{number}", _("Words in a group chat"), _("Notice")]}
        for number in (12, 10, 8)
    ]

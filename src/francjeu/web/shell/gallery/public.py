"""Examples of what the public meets: doors, promises, next steps, notices."""

from datetime import date

from django.utils.translation import gettext as _


def doors() -> list[dict[str, object]]:
    """Plain, with a phone, and one not checked for a long time."""
    return [
        {
            "icon": "message-circle",
            "name": _("A listening line"),
            "what": _("Talk or chat with a trained person."),
            "url": "https://example.org/",
            "phone": "+15145550100",
            "phone_words": "514 555-0100",
            "text": "555100",
        },
        {
            "icon": "school",
            "name": _("Your school"),
            "what": _("The school has a plan against bullying. Someone is named to help."),
        },
        {
            "icon": "landmark",
            "name": _("An outside authority"),
            "what": _("It does not depend on us."),
            "url": "https://example.org/authority",
            "checked_on": date(2024, 3, 1),
            "stale": True,
        },
    ]


def promises() -> list[dict[str, str]]:
    """Two of the sentences under « what happens after »."""
    return [
        {
            "icon": "shield-check",
            "title": _("Safety first"),
            "what": _("A person checks whether anyone is in danger before anything else."),
            "source": _("Procedure profile, section 4"),
        },
        {
            "icon": "users",
            "title": _("Humans decide"),
            "what": _("No software judges. Each decision is signed and explained."),
        },
    ]


def steps() -> list[dict[str, str]]:
    """What a receipt says will happen, by when."""
    return [
        {
            "title": _("By Monday, 19:42: we check whether anyone is in danger"),
            "what": _("A real person reads your message."),
        },
        {
            "title": _("By Tuesday: we answer here"),
            "what": _("We ask a question or we say what we are doing."),
        },
    ]


def notices() -> list[dict[str, str]]:
    """One of each kind."""
    return [
        {"kind": "info", "icon": "bell", "title": _("A reminder, if you like")},
        {"kind": "hold", "icon": "camera-off", "title": _("Do not take a screenshot")},
        {"kind": "stop", "icon": "octagon-x", "title": _("This photo cannot go out")},
        {"kind": "watch", "icon": "clock", "title": _("Two days left to answer")},
        {"kind": "ok", "icon": "circle-check", "title": _("Removed, and checked")},
        {"kind": "sealed", "icon": "file-lock-2", "title": _("This piece is sealed")},
    ]

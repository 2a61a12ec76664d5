"""What each public page prints: built here, so that templates hold no rule."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from francjeu.kernel.figures import MEGABYTE
from francjeu.kernel.procedure.settings.doors import Need as For
from francjeu.kernel.procedure.settings.profile import Clock, Deadline, Profile, Unit
from francjeu.people import queries as people
from francjeu.policy import queries as policy
from francjeu.policy.supplied import source_said
from francjeu.web.shell import doors as outside
from francjeu.web.shell.doors import Door


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence we hold to."""

    icon: str
    title: str
    what: str


@dataclass(frozen=True, slots=True)
class Home:
    """The home page; closed until the organisation has opened its site."""

    is_open: bool
    emergencies: tuple[Door, ...]
    doors: tuple[Door, ...]
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """Doors under one heading of the help page."""

    key: str
    title: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """Who else can help."""

    emergencies: tuple[Door, ...]
    needs: tuple[Need, ...]
    organisation: people.Organisation


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie, what it is for and how long it stays."""

    name: str
    purpose: str
    stays: str


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is done with what a person tells us, from the real settings."""

    organisation: people.Organisation
    cookies: tuple[Cookie, ...]
    upload_limit_mb: int
    has_escrow: bool
    kept_months: int | None
    kept_source: str


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What was checked, how, and what was not."""

    organisation: people.Organisation
    checked: tuple[str, ...]
    not_checked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """The organisation, for pages that tell whom to write to."""

    organisation: people.Organisation


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, in order."""

    title: str
    what: str


@dataclass(frozen=True, slots=True)
class Notice:
    """How to open the notice one received."""

    organisation: people.Organisation
    steps: tuple[Step, ...]


def _doors(on: date) -> tuple[Door, ...]:
    return outside.doors(on=on, language=get_language() or settings.LANGUAGE_CODE)


def within(deadline: Deadline) -> str:
    """A delay in words: « 24 heures », « 2 jours ouvrables »."""
    amount = deadline.amount
    words = {
        Unit.HOURS: ngettext("%(n)s hour", "%(n)s hours", amount),
        Unit.CALENDAR_DAYS: ngettext("%(n)s day", "%(n)s days", amount),
        Unit.BUSINESS_DAYS: ngettext("%(n)s business day", "%(n)s business days", amount),
    }
    return words[deadline.unit] % {"n": amount}


def _safety(profile: Profile | None) -> Promise:
    deadline = profile.deadline(Clock.URGENCY_CHECK) if profile else None
    what = _("A person checks whether anyone is in danger before anything else.")
    if deadline:
        what = _("A person checks the urgency, at most %(delay)s after you send.") % {
            "delay": within(deadline)
        }
    return Promise("shield-check", _("Safety first"), what)


def _honesty(profile: Profile | None) -> Promise:
    what = _("You believe it? That is enough. No proof is asked of you.")
    if profile and profile.reprisal_forbidden:
        what = _("You believe it? That is enough. Taking revenge for a report is forbidden.")
    return Promise("heart-handshake", _("An honest mistake is not a fault"), what)


def _promises(profile: Profile | None) -> tuple[Promise, ...]:
    """A number or a prohibition only where the procedure profile holds it (with its source)."""
    return (
        _safety(profile),
        Promise(
            "users",
            _("Humans decide"),
            _("No software judges. Each decision is signed and explained."),
        ),
        Promise(
            "lock",
            _("Your name stays apart"),
            _("You choose whether to give it. Each reading leaves a trace."),
        ),
        _honesty(profile),
    )


def home(*, on: date) -> Home:
    """The home page of that day."""
    listed = _doors(on)
    return Home(
        is_open=people.organisation().is_open,
        emergencies=tuple(door for door in listed if door.at_once),
        doors=tuple(door for door in listed if not door.at_once),
        promises=_promises(policy.profile(on=on)),
    )


def _needs(listed: tuple[Door, ...]) -> tuple[Need, ...]:
    """Each door once, under the first heading that suits it."""
    headings = (
        ("now", _("Right now"), (For.DANGER,)),
        ("talk", _("To talk to someone"), (For.DISTRESS,)),
        ("image", _("For an intimate image"), (For.IMAGE,)),
        ("outside", _("Outside the organisation"), (For.INTEGRITY, For.POLICE, For.PLATFORM)),
        ("child", _("For a child or a teenager"), (For.CHILD,)),
        ("school", _("At school"), (For.SCHOOL,)),
    )
    left, needs = list(listed), []
    for key, title, wanted in headings:
        here = outside.for_needs(tuple(left), *wanted)
        left = [door for door in left if door not in here]
        needs.append(Need(key, title, here))
    return tuple(need for need in needs if need.doors)


def help_(*, on: date) -> Help:
    """Doors by what a person needs, in a fixed order."""
    listed = _doors(on)
    return Help(
        emergencies=tuple(door for door in listed if door.at_once),
        needs=_needs(listed),
        organisation=people.organisation(),
    )


def _cookies() -> tuple[Cookie, ...]:
    hours = settings.SESSION_COOKIE_AGE // 3600
    return (
        Cookie(
            settings.SESSION_COOKIE_NAME,
            _("Finds your draft again, or keeps staff signed in. It names nothing."),
            _("%(hours)s hours for staff; the time of the draft otherwise") % {"hours": hours},
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            _("Prevents another site from sending a form in your place."),
            _("While a form is used"),
        ),
        Cookie(
            settings.LANGUAGE_COOKIE_NAME,
            _("Remembers English or French, only if you chose."),
            _("One year"),
        ),
    )


def privacy(*, on: date) -> Privacy:
    """From the real settings of this installation, as they hold that day."""
    kept = policy.profile(on=on)
    return Privacy(
        organisation=people.organisation(),
        cookies=_cookies(),
        upload_limit_mb=settings.FRANCJEU.upload_limit // MEGABYTE,
        has_escrow=bool(settings.FRANCJEU.escrow_recipient),
        kept_months=kept.retention_months if kept else None,
        kept_source=source_said(
            kept.retention_source.text if kept and kept.retention_source else ""
        ),
    )


def notice() -> Notice:
    """What to do with the link received."""
    return Notice(
        organisation=people.organisation(),
        steps=(
            Step(
                _("Open the message you received"),
                _("By e-mail, by text or on paper. It holds a link that is yours alone."),
            ),
            Step(
                _("Follow the link, then press the button"),
                _("We check that it is you. Nothing is shown before."),
            ),
            Step(
                _("Read, then answer before the date"),
                _("What you are said to have done, your rights and the date are written there."),
            ),
        ),
    )


def contact() -> Contact:
    """Whom to write to."""
    return Contact(organisation=people.organisation())


def accessibility() -> Accessibility:
    """The checks that run on each change, and what no one has tried yet."""
    return Accessibility(
        organisation=people.organisation(),
        checked=(
            _("Every page is usable with a keyboard alone, and the focus can always be seen."),
            _("Every page works without JavaScript."),
            _("Text and background have enough contrast, in light and in dark."),
            _("Pages fit a 320-pixel screen, and text can be doubled."),
            _("An automatic check (axe, WCAG 2.2 level AA) runs on pages at each change."),
            _("Forms say what to fix, at the top and beside each field, and keep what you typed."),
            _("Motion is limited to changes of colour, and none if your device asks for none."),
        ),
        not_checked=(
            _("Tests with people who use a screen reader every day."),
            _("Tests with readers under 15."),
            _("Files sent by other people: an image or a PDF may have no description."),
        ),
    )

"""The first-run pages as printed: where one is, what is done, what is missing."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from francjeu.kernel.actors import OPERATOR, Role
from francjeu.people import queries as people
from francjeu.people import words
from francjeu.people.queries import Account, Organisation
from francjeu.policy import queries as policy

STEPS = ("organisation", "privacy", "administrator", "others", "policy", "open")
TITLES: dict[str, Promise] = {
    "organisation": gettext_lazy("The organisation"),
    "privacy": gettext_lazy("The privacy officer"),
    "administrator": gettext_lazy("The administrator"),
    "others": gettext_lazy("Those who hold the first rights"),
    "policy": gettext_lazy("The policy"),
    "open": gettext_lazy("Open"),
}
NEEDED = (Role.CASE_MANAGER, Role.DECIDER, Role.CHAIR)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the first run."""

    key: str
    number: int
    total: int
    title: str
    back: str
    next: str


def step(key: str) -> Step:
    """The page under this key, with the one before and the one after."""
    at = STEPS.index(key)
    back = reverse(f"setup:{STEPS[at - 1]}") if at else ""
    following = reverse(f"setup:{STEPS[at + 1]}") if at + 1 < len(STEPS) else ""
    return Step(key, at + 1, len(STEPS), str(TITLES[key]), back, following)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary: a subject, what was told, and where to change it."""

    title: str
    told: str
    url: str
    state: str  # done | missing | gap


@dataclass(frozen=True, slots=True)
class Summary:
    """Is everything ready to open?"""

    lines: tuple[Line, ...]
    may_open: bool


def holders() -> tuple[Account, ...]:
    """Open accounts, in the order they were named."""
    accounts = people.accounts_for(actor=OPERATOR)
    return tuple(sorted((a for a in accounts if a.is_active), key=lambda a: a.opened_at))


def summary(*, on: date) -> Summary:
    """What was told so far, what must still be told, and what may wait."""
    found, missing = people.organisation(), people.missing_before_opening()
    lines = (
        _line("organisation", found.name, missing),
        _line("privacy", _privacy(found), missing, needed="privacy_officer"),
        _line("administrator", ", ".join(_named("administrator")), missing),
        _line_of_holders(),
        _line_of_policy(on),
    )  # fmt: skip
    return Summary(lines, may_open=not missing)


def _line(key: str, told: str, missing: tuple[str, ...], *, needed: str = "") -> Line:
    is_missing = (needed or key) in missing
    words = str(_("To complete before opening.")) if is_missing else told
    return Line(
        str(TITLES[key]), words, reverse(f"setup:{key}"), "missing" if is_missing else "done"
    )


def _line_of_holders() -> Line:
    """Without these rights in some hands, a report would wait unread or a case undecided."""
    held = {grant.role for account in holders() for grant in account.held}
    lacking = [str(words.RIGHTS[role]) for role in NEEDED if role not in held]
    told = _("Nobody holds yet: %(rights)s. Reports would wait.") % {"rights": ", ".join(lacking)}
    names = ", ".join(account.name for account in holders())
    return _gap("others", told if lacking else names, is_gap=bool(lacking))


def _line_of_policy(on: date) -> Line:
    versions = policy.versions()
    title = versions[0].title if versions else ""
    if policy.in_force(on=on):
        return _gap("policy", title, is_gap=False)
    if versions:
        told = _("%(title)s: a draft, to review and publish from “Policy”.")
        return _gap("policy", told % {"title": title or _("without title")}, is_gap=True)
    told = _("No document yet: the public page of the policy stays empty, and no case can be "
             "decided.")  # fmt: skip
    return _gap("policy", told, is_gap=True)


def _gap(key: str, told: str, *, is_gap: bool) -> Line:
    return Line(str(TITLES[key]), told, reverse(f"setup:{key}"), "gap" if is_gap else "done")


def _privacy(found: Organisation) -> str:
    parts = (found.privacy_officer, found.privacy_title, found.privacy_contact)
    return ", ".join(part for part in parts if part)


def _named(role: str) -> list[str]:
    return [a.name for a in holders() if any(g.role == role for g in a.held)]

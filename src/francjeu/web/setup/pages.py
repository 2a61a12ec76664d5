"""The first-run pages as printed: where one is, what is done, what is missing."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.actors import OPERATOR
from francjeu.people import queries as people
from francjeu.people.queries import Account, Organisation
from francjeu.policy import queries as policy

STEPS = ("organisation", "privacy", "administrator", "others", "policy", "open")
TITLES: dict[str, Promise] = {
    "organisation": _("The organisation"),
    "privacy": _("The privacy officer"),
    "administrator": _("The administrator"),
    "others": _("Those who hold the first rights"),
    "policy": _("The policy"),
    "open": _("Open"),
}


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
        _gap("others", ", ".join(a.name for a in holders()[1:]), _("Nobody else: you can invite "
             "people later, but only with the rights you hold.")),
        _gap("policy", _policy(on), _("No document yet: the public page of the policy stays "
             "empty, and no case can be decided.")),
    )  # fmt: skip
    return Summary(lines, may_open=not missing)


def _line(key: str, told: str, missing: tuple[str, ...], *, needed: str = "") -> Line:
    is_missing = (needed or key) in missing
    words = str(_("To complete before opening.")) if is_missing else told
    return Line(
        str(TITLES[key]), words, reverse(f"setup:{key}"), "missing" if is_missing else "done"
    )


def _gap(key: str, told: str, otherwise: "str | Promise") -> Line:
    return Line(str(TITLES[key]), told or str(otherwise), reverse(f"setup:{key}"),
                "done" if told else "gap")  # fmt: skip


def _privacy(found: Organisation) -> str:
    parts = (found.privacy_officer, found.privacy_title, found.privacy_contact)
    return ", ".join(part for part in parts if part)


def _named(role: str) -> list[str]:
    return [a.name for a in holders() if any(g.role == role for g in a.held)]


def _policy(on: date) -> str:
    versions = policy.versions()
    if not versions:
        return ""
    title = versions[0].title or str(_("without title"))
    if policy.in_force(on=on):
        return title
    return str(_("%(title)s: a draft, to review and publish from “Policy”.") % {"title": title})

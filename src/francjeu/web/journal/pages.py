"""A history as printed: sentences newest first, their seals when asked, and whether they hold."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.core.paginator import Page as Pages
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from francjeu.cases.queries import reach as case_reach
from francjeu.cases.queries.file import history as cases
from francjeu.journal import queries as journal
from francjeu.journal.queries import Line
from francjeu.kernel import journal as chain
from francjeu.kernel.actors import Actor
from francjeu.plumbing.dates import date_format
from francjeu.plumbing.figures import grouped
from francjeu.policy import queries as policies
from francjeu.reports.queries import reach as report_reach

COUNT = 50
_CASE = re.compile(r"D-\d{4}-\d+")
_REPORT = re.compile(r"S-\d{4}-\d+")


def _as_told(line: Line) -> str:
    return line.sentence


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose history: the key of its chain, its title, and how its lines are said."""

    key: str
    title: str
    url: str = ""
    say: Callable[[Line], str] = _as_told


@dataclass(frozen=True, slots=True)
class Row:
    """One entry."""

    number: int
    when: str
    iso: str
    what: str
    who: str
    erased: str
    seal: str


@dataclass(frozen=True, slots=True)
class Page:
    """The history of one subject and the verdict on its chain."""

    title: str
    url: str
    back: str
    rows: tuple[Row, ...]
    pages: "Pages[Line]"
    intact: bool
    verdict: str
    faults: tuple[str, ...]
    with_seals: bool
    query: str


@dataclass(frozen=True, slots=True)
class Link:
    """A history one may read."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Index:
    """Where a history is looked for."""

    typed: str
    links: tuple[Link, ...]


def of_case(row: case_reach.Case) -> Subject:
    """A case’s history, said in the words of the procedure."""
    names = cases.names_of(row, language=get_language() or "fr")
    return Subject(
        key=f"case:{row.ref}", title=_("Case %(ref)s") % {"ref": row.ref},
        url=reverse("cases:case", args=[row.ref]),
        say=lambda line: cases.told(line, names=names).sentence,
    )  # fmt: skip


def setting_title(kind: str) -> str:
    """The name of a set of settings."""
    return {"profile": _("Procedure profile"), "doors": _("Outside doors")}[kind]


def history(*, subject: Subject, number: str, back: str, with_seals: bool) -> Page:
    """One page of a history; the whole chain is verified each time."""
    lines = journal.history(subject=subject.key)
    pages = Paginator(lines, COUNT).get_page(number)
    faults = tuple(chain.faults(journal.entries(subject=subject.key)))
    return Page(
        title=subject.title, url=subject.url, back=back,
        rows=tuple(_row(line, subject) for line in pages.object_list), pages=pages,
        intact=not faults, verdict=_verdict(len(lines), faults),
        faults=tuple(_fault(fault) for fault in faults[:COUNT]), with_seals=with_seals,
        query="sceaux=1&" if with_seals else "",
    )  # fmt: skip


def _row(line: Line, subject: Subject) -> Row:
    local = timezone.localtime(line.at)
    return Row(
        number=line.number, when=date_format(local, "SHORT_DATETIME_FORMAT"),
        iso=local.isoformat(), what=subject.say(line), who=line.actor_name or _hand(line.actor),
        erased=_("Details erased") if line.erased else "", seal=line.seal,
    )  # fmt: skip


def _hand(actor: str) -> str:
    """What sort of hand it was, where no name is kept."""
    return {
        "reporter": _("the reporter"),
        "party": _("a person of the case"),
        "visitor": _("someone without an account"),
        "operator": _("the server’s operator"),
        "clock": _("the clock"),
        "software": _("the software"),
    }.get(actor.partition(":")[0], _("a member of staff"))


def _verdict(count: int, faults: tuple[chain.Fault, ...]) -> str:
    if not faults:
        return ngettext(
            "Intact: %(n)s entry, its seal holds.", "Intact: %(n)s entries, each seal holds.", count
        ) % {"n": grouped(count)}
    return ngettext(
        "Altered: %(n)s entry does not hold.", "Altered: %(n)s entries do not hold.", len(faults)
    ) % {"n": grouped(len(faults))}


def _fault(fault: chain.Fault) -> str:
    why = {
        "order": _("it does not follow the one before"),
        "digest": _("its facts are not those that were sealed"),
        "seal": _("its seal is not the one of what it says"),
    }.get(fault.reason, fault.reason)
    return _("Entry %(n)s: %(why)s.") % {"n": fault.number, "why": why}


def address_of(typed: str) -> str:
    """Where the history of a typed reference is; empty when it is not a reference."""
    if _CASE.fullmatch(typed):
        return reverse("journal:case", args=[typed])
    return reverse("journal:report", args=[typed]) if _REPORT.fullmatch(typed) else ""


def opens(typed: str, *, actor: Actor) -> bool:
    """True when this reference exists for this person."""
    try:
        if _CASE.fullmatch(typed):
            case_reach.case_for(actor=actor, ref=typed)
        elif _REPORT.fullmatch(typed):
            report_reach.row_for(actor=actor, ref=typed)
        else:
            return False
    except (case_reach.CaseNotFound, report_reach.NotFound):
        return False
    return True


def index(*, actor: Actor, typed: str) -> Index:
    """The histories anyone on the staff may read: the policy, its settings, one’s own account."""
    versions = [
        Link(
            _("Policy, version %(n)s") % {"n": version.number},
            reverse("journal:policy", args=[version.number]),
        )
        for version in policies.versions()[:10]
    ]
    kinds = [
        Link(setting_title(kind), reverse("journal:settings", args=[kind]))
        for kind in ("profile", "doors")
    ]
    own = Link(_("My account"), reverse("journal:account", args=[actor.ref]))
    return Index(typed=typed, links=(*versions, *kinds, own))

"""What the form that joins a report offers: the reports, and the other cases of the matter."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from francjeu.cases.queries.intake import joining
from francjeu.cases.queries.reach import Case
from francjeu.kernel.actors import Actor
from francjeu.reports.queries.joinable import Joinable
from francjeu.web.cases.pages import times

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """The choices, what is ticked at first, and the cases that take no report any more."""

    reports: Choices
    beside: Choices
    named: tuple[str, ...]
    ticked: tuple[str, ...]
    shut: tuple[str, ...]


def page(case: Case, *, named: Collection[str], actor: Actor) -> Page:
    """`named` are the reports the person comes from: the cases on their content are ticked."""
    found = joining.reports(case, actor=actor)
    refs = [one.ref for one in found]
    others = joining.beside(case, refs=refs, actor=actor)
    coming = tuple(ref for ref in refs if ref in named)
    taking = [one for one in others if one.takes]
    return Page(
        reports=[(one.ref, _report(one)) for one in found],
        beside=[(one.ref, _case(one)) for one in taking],
        named=coming,
        ticked=tuple(one.ref for one in taking if {*one.same}.intersection(coming)),
        shut=tuple(one.ref for one in others if not one.takes),
    )


def _report(one: Joinable) -> str:
    told = {"ref": one.ref, "day": times.day(timezone.localdate(one.received_at))}
    words = {
        (False, False): _("%(ref)s — received on %(day)s"),
        (True, False): _("%(ref)s — received on %(day)s, on the same content"),
        (False, True): _("%(ref)s — received on %(day)s, in a case of the same matter"),
        (True, True): _(
            "%(ref)s — received on %(day)s, on the same content, in a case of the same matter"
        ),
    }
    return words[one.is_same, one.is_followed] % told


def _case(one: joining.Beside) -> str:
    told = {"ref": one.ref, "letters": ", ".join(one.letters), "reports": ", ".join(one.same)}
    name = _("%(ref)s, person %(letters)s") if one.letters else _("%(ref)s, nobody yet")
    holds = _("it holds the same content as %(reports)s") if one.same else _("other content")
    return f"{name} — {holds}" % told

"""Names of outside bodies, and links to what other rooms print."""

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, ngettext

from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.file import sheet
from francjeu.cases.queries.intake.matter import beside
from francjeu.cases.queries.reach import Case
from francjeu.kernel.actors import Actor, Role
from francjeu.policy import queries as policy


@dataclass(frozen=True, slots=True)
class Link:
    """A reference and where it leads; `note` says what waits there."""

    words: str
    url: str
    note: str = ""


def doors(*, on: date) -> tuple[tuple[str, str], ...]:
    """Every outside body of the organisation’s list: key and name."""
    language = get_language() or "fr"
    return tuple(
        (door.key, door.name.get(language, door.key)) for door in policy.outside_doors(on=on)
    )


def door(key: str, *, on: date) -> str:
    """The name of a body."""
    return dict(doors(on=on)).get(key, key)


def reports(file: sheet.Sheet, *, actor: Actor) -> tuple[Link, ...]:
    """The joined reports, for who may read them."""
    if not actor.has(Role.CASE_MANAGER, Role.CHAIR):
        return ()
    return tuple(
        Link(
            words=joined.ref, url=_report_url(joined.ref),
            note=ngettext("%(n)s message to read", "%(n)s messages to read", joined.unread)
            % {"n": joined.unread} if joined.unread else "",
        )
        for joined in file.reports
    )  # fmt: skip


def matter(case: Case, *, actor: Actor) -> tuple[Link, ...]:
    """The cases of the same matter, for who may see each of them."""
    return tuple(
        Link(
            words=other.ref, url=reverse("cases:case", args=[other.ref]),
            note=labels.word(labels.STATES, other.state),
        )
        for other in beside(case=case, actor=actor)
    )  # fmt: skip


def _report_url(ref: str) -> str:
    try:
        return reverse("reports:report", args=[ref])
    except NoReverseMatch:
        return ""

"""The custody log as printed: our time beside each authority’s, late or disagreeing told so."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from francjeu.custody import queries as custody_log
from francjeu.custody.queries import Point, Stamped
from francjeu.kernel.evidence.seals.verdict import Verdict
from francjeu.plumbing.dates import short_moment
from francjeu.plumbing.figures import grouped

LATE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Stamp:
    """One authority’s word on a checkpoint. `alarm` is what a reader must not miss."""

    host: str
    said: str
    verdicts: str
    alarm: str


@dataclass(frozen=True, slots=True)
class Row:
    """One checkpoint."""

    size: str
    made: str
    root: str
    stamps: tuple[Stamp, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The newest checkpoints. `has_authority`: someone outside is asked for the time."""

    rows: tuple[Row, ...]
    has_authority: bool


def custody() -> Page:
    """The page."""
    return Page(
        rows=tuple(map(_row, custody_log.points(most=15))),
        has_authority=bool(custody_log.trusted_authorities()),
    )


def _row(point: Point) -> Row:
    return Row(
        size=grouped(point.size), made=_moment(point.made_at), root=point.root,
        stamps=tuple(map(_stamp, point.stamps)),
    )  # fmt: skip


def _stamp(found: Stamped) -> Stamp:
    if found.said_at is None:
        said = _("Not stamped yet: asked %(n)s times, asked again every 15 minutes.")
        return Stamp(
            host=_host(found), said=said % {"n": found.tries}, verdicts="",
            alarm=_("Nothing is lost meanwhile.") if found.tries else "",
        )  # fmt: skip
    return Stamp(
        host=_host(found), said=_moment(found.said_at), verdicts=_verdicts(found),
        alarm=_alarm(found),
    )  # fmt: skip


def _alarm(found: Stamped) -> str:
    if found.is_off:
        return _("Our clock and the authority’s disagree: one of the two is wrong.")
    if found.lateness > LATE:
        minutes = int(found.lateness.total_seconds() // 60)
        return _("This stamp came %(n)s minutes late: both times are shown.") % {"n": minutes}
    return ""


def _verdicts(found: Stamped) -> str:
    words = {
        Verdict.GOOD: _("good"),
        Verdict.BAD: _("refused"),
        Verdict.UNREADABLE: _("not read by this one"),
    }
    colon = _("%(name)s: %(verdict)s")
    return ", ".join(
        colon % {"name": name, "verdict": words[said]} for name, said in found.verdicts.items()
    )


def _host(found: Stamped) -> str:
    return urlsplit(found.authority).hostname or found.authority


def _moment(at: datetime) -> str:
    return short_moment(localtime(at), seconds=True)

"""The range given in comparable past cases, as a small picture beside its words and its table."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.cases import clocks, recidivism
from francjeu.cases.labels import measures as measure_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.reach import Case
from francjeu.kernel.procedure.measures import parity

# the picture: one step for each measure, from no sanction to expulsion
STEP, FIRST = 20, 10
WIDTH = FIRST * 2 + STEP * (len(parity.ORDER) - 1)
SMALLEST, LARGEST = 4, 9


@dataclass(frozen=True, slots=True)
class Dot:
    """One measure that was given: where on the scale, how large; hollow for a small cell."""

    x: int
    r: int
    small: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    count: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One severity: a sentence, and where there is a range its picture and its table."""

    id: str
    title: str
    says: str
    more: tuple[str, ...]
    mildest: str
    heaviest: str
    width: int
    ticks: tuple[int, ...]
    line: tuple[int, int] | None
    dots: tuple[Dot, ...]
    rows: tuple[Row, ...]


def figures(*, case: Case, offence: int) -> tuple[Figure, ...]:
    """One figure for each severity of the ladder, for this offence."""
    profile = clocks.profile_of(case)
    severities = sorted({rung.severity for rung in profile.ladder}) if profile else []
    return tuple(
        _figure(s, recidivism.comparable(case=case, severity=s, offence=offence))
        for s in severities
    )


def _figure(severity: int, found: parity.Range) -> Figure:
    ends = (_x(found.mildest), _x(found.heaviest)) if found.bars else None
    return Figure(
        id=f"parity-{severity}", title=_("Severity %(n)s") % {"n": severity}, says=_says(found),
        more=_more(found), mildest=_kind(parity.ORDER[0]), heaviest=_kind(parity.ORDER[-1]),
        width=WIDTH, ticks=tuple(_x(kind) for kind in parity.ORDER), line=ends,
        dots=tuple(_dot(bar) for bar in found.bars),
        rows=tuple(Row(_kind(bar.kind), _count(bar.count)) for bar in found.bars),
    )  # fmt: skip


def _says(found: parity.Range) -> str:
    if found.is_empty:
        return _("No comparable decision is final yet.")
    if not found.bars:
        return _("Fewer than 5 comparable decisions: too few to tell anything.")
    counted = (
        _("Comparable decisions, their number not shown")
        if found.total is None
        else ngettext(
            "%(n)s comparable decision", "%(n)s comparable decisions", found.total
        ) % {"n": found.total}
    )  # fmt: skip
    if found.mildest == found.heaviest:
        return _("%(counted)s, always: %(kind)s.") % {
            "counted": counted, "kind": _kind(found.mildest),
        }  # fmt: skip
    return _("%(counted)s, from “%(low)s” to “%(high)s”.") % {
        "counted": counted, "low": _kind(found.mildest), "high": _kind(found.heaviest),
    }  # fmt: skip


def _more(found: parity.Range) -> tuple[str, ...]:
    lines = []
    if found.matches:
        lines.append(
            _("Games: from %(low)s to %(high)s.")
            % {"low": found.matches[0], "high": found.matches[1]}
        )
    if found.days:
        lines.append(
            _("Days: from %(low)s to %(high)s.") % {"low": found.days[0], "high": found.days[1]}
        )
    return tuple(lines)


def _kind(key: str) -> str:
    return labels.word(measure_labels.KINDS, key)


def _count(count: int | None) -> str:
    return _("fewer than 5") if count is None else str(count)


def _x(kind: str) -> int:
    return FIRST + STEP * parity.ORDER.index(kind)


def _dot(bar: parity.Bar) -> Dot:
    size = SMALLEST if bar.count is None else min(LARGEST, SMALLEST + bar.count // 3)
    return Dot(x=_x(bar.kind), r=size, small=bar.count is None)

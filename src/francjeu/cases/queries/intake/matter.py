"""The other cases of the same matter, each about one person (ADR 0019)."""

from collections.abc import Collection
from dataclasses import dataclass

from francjeu.cases import family, models
from francjeu.cases.queries.reach import visible
from francjeu.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Beside:
    """A case opened from the same matter, and where it stands."""

    ref: str
    state: str


def beside(*, case: models.Case, actor: Actor) -> tuple[Beside, ...]:
    """Those this person may see, oldest first; the others do not exist for them."""
    known = visible(actor).filter(pk__in=[other.pk for other in family.others(case)])
    return tuple(Beside(c.ref, c.state) for c in known.order_by("opened_at", "pk"))


def known(*, refs: Collection[str], actor: Actor) -> tuple[str, ...]:
    """Of these cases, those that this person may see, oldest first."""
    rows = visible(actor).filter(ref__in=list(refs)).order_by("opened_at", "pk")
    return tuple(row.ref for row in rows)

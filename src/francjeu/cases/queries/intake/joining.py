"""Where a report that came since may be joined: what the operation accepts, for who asks."""

from collections.abc import Collection
from dataclasses import dataclass

from francjeu.cases import access, facts, family, models
from francjeu.cases.queries import reach
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case.moves import BESIDE
from francjeu.reports.queries import joinable
from francjeu.reports.queries.joinable import Joinable


@dataclass(frozen=True, slots=True)
class Beside:
    """Another case of the same matter that this person knows; `letters` are whom it concerns.

    `takes`: reports may still join it. `same`: those on the content of a report that it holds.
    """

    ref: str
    letters: tuple[str, ...]
    takes: bool
    same: tuple[str, ...]


def takes(case: models.Case, *, actor: Actor) -> bool:
    """True when a report may join this case, by this hand."""
    in_time = case.state in BESIDE["join_report"]
    return in_time and access.RULES.allows(actor, access.Act.MANAGE, facts.access_facts(case))


def beside(case: models.Case, *, refs: Collection[str], actor: Actor) -> tuple[Beside, ...]:
    """The other cases of the matter, but those that do not exist for this person."""
    others = family.others(case)
    seen = reach.visible(actor).filter(pk__in=[one.pk for one in others])
    known = set(seen.values_list("pk", flat=True))
    return tuple(
        Beside(
            ref=one.ref, letters=_letters(one), takes=takes(one, actor=actor),
            same=joinable.on_content_of(case_ref=one.ref, refs=refs),
        )
        for one in others
        if one.pk in known
    )  # fmt: skip


def _letters(case: models.Case) -> tuple[str, ...]:
    rows = case.parties.filter(role="respondent").order_by("added_at", "id")
    return tuple(rows.values_list("letter", flat=True))


def reports(case: models.Case, *, actor: Actor) -> tuple[Joinable, ...]:
    """The reports that may join this case, those on its content first."""
    return joinable.into(case_ref=case.ref, about=case.about, beside=_refs(case), actor=actor)


def waits(case: models.Case, *, actor: Actor) -> bool:
    """Whether there is a report to join."""
    return joinable.any_into(case_ref=case.ref, about=case.about, beside=_refs(case), actor=actor)


def _refs(case: models.Case) -> tuple[str, ...]:
    return tuple(one.ref for one in family.others(case))


def near(*, refs: Collection[str], about: str, actor: Actor) -> dict[str, bool]:
    """Whether a report about `about` may join each of these cases that this person knows.

    Where one takes none any more, the cases of its matter that still do are there too.
    """
    seen = reach.visible(actor).filter(about=about)
    found: dict[str, bool] = {}
    for case in seen.filter(ref__in=list(refs)).order_by("opened_at", "pk"):
        found[case.ref] = takes(case, actor=actor)
        if not found[case.ref]:
            others = seen.filter(pk__in=[one.pk for one in family.others(case)])
            found |= {one.ref: True for one in others if takes(one, actor=actor)}
    return found

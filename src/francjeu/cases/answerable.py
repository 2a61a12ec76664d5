"""Which pieces of a case the person concerned could answer, and why not the others."""

from datetime import datetime

from francjeu.cases import models
from francjeu.kernel.procedure.hearing.answering import Told, Unheard, unheard, wants_why


def unheard_pieces(case: models.Case, *, at: datetime) -> dict[int, Unheard]:
    """The numbers of the pieces on which no finding may rest now, and why."""
    answers = list(case.responses.values_list("received_at", flat=True))
    found = ((row.number, _told(row)) for row in _rows(case))
    whys = {number: unheard(told=told, answers=answers, at=at) for number, told in found}
    return {number: why for number, why in whys.items() if why is not None}


def hidden(case: models.Case) -> frozenset[int]:
    """The pieces the person knows nothing of, whatever the time."""
    found = ((row.number, _told(row)) for row in _rows(case))
    return frozenset(number for number, told in found if not (told.is_theirs or told.is_known))


def known_in_part(case: models.Case) -> frozenset[int]:
    """The pieces of which the person was told a description or a summary, and nothing else."""
    return frozenset(row.number for row in _rows(case) if wants_why(_told(row)))


def _rows(case: models.Case) -> list[models.Exhibit]:
    rows = case.exhibits.select_related("brought").prefetch_related("disclosures")
    return list(rows.order_by("number"))


def _told(row: models.Exhibit) -> Told:
    last = max(row.disclosures.all(), key=lambda d: (d.chosen_at, d.pk), default=None)
    is_summed_up = last is not None and last.kind == "withheld" and bool(last.summary)
    # time to answer is given after the notice, and only then
    is_late = last is not None and last.answer_by is not None
    has_content = row.item_id is not None or bool(row.testimony)
    return Told(
        is_theirs=hasattr(row, "brought"), is_known=row.disclosed or is_summed_up,
        is_in_part=has_content and (last is None or last.kind == "withheld"),
        since=last.chosen_at if last and is_late else None,
        answer_by=last.answer_by if last else None,
    )  # fmt: skip

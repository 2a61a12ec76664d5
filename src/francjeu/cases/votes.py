"""A vote in words, for letters, pages and the file for counsel: who agrees, who dissents, why."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.cases import clocks, models, proposing
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.case.facts import Facts
from francjeu.kernel.procedure.panel.voting import Position, Tally


def signed(draft: models.Draft) -> list[models.Vote]:
    """The votes that count, as they were signed."""
    rows = draft.votes.filter(voided_at__isnull=True).select_related("user")
    return list(rows.order_by("voted_at", "id"))


def tally_of(*, draft: models.Draft, known: Facts) -> Tally:
    """The votes of those who may sign now."""
    sits = guards.sitting(verb=proposing.loaded(draft).verb, facts=known)
    rows = draft.votes.filter(voided_at__isnull=True, user__public_id__in=sits)
    positions = list(rows.values_list("position", flat=True))
    return Tally(
        sitting=len(sits), quorum=draft.quorum, concurs=positions.count(Position.CONCURS.value),
        dissents=positions.count(Position.DISSENTS.value),
    )  # fmt: skip


def final_tally(draft: models.Draft) -> Tally:
    """How a settled draft ended."""
    positions = [row.position for row in signed(draft)]
    return Tally(
        sitting=draft.sitting or len(positions), quorum=draft.quorum,
        concurs=positions.count(Position.CONCURS.value),
        dissents=positions.count(Position.DISSENTS.value),
    )  # fmt: skip


def sentence(draft: models.Draft | None) -> str:
    """The majority, whether someone dissents or did not vote; "" where one person signs alone."""
    if draft is None or draft.state != "carried":
        return ""
    tally = final_tally(draft)
    if tally.is_unanimous and not tally.absent:
        return _("Unanimous: the %(n)s members who sat agree") % {"n": tally.sitting}
    said = [
        _("By a majority: %(n)s of the %(of)s members who sat agree")
        % {"n": tally.concurs, "of": tally.sitting}
    ]
    if tally.dissents:
        said.append(
            ngettext("one dissents", "%(n)s dissent", tally.dissents) % {"n": tally.dissents}
        )
    if tally.absent:
        absent = ngettext("one did not vote", "%(n)s did not vote", tally.absent)
        said.append(absent % {"n": tally.absent})
    return "; ".join(said)


def told_dissents(draft: models.Draft | None) -> tuple[str, ...]:
    """The reasons of who dissents, where the procedure of the case lets letters give them."""
    profile = clocks.profile_of(draft.case) if draft else None
    if draft is None or profile is None or profile.dissent_told is None:
        return ()
    return tuple(row.reasons for row in signed(draft) if row.position == Position.DISSENTS.value)

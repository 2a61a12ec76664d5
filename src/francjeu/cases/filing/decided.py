"""What was ordered, heard, found, decided and appealed."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from francjeu.cases import clocks, models, votes
from francjeu.cases.filing.scene import Block, Scene, facts, moment, title_of
from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.labels import interims as interim_labels
from francjeu.cases.labels import panel as panel_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.file import history
from francjeu.kernel.procedure.decision.elements import place
from francjeu.kernel.procedure.decision.ruling import Outcome


def interims(scene: Scene) -> Iterator[Block]:
    case = scene.case
    for row in case.interims.select_related("party", "ordered_by").order_by("starts_at", "id"):
        kind = clocks.provisional_label(case, row.kind, scene.language)
        yield Block("heading", kind)
        yield facts(
            (_("Letter"), row.party.letter), (_("Ordered by"), row.ordered_by.name),
            (_("Ordered on"), moment(row.starts_at)), (_("Until"), moment(row.ends_at)),
            (_("State"), labels.word(interim_labels.INTERIM_STATES, row.state)),
            (_("Why"), scene.said(row.reasons)),
            *(
                (labels.word(interim_labels.INTERIM_STEPS, step.verb) + f", {moment(step.at)}",
                 scene.said(step.reasons) or "—")
                for step in row.steps.order_by("at", "id")
            ),
        )  # fmt: skip


def hearings(scene: Scene) -> Iterator[Block]:
    for row in scene.case.hearings.order_by("called_at"):
        yield facts(
            (_("How"), hearing_labels.way(row.way)), (_("When"), moment(row.starts_at)),
            (_("Held on"), moment(row.held_at)), (_("Present"), scene.said(row.present)),
        )  # fmt: skip
        if row.minutes.strip():
            yield Block("text", scene.said(row.minutes))


def findings(scene: Scene) -> Iterator[Block]:
    for clause in scene.case.allegations.order_by("clause"):
        rows = sorted(
            clause.findings.select_related("found_by"),
            key=lambda row: place(shape=clause.shape, element=row.element),
        )
        if not rows:
            continue
        yield Block("heading", title_of(scene, clause.clause))
        yield Block(
            "table", head=(_("Element"), _("Finding"), _("Reasons"), _("Pieces"), _("By")),
            rows=tuple(
                (
                    decision_labels.element(row.element), decision_labels.result(row.result),
                    scene.said(row.reasons), _relied(scene, row),
                    row.found_by.name,
                )
                for row in rows
            ),
        )  # fmt: skip


def _relied(scene: Scene, row: models.Finding) -> str:
    """The pieces, and why a description was enough to answer where the person knew no more."""
    named = ", ".join(f"P-{n}" for n in row.exhibits)
    if not row.known_in_part:
        return named
    words = _(
        "%(pieces)s. Known by a description or a summary alone: %(known)s. Why enough: %(why)s"
    )
    known = ", ".join(f"P-{n}" for n in row.known_in_part)
    return words % {"pieces": named, "known": known, "why": scene.said(row.why_enough)}


def decisions(scene: Scene) -> Iterator[Block]:
    for row in scene.case.decisions.select_related("decided_by", "draft").order_by("number"):
        yield Block("heading", _("Decision %(n)s") % {"n": row.number})
        yield facts(
            (_("Outcome"), decision_labels.outcome(Outcome(row.outcome))),
            (_("Signed by"), row.decided_by.name), (_("Signed on"), moment(row.decided_at)),
            (_("Vote"), votes.sentence(row.draft)),
            (_("Measure"), row.measure), (_("Basis"), row.basis),
            (_("Conditions"), scene.said(row.conditions)),
            (_("Why another rung"), scene.said(row.deviation)), (_("SHA-256"), row.digest),
        )  # fmt: skip
        for text in (row.summary, row.reasons):
            if text.strip():
                yield Block("text", scene.said(text))
        yield from voted(scene, row.draft)


def voted(scene: Scene, draft: models.Draft | None) -> Iterator[Block]:
    """Who signed what and when; the words of who dissents, whatever letters tell."""
    if draft is None:
        return
    yield Block(
        "table", head=(_("Member"), _("Vote"), _("Signed on"), _("Reasons")),
        rows=tuple(
            (
                row.user.name, labels.word(panel_labels.POSITIONS, row.position),
                moment(row.voted_at), scene.said(row.reasons),
            )
            for row in votes.signed(draft)
        ),
    )  # fmt: skip


def appeals(scene: Scene) -> Iterator[Block]:
    rows = models.Appeal.objects.filter(decision__case=scene.case).order_by("requested_at")
    grounds = history.names_of(scene.case, language=scene.language).settings
    for row in rows:
        yield facts(
            (_("Asked on"), moment(row.requested_at)),
            (_("Ground"), grounds.get(row.ground, row.ground)),
            (_("Result"), row.result), (_("Decided on"), moment(row.decided_at)),
        )  # fmt: skip
        for text in (row.text, row.reasons):
            if text.strip():
                yield Block("text", scene.said(text))
        yield from voted(scene, row.draft)

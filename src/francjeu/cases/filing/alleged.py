"""What is alleged, of whom, on which pieces, and what the person answered."""

import hashlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from francjeu.cases import models
from francjeu.cases.filing.scene import Block, Cells, Scene, facts, moment, title_of
from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.labels import procedure as labels
from francjeu.evidence import queries as evidence
from francjeu.evidence import standing
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.plumbing.dates import date_format
from francjeu.reports.queries import agreeing


def the_case(scene: Scene) -> Iterator[Block]:
    case = scene.case
    yield facts(
        (_("Reference"), case.ref), (_("Title"), scene.said(case.title)),
        (_("State"), labels.word(labels.STATES, case.state)),
        (_("Acts from"), date_format(case.first_act_on, "DATE_FORMAT")),
        (_("Policy"), f"{case.policy.title}, {case.policy.number}"),
        (_("Case manager"), case.manager.name),
        (_("Opened on"), moment(case.opened_at)), (_("Notice sent on"), moment(case.notified_at)),
        (_("Answer due on"), moment(case.response_due_at)),
        (_("Heard on"), moment(case.heard_at)), (_("Closed on"), moment(case.closed_at)),
    )  # fmt: skip
    yield Block("heading", _("What is alleged"))
    yield Block("text", scene.said(case.description))


def persons(scene: Scene) -> Iterator[Block]:
    rows = scene.case.parties.select_related("speaks_for").order_by("added_at", "id")
    yield Block(
        "table", head=(_("Letter"), _("Role"), _("Name"), _("Speaks for")),
        rows=tuple(
            (
                row.letter, labels.word(hearing_labels.PARTIES, row.role), scene.said(row.name),
                row.speaks_for.letter if row.speaks_for else "",
            )
            for row in rows
        )
        + tuple(("—", _("who reported"), name, "") for name in scene.reporters),
    )  # fmt: skip


def clauses(scene: Scene) -> Iterator[Block]:
    for row in scene.case.allegations.order_by("clause"):
        yield Block("heading", title_of(scene, row.clause))
        yield Block("text", row.clause_text)


def table_of_pieces(scene: Scene) -> Iterator[Block]:
    listed = scene.case.exhibits.select_related("item__mail_check").order_by("number")
    shown = list(listed.exclude(item__state=State.ISOLATED))
    rows = [_piece(scene, it) for it in shown]
    if rows:
        head = (_("Piece"), _("What"), _("Received"), _("SHA-256"), _("In the folder"))
        yield Block("pieces", head=head, rows=tuple(rows))
        yield Block("heading", _("Where each piece comes from"))
        yield facts(*_provenances(scene, shown))


def _provenances(scene: Scene, rows: list[models.Exhibit]) -> Iterator[tuple[str, str]]:
    """The grade, what agrees beside it, and what to weigh: never one in place of another."""
    pieces = {row.number: evidence.piece_of(row.item) for row in rows if row.item}
    agreed = agreeing.agreeing_with(list(pieces.values()))
    for number, piece in pieces.items():
        told = standing.lines(piece, agreed[piece.public_id], language=scene.language)
        yield f"P-{number}", scene.said("\n".join(told))


def _piece(scene: Scene, row: models.Exhibit) -> Cells:
    label = f"P-{row.number}"
    place = scene.withheld.get(label, "")
    if row.item is None:
        digest = hashlib.sha256(scene.said(row.testimony).encode()).hexdigest()
        return (label, scene.said(row.description), moment(row.added_at), digest, place)
    item = evidence.piece_of(row.item)
    return (label, scene.said(row.description), moment(item.received_at), item.sha256, place)


def testimonies(scene: Scene) -> Iterator[Block]:
    for row in scene.case.exhibits.exclude(testimony="").order_by("number"):
        if row.testimony:
            yield Block("heading", f"P-{row.number}")
            yield Block("text", scene.said(row.testimony))


def answers(scene: Scene) -> Iterator[Block]:
    for row in scene.case.responses.select_related("party__speaks_for").order_by("received_at"):
        title = _("Person %(letter)s, %(at)s")
        told = {"letter": row.party.letter, "at": moment(row.received_at)}
        if row.party.speaks_for:
            title = _("Person %(letter)s, for person %(whom)s, %(at)s")
            told["whom"] = row.party.speaks_for.letter
        yield Block("heading", title % told)
        for text in (row.version, row.context, row.witnesses):
            if text.strip():
                yield Block("text", scene.said(text))

"""The parts of a file for counsel, as plain data that the typesetter reads; names blacked out."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from francjeu.cases import citing, clocks, labels, models, votes
from francjeu.cases.queries.file import history
from francjeu.cases.queries.pieces.isolated import hidden_in
from francjeu.evidence import queries as evidence
from francjeu.evidence import standing
from francjeu.journal import queries as journal
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.kernel.procedure.decision.elements import place
from francjeu.kernel.procedure.decision.ruling import Outcome
from francjeu.kernel.procedure.file.blackening import blacked
from francjeu.notices import queries as notices
from francjeu.plumbing.dates import date_format
from francjeu.reports.queries import agreeing

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one part: a paragraph, a list of facts, a table, or a smaller heading."""

    kind: str
    text: str = ""
    head: Cells = ()
    rows: tuple[Cells, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part with its title, as the index lists it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """The case, whom the copy must not name, and which pieces are left out and why."""

    case: models.Case
    language: str
    hidden: tuple[str, ...]
    reporters: tuple[str, ...] = ()
    withheld: dict[str, str] = field(default_factory=dict)

    def said(self, text: str) -> str:
        """The text without the names that must stay apart."""
        return blacked(text=text, names=self.hidden)


def parts(scene: Scene) -> tuple[Part, ...]:
    """Every part, in the order of the procedure, in the copy's language."""
    with translation.override(scene.language):
        return tuple(
            Part(title, tuple(make(scene))) for title, make in _ORDER() if list(make(scene))
        )


def _ORDER() -> tuple[tuple[str, Callable[[Scene], Iterator[Block]]], ...]:  # noqa: N802
    return (
        (_("The case"), _case), (_("Persons"), _persons), (_("Clauses invoked"), _clauses),
        (_("Table of pieces"), _pieces), (_("Testimonies and words of pieces"), _testimonies),
        (_("Interim measures"), _interims), (_("What the person answered"), _answers),
        (_("Hearing"), _hearings),
        (_("Findings"), _findings), (_("Decision"), _decisions), (_("Appeal"), _appeals),
        (_("Letters of the case"), _letters), (_("Extract of the journal"), _journal),
    )  # fmt: skip


def _facts(*pairs: tuple[str, str]) -> Block:
    return Block("facts", rows=tuple((name, value) for name, value in pairs if value))


def _moment(at: datetime | None) -> str:
    return date_format(clocks.local(at), "SHORT_DATETIME_FORMAT") if at else ""


def _case(scene: Scene) -> Iterator[Block]:
    case = scene.case
    yield _facts(
        (_("Reference"), case.ref), (_("Title"), scene.said(case.title)),
        (_("State"), labels.word(labels.STATES, case.state)),
        (_("Acts from"), date_format(case.first_act_on, "DATE_FORMAT")),
        (_("Policy"), f"{case.policy.title}, {case.policy.number}"),
        (_("Case manager"), case.manager.name),
        (_("Opened on"), _moment(case.opened_at)), (_("Notice sent on"), _moment(case.notified_at)),
        (_("Answer due on"), _moment(case.response_due_at)),
        (_("Heard on"), _moment(case.heard_at)), (_("Closed on"), _moment(case.closed_at)),
    )  # fmt: skip
    yield Block("heading", _("What is alleged"))
    yield Block("text", scene.said(case.description))


def _persons(scene: Scene) -> Iterator[Block]:
    rows = scene.case.parties.select_related("speaks_for").order_by("added_at", "id")
    yield Block(
        "table", head=(_("Letter"), _("Role"), _("Name"), _("Speaks for")),
        rows=tuple(
            (
                row.letter, labels.word(labels.PARTIES, row.role), scene.said(row.name),
                row.speaks_for.letter if row.speaks_for else "",
            )
            for row in rows
        )
        + tuple(("—", _("who reported"), name, "") for name in scene.reporters),
    )  # fmt: skip


def _title(scene: Scene, clause: str) -> str:
    return _("Clause %(clause)s") % {"clause": citing.cited(scene.case, clause)}


def _clauses(scene: Scene) -> Iterator[Block]:
    for row in scene.case.allegations.order_by("clause"):
        yield Block("heading", _title(scene, row.clause))
        yield Block("text", row.clause_text)


def _pieces(scene: Scene) -> Iterator[Block]:
    listed = scene.case.exhibits.select_related("item__mail_check").order_by("number")
    shown = list(listed.exclude(item__state=State.ISOLATED))
    rows = [_piece(scene, it) for it in shown]
    if rows:
        head = (_("Piece"), _("What"), _("Received"), _("SHA-256"), _("In the folder"))
        yield Block("pieces", head=head, rows=tuple(rows))
        yield Block("heading", _("Where each piece comes from"))
        yield _facts(*_provenances(scene, shown))


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
        return (label, scene.said(row.description), _moment(row.added_at), digest, place)
    item = evidence.piece_of(row.item)
    return (label, scene.said(row.description), _moment(item.received_at), item.sha256, place)


def _testimonies(scene: Scene) -> Iterator[Block]:
    for row in scene.case.exhibits.exclude(testimony="").order_by("number"):
        if row.testimony:
            yield Block("heading", f"P-{row.number}")
            yield Block("text", scene.said(row.testimony))


def _answers(scene: Scene) -> Iterator[Block]:
    for row in scene.case.responses.select_related("party__speaks_for").order_by("received_at"):
        title = _("Person %(letter)s, %(at)s")
        told = {"letter": row.party.letter, "at": _moment(row.received_at)}
        if row.party.speaks_for:
            title = _("Person %(letter)s, for person %(whom)s, %(at)s")
            told["whom"] = row.party.speaks_for.letter
        yield Block("heading", title % told)
        for text in (row.version, row.context, row.witnesses):
            if text.strip():
                yield Block("text", scene.said(text))


def _interims(scene: Scene) -> Iterator[Block]:
    case = scene.case
    for row in case.interims.select_related("party", "ordered_by").order_by("starts_at", "id"):
        kind = clocks.provisional_label(case, row.kind, scene.language)
        yield Block("heading", kind)
        yield _facts(
            (_("Letter"), row.party.letter), (_("Ordered by"), row.ordered_by.name),
            (_("Ordered on"), _moment(row.starts_at)), (_("Until"), _moment(row.ends_at)),
            (_("State"), labels.word(labels.INTERIM_STATES, row.state)),
            (_("Why"), scene.said(row.reasons)),
            *(
                (labels.word(labels.INTERIM_STEPS, step.verb) + f", {_moment(step.at)}",
                 scene.said(step.reasons) or "—")
                for step in row.steps.order_by("at", "id")
            ),
        )  # fmt: skip


def _hearings(scene: Scene) -> Iterator[Block]:
    for row in scene.case.hearings.order_by("called_at"):
        yield _facts(
            (_("How"), labels.way(row.way)), (_("When"), _moment(row.starts_at)),
            (_("Held on"), _moment(row.held_at)), (_("Present"), scene.said(row.present)),
        )  # fmt: skip
        if row.minutes.strip():
            yield Block("text", scene.said(row.minutes))


def _findings(scene: Scene) -> Iterator[Block]:
    for clause in scene.case.allegations.order_by("clause"):
        rows = sorted(
            clause.findings.select_related("found_by"),
            key=lambda row: place(shape=clause.shape, element=row.element),
        )
        if not rows:
            continue
        yield Block("heading", _title(scene, clause.clause))
        yield Block(
            "table", head=(_("Element"), _("Finding"), _("Reasons"), _("Pieces"), _("By")),
            rows=tuple(
                (
                    labels.element(row.element), labels.result(row.result),
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


def _decisions(scene: Scene) -> Iterator[Block]:
    for row in scene.case.decisions.select_related("decided_by", "draft").order_by("number"):
        yield Block("heading", _("Decision %(n)s") % {"n": row.number})
        yield _facts(
            (_("Outcome"), labels.outcome(Outcome(row.outcome))),
            (_("Signed by"), row.decided_by.name), (_("Signed on"), _moment(row.decided_at)),
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
                row.user.name, labels.word(labels.POSITIONS, row.position),
                _moment(row.voted_at), scene.said(row.reasons),
            )
            for row in votes.signed(draft)
        ),
    )  # fmt: skip


def _appeals(scene: Scene) -> Iterator[Block]:
    rows = models.Appeal.objects.filter(decision__case=scene.case).order_by("requested_at")
    grounds = history.names_of(scene.case, language=scene.language).settings
    for row in rows:
        yield _facts(
            (_("Asked on"), _moment(row.requested_at)),
            (_("Ground"), grounds.get(row.ground, row.ground)),
            (_("Result"), row.result), (_("Decided on"), _moment(row.decided_at)),
        )  # fmt: skip
        for text in (row.text, row.reasons):
            if text.strip():
                yield Block("text", scene.said(text))
        yield from voted(scene, row.draft)


def _letters(scene: Scene) -> Iterator[Block]:
    rows = _written(scene.case)
    letters = {str(row.public_id): row.letter for row in scene.case.parties.all()}
    if rows:
        yield Block(
            "table", head=(_("Letter"), _("To"), _("Written"), _("Sent"), _("Opened")),
            rows=tuple(
                (
                    labels.word(labels.LETTERS, row.event), letters.get(row.party, "—"),
                    _moment(row.written_at), _sending(row), _moment(row.opened_at),
                )
                for row in rows
            ),
        )  # fmt: skip
    for row in rows:
        yield Block("heading", f"{scene.said(row.title)} ({letters.get(row.party, '—')})")
        yield Block("text", scene.said(row.text.partition("\n")[2].strip()))


def _written(case: models.Case) -> list[notices.Letter]:
    lines = sorted(notices.letters_about(subject=f"case:{case.ref}"), key=lambda it: it.written_at)
    rows = (notices.letter(public_id=line.public_id) for line in lines)
    return [row for row in rows if row.body]


def _sending(row: notices.Letter) -> str:
    """When it left and the server's answer; or why it did not arrive."""
    proof = next((it for it in notices.tries(row) if it.outcome == "accepted"), None)
    if row.state == "failed":
        return _("not delivered")
    if row.sent_at is None:
        return _("not sent yet")
    return (
        f"{_moment(row.sent_at)} ({proof.code} {proof.answer})" if proof else _moment(row.sent_at)
    )


def _journal(scene: Scene) -> Iterator[Block]:
    names = history.names_of(scene.case, language=scene.language)
    lines = journal.history(subject=f"case:{scene.case.ref}")
    hidden = hidden_in(scene.case)
    seen = (line for line in reversed(lines) if not hidden.tells(line.facts))
    told = [history.told(line, names=names) for line in seen]
    acts = [it for it in told if it.event not in history.READINGS]
    if acts:
        yield Block(
            "table", head=(_("No."), _("When"), _("What"), _("Who")),
            rows=tuple(
                (str(it.number), _moment(it.at), scene.said(it.sentence), it.who) for it in acts
            ),
        )  # fmt: skip


def as_json(found: tuple[Part, ...]) -> list[dict[str, object]]:
    """The parts as the typesetter reads them."""
    return [
        {
            "title": part.title,
            "blocks": [
                {"kind": b.kind, "text": b.text, "head": list(b.head),
                 "rows": [list(row) for row in b.rows]}
                for b in part.blocks
            ],
        }
        for part in found
    ]  # fmt: skip


def frozen(found: tuple[Part, ...]) -> str:
    """All the words of the parts, for the check that nobody is named."""
    return json.dumps(as_json(found), ensure_ascii=False)

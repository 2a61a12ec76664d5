"""What was written to people, and what the journal keeps of it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from francjeu.cases import models
from francjeu.cases.filing.scene import Block, Scene, moment
from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.file import history
from francjeu.cases.queries.pieces.isolated import hidden_in
from francjeu.journal import queries as journal
from francjeu.notices import queries as notices


def letters_sent(scene: Scene) -> Iterator[Block]:
    rows = _written(scene.case)
    letters = {str(row.public_id): row.letter for row in scene.case.parties.all()}
    if rows:
        yield Block(
            "table", head=(_("Letter"), _("To"), _("Written"), _("Sent"), _("Opened")),
            rows=tuple(
                (
                    labels.word(labels.LETTERS, row.event), letters.get(row.party, "—"),
                    moment(row.written_at), _sending(row), moment(row.opened_at),
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
    return f"{moment(row.sent_at)} ({proof.code} {proof.answer})" if proof else moment(row.sent_at)


def journal_extract(scene: Scene) -> Iterator[Block]:
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
                (str(it.number), moment(it.at), scene.said(it.sentence), it.who) for it in acts
            ),
        )  # fmt: skip

"""What an act would write to people, without doing it: the act is done, read, then undone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from francjeu.cases import clocks
from francjeu.cases.models import Case
from francjeu.cases.operations.decision import deciding
from francjeu.cases.operations.letters import writing
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.settings.profile import Clock
from francjeu.notices import queries as notices
from francjeu.notices.documents import Document


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it would leave; `by_hand` when there is no address to send it to."""

    to: str
    language: str
    by_hand: bool
    document: Document


def letters(*, case: Case, act: Callable[[], object]) -> tuple[Letter, ...]:
    """The letters `act` would write, word for word. Raises what `act` raises; nothing remains."""
    subject = f"case:{case.ref}"
    known = {line.public_id for line in notices.letters_about(subject=subject)}
    with transaction.atomic():
        act()
        written = [
            notices.letter(public_id=line.public_id)
            for line in notices.letters_about(subject=subject)
            if line.public_id not in known
        ]
        shown = tuple(
            Letter(
                to=row.to_name, language=row.language, by_hand=row.state == "by_hand",
                document=notices.document(row),
            )
            for row in sorted(written, key=lambda row: row.pk)
            if row.body
        )  # fmt: skip
        transaction.set_rollback(True)
    case.refresh_from_db()
    return shown


def decision(
    *, case: Case, proposed: deciding.Proposed, actor: Actor, at: datetime
) -> tuple[Letter, ...]:
    """The letters this decision would become if it were sent now. Raises what `decide` raises."""

    def act() -> None:
        signed = deciding.decide(case=case, proposed=proposed, actor=actor, at=at)
        case.appeal_due_at = clocks.due_at(case=case, key=Clock.APPEAL, since=at)
        writing.decision(case=case, decision=signed, actor=actor, at=at)

    return letters(case=case, act=act)

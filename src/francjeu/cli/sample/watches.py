"""A sample post under watch: seen, then absent beside its control page, then owned up to."""

from datetime import timedelta

from django.utils import timezone

from francjeu.cases.operations.pieces import exhibiting
from francjeu.cli.sample.steps import Table
from francjeu.evidence.access import Facts
from francjeu.evidence.models import Watch
from francjeu.evidence.operations.capture import controls, looking, watching
from francjeu.evidence.queries import controls as serving
from francjeu.kernel.actors import SOFTWARE
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.evidence.pieces.piece import canonical
from francjeu.kernel.evidence.watch.watching import Answer, State
from francjeu.kernel.procedure.intake.report import Answer as Gate

_OURS = Facts(is_involved=True)
_SITE = "https://reseau.example"
_SEEN = (
    (1, State.VISIBLE), (6, State.VISIBLE), (24, State.VISIBLE), (72, State.GONE_HTTP),
    (78, State.GONE_HTTP), (168, State.BLOCKED), (336, State.GONE_HTTP),
)  # fmt: skip


def watch(t: Table) -> None:
    """Two weeks of looks, a word, a statement; what it came to waits to be read."""
    began = t.on(1)
    controls.name(
        named=controls.Named(
            address=f"{_SITE}/rser", expected="Réseau du sport étudiant de la Rive",
            source="Page de l’organisation, ouverte sans compte",
            checked_on=timezone.localdate(began),
        ),
        actor=t.manager, at=began,
    )  # fmt: skip
    row = watching.begin(
        vault=exhibiting.vault_of(t.case, began), gate=Gate.NO, facts=_OURS, actor=t.manager,
        told=watching.Told(f"{_SITE}/p/rumeur-27", author="alicia.f", fragment="il s’en va"),
        at=began,
    )  # fmt: skip
    for hours, state in _SEEN:
        _look(row, state, hours=hours)
        if hours == 24:
            watching.note_word(
                watch=row, answer=Answer.YES, how=Access.PUBLIC, facts=_OURS, actor=t.manager,
                at=began + timedelta(hours=30),
            )  # fmt: skip
    watching.note_statement(
        watch=row, words="Je l’ai retiré après avoir reçu l’avis.", stated_at=t.on(16),
        facts=_OURS, actor=t.manager, at=t.on(16),
    )  # fmt: skip


def _look(row: Watch, state: State, *, hours: float) -> None:
    at = row.started_at + timedelta(hours=hours)
    told = {"kind": "check", "sample": True, "state": state.value}
    found = looking.Found(
        at=at, state=state, reason="sample", content=canonical(told),
        control=serving.control_of("reseau.example"), control_state=State.VISIBLE,
        control_at=at + timedelta(seconds=1), embed=None, offset=0,
    )  # fmt: skip
    looking.note(watch=row, found=found, screen=b"", actor=SOFTWARE, at=at)

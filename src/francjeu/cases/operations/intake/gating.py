"""The gate of a case opened without a report: a person answers it before anything is admitted."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from francjeu.cases import access
from francjeu.cases.models import Case, Gate, GateDraft
from francjeu.cases.operations.file import moving
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.intake import routing
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.routing import Asked, Route

LONGEST = 4000


def answer_gate(
    *, case: Case, answers: Mapping[Asked, Answer], words: str, actor: Actor, at: datetime
) -> Route:
    """Nine plain answers, signed; the table says where they lead. May be redone while opened.

    Raises routing.NotAnswered, NotYet, Refused.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="answer_gate", state=case.state)
    found = routing.route(answers)
    with transaction.atomic():
        Gate(
            case=case, answers={q.value: a.value for q, a in answers.items()},
            inside=found.inside, ways=[p.way.value for p in found.outside], words=words.strip(),
            answered_by=moving.account(actor), answered_at=at,
        ).save(force_insert=True)  # fmt: skip
        GateDraft.objects.filter(case=case).delete()
        case.gated_at = at
        case.save(update_fields=["gated_at"])
        moving.record(
            event="case.gate_answered", case=case, actor=actor, at=at,
            told={
                "inside": "yes" if found.inside else "no",
                "ways": ", ".join(p.way for p in found.outside),
            },
        )  # fmt: skip
    return found


def save_typed(*, case: Case, typed: Mapping[str, str], actor: Actor, at: datetime) -> None:
    """Keep what is being typed at the gate. Raises NotYet, Refused."""
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="answer_gate", state=case.state)
    names = (*(q.value for q in Asked), "words")
    box = {name: typed[name][:LONGEST] for name in names if typed.get(name)}
    GateDraft.objects.update_or_create(
        case=case, defaults={"box": json.dumps(box, ensure_ascii=False), "saved_at": at}
    )

"""The reports of one case serve another: one matter, several persons, nobody told twice."""

from datetime import datetime

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.reports import models
from francjeu.reports.queries import within


def serve_also(*, first: str, case_ref: str, actor: Actor, at: datetime) -> int:
    """For the room of cases, in its transaction: these reports serve `case_ref` too. How many."""
    rows = models.Report.objects.filter(within.of_case(first))
    for report in rows:
        serve(report=report, case_ref=case_ref, actor=actor, at=at)
    return len(rows)


def serve(*, report: models.Report, case_ref: str, actor: Actor, at: datetime) -> None:
    """In a transaction: this report, followed in a case of the same matter, serves that one too."""
    models.AlsoIn(report=report, case_ref=case_ref, at=at).save(force_insert=True)
    journal.record(
        event="report.serves_also", subject=f"report:{report.ref}", actor=actor, at=at,
        facts={"case": case_ref},
    )  # fmt: skip

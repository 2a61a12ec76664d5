"""Capturing by itself what a report leads to: only where switched on, and after a plain *no*."""

from datetime import datetime

from django.conf import settings

from francjeu.evidence.access import Facts
from francjeu.evidence.operations.capture import capturing
from francjeu.evidence.operations.origin import publications
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake import content
from francjeu.kernel.procedure.intake.report import Answer, takes_files
from francjeu.kernel.procedure.intake.telling import Telling
from francjeu.plumbing import jobs
from francjeu.reports import models
from francjeu.reports.operations.form import files


def wanted(told: Telling) -> bool:
    """Whether this installation captures a public link as soon as it is told."""
    by_itself = {capturing.CONNECTOR, capturing.BY_ITSELF} <= settings.FRANCJEU.connectors
    return by_itself and told.gate is Answer.NO and told.content is not None


def enqueue(ref: str) -> None:
    """Later, by a worker: sending a report waits for nothing. Call inside a transaction."""
    jobs.enqueue("francjeu.reports.tasks.capture", ref=ref)


def capture(*, ref: str, actor: Actor, at: datetime) -> bool:
    """Asks for the capture; False when there is nothing that may be opened any more."""
    report = models.Report.objects.get(ref=ref)
    if not takes_files(Answer(report.gate)) or not report.link:
        return False
    account = content.read(report.link).account.partition(":")[2]
    try:
        capturing.ask(
            vault=files.vault_of(report, at=at), address=report.link, author=account, fragment="",
            gate=Answer(report.gate), actor=actor, facts=Facts(is_involved=True), at=at,
        )  # fmt: skip
    except (capturing.SwitchedOff, publications.NoAddress):
        return False
    return True

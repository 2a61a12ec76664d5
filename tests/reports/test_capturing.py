"""What a report leads to is captured by itself only where switched on and after a plain *no*."""

from dataclasses import replace

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult
from tests.conftest import NOON
from tests.factories.reports import LINK, a_report

from francjeu.evidence.models import Capture
from francjeu.kernel.actors import SOFTWARE
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.reports.operations.form import capturing

pytestmark = pytest.mark.django_db
X = "https://x.com/remi/status/42?s=20"


@pytest.fixture(autouse=True)
def _on(monkeypatch: pytest.MonkeyPatch) -> None:
    switched = frozenset({"capture", "capture-reports"})
    monkeypatch.setattr(settings, "FRANCJEU", replace(settings.FRANCJEU, connectors=switched))


def asked() -> int:
    return DBTaskResult.objects.filter(task_path="francjeu.reports.tasks.capture").count()


def test_asks_for_the_capture_of_the_link_by_a_job() -> None:
    report = a_report(link=X)
    assert (asked(), Capture.objects.count()) == (1, 0)
    assert capturing.capture(ref=report.ref, actor=SOFTWARE, at=NOON)
    row = Capture.objects.get()
    assert (row.publication.address, row.publication.author) == (X, "remi")
    assert row.publication.vault.subject == f"report:{report.ref}"


@pytest.mark.parametrize("told", [
    {"link": X, "gate": Answer.YES}, {"link": X, "gate": Answer.UNSURE}, {"link": ""},
])  # fmt: skip
def test_asks_for_nothing_behind_the_question_or_without_a_link(told: dict[str, object]) -> None:
    a_report(**told)
    assert asked() == 0


@pytest.mark.parametrize("switched", [set(), {"capture"}, {"capture-reports"}])
def test_asks_for_nothing_unless_both_are_switched_on(
    monkeypatch: pytest.MonkeyPatch, switched: set[str]
) -> None:
    told = replace(settings.FRANCJEU, connectors=frozenset(switched))
    monkeypatch.setattr(settings, "FRANCJEU", told)
    a_report(link=LINK)
    assert asked() == 0

"""Jobs that come back by themselves."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult
from tests.conftest import NOON

from francjeu.plumbing import clockwork

HOUR = timedelta(hours=1)


@pytest.fixture
def hourly(settings: Any) -> None:
    settings.CLOCKWORK = {"tests.cli.slow.fail_at_nothing": HOUR}


@pytest.mark.django_db
@pytest.mark.usefixtures("hourly")
class TestAJobThatComesBack:
    def test_is_enqueued_at_once_then_each_time_it_is_due(self) -> None:
        assert clockwork.wind(at=NOON) == 1
        assert clockwork.wind(at=NOON + HOUR - timedelta(seconds=1)) == 0
        assert clockwork.wind(at=NOON + HOUR) == 1
        assert DBTaskResult.objects.count() == 2

    def test_runs_once_after_a_long_stop_not_once_for_each_time_missed(self) -> None:
        clockwork.wind(at=NOON)
        assert clockwork.wind(at=NOON + 50 * HOUR) == 1
        assert clockwork.wind(at=NOON + 50 * HOUR) == 0


def test_every_job_of_the_clock_exists() -> None:
    for task in django_settings.CLOCKWORK:
        assert import_string(task).enqueue

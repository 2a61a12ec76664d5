"""What every test shares: one fixed moment (settings.py: a folder, compiled catalogues)."""

import os
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db.backends.sqlite3.base import DatabaseOperations
from hypothesis import settings

# Defined once: two definitions would start two Chromiums, and Playwright refuses the second.
from tests.web.browser import chromium, reader, reader_without_script

__all__ = ["chromium", "reader", "reader_without_script"]

# Programs that tests start read the project’s own settings.
os.environ["DJANGO_SETTINGS_MODULE"] = "francjeu.config.settings"

# How long one example takes says more about the machine than about the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# A Sunday evening, when the coordinator opens the site.
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("America/Toronto"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(request: pytest.FixtureRequest) -> None:
    """Each worker its own PostgreSQL database; SQLite in memory is its own already."""
    from django.conf import settings

    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    default = settings.DATABASES["default"]
    if worker and "sqlite" not in default["ENGINE"]:
        default.setdefault("TEST", {})["NAME"] = f"francjeu_tests_{worker}"


@pytest.fixture(scope="session", autouse=True)
def _tables_can_be_emptied() -> Iterator[None]:
    """SQLite: lift the refusals to delete while Django flushes after a test that committed.

    On PostgreSQL the flush is a TRUNCATE, which these refusals do not concern.
    """
    flush = DatabaseOperations.execute_sql_flush

    def lifted(self: Any, statements: list[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            flush(self, statements)
            for _, definition in triggers:
                cursor.execute(definition)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", lifted)
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Races are run on a database which several connections can open; browsers are marked."""
    from django.conf import settings

    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)

    default = settings.DATABASES["default"]
    if "sqlite" not in default["ENGINE"] or os.environ.get("FRANCJEU_TEST_FILE"):
        return
    reason = pytest.mark.skip(reason="SQLite in memory has one connection: FRANCJEU_TEST_FILE=1")
    for item in items:
        if item.get_closest_marker("race"):
            item.add_marker(reason)

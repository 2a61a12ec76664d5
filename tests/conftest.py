"""What every test shares: compiled catalogues, and one fixed moment (settings.py: a folder)."""

import os
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from francjeu.plumbing.catalogues import compile_catalogues

# Programs that tests start read the project’s own settings.
os.environ["DJANGO_SETTINGS_MODULE"] = "francjeu.config.settings"
compile_catalogues()

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

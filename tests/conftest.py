"""What every test shares: a folder of its own for data and keys, and one fixed moment."""

import os
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from francjeu.plumbing.catalogues import compile_catalogues

os.environ["FRANCJEU_DATA"] = tempfile.mkdtemp(prefix="francjeu-tests-")
os.environ["FRANCJEU_KEYS"] = str(Path(os.environ["FRANCJEU_DATA"]) / "keys")
os.environ.setdefault("FRANCJEU_LANG", "fr")

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

"""The project's settings over a folder of the tests' own: set before Django reads them."""

import os
import tempfile
from pathlib import Path

os.environ["FRANCJEU_DATA"] = tempfile.mkdtemp(prefix="francjeu-tests-")
os.environ["FRANCJEU_KEYS"] = str(Path(os.environ["FRANCJEU_DATA"]) / "keys")
(Path(os.environ["FRANCJEU_DATA"]) / "static").mkdir()
os.environ.setdefault("FRANCJEU_LANG", "fr")

from francjeu.plumbing.catalogues import compile_catalogues  # noqa: E402

compile_catalogues()  # before Django keeps what it finds in memory

from francjeu.config.settings import *  # noqa: E402, F403
from francjeu.config.settings import DATABASES  # noqa: E402

if os.environ.get("FRANCJEU_TEST_FILE") and "sqlite" in DATABASES["default"]["ENGINE"]:
    # Races need a database several connections can open: a file, as on a real installation.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(os.environ["FRANCJEU_DATA"]) / "race.sqlite3")}

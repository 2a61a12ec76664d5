"""The project's settings over a folder of the tests' own: set before Django reads them."""

import os
import tempfile
from pathlib import Path

os.environ["FRANCJEU_DATA"] = tempfile.mkdtemp(prefix="francjeu-tests-")
os.environ["FRANCJEU_KEYS"] = str(Path(os.environ["FRANCJEU_DATA"]) / "keys")
os.environ.setdefault("FRANCJEU_LANG", "fr")

from francjeu.config.settings import *  # noqa: F403

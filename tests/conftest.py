"""What every test shares: a folder of its own for data and keys, and one fixed moment."""

import os
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

os.environ["FRANCJEU_DATA"] = tempfile.mkdtemp(prefix="francjeu-tests-")
os.environ["FRANCJEU_KEYS"] = str(Path(os.environ["FRANCJEU_DATA"]) / "keys")
os.environ.setdefault("FRANCJEU_LANG", "fr")

# A Sunday evening, when the coordinator opens the site.
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("America/Toronto"))

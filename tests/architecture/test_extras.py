"""The site starts with the base install: the extras are for tools in processes of their own."""

import os
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Everything a server, a worker or the command line loads, with `absent` as if not installed.
START = """
import sys
from importlib import import_module
from importlib.abc import MetaPathFinder

absent = set(sys.argv[1:])

class Absent(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in absent:
            raise ModuleNotFoundError(f"{name} belongs to an extra", name=name)
        return None

sys.meta_path.insert(0, Absent())
import django
django.setup()
from django.apps import apps
from django.conf import settings
from django.utils.module_loading import module_has_submodule
import_module(settings.ROOT_URLCONF)
for app in apps.get_app_configs():
    if module_has_submodule(app.module, "tasks"):
        import_module(f"{app.name}.tasks")
import_module("francjeu.cli.main")
"""


def _modules(extra: str) -> set[str]:
    """The importable names of an extra that the base install does not bring."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {it.partition(">")[0].strip().lower() for it in project["optional-dependencies"][extra]}
    return {
        module
        for module, brought in packages_distributions().items()
        if names & {it.lower() for it in brought}
    }


@pytest.mark.once
@pytest.mark.parametrize("extra", ["evidence", "s3"])
def test_the_site_starts_without_an_extra(extra: str, tmp_path: Path) -> None:
    absent = _modules(extra)
    assert absent
    started = subprocess.run(
        [sys.executable, "-c", START, *sorted(absent)], capture_output=True, text=True, check=False,
        env={
            **os.environ, "PYTHONPATH": str(ROOT / "src"), "FRANCJEU_DATA": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "francjeu.config.settings",
        },
    )  # fmt: skip
    assert started.returncode == 0, started.stderr

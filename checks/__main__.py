"""`./fj check`: format, lint, types, floors, migrations, words, documents; each says its name."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = (sys.executable, "-m")
SOURCES = ("src", "tests", "checks", "bench", "journeys")


@dataclass(frozen=True, slots=True)
class Check:
    """One command; it holds when the command ends well."""

    name: str
    command: Sequence[str]


def checks() -> list[Check]:
    sources = [name for name in SOURCES if (ROOT / name).is_dir()]
    templates = [str(p) for p in (ROOT / "src").rglob("templates/**/*.html")]
    return [
        Check("types", [str(BIN / "mypy")]),
        Check("floors", [str(BIN / "lint-imports"), "--no-cache"]),
        Check("format", [str(BIN / "ruff"), "format", "--check", *sources]),
        Check("lint", [str(BIN / "ruff"), "check", *sources]),
        Check("migrations", [*PYTHON, "francjeu", "manage", "makemigrations", "--check"]),
        Check("heads of migrations", [*PYTHON, "checks.heads"]),
        Check("system", [*PYTHON, "francjeu", "manage", "check", "--fail-level", "WARNING"]),
        Check("templates", [str(BIN / "djade"), "--target-version", "5.2", "--check", *templates]),
        Check("words", [*PYTHON, "francjeu", "messages", "--check"]),
        Check("dependencies", [str(BIN / "deptry"), "src"]),
        Check("documents", [*PYTHON, "francjeu", "docs", "--check"]),
        Check("what must not be there", [*PYTHON, "checks.forbidden"]),
        Check("shell", ["sh", "-n", "fj", ".ci/run"]),
    ]


def holds(check: Check, environment: dict[str, str]) -> bool:
    done = subprocess.run(
        check.command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        sys.stdout.write(f"ok      {check.name}\n")
        return True
    said = (done.stdout + done.stderr).strip()
    sys.stdout.write(f"FAILED  {check.name}: {' '.join(check.command)[:200]}\n{said}\n\n")
    return False


def main(asked: Sequence[str]) -> int:
    """Run those whose name holds one of the words asked for, or all."""
    chosen = [c for c in checks() if not asked or any(word in c.name for word in asked)]
    with tempfile.TemporaryDirectory(prefix="francjeu-check-") as data:
        environment = {**os.environ, "FRANCJEU_DATA": data, "FRANCJEU_LANG": "fr"}
        with ThreadPoolExecutor(max_workers=2) as pool:
            passed = sum(pool.map(lambda check: holds(check, environment), chosen))
    failed = len(chosen) - passed
    sys.stdout.write(f"{passed} passed, {failed} failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Nothing that belongs to one machine is kept: addresses of registries, paths, download lists."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Written in pieces, so that this file does not hold what it looks for.
HOSTS = "|".join(
    re.escape(".".join(parts))
    for parts in (
        ("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs"), ("registry", "yarnpkg"),
        ("deb", "debian", "org"), ("crates", "io"),
    )
)  # fmt: skip
PATHS = "|".join(f"/{name}/" for name in ("work", "farm", "root"))
PLACES = re.compile(rf"{HOSTS}|(?<![\w.]){PATHS}")
LISTS = frozenset({"uv.lock", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "poetry.lock"})
COMPILED = (".mo", ".pyc", ".sqlite3")


def faults() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    found = []
    for name in filter(None, listed.decode().split("\0")):
        path = ROOT / name
        if path.name in LISTS:
            found.append(f"{name}: a list of download addresses")
        if path.suffix in COMPILED:
            found.append(f"{name}: made by the set-up, not kept")
        if path.is_file() and not name.endswith(".min.js"):
            found += [f"{name}:{line}" for line in _lines(path)]
    return found


def _lines(path: Path) -> list[str]:
    content = path.read_bytes()
    if b"\0" in content[:8000]:
        return []
    lines = content.decode("utf-8", errors="replace").splitlines()
    return [f"{n}: {line.strip()[:120]}" for n, line in enumerate(lines, 1) if PLACES.search(line)]


if __name__ == "__main__":
    said = faults()
    sys.stdout.write("\n".join(said))
    sys.exit(1 if said else 0)

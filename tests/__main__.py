"""`./fj test`: the suite on SQLite in memory, races on a file, then PostgreSQL.

With arguments, they go to pytest and one run is made, on SQLite unless FRANCJEU_DATABASE_URL says
otherwise. `./fj test --postgres [arguments]` makes one run on a PostgreSQL of its own.
"""

import importlib
import os
import subprocess
import sys
import time

# Pure, about the source itself, or programs with a database of their own: a second one would teach
# nothing. Nor would looking at the same pages twice in a browser.
WITHOUT_DATABASE = (
    "tests/kernel", "tests/connectors", "tests/architecture", "tests/journeys", "tests/cli",
)  # fmt: skip


def pytest(*arguments: str, **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def on_postgres(*arguments: str) -> int:
    postgres = importlib.import_module("tests.postgres")  # only then: it brings a server along
    with postgres.server() as address:
        return pytest(*arguments, FRANCJEU_DATABASE_URL=address)


def both() -> int:
    started = time.monotonic()
    sys.stderr.write("fj: SQLite\n")
    first = pytest("-n", "auto", "--dist", "worksteal", "-m", "not race")
    sys.stderr.write("fj: SQLite, several at once\n")
    races = pytest("-m", "race", FRANCJEU_TEST_FILE="1")
    sys.stderr.write("fj: PostgreSQL\n")
    ignored = [f"--ignore={folder}" for folder in WITHOUT_DATABASE]
    second = on_postgres(
        "-n",
        "auto",
        "--dist",
        "worksteal",
        "-m",
        "not browser and not journey and not once",
        *ignored,
    )
    sys.stderr.write(f"fj: {time.monotonic() - started:.0f} s\n")
    return first or races or second


def main(arguments: list[str]) -> int:
    if not arguments:
        return both()
    if arguments[0] == "--postgres":
        return on_postgres(*arguments[1:])
    return pytest(*arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A tool that does what tools must not."""

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    return {
        "echo": lambda: {"said": "echo"},
        "environment": lambda: {"names": sorted(os.environ)},
        "hang": _hang,
        "eat": lambda: {"bytes": len(bytearray(8 * 1024**3))},
        "die": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "abort in vain": _abort_in_vain,
        "abort": os.abort,
        "raise": lambda: {}["nothing"],
        "lack": lambda: __import__("no_such_package_anywhere"),
    }[request["do"]]()  # type: ignore[operator, no-any-return]


def _abort_in_vain() -> dict[str, Any]:
    """As a library of another language does when memory is refused."""
    os.write(2, b"terminate called after throwing an instance of 'std::bad_alloc'\n")
    os.abort()


def _hang() -> dict[str, Any]:
    subprocess.run(["sleep", "60"], check=False)
    time.sleep(60)
    return {}

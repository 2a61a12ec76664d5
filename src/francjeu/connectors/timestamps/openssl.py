"""Judges the signature of a time stamp with the openssl of this machine; opens no connection."""

import shutil
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path

_PATIENCE = 30


def judge(answer: bytes, data: bytes, authority: bytes, at: datetime) -> bool | None:
    """Whether openssl finds the authority's signature good at that moment; None without openssl."""
    openssl = shutil.which("openssl")
    if openssl is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        given = {"answer": answer, "data": data, "authority": authority}
        for name, content in given.items():
            (Path(folder) / name).write_bytes(content)
        done = subprocess.run(  # noqa: S603 - no shell; names are ours
            [
                openssl, "ts", "-verify", "-data", "data", "-in", "answer",
                "-CAfile", "authority", "-attime", str(int(at.timestamp())),
            ],
            cwd=folder, capture_output=True, check=False, timeout=_PATIENCE,
        )  # fmt: skip
    return done.returncode == 0

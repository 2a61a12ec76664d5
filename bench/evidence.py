"""Every figure of evidence in one run: `python -m bench.evidence` from the root of the project.

Sealing, verifying, the custody tree, matching, reading words in pictures, capturing pages beside
SingleFile (which npm fetches into a temporary folder) and a bare PDF. Sizes in bytes, times as
medians of a few runs on this machine. No database: the kernel, the store, the tools and the command
a stranger runs. The last lines say which promises were met; the exit code is 1 when one was not.
"""

import io
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
sys.path[:0] = [str(ROOT), str(SOURCE)]

from bench.goals import Goals  # noqa: E402

from francjeu.evidence import media  # noqa: E402
from francjeu.evidence.storage import envelope  # noqa: E402
from francjeu.evidence.storage.intake import Intake  # noqa: E402
from francjeu.evidence.storage.store import LocalFolder  # noqa: E402
from francjeu.kernel.evidence.log.tree import Tree, leaf_hash, verify_inclusion  # noqa: E402
from francjeu.kernel.evidence.package import bag  # noqa: E402
from francjeu.kernel.evidence.package.digest import digest_of  # noqa: E402

MEGABYTE = 1024 * 1024
VERIFIED = 0.2
ROUNDS = 5
APPENDED = 200_000


def median(run: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    """Seconds, the median of a few runs."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def sealing(folder: Path) -> None:
    """One pass: read, digest, encrypt, flush to the disk, publish, tell the type."""
    store, pair = LocalFolder(root=folder / "pieces"), envelope.new_pair()
    media.media_type_of(head=b"warm the model up", tail=b"")
    for megabytes in (1, 20, 50):
        content = os.urandom(megabytes * MEGABYTE)

        def seal(content: bytes = content) -> None:
            intake = Intake(io.BytesIO(content), limit=len(content))
            store.write(lambda sink: envelope.encrypt(intake, sink=sink, recipient=pair.recipient))
            media.media_type_of(head=intake.head, tail=intake.tail)

        seconds = median(seal)
        plain = median(lambda content=content: digest_of([content]))  # type: ignore[misc]
        rate = megabytes / seconds
        print(
            f"seal {megabytes:3} MiB: {seconds:.3f} s, {rate:.0f} MiB/s "
            f"(SHA-256 alone {plain:.3f} s)"
        )


def verifying(folder: Path, goals: Goals) -> None:
    """`fj verify` of a 20 MB folder, process included, beside sha256sum."""
    payload = {f"data/pieces/P-{n}.bin": os.urandom(5 * MEGABYTE) for n in range(1, 5)}
    digests = {path: digest_of([content]) for path, content in payload.items()}
    target = folder / "export"
    for path, content in {**payload, **bag.tag_files(payload=digests, info=[])}.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", "francjeu", "verify", str(target)]

    def fj() -> None:
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)

    def by_hand() -> None:
        for name in (bag.TAG_MANIFEST, bag.MANIFEST):
            subprocess.run(["sha256sum", "-c", "--quiet", name], cwd=target, check=True)

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = median(fj)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / ROUNDS
    plain = median(by_hand)
    print(
        f"verify 20 MiB: fj {seconds:.3f} s ({busy:.3f} s of them at work), "
        f"sha256sum twice {plain:.3f} s"
    )
    goals.note(
        f"20 MB are verified in under {VERIFIED} s", f"{seconds:.3f} s", met=seconds < VERIFIED
    )


def custody(goals: Goals) -> None:
    """Appends, proofs and their sizes on 200,000 leaves."""
    leaves = [leaf_hash(number.to_bytes(8, "big") * 25) for number in range(200_000)]
    start = time.perf_counter()
    tree = Tree(leaves)
    appending = time.perf_counter() - start
    root = tree.root()
    proof = tree.inclusion(123_456)
    proving = median(lambda: tree.inclusion(123_456), rounds=200)

    def check() -> None:
        verify_inclusion(
            leaf=leaves[123_456], index=123_456, size=len(tree), proof=proof, root=root
        )

    checking, rate = median(check, rounds=200), len(leaves) / appending
    growth = tree.consistency(100_000)
    goals.note(f"at least {APPENDED:,} appends a second", f"{rate:,.0f}", met=rate >= APPENDED)
    print(
        f"tree: {rate:,.0f} appends/s; proof that 100,000 leaves grew into {len(tree):,}: "
        f"{len(growth) * 32} bytes; inclusion proof {len(proof) * 32} bytes, "
        f"{proving * 1e6:.0f} µs to make, {checking * 1e6:.0f} µs to check"
    )


def measured_by_tools(goals: Goals) -> None:
    """Matching, the reading of words and captures, where their tools are installed."""
    try:
        from bench import captures, matching
    except ModuleNotFoundError as missing:
        goals.lacks("matching and captures", f"{missing.name} is not installed (./fj tools)")
        return
    matching.main(goals=goals)
    captures.main(goals=goals)


def main() -> int:
    goals = Goals()
    with tempfile.TemporaryDirectory() as folder:
        sealing(Path(folder))
        verifying(Path(folder), goals)
    custody(goals)
    measured_by_tools(goals)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this run: {peak:.0f} MiB")
    goals.tell()
    return 1 if goals.missed else 0


if __name__ == "__main__":
    sys.exit(main())

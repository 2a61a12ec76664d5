"""Figures of sealing, verifying and the custody tree, in one run: python bench/evidence.py

Sizes in bytes, times as medians of a few runs on this machine. No database: the kernel, the store
and the command a stranger runs.
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

import captures

from francjeu.evidence import envelope, media
from francjeu.evidence.intake import Intake
from francjeu.evidence.store import LocalFolder
from francjeu.kernel.evidence import bag
from francjeu.kernel.evidence.digest import digest_of
from francjeu.kernel.evidence.tree import Tree, leaf_hash, verify_inclusion

MEGABYTE = 1024 * 1024
SOURCE = Path(__file__).resolve().parents[1] / "src"


def median(run: Callable[[], object], *, rounds: int = 5) -> float:
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


def verifying(folder: Path) -> None:
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

    print(f"verify 20 MiB: fj {median(fj):.3f} s, sha256sum twice {median(by_hand):.3f} s")


def custody() -> None:
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

    checking = median(check, rounds=200)
    print(
        f"tree: {len(leaves) / appending:,.0f} appends/s; inclusion proof {len(proof) * 32} bytes, "
        f"{proving * 1e6:.0f} µs to make, {checking * 1e6:.0f} µs to check"
    )


def matching() -> None:
    """The table of matching and the reading of words, where their tools are installed."""
    try:
        from matching import main as measure
    except ModuleNotFoundError as missing:
        print(f"matching: not measured, {missing.name} is not installed (./fj tools)")
        return
    measure()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sealing(Path(folder))
        verifying(Path(folder))
    custody()
    matching()
    captures.main()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this run: {peak:.0f} MiB")


if __name__ == "__main__":
    main()

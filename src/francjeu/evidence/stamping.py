"""The files of a folder's time stamps, by path in the package."""

from collections.abc import Iterable

from francjeu.custody.stamping import Authority, NotStamped, obtain
from francjeu.kernel.evidence.package import bag
from francjeu.kernel.evidence.seals import timestamp


def stamps(
    data: bytes, *, authorities: Iterable[Authority]
) -> tuple[dict[str, bytes], tuple[NotStamped, ...]]:
    """The files of each stamp over `data`, by path; and the authorities that gave none."""
    files: dict[str, bytes] = {}
    failures = []
    for paths, authority in zip(bag.STAMPS, authorities, strict=False):
        try:
            files |= _stamp(data, authority=authority, paths=paths)
        except NotStamped as failure:
            failures.append(failure)
    return files, tuple(failures)


def _stamp(data: bytes, *, authority: Authority, paths: bag.StampPaths) -> dict[str, bytes]:
    stamp = obtain(data, authority=authority)
    return {
        paths.query: stamp.question,
        paths.answer: stamp.answer,
        paths.authority: stamp.certificate,
        paths.moment: timestamp.epoch(stamp.said_at),
    }

"""Verification of an exported folder: what changed is found, and named."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.bags import INFO, PAYLOAD, a_bag, streams

from francjeu.kernel.evidence.package import bag
from francjeu.kernel.evidence.package.digest import digest_of
from francjeu.kernel.evidence.package.findings import Finding, Kind, Report
from francjeu.kernel.evidence.package.verify import NotABag, verify

Files = dict[str, bytes]
FLIPPABLE = sorted(path for path in a_bag() if path != bag.TAG_MANIFEST)


def report_of(files: Files) -> Report:
    return verify(streams(files))


def test_an_untouched_folder_holds() -> None:
    report = report_of(a_bag())
    assert report.holds
    assert (report.pieces, report.files) == (2, 8)
    assert report.root == digest_of([a_bag()[bag.TAG_MANIFEST]]).sha256


@pytest.mark.clause("X-02")
@given(st.sampled_from(FLIPPABLE), st.data())
def test_any_changed_byte_is_found_and_names_the_file(path: str, data: st.DataObject) -> None:
    files = a_bag()
    changed = bytearray(files[path])
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    files[path] = bytes(changed)
    assert Finding(kind=Kind.ALTERED, path=path) in report_of(files).findings or (
        path == bag.MANIFEST
        and [it.path for it in report_of(files).findings if it.path == bag.MANIFEST]
    )


@pytest.mark.clause("X-02")
@given(st.data())
def test_any_changed_byte_of_the_tag_manifest_is_found(data: st.DataObject) -> None:
    files = a_bag()
    changed = bytearray(files[bag.TAG_MANIFEST])
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    assert not report_of({**files, bag.TAG_MANIFEST: bytes(changed)}).holds


@given(st.sampled_from(sorted(a_bag())))
def test_a_missing_file_is_named(path: str) -> None:
    files = a_bag()
    del files[path]
    assert Finding(kind=Kind.MISSING, path=path) in report_of(files).findings


@pytest.mark.parametrize(
    "path", ["data/pieces/P-3.jpg", "data/.DS_Store", "notes.txt", "preuve/other", "data/é.txt"]
)
def test_an_added_file_is_named(path: str) -> None:
    report = report_of({**a_bag(), path: b"added"})
    assert report.findings == (Finding(kind=Kind.ADDED, path=path),)


def test_a_renamed_piece_is_missing_under_one_name_and_added_under_the_other() -> None:
    files = a_bag()
    files["data/pieces/P-9.jpg"] = files.pop("data/pieces/P-1.jpg")
    assert set(report_of(files).findings) == {
        Finding(kind=Kind.MISSING, path="data/pieces/P-1.jpg"),
        Finding(kind=Kind.ADDED, path="data/pieces/P-9.jpg"),
    }


def test_two_pieces_exchanged_are_both_named() -> None:
    files = a_bag()
    one, two = "data/pieces/P-1.jpg", "data/pieces/P-2.txt"
    files[one], files[two] = files[two], files[one]
    assert [finding.label for finding in report_of(files).findings] == ["P-1", "P-2"]


def rewritten(payload: Files) -> Files:
    """What a forger makes who changes a piece and its line in the manifest."""
    forged = a_bag({**PAYLOAD, **payload})
    return {**forged, bag.TAG_MANIFEST: a_bag()[bag.TAG_MANIFEST]}


def test_a_piece_changed_together_with_its_manifest_is_found_by_the_tag_manifest() -> None:
    report = report_of(rewritten({"data/pieces/P-1.jpg": b"forged"}))
    assert Finding(kind=Kind.ALTERED, path=bag.MANIFEST) in report.findings


def test_a_folder_rewritten_whole_has_another_root() -> None:
    forged = report_of(a_bag({**PAYLOAD, "data/pieces/P-1.jpg": b"forged"}))
    assert forged.holds
    assert forged.root != report_of(a_bag()).root


def test_a_wrong_total_in_a_consistent_folder_is_told() -> None:
    digests = {path: digest_of([content]) for path, content in PAYLOAD.items()}
    tags = bag.tag_files(payload=digests, info=INFO)
    info = tags[bag.INFO].replace(b"Payload-Oxum: ", b"Payload-Oxum: 9")
    tags[bag.TAG_MANIFEST] = tags[bag.TAG_MANIFEST].replace(
        digest_of([tags[bag.INFO]]).sha256.encode(), digest_of([info]).sha256.encode()
    )
    report = report_of({**PAYLOAD, **tags, bag.INFO: info})
    assert [(it.kind, it.path) for it in report.findings] == [(Kind.BAD_MANIFEST, bag.INFO)]


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text + text.splitlines(keepends=True)[0],
        lambda text: text.replace(b"  ", b" *"),
        lambda text: text.replace(b"data/", b"../data/"),
        lambda text: text[:-1],
    ],
)
def test_a_manifest_that_cannot_be_read_is_named(edit: Callable[[bytes], bytes]) -> None:
    files = a_bag()
    files[bag.MANIFEST] = edit(files[bag.MANIFEST])
    kinds = {(it.kind, it.path) for it in report_of(files).findings}
    assert kinds & {(Kind.ALTERED, bag.MANIFEST), (Kind.BAD_MANIFEST, bag.MANIFEST)}


def test_a_link_is_named_and_never_read() -> None:
    files = a_bag()
    del files["data/pieces/P-1.jpg"]
    report = verify(streams(files), irregular=["data/pieces/P-1.jpg"])
    assert report.findings == (Finding(kind=Kind.IRREGULAR, path="data/pieces/P-1.jpg"),)


def test_a_file_that_cannot_be_read_is_named() -> None:
    def broken() -> Iterator[bytes]:
        yield b"\xff\xd8"
        raise OSError(5, "Input/output error")

    report = verify({**streams(a_bag()), "data/pieces/P-1.jpg": broken})
    finding = report.findings[0]
    assert (finding.kind, finding.label) == (Kind.UNREADABLE, "P-1")


def test_a_folder_of_other_files_is_not_a_bag() -> None:
    with pytest.raises(NotABag):
        report_of({"photo.jpg": b""})


@pytest.mark.parametrize("path", ["pieces/P-1.jpg", "data/pièce.jpg"])
def test_refuses_to_package_a_piece_under_a_name_that_would_not_travel(path: str) -> None:
    with pytest.raises(ValueError, match="data"):
        bag.tag_files(payload={path: digest_of([b""])}, info=INFO)


def test_a_line_break_in_the_information_adds_no_line() -> None:
    tags = bag.tag_files(payload={}, info=[("External-Description", "a\nPayload-Oxum: 0.0\rb")])
    assert tags[bag.INFO] == b"External-Description: a Payload-Oxum: 0.0 b\nPayload-Oxum: 0.0\n"

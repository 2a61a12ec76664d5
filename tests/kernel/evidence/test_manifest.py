"""Manifest lines."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from francjeu.kernel.evidence.package.manifest import (
    BadManifest,
    BadName,
    Line,
    check_name,
    parse,
    render,
)

SHA = "0" * 63 + "a"
NAMES = st.from_regex(r"data/p-[a-z0-9]{1,8}\.(jpg|txt)", fullmatch=True)


@given(st.lists(NAMES, unique=True))
def test_what_is_written_is_read_back(paths: list[str]) -> None:
    lines = [Line(path=path, sha256=SHA) for path in paths]
    assert parse(render(lines)) == tuple(sorted(lines))


def test_the_same_files_in_another_order_give_the_same_bytes() -> None:
    lines = [Line(path="data/b", sha256=SHA), Line(path="data/a", sha256=SHA)]
    assert render(lines) == render(reversed(lines)) == f"{SHA}  data/a\n{SHA}  data/b\n".encode()


@pytest.mark.parametrize(
    "text",
    [
        f"{SHA}  data/a",
        f"{SHA} data/a\n",
        f"{SHA} *data/a\n",
        f"{SHA.upper()}  data/a\n",
        f"{SHA[:-1]}  data/a\n",
        f"{SHA}  /etc/passwd\n",
        f"{SHA}  data/../../secret\n",
        f"{SHA}  data//a\n",
        f"{SHA}  data\\a\n",
        f"{SHA}  data/a\r\n",
        f"{SHA}  data/a\n{SHA}  data/a\n",
        f"{SHA}  data/a\n\n",
        "\n",
    ],
)
def test_refuses_a_line_it_would_not_write(text: str) -> None:
    with pytest.raises(BadManifest):
        parse(text.encode())


def test_refuses_a_manifest_that_is_not_utf8() -> None:
    with pytest.raises(BadManifest, match="line 2"):
        parse(f"{SHA}  data/a\n{SHA}  data/".encode() + b"\xff\n")


@pytest.mark.parametrize(
    "path",
    [
        "data/é.jpg",
        "data/a b",
        "data/.hidden",
        "data/a.",
        "data/CON.txt",
        "data/nul",
        "data/" + "a" * 180,
        "",
    ],
)
def test_refuses_to_write_a_name_that_would_not_travel(path: str) -> None:
    with pytest.raises(BadName):
        check_name(path)


@given(st.lists(NAMES, unique=True, min_size=1), st.data())
def test_a_changed_byte_never_reads_as_the_same_manifest(
    paths: list[str], data: st.DataObject
) -> None:
    text = render(Line(path=path, sha256=SHA) for path in paths)
    changed = bytearray(text)
    place = data.draw(st.integers(0, len(text) - 1))
    changed[place] ^= data.draw(st.integers(1, 255))
    with contextlib.suppress(BadManifest):
        assert parse(bytes(changed)) != parse(text)

"""Text is told from other bytes, and which kind of text it is; nothing is parsed or run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from francjeu.kernel.evidence.pieces.texts import text_type_of

LETTER = (
    b"Received: from relais.exemple.ca\r\n by poste.exemple.ca\r\nFrom: a@exemple.ca\r\n"
    b"Subject: essai\r\n\r\n<html><script>1</script></html>\r\n"
)


def kind(content: bytes) -> str | None:
    return text_type_of(head=content, tail=content)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"bonjour", "text/plain"),
        ("Félix l’a écrit à 15 h — encore.\n".encode(), "text/plain"),
        ("Félix a écrit à Noël".encode("latin-1"), "text/plain"),
        ("😀 😡\n".encode(), "text/plain"),
        ("﻿avec une marque".encode(), "text/plain"),
        (b"\xff\xfe" + "Écrit par le Bloc-notes".encode("utf-16-le"), "text/plain"),
        (b"\xfe\xff" + "Écrit ailleurs".encode("utf-16-be"), "text/plain"),
        (b"De : moi\nA : toi\n", "text/plain"),
        (b"subject: objet\ndate: demain\n", "text/plain"),
        (b"date;texte\n2026-11-01;idiot\n", "text/plain"),
        (b"1 < 2 et <3\n", "text/plain"),
        (b"  \n<!-- un mot --><!DOCTYPE HTML><title>x</title>", "text/html"),
        (b"<P onclick=alert(1)>", "text/html"),
        (b"bonjour <ScRiPt>alert(1)</script>", "text/html"),
        (b"\xff\xfe" + "<html><script>".encode("utf-16-le"), "text/html"),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "application/xhtml+xml"),
        (b"<svg/>", "image/svg+xml"),
        (b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]> <svg xmlns="x">', "image/svg+xml"),
        (b'<!-- x --><s:svg xmlns:s="http://www.w3.org/2000/svg">', "image/svg+xml"),
        (LETTER, "message/rfc822"),
        (b"Return-Path: <a@b>\nMIME-Version: 1.0\n\nx", "message/rfc822"),
    ],
)
def test_a_kind_of_text_is_told(content: bytes, media_type: str) -> None:
    assert kind(content) == media_type


@pytest.mark.parametrize(
    "content", [b"", b"a\x00b", b"\x89\xfe\xc3\x28\xff\xd7\x81\x90", b"\x01\x02", b"abc\x1adef"]
)
def test_other_bytes_are_no_text(content: bytes) -> None:
    assert kind(content) is None


def test_a_text_that_ends_in_other_bytes_is_no_text() -> None:
    assert text_type_of(head=b"bonjour " * 9000, tail=b"\x00\x01\x02") is None


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=60), st.integers(0, 5))
def test_a_character_torn_at_either_end_does_not_make_other_bytes_of_a_text(
    text: str, torn: int
) -> None:
    encoded = text.encode()
    assert text_type_of(head=encoded[: len(encoded) - torn], tail=encoded[torn % 4 :]) is not None


@given(st.binary(), st.binary())
def test_no_bytes_make_it_fail(head: bytes, tail: bytes) -> None:
    text_type_of(head=head, tail=tail)


@pytest.mark.parametrize("mark", [b"<!--", b"<?xml ", b"<!doctype x [", b" " * 10, b"From:\n"])
def test_a_hostile_start_takes_no_time(mark: bytes) -> None:
    assert kind((mark * 65536)[:65536]) == "text/plain"

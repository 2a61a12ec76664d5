"""Exported conversations of known forms are lists of messages; anything else is left alone."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from francjeu.connectors.chats import reading

QUEBEC = (
    "2026-11-20 14:03 - Les messages et les appels sont chiffrés de bout en bout.\n"
    "2026-11-20 14:03 - Camille: Salut, ça va?\n2026-11-20 14:05 - Maxime: Tais-toi\n"
    "sinon tu vas voir\n2026-11-20 14:06 - Maxime: IMG-1.jpg (fichier joint)\n"
)
IPHONE = (
    "[20/11/2026 à 14:03:22] Camille: Salut\n\u200e[20/11/2026 à 14:05:01] Maxime: "
    "\u200e<pièce jointe : 0001-PHOTO.jpg>\n"
)
ENGLISH = "11/20/26, 2:03 PM - Camille: Hi\n11/21/26, 12:01 AM - Maxime: No\n"
DOUBTFUL = "05/06/26, 14:03 - Camille: Salut\n06/06/26, 14:05 - Maxime: Non\n"


def read(content: bytes, folder: Path) -> dict[str, Any]:
    (folder / "piece").write_bytes(content)
    return reading.answer({}, folder=folder)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (QUEBEC, "2026-11-20T14:03", "2026-11-20T14:06"),
        (IPHONE, "2026-11-20T14:03", "2026-11-20T14:05"),
        (ENGLISH, "2026-11-20T14:03", "2026-11-21T00:01"),
    ],
    ids=["Android in Quebec", "iPhone in French", "Android in English"],
)
def test_the_text_of_whatsapp_keeps_who_when_and_what(
    text: str, first: str, last: str, tmp_path: Path
) -> None:
    told = read(text.encode(), tmp_path)
    assert (told["kind"], told["people"]) == ("whatsapp", ["Camille", "Maxime"])
    assert (told["messages"][0]["at"], told["messages"][-1]["at"]) == (first, last)


def test_a_message_of_two_lines_stays_one_and_a_picture_is_named(tmp_path: Path) -> None:
    told = read(QUEBEC.encode(), tmp_path)
    assert told["messages"][2]["text"] == "Tais-toi\nsinon tu vas voir"
    assert told["messages"][3]["attached"] == "IMG-1.jpg"
    assert read(IPHONE.encode(), tmp_path)["messages"][1]["attached"] == "0001-PHOTO.jpg"


def test_dates_that_could_be_read_two_ways_are_said_as_written(tmp_path: Path) -> None:
    told = read(DOUBTFUL.encode(), tmp_path)
    assert told["is_ambiguous"]
    assert told["messages"][0]["at"] == ""
    assert told["messages"][0]["said"].startswith("05/06/26")


def test_an_archive_is_looked_into_for_its_list_alone(tmp_path: Path) -> None:
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Discussion WhatsApp avec Maxime.txt", QUEBEC)
        archive.writestr("IMG-1.jpg", b"\xff\xd8")
        archive.writestr("../../etc/passwd", b"x")
    assert read(path.read_bytes(), tmp_path)["count"] == 4


def test_messenger_is_put_in_order_and_its_accents_are_mended(tmp_path: Path) -> None:
    rows = [
        {"sender_name": "Maxime", "timestamp_ms": 1763650000000, "content": "deux"},
        {"sender_name": "LÃ©a", "timestamp_ms": 1763640000000, "content": "Ã\x87a va?"},
    ]
    told = read(json.dumps({"participants": [], "messages": rows}).encode(), tmp_path)
    assert told["kind"] == "messenger"
    assert [it["who"] for it in told["messages"]] == ["Léa", "Maxime"]
    assert told["messages"][0]["text"] == "Ça va?"


def test_text_messages_tell_who_sent_and_who_received(tmp_path: Path) -> None:
    told = read(
        b"<?xml version='1.0'?><smses count='2'>"
        b"<sms address='+15145550100' date='1763640000000' type='1' body='Attention'/>"
        b"<sms address='+15145550100' date='1763650000000' type='2' body='Arr\xc3\xaate'/></smses>",
        tmp_path,
    )
    assert [it["who"] for it in told["messages"]] == ["+15145550100", "→ +15145550100"]
    assert told["messages"][1]["text"] == "Arrête"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"Bonjour, voici ce qui est arriv\xc3\xa9.", b"{", b"[]", b'{"messages": 3}',
        b'{"messages": [1, 2]}', b"<html></html>", b"PK\x03\x04 not a zip", b"\xff" * 300,
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><smses>&a;</smses>", b"[" * 50_000,
    ],
)  # fmt: skip
def test_what_is_no_known_export_is_left_alone(content: bytes, tmp_path: Path) -> None:
    assert read(content, tmp_path)["kind"] == ""

"""An original e-mail proves its domain, or says why it does not; it is shown as characters only."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("dkim", reason="not installed: dkimpy")
pytest.importorskip("dns", reason="not installed: dnspython")

from tests.factories import mails

from francjeu.connectors.eml import keys, reading
from francjeu.kernel.evidence.origin.mail import Signed, speaks_for

KEY = mails.a_key()
RECORD = {mails.KEY_NAME: mails.record(KEY)}
MAIL = mails.signed(mails.PLAIN, KEY)


def read(content: bytes, folder: Path, *, known: dict[str, str] = RECORD) -> dict[str, Any]:
    (folder / "piece").write_bytes(content)
    return reading.answer({"keys": known}, folder=folder)


def test_a_mail_signed_by_the_senders_domain_is_proven(tmp_path: Path) -> None:
    told = read(MAIL, tmp_path)
    assert (told["verdict"], told["domain"], told["sender"]) == (
        Signed.VALID, mails.DOMAIN, mails.DOMAIN,
    )  # fmt: skip
    assert told["names"] == [mails.KEY_NAME]
    assert ["Subject", "À propos du match"] in told["headers"]
    assert told["text"].strip() == "On se reverra après le match."


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (lambda it: it.replace("après".encode(), b"avant"), Signed.ALTERED),
        (lambda it: it.replace(b"camille@", b"maxime@"), Signed.FORGED),
        (lambda it: it.replace(b"b=", b"b=QkJC", 1), Signed.FORGED),
        (lambda it: mails.PLAIN, Signed.UNSIGNED),
        (lambda it: mails.signed(mails.PLAIN, mails.a_key()), Signed.FORGED),
        (lambda it: b"From: president@ecole.example\r\n" + it, Signed.AMBIGUOUS),
        (lambda it: b"Subject: autre chose\r\n" + it, Signed.AMBIGUOUS),
        (lambda it: mails.signed(mails.PLAIN, KEY, length=True), Signed.PARTIAL),
        (
            lambda it: mails.signed(mails.PLAIN.replace(b"ecole.example>", b"autre.example>"), KEY),
            Signed.OTHER_DOMAIN,
        ),
    ],
)
def test_what_is_not_proven_is_told(change: Any, verdict: Signed, tmp_path: Path) -> None:
    assert read(change(MAIL), tmp_path)["verdict"] == verdict


def test_words_added_after_a_partly_signed_body_prove_nothing(tmp_path: Path) -> None:
    mail = mails.signed(mails.PLAIN, KEY, length=True) + b"Et une menace.\r\n"
    assert read(mail, tmp_path)["verdict"] == Signed.PARTIAL


def test_a_short_key_proves_nothing(tmp_path: Path) -> None:
    weak = mails.a_key(size=1024)
    assert (
        read(mails.signed(mails.PLAIN, weak), tmp_path, known={mails.KEY_NAME: mails.record(weak)})[
            "verdict"
        ]
        == Signed.VALID
    )  # 1024 bits: the least RFC 8301 lets a verifier accept


def test_without_its_key_a_signature_is_neither_good_nor_bad(tmp_path: Path) -> None:
    assert read(MAIL, tmp_path, known={})["verdict"] == Signed.KEY_UNKNOWN


@pytest.mark.parametrize("encoding", ["7bit", "8bit", "base64"])
def test_a_mail_attached_to_another_keeps_its_bytes_and_its_signature(
    encoding: str, tmp_path: Path
) -> None:
    told = read(mails.forwarded(MAIL, encoding=encoding), tmp_path)
    assert (told["messages"], told["verdict"]) == (1, Signed.UNSIGNED)
    inner = (tmp_path / "message-1.eml").read_bytes()
    assert inner.startswith(MAIL.rstrip(b"\r\n"))
    assert read(inner, tmp_path)["verdict"] == Signed.VALID


def test_a_page_is_read_as_words_and_nothing_is_fetched(tmp_path: Path) -> None:
    page = (
        b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
        b"<style>p{}</style><script>alert(1)</script><p>Bonjour</p>"
        b"<img src='http://espion.example/1.gif'><p style='display:none'>cach\xc3\xa9</p>"
    )
    told = read(page, tmp_path)
    assert told["text"] == "Bonjour\ncaché"
    assert told["remote"] == 1


def test_attachments_are_listed_never_opened(tmp_path: Path) -> None:
    told = read(mails.forwarded(MAIL), tmp_path)
    assert [it["type"] for it in told["attached"]] == ["message/rfc822"]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\x00" * 100, b"From: " + b"a" * 100_000, b"\r\n" * 5000,
        b"DKIM-Signature: v=1; d=" + b"a." * 500 + b"; s=x\r\n\r\n",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n" * 3000,
        b"From: a@b.c\r\nContent-Type: text/plain; charset=nothing-known\r\n\r\n\xff\xfe",
        b"From: =?utf-8?b?????=\r\nDKIM-Signature: b\r\nTo: <<<>>>@@\r\n\r\nx",
    ],
)  # fmt: skip
def test_nothing_a_stranger_sends_breaks_the_reading(content: bytes, tmp_path: Path) -> None:
    told = read(content, tmp_path)
    assert told["verdict"] in {Signed.UNSIGNED, Signed.UNREADABLE, Signed.AMBIGUOUS}


@pytest.mark.parametrize(
    ("domain", "sender", "answers"),
    [
        ("ecole.example", "ecole.example", True),
        ("ecole.example", "eleves.ecole.example", True),
        ("eleves.ecole.example", "ecole.example", False),
        ("cole.example", "ecole.example", False),
        ("example", "ecole.example", False),
        ("ecole.example", "", False),
    ],
)
def test_a_domain_speaks_for_itself_and_what_is_under_it(
    domain: str, sender: str, answers: object
) -> None:
    assert speaks_for(domain, sender=sender) is answers


def test_a_key_is_asked_for_by_its_name_only(tmp_path: Path) -> None:
    with mails.NameServer(RECORD) as server:
        told = keys.answer(
            {"names": [mails.KEY_NAME, "x._domainkey.absent.example", "www.example.org"],
             "server": server.address},
            folder=tmp_path,
        )  # fmt: skip
        assert server.asked == [mails.KEY_NAME, "x._domainkey.absent.example"]
    assert told["records"] == {
        mails.KEY_NAME: RECORD[mails.KEY_NAME], "x._domainkey.absent.example": None,
    }  # fmt: skip


def test_a_name_server_that_is_away_is_told_apart_from_no_key(tmp_path: Path) -> None:
    request = {"names": [mails.KEY_NAME], "server": "127.0.0.1:9", "patience": 0.3}
    told = keys.answer(request, folder=tmp_path)
    assert (told["records"], told["silent"]) == ({}, [mails.KEY_NAME])

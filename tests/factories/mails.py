"""E-mails signed for real (DKIM), and a small name server on this machine that gives their keys."""

import base64
import socketserver
import threading
from collections.abc import Mapping

import dkim
import dns.flags
import dns.message
import dns.rdatatype
import dns.rrset
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

DOMAIN, SELECTOR = "ecole.example", "s2026"
KEY_NAME = f"{SELECTOR}._domainkey.{DOMAIN}"

PLAIN = (
    "From: Camille <camille@ecole.example>\r\nTo: ligue@example.org\r\n"
    "Subject: =?utf-8?q?=C3=80_propos_du_match?=\r\nDate: Sun, 22 Nov 2026 11:00:00 -0500\r\n"
    "Message-ID: <1@ecole.example>\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    "On se reverra après le match.\r\n"
).encode()


def a_key(*, size: int = 2048) -> RSAPrivateKey:
    """A key of a sending domain."""
    return generate_private_key(public_exponent=65537, key_size=size)


def record(key: RSAPrivateKey) -> str:
    """What the domain publishes."""
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k=rsa; p={base64.b64encode(public).decode()}"


def signed(
    message: bytes, key: RSAPrivateKey, *, domain: str = DOMAIN, length: bool = False
) -> bytes:
    """The mail as the domain sends it."""
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    line: bytes = dkim.sign(
        message, SELECTOR.encode(), domain.encode(), pem, length=length,
        include_headers=[b"from", b"to", b"subject", b"date"],
    )  # fmt: skip
    return line + message


def forwarded(inner: bytes, *, encoding: str = "7bit") -> bytes:
    """A mail with another attached, as “forward as attachment” makes it."""
    body = base64.encodebytes(inner).replace(b"\n", b"\r\n") if encoding == "base64" else inner
    return (
        b"From: Parent <parent@maison.example>\r\nTo: ligue@example.org\r\nSubject: Fwd\r\n"
        b"Date: Sun, 22 Nov 2026 12:00:00 -0500\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="b1"\r\n\r\n'
        b"--b1\r\nContent-Type: text/plain\r\n\r\nVoici.\r\n"
        b"--b1\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: "
        + encoding.encode() + b"\r\n\r\n" + body + b"\r\n--b1--\r\n"
    )  # fmt: skip


class NameServer:
    """Answers TXT questions on 127.0.0.1 (UDP); `records` may change while it runs."""

    def __init__(self, records: Mapping[str, str]) -> None:
        self.records = dict(records)
        self.asked: list[str] = []
        owner = self

        class Door(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                data, socket = self.request
                socket.sendto(owner.answer(data), self.client_address)

        self._server = socketserver.ThreadingUDPServer(("127.0.0.1", 0), Door)
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> "NameServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, data: bytes) -> bytes:
        question = dns.message.from_wire(data)
        reply = dns.message.make_response(question)
        name = question.question[0].name.to_text().rstrip(".").lower()
        self.asked.append(name)
        if name in self.records:
            text = self.records[name]
            chunks = " ".join(f'"{text[at : at + 250]}"' for at in range(0, len(text), 250))
            reply.answer.append(
                dns.rrset.from_text(question.question[0].name, 60, "IN", "TXT", chunks)
            )
        else:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        return reply.to_wire()

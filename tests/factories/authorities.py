"""A real time-stamp authority on this machine: openssl ts behind a small HTTP server."""

import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_CONFIG = """
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[tsa_cert]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = tsa1
[tsa1]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
{chain}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


class LocalAuthority:
    """Answers on 127.0.0.1; `spoil` lets a test change each answer before it leaves.

    `with_chain` also sends the certificate above its own, as many do: openssl then writes a set
    that is not sorted, which a strict reader refuses.
    """

    def __init__(self, folder: Path, *, with_chain: bool = True) -> None:
        self.folder = folder
        self.asked = 0
        self.spoil = bytes
        _make_certificates(folder, with_chain=with_chain)
        authority = self

        class Door(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                query = self.rfile.read(int(self.headers["Content-Length"]))
                answer = authority.answer(query)
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def certificate(self) -> Path:
        return self.folder / "ca.pem"

    @property
    def setting(self) -> str:
        return f"{self.url} {self.certificate}"

    def __enter__(self) -> "LocalAuthority":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, query: bytes) -> bytes:
        self.asked += 1
        (self.folder / "query").write_bytes(query)
        _openssl(
            "ts", "-reply", "-config", "openssl.cnf", "-section", "tsa1",
            "-queryfile", "query", "-out", "answer", folder=self.folder,
        )  # fmt: skip
        return self.spoil((self.folder / "answer").read_bytes())


def _make_certificates(folder: Path, *, with_chain: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    chain = f"certs = {folder}/ca.pem" if with_chain else ""
    (folder / "openssl.cnf").write_text(_CONFIG.format(folder=folder, chain=chain))
    (folder / "serial").write_text("01\n")
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    _openssl(
        "req", "-x509", *curve, "-keyout", "ca.key", "-out", "ca.pem", "-days", "30",
        "-subj", "/CN=Autorite d'essai", "-config", "openssl.cnf", "-extensions", "ca",
        folder=folder,
    )  # fmt: skip
    _openssl(
        "req", "-new", *curve, "-keyout", "tsa.key", "-out", "tsa.csr",
        "-subj", "/CN=Horodatage d'essai", "-config", "openssl.cnf", folder=folder,
    )  # fmt: skip
    _openssl(
        "x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
        "-CAcreateserial", "-out", "tsa.pem", "-days", "30",
        "-extfile", "openssl.cnf", "-extensions", "tsa_cert", folder=folder,
    )  # fmt: skip


def _openssl(*arguments: str, folder: Path) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

"""A site whose certificate is not valid is not opened; that of a valid one is kept."""

import base64
import hashlib
import json
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.connectors.capture.conftest import LIMITS
from tests.posts import Handler, Site
from tests.tools import needs

pytestmark = needs("openssl", "chromium")
ROOT = Path(__file__).resolve().parents[3]
# In an interpreter of its own, which lets one key through as a browser that trusts it would.
RUN = """
import json, sys
from pathlib import Path
from francjeu.connectors.capture import chromium, page
asked = json.loads(sys.argv[1])
chromium.ARGUMENTS += tuple(asked["arguments"])
print(json.dumps(page.answer(asked["request"], folder=Path(sys.argv[2]))))
"""


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[str, x509.Certificate]]:
    """The site over TLS, and its certificate, which nobody vouches for."""
    pytest.importorskip("warcio", reason="the tools of evidence are not installed: ./fj tools")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out",
         certificate, "-days", "30", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    site = Site(host="")
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Mine", (Handler,), {"site": site}))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield (
        f"127.0.0.1:{server.server_port}",
        x509.load_pem_x509_certificate(certificate.read_bytes()),
    )
    server.shutdown()
    server.server_close()


def captured(host: str, folder: Path, *arguments: str) -> dict[str, object]:
    request = {"address": f"https://{host}/post", "brief": True, "allowed": [host], "only": False,
               "limits": LIMITS}  # fmt: skip
    asked = json.dumps({"request": request, "arguments": arguments})
    done = subprocess.run(
        [sys.executable, "-c", RUN, asked, str(folder)], capture_output=True, text=True, check=True,
        cwd=folder, env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"}, timeout=120,
    )  # fmt: skip
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_a_certificate_nobody_vouches_for_opens_nothing(
    secure: tuple[str, x509.Certificate], tmp_path: Path
) -> None:
    told = captured(secure[0], tmp_path)
    assert told["fault"] == "certificate"
    assert "status" not in told


def test_the_certificate_of_the_site_is_kept(
    secure: tuple[str, x509.Certificate], tmp_path: Path
) -> None:
    host, certificate = secure
    key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    pin = base64.b64encode(hashlib.sha256(key).digest()).decode()
    told = captured(host, tmp_path, f"--ignore-certificate-errors-spki-list={pin}")
    assert told["tls"]["protocol"] == "TLS 1.3"  # type: ignore[index]
    assert told["tls"]["certificates"] == [certificate.public_bytes(Encoding.DER).hex()]  # type: ignore[index]

"""Seals a PDF (PAdES, baseline B-B; B-T with a time stamp), so that any reader shows a change.

The certificate is the installation's own, signed by itself: a reader says "unknown issuer" until
its fingerprint is compared with the one published elsewhere.
"""

import importlib.util
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from francjeu.connectors.timestamps import http

if TYPE_CHECKING:
    from pyhanko.sign.signers import PdfSigner
    from pyhanko.sign.timestamps import TimeStamper

FIELD = "Cachet"
_ROOM = 16 * 1024
"""Bytes kept in the file for the seal and its time stamp: an authority is asked once, not twice."""


class NotSealed(Exception):
    """The document stays as it was; `reason` tells why: "missing" (pyhanko), or the authority's."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Identity:
    """The private key and the certificate that seal, both as PEM."""

    key: bytes
    certificate: bytes


def is_possible() -> bool:
    """Whether the package that seals is installed (`./fj tools`)."""
    return importlib.util.find_spec("pyhanko") is not None


def sealed(document: bytes, *, identity: Identity, at: datetime, authority: str = "") -> bytes:
    """The PDF with its seal, stamped by the authority at this address if any. Raises NotSealed."""
    if not is_possible():
        raise NotSealed("missing")
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps import TimestampRequestError

    try:
        signer = _signer(identity, at=at, authority=authority)
        draft = IncrementalPdfFileWriter(BytesIO(document))
        # pyhanko runs a loop of its own, which a thread that has one refuses
        with ThreadPoolExecutor(1) as apart:
            made = apart.submit(signer.sign_pdf, draft, bytes_reserved=_ROOM).result()
    except (TimestampRequestError, http.AuthorityUnreachable, OSError, ValueError) as error:
        raise NotSealed(str(error)) from error
    except (SigningError, PdfError) as error:
        raise NotSealed(str(error)) from error
    return bytes(made.getbuffer())


def _signer(identity: Identity, *, at: datetime, authority: str) -> "PdfSigner":
    from asn1crypto import pem, x509
    from asn1crypto.keys import PrivateKeyInfo
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class At(PdfSigner):
        """Reads no clock: the moment comes in."""

        def init_signing_session(
            self,
            pdf_out: Any,
            existing_fields_only: Any = False,  # noqa: FBT002 - their signature
        ) -> Any:
            session = super().init_signing_session(pdf_out, existing_fields_only)
            session.system_time = at.astimezone(UTC)
            return session

    key = load_pem_private_key(identity.key, password=None)
    plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    _, _, certificate = pem.unarmor(identity.certificate)
    return At(
        PdfSignatureMetadata(
            field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
        ),
        signer=SimpleSigner(
            signing_cert=x509.Certificate.load(certificate),
            signing_key=PrivateKeyInfo.load(plain),
            cert_registry=SimpleCertificateStore(),
        ),
        timestamper=_stamper(authority) if authority else None,
    )


def _stamper(url: str) -> "TimeStamper":
    from asn1crypto import tsp
    from pyhanko.sign.timestamps import TimeStamper

    class Stamper(TimeStamper):
        """Asks through our own connector: its time-out, its longest answer."""

        async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
            return tsp.TimeStampResp.load(http.ask(req.dump(), url=url))

    return Stamper()

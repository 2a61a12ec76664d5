"""Judges a time stamp with rfc3161-client: written apart from openssl, stricter on encoding."""

from datetime import datetime

from francjeu.kernel.evidence.seals.verdict import Verdict


def judge(answer: bytes, data: bytes, authority: bytes, at: datetime) -> Verdict | None:
    """Its verdict by these PEM certificates at the time the stamp says; None where it is missing.

    `at` is not needed: it checks certificates at the time of the stamp by itself.
    """
    try:
        import rfc3161_client as client
        from cryptography import x509
    except ImportError:
        return None
    try:
        response = client.decode_timestamp_response(answer)
        builder = client.VerifierBuilder()
        for certificate in x509.load_pem_x509_certificates(authority):
            builder = builder.add_root_certificate(certificate)
        verifier = builder.build()
    except ValueError:
        return Verdict.UNREADABLE
    try:
        verifier.verify_message(response, data)
    except (client.VerificationError, ValueError) as error:
        return Verdict.BAD if isinstance(error, client.VerificationError) else Verdict.UNREADABLE
    return Verdict.GOOD

"""Tells what a file is by its bytes: signatures first, then a small local model."""

from functools import cache

from magika import Magika

from francjeu.kernel.evidence import kinds

_SURE = 0.5
_AS_TEXT = frozenset(("text/html", "image/svg+xml", "message/rfc822", "application/xhtml+xml"))


def media_type_of(*, head: bytes, tail: bytes) -> str:
    """The media type of a file whose first and last bytes are these.

    The model looks at both ends of a file and at nothing else, so that ends are enough.
    """
    known = kinds.signature_of(head)
    if known is not None:
        return kinds.refined(known, head=head, tail=tail)
    return _by_model(head if len(head) < kinds.EDGE else head + tail)


def tool() -> tuple[str, str]:
    """Name and version of the model, for the record."""
    return ("magika", f"{_model().get_module_version()} {_model().get_model_name()}")


def _by_model(ends: bytes) -> str:
    result = _model().identify_bytes(ends)
    if result.output.mime_type in _AS_TEXT:
        return str(result.output.mime_type)
    if result.output.is_text:
        return "text/plain"
    if result.score < _SURE:
        return kinds.UNKNOWN
    return str(result.output.mime_type)


@cache
def _model() -> Magika:
    return Magika()

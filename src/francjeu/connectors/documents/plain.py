"""Bytes to characters: declared, then UTF-8, then the best guess, which is said."""

import codecs
import re

from charset_normalizer import from_bytes

from francjeu.connectors.documents.fault import Fault, Unreadable

FOREIGN = (
    b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*",
    b"RIFF", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"\x7fELF", b"MZ\x90", b"OggS", b"ID3",
)  # fmt: skip
"""First bytes of files that are no text: old .doc, .rtf, pictures, archives, programs, sound."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 200_000
_FEW_CONTROLS = 0.005
_WESTERN = ("cp1252", "latin_1", "mac_roman", "cp850", "utf_8", "utf_16")
_FRENCH = re.compile("[éèêàçùôîÉÈÀÇœ’«»]")


def decode(content: bytes) -> tuple[str, str]:
    """Return the text, and the encoding's name if it had to be guessed.

    Raises Unreadable when the bytes are no text.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _checked(content.decode(encoding, "replace")), ""
    try:
        return _checked(content.decode("utf-8")), ""
    except UnicodeDecodeError:
        return _guess(content)


def _guess(content: bytes) -> tuple[str, str]:
    best = from_bytes(content[:_SAMPLE], cp_isolation=list(_WESTERN)).best()
    encoding = best.encoding if best else "cp1252"
    text = content.decode(encoding, "replace")
    western = content.decode("cp1252", "replace")
    if len(_FRENCH.findall(western)) >= len(_FRENCH.findall(text)):
        encoding, text = "cp1252", western
    return _checked(text), encoding


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _FEW_CONTROLS * len(sample) + 2:
        raise Unreadable(Fault.NOT_TEXT)
    return text

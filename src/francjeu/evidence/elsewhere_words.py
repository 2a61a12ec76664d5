"""What pages say of captures made elsewhere: as the file declares, never as we have seen."""

from django.utils.translation import gettext_lazy as _

from francjeu.kernel.evidence.capture.elsewhere import Fault, Form

FORMS = {
    Form.WACZ: _("Web archive package (WACZ)"),
    Form.MHTML: _("Page saved by a browser (MHTML)"),
    Form.SINGLE_FILE: _("Page saved as one file (HTML)"),
    Form.PDF: _("PDF"),
    Form.RECORDING: _("Recording"),
}

FACTS = {
    "url": _("Page, as the file declares it"),
    "mainPageUrl": _("Page, as the file declares it"),
    "title": _("Title, as the file declares it"),
    "created": _("Date, as the file declares it"),
    "first": _("First answer, as the file declares it"),
    "last": _("Last answer, as the file declares it"),
    "software": _("Made with, as the file declares it"),
    "producer": _("Written by, as the file declares it"),
    "page_count": _("Number of pages"),
    "answers": _("Answers kept"),
    "parts": _("Parts"),
    "files": _("Files listed"),
    "seconds": _("Length in seconds"),
    "dimensions": _("Dimensions"),
    "signed": _("Carries a signature, not verified here"),
}

FAULTS = {
    Fault.NO_DIGEST_FILE: _(
        "The file of its digest is missing: nothing tells whether the package changed before it "
        "came to us."
    ),
    Fault.NO_LIST: _("It has no list of its files that can be read."),
    Fault.UNREADABLE: _("It cannot be read as what it claims to be. It is kept as it is."),
    Fault.ALTERED: _("A file no longer matches the digest that the package gives"),
    Fault.MISSING: _("A file of the list is missing"),
    Fault.ADDED: _("A file is there that the list does not know"),
    Fault.UNSAFE_NAME: _("A file has a name that leads out of the package. Do not unpack it."),
    Fault.TWICE: _("A file is there twice"),
    Fault.TOO_LARGE: _("It is too large to be read here. It is kept as it is."),
    Fault.NO_RECORDS: _("It holds no answer of any site."),
    Fault.BAD_RECORDS: _("A record does not match its own digest"),
    Fault.ENCRYPTED: _("It is locked by a password: ask for it unlocked. It is kept as it is."),
}

NO_FAULT = {
    Form.WACZ: _(
        "Its files match the digests it carries. That does not tell who made it, nor of what."
    ),
}

FAILURES = {
    "missing": _("Its reader is not installed on the server (`./fj tools`): nothing is known."),
}
FAILED = _("Its reader gave no answer: nothing is known. The piece is kept as it is.")

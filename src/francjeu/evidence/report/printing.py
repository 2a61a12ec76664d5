"""The report as PDF/UA-1 and PDF/A-2a, set by typst, then sealed."""

from datetime import datetime
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from francjeu.connectors.seals import pades
from francjeu.custody import places as custody
from francjeu.custody import queries as log
from francjeu.evidence.package import Contents
from francjeu.evidence.report.blocks import REPORTS, Told
from francjeu.evidence.report.parts import parts
from francjeu.kernel.evidence.origin.provenance import Language
from francjeu.plumbing import printing

_TEMPLATE = Path(__file__).resolve().parent / "report.typ"


def reports(contents: Contents, *, at: datetime) -> dict[str, bytes]:
    """The sealed report in each language, by path; without what seals, one that says so."""
    return {path: _report(contents, at=at, language=it) for it, path in REPORTS.items()}


def _report(contents: Contents, *, at: datetime, language: Language) -> bytes:
    told = _told(contents, at=at, language=language)
    made = printing.printed(_TEMPLATE, name="report", told=_words(contents, told), at=at)
    return _sealed(made, at=at) if told.certificate else made


def _told(contents: Contents, *, at: datetime, language: Language) -> Told:
    newest = log.latest()
    return Told(
        language=language, at=at, signing_key=log.signing_key(),
        certificate=log.seal_certificate() if pades.is_possible() else "",
        authorities=tuple(it.host for it in log.trusted_authorities()),
        log_size=newest.size if newest else 0, since=log.stamped_since(contents.custody),
    )  # fmt: skip


def _words(contents: Contents, told: Told) -> dict[str, object]:
    with translation.override(told.language):
        return {
            "title": _("Report on the exported file %(ref)s") % {"ref": contents.ref},
            "about": [
                contents.title,
                _("Exported by %(organisation)s.") % {"organisation": contents.organisation},
                _(
                    "This report is for anyone who receives the folder: a parent, a lawyer, an "
                    "appeal committee. It says what each piece is, where it comes from, and how "
                    "to check it without asking us."
                ),
            ],
            "organisation": contents.organisation,
            "ref": contents.ref,
            "language": told.language,
            "labels": {"page": _("page"), "of": _("of"), "index": _("Index")},
            "parts": [part.as_json() for part in parts(contents, told)],
        }


def _sealed(made: bytes, *, at: datetime) -> bytes:
    """With the time of the first authority that answers; without any, sealed all the same."""
    identity = custody.seal().identity()
    for authority in (*custody.timestamp_authorities(), None):
        try:
            url = authority.url if authority else ""
            return pades.sealed(made, identity=identity, at=at, authority=url)
        except pades.NotSealed:
            if authority is None:
                raise
    raise AssertionError("the last round either seals or raises")

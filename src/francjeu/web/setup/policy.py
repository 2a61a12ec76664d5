"""The policy step: reads the document, and starts from the model's settings when asked."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import francjeu
from francjeu.connectors.documents import read as documents
from francjeu.connectors.documents.fault import Fault, Unreadable
from francjeu.kernel.actors import OPERATOR
from francjeu.kernel.policy import read as kernel
from francjeu.policy import files, operations, queries

MODELS = Path(str(francjeu.__file__)).resolve().parents[2] / "policies"
REFUSALS: dict[Fault, Promise] = {
    Fault.MISSING: _("This document could not be received. Try again."),
    Fault.EMPTY: _("This document is empty."),
    Fault.TOO_LARGE: _("This document is too large. Save it without pictures."),
    Fault.TOO_LONG: _("This document is too long to be a policy."),
    Fault.OTHER_FORMAT: _(
        "This format is not read. Save the document as Word (.docx), PDF, web page or text."
    ),
    Fault.NOT_TEXT: _("This file holds no readable text."),
    Fault.LOCKED: _("This document is locked by a password. Save a copy without it."),
    Fault.NO_TEXT: _(
        "No text was found: it is probably a scan. Ask for the original, or paste its text."
    ),
    Fault.DAMAGED: _("This document is damaged and cannot be read."),
    Fault.SWOLLEN: _("This document would take too much room once opened. It was not opened."),
}


def keep(*, file: Any, at: datetime) -> int:
    """Keep the document as a draft that a person will review; its number. Raises Unreadable."""
    if getattr(file, "is_too_large", False) or getattr(file, "is_unkept", False):
        raise Unreadable(Fault.TOO_LARGE)
    document = documents.read(file.read())
    proposal = kernel.propose(document.text).as_json()
    version = operations.import_version(
        title=str(proposal["title"])[:300], language=str(proposal["language"]), text=document.text,
        structure=proposal, source_name=str(file.name)[-255:], actor=OPERATOR, at=at,
    )  # fmt: skip
    return int(version.number)


def start_from_the_model(*, at: datetime) -> None:
    """Delays and outside help of the model, each with its source, where nothing is set yet."""
    today = at.date()
    present = {
        "profile": queries.profile(on=today) is not None,
        "doors": bool(queries.outside_doors(on=today)),
    }
    for kind, name in (("profile", "profil.yaml"), ("doors", "portes.yaml")):
        path = MODELS / name
        if not present[kind] and path.exists():
            values = files.read_yaml(path.read_text(encoding="utf-8"))
            operations.set_values(
                kind=kind, values=values, valid_from=today, note="", actor=OPERATOR, at=at
            )

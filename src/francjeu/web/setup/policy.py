"""The policy step: reads the document, and starts from the model's settings when asked."""

from datetime import datetime
from pathlib import Path
from typing import Any

import francjeu
from francjeu.connectors.documents import read as documents
from francjeu.connectors.documents.fault import Fault, Unreadable
from francjeu.kernel.actors import OPERATOR
from francjeu.kernel.policy import read as kernel
from francjeu.policy import files, operations, queries
from francjeu.policy import words_reading as reading

MODELS = Path(str(francjeu.__file__)).resolve().parents[2] / "policies"


def keep(*, file: Any, at: datetime) -> tuple[str, ...]:
    """Keep the document as a draft that a person will review; what to look at in it first.

    Raises Unreadable.
    """
    if getattr(file, "is_too_large", False):
        raise Unreadable(Fault.TOO_LARGE, limit=documents.LIMIT, size=file.size)
    if getattr(file, "is_unkept", False):
        raise Unreadable(Fault.MISSING)
    document = documents.read(file.read())
    proposal = kernel.propose(document.text).as_structure()
    operations.import_version(
        title=str(proposal["title"])[:300], language=str(proposal["language"]), text=document.text,
        structure=proposal, source_name=str(file.name)[-255:], actor=OPERATOR, at=at,
    )  # fmt: skip
    return reading.doubts(document)


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

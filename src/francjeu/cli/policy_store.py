"""The part of `fj policy` that needs the database: keeping a draft, listing, reading a version."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from francjeu.cli.language import say
from francjeu.kernel.actors import OPERATOR
from francjeu.kernel.policy.differences import Cited
from francjeu.policy import operations, queries


def keep(*, text: str, values: dict[str, Any], source_name: str) -> int:
    """Keep a document and its proposed structure as a draft; return the version's number."""
    version = operations.import_version(
        title=str(values["title"])[:300],
        language=str(values["language"]),
        text=text,
        structure=values,
        source_name=source_name[:255],
        actor=OPERATOR,
        at=datetime.now(ZoneInfo(settings.TIME_ZONE)),
    )
    return version.number


def rows() -> list[str]:
    """Return one line for each version, newest first."""
    return [
        f"{version.number:4}  {_state(version):26} {version.language}  {version.title}"
        for version in queries.versions()
    ]


def clauses(number: int) -> Sequence[Cited] | None:
    """Return the clauses of a version, or None if there is none with this number."""
    try:
        return queries.version(number=number).clauses
    except queries.NoSuchVersion:
        return None


def _state(version: queries.Version) -> str:
    if version.in_force_on is None:
        return say("brouillon", "draft")
    return say(f"en vigueur le {version.in_force_on}", f"in force on {version.in_force_on}")

"""Writing policy versions: a draft is corrected, a published one never changes."""

import hashlib
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.people.models import User
from francjeu.policy import access
from francjeu.policy.models import Version


class AlreadyPublished(Exception):
    """A published version never changes: import a new one."""


class DayTaken(Exception):
    """Another published version takes effect that day."""


def import_version(
    *, title: str, language: str, text: str, structure: dict[str, Any], source_name: str,
    actor: Actor, at: datetime,
) -> Version:  # fmt: skip
    """Keep a document and its proposed structure as a draft that a person will review."""
    access.require(actor, access.Act.IMPORT)
    with transaction.atomic():
        number = (Version.objects.aggregate(n=Max("number"))["n"] or 0) + 1
        version = Version(
            number=number, title=title, language=language, text=text, structure=structure,
            digest=hashlib.sha256(text.encode()).hexdigest(), source_name=source_name,
            imported_at=at, imported_by=_account(actor),
        )  # fmt: skip
        version.save(force_insert=True)
        _record("policy.imported", version, actor, at)
    return version


def correct(
    *, version: Version, title: str, structure: dict[str, Any], actor: Actor, at: datetime
) -> Version:
    """Correct a draft's structure. Raises AlreadyPublished."""
    access.require(actor, access.Act.IMPORT)
    with transaction.atomic():
        changed = Version.objects.filter(pk=version.pk, state="draft").update(
            title=title, structure=structure
        )
        if not changed:
            raise AlreadyPublished
        _record("policy.corrected", version, actor, at)
    version.refresh_from_db()
    return version


def publish(*, version: Version, in_force_on: date, actor: Actor, at: datetime) -> Version:
    """Put a version in force from a day; from then on it never changes.

    Raises AlreadyPublished, DayTaken.
    """
    access.require(actor, access.Act.PUBLISH)
    with transaction.atomic():
        if Version.objects.filter(state="published", in_force_on=in_force_on).exists():
            raise DayTaken
        changed = Version.objects.filter(pk=version.pk, state="draft").update(
            state="published", in_force_on=in_force_on, published_at=at,
            published_by=_account(actor),
        )  # fmt: skip
        if not changed:
            raise AlreadyPublished
        _record("policy.published", version, actor, at, {"in_force_on": str(in_force_on)})
    version.refresh_from_db()
    return version


def discard(*, version: Version, actor: Actor, at: datetime) -> None:
    """Throw a draft away. Raises AlreadyPublished."""
    access.require(actor, access.Act.IMPORT)
    with transaction.atomic():
        if version.state != "draft":
            raise AlreadyPublished
        _record("policy.discarded", version, actor, at)
        Version.objects.filter(pk=version.pk, state="draft").delete()


def _account(actor: Actor) -> User | None:
    return User.objects.filter(public_id=actor.ref).first() if actor.ref else None


def _record(
    event: str, version: Version, actor: Actor, at: datetime, facts: dict[str, object] | None = None
) -> None:
    journal.record(
        event=event, subject=f"policy:{version.number}", actor=actor, at=at,
        facts={"number": version.number, "digest": version.digest, **(facts or {})},
    )  # fmt: skip

"""Erasing the words of a row and of every row that hangs on it; the rows stay, and count.

Follows foreign keys from row to row within one app, so that a table added later is erased too.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import models

from francjeu.plumbing.fields import EncryptedText


def blank(row: models.Model) -> int:
    """Empty each encrypted text of `row` and of what hangs on it; returns how many rows had any.

    Only tables of the row’s own app are followed. Call inside a transaction.
    """
    seen: dict[type[models.Model], set[Any]] = {type(row): {row.pk}}
    _gather(type(row), {row.pk}, seen)
    return sum(_blank(model, keys) for model, keys in seen.items())


def encrypted(model: type[models.Model]) -> tuple[str, ...]:
    """The names of its encrypted texts."""
    return tuple(it.name for it in model._meta.concrete_fields if isinstance(it, EncryptedText))


def _gather(
    model: type[models.Model], keys: Collection[Any], seen: dict[type[models.Model], set[Any]]
) -> None:
    for other, column in _hanging(model):
        found = set(
            other._default_manager.filter(**{f"{column}__in": list(keys)}).values_list(
                "pk", flat=True
            )
        )
        fresh = found - seen.setdefault(other, set())
        if fresh:
            seen[other] |= fresh
            _gather(other, fresh, seen)


def _hanging(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """The tables of the same app with a foreign key to this one, and its column."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel):
            continue
        other = relation.related_model
        if isinstance(other, str) or other._meta.app_label != model._meta.app_label:
            continue
        yield other, relation.field.name


def _blank(model: type[models.Model], keys: Collection[Any]) -> int:
    names = encrypted(model)
    if not names:
        return 0
    rows = model._default_manager.filter(pk__in=list(keys))
    full = rows.exclude(**dict.fromkeys(names, ""))
    count = full.count()
    full.update(**dict.fromkeys(names, ""))
    return count

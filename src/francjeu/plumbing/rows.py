"""Statements the ORM makes dear, for the one request that comes two hundred at a time.

Same rows, same fields, same constraints; the SQL is built once per table instead of at each call.
Measured by bench/intake.py.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from operator import attrgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from francjeu.plumbing.fields import EncryptedText

_AS_IT_IS = frozenset({models.CharField, models.TextField, models.BooleanField})
"""Fields whose Python value is what the database takes; their subclasses may change it."""


@cache
def _fields(model: type[models.Model]) -> tuple[models.Field[Any, Any], ...]:
    return tuple(f for f in model._meta.local_concrete_fields if not f.primary_key)


@cache
def _insert_sql(model: type[models.Model]) -> str:
    quote = connection.ops.quote_name
    columns = [quote(str(field.column)) for field in _fields(model)]
    marks = ", ".join(["%s"] * len(columns))
    table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) RETURNING {key}"  # noqa: S608


Reader = Callable[[models.Model, BaseDatabaseWrapper], Any]


@cache
def _readers(model: type[models.Model]) -> tuple[Reader, ...]:
    return tuple(_reader(field) for field in _fields(model))


def _reader(field: models.Field[Any, Any]) -> Reader:
    """What takes from a row the value that the database gets for this field."""
    take = attrgetter(field.attname)
    if type(field) in _AS_IT_IS:
        return lambda row, _: take(row)
    if isinstance(field, EncryptedText | models.IntegerField):
        return lambda row, _: field.get_prep_value(take(row))

    def read(row: models.Model, db: BaseDatabaseWrapper) -> Any:
        value = field.pre_save(row, add=True)
        return None if value is None else field.get_db_prep_save(value, db)

    return read


def insert(row: models.Model) -> None:
    """Write a new row whose key the database gives; raises IntegrityError as `save` does."""
    model, db = type(row), connections[DEFAULT_DB_ALIAS]
    values = [read(row, db) for read in _readers(model)]
    with db.cursor() as cursor:
        cursor.execute(_insert_sql(model), values)
        row.pk = cursor.fetchone()[0]
    row._state.adding = False
    row._state.db = db.alias


@cache
def _count_sql(model: type[models.Model], columns: tuple[str, ...], counter: str, by: str) -> str:
    quote = connection.ops.quote_name
    table, counted = quote(model._meta.db_table), quote(counter)
    names = ", ".join(quote(c) for c in (*columns, counter))
    marks = ", ".join(["%s"] * len(columns))
    return (
        f"INSERT INTO {table} ({names}) VALUES ({marks}, 1) "  # noqa: S608
        f"ON CONFLICT ({quote(by)}) DO UPDATE SET {counted} = {table}.{counted} + 1 "
        f"RETURNING {quote(str(model._meta.pk.column))}, {counted}"
    )


def count_up(
    model: type[models.Model], *, by: str, counter: str, values: dict[str, Any]
) -> tuple[int, int]:
    """Add one to `counter` of the row with this unique `by`, made with `values` if absent.

    Returns its key and the new count. The row stays locked until the transaction ends.
    """
    fields = {field.column: field for field in _fields(model)}
    given = [fields[name].get_db_prep_save(value, connection) for name, value in values.items()]
    with connection.cursor() as cursor:
        cursor.execute(_count_sql(model, tuple(values), counter, by), given)
        key, count = cursor.fetchone()
    return key, count


@cache
def _take_sql(model: type[models.Model], by: str, returning: tuple[str, ...]) -> str:
    quote = connection.ops.quote_name
    table, names = quote(model._meta.db_table), ", ".join(quote(c) for c in returning)
    return f"DELETE FROM {table} WHERE {quote(by)} = %s RETURNING {names}"  # noqa: S608


def take(
    model: type[models.Model], *, by: str, value: str, returning: tuple[str, ...]
) -> tuple[Any, ...] | None:
    """Take away the row with this unique `by`; who comes second gets None.

    Returns the columns asked for, as the database gives them.
    """
    with connection.cursor() as cursor:
        cursor.execute(_take_sql(model, by, returning), [value])
        row = cursor.fetchone()
    return tuple(map(_aware, row)) if row else None


def _aware(value: Any) -> Any:
    """SQLite keeps moments in UTC without saying so."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    return value

"""Statements the ORM makes dear, for the one request that comes two hundred at a time.

Same rows, same fields, same constraints; the SQL is built once per table instead of at each call.
Measured by bench/intake.py.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from francjeu.plumbing.fields import EncryptedText

_AS_IT_IS = frozenset({models.CharField, models.TextField, models.BooleanField})
"""Fields whose Python value is what the database takes; their subclasses may change it."""


@cache
def _fields(model: type[models.Model]) -> tuple[models.Field[Any, Any], ...]:
    return tuple(f for f in model._meta.local_concrete_fields if not f.primary_key)


@cache
def _insert_sql(
    model: type[models.Model], given: tuple[int, ...], behind: str = "", to: str = ""
) -> str:
    """`behind` a CTE that counted: written if it counted one, with the key it counted in `to`."""
    quote, fields = connection.ops.quote_name, _fields(model)
    columns, values = [str(fields[n].column) for n in given], ["%s"] * len(given)
    if to:
        columns, values = [*columns, to], [*values, f"{behind}_0"]
    source = f"SELECT {', '.join(values)} FROM {behind} WHERE {behind}_1 = 1"  # noqa: S608
    if not behind:
        source = f"VALUES ({', '.join(values)})"
    table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    names = ", ".join(map(quote, columns))
    return f"INSERT INTO {table} ({names}) {source} RETURNING {key}"


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


class Statement(NamedTuple):
    """One statement that gives back one row of `width` columns, or none."""

    sql: str
    values: Sequence[Any]
    width: int


Row = tuple[Any, ...]


def run(*statements: Statement) -> tuple[Row | None, ...]:
    """Run statements that do not need each other; returns the row of each.

    PostgreSQL gets them as one: each trip to the server and back costs more than what it asks for;
    and it keeps their plan, which costs more to make than to follow.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.cursor = _planned_cursor()(connection.connection)
            together = _together(tuple((s.sql, s.width) for s in statements))
            cursor.execute(together, [value for s in statements for value in s.values])
            found = iter(cursor.fetchone())
            return tuple(_row(tuple(islice(found, s.width))) for s in statements)
        got = []
        for statement in statements:
            cursor.execute(statement.sql, statement.values)
            got.append(cursor.fetchone())
        return tuple(got)


@cache
def _planned_cursor() -> Any:
    """Values travel beside the statement, so that the server knows it again."""
    from django.db.backends.postgresql.base import ServerBindingCursor

    return ServerBindingCursor


def sure(row: Row | None) -> Row:
    """The row of a statement that always gives one: INSERT … RETURNING, for instance."""
    if row is None:
        raise LookupError
    return row


def _row(columns: Row) -> Row | None:
    """None for a statement that gave no row: its columns, keys among them, are then all empty."""
    return None if columns[0] is None else columns


@cache
def _together(statements: tuple[tuple[str, int], ...]) -> str:
    """Each statement as a CTE, whose columns follow one another in one row."""
    parts, columns, joins = [], [], []
    for n, (sql, width) in enumerate(statements):
        names = [f"s{n}_{c}" for c in range(width)]
        parts.append(f"s{n}({', '.join(names)}) AS ({sql})")
        columns += names
        joins.append(f"LEFT JOIN s{n} ON true")
    return (
        f"WITH {', '.join(parts)} SELECT {', '.join(columns)} "  # noqa: S608
        f"FROM (SELECT 1) AS one {' '.join(joins)}"
    )


def inserting(row: models.Model, *, behind: str = "", to: str = "") -> Statement:
    """A new row, its empty columns left out; gives back the key the database chose."""
    model, db = type(row), connections[DEFAULT_DB_ALIAS]
    values = [read(row, db) for read in _readers(model)]
    given = tuple(n for n, value in enumerate(values) if value is not None)
    return Statement(_insert_sql(model, given, behind, to), [values[n] for n in given], 1)


def insert(*new: models.Model) -> None:
    """Write new rows of which none points to another, as `save` does. Raises IntegrityError."""
    for row, key in zip(new, run(*map(inserting, new)), strict=True):
        _written(row, key)


def _written(row: models.Model, key: Row | None) -> None:
    row.pk = sure(key)[0]
    row._state.adding = False
    row._state.db = DEFAULT_DB_ALIAS


def insert_if_first(
    counting: Statement, row: models.Model, *others: models.Model, to: str
) -> tuple[int, bool]:
    """Count; if that makes one, write these rows too, `row` with the counted key in `to`.

    Returns the key and whether they were written. The counted row stays locked until the
    transaction ends. Raises IntegrityError.
    """
    new = (row, *others)
    if connection.vendor != "postgresql":
        key, count = sure(run(counting)[0])
        if count == 1:
            setattr(row, to, key)
            insert(*new)
        return key, count == 1
    behind = [inserting(one, behind="s0", to=to if one is row else "") for one in new]
    counted, *keys = run(counting, *behind)
    key, count = sure(counted)
    if count == 1:
        setattr(row, to, key)
        for one, written in zip(new, keys, strict=True):
            _written(one, written)
    return key, count == 1


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


def counting(
    model: type[models.Model], *, by: str, counter: str, values: dict[str, Any]
) -> Statement:
    """Adds one to `counter` of the row with this unique `by`, made with `values` if absent.

    Gives back its key and the new count. The row stays locked until the transaction ends.
    """
    fields = {field.column: field for field in _fields(model)}
    given = [fields[name].get_db_prep_save(value, connection) for name, value in values.items()]
    return Statement(_count_sql(model, tuple(values), counter, by), given, 2)


@cache
def _take_sql(model: type[models.Model], by: str, returning: tuple[str, ...]) -> str:
    quote = connection.ops.quote_name
    table, names = quote(model._meta.db_table), ", ".join(quote(c) for c in returning)
    return f"DELETE FROM {table} WHERE {quote(by)} = %s RETURNING {names}"  # noqa: S608


def taking(
    model: type[models.Model], *, by: str, value: str, returning: tuple[str, ...]
) -> Statement:
    """Takes away the row with this unique `by`; who comes second gets no row.

    Gives back the columns asked for; the first of them is never null.
    """
    return Statement(_take_sql(model, by, returning), [value], len(returning))


def aware(value: datetime) -> datetime:
    """SQLite keeps moments in UTC without saying so."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)

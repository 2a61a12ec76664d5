"""Statements the ORM makes dear, for the one request that comes two hundred at a time.

Same rows, same fields, same constraints; the SQL is built once per table instead of at each call.
Measured by bench/intake.py.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from francjeu.plumbing.fields import EncryptedText

_AS_IT_IS = frozenset({models.CharField, models.TextField, models.BooleanField})
"""Fields whose Python value is what the database takes; their subclasses may change it."""
_EMPTY = frozenset({list, dict})
"""Callables that give the same default each time."""

Reader = Callable[[Any, BaseDatabaseWrapper], Any]


@cache
def _fields(model: type[models.Model]) -> dict[str, models.Field[Any, Any]]:
    """The fields of a new row by name (`group_id` for a key elsewhere); its own key is drawn."""
    return {f.attname: f for f in model._meta.local_concrete_fields if not f.primary_key}


@cache
def _readers(model: type[models.Model]) -> dict[str, Reader]:
    return {name: _reader(field) for name, field in _fields(model).items()}


def _reader(field: models.Field[Any, Any]) -> Reader:
    """What makes of a value what the database takes."""
    if type(field) in _AS_IT_IS:
        return lambda value, _: value
    if isinstance(field, EncryptedText | models.IntegerField):
        return lambda value, _: field.get_prep_value(value)
    return field.get_db_prep_save


@cache
def _defaults(model: type[models.Model]) -> dict[str, Any]:
    """What a new row holds where nothing is given. Raises TypeError on a default that is drawn."""
    found = {}
    for name, field in _fields(model).items():
        if field.has_default():
            if callable(field.default) and field.default not in _EMPTY:
                raise TypeError(f"{model.__name__}.{name}")
            found[name] = _readers(model)[name](field.get_default(), connection)
    return {name: value for name, value in found.items() if value is not None}


class New:
    """A row to be written, its words encrypted already: a transaction waits for none of that."""

    __slots__ = ("model", "values")

    def __init__(self, model: type[models.Model], **given: Any) -> None:
        self.model = model
        self.values: dict[str, Any] = dict(_defaults(model))
        self.give(**given)

    def give(self, **given: Any) -> None:
        """Fill columns; one without a value is left out. Raises KeyError on an unknown name."""
        read, db = _readers(self.model), connections[DEFAULT_DB_ALIAS]
        for name, value in given.items():
            if value is None:
                self.values.pop(name, None)
            else:
                self.values[name] = read[name](value, db)


@cache
def _insert_sql(
    model: type[models.Model],
    names: tuple[str, ...],
    behind: str = "",
    by: str = "",
    where: str = "",
) -> str:
    """`behind` another statement: written if that one gave a row. `by`: as insert_unless_taken."""
    quote, fields = connection.ops.quote_name, _fields(model)
    marks = ", ".join(["%s"] * len(names))
    source = f"SELECT {marks} FROM {behind}" if behind else f"VALUES ({marks})"  # noqa: S608
    skip = f"ON CONFLICT ({quote(by)}) WHERE {quote(where)} DO NOTHING " if by else ""
    table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    columns = ", ".join(quote(str(fields[name].column)) for name in names)
    return f"INSERT INTO {table} ({columns}) {source} {skip}RETURNING {key}"


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
    db = connections[DEFAULT_DB_ALIAS]
    with db.cursor() as cursor:
        if db.vendor == "postgresql":
            cursor.cursor = _planned_cursor()(db.connection)
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


def inserting(new: New, *, behind: str = "", by: str = "", where: str = "") -> Statement:
    """A new row, its empty columns left out; gives back the key the database chose."""
    sql = _insert_sql(new.model, tuple(new.values), behind, by, where)
    return Statement(sql, tuple(new.values.values()), 1)


def insert(*new: New) -> list[int]:
    """Write new rows of which none points to another, as `save` does. Raises IntegrityError."""
    return [sure(key)[0] for key in run(*map(inserting, new))]


def insert_unless_taken(row: New, *others: New, by: str, where: str) -> int | None:
    """Write rows, unless a row `where` a column is true holds the same `by`: then none of them.

    Returns the key of the first; None when it was taken. One that is being written by another
    transaction is waited for. Raises IntegrityError.
    """
    first = inserting(row, by=by, where=where)
    if connections[DEFAULT_DB_ALIAS].vendor == "postgresql":
        key = run(first, *(inserting(one, behind="s0") for one in others))[0]
    elif (key := run(first)[0]) is not None:
        insert(*others)
    return None if key is None else key[0]


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

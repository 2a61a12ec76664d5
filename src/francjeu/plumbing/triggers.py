"""Rules the database itself keeps, written once for SQLite and PostgreSQL (ADR 0005, 0007).

Used by migrations: a trigger refuses what no operation should ever try.
"""

from collections.abc import Iterable

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_SQLITE = """CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN {when}
BEGIN SELECT RAISE(ABORT, '{message}'); END"""
_POSTGRES_FUNCTION = """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END;
$$ LANGUAGE plpgsql"""
_POSTGRES = """CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN ({when})
EXECUTE FUNCTION {name}()"""

_POSTGRES_SEEING_FUNCTION = """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$
BEGIN IF {when} THEN
RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END;
$$ LANGUAGE plpgsql"""
_POSTGRES_SEEING = """CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW
EXECUTE FUNCTION {name}()"""


class Refuse(Operation):
    """Migration step: the database refuses `event` on `table` when `when` holds.

    `event` is UPDATE, UPDATE OF column, or DELETE; `when` is SQL over OLD and NEW that both
    databases understand.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, *, name: str, table: str, event: str, when: str, message: str) -> None:
        self.name, self.table, self.event = name, table, event
        self.when, self.message = when, message

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Triggers are not part of Django's state."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        values = {
            "name": self.name, "table": self.table, "event": self.event,
            "when": self.when, "message": self.message.replace("'", "''"),
        }  # fmt: skip
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(_SQLITE.format(**values), params=None)
            return
        schema_editor.execute(_POSTGRES_FUNCTION.format(**values), params=None)
        schema_editor.execute(_POSTGRES.format(**values), params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {self.name}", params=None)
            return
        schema_editor.execute(f"DROP TRIGGER {self.name} ON {self.table}", params=None)
        schema_editor.execute(f"DROP FUNCTION {self.name}()", params=None)

    def describe(self) -> str:
        return f"The database refuses: {self.message}"


class RefuseSeeing(Refuse):
    """The same, where `when` looks at other rows: PostgreSQL then asks it inside the function."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        if schema_editor.connection.vendor == "sqlite":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        values = {
            "name": self.name, "table": self.table, "event": self.event, "when": self.when,
            "message": self.message.replace("'", "''"),
        }  # fmt: skip
        schema_editor.execute(_POSTGRES_SEEING_FUNCTION.format(**values), params=None)
        schema_editor.execute(_POSTGRES_SEEING.format(**values), params=None)


class Lift(Refuse):
    """Migration step: an earlier refusal is taken away, to be written otherwise after."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        super().database_backwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        super().database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"No longer refused here: {self.message}"


class Keeping(Operation):
    """Migration step: `step`, during which SQLite rebuilds a table, without losing any refusal.

    SQLite makes a new table and drops the old one, its triggers with it; triggers elsewhere that
    look at it would stop the renaming. All are set aside, then written again as they were.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, step: Operation) -> None:
        self.step = step

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        self.step.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        kept = _set_aside(schema_editor)
        self.step.database_forwards(app_label, schema_editor, from_state, to_state)
        _write_again(schema_editor, kept)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        kept = _set_aside(schema_editor)
        self.step.database_backwards(app_label, schema_editor, from_state, to_state)
        _write_again(schema_editor, kept)

    def describe(self) -> str:
        return self.step.describe()


def _set_aside(schema_editor: BaseDatabaseSchemaEditor) -> list[str]:
    if schema_editor.connection.vendor != "sqlite":
        return []
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        rows = cursor.fetchall()
    for name, _ in rows:
        schema_editor.execute(f'DROP TRIGGER "{name}"', params=None)
    return [sql for _, sql in rows]


def _write_again(schema_editor: BaseDatabaseSchemaEditor, kept: list[str]) -> None:
    for sql in kept:
        schema_editor.execute(sql, params=None)


def erasable(*, table: str, columns: Iterable[str]) -> Operation:
    """Words that never change and may be erased, once and for good."""
    watched = " OR ".join(
        f'(NEW."{c}" <> \'\' AND OLD."{c}" IS DISTINCT FROM NEW."{c}")' for c in columns
    )
    return Refuse(
        name=f"{table}_words", table=table, event="UPDATE", when=watched,
        message=f"{table}: words are frozen; they may only be erased",
    )  # fmt: skip


def moves_changed(
    *, table: str, before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]],
    column: str = "state",
) -> list[Operation]:  # fmt: skip
    """The machine of a table got other moves: its refusal is lifted, then written anew."""
    old = moves_only(table=table, moves=before, column=column)
    lifted = Lift(
        name=old.name, table=old.table, event=old.event, when=old.when, message=old.message
    )
    return [lifted, moves_only(table=table, moves=after, column=column)]


def lifted(rules: Iterable[Operation]) -> list[Operation]:
    """Take rules away before their table is remade (SQLite would lose them silently)."""
    return [
        Lift(name=r.name, table=r.table, event=r.event, when=r.when, message=r.message)
        for r in rules
        if isinstance(r, Refuse)
    ]


def append_only(*, table: str, columns: Iterable[str]) -> list[Operation]:
    """Rows are added, never deleted; `columns` never change (the others may be erased)."""
    watched = " OR ".join(f'OLD."{c}" IS DISTINCT FROM NEW."{c}"' for c in columns)
    return [
        Refuse(
            name=f"{table}_kept", table=table, event="DELETE", when="OLD.id IS NOT NULL",
            message=f"{table}: rows are never deleted",
        ),
        Refuse(
            name=f"{table}_fixed", table=table, event="UPDATE",
            when=watched, message=f"{table}: rows never change",
        ),
    ]  # fmt: skip


def moves_only(*, table: str, moves: Iterable[tuple[str, str]], column: str = "state") -> Refuse:
    """A state changes only along the arrows (source, target) of its machine."""
    arrows = " OR ".join(
        f"(OLD.{column} = '{source}' AND NEW.{column} = '{target}')"
        for source, target in sorted(set(moves))
    )
    return Refuse(
        name=f"{table}_{column}_moves",
        table=table,
        event=f"UPDATE OF {column}",
        when=f"OLD.{column} <> NEW.{column} AND NOT ({arrows})",
        message=f"{table}: this move is not in the machine",
    )

"""SQLite whose writers wait in one queue, in this process and across processes.

SQLite's own busy handler sleeps and retries, which gives some writers seconds of delay under load.
A lock taken before BEGIN IMMEDIATE turns that into a fair queue (ADR 0006).
"""

import fcntl
import os
import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db.backends import utils
from django.db.backends.sqlite3 import base

_queue = threading.Lock()


@lru_cache(maxsize=1024)
def _spelled(query: str) -> str:
    return str(base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%"))


class Cursor(base.SQLiteCursorWrapper):
    """Spells each statement in SQLite's way once, instead of at every call."""

    def convert_query(self, query: str, *, param_names: Sequence[str] | None = None) -> str:
        if param_names is None:
            return _spelled(query)
        return str(super().convert_query(query, param_names=param_names))


class _Follows:
    """A cursor speaks through its thread's connection of the moment.

    A transaction may begin after the cursor was opened, as in Django's cache: what it then runs
    belongs to the writers' connection. By another, it would wait for its own transaction.
    """

    cursor: Cursor
    db: "DatabaseWrapper"

    def _follow(self) -> None:
        if self.cursor.connection is not self.db.connection:
            self.cursor = self.db.create_cursor()

    def execute(self, *args: Any, **kwargs: Any) -> Any:
        self._follow()
        return super().execute(*args, **kwargs)

    def executemany(self, *args: Any, **kwargs: Any) -> Any:
        self._follow()
        return super().executemany(*args, **kwargs)


class Following(_Follows, utils.CursorWrapper):
    """Django's cursor, in its thread's connection of the moment."""


class FollowingLogged(_Follows, utils.CursorDebugWrapper):
    """The same, when Django keeps what was run."""


_writers: dict[str, tuple[int, Any]] = {}


def _writer(wrapper: "DatabaseWrapper") -> Any:
    """The connection through which the threads of this process write to this file, in turn.

    Its memory of the database stays good from one writer to the next; a thread's own connection
    throws all of it away each time another one wrote. A file put in the place of the first, by a
    restoration for instance, gets its own.
    """
    path = str(wrapper.settings_dict["NAME"])
    file = os.stat(path).st_ino
    kept, writer = _writers.get(path, (0, None))
    if kept != file:
        if writer is not None:
            writer.close()
        writer = wrapper.get_new_connection(wrapper.get_connection_params())
        writer.isolation_level = None  # transactions begin and end when Django says so
        _writers[path] = file, writer
    return writer


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes the writers' lock with each transaction and gives it back at its end.

    In a thread of a server the transaction passes through the writers' connection. The main thread
    keeps its own: commands write alone, and migrations change its settings.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._holds = False
        self._gate: int | None = None
        self._own: Any = None

    def create_cursor(self, name: str | None = None) -> Cursor:
        made: Cursor = self.connection.cursor(factory=Cursor)
        return made

    def make_cursor(self, cursor: Any) -> Following:
        return Following(cursor, self)

    def make_debug_cursor(self, cursor: Any) -> FollowingLogged:
        return FollowingLogged(cursor, self)

    def _enter(self) -> None:
        if self._holds or self.is_in_memory_db():
            return
        _queue.acquire()
        self._holds = True
        if self._gate is None:
            path = f"{self.settings_dict['NAME']}.lock"
            self._gate = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._gate, fcntl.LOCK_EX)
        if threading.current_thread() is not threading.main_thread():
            self._own, self.connection = self.connection, _writer(self)

    def _leave(self) -> None:
        if not self._holds:
            return
        self._give_back()
        if self._gate is not None:
            fcntl.flock(self._gate, fcntl.LOCK_UN)
        self._holds = False
        _queue.release()

    def _give_back(self) -> None:
        """The writers' connection, at rest whatever happened; this thread reads by its own."""
        if self._own is None:
            return
        writer, self.connection, self._own = self.connection, self._own, None
        if writer.in_transaction:  # the commit failed
            writer.rollback()

    def _start_transaction_under_autocommit(self) -> None:
        try:
            self._enter()
            super()._start_transaction_under_autocommit()
        except BaseException:
            if self.connection is not None and self.connection.in_transaction:
                self.connection.rollback()  # told to stop just after it began
            self._leave()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()
        finally:
            self._leave()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()
        finally:
            self._leave()

    def _close(self) -> Any:
        self._give_back()
        try:
            return super()._close()
        finally:
            self._leave()
            if self._gate is not None:
                os.close(self._gate)
                self._gate = None

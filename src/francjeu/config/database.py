"""The database: SQLite in the data folder, or PostgreSQL by one address."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from francjeu.config.environment import BadVariable, Environment

# IMMEDIATE and WAL: a writer waits its turn instead of failing; FULL survives a power cut.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364;"
)


def database(environment: Environment) -> dict[str, Any]:
    """Django's description of the database. Raises BadVariable on an unknown kind of address."""
    if not environment.database_url:
        return _sqlite(environment)
    parts = urlsplit(environment.database_url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise BadVariable(f"FRANCJEU_DATABASE_URL: « {parts.scheme} » n’est pas postgres.")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    # Plans kept by the server: only `plumbing.rows` asks for them. Old poolers lose them.
    kept = options.get("prepare_threshold", "1")
    options["prepare_threshold"] = int(kept) if kept.isdigit() else None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _sqlite(environment: Environment) -> dict[str, Any]:
    return {
        "ENGINE": "francjeu.plumbing.sqlite",
        "NAME": str(environment.data_dir / "francjeu.sqlite3"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "cached_statements": 512,
            "transaction_mode": "IMMEDIATE",
            "init_command": SQLITE_PRAGMAS,
        },
    }

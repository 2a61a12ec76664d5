"""Who may do what, room by room, from each app's access.py."""

import importlib
import importlib.util
import inspect
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps

from francjeu.cli.reference.table import table
from francjeu.kernel.access import Rules


def found() -> Iterator[tuple[str, Any]]:
    """Each room with its tables, in the order of the floors."""
    for app in apps.get_app_configs():
        if app.name.startswith("francjeu.") and importlib.util.find_spec(f"{app.name}.access"):
            module = importlib.import_module(f"{app.name}.access")
            yield app.name, [it for it in vars(module).values() if isinstance(it, Rules)]


def page() -> str:
    """One table per room; a row is allowed when every condition of it holds."""
    parts = [
        "# Who may do what\n\nEach line is one way to be allowed: all of its conditions must hold. "
        "An act that is not listed is allowed to nobody. What is not allowed is not found: pages "
        "answer 404, never 403.\n"
    ]
    for name, tables in found():
        for rules in tables:
            parts.append(f"\n## {name}\n\n" + table(("Act", "Allowed when"), _rows(rules)))
    return "".join(parts)


def _rows(rules: Any) -> Iterator[tuple[str, str]]:
    for act, alternatives in rules.table.items():
        for alternative in alternatives:
            yield str(act.value), " **and** ".join(_told(predicate) for predicate in alternative)


def _told(predicate: Callable[..., bool]) -> str:
    name = getattr(predicate, "__name__", repr(predicate)).replace("_", " ")
    words = inspect.getdoc(predicate) or ""
    return f"{name}: {words.splitlines()[0].rstrip('.')}" if words else name

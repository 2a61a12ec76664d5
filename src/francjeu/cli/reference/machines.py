"""Every state machine of the kernel, drawn."""

import importlib
import pkgutil
from collections.abc import Iterator

from francjeu.cli.reference.table import table
from francjeu.kernel import procedure
from francjeu.kernel.procedure.machine import Machine


def found() -> Iterator[tuple[str, Machine]]:
    """Each machine with the module that holds its table."""
    for info in pkgutil.walk_packages(procedure.__path__, f"{procedure.__name__}."):
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            if isinstance(value, Machine):
                yield info.name, value


def page() -> str:
    """One drawing and one table per machine."""
    parts = [
        "# State machines\n\nThe table in the code is the drawing here, the legal moves of the "
        "operations, the buttons of the pages, the trigger in the database and the tests.\n"
    ]
    for module, machine in found():
        rows = ((m.verb, m.source, m.target, ", ".join(m.by)) for m in machine.moves)
        parts.append(
            f"\n## {machine.name}\n\n`{module}`\n\n```mermaid\n{machine.mermaid()}\n```\n\n"
            + table(("Verb", "From", "To", "By"), rows)
        )
    return "".join(parts)

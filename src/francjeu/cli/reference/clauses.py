"""Which clause is applied where, and which test proves it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import yaml

from francjeu.cli.reference.table import table

LIST = Path("docs", "reference", "clauses.yaml")
TESTS = Path("tests")


def asked() -> dict[str, tuple[str, str]]:
    """Every clause and rule: its sentence, and the rooms that apply it."""
    rows = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return {key: (sentence, rooms) for key, (sentence, rooms) in rows.items()}


def proved() -> dict[str, list[str]]:
    """The tests that carry each clause, as `path::name`."""
    found: dict[str, list[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        for clause, name in _marks(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(clause, []).append(f"{path.relative_to(TESTS)}::{name}")
    return found


def page() -> str:
    """One row per clause; without a test it says “not yet”."""
    tests, clauses = proved(), asked()
    rows = [
        (
            key,
            sentence,
            rooms,
            "<br>".join(f"`{name}`" for name in sorted(set(tests.get(key, [])))),
            "works" if key in tests else "not yet",
        )
        for key, (sentence, rooms) in clauses.items()
    ]
    works = sum(row[-1] == "works" for row in rows)
    return (
        "# Clauses\n\nWhat a social-media policy of this field asks (C-) and what the law adds "
        f"(X-), and the tests that prove it. **{works} of {len(rows)} work.**\n\n"
        + table(("Clause", "What is promised", "Rooms", "Tests", ""), rows)
    )


def _marks(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            for decorator in node.decorator_list:
                yield from ((clause, node.name) for clause in _clauses(decorator))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark":
            for call in ast.walk(node.value):
                yield from ((clause, "(all)") for clause in _clauses(call))


def _clauses(node: ast.AST) -> list[str]:
    if not isinstance(node, ast.Call) or not ast.unparse(node.func).endswith("mark.clause"):
        return []
    return [str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)]

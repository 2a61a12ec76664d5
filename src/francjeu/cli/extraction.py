"""Words of pages and code, read from the sources: which package says what, without xgettext."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from django.utils.translation.template import templatize

# Place of each argument: context, singular, plural.
ARGUMENTS = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
_CALL = re.compile(r"\b(npgettext|ngettext|pgettext|gettext|_)\(")
_LITERAL = re.compile(r"""\s*u?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')\s*(,?)""")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One thing to translate. Context and plural are empty when there is none."""

    context: str
    singular: str
    plural: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What a catalogue knows it by."""
        return self.context, self.singular


def home_of(path: Path, *, root: Path) -> Path | None:
    """The package whose catalogue holds the words of `path`: the nearest with an app's files."""
    for folder in path.parents:
        if folder == root:
            return None
        if any((folder / name).exists() for name in ("models.py", "models", "apps.py")):
            return folder
    return None


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _names(tree: ast.Module) -> dict[str, str]:
    """Local names of the translation functions: {"_": "gettext_lazy"}."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in ARGUMENTS
    }


def _called(node: ast.Call, names: dict[str, str]) -> str | None:
    if isinstance(node.func, ast.Name):
        return names.get(node.func.id)
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        known = node.func.value.id == "translation" and node.func.attr in ARGUMENTS
        return node.func.attr if known else None
    return None


def _message(function: str, texts: list[str | None]) -> Message | None:
    context, singular, plural = (
        "" if place is None else texts[place] if place < len(texts) else None
        for place in ARGUMENTS[function]
    )
    if context is None or not singular or plural is None:
        return None
    return Message(context, singular, plural)


def of_python(source: str) -> Iterator[Message]:
    """Messages of a Python module, by the names it imports from django.utils.translation."""
    tree = ast.parse(source)
    names = _names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (function := _called(node, names)):
            message = _message(function, [_text(argument) for argument in node.args])
            if message:
                yield message


def _literals(text: str, start: int) -> list[str | None]:
    found: list[str | None] = []
    while match := _LITERAL.match(text, start):
        found.append(ast.literal_eval(match[1]))
        start = match.end()
        if not match[2]:
            break
    return found


def of_template(source: str) -> Iterator[Message]:
    """Messages of a Django template."""
    text = templatize(source)
    for match in _CALL.finditer(text):
        function = "gettext" if match[1] == "_" else match[1]
        message = _message(function, _literals(text, match.end()))
        if message:
            yield message


def of_tree(root: Path) -> dict[Path, dict[Message, set[str]]]:
    """Package folder → its messages → the files that say them."""
    found: dict[Path, dict[Message, set[str]]] = {}
    templates = (root.rglob(f"templates/**/*.{kind}") for kind in ("html", "txt"))
    sources = [*root.rglob("*.py"), *chain.from_iterable(templates)]
    for path in sorted(sources):
        home = home_of(path, root=root)
        if home is None or "migrations" in path.parts:
            continue
        read = of_python if path.suffix == ".py" else of_template
        for message in read(path.read_text(encoding="utf-8")):
            found.setdefault(home, {}).setdefault(message, set()).add(str(path.relative_to(root)))
    return found

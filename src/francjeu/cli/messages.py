"""`fj messages`: gathers the words of pages into each package's catalogue, and compiles them."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib

from francjeu.cli import extraction
from francjeu.cli.extraction import Message
from francjeu.cli.language import say
from francjeu.plumbing.catalogues import PACKAGE, catalogues, compile_catalogues

HEADER = {
    "Language": "fr",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n > 1);",
}
FRENCH = Path("locale", "fr", "LC_MESSAGES", "django.po")


def register(subparsers: Any) -> None:
    """Add `messages`."""
    parser = subparsers.add_parser(
        "messages", help=say("catalogues de traduction", "message catalogues")
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help=say("ne rien écrire, dire ce qui manque", "write nothing, say what is missing"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write and compile; with --check, 1 when a word is missing, stale or said in two ways."""
    if arguments.check:
        faults = list(found_faults(PACKAGE))
        for fault in faults:
            print(fault)
        return 1 if faults else 0
    update(PACKAGE)
    compile_catalogues()
    for line in missing(PACKAGE):
        print(line)
    return 0


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgctxt or "", entry.msgid


def _known(root: Path) -> dict[tuple[str, str], polib.POEntry]:
    """What any catalogue already translates: a word said twice is translated once."""
    return {
        _key(entry): entry
        for path in catalogues(root)
        for entry in polib.pofile(str(path))
        if entry.translated()
    }


def _entry(message: Message, files: set[str], old: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.singular,
        msgctxt=message.context or None,
        occurrences=[(name, "") for name in sorted(files)],
        flags=["python-format"] if "%(" in message.singular + message.plural else [],
        tcomment=old.tcomment if old else "",
    )
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = old.msgstr_plural if old and old.msgid_plural else {0: "", 1: ""}
    elif old:
        entry.msgstr = old.msgstr
    return entry


def update(root: Path) -> None:
    """Rewrite each catalogue: translations kept, new words added, words no longer said dropped."""
    known = _known(root)
    for home, messages in extraction.of_tree(root).items():
        path = home / FRENCH
        mine = {_key(e): e for e in polib.pofile(str(path))} if path.exists() else {}
        catalogue = polib.POFile(wrapwidth=100)
        catalogue.metadata = dict(HEADER)
        for message in sorted(messages):
            old = mine.get(message.key)
            if old is None or not old.translated():
                old = known.get(message.key, old)
            catalogue.append(_entry(message, messages[message], old))
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(path))


def missing(root: Path) -> Iterator[str]:
    """Words in the catalogues that wait for their French."""
    for path in catalogues(root):
        for entry in polib.pofile(str(path)):
            if not entry.translated():
                words = say("à traduire", "to translate")
                yield f"{path.relative_to(root)}: {words}: {entry.msgid}"


def _absent_or_stale(root: Path) -> Iterator[str]:
    said = extraction.of_tree(root)
    homes = {path.parents[3] for path in catalogues(root)} | set(said)
    for home in sorted(homes):
        path = home / FRENCH
        written = {_key(e) for e in polib.pofile(str(path))} if path.exists() else set()
        keys = {message.key for message in said.get(home, {})}
        place = path.relative_to(root)
        for _, text in sorted(keys - written):
            yield f"{place}: {say('absent', 'missing')}: {text}"
        for _, text in sorted(written - keys):
            yield f"{place}: {say('plus utilisé', 'stale')}: {text}"


def _said_in_two_ways(root: Path) -> Iterator[str]:
    """Django merges all catalogues: one word with two translations would print either."""
    first: dict[tuple[str, str], tuple[str, Path]] = {}
    for path in catalogues(root):
        for entry in polib.pofile(str(path)):
            text = entry.msgstr or str(entry.msgstr_plural)
            other, where = first.setdefault(_key(entry), (text, path))
            if text and other and text != other:
                words = say("deux traductions (ajouter un contexte)", "two translations")
                places = f"{where.relative_to(root)} / {path.relative_to(root)}"
                yield f"{places}: {words}: {entry.msgid}"


def found_faults(root: Path) -> Iterator[str]:
    """Everything that keeps the French from being complete and unequivocal."""
    yield from _absent_or_stale(root)
    yield from missing(root)
    yield from _said_in_two_ways(root)

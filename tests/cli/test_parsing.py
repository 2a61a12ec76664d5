"""What argparse says when a command is misread: French, unless English is chosen; exit code 2."""

import argparse
import ast
import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from francjeu.cli import main, parsing

SOURCE = Path(__file__).parents[2] / "src"
ENGLISH = ("usage: ", "error:", "required", "invalid", "expected", "unrecognized", "choose from",
           "show this", "positional")  # fmt: skip
# said to who writes a parser, never to who types a command
TO_AUTHORS = ("conflicting", "cannot", "not callable", "dest=", "invalid option string",
              "invalid conflict", "'required' is", "must be optional", "__call__")  # fmt: skip


@pytest.fixture
def speaking(monkeypatch: pytest.MonkeyPatch) -> None:
    """argparse as `fj` has it, put back afterwards."""
    for name in ("_", "ngettext"):
        monkeypatch.setattr(argparse, name, vars(argparse)[name])
    parsing.speak()


def sentences() -> Iterator[Any]:
    """All that argparse passes to gettext, in the Python that runs the tests."""
    for node in ast.walk(ast.parse(Path(argparse.__file__).read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="_" | "ngettext"), args=said):
                yield from (it.value for it in said if isinstance(it, ast.Constant))


def refused(name: str, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    parser = argparse.ArgumentParser(prog="fj")
    module = importlib.import_module(f"francjeu.cli.{main.COMMANDS[name].module}")
    module.register(parser.add_subparsers(required=True, prog="fj"))
    with pytest.raises(SystemExit) as ended:
        parser.parse_args([name, *words])
    assert ended.value.code == (0 if "-h" in words else 2)
    said = capsys.readouterr()
    return said.out + said.err


def test_every_sentence_of_this_python_has_its_french(
    speaking: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRANCJEU_LANG", "fr")
    said = vars(argparse)["_"]
    untold = {it for it in sentences() if said(it) == it and it != "options"}
    assert {it for it in untold if not any(words in it for words in TO_AUTHORS)} == set()


@pytest.mark.parametrize("name", sorted(main.COMMANDS.keys() - {"manage"}))
@pytest.mark.parametrize("word", ["--inconnu", "-h"])
def test_each_command_is_refused_and_explained_in_french(
    speaking: None, name: str, word: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("FRANCJEU_LANG", "fr")
    said = refused(name, capsys, word)
    assert said.startswith("usage\u00a0: fj ")
    assert not [words for words in ENGLISH if words in said]


@pytest.mark.parametrize(
    ("words", "french", "english"),
    [
        (("policy", "autre"), "choix inconnu\u00a0: 'autre'", "invalid choice: 'autre'"),
        (("policy", "import", "a.pdf", "--limit-mb", "deux"), "valeur incorrecte (int)",
         "invalid int value"),
        (("account", "grant", "a@b.ca", "roi"), "parmi 'administrator', 'case_manager'",
         "choose from 'administrator', 'case_manager'"),
        (("export", "D-2026-0001", "--to"), "il faut une valeur", "expected one argument"),
        (("account", "open"), "il manque\u00a0: ADRESSE, --name", "are required: ADDRESS, --name"),
    ],
)  # fmt: skip
def test_says_what_was_misread(
    speaking: None, words: tuple[str, ...], french: str, english: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    for language, expected in (("fr", french), ("en", english)):
        monkeypatch.setenv("FRANCJEU_LANG", language)
        assert expected in refused(words[0], capsys, *words[1:])


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fr", "fj verify\u00a0: erreur\u00a0: il manque\u00a0: DOSSIER"),
     ("en", "fj verify: error: the following arguments are required: FOLDER")],
)  # fmt: skip
def test_the_command_itself_ends_with_two_before_anything_is_installed(
    language: str, expected: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "francjeu", "verify"], capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "FRANCJEU_LANG": language,
             "PYTHONUTF8": "1"},
        timeout=180,
    )  # fmt: skip
    assert done.returncode == 2
    assert expected in done.stderr


def test_the_commands_of_django_are_refused_in_french_too(
    speaking: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FRANCJEU_LANG", "fr")
    with pytest.raises(SystemExit) as ended:
        main.run(["manage", "migrate", "--inconnu"])
    assert ended.value.code == 2
    assert "arguments inconnus\u00a0: --inconnu" in capsys.readouterr().err

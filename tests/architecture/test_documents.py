"""The documents say what the code does, and the project speaks of itself alone."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from francjeu.cli import docs
from francjeu.cli.reference import clauses, words

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "francjeu"


def names() -> set[str]:
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                found.add(node.id)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def test_each_word_of_the_glossary_stands_in_the_code() -> None:
    known = names()
    lost = [f"{word.en}: {word.code}" for word in words.glossary() if word.code not in known]
    assert lost == [], "see docs/reference/words.yaml and docs/decisions/0015-domain-words.md"


def test_each_word_is_said_once() -> None:
    english = [word.en for word in words.glossary()]
    assert len(english) == len(set(english))


@pytest.mark.parametrize("name", sorted(set(docs.PAGES) - {"clauses.md", "machines.md"}))
def test_each_page_can_be_written(name: str) -> None:
    assert docs.PAGES[name]().startswith("# ")


def test_tests_prove_only_clauses_that_were_asked() -> None:
    assert set(clauses.proved()) <= set(clauses.asked())


def test_each_relative_link_between_documents_leads_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)} → {target}"
        for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_each_file_that_the_documents_name_is_there() -> None:
    roots = (ROOT, ROOT / "src", SOURCE)
    absent = [
        (document.name, named)
        for document in (ROOT / "docs").rglob("*.md")
        for named in re.findall(
            r"`([\w.-]+/[\w./-]+\.(?:py|sh|ps1|toml|typ))`", document.read_text()
        )
        if not any((root / named).exists() for root in roots)
    ]
    assert absent == []


def test_few_type_errors_are_silenced_and_each_by_name() -> None:
    lines = [
        line
        for path in SOURCE.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "# type: ignore" in line
    ]
    assert [line for line in lines if "# type: ignore[" not in line] == []
    assert len(lines) <= 10


def test_no_list_of_download_addresses_is_kept() -> None:
    kept = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    forbidden = {"uv.lock", "package-lock.json", "yarn.lock", "pnpm-lock.yaml"}
    assert not forbidden & {Path(name).name for name in kept.split()}
    for lock in ROOT.glob("requirements*.lock"):
        assert "://" not in lock.read_text(encoding="utf-8"), lock.name

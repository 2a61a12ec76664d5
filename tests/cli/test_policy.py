"""`fj policy`: reads without a database, refuses in plain words, keeps drafts, compares."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typst

from francjeu.cli import main
from francjeu.policy import queries

DOCUMENTS = Path(__file__).parents[1] / "kernel" / "policy" / "documents"
FEDERATION = str(DOCUMENTS / "federation_fr.txt")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main.run(["policy", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_prints_the_proposal_as_json_and_keeps_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = printed(capsys, "import", FEDERATION, "--json")
    values = json.loads(out)
    assert (code, err) == (0, "")
    assert set(values) == {"title", "language", "clauses", "bound", "features", "gaps"}
    assert set(values["clauses"][0]) == {
        "id", "kind", "text", "start", "end", "behaviours", "media", "channels", "targets",
        "confidence",
    }  # fmt: skip
    assert values["features"]["case_manager"]["value"] is True
    assert values["features"]["opt_out"] == {"value": False, "start": None, "end": None}


def test_needs_neither_django_nor_a_database_to_print_json() -> None:
    program = (
        "import sys; from francjeu.cli import main; "
        f"code = main.run(['policy', 'import', {FEDERATION!r}, '--json']); "
        "sys.exit(code or any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False,
        env={"PYTHONPATH": str(Path(main.__file__).parents[2]), "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["language"] == "fr"


def test_keeps_the_given_title(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = printed(capsys, "import", FEDERATION, "--json", "--title", "Notre politique")
    assert json.loads(out)["title"] == "Notre politique"


def test_prints_the_text_that_offsets_point_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><h1>Politique</h1><p>Les membres sont polis.</p></body></html>")
    _, text, _ = printed(capsys, "import", str(page), "--text")
    _, out, _ = printed(capsys, "import", str(page), "--json")
    clause = json.loads(out)["clauses"][0]
    assert text[clause["start"] : clause["end"]] == "Les membres sont polis."


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("vide.txt", b"", "vide"),
        ("photo.pdf", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "format"),
        ("casse.pdf", b"%PDF-1.7 rien", "abîmé"),
        ("bruit.txt", bytes(range(256)) * 9, "lisible"),
    ],
)
def test_refuses_a_bad_file_in_french_and_exits_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    code, out, err = printed(capsys, "import", str(path), "--json")
    assert (code, out) == (2, "")
    assert words in err


def test_refuses_a_40_mb_pdf_by_its_size(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gros.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(40_000_000)
    code, _, err = printed(capsys, "import", str(path))
    assert code == 2
    assert "40 Mo" in err
    assert "25 Mo" in err


def test_refuses_a_missing_file_in_english_when_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRANCJEU_LANG", "en")
    code, _, err = printed(capsys, "import", "/nowhere/policy.txt")
    assert code == 2
    assert "does not exist" in err


def test_says_that_the_encoding_was_guessed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vieux.txt"
    path.write_bytes("Politique\n\nLes élèves doivent être polis à l’écran.\n".encode("cp1252"))
    code, out, err = printed(capsys, "import", str(path), "--json")
    assert code == 0
    assert "cp1252" in err
    assert "élèves" in json.loads(out)["clauses"][0]["text"]


def test_says_that_pages_of_a_pdf_hold_no_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "partly.pdf"
    rule = "Il est interdit de publier une image blessante d’un membre."
    path.write_bytes(typst.compile(f"{rule}\n#pagebreak()\n#rect()".encode()))
    code, out, err = printed(capsys, "import", str(path), "--json")
    assert (code, len(json.loads(out)["clauses"])) == (0, 1)
    assert "Pages sans texte, peut-être numérisées : 1." in err


@pytest.mark.django_db
def test_keeps_a_document_as_a_draft_and_lists_it(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = printed(capsys, "import", FEDERATION)
    assert code == 0
    assert "À compléter" in out
    (version,) = queries.versions()
    assert (version.state, version.clauses[0].id) == ("draft", "definitions.1.1")
    _, listed, _ = printed(capsys, "list")
    assert "brouillon" in listed


def test_compares_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = Path(FEDERATION).read_text("utf-8")
    other = tmp_path / "autre.txt"
    other.write_text(text.replace("deux compétitions", "trois compétitions"), "utf-8")
    code, out, _ = printed(capsys, "compare", FEDERATION, str(other))
    assert code == 0
    assert [line.strip() for line in out.splitlines()] == [
        "Reformulé : sanctions.6.2", "- deux", "+ trois",
    ]  # fmt: skip


@pytest.mark.django_db
def test_refuses_to_compare_with_a_version_that_is_not_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, err = printed(capsys, "compare", FEDERATION, "77")
    assert code == 2
    assert "77" in err

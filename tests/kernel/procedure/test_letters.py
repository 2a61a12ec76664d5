"""The table of letters holds every act and every text, both ways."""

from francjeu.kernel.procedure.case.moves import BESIDE, CASE
from francjeu.kernel.procedure.intake.report import REPORT
from francjeu.kernel.procedure.letters.acts import OF_ACCOUNTS, SILENT, TELLS, Side
from francjeu.notices import words

# done by the clock or by someone without a move of the machine
BEYOND = {"report.receive", "report.ring", "case.remind", "case.warn"}


def acts() -> set[str]:
    """Every act of the case and of the report."""
    return (
        {f"case.{move.verb}" for move in CASE.moves}
        | {f"case.{act}" for act in BESIDE}
        | {f"report.{move.verb}" for move in REPORT.moves}
        | BEYOND
    )


def texts() -> tuple[set[str], set[str]]:
    """The letters and the e-mails that have a text, in both languages."""
    names = [
        {path.name.removesuffix(".fr.txt") for path in folder.glob("*.fr.txt")}
        for folder in (words.FOLDER, words.FOLDER / "email")
    ]
    letters, mails = ({n for n in found if not n.startswith("_")} for found in names)
    return letters, mails


def test_each_act_has_its_letter_or_says_why_it_has_none() -> None:
    told, silent = set(TELLS), set(SILENT)
    assert told & silent == set()
    assert acts() - told - silent == set(), "an act tells nobody and does not say why"
    assert (told | silent) - acts() == set(), "no such act"
    assert all(SILENT.values())


def test_each_letter_has_its_act() -> None:
    letters, mails = texts()
    told = [it for many in TELLS.values() for it in many]
    assert letters == {it.letter for it in told if it.to is not Side.STAFF}
    assert mails - OF_ACCOUNTS == {it.letter for it in told if it.to is Side.STAFF}
    assert mails >= OF_ACCOUNTS

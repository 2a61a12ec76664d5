"""What nothing that leaves a case may hold: words and names of who reported or testified."""

from francjeu.cases import identity, models
from francjeu.kernel.procedure.letters import quotation
from francjeu.notices.operations import letters
from francjeu.reports.queries import guarded

SPOKE = ("complainant", "witness")
OWN = ("respondent", "representative", "support")


class TellsWho(Exception):
    """The text names who reported or testified; `word` is where."""

    def __init__(self, word: str) -> None:
        super().__init__("the text tells who reported")
        self.word = word


def of_letters(case: models.Case) -> letters.Guards:
    """Letters describe: they repeat no testimony and no report, and never name who spoke."""
    quoted = tuple(e.testimony for e in case.exhibits.all() if e.testimony)
    words = guarded.kept_apart(case_ref=case.ref).words
    return letters.Guards(never_quote=(*quoted, *words), never_name=kept_apart(case))


def kept_apart(case: models.Case) -> tuple[str, ...]:
    """The names of who reported or testified, whole and in part: a given name alone tells.

    A name that a ruling lets the person know is not kept apart.
    """
    reporters = guarded.kept_apart(case_ref=case.ref)
    told = identity.told(case)
    named = [(row.role, row.name) for row in case.parties.all() if row.name]
    spoke = tuple(name for role, name in named if role in SPOKE)
    own = (*told, *(name for role, name in named if role in OWN))
    apart = tuple(name for name in (*reporters.names, *spoke) if name not in told)
    return (*apart, *quotation.parts(names=(*reporters.persons, *spoke), but=own))


def require_silent(*, case: models.Case, text: str) -> None:
    """Pass when the text names nobody who reported or testified, or TellsWho."""
    word = quotation.named(text=text, names=kept_apart(case))
    if word:
        raise TellsWho(word)

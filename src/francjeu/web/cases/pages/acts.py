"""The page of one act: its question, or why it is not possible and whose it is."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.file import history, turn
from francjeu.cases.queries.reach import Case
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case.guards import Why
from francjeu.plumbing.dates import date_format
from francjeu.web.cases.words.acts import ACTS


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why not now, and who may."""

    says: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act as printed. `moved` tells what someone else did meanwhile."""

    ref: str
    title: str
    verb: str
    question: str | Promise
    lead: str | Promise
    button: str | Promise
    back: str
    blocked: Blocked | None
    moved: str


def act(*, case: Case, verb: str, blocked: Blocked | None, moved: str) -> Act:
    """The page of `verb` on this case."""
    said = ACTS[verb]
    return Act(
        ref=case.ref, title=case.title, verb=verb, question=said.question, lead=said.lead,
        button=said.button, back=reverse("cases:case", args=[case.ref]), blocked=blocked,
        moved=moved,
    )  # fmt: skip


def blocked(*, case: Case, verb: str, actor: Actor, at: datetime) -> Blocked | None:
    """Why this person may not do `verb` now, or None."""
    why = turn.why_not(case=case, verb=verb, actor=actor, at=at)
    return refused(verb=verb, why=why) if why else None


def refused(*, verb: str, why: Why) -> Blocked:
    """The rule in one sentence, and whose act it is."""
    rule = labels.word(labels.WHY, why.value).rstrip(".")
    says = _("You cannot do this now: %(rule)s. Who can: %(role)s.")
    return Blocked(says=says % {"rule": _lower(rule), "role": hands(turn.hands_of(verb))})


def hands(keys: tuple[str, ...]) -> str:
    """Whose act it is, in words."""
    return ", ".join(labels.word(labels.ROLES, key) for key in keys)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def moved(*, case: Case) -> str:
    """What changed while the page was read, by whom, at what time."""
    lines, _count = history.thread(case=case, language=get_language() or "fr", most=1)
    last = lines[0]
    return _(
        "This case changed while you were reading: %(what)s, by %(who)s, at %(time)s. "
        "Nothing is lost. Read again, then retry."
    ) % {
        "what": _lower(last.sentence),
        "who": last.who or _("the person concerned"),
        "time": date_format(timezone.localtime(last.at), "TIME_FORMAT"),
    }


def done(verb: str) -> str:
    """The act as it was asked for."""
    return _lower(verb_words(verb))


def verb_words(verb: str) -> str:
    """The act as a verb."""
    return labels.word(labels.VERBS if verb in labels.VERBS else labels.BESIDE, verb)

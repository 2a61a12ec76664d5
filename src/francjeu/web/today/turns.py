"""What reports and cases ask of a person today, in words: a verb, its reason, its page."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.letters import waiting as letters
from francjeu.cases.queries.pieces import watched
from francjeu.cases.queries.today import measure_tasks as measures
from francjeu.cases.queries.today import tasks as cases
from francjeu.evidence import watch_words
from francjeu.evidence.queries import isolated
from francjeu.kernel.actors import Actor, Role
from francjeu.notices.queries import Line
from francjeu.plumbing import jobs
from francjeu.plumbing.dates import date_format
from francjeu.reports import words
from francjeu.reports.queries import tasks as reports
from francjeu.reports.queries.tasks import Verb
from francjeu.web.today.pages import Fact, Kind, Task

Words = str | Promise
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Said:
    """How a turn is said: what to do (the reference follows), the button, about how long."""

    what: Words
    act: Words
    minutes: int


REPORTS = {
    Verb.ANSWER_ALARM: Said(
        gettext_lazy("Someone needs you now, report"), pgettext_lazy("act", "Open"), 10
    ),
    Verb.CHECK_URGENCY: Said(
        gettext_lazy("Check the urgency of report"), pgettext_lazy("act", "Check"), 5
    ),
    Verb.READ_REPRISAL: Said(
        gettext_lazy("Read what is said of a reprisal, report"), pgettext_lazy("act", "Read"), 10
    ),
    Verb.FIND_ADULT: Said(
        gettext_lazy("Find a trusted adult with the person, report"),
        pgettext_lazy("act", "See"),
        10,
    ),
    Verb.READ_MESSAGE: Said(
        gettext_lazy("Read a new message, report"), pgettext_lazy("act", "Read"), 5
    ),
    Verb.DECIDE_ADMISSIBILITY: Said(
        gettext_lazy("Say whether the policy applies, report"), pgettext_lazy("act", "Examine"), 15
    ),
}
CASES = {
    "declare_admissible": Said(
        gettext_lazy("Say whether the policy applies, case"), pgettext_lazy("act", "Examine"), 15
    ),
    "notify": Said(gettext_lazy("Send the notice, case"), pgettext_lazy("act", "Prepare"), 15),
    "note_silence": Said(
        gettext_lazy("Note that nobody answered, case"), pgettext_lazy("act", "Note"), 5
    ),
    "answer_time": Said(
        gettext_lazy("Answer who asks for more time, case"), pgettext_lazy("act", "Answer"), 5
    ),
    "call_hearing": Said(gettext_lazy("Call the hearing, case"), pgettext_lazy("act", "Call"), 10),
    "decide": Said(
        gettext_lazy("Decide, element by element, case"), pgettext_lazy("act", "Decide"), 45
    ),
    "announce": Said(gettext_lazy("Send the decision, case"), pgettext_lazy("act", "Prepare"), 15),
    "tell_applier": Said(
        gettext_lazy("Tell who applies the measure, case"), pgettext_lazy("act", "Prepare"), 10
    ),
    "confirm_applier": Said(
        gettext_lazy("Ask whether the measure is applied, case"), pgettext_lazy("act", "See"), 5
    ),
    "serve_match": Said(
        gettext_lazy("Write down the games served, case"), pgettext_lazy("act", "Note"), 5
    ),
    "prove_measure": Said(
        gettext_lazy("Keep a proof that the measure was carried out, case"),
        pgettext_lazy("act", "Note"),
        5,
    ),
    "look_again": Said(
        gettext_lazy("Look at content a platform was asked to take down, case"),
        pgettext_lazy("act", "See"),
        5,
    ),
    "close": Said(gettext_lazy("Close the case"), pgettext_lazy("act", "Close"), 5),
    "declare": Said(
        gettext_lazy("Say whether you have a tie, case"), pgettext_lazy("act", "Answer"), 5
    ),
    "review_interim": Said(
        gettext_lazy("Review the interim measure, case"), pgettext_lazy("act", "Review"), 10
    ),
    "answer_interim": Said(
        gettext_lazy("Answer who contests a measure, case"), pgettext_lazy("act", "Answer"), 10
    ),
    "answer_challenge": Said(
        gettext_lazy("Answer a request to replace a member, case"),
        pgettext_lazy("act", "Answer"),
        10,
    ),
    "seat": Said(gettext_lazy("Complete the panel, case"), pgettext_lazy("act", "Name"), 10),
    "vote": Said(gettext_lazy("Vote on the draft, case"), pgettext_lazy("act", "Vote"), 15),
    "decide_appeal": Said(
        gettext_lazy("Decide the appeal, case"), pgettext_lazy("act", "Decide"), 45
    ),
}
LETTERS = {
    "failed": Said(gettext_lazy("Find the right address, case"), pgettext_lazy("act", "See"), 10),
    "by_hand": Said(
        gettext_lazy("Hand over a letter on paper, case"), pgettext_lazy("act", "See"), 10
    ),
    "sent": Said(
        gettext_lazy("Tell a person their code by phone, case"), pgettext_lazy("act", "See"), 5
    ),
}
# what each further letter of the same trip or call adds
MORE_MINUTES = 2
REPORT_PAGES = {Verb.ANSWER_ALARM: "sheet"}
# these turns begin on the page of the case: several roads leave it, or elements come first
ACT_PAGES = {
    "answer_time": "case",
    "declare_admissible": "case",
    "call_hearing": "case",
    "decide": "case",
    **dict.fromkeys(
        ("tell_applier", "confirm_applier", "serve_match", "prove_measure"), "carry_out"
    ),
    "look_again": "take_down",
    "answer_interim": "review_interim",
}


def tasks_for(*, actor: Actor, at: datetime) -> tuple[Task, ...]:
    """Every turn of this person, from reports, from cases, then letters that need someone."""
    return (
        *(_of_report(task) for task in reports.tasks_for(actor=actor, at=at)),
        *(_of_case(task) for task in cases.tasks_for(actor=actor, at=at)),
        *(_of_case(task) for task in measures.tasks_for(actor=actor, at=at)),
        *(_of_watch(turn) for turn in watched.turns_for(actor=actor)),
        *_of_isolated(actor, at),
        *_of_letters(actor),
    )


def waiting_for_others(*, actor: Actor, at: datetime) -> tuple[Fact, ...]:
    """What someone else owes first: an answer of a party, a decision of the committee."""
    owed = cases.waiting_for(actor=actor, at=at)
    return tuple(
        Fact(
            waited.ref,
            _("%(what)s, by %(day)s") % {
                "what": labels.word(labels.CLOCKS, waited.key).lower(),
                "day": date_format(timezone.localtime(waited.due_at), "j F"),
            },
        )
        for waited in owed[:SHOWN]
    )  # fmt: skip


def health(*, actor: Actor) -> str:
    """The platform in one line, for who can do something about it."""
    if not actor.has(Role.ADMINISTRATOR, Role.CASE_MANAGER):
        return ""
    stuck = len(jobs.stuck())
    if not stuck:
        return _("No background task is stuck.")
    said = ngettext("%(n)s background task is stuck.", "%(n)s background tasks are stuck.", stuck)
    return said % {"n": stuck}


def health_url(*, actor: Actor) -> str:
    """Where the tasks that stopped are listed, for who may start them again."""
    return reverse("today:stuck") if actor.has(Role.ADMINISTRATOR) else ""


def _page(name: str, ref: str) -> str:
    try:
        return reverse(name, args=[ref])
    except NoReverseMatch:
        return reverse("today:list")


def _why(task: reports.Task) -> str:
    unread = _("Nobody has read it yet.") if task.verb is Verb.CHECK_URGENCY else ""
    if not task.tags:
        return unread
    chosen = ", ".join(str(words.TAGS[tag]) for tag in task.tags)
    said = _("Words chosen by the person: %(words)s.") % {"words": chosen}
    return f"{said} {unread}".strip()


def _of_report(task: reports.Task) -> Task:
    said = REPORTS[task.verb]
    return Task(
        kind=Kind(task.group),
        what=str(said.what),
        ref=task.ref,
        url=_page(
            "reports:sheet" if task.verb is Verb.ANSWER_ALARM else "reports:report", task.ref
        ),
        act=str(said.act),
        why=_why(task),
        due_at=task.due_at,
        due_note=_("by the procedure profile") if task.promised else "",
        minutes=said.minutes,
        first=task.first,
    )


def _of_case(task: cases.Task) -> Task:
    said = CASES[task.verb]
    return Task(
        kind=Kind(task.group),
        what=str(said.what),
        ref=task.ref,
        url=_page("cases:case", task.ref),
        act_url=_page(f"cases:{ACT_PAGES.get(task.verb, task.verb)}", task.ref),
        act=str(said.act),
        why=task.title,
        due_at=task.due_at,
        due_note=_("by the procedure profile") if task.source else "",
        minutes=said.minutes,
    )


def _of_watch(turn: watched.Turn) -> Task:
    """A post that changed state or came back; what it means is for a person to say."""
    page = _page("evidence:file", turn.ref)
    return Task(
        kind=Kind.DEADLINE,
        what=_("Read what the watch found, file"),
        ref=turn.ref,
        url=page,
        act=pgettext("act", "Read"),
        why=str(watch_words.STANDINGS[turn.standing]),
    )


def _of_isolated(actor: Actor, at: datetime) -> tuple[Task, ...]:
    """For the designated person alone: pieces on which the police were not asked yet."""
    waiting = isolated.untold(actor=actor, on=timezone.localdate(at))
    if not waiting:
        return ()
    return (
        Task(
            kind=Kind.SAFETY,
            what=ngettext(
                "%(n)s isolated piece awaits the police",
                "%(n)s isolated pieces await the police",
                waiting,
            )
            % {"n": waiting},
            ref="", url=reverse("evidence:isolated"), act=_("Call the police"),
            why=_("Nobody opens it. They say whether to keep, hand over or destroy it."),
            minutes=20, first=True,
        ),
    )  # fmt: skip


def _of_letters(actor: Actor) -> tuple[Task, ...]:
    """Letters which did not arrive, or wait to be handed over; for who follows cases.

    One line for all the letters of a case that wait for the same act: one trip, one call.
    """
    if not actor.has(Role.CASE_MANAGER, Role.CHAIR):
        return ()
    alike: dict[tuple[str, str], list[Line]] = {}
    for line in letters.in_hand_for(actor=actor):
        alike.setdefault((line.state, line.reference), []).append(line)
    return tuple(_of_lines(lines) for lines in alike.values())


def _of_lines(lines: list[Line]) -> Task:
    first, count = lines[0], len(lines)
    said = LETTERS[first.state]
    alone = count == 1
    return Task(
        kind=Kind.DEADLINE,
        what=str(said.what),
        ref=first.reference,
        url=_page("letters:letter", first.public_id) if alone else reverse("letters:list"),
        act=str(said.act),
        why="" if alone else ngettext("%(n)s letter", "%(n)s letters", count) % {"n": count},
        minutes=said.minutes + MORE_MINUTES * (count - 1),
    )

"""« À vous de jouer »: what one can do now, what is not possible yet and whose it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.decision import grid
from francjeu.cases.queries.file import sheet, turn
from francjeu.cases.queries.reach import Case
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case.guards import Why
from francjeu.web.cases.pages import acts, hands, times


@dataclass(frozen=True, slots=True)
class Button:
    """One act that is possible now."""

    verb: str
    words: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """One act that is not, the rule, and who may."""

    act: str
    rule: str


@dataclass(frozen=True, slots=True)
class Turn:
    """The sentence of the moment (`date` in bold within it), buttons, and refusals.

    `hand` is whose turn it is, "" when it is the reader's own; `now` is the sentence in few words,
    for the thread; `beside` are the acts about one part of the page, under its name.
    """

    hand: str

    before: str
    date: str
    after: str
    now: str
    buttons: tuple[Button, ...]
    also: tuple[Button, ...]
    beside: Mapping[str, tuple[Button, ...]]
    refused: tuple[NotYet, ...]
    later: tuple[NotYet, ...]


# state → the sentence of the moment, the clock whose date it gives, the same in few words
_SAID: dict[str, tuple[str | Promise, str, str | Promise]] = {
    "opened": (
        lazy("Say by %(date)s whether this case can be examined."),
        "admissibility", lazy("Admissibility to examine"),
    ),
    "admissible": (
        lazy("The person concerned must be told by %(date)s, before anything else."),
        "notice", lazy("Notice to send"),
    ),
    "notified": (
        lazy("The person concerned has until %(date)s to answer."),
        "response", lazy("An answer is awaited"),
    ),
    "answered": (
        lazy("Call a hearing or rely on the written answer, by %(date)s."),
        "hearing", lazy("Hearing to hold"),
    ),
    "hearing_called": (
        lazy("The hearing was called. Keep its minutes by %(date)s."),
        "hearing", lazy("Hearing called"),
    ),
    "heard": (
        lazy("The committee finds on each element, then decides, by %(date)s."),
        "decision", lazy("Decision awaited"),
    ),
    "decided": (
        lazy("The decision is signed. Send it by %(date)s."),
        "notification", lazy("Decision to send"),
    ),
    "announced": (
        lazy("The decision was sent. An appeal is possible until %(date)s."),
        "appeal", lazy("An appeal is possible"),
    ),
    "appealed": (
        lazy("Other people decide the appeal, by %(date)s."),
        "appeal_decision", lazy("Appeal to decide"),
    ),
    "dismissed": (lazy("This case is dismissed. Nothing more is to be done."), "", ""),
    "referred": (lazy("This case was handed over. Nothing more is to be done."), "", ""),
    "closed": (lazy("This case is closed. Nothing more is to be done."), "", ""),
}  # fmt: skip
# acts that prepare the present move come before it while they are missing; these come last
_LAST = (
    "refer", "dismiss", "appeal", "send_back", "refuse_late", "withdraw_appeal", "hand_over",
    "set_parallel", "stay", "let_pass",
)  # fmt: skip
MOST = 4


def turn_of(*, case: Case, file: sheet.Sheet, actor: Actor, at: datetime) -> Turn:
    """What this person can do now on this case, and why not the rest."""
    moves = turn.possible(case=case, actor=actor, at=at)
    grids = grid.grids(case)
    near, far = _refusals(moves)
    around = turn.beside(case=case, actor=actor, at=at)
    missing = _missing(file, grids, around)
    verbs = _verbs(moves, around, missing)
    mine = hands.is_mine(state=file.state, verbs=verbs, missing=missing)
    buttons, also, beside = _buttons(verbs, file, grids, missing=missing, mine=mine)
    awaited = is_own_word_awaited(file, at)
    before, date, after = _still_awaited(file) if awaited else _sentence(file)
    return Turn(
        hand="" if mine else hands.waiting(file.state), before=before, date=date, after=after,
        now=str(_SAID["notified" if awaited else file.state][2]), buttons=buttons, also=also,
        beside=beside, refused=near, later=far,
    )  # fmt: skip


def is_own_word_awaited(file: sheet.Sheet, at: datetime) -> bool:
    """True while only who speaks for the person concerned answered, and their own time runs."""
    due = file.response_due_at
    return bool(file.unheard) and due is not None and at <= due


def _still_awaited(file: sheet.Sheet) -> tuple[str, str, str]:
    by = next((a.letter for a in file.answers if a.speaks_for == file.unheard), "")
    template = _(
        "Person %(by)s answered for person %(whom)s, who may still answer themselves until "
        "%(date)s. A hearing may be called before."
    )
    before, _hole, after = template.partition("%(date)s")
    due = times.moment(file.response_due_at) if file.response_due_at else ""
    return before % {"by": by, "whom": file.unheard}, due, after


def _sentence(file: sheet.Sheet) -> tuple[str, str, str]:
    template, key, _few = _SAID[file.state]
    before, hole, after = str(template).partition("%(date)s")
    due = next((c.due_at for c in file.clocks if c.key == key), None)
    date = times.moment(due) if due else _("a date the procedure does not state")
    return before, date if hole else "", after


def _verbs(
    moves: tuple[turn.Possible, ...], around: frozenset[str], missing: frozenset[str]
) -> list[str]:
    """Every act possible now: what is missing first, then the moves, what ends the case last."""
    verbs = [p.verb for p in moves if p.why is None]
    verbs += [verb for verb in labels.BESIDE if verb in around]
    return sorted(verbs, key=lambda v: (v not in missing, v in _LAST, verbs.index(v)))


def _missing(
    file: sheet.Sheet, grids: tuple[grid.Grid, ...], around: frozenset[str]
) -> frozenset[str]:
    """What the next move still lacks."""
    respondent = any(p.role == "respondent" for p in file.persons)
    lacks = {
        "answer_gate": file.state == "opened" and not file.is_gated,
        "allege": file.state == "opened" and not grids,
        "add_party": file.state == "admissible" and not respondent,
        "part": True,
        "answer_reprisal": file.state == "admissible" and not file.reprisal_check,
        "rule_on_identity": file.state == "admissible",
        "extend": "answer_time" in around,  # given before it is refused
        "answer_time": file.state == "notified" or bool(file.unheard),
        "clear_parallel": file.state == "admissible",
        "find": bool(next_cell(grids)),
        "vote": True,
        "propose": not next_cell(grids),
        "close_vote": True,
        "carry_out": file.state in {"announced", "closed"},
    }
    return frozenset(verb for verb, is_missing in lacks.items() if is_missing)


def _buttons(
    verbs: list[str],
    file: sheet.Sheet,
    grids: tuple[grid.Grid, ...],
    *,
    missing: frozenset[str],
    mine: bool,
) -> tuple[tuple[Button, ...], tuple[Button, ...], dict[str, tuple[Button, ...]]]:
    """The moves, and what the next one lacks, as buttons; links under them; links elsewhere."""
    loud = [v for v in verbs if (v in labels.VERBS or v in missing) and v not in _LAST][:MOST]
    quiet = [_button(verb, file, grids, first=False) for verb in verbs if verb not in loud]
    places = {button.verb: hands.PLACES.get(button.verb, "") for button in quiet}
    return (
        tuple(_button(verb, file, grids, first=mine and i == 0) for i, verb in enumerate(loud)),
        tuple(button for button in quiet if not places[button.verb]),
        {
            place: tuple(button for button in quiet if places[button.verb] == place)
            for place in dict.fromkeys(hands.PLACES.values())
        },
    )


def _button(verb: str, file: sheet.Sheet, grids: tuple[grid.Grid, ...], *, first: bool) -> Button:
    if verb == "find":
        url = find_url(file.ref, next_cell(grids) or first_cell(grids))
    else:
        url = reverse(f"cases:{verb}", args=[file.ref])
    return Button(
        verb=verb, words=acts.verb_words(verb), url=url, kind="small" if first else "quiet small"
    )


Cell = tuple[int, str]


def next_cell(grids: tuple[grid.Grid, ...]) -> Cell | None:
    """The first element nobody found on: its clause and its key."""
    todo = ((g.pk, cell.element) for g in grids for cell in g.cells if not cell.result)
    return next(todo, None)


def first_cell(grids: tuple[grid.Grid, ...]) -> Cell | None:
    """The first element of the first clause."""
    return next(((g.pk, cell.element) for g in grids for cell in g.cells), None)


def find_url(ref: str, cell: Cell | None) -> str:
    """Where one element is found; the case itself when there is none."""
    if cell is None:
        return reverse("cases:case", args=[ref])
    return reverse("cases:find", args=[ref, *cell])


def _refusals(moves: tuple[turn.Possible, ...]) -> tuple[tuple[NotYet, ...], tuple[NotYet, ...]]:
    """What is refused and worth saying now, then the steps that are simply further."""
    shut = [p for p in moves if p.why is not None]
    near = [p for p in shut if p.why is not Why.STATE]
    far = [p for p in shut if p not in near]
    return tuple(_not_yet(p) for p in near), tuple(_not_yet(p) for p in far)


def _not_yet(row: turn.Possible) -> NotYet:
    who = acts.hands(row.hands)
    if row.why is Why.STATE:
        return NotYet(act=acts.verb_words(row.verb), rule=_("Who will: %(who)s.") % {"who": who})
    why = labels.word(labels.WHY, row.why.value if row.why else "")
    if row.why is Why.HANDS:
        why = _("%(why)s Who can: %(who)s.") % {"why": why, "who": who}
    return NotYet(act=acts.verb_words(row.verb), rule=why)

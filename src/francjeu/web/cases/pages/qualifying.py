"""The act as described, what is off for each clause, its dated series, school law."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.labels import qualifying as qualifying_labels
from francjeu.cases.queries.decision import qualifying
from francjeu.cases.queries.decision.qualifying import Offer
from francjeu.cases.queries.file import sheet
from francjeu.cases.queries.reach import Case
from francjeu.kernel.procedure.decision.bullying import Mark
from francjeu.kernel.procedure.decision.elements import Result
from francjeu.kernel.procedure.decision.qualifying import (
    BadBasis,
    BadConduct,
    Channel,
    Conduct,
    Sample,
    Share,
    Tag,
    Target,
    Tone,
)
from francjeu.people import words as people
from francjeu.web.cases.pages import times

# what a finding lacks → the field where it is mended
_FIELDS = {
    "piece_not_shown": "exhibits", "piece_answer_runs": "exhibits",
    "why_enough_missing": "why_enough",
    "piece_unknown": "exhibits", "piece_missing": "exhibits", "sample_missing": "sample_seen",
    "sample_ends_before_it_starts": "sample_last", "sample_empty": "sample_seen",
    "sample_more_hostile_than_seen": "sample_hostile",
    "sample_holds_nothing_hostile": "sample_hostile",
    "sample_not_whole": "share", "item_in_the_future": "on",
}  # fmt: skip
_ROLES = {"author_bound": ("respondent",), "target_bound": ("impacted",)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the series."""

    when: str
    iso: str
    what: str
    who: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """Advice beside one element: what is off, what the description suggests, who was bound."""

    traps: tuple[str, ...]
    instead: str
    suggestion: str
    bound: tuple[str, ...]
    series: tuple[Entry, ...]
    devoted: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """A clause beside the act as described."""

    clause: str
    says: str
    kind: str
    traps: tuple[str, ...]
    instead: str


def series(case: Case) -> tuple[Entry, ...]:
    """The dated items as a time line, oldest first."""
    return tuple(
        Entry(
            when=times.day(item.on), iso=item.on.isoformat(), what=item.words,
            who=f"P-{item.exhibit}, {item.added_by}" if item.exhibit else item.added_by,
        )
        for item in qualifying.series(case)
    )  # fmt: skip


def series_says(case: Case) -> str:
    """What a series suggests; nothing sets it."""
    if not qualifying.is_series(case):
        return ""
    return _(
        "These items are on several days: repetition may be examined, also in the sense of school "
        "law. A person says so; nothing sets it."
    )


def help_for(*, case: Case, clause: str, element: str) -> Help:
    """Everything the file suggests about one element, as advice."""
    offer = qualifying.traps(case).get(clause)
    suggested = qualifying.suggested(case=case, element=element)
    return Help(
        traps=_traps(offer), instead=_instead(offer),
        suggestion=_("The description suggests: %(result)s.")
        % {"result": decision_labels.result(suggested.value).lower()} if suggested else "",
        bound=_bound(case, _ROLES.get(element, ())),
        series=series(case) if element == "harmful_conduct" else (),
        devoted=element == "devoted_in_whole_or_part",
    )  # fmt: skip


def _traps(offer: Offer | None) -> tuple[str, ...]:
    words = qualifying_labels.TRAPS
    return tuple(labels.word(words, t.value) for t in offer.traps) if offer else ()


def _instead(offer: Offer | None) -> str:
    if offer is None or offer.offered or not offer.instead:
        return ""
    shapes = [labels.word(qualifying_labels.SHAPES, s) for s in offer.instead]
    return _("Examine instead: %(clauses)s.") % {"clauses": ", ".join(shapes)}


def _bound(case: Case, roles: tuple[str, ...]) -> tuple[str, ...]:
    """« Personne A : assujettie ce jour-là, comme athlète »; places stay unsaid."""
    if not roles:
        return ()
    said = []
    for row in qualifying.bound(case, roles=roles):
        held = dict.fromkeys(
            str(people.ROLES[r.held.role]) for r in row.status.reasons if r.current
        )
        template = (
            _("Person %(letter)s was bound on %(day)s: %(roles)s.")
            if row.status.is_bound
            else _("Person %(letter)s was not bound on %(day)s: %(roles)s.")
        )
        roles_said = ", ".join(held) or _("no role that day")
        day = times.day(row.status.day)
        said.append(template % {"letter": row.letter, "day": day, "roles": roles_said})
    return tuple(said)


def fits(case: Case) -> tuple[Fit, ...]:
    """Each clause beside the act; nothing while nobody described it."""
    if not qualifying.is_described(case):
        return ()
    return tuple(
        Fit(
            clause=o.clause.cited(get_language() or "fr"),
            says=_("may be examined") if o.offered else _("does not fit the act as described"),
            kind="ok" if o.offered else "soon", traps=_traps(o), instead=_instead(o),
        )
        for o in qualifying.offers(case)
    )  # fmt: skip


def cautions(case: Case) -> dict[str, tuple[str, ...]]:
    """What is off for each clause invoked, and where its findings lead, in words."""
    found = {}
    for clause, offer in qualifying.traps(case).items():
        leaning = qualifying.leaning(case=case, clause=clause)
        more = (_instead(offer), labels.word(qualifying_labels.LEANINGS, leaning))
        found[clause] = (*_traps(offer), *(words for words in more if words))
    return found


def initial(case: Case) -> dict[str, object]:
    """The description so far."""
    conduct = qualifying.conduct_of(case)
    return {
        "channels": sorted(conduct.channels), "aim": conduct.target or "",
        "tone": conduct.tone or "", "tags": sorted(conduct.tags),
        "other_words": qualifying.other_words(case), "joke": conduct.joke,
        "disclaimer": conduct.disclaimer, "denounces": conduct.denounces,
        "deleted_on": conduct.deleted_on,
    }  # fmt: skip


def conduct(told: Mapping[str, Any]) -> Conduct:
    """The description as typed."""
    return Conduct(
        channels=frozenset(map(Channel, told["channels"])),
        target=Target(told["aim"]) if told["aim"] else None,
        tone=Tone(told["tone"]) if told["tone"] else None,
        tags=frozenset(map(Tag, told["tags"])), joke=told["joke"],
        disclaimer=told["disclaimer"], deleted_on=told["deleted_on"],
        denounces=told["denounces"],
    )  # fmt: skip


def exhibits(case: Case) -> list[tuple[str, str]]:
    """The pieces as choices."""
    file = sheet.sheet_of(case)
    return [(str(e.number), f"P-{e.number} — {e.description}") for e in file.exhibits]


def sample(told: Mapping[str, Any]) -> Sample | None:
    """What was looked at, as typed; None where nothing was."""
    first, last, seen = (told.get(k) for k in ("sample_first", "sample_last", "sample_seen"))
    if first is None or last is None or seen is None:
        return None
    return Sample(
        first_on=first, last_on=last, seen=seen, hostile=told.get("sample_hostile") or 0,
        share=Share(told.get("share") or "part"),
    )  # fmt: skip


def school_initial(case: Case) -> dict[str, str]:
    """The marks found so far."""
    marks = qualifying.school(case)
    return {m.mark.value: m.result for m in marks} | {
        f"{m.mark.value}_reasons": m.reasons for m in marks
    }


def school(told: Mapping[str, Any]) -> dict[Mark, tuple[Result, str]]:
    """The marks as typed."""
    return {
        mark: (Result(told[mark.value]), told[f"{mark.value}_reasons"])
        for mark in Mark
        if told[mark.value]
    }


def school_says(case: Case) -> str:
    """The second qualification in one sentence; "" while nobody began."""
    found = qualifying.is_bullying(case)
    if found is None:
        begun = any(m.result for m in qualifying.school(case))
        return _("School law: examined in part.") if begun else ""
    if found:
        return _(
            "School law: bullying. The school has its own plan and its own measures; no measure of "
            "this policy rests on it."
        )
    return _("School law: not bullying.")


def mend(error: Exception) -> tuple[str | None, str]:
    """Which field mends a finding that rests on nothing, and how."""
    if isinstance(error, BadConduct):
        name = "other_words" if error.reason == "other_without_words" else "deleted_on"
        return name, labels.word(qualifying_labels.BAD_CONDUCTS, error.reason)
    reason = error.reason if isinstance(error, BadBasis) else ""
    return _FIELDS.get(reason), labels.word(qualifying_labels.BAD_BASES, reason)

"""What the pages of settings print: where each set stands, what would change, every version."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.settings import deadlines
from francjeu.notices import wording as letters
from francjeu.policy import files
from francjeu.policy import queries as policy
from francjeu.web.policy import desk_pages
from francjeu.web.policy.desk_pages import Value
from francjeu.web.policy.settings import drafts, sections

SLUGS = {"profil": "profile", "portes": "doors"}
LETTER = "lettre-"


@dataclass(frozen=True, slots=True)
class Set:
    """One set of settings in the index: the version of today, the one that comes, who added it."""

    title: str | Promise
    what: str | Promise
    url: str
    history_url: str
    number: int
    since: date | None
    planned: date | None
    by: str
    draft_url: str


@dataclass(frozen=True, slots=True)
class Index:
    """Every set that a person can change."""

    sets: tuple[Set, ...]
    duty_url: str
    may_write: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One value before and after."""

    name: str
    before: str
    after: str
    source: str
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What keeping a draft would do, and to which cases."""

    kind: str
    title: str
    changes: tuple[Change, ...]
    valid_from: date
    note: str
    restores: int
    for_cases: bool
    back: str
    letters: tuple["Sample", ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A letter with invented facts, as a person would receive it."""

    language: str
    text: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One version in a history."""

    number: int
    valid_from: date
    added_at: datetime
    by: str
    note: str
    is_current: bool
    changes: tuple[Change, ...]

    @property
    def anchor(self) -> str:
        """The end of the heading’s id."""
        return str(self.number)

    @property
    def about(self) -> str:
        """Which version a button is about."""
        return _("version %(n)s") % {"n": self.number}


@dataclass(frozen=True, slots=True)
class History:
    """Every version, the last added first."""

    kind: str
    title: str
    lines: tuple[Line, ...]
    may_write: bool
    back: str


def kind_of(slug: str) -> str:
    """`profile`, `doors`, or the letter’s event after « lettre- ». Raises KeyError."""
    if slug.startswith(LETTER):
        event = slug.removeprefix(LETTER)
        if event not in letters.events():
            raise KeyError(slug)
        return event
    return SLUGS[slug]


def title_of(slug: str) -> str:
    """The name of the set."""
    if slug.startswith(LETTER):
        event = kind_of(slug)
        name = letters.title(event=event, language=get_language() or "fr")
        return _("Letter “%(name)s”") % {"name": name}
    return {"profil": _("Procedure profile"), "portes": _("Outside doors")}[slug]


def last_of(slug: str) -> policy.Kept | None:
    """The version a new one starts from."""
    kind = kind_of(slug)
    if slug.startswith(LETTER):
        return policy.last_wording(event=kind)
    return policy.last_setting(kind=kind)


def versions_of(slug: str) -> tuple[policy.Kept, ...]:
    """Every version, the last added first."""
    kind = kind_of(slug)
    return policy.wordings(event=kind) if slug.startswith(LETTER) else policy.settings(kind=kind)


def index(*, on: date, actor: Actor, session: Any) -> Index:
    """Where each set stands."""
    parts = (
        ("profil", sections.Deadlines, "delais"), ("profil", sections.Decision, "decision"),
        ("profil", sections.Ladder, "echelle"), ("profil", sections.Closures, "fermetures"),
    )  # fmt: skip
    rows = [
        _set(slug, form.title, form.lead, reverse("policy:section", args=[name]), on, session)
        for slug, form, name in parts
    ]
    lead = _("Who else can help: how to reach it, who checked it and when.")
    rows.append(
        _set("portes", _("Outside doors"), lead, reverse("policy:settings", args=["portes"]), on,
             session)
    )  # fmt: skip
    rows += [
        _set(f"{LETTER}{event}", title_of(f"{LETTER}{event}"), "",
             reverse("policy:wording", args=[event]), on, session)
        for event in letters.events()
    ]  # fmt: skip
    return Index(tuple(rows), _duty(actor), desk_pages.may_write(actor))


def _duty(actor: Actor) -> str:
    """Where the rota is, for who may open it."""
    if not actor.has(Role.CASE_MANAGER, Role.CHAIR):
        return ""
    try:
        return reverse("reports:duty")
    except NoReverseMatch:
        return ""


def _set(
    slug: str, title: str | Promise, what: str | Promise, url: str, on: date, session: Any
) -> Set:
    every = versions_of(slug)
    held = [kept for kept in every if kept.valid_from <= on]
    now = max(held, key=lambda kept: (kept.valid_from, kept.number), default=None)
    coming = [kept.valid_from for kept in every if kept.valid_from > on]
    preview = reverse("policy:preview", args=[slug])
    return Set(
        title=title, what=what, url=url,
        history_url=reverse("policy:history", args=[slug]) if every else "",
        number=now.number if now else 0, since=now.valid_from if now else None,
        planned=min(coming, default=None), by=now.added_by if now else "",
        draft_url=preview if drafts.find(session, slug) else "",
    )  # fmt: skip


def preview(*, draft: drafts.Draft, on: date) -> Preview:
    """What keeping this draft would change."""
    last = last_of(draft.kind)
    is_letter = draft.kind.startswith(LETTER)
    return Preview(
        kind=draft.kind, title=title_of(draft.kind),
        changes=changes(draft.kind, before=last.values if last else {}, after=draft.values, on=on),
        valid_from=date.fromisoformat(draft.valid_from), note=draft.note, restores=draft.restores,
        for_cases=draft.kind != "portes", back=draft.back,
        letters=_samples(kind_of(draft.kind), draft.values, on) if is_letter else (),
    )  # fmt: skip


def _samples(event: str, texts: dict[str, str], on: date) -> tuple[Sample, ...]:
    return tuple(
        Sample(
            language,
            letters.sample(event=event, language=language, text=texts.get(language, ""), on=on),
            not texts.get(language),
        )
        for language in ("fr", "en")
    )


def changes(
    slug: str, *, before: dict[str, Any], after: dict[str, Any], on: date
) -> tuple[Change, ...]:
    """The values which differ, in the order of the page; the new source beside each."""
    old, new = _by_name(slug, before, on), _by_name(slug, after, on)
    return tuple(
        _change(name, old.get(name), new.get(name))
        for name in dict.fromkeys((*new, *old))
        if old.get(name) != new.get(name)
    )


def _change(name: str, old: Value | None, new: Value | None) -> Change:
    return Change(
        name, old.value if old else "", new.value if new else "",
        new.source if new else "", new.checked_on if new else None,
    )  # fmt: skip


def _by_name(slug: str, values: dict[str, Any], on: date) -> dict[str, Value]:
    """Values by name; those that share one (two measures of a step) are told together."""
    found: dict[str, Value] = {}
    for value in _values(slug, values, on):
        if (same := found.get(value.name)) is not None:
            said = f"{same.value}; {value.value}"
            value = Value(value.name, said, value.source, value.checked_on)
        found[value.name] = value
    return found


def _values(slug: str, values: dict[str, Any], on: date) -> tuple[Value, ...]:
    if slug.startswith(LETTER):
        names = {"fr": _("In French"), "en": _("In English")}
        ours = _("The text that comes with the software")
        return tuple(Value(names[k], values.get(k) or ours, "", None) for k in ("fr", "en"))
    if not values:
        return ()
    checked = files.check(SLUGS[slug], values)
    if isinstance(checked, files.ProfileFile):
        return desk_pages.of_profile(checked.kernel())
    return desk_pages.of_doors(checked.kernel(), on)


def history(slug: str, *, on: date, actor: Actor) -> History:
    """Every version with what it changed."""
    every = versions_of(slug)
    held = [kept for kept in every if kept.valid_from <= on]
    now = max(held, key=lambda kept: (kept.valid_from, kept.number), default=None)
    older: tuple[policy.Kept | None, ...] = (*every[1:], None)
    return History(
        kind=slug, title=title_of(slug), may_write=desk_pages.may_write(actor),
        back=reverse("policy:all_settings"),
        lines=tuple(
            Line(
                kept.number, kept.valid_from, kept.added_at, kept.added_by, kept.note,
                now is not None and kept.number == now.number,
                changes(slug, before=was.values if was else {}, after=kept.values, on=on),
            )
            for kept, was in zip(every, older, strict=True)
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Year:
    """The public holidays of one year."""

    year: int
    days: tuple[tuple[date, str], ...]


def holidays(*, on: date) -> tuple[Year, ...]:
    """This year and the next, as deadlines count them."""
    language = get_language() or "fr"
    return tuple(
        Year(year, deadlines.public_holidays(year, language=language))
        for year in (on.year, on.year + 1)
    )

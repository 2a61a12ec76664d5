"""Decisions and appeals as staff read them, and letters as they would leave."""

from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.operations.decision.rehearsing import Letter as Draft
from francjeu.cases.queries.file import sheet
from francjeu.kernel.procedure.settings.profile import Profile, Rung
from francjeu.notices.documents import Document
from francjeu.policy.supplied import source_said
from francjeu.web.cases.pages import times


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a decision."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A signed decision, and what was asked against it."""

    id: str
    title: str
    outcome: str
    facts: tuple[Fact, ...]
    digest: str
    replaced_words: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it would leave."""

    head: str
    language: str
    document: Document


def rulings(file: sheet.Sheet) -> tuple[Ruling, ...]:
    """Every decision of the case, the present one last."""
    return tuple(_ruling(row) for row in file.rulings)


def _ruling(row: sheet.Ruling) -> Ruling:
    told = [
        (_("Facts"), row.summary),
        (_("Reasons"), row.reasons),
        (_("Measure"), row.measure or _("none")),
        (_("On the basis of"), row.basis),
        (_("Why another measure"), row.deviation),
        (_("Starts on"), times.day(row.starts_on) if row.starts_on else ""),
        (_("Ends on"), times.day(row.ends_on) if row.ends_on else ""),
        (_("Conditions"), row.conditions),
        (_("Signed by"), f"{row.decided_by}, {times.short(row.decided_at)}"),
        (_("Vote"), row.vote),
        *((_("Dissent of %(who)s") % {"who": who}, why) for who, why in row.dissents),
    ]
    return Ruling(
        id=f"h-decision-{row.number}",
        title=_("Decision %(n)s") % {"n": row.number},
        outcome=labels.word(decision_labels.OUTCOMES, row.outcome),
        facts=tuple(Fact(name, value) for name, value in told if value), digest=row.digest,
        replaced_words=_("Replaced by the next one") if row.replaced else "",
    )  # fmt: skip


def letters(drafts: tuple[Draft, ...]) -> tuple[Letter, ...]:
    """The letters an act would write, for reading before it is done."""
    return tuple(
        Letter(
            head=(_("By hand to %(who)s") if draft.by_hand else _("To %(who)s"))
            % {"who": draft.to},
            language=draft.language, document=draft.document,
        )
        for draft in drafts
    )  # fmt: skip


def ladder(profile: Profile | None, *, offence: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """The measures as a grouped choice: what the ladder offers here first, then the others."""
    if profile is None:
        return []
    offered = {
        rung.key
        for severity in (1, 2, 3)
        for rung in profile.offered(severity=severity, offence=offence)
    }
    here = [_choice(r) for r in profile.ladder if r.key in offered]
    others = [_choice(r) for r in profile.ladder if r.key not in offered]
    count = ngettext("a first breach", "breach number %(n)s", offence) % {"n": offence}
    groups = [
        (_("What the ladder offers for %(which)s") % {"which": count}, here),
        (_("Other rungs: a reason is asked"), others),
    ]
    return [(title, choices) for title, choices in groups if choices]


def _choice(rung: Rung) -> tuple[str, str]:
    label = rung.labels.get(get_language() or "fr") or rung.labels.get("fr", rung.key)
    note = _("severity %(n)s. Source: %(source)s.") % {
        "n": rung.severity, "source": source_said(rung.source.text).rstrip("."),
    }  # fmt: skip
    return rung.key, f"{label} — {note}"


def grounds(profile: Profile | None) -> list[tuple[str, str]]:
    """The closed list of grounds of appeal."""
    listed = (profile.grounds or {}) if profile else {}
    language = get_language() or "fr"
    return [(key, said.get(language, key)) for key, said in listed.items()]

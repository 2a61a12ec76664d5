"""What the policy does not say, and what the procedure of the organisation says instead."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from francjeu.kernel.procedure.settings.profile import Clock, Profile, Rung
from francjeu.policy import queries as policy
from francjeu.policy import words
from francjeu.policy.supplied import source_said
from francjeu.web.policy import phrasing


@dataclass(frozen=True, slots=True)
class Said:
    """One value of the procedure, and where it comes from."""

    name: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Silence:
    """A point on which the policy is silent, and what the procedure says of it.

    `source` is where every value comes from when it is the same place: printed once.
    """

    topic: str
    said: tuple[Said, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Silences:
    """The silences of a version: those of which the procedure speaks, then the bare topics."""

    spoken: tuple[Silence, ...] = ()
    mute: tuple[str, ...] = ()


def silences(version: policy.Version, profile: Profile | None) -> Silences:
    """What a version leaves out, in the order of the topics."""
    topics = {code: str(phrasing.TOPICS[code]) for code in phrasing.TOPICS if code in version.gaps}
    said = {code: TOLD[code](profile) if profile and code in TOLD else () for code in topics}
    return Silences(
        spoken=tuple(_silence(topics[code], said[code]) for code in topics if said[code]),
        mute=tuple(topics[code] for code in topics if not said[code]),
    )


def _silence(topic: str, said: tuple[Said, ...]) -> Silence:
    sources = {it.source for it in said}
    is_one = len(said) > 1 and len(sources) == 1
    return Silence(topic, said, sources.pop() if is_one else "")


def _deadlines(profile: Profile) -> tuple[Said, ...]:
    return tuple(
        Said(str(words.CLOCKS[d.clock]), phrasing.delay(d), source_said(d.source.text))
        for d in profile.deadlines
    )


def _deciders(profile: Profile) -> tuple[Said, ...]:
    said = []
    if profile.quorum_source:
        first, _on_appeal = profile.members
        many = ngettext(
            "%(n)s member of the committee", "%(n)s members of the committee", first
        ) % {"n": first}
        said.append(Said(_("Who decides"), many, source_said(profile.quorum_source.text)))
    if profile.separate_decider:
        apart = _("Who carries a case does not decide it")
        said.append(Said(apart, _("Always"), source_said(profile.separate_decider.text)))
    return tuple(said)


def _appeal(profile: Profile) -> tuple[Said, ...]:
    said = []
    if due := profile.deadline(Clock.APPEAL):
        source = source_said(due.source.text)
        said.append(Said(_("Time to ask for it"), phrasing.delay(due), source))
    if profile.appeal_body and profile.appeal_source:
        body = profile.appeal_body.get(get_language() or "fr", "")
        said.append(Said(_("Who decides an appeal"), body, source_said(profile.appeal_source.text)))
    return tuple(said)


def _ladder(profile: Profile) -> tuple[Said, ...]:
    """The measures of each severity, mildest first."""
    return tuple(
        _together(
            _("Severity %(severity)s") % {"severity": severity},
            [rung for rung in profile.ladder if rung.severity == severity],
        )
        for severity in sorted({rung.severity for rung in profile.ladder})
    )


def _together(name: str, rungs: list[Rung]) -> Said:
    language = get_language() or "fr"
    labels = (rung.labels.get(language, rung.key) for rung in rungs)
    return Said(name, _listed(labels), _listed(source_said(rung.source.text) for rung in rungs))


def _listed(many: Iterable[str]) -> str:
    return " · ".join(dict.fromkeys(many))


def _interim(profile: Profile) -> tuple[Said, ...]:
    """What may be ordered for a time, what weighs least on the person first."""
    if not profile.provisional:
        return ()
    language = get_language() or "fr"
    order = sorted(profile.provisional, key=lambda it: it.gravity)
    labels = _listed(it.labels.get(language, it.key) for it in order)
    sources = _listed(source_said(it.source.text) for it in order)
    return (Said(_("Possible, for a time"), labels, sources),)


def _reprisal(profile: Profile) -> tuple[Said, ...]:
    if profile.reprisal_forbidden is None:
        return ()
    told = _("Taking revenge for a report")
    return (Said(told, _("Forbidden"), source_said(profile.reprisal_forbidden.text)),)


TOLD: dict[str, Callable[[Profile], tuple[Said, ...]]] = {
    "no_deadlines": _deadlines,
    "no_decision_maker": _deciders,
    "no_appeal": _appeal,
    "no_sanction_ladder": _ladder,
    "no_interim_measures": _interim,
    "no_reprisal_clause": _reprisal,
}
"""A gap that the lint of a policy names → what a profile says of it."""

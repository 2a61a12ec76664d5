"""The letters of a measure to its person and to who speaks for them: plain words first."""

from datetime import datetime

from francjeu.cases import clocks, models
from francjeu.cases.labels import measures as measure_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.operations.file import guarding
from francjeu.cases.operations.letters import sending
from francjeu.kernel.actors import Actor
from francjeu.notices.contents.letter import Content, Head
from francjeu.notices.contents.measures import MeasureTold

# what lasts is told when it starts and when it ends; a warning was told by its decision
_LASTS = frozenset({"start", "complete"})


def told(
    *, measure: models.Measure, verb: str, reason: str = "", actor: Actor, at: datetime
) -> None:
    """What becomes of the measure, in one sentence, what to do now, and why."""
    case, ends = measure.decision.case, measure.ends_on or measure.probation_until
    if verb in _LASTS and not (ends or measure.matches):
        return

    def build(to: models.Party, head: Head) -> Content:
        return MeasureTold(
            **head, given_name=sending.given_name(to), label=label(measure, to.language),
            said=labels.word(measure_labels.SAID, verb), runs=verb in {"start", "resume"},
            is_stayed=verb == "suspend", why=reason, starts_on=measure.starts_on,
            ends_on=measure.ends_on, matches=measure.matches,
            probation_until=measure.probation_until,
        )  # fmt: skip

    sending.to_side(case, measure.party, build, actor, at, guarding.of_letters(case))


def label(measure: models.Measure, language: str) -> str:
    """The measure as the ladder calls it, in the language of who reads."""
    decision = measure.decision
    profile = clocks.profile_of(decision.case)
    rung = profile.rung(decision.rung) if profile else None
    return (rung.labels.get(language, "") if rung else "") or decision.measure

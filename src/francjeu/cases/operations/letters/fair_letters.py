"""The letters of interim measures, appeals answered and members challenged."""

from datetime import datetime

from francjeu.cases import clocks, facts, models, votes
from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.labels import interims as interim_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.operations.file import guarding, moving
from francjeu.cases.operations.letters import sending
from francjeu.kernel.actors import Actor, Kind
from francjeu.notices.contents.decision import AppealAnswered, ChallengeAnswered, SanctionStay
from francjeu.notices.contents.letter import Content, Head
from francjeu.notices.contents.measures import InterimContested, InterimOrdered, InterimSaid

# how an appeal ends when the first decision no longer holds
_UNDO = frozenset({"varied", "overturned", "sent_back"})


def interim(*, case: models.Case, measure: models.Interim, actor: Actor, at: datetime) -> None:
    """A measure was ordered: what, why not less, until when, how to contest it."""

    def build(to: models.Party, head: Head) -> Content:
        return InterimOrdered(
            **head, given_name=sending.given_name(to),
            what=clocks.provisional_label(case, measure.kind, to.language), why=measure.reasons,
            until=clocks.local(measure.ends_at), lesser=_lesser(case, measure, to.language),
            contest_by=clocks.contest_until(measure), starts_at=clocks.local(measure.starts_at),
            ordered_by=measure.ordered_by.name,
            source=clocks.provisional_source(case, measure.kind),
        )  # fmt: skip

    sending.to_side(case, measure.party, build, actor, at, guarding.of_letters(case))


def interim_contested(
    *, case: models.Case, measure: models.Interim, actor: Actor, at: datetime
) -> None:
    """Receipt of a contest, to the person and to who speaks for them."""
    clock = case.clocks.filter(key="interim_answer", met_at__isnull=True).first()

    def build(to: models.Party, head: Head) -> Content:
        return InterimContested(
            **head, given_name=sending.given_name(to), received_at=clocks.local(at),
            what=clocks.provisional_label(case, measure.kind, to.language),
            answer_by=clocks.local(clock.due_at) if clock else None,
            answer_source=clock.source if clock else "",
        )  # fmt: skip

    sending.to_side(case, measure.party, build, actor, at, guarding.of_letters(case))


def interim_said(
    *, case: models.Case, measure: models.Interim, verb: str, reasons: str, actor: Actor,
    at: datetime,
) -> None:  # fmt: skip
    """A measure was renewed, kept, lifted, or ended."""

    def build(to: models.Party, head: Head) -> Content:
        runs = verb in {"renew", "keep", "lighten"}
        return InterimSaid(
            **head, given_name=sending.given_name(to),
            what=clocks.provisional_label(case, measure.kind, to.language),
            said=labels.word(interim_labels.INTERIM_SAID, verb), why=reasons, runs=runs,
            until=clocks.local(measure.ends_at) if runs else None,
            by=moving.account(actor).name if actor.kind == Kind.STAFF else "",
        )  # fmt: skip

    sending.to_side(case, measure.party, build, actor, at, guarding.of_letters(case))


def sanction_stay(
    *, case: models.Case, stay: models.SanctionStay, actor: Actor, at: datetime
) -> None:
    """Whether the sanction waits for the appeal."""

    def build(to: models.Party, head: Head) -> Content:
        return SanctionStay(
            **head, given_name=sending.given_name(to), granted=stay.granted, why=stay.reasons
        )

    sending.send(case, build, actor, at, guards=guarding.of_letters(case))


def appeal_answered(
    *, case: models.Case, appeal: models.Appeal, actor: Actor, at: datetime
) -> None:
    """How the appeal ended, why, and what comes next."""

    def build(to: models.Party, head: Head) -> Content:
        return AppealAnswered(
            **head, given_name=sending.given_name(to),
            said=labels.word(decision_labels.APPEAL_STATES, appeal.state),
            why=appeal.reasons or appeal.late_reasons,
            decided_by=panel(case, "decide_appeal") or (appeal.decided_by.name,)
            if appeal.decided_by
            else (),
            sent_back=appeal.state == "sent_back",
            undone=appeal.state in _UNDO and bool(appeal.decision.rung),
            asked_on=clocks.local(appeal.requested_at).date(),
            ground=_ground(case, appeal.ground, to.language),
            decision_on=clocks.local(appeal.decision.decided_at).date(),
            vote=votes.sentence(appeal.draft), dissents=votes.told_dissents(appeal.draft),
        )  # fmt: skip

    sending.send(case, build, actor, at, guards=guarding.of_letters(case))


def challenge_answered(
    *, case: models.Case, challenge: models.Challenge, actor: Actor, at: datetime
) -> None:
    """To who asked that a member be replaced."""
    to_party = challenge.party
    if to_party is None:
        return

    def build(to: models.Party, head: Head) -> Content:
        return ChallengeAnswered(
            **head, given_name=sending.given_name(to), member=challenge.member.name,
            granted=challenge.state == "granted", why=challenge.answer,
        )  # fmt: skip

    sending.write(case, to_party, build, actor, at, guarding.of_letters(case))


def _ground(case: models.Case, key: str, language: str) -> str:
    profile = clocks.profile_of(case)
    grounds = (profile.grounds or {}) if profile else {}
    return grounds.get(key, {}).get(language, "")


def panel(case: models.Case, verb: str) -> tuple[str, ...]:
    """The names of those who sit for `verb`, as a letter says them."""
    return facts.panel_names(case, verb)


def _lesser(case: models.Case, measure: models.Interim, language: str) -> tuple[str, ...]:
    return tuple(
        f"{clocks.provisional_label(case, key, language)} — {why}"
        for key, why in facts.lesser(measure).items()
    )

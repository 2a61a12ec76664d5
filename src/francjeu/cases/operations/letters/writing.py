"""The letters of a case: facts gathered here, words written by notices."""

import json
from datetime import date, datetime

from francjeu.cases import citing, clocks, facts, identity, models, votes
from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.labels import measures as measure_labels
from francjeu.cases.operations.file import guarding
from francjeu.cases.operations.letters.sending import given_name, send, write
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.decision.elements import place
from francjeu.kernel.procedure.decision.ruling import Outcome
from francjeu.notices.contents.decision import AppealReceived, Closing, Decision
from francjeu.notices.contents.hearing import Hearing, Notice, Reminder, ResponseReceived
from francjeu.notices.contents.letter import Content, Head
from francjeu.notices.contents.parts import (
    Appeal,
    Clause,
    Element,
    Finding,
    Interim,
    Measure,
    Piece,
)
from francjeu.notices.operations import letters
from francjeu.people import queries as people


def notice(*, case: models.Case, actor: Actor, at: datetime) -> None:
    """The notice of allegations: plain words first, the formal annex after, to each person."""
    due = case.response_due_at
    assert due is not None  # noqa: S101  set by the move that precedes
    clock = case.clocks.filter(key="response", met_at__isnull=True).first()
    profile = clocks.profile_of(case)

    def build(to: models.Party, head: Head) -> Content:
        return Notice(
            **head, given_name=given_name(to), first_on=case.first_act_on,
            last_on=case.last_act_on, place=case.title, description=case.description,
            clauses=_clauses(case), pieces=_pieces(case), answer_by=clocks.local(due),
            deadline_source=clock.source if clock else "", appeal=_appeal(case, to.language),
            reprisal_forbidden=profile is not None and profile.reprisal_forbidden is not None,
            interim=_interim(case, to),
            privacy_officer=people.organisation().privacy_officer,
            complainants=identity.told(case), identity_ruled_on=_ruled_on(case), annex=True,
        )  # fmt: skip

    send(case, build, actor, at, guards=guarding.of_letters(case))


def _ruled_on(case: models.Case) -> date | None:
    """The day someone ruled, with reasons, on the name of who reported."""
    held = identity.ruling(case)
    return clocks.local(held.decided_at).date() if held else None


def _interim(case: models.Case, to: models.Party) -> Interim | None:
    """The measure which runs for this person, or for whom they represent."""
    whom = [pk for pk in (to.pk, to.speaks_for_id) if pk]
    running = case.interims.filter(party__in=whom, state__in=("ordered", "contested"))
    row = running.order_by("ends_at").first()
    if row is None:
        return None
    return Interim(
        what=clocks.provisional_label(case, row.kind, to.language), why=row.reasons,
        until=clocks.local(row.ends_at),
    )  # fmt: skip


def reminder(
    *, case: models.Case, alone: models.Party | None = None, actor: Actor, at: datetime
) -> None:
    """The answer is still awaited; of `alone` only, when who speaks for them has answered."""
    due = case.response_due_at
    assert due is not None  # noqa: S101  set by the notice that precedes

    def build(to: models.Party, head: Head) -> Content:
        return Reminder(**head, given_name=given_name(to), answer_by=clocks.local(due))

    if alone is None:
        send(case, build, actor, at)
    else:
        write(case, alone, build, actor, at, letters.Guards())


def response_received(
    *, case: models.Case, party: models.Party, actor: Actor, at: datetime
) -> None:
    """Receipt of an answer, to who gave it."""

    def build(to: models.Party, head: Head) -> Content:
        return ResponseReceived(**head, given_name=given_name(to), received_at=clocks.local(at))

    write(case, party, build, actor, at, letters.Guards())


def hearing(*, case: models.Case, hearing: models.Hearing, actor: Actor, at: datetime) -> None:
    """The call to the hearing."""

    def build(to: models.Party, head: Head) -> Content:
        return Hearing(
            **head, given_name=given_name(to),
            starts_at=clocks.local(hearing.starts_at or at), way=hearing_labels.way(hearing.way),
            joining=hearing.joining,
            present=tuple(line.strip() for line in hearing.expected.splitlines() if line.strip()),
            clauses=_clauses(case),
        )  # fmt: skip

    send(case, build, actor, at)


def decision(*, case: models.Case, decision: models.Decision, actor: Actor, at: datetime) -> None:
    """The decision, whole (X-11), to each respondent and to who speaks for them."""
    frozen = json.loads(decision.frozen)

    def build(to: models.Party, head: Head) -> Content:
        return Decision(
            **head, given_name=given_name(to), decided_on=clocks.local(decision.decided_at).date(),
            decided_by=_signatories(decision),
            outcome=decision_labels.outcome(Outcome(decision.outcome)), found=decision.summary,
            findings=tuple(_finding(case, c) for c in frozen["clauses"]),
            pieces=_pieces(case), reasons=decision.reasons,
            measure=_measure(decision), appeal=_appeal(case, to.language) or Appeal(),
            vote=votes.sentence(decision.draft), dissents=votes.told_dissents(decision.draft),
        )  # fmt: skip

    send(case, build, actor, at, guards=guarding.of_letters(case))


def _signatories(decision: models.Decision) -> tuple[str, ...]:
    """Who signed, then the others who sat."""
    named: list[str] = json.loads(decision.frozen).get("panel", [])
    signed = decision.decided_by.name
    return (signed, *(name for name in named if name != signed))


def appeal_received(
    *, case: models.Case, appeal: models.Appeal, actor: Actor, at: datetime
) -> None:
    """Receipt of an appeal."""
    profile = clocks.profile_of(case)
    clock = case.clocks.filter(key="appeal_decision", met_at__isnull=True).first()

    def build(to: models.Party, head: Head) -> Content:
        body = profile.appeal_body if profile else None
        return AppealReceived(
            **head, given_name=given_name(to), received_at=clocks.local(at),
            body=(body or {}).get(to.language, ""),
            answer_by=clocks.local(clock.due_at) if clock else None,
        )  # fmt: skip

    send(case, build, actor, at)


def closing(*, case: models.Case, actor: Actor, at: datetime) -> None:
    """The case is closed."""

    def build(to: models.Party, head: Head) -> Content:
        return Closing(
            **head,
            given_name=given_name(to),
            closed_on=clocks.local(at).date(),
            privacy_officer=people.organisation().privacy_officer,
        )

    send(case, build, actor, at)


def _clauses(case: models.Case) -> tuple[Clause, ...]:
    return tuple(
        _clause(case, a.clause, a.clause_text) for a in case.allegations.order_by("clause")
    )


def _clause(case: models.Case, ref: str, text: str) -> Clause:
    return Clause(
        ref=citing.cited(case, ref), policy=case.policy.title, text=text,
        version=str(case.policy.number), in_force_on=case.policy.in_force_on,
    )  # fmt: skip


def _finding(case: models.Case, clause: dict[str, object]) -> Finding:
    rows, shape = clause["findings"], str(clause["shape"])
    assert isinstance(rows, list)  # noqa: S101  our own frozen JSON
    return Finding(
        clause=_clause(case, str(clause["id"]), str(clause["text"])),
        elements=tuple(
            Element(
                text=decision_labels.element(row["element"]),
                finding=decision_labels.result(row["result"]),
                reasons=row["reasons"], pieces=tuple(f"P-{n}" for n in row["exhibits"]),
                known_in_part=tuple(f"P-{n}" for n in row.get("known_in_part", ())),
                why_enough=row.get("why_enough", ""),
            )
            for row in sorted(rows, key=lambda row: place(shape=shape, element=row["element"]))
        ),
    )  # fmt: skip


def _pieces(case: models.Case) -> tuple[Piece, ...]:
    rows = case.exhibits.filter(disclosed=True).order_by("number")
    return tuple(Piece(label=f"P-{e.number}", description=e.description) for e in rows)


def _measure(decision: models.Decision) -> Measure | None:
    if not decision.rung:
        return None
    return Measure(
        label=decision.measure, basis=decision.basis, starts_on=decision.starts_on,
        ends_on=decision.ends_on, conditions=decision.conditions, deviation=decision.deviation,
        **measure_labels.terms_of(decision),
    )  # fmt: skip


def _appeal(case: models.Case, language: str) -> Appeal | None:
    profile = clocks.profile_of(case)
    if profile is None:
        return None
    deadline = next((d for d in profile.deadlines if d.clock == "appeal"), None)
    return Appeal(
        until=clocks.local(case.appeal_due_at) if case.appeal_due_at else None,
        days=deadline.amount if deadline else None,
        body=(profile.appeal_body or {}).get(language, ""),
        where=people.organisation().email,
        grounds=tuple(words.get(language, "") for words in (profile.grounds or {}).values()),
        final=facts.is_final(case),
    )

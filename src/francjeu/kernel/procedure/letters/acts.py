"""Which letter tells which act, to whom; and why an act writes none. A table a jurist can read.

Acts are named "machine.verb"; "case.remind" and the like are done by the clock. Every act of the
case and of the report stands in TELLS or in SILENT, every letter in TELLS: a test compares both.
"""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """To whom a letter goes."""

    PERSON = "person"  # the person concerned, and who speaks for them
    REPORTER = "reporter"  # who reported and left an address; a complainant who is a party
    APPLIER = "applier"  # who must apply a measure
    STAFF = "staff"  # an e-mail without letter: something waits


@dataclass(frozen=True, slots=True)
class Told:
    """One letter of an act."""

    letter: str
    to: Side


def _person(*letters: str) -> tuple[Told, ...]:
    return tuple(Told(letter, Side.PERSON) for letter in letters)


def _reporter(letter: str) -> tuple[Told, ...]:
    return (Told(letter, Side.REPORTER),)


def _staff(mail: str) -> tuple[Told, ...]:
    return (Told(mail, Side.STAFF),)


TELLS: dict[str, tuple[Told, ...]] = {
    "report.receive": _staff("report_received"),
    "report.ring": (*_staff("urgent"), *_staff("urgency_overdue")),
    "report.open_case": _reporter("examined"),
    "report.say_not_admissible": _reporter("inadmissible"),
    "report.reroute": _reporter("referred"),
    "report.take_up_again": _reporter("taken_up_again"),
    "case.dismiss": _reporter("inadmissible"),
    "case.refer": _reporter("referred"),
    "case.notify": _person("notice"),
    "case.disclose": _person("more_pieces"),
    "case.remind": _person("reminder"),
    "case.extend": _person("extended"),
    "case.answer_time": _person("time_answered"),
    "case.come_of_age": _person("of_age"),
    # the second to who is 14 or over, when someone else answered for them
    "case.receive_response": _person("response_received", "answered_for"),
    "case.add_response": _person("response_received", "answered_for"),
    "case.note_silence": _person("no_answer"),
    "case.call_hearing": _person("hearing"),
    "case.hold_hearing": _person("heard"),
    "case.hear_in_writing": _person("heard"),
    "case.announce": (*_person("decision"), *_reporter("decision_to_reporter")),
    "case.appeal": _person("appeal_received"),
    "case.decide_appeal": (
        *_person("appeal_answered", "decision"),
        *_reporter("decision_to_reporter"),
    ),
    "case.send_back": _person("appeal_answered"),
    "case.refuse_late": _person("appeal_answered"),
    "case.stay_sanction": _person("sanction_stay"),
    "case.answer_challenge": _person("challenge_answered"),
    "case.order_interim": _person("interim"),
    "case.review_interim": _person("interim_said"),
    "case.contest_interim": _person("interim_contested"),
    "case.answer_interim": _person("interim_said"),
    "case.close": _person("closing"),
    "case.carry_out": (
        *_person("measure_told"),
        Told("enforcement", Side.APPLIER),
        Told("enforcement_ended", Side.APPLIER),
    ),
    "case.seat": _staff("access_granted"),
    "case.hand_over": (*_person("manager_named"), *_reporter("manager_named")),
    "case.warn": (*_staff("task_due"), *_staff("task_late")),
}

SILENT: dict[str, str] = {
    "report.check_urgency": "work of the team; whoever must act is called by other means",
    "report.close": "the refusal or the transfer was told before",
    "case.declare_admissible": "who reported was told when the case opened; the notice follows",
    "case.decide": "a decision is told when it is sent",
    "case.part": "told by the notice of each case",
    "case.open_beside": "told by the notice of each case",
    "case.allege": "told by the notice",
    "case.answer_gate": "work of the team; what leaves is told by its own act",
    "case.answer_reprisal": "work of the team",
    "case.rule_on_identity": "told by the notice",
    "case.ask_time": "the answer is told",
    "case.bring": "said on the page, where the piece is listed under its number",
    "case.name_companion": "said on the page",
    "case.reply": "said on the page",
    "case.read_minutes": "said on the page",
    "case.add_party": "told by the notice",
    "case.join_report": "who reported is told in their own thread",
    "case.add_exhibit": "shown in the file when it is disclosed",
    "case.set_parallel": "no tipping-off",
    "case.clear_parallel": "no tipping-off",
    "case.ask_false": "a question opens nothing; who reported is told by the case, if one opens",
    "case.judge_false": "a question opens nothing; who reported is told by the case, if one opens",
    "case.open_false": "the new case tells by its own notice",
    "case.stay": "no tipping-off; the pages of both sides say that the case waits",
    "case.end_stay": "the pages of both sides show the new dates",
    "case.let_pass": "the act that follows writes",
    "case.pause_clock": "the page of the file shows the date",
    "case.resume_clock": "the page of the file shows the date",
    "case.challenge": "the answer is told",
    "case.admit_late": "the receipt said that the request is kept; the answer is told",
    "case.withdraw_appeal": "who asked took it back",
    "case.find": "told by the decision",
    "case.propose": "the panel deliberates in private",
    "case.vote": "the panel deliberates in private; the vote that carries is told as the decision",
    "case.close_vote": "what the vote carried is told as the decision",
    "case.hand_to_employer": "told by the notice; the employer tells the rest",
    "case.hold": "about how long the file is kept, not about the person",
    "case.lift_hold": "about how long the file is kept, not about the person",
    "case.describe": "told by the decision",
    "case.date_item": "told by the decision",
    "case.qualify_school": "a second reading for the school, never sent by itself",
    "case.take_down": "asked of a platform, on its own page",
}

# E-mails that belong to an account or a link, not to an act of a case or of a report.
OF_ACCOUNTS = frozenset({"setup", "password", "renewed", "party", "unasked"})

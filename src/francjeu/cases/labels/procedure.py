"""The words of the procedure: its states, its acts, why one is refused, its clocks and letters."""

from django.utils.translation import gettext, gettext_noop as _  # isort: skip


STATES = {
    "opened": _("Admissibility to examine"),
    "admissible": _("Admissible"),
    "dismissed": _("Dismissed"),
    "referred": _("Handed to another body"),
    "notified": _("Answer awaited"),
    "answered": _("Answer received"),
    "hearing_called": _("Hearing called"),
    "heard": _("Heard, to be decided"),
    "decided": _("Decided, to be announced"),
    "announced": _("Announced"),
    "appealed": _("Under appeal"),
    "closed": _("Closed"),
}
VERBS = {
    "declare_admissible": _("Declare admissible"),
    "dismiss": _("Dismiss the case"),
    "refer": _("Hand to another body"),
    "notify": _("Send the notice"),
    "receive_response": _("Record an answer"),
    "note_silence": _("Note that nobody answered"),
    "call_hearing": _("Call a hearing"),
    "hold_hearing": _("Keep the minutes of the hearing"),
    "hear_in_writing": _("Rely on the written answer"),
    "decide": _("Decide"),
    "announce": _("Send the decision"),
    "appeal": _("Record an appeal"),
    "decide_appeal": _("Decide the appeal"),
    "send_back": _("Send the case back"),
    "refuse_late": _("Refuse a late request"),
    "withdraw_appeal": _("Record that the appeal is withdrawn"),
    "close": _("Close the case"),
}
BESIDE = {
    "answer_gate": _("Answer the gate: where does it belong?"),
    "allege": _("Invoke a clause"),
    "add_party": _("Add a person"),
    "part": _("Open one case for each person concerned"),
    "open_beside": _("Open a case for another person in the same matter"),
    "add_exhibit": _("Add a piece"),
    "join_report": _("Join a report that came since"),
    "answer_reprisal": _("Answer the question on reprisal"),
    "set_parallel": _("Note another body’s file"),
    "clear_parallel": _("Confirm that a notice does not interfere"),
    "extend": _("Give more time"),
    "answer_time": _("Refuse more time"),
    "rule_on_identity": _("Rule on the name of who reported"),
    "come_of_age": _("Note that someone is 18"),
    "show_words": _("Prepare what is read of a piece"),
    "show_copy": _("Show a prepared copy of a piece"),
    "show_redaction": _("Show a masked copy of a piece"),
    "withhold": _("Withhold a piece"),
    "ask_false": _("Ask whether someone knew that it was false"),
    "judge_false": _("Judge whether someone knew that it was false"),
    "open_false": _("Open a case on a report known to be false"),
    "stay": _("Let the case wait for another body"),
    "end_stay": _("Take the case up again"),
    "let_pass": _("Let one act write all the same"),
    "pause_clock": _("Stop a clock"),
    "hold": _("Keep the file past its time"),
    "lift_hold": _("Let the file go its way"),
    "resume_clock": _("Let a clock run again"),
    "add_response": _("Add to the answer"),
    "describe": _("Describe the act"),
    "date_item": _("Date an item of a series"),
    "find": _("Find on the elements"),
    "vote": _("Vote on the draft"),
    "close_vote": _("Close the vote"),
    "propose": _("Propose a draft to the panel"),
    "qualify_school": _("Examine bullying in the sense of school law"),
    "hand_to_employer": _("Hand to the employer’s own path"),
    "carry_out": _("Follow the measures"),
    "tell_applier": _("Tell who applies the measure"),
    "confirm_applier": _("Note that someone applies the measure"),
    "serve_match": _("Write down a game served"),
    "prove_measure": _("Keep a proof"),
    "suspend_measure": _("Suspend the measure for now"),
    "resume_measure": _("Let the measure run again"),
    "withdraw_measure": _("Withdraw the measure"),
    "take_down": _("Follow requests to platforms"),
    "ask_takedown": _("Note a request to a platform"),
    "look_again": _("Write what became of a request"),
    "seat": _("Name someone"),
    "hand_over": _("Name another case manager"),
    "declare": _("Say whether I have a tie"),
    "challenge": _("Record a request to replace a member"),
    "answer_challenge": _("Answer a request to replace a member"),
    "order_interim": _("Order an interim measure"),
    "review_interim": _("Review an interim measure"),
    "contest_interim": _("Record that a measure is contested"),
    "answer_interim": _("Answer who contests a measure"),
    "admit_late": _("Let a late request in"),
    "stay_sanction": _("Say whether the sanction waits"),
}
WHY = {
    "state": _("The case has not come to that point."),
    "hands": _("It is for someone else to do."),
    "no_access": _("You have no access to this case."),
    "conflict_not_declared": _("First say whether you have a tie with someone in the case."),
    "conflict": _("A tie is declared."),
    "not_seated": _("You hold no seat for this: those who sit sign."),
    "separation": _("You opened or managed this case, or you decided it the first time."),
    "challenged": _("A party asked that you be replaced: someone else answers first."),
    "quorum": _("The panel is not complete: name untied members who have declared so."),
    "gate_unanswered": _("Answer the nine questions of the gate first: where does it belong?"),
    "gate_shut": _(
        "The answers at the gate say that this policy does not reach the matter: dismiss it or "
        "hand it over."
    ),
    "no_respondent": _("Nobody is named as the person concerned."),
    "several_concerned": _(
        "Several persons are concerned: each is judged alone. Open one case for each of them."
    ),
    "nobody_answers_for_it": _("Nobody is named who answers for the team or the institution."),
    "no_allegation": _("No clause of the policy is invoked."),
    "reprisal_check_unanswered": _("Answer the question on a possible reprisal first."),
    "parallel_file_unconfirmed": _(
        "Another body has a file open: confirm that this does not interfere."
    ),
    "hushed": _("Nothing may reach the person concerned: a silence stands."),
    "stayed": _("The case waits for another body."),
    "not_notified": _("The person concerned has not been told."),
    "nobody_speaks_for_a_minor": _(
        "A person under 18 has no adult to speak for them. Name the other parent, or an adult they "
        "choose; if nobody can, youth protection says who."
    ),
    "identity_undecided": _("Rule first, with reasons, on the name of who reported or complains."),
    "clock_paused": _("The clock stands still, for a stated reason."),
    "response_deadline_runs": _("The time to answer is still running."),
    "own_word_awaited": _(
        "Only someone who speaks for the person concerned has answered. The person may still "
        "answer themselves until the date to answer; a hearing may be called before."
    ),
    "not_heard": _("Nobody has been heard."),
    "findings_missing": _("A finding is missing on at least one element."),
    "unheard": _(
        "A finding rests on a piece hidden from the person concerned, or known to them in part "
        "without a reason why that was enough: show it, or find anew."
    ),
    "not_carried": _("Several people decide here: a draft is proposed, and each signs their vote."),
    "alone": _("One person decides here: there is no vote."),
    "no_draft": _("This draft is no longer before the panel: read what replaced it."),
    "voted": _("You have voted on this draft. A vote is not taken back."),
    "not_settled": _(
        "The vote is still open: too few members have voted, or no majority is reached."
    ),
    "appeal_deadline_runs": _("An appeal is still possible."),
    "final": _("The appeal was answered: that is final."),
    "late_request": _("The request came late: let it in or refuse it first, with reasons."),
    "not_late": _("The request came in time: it is examined."),
}
ROLES = {
    "administrator": _("administration"),
    "case_manager": _("case management"),
    "decider": _("the committee"),
    "chair": _("the chair"),
    "privacy_officer": _("the privacy officer"),
    "counsel": _("legal counsel"),
    "party": _("the person concerned"),
    "clock": _("the clock"),
}
GROUNDS = {
    "author_not_bound": _("The author is not bound by the policy"),
    "conduct_not_covered": _("The conduct is not covered by the policy"),
    "belongs_to_another_body": _("The matter belongs to another body"),
    "nothing_to_examine": _("There is nothing that can be examined"),
    "already_decided": _("The matter was already decided"),
    "respectful_criticism": _("It is respectful criticism, which the policy allows"),
}
PURPOSES = {
    "assess": _("to examine whether the case can go on"),
    "notice": _("to write the notice"),
    "hear": _("to prepare the hearing"),
    "find": _("to find on an element"),
    "verify": _("to verify that the piece is whole"),
}
# why a piece was read, when it is not asked of the reader
OTHER_PURPOSES = {
    "disclose": _("to prepare what the person concerned sees"),
    "disclosed": _("the person concerned opens the prepared copy"),
}
LETTERS = {
    "notice": _("notice of allegations"),
    "reminder": _("reminder"),
    "hearing": _("call to a hearing"),
    "decision": _("decision"),
    "decision_to_reporter": _("news to the reporter"),
    "response_received": _("receipt of the answer"),
    "appeal_received": _("receipt of the appeal"),
    "appeal_answered": _("answer to the appeal"),
    "sanction_stay": _("stay of the sanction"),
    "interim": _("interim measure"),
    "interim_said": _("news of the interim measure"),
    "interim_contested": _("receipt of a contest"),
    "challenge_answered": _("answer to a request for replacement"),
    "closing": _("closing of the case"),
    "inadmissible": _("refusal, with other doors"),
    "examined": _("a case is open"),
    "referred": _("handed to another body"),
    "taken_up_again": _("taken up again"),
    "extended": _("more time to answer"),
    "answered_for": _("someone answered for them"),
    "no_answer": _("no answer came"),
    "more_pieces": _("one more exhibit"),
    "heard": _("heard, a decision follows"),
    "manager_named": _("another case manager"),
    "access_granted": _("e-mail: a seat was given"),
    "task_due": _("e-mail: a deadline is near"),
    "task_late": _("e-mail: a deadline is over"),
    "measure_told": _("news of the measure"),
    "enforcement": _("measure to apply"),
    "enforcement_ended": _("measure that no longer applies"),
    "renewed": _("new link"),
    "time_answered": _("answer to a request for more time"),
    "of_age": _("letters to a person now of age"),
}
CLOCKS = {
    "urgency_check": _("Urgency check"),
    "acknowledgement": _("First answer"),
    "admissibility": _("Admissibility"),
    "notice": _("Notice"),
    "response": _("Answer"),
    "hearing": _("Hearing"),
    "decision": _("Decision"),
    "notification": _("Sending the decision"),
    "appeal": _("Appeal"),
    "appeal_decision": _("Decision on the appeal"),
    "interim_review": _("Review of the interim measure"),
    "interim_answer": _("Answer to a contested measure"),
}


def word(table: dict[str, str], key: str) -> str:
    """The word for `key` in the reader's language; the key itself if it has none."""
    return gettext(table[key]) if key in table else key

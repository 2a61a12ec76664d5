"""What each act page asks, and the words of its button."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Act:
    """One act: the question its page answers, what it means, and its button."""

    question: str | Promise
    lead: str | Promise
    button: str | Promise


ACTS: dict[str, Act] = {
    "answer_gate": Act(
        _("Where does it belong?"),
        _("Nine questions, before anything is admitted. The answers propose; you choose."),
        _("See where it leads"),
    ),
    "allege": Act(
        _("Which clauses are invoked?"),
        _("The text is that of the version in force on the day of the act. Nothing is found yet."),
        _("Invoke"),
    ),
    "add_party": Act(
        _("Who is concerned?"),
        _("The person becomes a letter. The name is kept apart; reading it leaves a trace."),
        _("Add this person"),
    ),
    "add_exhibit": Act(
        _("Which piece do you add?"),
        _("Describe it in words first: most readers need only the description."),
        _("Add this piece"),
    ),
    "answer_reprisal": Act(
        _("Could this complaint punish someone for speaking up?"),
        _("Answer before any notice. Respectful criticism and a denunciation are not breaches."),
        _("Save the answer"),
    ),
    "set_parallel": Act(
        _("Does another body have a file open?"),
        _("A notice then waits until a person confirms that it does not interfere."),
        _("Save"),
    ),
    "clear_parallel": Act(
        _("Does a notice leave their file unharmed?"),
        _("Say with whom you checked, and what they answered."),
        _("Confirm"),
    ),
    "propose": Act(
        _("What does the panel vote on?"),
        _("A draft decides nothing: each member signs a vote. Changing it voids the votes given."),
        _("Put before the panel"),
    ),
    "vote": Act(
        _("Do you agree with this draft?"),
        _("You sign for yourself, once. Others see how you voted when the vote is over."),
        _("Sign my vote"),
    ),
    "close_vote": Act(
        _("Close the vote?"),
        _("More than half of those who sit agree already: the silence of others changes nothing."),
        _("Close the vote"),
    ),
    "part": Act(
        _("One case for each person concerned?"),
        _(
            "Each is heard, decided on and may appeal alone. Pieces and clauses are shared; nobody "
            "in one case reads the other."
        ),
        _("Open one case for each"),
    ),
    "join_report": Act(
        _("Which report is about the same facts?"),
        _(
            "Its reporter is told that it is being examined. Whatever it adds is answered before "
            "anything rests on it."
        ),
        _("Join"),
    ),
    "open_beside": Act(
        _("Another person did this too?"),
        _("A case beside this one takes up the same clauses and pieces. Add the person there."),
        _("Open a case beside"),
    ),
    "hand_over": Act(
        _("Who manages this case from now on?"),
        _("One named person answers the questions of both sides."),
        _("Name this person"),
    ),
    "seat": Act(
        _("Who has access to this case?"),
        _("A person with a tie is refused a seat, and the attempt is remembered."),
        _("Give a seat"),
    ),
    "declare": Act(
        _("Do you have a tie with someone in the case?"),
        _("Same school, same team, family, friendship, work. In doubt, step aside."),
        _("Save"),
    ),
    "declare_admissible": Act(
        _("Can this case be examined?"),
        _("Admissible does not mean true. The persons concerned will be heard first."),
        _("Declare admissible"),
    ),
    "dismiss": Act(
        _("Why can the policy not apply?"),
        _("Each refusal has a ground of the list, a reason in words, and another door."),
        _("Dismiss the case"),
    ),
    "refer": Act(
        _("Who can act on this?"),
        _("Hand over what is needed and nothing more. The reporters are told."),
        _("Hand over"),
    ),
    "notify": Act(
        _("What does the notice say?"),
        _("Describe, never copy. The letter is shown to you before it leaves."),
        _("Read the letters"),
    ),
    "extend": Act(
        _("Until when, and why?"),
        _("The person concerned keeps every right meanwhile."),
        _("Give this time"),
    ),
    "answer_time": Act(
        _("Why does the date stay?"),
        _("The person reads the reasons. An answer that comes late is kept and marked late."),
        _("Refuse more time"),
    ),
    "rule_on_identity": Act(
        _("Does the person concerned learn who spoke?"),
        _("A name is withheld only for reasons; it is told only for reasons. The last one holds."),
        _("Sign this ruling"),
    ),
    "come_of_age": Act(
        _("Who is 18 now?"),
        _("Letters then go to the person alone, unless they keep who spoke for them."),
        _("Note the majority"),
    ),
    "show_words": Act(
        _("What does the person read of this piece?"),
        _("A passage is hidden wherever it stands. Hide who spoke; keep what must be answered."),
        _("Show it to the person"),
    ),
    "show_copy": Act(
        _("Which copy does the person see?"),
        _("Never the original: a picture where you hid what must stay hidden."),
        _("Show this copy"),
    ),
    "show_redaction": Act(
        _("Which masked copy does the person see?"),
        _("Made here from the sealed original, which stays; what ties them is kept."),
        _("Show this copy"),
    ),
    "withhold": Act(
        _("Why can this piece not be shown?"),
        _("A piece the person cannot answer weighs little. Prefer words, with passages hidden."),
        _("Withhold this piece"),
    ),
    "hold": Act(
        _("Why must this file be kept past its time?"),
        _("Nothing of it is destroyed until someone lifts the hold. The reason is kept."),
        _("Keep the file"),
    ),
    "lift_hold": Act(
        _("Why may this file go its way again?"),
        _("Once its time is over, its words and pieces are destroyed for good."),
        _("Lift the hold"),
    ),
    "ask_false": Act(
        _("Did someone know that it was false?"),
        _(
            "Not upheld does not mean false: an honest mistake is never sanctioned. Asking opens "
            "nothing; someone else will look."
        ),
        _("Ask the question"),
    ),
    "judge_false": Act(
        _("What shows that the person knew?"),
        _("You had no hand in the first case. Without a piece that shows it, set it aside."),
        _("Sign this finding"),
    ),
    "open_false": Act(
        _("Which case opens?"),
        _("A case like any other: notice, hearing, findings, appeal. Nobody is named here yet."),
        _("Open this case"),
    ),
    "stay": Act(
        _("For whom does this case wait?"),
        _("Its clocks stand still. The persons keep their rights; protective measures go on."),
        _("Let it wait"),
    ),
    "end_stay": Act(
        _("Why is this case taken up again?"),
        _("Its clocks run again with what was left. Reporters are told."),
        _("Take it up again"),
    ),
    "let_pass": Act(
        _("Why may a letter leave now?"),
        _(
            "A silence stands: warning someone too early can harm a person or an inquiry. "
            "Your name and your reason stay with the case; it holds for the next act only."
        ),
        _("Let the next act write, in my name"),
    ),
    "pause_clock": Act(
        _("Which clock do you stop, and why?"),
        _("Nobody is late while it stands still. What was left when it stopped stays left."),
        _("Stop this clock"),
    ),
    "resume_clock": Act(
        _("Which clock runs again?"),
        _("Its date moves by the time it stood still; the persons concerned see the new one."),
        _("Let it run again"),
    ),
    "receive_response": Act(
        _("What does the person wish to say?"),
        _("You write down what you were told, by phone or in person. They get a receipt."),
        _("Record this answer"),
    ),
    "add_response": Act(
        _("What do they wish to add?"),
        _("It joins the first answer. Nothing that was said before changes."),
        _("Record this addition"),
    ),
    "note_silence": Act(
        _("Nobody answered in time?"),
        _("Silence is not a confession. The case goes on with what the file holds."),
        _("Note the silence"),
    ),
    "call_hearing": Act(
        _("How and when is the person heard?"),
        _("They may come with an adult of their choice, or ask for another time."),
        _("Send the call"),
    ),
    "hold_hearing": Act(
        _("What was said at the hearing?"),
        _("Minutes say who was there and what was said, not who is believed."),
        _("Keep the minutes"),
    ),
    "hear_in_writing": Act(
        _("Is the written answer enough?"),
        _("The person had the chance to be heard. The committee then finds and decides."),
        _("Rely on the written answer"),
    ),
    "describe": Act(
        _("What was done, in plain marks?"),
        _("Nothing is found here. What is off for a clause is then shown; a person decides."),
        _("Save the description"),
    ),
    "date_item": Act(
        _("What happened, and on which day?"),
        _("One line per item. A series is shown as one; nothing is concluded from it by itself."),
        _("Add to the series"),
    ),
    "qualify_school": Act(
        _("Is it bullying in the sense of school law?"),
        _("A second qualification, apart: no measure of this policy rests on it."),
        _("Save this qualification"),
    ),
    "hand_to_employer": Act(
        _("To whom at the employer’s is it handed?"),
        _("An employee answers to their employer: the ladder of members is not theirs."),
        _("Keep the hand-over"),
    ),
    "carry_out": Act(
        _("How is the measure carried out?"),
        _("Those who apply it know the person, the measure and the dates, and no fact."),
        _("Save"),
    ),
    "tell_applier": Act(
        _("Who must apply the measure?"),
        _("A coach, a sport lead, a league. The letter is shown to you before it leaves."),
        _("Read the letter"),
    ),
    "confirm_applier": Act(
        _("How did they confirm?"),
        _("In person, by phone, by e-mail: say it in a few words."),
        _("Keep the confirmation"),
    ),
    "serve_match": Act(
        _("Which game was served?"),
        _("One game at a time. Your name is kept with it, and it no longer changes."),
        _("Write this game down"),
    ),
    "prove_measure": Act(
        _("What proves that it was done?"),
        _("What you saw or received, and when. Your name is kept with it."),
        _("Keep this proof"),
    ),
    "suspend_measure": Act(
        _("Suspend the measure for now?"),
        _("For example while an appeal runs. Those who apply it are written to."),
        _("Suspend it"),
    ),
    "resume_measure": Act(
        _("Let the measure run again?"),
        _("It keeps the dates it had. Those who apply it are written to."),
        _("Let it run"),
    ),
    "withdraw_measure": Act(
        _("Withdraw the measure?"),
        _("As if it had never existed. Those who apply it restore what it had taken away."),
        _("Withdraw it"),
    ),
    "take_down": Act(
        _("Where do requests to platforms stand?"),
        _("A person writes to the platform with its own form. Here is kept what became of it."),
        _("Save"),
    ),
    "ask_takedown": Act(
        _("What was asked, and of which platform?"),
        _("Nothing leaves from here. The address is kept sealed: repeating it spreads it."),
        _("Keep this request"),
    ),
    "look_again": Act(
        _("What became of this request?"),
        _("One line per answer or look. The line no longer changes."),
        _("Write it down"),
    ),
    "find": Act(
        _("Is this element established?"),
        _("On the balance of probabilities: more likely than not, from what the file holds."),
        _("Save this finding"),
    ),
    "decide": Act(
        _("What is decided, and why?"),
        _("The decision is read by the persons concerned. Once signed, it no longer changes."),
        _("Read the letter"),
    ),
    "announce": Act(
        _("Send the decision?"),
        _("The letters leave at once; the time to appeal starts. Reporters learn no details."),
        _("Send the decision"),
    ),
    "appeal": Act(
        _("Who asks that other people look again?"),
        _("A late request is kept and marked; other people will say what becomes of it."),
        _("Record the appeal"),
    ),
    "decide_appeal": Act(
        _("What do other people decide?"),
        _("You did not sit the first time. A changed outcome is a new decision."),
        _("Sign"),
    ),
    "send_back": Act(
        _("What do other people decide?"),
        _("You did not sit the first time. A changed outcome is a new decision."),
        _("Sign"),
    ),
    "admit_late": Act(
        _("Why is this late request examined all the same?"),
        _("The time was over. Illness, a letter that did not arrive, a very young person…"),
        _("Let it in"),
    ),
    "refuse_late": Act(
        _("Why is this late request refused?"),
        _("The decision then stands, and that is final. The person reads your reasons."),
        _("Refuse"),
    ),
    "stay_sanction": Act(
        _("Does the sanction wait for the appeal?"),
        _("Weigh what would be lost by waiting, and what could not be given back."),
        _("Save"),
    ),
    "withdraw_appeal": Act(
        _("Does the person take the request back?"),
        _("Write what they said. The decision then stands, and that is final."),
        _("Record it"),
    ),
    "challenge": Act(
        _("Whom does a party ask to replace?"),
        _("Until someone else answers, this member neither finds nor signs."),
        _("Record the request"),
    ),
    "answer_challenge": Act(
        _("Is this member replaced?"),
        _("In doubt, replace: a decision must be beyond suspicion. The party reads why."),
        pgettext_lazy("act", "Answer"),
    ),
    "order_interim": Act(
        _("Which measure, until a decision?"),
        _("Not a punishment and never a finding. The person is told at once and may contest."),
        _("Order this measure"),
    ),
    "renew_interim": Act(
        _("Is the measure still needed?"),
        _("Look again at what is lighter. The person is told why it goes on."),
        _("Renew"),
    ),
    "contest_interim": Act(
        _("What does the person say against the measure?"),
        _("Someone other than who ordered it answers. Meanwhile it holds."),
        _("Record it"),
    ),
    "answer_interim": Act(
        _("Does the measure stay?"),
        _("You did not order it. Weigh what the person says; they read your reasons."),
        pgettext_lazy("act", "Answer"),
    ),
    "lift_interim": Act(
        _("Why is the measure lifted?"),
        _("It ends at once and leaves no mark on the person."),
        _("Lift"),
    ),
    "close": Act(
        _("Close the case?"),
        _("Nobody can appeal any more. The persons and the reporters are told."),
        _("Close the case"),
    ),
}

"""What the acts before a decision ask: notice, answer, time, hearing."""

from django.utils.translation import gettext_lazy as _

from francjeu.web.cases.words.act import Act

ACTS: dict[str, Act] = {
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
}

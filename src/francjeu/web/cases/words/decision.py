"""What findings, votes, decisions and appeals ask."""

from django.utils.translation import gettext_lazy as _

from francjeu.web.cases.words.act import Act

ACTS: dict[str, Act] = {
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
    "close": Act(
        _("Close the case?"),
        _("Nobody can appeal any more. The persons and the reporters are told."),
        _("Close the case"),
    ),
}

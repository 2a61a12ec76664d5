"""What the acts on measures ask, interim and final."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from francjeu.web.cases.words.act import Act

ACTS: dict[str, Act] = {
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
}

"""What the acts of an opening ask: the gate, the clauses, the persons."""

from django.utils.translation import gettext_lazy as _

from francjeu.web.cases.words.act import Act

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
}

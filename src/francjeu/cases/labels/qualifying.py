"""The words in which an act is described and qualified, in the reader's language."""

from django.utils.translation import gettext_noop as _

CHANNELS = {
    "social_media": _("social media"),
    "text_message": _("text message"),
    "email": _("e-mail"),
    "other": _("another way"),
}
TARGETS = {
    "organisation": _("the organisation"),
    "stakeholder": _("its people: staff, board, officials, volunteers, partners"),
    "reputation": _("its reputation"),
    "member": _("a member: athlete, coach, volunteer, official"),
    "opponent": _("an opponent: another team, another school"),
    "connected_person": _("a connected person: parent, family, former member"),
    "outside_person": _("someone without any link"),
}
TONES = {
    "hurtful": _("It reads as hurtful"),
    "polite_opinion": _("It reads as an opinion, even a harsh one, said politely"),
}
TAGS = {
    "repeated_insults": _("repeated insults"),
    "negative_remarks": _("negative remarks"),
    "vexatious_conduct": _("vexatious conduct"),
    "jokes": _("jokes"),
    "threats": _("threats"),
    "impersonation": _("passing oneself off as someone else"),
    "rumours_or_lies": _("rumours or lies"),
    "other": _("another harmful conduct"),
}
PARTS = {
    "author": _("wrote or published it"),
    "creator": _("created the page, group or account"),
    "contributor": _("contributed to it"),
    "follower": _("only followed, liked or joined"),
}
TRAPS = {
    "target_outside_page": _(
        "Target outside this clause: it protects the organisation, its people and its reputation."
    ),
    "not_social_media": _("It was not in a social media: this clause does not reach it."),
    "target_not_bound": _("The person targeted is not bound: this clause does not apply."),
    "target_unlinked": _("The person targeted has no link with the organisation."),
    "polite_criticism": _("A negative opinion said politely is not a breach of this clause."),
    "only_followed": _(
        "Following, liking or joining is not contributing, unless a decider says why."
    ),
    "threats_first": _("Threats: safety comes first. The urgency check goes before everything."),
    "author_unknown": _("The author is unknown: the case goes on, and nobody writes a guess down."),
    "joke_is_context": _(
        "“It was a joke” is context: it weighs on the measure, not on the finding."
    ),
    "disclaimer_no_shield": _("A disclaimer in the profile is never a defence."),
    "deletion_mitigates": _("Deleted since: it may mitigate the measure, the finding is the same."),
    "possible_reprisal": _(
        "The content is itself a denunciation: answer the question on reprisal first."
    ),
}
SHAPES = {
    "comment": _("a clause on comments"),
    "image": _("a clause on images"),
    "devoted_page": _("a clause on devoted pages"),
    "cyberbullying": _("the clause on cyberbullying"),
    "identity": _("the clause on identity"),
    "other": _("another clause"),
}
LEANINGS = {
    "upheld": _("Every element is established: a breach may be found."),
    "not_upheld": _("One element is not established: the clause is not upheld."),
}
SHARES = {
    "whole": _("wholly hostile"),
    "part": _("hostile in part"),
}
MARKS = {
    "repeated": _("It is repeated, deliberately or not"),
    "power_imbalance": _("One side has more power than the other"),
    "distress": _("It causes distress"),
    "harm_or_exclusion": _("It harms, hurts, oppresses or excludes"),
}
BAD_CONDUCTS = {
    "other_without_words": _("Say in words what the other conduct is."),
    "deleted_in_the_future": _("This date is still to come."),
}
BAD_BASES = {
    "piece_unknown": _("This piece is not in the file."),
    "piece_not_shown": _(
        "The person concerned never saw one of these pieces, so nothing can rest on it. Ask the "
        "case manager to show it with time to answer, or to withhold it with a reason and a "
        "summary that the person reads."
    ),
    "piece_answer_runs": _(
        "The person concerned learned of one of these pieces only lately: wait for their answer, "
        "or until the time they were given is over."
    ),
    "why_enough_missing": _(
        "The person concerned knows one of these pieces by a description or a summary alone: write "
        "why that was enough to answer, or ask the case manager to show a copy or its words."
    ),
    "piece_missing": _("Choose at least one piece: only the content can show this."),
    "sample_missing": _("Document what was looked at: the dates, how many seen, how many hostile."),
    "sample_out_of_place": _("This element needs no sample."),
    "sample_ends_before_it_starts": _("The sample ends before it starts."),
    "sample_empty": _("Say how many items were looked at."),
    "sample_more_hostile_than_seen": _("There cannot be more hostile items than items seen."),
    "sample_holds_nothing_hostile": _("Nothing hostile was seen: it cannot be established."),
    "sample_not_whole": _("Some items seen are not hostile: it is “in part”."),
    "item_in_the_future": _("This date is still to come."),
}

"""What the acts on pieces and on posts ask."""

from django.utils.translation import gettext_lazy as _

from francjeu.web.cases.words.act import Act

ACTS: dict[str, Act] = {
    "add_exhibit": Act(
        _("Which piece do you add?"),
        _("Describe it in words first: most readers need only the description."),
        _("Add this piece"),
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
}

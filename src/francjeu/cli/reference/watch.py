"""What the deletion watch may conclude from each look, and when it looks."""

from datetime import timedelta

from francjeu.cli.reference.table import table
from francjeu.kernel.evidence.capture import page_templates
from francjeu.kernel.evidence.capture.embeds import EMBEDS
from francjeu.kernel.evidence.capture.page_templates import TEMPLATES
from francjeu.kernel.evidence.watch.cadence import ASKED, STEPS
from francjeu.kernel.evidence.watch.watch_sentences import state_sentence
from francjeu.kernel.evidence.watch.watching import APART, REPEATED, SAME_MINUTE, STATES


def page() -> str:
    """The states, the conditions, the cadence and the data, as the kernel holds them."""
    hours, seconds = APART.total_seconds() / 3600, SAME_MINUTE.total_seconds()
    states = (
        (
            state.value, _mark(weight.shows), _mark(weight.absent),
            state_sentence(state, language="fr"), state_sentence(state, language="en"),
        )
        for state, weight in STATES.items()
    )  # fmt: skip
    looks = ", ".join(map(_after, STEPS))
    return (
        "# The deletion watch\n\n"
        "*No longer publicly accessible* is said only when looks of an **absent** state, each "
        f"beside a control page of the same platform seen visible within {seconds:.0f} s from the "
        f"same place, are at least {REPEATED}, at least {hours:.0f} h apart, with nothing shown, "
        "no embed and no person who may see the content saying otherwise since the first. A later "
        "look that shows something ends it, and is recorded.\n\n"
        + table(("State", "Shows", "Absent", "Français", "English"), states)
        + f"\nLooks after: {looks}, then every 30 days until the file closes. A reporter is asked "
        f"{len(ASKED)} times at most, after: {', '.join(map(_after, ASKED))}.\n\n"
        "## Embeds\n\nHeard only when they contradict.\n\n"
        + table(("Site", "Asked at", "Source"), ((it.site, it.address, it.source) for it in EMBEDS))
        + f"\n## Pages that say there is nothing to see\n\nVersion {page_templates.VERSION}; "
        "compared without accents, capitals or curly quotes.\n\n"
        + table(
            ("Key", "Says", "Site", "Language", "Where", "Since", "Words"),
            (
                (
                    it.key,
                    it.says.value,
                    it.host or "any",
                    it.language or "both",
                    it.where.value,
                    it.since,
                    " · ".join(it.phrases),
                )
                for it in TEMPLATES
            ),
        )
    )


def _after(step: timedelta) -> str:
    hours = step // timedelta(hours=1)
    return f"{hours // 24} days" if hours >= 48 else f"{hours} h"


def _mark(holds: bool) -> str:  # noqa: FBT001  a cell of a table
    return "yes" if holds else ""

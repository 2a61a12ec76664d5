"""Every event of the journal, from journal.events."""

from francjeu.cli.reference.table import table
from francjeu.journal.events import EVENTS


def page() -> str:
    """One row per event: its key, stored for ever, and the sentence that tells it."""
    rows = ((f"`{event}`", EVENTS[event]) for event in sorted(EVENTS))
    return (
        "# Events of the journal\n\nEvery act and every read of a file leaves one of these. "
        "Keys are stored for ever: never renamed, never reused. Facts named in a sentence can be "
        "erased without breaking the seal.\n\n" + table(("Event", "Sentence"), rows)
    )

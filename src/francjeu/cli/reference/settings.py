"""Every environment variable, from config.environment."""

from francjeu.cli.reference.table import table
from francjeu.config.environment import VARIABLES


def page() -> str:
    """One row per variable; secrets may also be given as files."""
    rows = (
        (f"`{v.name}`", f"`{v.default}`" if v.default else "", v.help + _file(secret=v.secret))
        for v in VARIABLES
    )
    return (
        "# Settings\n\nfrancjeu is configured by environment variables only. Any of them can be "
        "given as a file: `NAME_FILE=/path` reads the value from that file.\n\n"
        + table(("Variable", "Default", "What it is for"), rows)
    )


def _file(*, secret: bool) -> str:
    return ". Prefer the `_FILE` form" if secret else ""

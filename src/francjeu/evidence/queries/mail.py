"""What is known of a sealed e-mail beyond its grade: whose domain signed it, checked when."""

from francjeu.evidence.models import Item
from francjeu.kernel.evidence.provenance import Language


def attested(row: Item, *, language: Language) -> tuple[tuple[str, str], ...]:
    """What a check after sealing proved beyond the grade it was sealed with, name by name."""
    return ()

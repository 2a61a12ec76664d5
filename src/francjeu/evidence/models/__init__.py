"""The tables of evidence, one file for each use case. What is sealed never changes."""

from francjeu.evidence.models.publication import Publication
from francjeu.evidence.models.sealed import Item, Vault

__all__ = ["Item", "Publication", "Vault"]

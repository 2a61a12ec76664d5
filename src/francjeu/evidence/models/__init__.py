"""The tables of evidence, one file for each use case. What is sealed never changes."""

from francjeu.evidence.models.capture import Capture, CapturedPart
from francjeu.evidence.models.corroborating import Corroboration, Instrumented
from francjeu.evidence.models.derivation import Derivation, Joined
from francjeu.evidence.models.elsewhere import Reading
from francjeu.evidence.models.isolation import Isolation, Keeper, Told
from francjeu.evidence.models.mail import MailCheck
from francjeu.evidence.models.masking import Masking
from francjeu.evidence.models.matching import Candidate, Fingerprint
from francjeu.evidence.models.publication import Publication
from francjeu.evidence.models.sealed import Item, Vault
from francjeu.evidence.models.watching import Check, ControlPage, Statement, Watch, Word

__all__ = [
    "Candidate", "Capture", "CapturedPart", "Check", "ControlPage", "Corroboration",
    "Derivation", "Fingerprint", "Instrumented", "Isolation", "Item", "Joined", "Keeper",
    "MailCheck", "Masking", "Publication", "Reading", "Statement", "Told", "Vault", "Watch", "Word",
]  # fmt: skip

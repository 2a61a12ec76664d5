"""Words by which a sentence shows what it does: forbid, oblige, permit, punish, define."""

from francjeu.kernel.policy.vocabulary.conduct import CONDUCT
from francjeu.kernel.policy.vocabulary.framing import FRAMING
from francjeu.kernel.policy.vocabulary.outcomes import OUTCOMES
from francjeu.kernel.policy.vocabulary.statements import STATEMENTS

CUES = (*FRAMING, *CONDUCT, *OUTCOMES, *STATEMENTS)
"""Kind, weight, phrases. Several cues of a kind add up, each next one for less."""

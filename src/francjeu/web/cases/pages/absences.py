"""What the deletion watch established, as a fact to weigh: it may mitigate, it sets nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import get_language

from francjeu.cases.queries.pieces import watched
from francjeu.cases.queries.reach import Case
from francjeu.evidence.queries.watches import Watched
from francjeu.kernel.evidence.origin.provenance import Language
from francjeu.kernel.evidence.watch.watch_sentences import (
    cause_sentence,
    ended_sentence,
    standing_sentence,
)
from francjeu.plumbing.dates import short_moment


@dataclass(frozen=True, slots=True)
class Absence:
    """One address: what may be said today, how earlier absences ended, what its author said."""

    address: str
    says: str
    ended: tuple[str, ...]
    told: tuple[str, ...]
    stated: str


def absences(case: Case) -> tuple[Absence, ...]:
    """The addresses of this case of which an absence was established, or told by the author."""
    return tuple(map(_absence, watched.established(case)))


def _absence(found: Watched) -> Absence:
    language: Language = "en" if (get_language() or "fr").startswith("en") else "fr"
    stated_at = found.told[-1].stated_at if found.told else None
    lasting = found.verdict.absence is not None
    return Absence(
        address=found.address,
        says=standing_sentence(
            found.verdict, language=language, moment=_moment, stated_at=stated_at
        ),
        ended=tuple(
            line for it in found.verdict.episodes
            if (line := ended_sentence(it, language=language, moment=_moment))
        ),
        told=tuple(it.words for it in found.told),
        stated="" if lasting or stated_at is None
        else cause_sentence(stated_at, language=language, moment=_moment),
    )  # fmt: skip


def _moment(at: datetime) -> str:
    return short_moment(localtime(at))

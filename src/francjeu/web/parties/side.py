"""One side of a case, as its link sees it: what may still be done, until when, and with whom."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language

from francjeu.cases import clocks
from francjeu.cases.queries import disclosures, parties
from francjeu.cases.queries.disclosures import Shown
from francjeu.cases.queries.reach import CaseNotFound
from francjeu.kernel.procedure import case as kernel
from francjeu.notices.queries import Bearer

SPEAKS = frozenset({"respondent", "representative"})
ANSWERS_IN = kernel.BESIDE["add_response"] | {"notified"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party and its case. Only the person concerned, and who speaks for them, may answer."""

    party_id: UUID
    role: str
    reference: str
    state: str
    manager: str
    answer_by: datetime | None
    answered_at: datetime | None
    appeal_by: datetime | None
    hearing_at: datetime | None
    hearing_way: str
    has_draft: bool
    pieces: tuple[Shown, ...]
    grounds: tuple[tuple[str, str], ...]

    @property
    def speaks(self) -> bool:
        """True for the person concerned and who speaks for them."""
        return self.role in SPEAKS

    @property
    def may_answer(self) -> bool:
        """An answer is read as long as nothing is decided."""
        return self.speaks and self.state in ANSWERS_IN

    @property
    def may_appeal(self) -> bool:
        """A request is received until the decision is under appeal, or the case closed."""
        return self.speaks and self.state == "announced"


def of(*, bearer: Bearer) -> Side | None:
    """The side of who came by this link; None when the link is not about a party of this case."""
    try:
        party = parties.party_for(public_id=UUID(bearer.party))
    except (ValueError, CaseNotFound):
        return None
    case = party.case
    if bearer.subject != f"case:{case.ref}":
        return None
    hearing = parties.hearing_called(case)
    profile = clocks.profile_of(case)
    language = get_language() or settings.LANGUAGE_CODE
    return Side(
        party_id=party.public_id, role=party.role, reference=case.ref, state=case.state,
        manager=case.manager.name, answer_by=case.response_due_at, answered_at=case.responded_at,
        appeal_by=case.appeal_due_at, hearing_at=hearing.starts_at if hearing else None,
        hearing_way=hearing.way if hearing else "", has_draft=bool(parties.draft_of(party)),
        pieces=disclosures.shown(case),
        grounds=tuple(
            (key, words.get(language, key))
            for key, words in ((profile.grounds if profile else None) or {}).items()
        ),
    )  # fmt: skip


def draft(*, party_id: UUID) -> dict[str, str]:
    """What this party typed and has not sent."""
    kept = parties.draft_of(parties.party_for(public_id=party_id))
    typed: dict[str, str] = json.loads(kept) if kept else {}
    return typed

"""One side of a case, as its link sees it: what may still be done, until when, and with whom."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language

from francjeu.cases import clocks
from francjeu.cases.queries.hearing import asked, parties
from francjeu.cases.queries.hearing.asked import Adult, Brought, Meeting, Time
from francjeu.cases.queries.measures import interims
from francjeu.cases.queries.measures.interims import Theirs
from francjeu.cases.queries.pieces import disclosures
from francjeu.cases.queries.pieces.disclosures import Shown
from francjeu.cases.queries.reach import CaseNotFound
from francjeu.kernel.procedure.case.moves import BESIDE
from francjeu.notices.queries import Bearer

CHALLENGES_IN = BESIDE["challenge"] - {"opened", "admissible"}
ANSWERS_IN = BESIDE["add_response"] | {"notified"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party and its case. `speaks`: the person concerned, and who may speak for them today.

    `about` is the person someone speaks for; empty for the person themselves. `answered_at` is
    their own last answer; `others_answered`: someone of the same side did; `young_awaited`: who is
    spoken for has not answered, and may until the date.
    """

    party_id: UUID
    speaks: bool
    reference: str
    state: str
    manager: str
    answer_by: datetime | None
    answered_at: datetime | None
    others_answered: bool
    young_awaited: bool
    appeal_by: datetime | None
    has_draft: bool
    time: Time | None
    adult: Adult | None
    brought: tuple[Brought, ...]
    meeting: Meeting | None
    members: tuple[tuple[str, str], ...]
    challenged: tuple[tuple[str, str], ...]
    pieces: tuple[Shown, ...]
    grounds: tuple[tuple[str, str], ...]
    measures: tuple[Theirs, ...]
    about: str

    @property
    def may_answer(self) -> bool:
        """An answer is read as long as nothing is decided."""
        return self.speaks and self.state in ANSWERS_IN

    @property
    def is_awaited(self) -> bool:
        """Their own answer is awaited: nobody’s came, or only that of who speaks for them."""
        return self.state == "notified" or (self.young_awaited and not self.about)

    @property
    def may_ask_time(self) -> bool:
        """Once at a time, while an answer is awaited."""
        waiting = self.time is not None and self.time.state == "asked"
        return self.speaks and self.is_awaited and not waiting

    @property
    def may_challenge(self) -> bool:
        """Someone sits, and nothing is decided for good."""
        return self.speaks and self.state in CHALLENGES_IN and bool(self.members)

    @property
    def may_reply(self) -> bool:
        """A call waits for them."""
        called = self.meeting is not None and self.meeting.held_at is None
        return self.speaks and called and self.state == "hearing_called"

    @property
    def may_read_minutes(self) -> bool:
        """Minutes were kept, and this person has not said what they think of them."""
        held = self.meeting is not None and self.meeting.held_at is not None
        unread = self.meeting is not None and self.meeting.faithful is None
        return self.speaks and held and unread and self.state == "heard"

    @property
    def may_appeal(self) -> bool:
        """A request is received until the decision is under appeal, or the case closed."""
        return self.speaks and self.state == "announced"


def of(*, bearer: Bearer, at: datetime) -> Side | None:
    """The side of who came by this link; None when the link is not about a party of this case."""
    try:
        party = parties.party_for(public_id=UUID(bearer.party))
    except (ValueError, CaseNotFound):
        return None
    case = party.case
    if bearer.subject != f"case:{case.ref}":
        return None
    profile, speaks = clocks.profile_of(case), asked.speaks(party=party, at=at)
    answered_at = parties.answered(party)
    language = get_language() or settings.LANGUAGE_CODE
    return Side(
        party_id=party.public_id, speaks=speaks, reference=case.ref, state=case.state,
        manager=case.manager.name, answer_by=case.response_due_at, answered_at=answered_at,
        others_answered=case.responded_at is not None and answered_at is None,
        young_awaited=parties.is_young_awaited(case, at=at),
        appeal_by=case.appeal_due_at, has_draft=bool(parties.draft_of(party)),
        time=asked.last_time(case) if speaks else None, adult=asked.adult_of(party),
        brought=asked.brought_by(party), meeting=asked.meeting_of(party) if speaks else None,
        members=parties.members(case) if speaks else (), challenged=parties.challenged(party),
        pieces=disclosures.shown(case),
        grounds=tuple(
            (key, words.get(language, key))
            for key, words in ((profile.grounds if profile else None) or {}).items()
        ),
        measures=interims.theirs(party) if speaks else (),
        about=party.speaks_for.name if party.speaks_for else "",
    )  # fmt: skip


def draft(*, party_id: UUID) -> dict[str, str]:
    """What this party typed and has not sent."""
    kept = parties.draft_of(parties.party_for(public_id=party_id))
    typed: dict[str, str] = json.loads(kept) if kept else {}
    return typed

"""Settings hold from a day on, each value with its source; what cannot hold is refused by name."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import NOON
from tests.factories import policy as given
from tests.factories.people import an_actor

from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Role
from francjeu.policy import files, models, operations, queries

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
SOURCE = {"text": "Résolution du conseil", "checked_on": "2026-11-01"}


@pytest.fixture
def administrator() -> Actor:
    return an_actor(Role.ADMINISTRATOR)


def values_now() -> dict[str, Any]:
    kept = queries.last_setting(kind="profile")
    return deepcopy(kept.values) if kept else {"title": "Profil"}


def add(actor: Actor, *, valid_from: date = TODAY, after: int | None = None, **changes: Any) -> int:
    row = operations.set_values(
        kind="profile", values={**values_now(), **changes}, valid_from=valid_from,
        note="Vote du conseil", actor=actor, at=NOON, after=after,
    )  # fmt: skip
    return int(row.number)


def wrong(actor: Actor, **changes: Any) -> list[str]:
    with pytest.raises(operations.BadValues) as raised:
        add(actor, **changes)
    return [str(fault) for fault in raised.value.faults]


def a_deadline(amount: int, unit: str = "calendar_days") -> dict[str, Any]:
    return {"clock": "response", "amount": amount, "unit": unit, "source": SOURCE}


def a_rung(severity: int, offence: int, kind: str = "warning") -> dict[str, Any]:
    return {
        "key": f"s{severity}_o{offence}_{kind}", "kind": kind, "severity": severity,
        "offence": offence, "labels": {"fr": "x", "en": "x"}, "source": SOURCE,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        (0, "calendar_days", ["response: no_time"]),
        (900, "calendar_days", ["response: too_long"]),
        (366, "business_days", ["response: too_long"]),
        (721, "hours", ["response: too_long"]),
    ],
)
def test_refuses_a_deadline_that_cannot_be_kept_or_is_none(
    administrator: Actor, amount: int, unit: str, said: list[str]
) -> None:
    assert wrong(administrator, deadlines=[a_deadline(amount, unit)]) == said
    assert queries.last_setting(kind="profile") is None


@pytest.mark.parametrize(("amount", "unit"), [(1, "hours"), (365, "calendar_days")])
def test_accepts_a_deadline_at_the_edge(administrator: Actor, amount: int, unit: str) -> None:
    assert add(administrator, deadlines=[a_deadline(amount, unit)]) == 1


@pytest.mark.parametrize(
    ("rungs", "said"),
    [
        ([(1, 1), (1, 3)], ["1.2: step_missing"]),
        ([(1, 2)], ["1.1: step_missing"]),
        ([(1, 1), (3, 1)], ["2.1: step_missing"]),
    ],
)
def test_refuses_a_ladder_without_a_step(
    administrator: Actor, rungs: list[tuple[int, int]], said: list[str]
) -> None:
    assert wrong(administrator, ladder=[a_rung(*rung) for rung in rungs]) == said


def test_refuses_a_closure_in_a_year_without_calendar(administrator: Actor) -> None:
    closure = {"first": "2101-01-02", "last": "2101-01-03", "source": SOURCE}
    assert wrong(administrator, closures=[closure]) == ["2101-01-02: no_calendar"]


def test_refuses_a_source_checked_in_the_future(administrator: Actor) -> None:
    later = {**SOURCE, "checked_on": str(TODAY + timedelta(days=1))}
    deadline = {**a_deadline(5), "source": later}
    assert wrong(administrator, deadlines=[deadline]) == ["response: checked_later"]
    door = {"key": "police", "name": {"fr": "Police"}, "what": {"fr": "x"}, "needs": ["police"],
            "phone": "911", "source": later}  # fmt: skip
    with pytest.raises(operations.BadValues, match="police: checked_later"):
        operations.set_values(
            kind="doors", values={"doors": [door]}, valid_from=TODAY, note="x",
            actor=administrator, at=NOON,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"retention_months": 6, "retention_source": SOURCE}, ["retention: months"]),
        ({"recidivism_months": 36, "retention_months": 24}, ["retention: erased_too_soon"]),
        ({"recidivism_months": 0}, ["recidivism: months"]),
    ],
)
def test_refuses_to_erase_what_the_law_or_the_profile_still_needs(
    administrator: Actor, changes: dict[str, Any], said: list[str]
) -> None:
    assert wrong(administrator, **changes) == said


def test_settings_change_for_the_future_only(administrator: Actor) -> None:
    with pytest.raises(operations.Past):
        add(administrator, valid_from=TODAY - timedelta(days=1))
    add(administrator, valid_from=TODAY + timedelta(days=10))
    with pytest.raises(operations.Held) as held:
        add(administrator, valid_from=TODAY)
    assert held.value.day == TODAY + timedelta(days=10)


def test_what_someone_changed_meanwhile_is_not_overwritten(administrator: Actor) -> None:
    assert add(administrator, after=0) == 1
    with pytest.raises(operations.Moved):
        add(administrator, after=0)
    assert add(administrator, after=1) == 2


def test_a_case_day_finds_the_version_of_that_day(administrator: Actor) -> None:
    given.a_profile(deadlines=[a_deadline(10)])
    add(administrator, valid_from=TODAY + timedelta(days=5), deadlines=[a_deadline(20)])
    before = queries.profile(on=TODAY + timedelta(days=4))
    after = queries.profile(on=TODAY + timedelta(days=5))
    assert before is not None
    assert after is not None
    assert [p.deadlines[0].amount for p in (before, after)] == [10, 20]


def test_an_earlier_version_is_taken_up_again_as_a_new_one(administrator: Actor) -> None:
    add(administrator, deadlines=[a_deadline(10)])
    add(administrator, deadlines=[a_deadline(20)])
    operations.restore(
        kind="profile", number=1, valid_from=TODAY, note="Retour", actor=administrator, at=NOON
    )
    last = queries.last_setting(kind="profile")
    assert last is not None
    assert (last.number, last.values["deadlines"][0]["amount"]) == (3, 10)
    newest = journal.history(subject="setting:profile")[0]
    assert (newest.event, newest.facts["restores"]) == ("setting.restored", 1)
    with pytest.raises(queries.NoSuchSetting):
        operations.restore(
            kind="profile", number=9, valid_from=TODAY, note="x", actor=administrator, at=NOON
        )


def test_every_version_is_in_the_journal_with_its_reason(administrator: Actor) -> None:
    add(administrator)
    (line,) = journal.history(subject="setting:profile")
    assert line.actor_name == "Camille Gagnon"
    assert line.facts["note"] == "Vote du conseil"


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.ADMINISTRATOR])
def test_only_an_administrator_changes_settings(role: Role) -> None:
    with pytest.raises(Refused):
        add(an_actor(role))
    with pytest.raises(Refused):
        operations.set_wording(
            event="notice", texts={}, source="x", valid_from=TODAY, note="x",
            actor=an_actor(role), at=NOON,
        )  # fmt: skip


def test_a_wording_holds_from_its_day_and_the_database_keeps_it(administrator: Actor) -> None:
    operations.set_wording(
        event="notice", texts={"fr": "# Avis"}, source="Avocate", valid_from=TODAY, note="",
        actor=administrator, at=NOON,
    )  # fmt: skip
    assert queries.wording(event="notice", language="fr", on=TODAY) == "# Avis"
    assert queries.wording(event="notice", language="en", on=TODAY) == ""
    assert queries.wording(event="notice", language="fr", on=TODAY - timedelta(days=1)) == ""
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Wording.objects.update(source="autre")
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Wording.objects.all().delete()


def test_the_model_settings_hold() -> None:
    given.a_profile()
    given.the_doors()
    profile = queries.profile(on=TODAY)
    assert profile is not None
    assert profile.retention_months == 60
    assert files.check("profile", values_now()).model_dump(mode="json") == values_now()

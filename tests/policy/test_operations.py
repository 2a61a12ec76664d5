"""A published version never changes; the one in force on the day of the act is cited."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import NOON
from tests.factories import policy as given

from francjeu.kernel.access import Refused
from francjeu.kernel.actors import OPERATOR, VISITOR
from francjeu.kernel.policy.read import propose
from francjeu.kernel.procedure.settings.doors import Need
from francjeu.kernel.procedure.settings.profile import Clock
from francjeu.policy import files, models, operations, queries

pytestmark = pytest.mark.django_db


@pytest.mark.clause("C-VER")
def test_the_version_of_the_day_of_the_act_is_the_one_in_force() -> None:
    first = given.a_policy(in_force_on=date(2025, 9, 1))
    given.a_policy(in_force_on=date(2026, 9, 1))
    found = queries.in_force(on=date(2026, 8, 15))
    assert found is not None
    assert found.number == first.number
    assert queries.in_force(on=date(2025, 8, 31)) is None


def test_refuses_to_correct_or_discard_a_published_version() -> None:
    version = given.a_policy()
    with pytest.raises(operations.AlreadyPublished):
        operations.correct(version=version, title="x", structure={}, actor=OPERATOR, at=NOON)
    with pytest.raises(operations.AlreadyPublished):
        operations.discard(version=version, actor=OPERATOR, at=NOON)


def test_the_database_refuses_to_touch_a_published_version() -> None:
    version = given.a_policy()
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Version.objects.filter(pk=version.pk).update(text="autre")
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Version.objects.filter(pk=version.pk).delete()


def test_refuses_two_versions_that_take_effect_the_same_day() -> None:
    given.a_policy()
    with pytest.raises(operations.DayTaken):
        given.a_policy()


def test_only_an_administrator_or_the_operator_publishes() -> None:
    version = given.a_policy()
    with pytest.raises(Refused):
        operations.publish(version=version, in_force_on=date(2027, 1, 1), actor=VISITOR, at=NOON)


def test_the_profile_of_the_day_gives_each_value_with_its_source() -> None:
    given.a_profile()
    profile = queries.profile(on=NOON.date())
    assert profile is not None
    response = profile.deadline(Clock.RESPONSE)
    assert response is not None
    assert (response.amount, bool(response.source.text)) == (10, True)
    assert queries.profile(on=date(2025, 12, 31)) is None


def test_a_profile_with_an_unknown_measure_is_refused_by_name() -> None:
    with pytest.raises(files.BadFile, match="pillory"):
        given.a_profile(
            ladder=[{"key": "pillory", "kind": "pillory", "labels": {"fr": "x"}, "severity": 1,
                     "offence": 1, "source": {"text": "aucune"}}]
        )  # fmt: skip


def test_a_source_is_required_for_each_value() -> None:
    with pytest.raises(files.BadFile, match="source"):
        given.a_profile(deadlines=[{"clock": "response", "amount": 5, "unit": "hours"}])


def test_doors_are_given_by_need_and_say_when_nobody_checked_them() -> None:
    given.the_doors()
    doors = queries.outside_doors(on=NOON.date(), need=Need.INTEGRITY)
    assert [d.key for d in doors] == ["pils"]
    assert doors[0].is_stale(NOON.date())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_prohibition_of_the_model_has_the_shape_of_its_elements(language: str) -> None:
    name = {"fr": "modele.fr.txt", "en": "model.en.txt"}[language]
    proposal = propose((given.POLICIES / name).read_text(encoding="utf-8"))
    version = operations.import_version(
        title="x", language=language, text="x", structure=proposal.as_json(), source_name=name,
        actor=OPERATOR, at=NOON,
    )  # fmt: skip
    citable = queries.version_of(version).citable
    assert [c.shape for c in citable if c.kind == "prohibition"] == [
        "comment", "image", "devoted_page", "cyberbullying",
    ]  # fmt: skip
    assert "identity" in {c.shape for c in citable}

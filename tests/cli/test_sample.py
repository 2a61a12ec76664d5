"""The demonstration holds one of everything, made through the operations of a real installation."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.utils import timezone

from francjeu.cli.sample import everything
from francjeu.journal import queries as journal
from francjeu.kernel.actors import Role
from francjeu.people import queries as people
from francjeu.people.models import Guardianship, Person, User
from francjeu.policy import queries as policy
from francjeu.reports.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told() -> Path:
    path = Path(django_settings.FRANCJEU.data_dir, "comptes.json")
    path.unlink(missing_ok=True)
    return path


def test_each_role_has_an_account_that_opens_with_its_password() -> None:
    accounts = everything.fill()
    today = timezone.localdate()
    held = set()
    for account in accounts:
        user = User.objects.get(email=account.email)
        assert user.check_password(account.password)
        held |= people.actor_for(user=user, on=today).roles
    assert held == set(Role)


def test_the_organisation_is_open_under_the_model_policy() -> None:
    everything.fill()
    assert people.organisation().is_open
    version = policy.in_force(on=timezone.localdate())
    assert version is not None
    assert version.citable


def test_there_are_persons_and_reports_in_every_state_before_a_case() -> None:
    everything.fill()
    assert Person.objects.count() >= 10
    assert Guardianship.objects.exists()
    states = set(Report.objects.values_list("state", flat=True))
    assert states >= {"received", "urgency_checked", "not_admissible", "rerouted"}


def test_the_journal_of_a_new_demonstration_is_intact() -> None:
    everything.fill()
    assert list(journal.faults()) == []


def test_filling_again_tells_the_same_and_adds_nothing(told: Path) -> None:
    first = everything.fill()
    assert everything.fill() == first
    assert oct(told.stat().st_mode & 0o777) == "0o600"

"""The demonstration holds one of everything, made through the operations of a real installation."""

from pathlib import Path

from django.conf import settings
from django.test import TestCase
from django.utils import timezone

from francjeu.cases.models import Case
from francjeu.cli.sample import everything
from francjeu.cli.serving import Account
from francjeu.journal import queries as journal
from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.case.moves import CASE
from francjeu.people import queries as people
from francjeu.people.models import Guardianship, Person, User
from francjeu.policy import queries as policy
from francjeu.reports.models import Report


class TestTheDemonstration(TestCase):
    told: Path
    accounts: tuple[Account, ...]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.told = Path(settings.FRANCJEU.data_dir, "comptes.json")
        cls.told.unlink(missing_ok=True)
        cls.accounts = everything.fill()

    def test_has_an_account_for_each_role_that_opens_with_its_password(self) -> None:
        today = timezone.localdate()
        held: set[Role] = set()
        for account in self.accounts:
            user = User.objects.get(email=account.email)
            assert user.check_password(account.password)
            held |= people.actor_for(user=user, on=today).roles
        assert held == set(Role)

    def test_is_open_under_the_model_policy(self) -> None:
        assert people.organisation().is_open
        version = policy.in_force(on=timezone.localdate())
        assert version is not None
        assert version.citable

    def test_has_persons_and_reports_in_each_state_before_a_case(self) -> None:
        assert Person.objects.count() >= 10
        assert Guardianship.objects.exists()
        states = set(Report.objects.values_list("state", flat=True))
        assert states >= {"received", "in_case", "urgency_checked", "not_admissible", "rerouted"}

    def test_has_a_case_in_each_state_of_its_life(self) -> None:
        states = set(Case.objects.values_list("state", flat=True))
        assert states == set(CASE.states)

    def test_has_an_intact_journal(self) -> None:
        assert list(journal.faults()) == []

    def test_is_filled_once_and_tells_the_same_afterwards(self) -> None:
        before = Person.objects.count()
        assert everything.fill() == self.accounts
        assert Person.objects.count() == before
        assert oct(self.told.stat().st_mode & 0o777) == "0o600"

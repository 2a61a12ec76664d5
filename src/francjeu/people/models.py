"""Accounts, the organisation, and the persons its policy concerns: the least that is needed."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from francjeu.kernel import actors, ages, belonging
from francjeu.kernel.procedure.panel.ties import TieKind
from francjeu.plumbing.fields import EncryptedText


class Organisation(models.Model):
    """The one organisation of this installation. One row, always id 1."""

    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    address = models.TextField(blank=True, default="")
    website = models.URLField(blank=True, default="")
    privacy_officer = models.CharField(max_length=200, blank=True, default="")
    privacy_title = models.CharField(max_length=200, blank=True, default="")
    privacy_contact = models.CharField(max_length=200, blank=True, default="")
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="organisation_is_one"),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | ~Q(privacy_officer=""),
                name="organisation_opens_with_a_privacy_officer",
            ),
        ]


class Accounts(BaseUserManager["User"]):
    """Accounts are opened by people.operations; this only finds them."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """An account of staff, committee or counsel. Reporters and parties never need one."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="fr")
    is_active = models.BooleanField(default=True)
    opened_at = models.DateTimeField()
    person = models.ForeignKey(
        "Person", null=True, blank=True, on_delete=models.PROTECT, related_name="accounts"
    )

    objects = Accounts()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]


class Grant(models.Model):
    """A right given to an account, from a day to a day; ended, never deleted."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=30, choices=[(r.value, r.value) for r in actors.Role])
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    granted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in actors.Role]), name="grant_role_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="grant_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(granted_by__isnull=True) | ~Q(granted_by=F("user")),
                name="grant_never_to_oneself",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(ends_on__isnull=True),
                name="grant_one_open_per_role",
            ),
        ]


class OneTimeLink(models.Model):
    """A link that lets one person do one thing once; only a keyed hash of it is kept."""

    KINDS = ("setup", "invitation", "recovery")

    kind = models.CharField(max_length=20)
    token_hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("setup", "invitation", "recovery")), name="link_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="setup") | Q(user__isnull=False), name="link_is_for_someone"
            ),
        ]


class Institution(models.Model):
    """A school, a college, a school service centre, a club."""

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=30, blank=True, default="school")
    city = models.CharField(max_length=100, blank=True, default="")
    contact_name = models.CharField(max_length=200, blank=True, default="")
    contact_email = models.EmailField(blank=True, default="")


class Team(models.Model):
    """A team of an institution, for one season."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)
    season = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "name", "season"], name="team_named_once_a_season"
            )
        ]


class Person(models.Model):
    """A person the policy may concern. No account names, no address, no birth date."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    # folded: found without accents
    name_key = models.CharField(max_length=220, db_index=True, blank=True, default="")
    birth_year = models.PositiveSmallIntegerField(null=True)
    age_band = models.CharField(max_length=10, blank=True, default="")
    age_noted_on = models.DateField(null=True)
    language = models.CharField(max_length=2, default="fr")
    email = EncryptedText(blank=True, default="")
    phone = EncryptedText(blank=True, default="")
    origin = models.CharField(max_length=60, blank=True, default="")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_year__isnull=True) | Q(birth_year__range=(1900, 2100)),
                name="person_birth_year_plausible",
            ),
            models.CheckConstraint(
                condition=Q(age_band__in=["", *ages.BANDS]), name="person_age_band_known"
            ),
            models.CheckConstraint(
                condition=Q(age_band="") | Q(age_noted_on__isnull=False),
                name="person_age_band_is_dated",
            ),
        ]
        indexes = [models.Index(fields=["family_name", "given_name"], name="person_by_name")]


class RoleHeld(models.Model):
    """What a person was, where, from a day to a day. Several at once is usual."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=30)
    institution = models.ForeignKey(
        Institution, null=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in belonging.Role]), name="role_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="role_ends_after_it_starts",
            ),
        ]


class Guardianship(models.Model):
    """Who speaks for a minor: a holder of parental authority, a guardian, a chosen adult."""

    KINDS = ("parent", "guardian", "representative")

    minor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="guardians")
    adult = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="wards")
    kind = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("parent", "guardian", "representative")),
                name="guardianship_kind_known",
            ),
            models.CheckConstraint(condition=~Q(minor=F("adult")), name="guardianship_of_another"),
        ]


class Tie(models.Model):
    """What ties an account to a person, an institution or a team; ended, never deleted."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(max_length=20)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(
        Institution, null=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    note = EncryptedText(blank=True, default="")
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in TieKind]), name="tie_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, institution__isnull=True, team__isnull=True)
                | Q(person__isnull=True, institution__isnull=False, team__isnull=True)
                | Q(person__isnull=True, institution__isnull=True, team__isnull=False),
                name="tie_names_one",
            ),
        ]


class Draft(models.Model):
    """A list of persons waiting for its answers before anything is imported; then emptied."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    filename = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    sheet = EncryptedText(blank=True, default="")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    imported_at = models.DateTimeField(null=True)

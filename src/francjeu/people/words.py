"""Roles, rights and bonds in words, for every page that prints them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from francjeu.kernel import actors, ages, belonging

ROLES: dict[str, Promise] = {
    belonging.Role.ATHLETE: _("Athlete"),
    belonging.Role.COACH: _("Coach"),
    belonging.Role.OFFICIAL: _("Official"),
    belonging.Role.VOLUNTEER: _("Volunteer"),
    belonging.Role.SPORT_LEAD: _("School sport lead"),
    belonging.Role.EMPLOYEE: _("Employee"),
    belonging.Role.COMMITTEE_MEMBER: _("Committee member"),
    belonging.Role.DIRECTOR: _("Member of the board"),
    belonging.Role.PARENT: _("Parent"),
    belonging.Role.SPECTATOR: _("Spectator"),
    belonging.Role.PARTNER: _("Partner or sponsor"),
}
# The classes a policy may bind, as belonging.CLASSES names them.
CLASSES: dict[str, Promise] = {
    "athlete": _("athlete"),
    "coach": _("coach"),
    "official": _("official"),
    "volunteer": _("volunteer"),
    "member": _("member"),
    "employee": _("employee"),
    "committee_member": _("committee member"),
    "director": _("member of the board"),
    "parent": _("parent"),
    "spectator": _("spectator"),
}
RIGHTS: dict[str, Promise] = {
    actors.Role.ADMINISTRATOR: _("Administrator"),
    actors.Role.CASE_MANAGER: _("Case manager"),
    actors.Role.DECIDER: _("Decider"),
    actors.Role.CHAIR: _("Chair"),
    actors.Role.PRIVACY_OFFICER: _("Privacy officer"),
    actors.Role.COUNSEL: _("Counsel (read only)"),
}
RIGHTS_EXPLAINED: dict[str, Promise] = {
    actors.Role.ADMINISTRATOR: _("Opens and closes accounts, keeps the register of persons."),
    actors.Role.CASE_MANAGER: _("Reads reports, opens cases and carries them. Never decides."),
    actors.Role.DECIDER: _("Hears and decides the cases entrusted to them."),
    actors.Role.CHAIR: _("Settles conflicts of interest and names who decides."),
    actors.Role.PRIVACY_OFFICER: _("Answers for personal information and for its retention."),
    actors.Role.COUNSEL: _("Reads the cases entrusted to them. Writes nothing."),
}
BANDS: dict[str, Promise] = {
    "under_14": _("Under 14"),
    "14_17": _("14 to 17"),
    "18_plus": _("18 and over"),
}
MINOR: dict[str, Promise] = {
    ages.Answer.YES: _("Minor"),
    ages.Answer.NO: pgettext_lazy("age", "Adult"),
    ages.Answer.PERHAPS: _("Minor or adult: ask"),
    ages.Answer.UNKNOWN: _("Age unknown: ask"),
}
GUARDIANS: dict[str, Promise] = {
    "parent": _("Holder of parental authority"),
    "guardian": _("Legal guardian"),
    "representative": _("Trusted adult, chosen by the young person"),
}

"""Who may open a view: each one states its rule here; a view without a rule fails the suite.

A page that a person may not open does not exist for them: 404, never 403.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Role
from francjeu.people import queries as people
from francjeu.web.shell.errors import session_over

View = Callable[..., HttpResponseBase]


class Door(StrEnum):
    """The four ways in."""

    PUBLIC = "public"  # anyone, no account
    LINK = "link"  # who holds a code or a signed link; the view checks it
    SIGNED_IN = "signed_in"  # any account, for its own affairs only
    STAFF = "staff"  # an account which holds a right today


@dataclass(frozen=True, slots=True)
class Rule:
    """What a view states: its door and, for staff, the roles that open it (none named: any)."""

    door: Door
    roles: frozenset[Role] = frozenset()

    def admits(self, actor: Actor) -> bool:
        """True when this signed-in account may pass."""
        if self.door is not Door.STAFF:
            return True
        return bool(actor.roles & self.roles if self.roles else actor.roles)


class StaffRequest(HttpRequest):
    """The request a view gets behind `staff` or `signed_in`: it knows who acts."""

    actor: Actor


def public(view: View) -> View:
    """Anyone may open it, without an account."""
    return _stated(view, Rule(Door.PUBLIC))


def by_link(view: View) -> View:
    """Opened with a code or a signed link, which the view itself checks."""
    return _stated(view, Rule(Door.LINK))


def signed_in(view: View) -> View:
    """Any active account, for its own affairs; `request.actor` is set."""
    return _guarded(view, Rule(Door.SIGNED_IN))


def staff(*roles: Role) -> Callable[[View], View]:
    """An account which holds one of `roles` today (any role when none is named)."""
    return lambda view: _guarded(view, Rule(Door.STAFF, frozenset(roles)))


def _stated(view: View, rule: Rule) -> View:
    @functools.wraps(view)
    def stated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    stated.rule = rule  # type: ignore[attr-defined]  # read back by the address test
    return stated


def _guarded(view: View, rule: Rule) -> View:
    @functools.wraps(view)
    def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            if request.method == "POST":
                return session_over(request)
            return redirect_to_login(request.get_full_path())
        request.actor = people.actor_for(user=request.user, on=timezone.localdate())
        if not rule.admits(request.actor):
            raise Http404
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:  # the operation said no: for this person there is no such act
            raise Http404 from refused

    return _stated(guarded, rule)

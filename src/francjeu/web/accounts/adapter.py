"""Accounts are opened by invitation: nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class StaffOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Refuses sign-up; the address book of staff is people.User."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

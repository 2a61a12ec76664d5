"""What a person is told on the next page, once, even where they pressed twice."""

from django.contrib import messages
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest
from django.utils.functional import Promise


def once(request: HttpRequest, words: str | Promise) -> None:
    """Tell that it is done, unless the press whose answer was lost left the same words."""
    waiting = messages.get_messages(request)
    told = {str(message) for message in waiting}
    if isinstance(waiting, BaseStorage):
        waiting.used = False  # looked at, not shown
    if str(words) not in told:
        messages.success(request, str(words))

"""What every template knows: the organisation, the language, whether this is a demonstration."""

from django.conf import settings
from django.http import HttpRequest

from francjeu.people import queries as people


def shell(request: HttpRequest) -> dict[str, object]:
    """Context processor."""
    return {
        "organisation": people.organisation(),
        "is_demo": settings.FRANCJEU.demo,
        "exit_url": settings.FRANCJEU.exit_url,
    }

"""Telling reporters who follows their case: one person, named to both sides."""

from datetime import datetime

from francjeu.reports import models


def name_responsible(*, case_ref: str, account: str, name: str, at: datetime) -> None:
    """From now on this person follows the case. The room of cases says so, in its own act."""
    models.Responsible.objects.update_or_create(
        case_ref=case_ref, defaults={"account": account, "name": name, "since": at}
    )

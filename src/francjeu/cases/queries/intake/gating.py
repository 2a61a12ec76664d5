"""The gate of a case as read: the last answers, or what was being typed."""

import json

from francjeu.cases import models


def typed(case: models.Case) -> dict[str, str]:
    """What the form shows first: the answers given, or what was kept while typing."""
    draft = models.GateDraft.objects.filter(case=case).first()
    if draft is not None:
        box: dict[str, str] = json.loads(draft.box)
        return box
    row = models.Gate.objects.filter(case=case).order_by("-pk").first()
    return {**row.answers, "words": row.words} if row else {}

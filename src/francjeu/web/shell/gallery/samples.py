"""All the examples of the gallery under one name each."""

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from francjeu.web.shell.gallery import desk, form, public


def public_samples() -> dict[str, object]:
    """What the public part of the gallery prints."""
    return {
        "filled": form.filled(),
        "refused_form": form.refused(),
        "doors": public.doors(),
        "promises": public.promises(),
        "steps": public.steps(),
        "notices": public.notices(),
        "code": "4721903855661204",
    }


def desk_samples() -> dict[str, object]:
    """What the staff part of the gallery prints."""
    return {
        "groups": desk.groups(),
        "stages": desk.stages(),
        "clocks": desk.clocks(),
        "acts": desk.refused(),
        "pieces": desk.pieces(),
        "elements": desk.elements(),
        "entries": desk.entries(),
        "facts": desk.facts(),
        "columns": [_("Case"), _("Subject"), _("Stage")],
        "rows": desk.rows(),
        "page": Paginator(range(60), 20).page(2),
    }

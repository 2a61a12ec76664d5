"""Why a file is held, or let go."""

from django.utils.translation import gettext_lazy as _

from francjeu.web.cases.forms import base


class Reason(base.Act):
    """A reason that is kept."""

    reason = base.words(
        label=_("Reason"), rows=2,
        help_text=_("For example a lawsuit, a police request, an access request under way."),
    )  # fmt: skip

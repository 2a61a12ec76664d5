"""Tags every template has: icons, components with a body, and small ways of printing."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

from django import template
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.widgets import ChoiceWidget
from django.template import defaultfilters
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from francjeu.plumbing import dates, figures

register = template.Library()

ICONS = Path(__file__).resolve().parent.parent / "icons"
SHARED = ("request", "shell", "csrf_token")


class UnknownIcon(Exception):
    """A template names an icon that is not in the icons folder."""


@cache
def _strokes(name: str) -> str:
    """The drawing inside the vendored file, without its own <svg> and licence comment."""
    path = ICONS / f"{name}.svg"
    if not path.exists():
        raise UnknownIcon(name)
    drawing = re.search(r"<svg[^>]*>(.*)</svg>", path.read_text(encoding="utf-8"), re.DOTALL)
    return re.sub(r"\s*\n\s*", "", drawing[1]) if drawing else ""


@register.simple_tag
def icon(name: str) -> SafeString:
    """A lucide outline, hidden from screen readers: a word always stands beside it."""
    return mark_safe(  # noqa: S308  our own vendored files
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f"{_strokes(name)}</svg>"
    )


@register.simple_block_tag(takes_context=True)
def component(context: Context, content: str, name: str, **variables: object) -> SafeString:
    """Render shell/components/NAME.html with `body` and the variables given, nothing else."""
    shared = {key: context[key] for key in SHARED if key in context}
    return render_to_string(
        f"shell/components/{name}.html", {**shared, **variables, "body": content}
    )


@register.filter
def before_dash(label: object) -> str:
    """The answer itself in "I don’t know — That’s OK."."""
    return str(label).partition(" — ")[0]


@register.filter
def after_dash(label: object) -> str:
    """What is added in small under the answer, or nothing."""
    return str(label).partition(" — ")[2]


@register.filter
def in_fours(code: object) -> list[str]:
    """A code cut in groups of four, said group by group."""
    digits = str(code).replace(" ", "")
    return [digits[start : start + 4] for start in range(0, len(digits), 4)]


@register.filter
def grouped(number: int) -> str:
    """A large number, thousands apart."""
    return figures.grouped(number)


@register.filter
def sized(octets: int) -> str:
    """A size: « 4,4 ko »."""
    return figures.size(octets)


@register.filter(name="date", expects_localtime=True, is_safe=False)
def date_in_words(value: date | str | None, form: str | None = None) -> str:
    """Django's own `date`, in our two styles, with « 1er septembre » in French."""
    if form in dates.SHORT_FORMS and isinstance(value, date):
        return dates.date_format(value, form)
    said: str = defaultfilters.date(value, form)
    return dates.with_ordinal(said)


@register.filter
def in_groups(field: BoundField) -> list[tuple[str, list[BoundWidget]]]:
    """The options of a field under the title of their group; "" for those that have none."""
    widget, bound = cast(ChoiceWidget, field.field.widget), iter(field.subwidgets)
    groups = widget.optgroups(field.html_name, widget.format_value(field.value()))
    return [(title or "", [next(bound) for _ in options]) for title, options, _ in groups]

"""A whole page, or the part that htmx asks for; and the tags every template has."""

from datetime import date

import pytest
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from tests.conftest import NOON

from francjeu.web.shell import fragments
from francjeu.web.shell.templatetags import shell
from francjeu.web.today import pages

pytestmark = pytest.mark.django_db


def asked(**headers: str) -> HttpRequest:
    return RequestFactory().get(
        "/equipe/", headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


def rendered(request: HttpRequest) -> str:
    from django.contrib.auth.models import AnonymousUser

    request.user = AnonymousUser()
    context = {"page": pages.today(tasks=(), at=NOON)}
    return fragments.render(request, "today/list.html", context, part="tasks").content.decode()


def test_a_browser_gets_the_whole_page() -> None:
    assert "<html" in rendered(asked())


def test_htmx_gets_only_its_part() -> None:
    html = rendered(asked(HX_Request="true"))
    assert html.lstrip().startswith('<div id="tasks">')
    assert "<html" not in html


def test_going_back_in_history_needs_the_whole_page() -> None:
    assert "<html" in rendered(asked(HX_Request="true", HX_History_Restore_Request="true"))


def test_caches_are_told_that_the_two_answers_differ() -> None:
    response = fragments.render(asked(), "shell/errors/404.html", {}, status=404)
    assert response.status_code == 404
    assert "HX-Request" in response.headers["Vary"]


def test_an_icon_is_drawn_and_hidden_from_screen_readers() -> None:
    html = shell.icon("flag")
    assert html.startswith('<svg class="icon"')
    assert 'aria-hidden="true"' in html
    assert "<!--" not in html


def test_an_unknown_icon_is_an_error_not_a_hole() -> None:
    with pytest.raises(shell.UnknownIcon):
        shell.icon("gavel")


def test_a_component_takes_a_body_and_nothing_it_was_not_given() -> None:
    template = engines["django"].from_string(
        '{% component "panel" id="h-1" title="Pièces" %}<p>{{ secret }}</p>{% endcomponent %}'
    )
    html = template.render({"secret": "<3", "aside": "not given"})
    assert "<p>&lt;3</p>" in html
    assert "not given" not in html
    assert 'aria-labelledby="h-1"' in html


@pytest.mark.parametrize(
    ("label", "answer", "note"),
    [("Non", "Non", ""), ("Je ne sais pas — C’est correct.", "Je ne sais pas", "C’est correct.")],
)
def test_an_answer_and_its_note_are_two(label: str, answer: str, note: str) -> None:
    assert (shell.before_dash(label), shell.after_dash(label)) == (answer, note)


def test_a_code_is_cut_in_fours() -> None:
    assert shell.in_fours("4721 90385566 1204") == ["4721", "9038", "5566", "1204"]


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("fr", date(2025, 9, 1), "1er septembre 2025"),
        ("fr", date(2025, 9, 11), "11 septembre 2025"),
        ("en", date(2025, 9, 1), "September 1, 2025"),
    ],
)
def test_the_first_of_a_month_is_said_as_people_say_it(language: str, day: date, said: str) -> None:
    with translation.override(language):
        template = engines["django"].from_string("{{ day|date:'DATE_FORMAT' }}")
        assert template.render({"day": day}) == said

"""Any form of the house prints accessible fields, without a word of template."""

import pytest
from bs4 import BeautifulSoup, Tag

from francjeu.web.shell.gallery import form


def printed(wrong: bool) -> BeautifulSoup:  # noqa: FBT001
    example = form.refused() if wrong else form.filled()
    return BeautifulSoup(str(example), "html.parser")


@pytest.mark.parametrize("wrong", [False, True])
def test_every_control_has_a_name(wrong: bool) -> None:  # noqa: FBT001
    page = printed(wrong)
    for control in page.select("input, select, textarea"):
        label = page.select_one(f'label[for="{control["id"]}"]')
        assert label is not None, control
        assert label.text.strip()


def test_a_question_with_answers_is_a_group_with_a_legend() -> None:
    legends = [legend.text.strip() for legend in printed(wrong=False).select("fieldset > legend")]
    assert len(legends) == 2


def test_a_hint_and_an_error_are_read_with_their_field() -> None:
    page = printed(wrong=True)
    for control in page.select("textarea, [name=code]"):
        ids = str(control["aria-describedby"]).split()
        assert len(ids) == 2
        assert all(page.select_one(f'[id="{name}"]') for name in ids)
        assert control["aria-invalid"] == "true"


def test_the_summary_comes_first_and_leads_to_each_field() -> None:
    page = printed(wrong=True)
    summary = page.select_one("[role=alert]")
    assert isinstance(summary, Tag)
    assert page.select_one("*") is summary
    links = [str(link["href"]) for link in summary.select("a")]
    assert len(links) == 7
    assert all(page.select_one(f'[id="{href[1:]}"]') for href in links)


def test_what_was_typed_is_kept() -> None:
    control = printed(wrong=True).select_one("[name=place]")
    assert control is not None
    assert control["value"] == "http:/"


def test_optional_fields_say_so() -> None:
    page = printed(wrong=False)
    optional = page.select_one('label[for="filled_place"] .field__optional')
    assert optional is not None
    assert page.select_one('label[for="filled_what"] .field__optional') is None

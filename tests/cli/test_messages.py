"""Words are found where they are said, and kept once translated."""

from pathlib import Path

import polib
import pytest

from francjeu.cli import extraction, messages
from francjeu.cli.extraction import Message


def a_package(root: Path, *, code: str = "", page: str = "") -> Path:
    app = root / "reports"
    (app / "templates" / "reports").mkdir(parents=True, exist_ok=True)
    (app / "models.py").touch()
    (app / "forms.py").write_text(code, encoding="utf-8")
    (app / "templates" / "reports" / "page.html").write_text(page, encoding="utf-8")
    return app


def test_reads_the_names_a_module_imports() -> None:
    source = (
        "from django.utils.translation import gettext_lazy as _, ngettext, pgettext\n"
        'a = _("One " "sentence")\n'
        'b = ngettext("%(n)s day", "%(n)s days", 2)\n'
        'c = pgettext("act", "Open")\n'
        'd = gettext("not imported")\n'
        "e = _(variable)\n"
    )
    assert set(extraction.of_python(source)) == {
        Message("", "One sentence"),
        Message("", "%(n)s day", "%(n)s days"),
        Message("act", "Open"),
    }


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('{% translate "Don’t send" %}', Message("", "Don’t send")),
        ("{% translate 'Sent' as title %}", Message("", "Sent")),
        ('{% translate "Open" context "act" %}', Message("act", "Open")),
        ('{% include "x.html" with words=_("Continue") only %}', Message("", "Continue")),
        (
            "{% blocktranslate with a=b %}By {{ a }}{% endblocktranslate %}",
            Message("", "By %(a)s"),
        ),
        (
            "{% blocktranslate count n=x %}{{ n }} day{% plural %}{{ n }} days"
            "{% endblocktranslate %}",
            Message("", "%(n)s day", "%(n)s days"),
        ),
    ],
)
def test_reads_what_a_template_says(page: str, expected: Message) -> None:
    assert list(extraction.of_template(page)) == [expected]


def test_a_comment_says_nothing() -> None:
    assert not list(extraction.of_template('{% comment %}{% translate "no" %}{% endcomment %}'))


def test_keeps_translations_and_drops_words_no_longer_said(tmp_path: Path) -> None:
    app = a_package(tmp_path, page='{% translate "Send" %}{% translate "Leave" %}')
    messages.update(tmp_path)
    path = app / "locale/fr/LC_MESSAGES/django.po"
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        entry.msgstr = {"Send": "Envoyer", "Leave": "Quitter"}[entry.msgid]
    catalogue.save(str(path))

    a_package(tmp_path, page='{% translate "Send" %}{% translate "Back" %}')
    assert len(list(messages.found_faults(tmp_path))) == 2  # one absent, one no longer said
    messages.update(tmp_path)

    kept = {entry.msgid: entry.msgstr for entry in polib.pofile(str(path))}
    assert kept == {"Send": "Envoyer", "Back": ""}
    assert len(list(messages.found_faults(tmp_path))) == 1  # the one to translate


def test_says_when_a_word_has_two_translations(tmp_path: Path) -> None:
    for name, french in (("reports", "Avis"), ("cases", "Note")):
        app = tmp_path / name
        app.mkdir()
        (app / "models.py").write_text(
            'from django.utils.translation import gettext as _\n_("Notice")\n', encoding="utf-8"
        )
        messages.update(tmp_path)
        path = app / "locale/fr/LC_MESSAGES/django.po"
        catalogue = polib.pofile(str(path))
        catalogue[0].msgstr = french
        catalogue.save(str(path))
    assert [fault.rpartition(" ")[2] for fault in messages.found_faults(tmp_path)] == ["Notice"]

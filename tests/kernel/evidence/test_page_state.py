"""What an address answered is told apart, and never called seen without the words looked for."""

import pytest

from francjeu.kernel.evidence.capture.page_state import Expected, PageState, Seen, read
from francjeu.kernel.evidence.capture.page_templates import TEMPLATES, Says, Template, Where
from francjeu.kernel.evidence.likeness.folding import folded

POST = "https://www.instagram.com/p/C0/"
WORDS = Expected(author="@remi.laforest", fragment="t’es pas à ta place dans l’équipe")
SHOWN = "remi.laforest\nT'ES PAS  À TA PLACE\u00a0dans l'e\u0301quipe, va-t’en"


def state(*, expected: Expected = WORDS, **seen: object) -> PageState:
    given = {"asked": POST, "status": 200, "text": SHOWN, **seen}
    return read(Seen(**given), expected=expected).state  # type: ignore[arg-type]


def test_finds_the_words_whatever_their_accents_quotes_and_spaces() -> None:
    assert state() is PageState.MATCHED


@pytest.mark.parametrize("text", [
    "remi.laforest\nautre chose", "t'es pas à ta place dans l'équipe", "", "Bienvenue",
    "remi.laforestier t’es pas à ta place dans l’équipe",
])  # fmt: skip
def test_calls_nothing_seen_when_author_or_words_are_missing(text: str) -> None:
    assert state(text=text) is PageState.UNKNOWN


def test_with_nothing_to_look_for_nothing_is_proven() -> None:
    assert state(expected=Expected()) is PageState.UNKNOWN
    assert state(expected=Expected(author="@", fragment="ok")) is PageState.UNKNOWN


@pytest.mark.parametrize(("status", "expected"), [
    (403, PageState.BLOCKED), (429, PageState.BLOCKED), (404, PageState.GONE_HTTP),
    (410, PageState.GONE_HTTP), (401, PageState.LOGIN_WALL), (451, PageState.RESTRICTED),
    (500, PageState.UNREACHABLE), (503, PageState.UNREACHABLE), (418, PageState.UNKNOWN),
    (None, PageState.UNREACHABLE),
])  # fmt: skip
def test_tells_refusals_by_their_status(status: int | None, expected: PageState) -> None:
    assert state(status=status, text="") is expected


def test_a_refusal_that_still_shows_the_post_is_not_called_gone() -> None:
    assert state(status=404) is PageState.UNKNOWN


@pytest.mark.parametrize(("seen", "expected"), [
    ({"text": "Désolé, cette page n’est pas disponible."}, PageState.GONE_PAGE),
    ({"text": "Sorry, this page isn't available."}, PageState.GONE_PAGE),
    ({"title": "Page introuvable | Ligue", "asked": "https://ligue.example/p"},
     PageState.GONE_PAGE),
    ({"text": "Ce compte n’existe pas", "asked": "https://x.com/u"}, PageState.ACCOUNT_GONE),
    ({"text": "Ce compte est privé"}, PageState.RESTRICTED),
    ({"final": "https://www.instagram.com/accounts/login/?next=/p/C0/"}, PageState.LOGIN_WALL),
    ({"text": "Connectez-vous pour voir les photos et vidéos"}, PageState.LOGIN_WALL),
    ({"title": "Just a moment..."}, PageState.BLOCKED),
    ({"text": "Vérifiez que vous êtes humain"}, PageState.BLOCKED),
    ({"text": "Vérifiez que vous êtes humain", "status": 404}, PageState.BLOCKED),
])  # fmt: skip
def test_tells_a_page_that_pretends_to_be_whole(seen: dict[str, str], expected: PageState) -> None:
    assert state(**{"text": "remi.laforest", **seen}) is expected


def test_words_of_one_platform_prove_nothing_on_another() -> None:
    assert state(text="Ce compte est privé", asked="https://blogue.example/") is PageState.UNKNOWN


def test_a_thread_that_quotes_a_deleted_post_is_still_seen() -> None:
    assert state(text=f"Ce post est indisponible\n{SHOWN}", asked="https://x.com/a") is (
        PageState.MATCHED
    )


def test_an_address_that_was_asked_for_is_no_redirect_to_a_wall() -> None:
    asked = "https://site.example/login/aide"
    assert state(asked=asked, final=asked, text="Aide") is PageState.UNKNOWN


def test_each_template_is_written_as_it_is_compared_and_named_once() -> None:
    assert len({it.key for it in TEMPLATES}) == len(TEMPLATES)
    for template in TEMPLATES:
        for phrase in template.phrases:
            assert folded(phrase) == phrase, template.key


def test_a_template_may_be_tried_without_being_published() -> None:
    mine = Template("try", Says.GONE, ("parti",), where=Where.TEXT)
    got = read(Seen(asked=POST, status=200, text="Parti !"), expected=WORDS, templates=[mine])
    assert (got.state, got.reason) == (PageState.GONE_PAGE, "try")


IMAGE = Expected(author="@remi.laforest", fragment="t’es pas à ta place dans l’équipe")


@pytest.mark.parametrize(("text", "pictured", "expected"), [
    ("remi.laforest", "T'ES PAS A TA PLACE\nDANS L'EQUIPE", PageState.PICTURED),
    ("", "remi.laforest\nT'ES PAS A TA PIACE\nDANS LEQUIPE", PageState.PICTURED),
    ("", "T'ES PAS A TA PLACE\nDANS L'EQUIPE", PageState.UNKNOWN),
    ("remi.laforest", "Bonne saison à tous", PageState.UNKNOWN),
    ("Cette page n’existe pas", "remi.laforest t'es pas a ta place dans l'equipe",
     PageState.GONE_PAGE),
])  # fmt: skip
def test_what_software_read_in_a_picture_is_a_verdict_of_its_own(
    text: str, pictured: str, expected: PageState
) -> None:
    assert state(text=text, pictured=pictured, expected=IMAGE) is expected


def test_short_words_are_not_found_inside_others_of_a_picture() -> None:
    short = Expected(fragment="nul")
    assert state(text="", pictured="Annuler", expected=short) is PageState.UNKNOWN
    assert state(text="", pictured="T’es nul", expected=short) is PageState.PICTURED


def test_words_of_a_page_shown_inside_count_and_its_templates_do_not() -> None:
    assert state(text="", framed=SHOWN) is PageState.MATCHED
    assert state(text="Fil", framed="Cette page n’existe pas") is PageState.UNKNOWN

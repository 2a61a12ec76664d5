"""Pages as large platforms serve them to a visitor without an account, told apart by their words.

Imitated from public descriptions: none was compared with the live platforms.
"""

import pytest

from francjeu.kernel.evidence.capture.page_state import Expected, PageState, Seen, read

AUTHOR = "remi.laforest"
WORDS = "t’es pas à ta place dans l’équipe"
LOOKED_FOR = Expected(author=f"@{AUTHOR}", fragment=WORDS)
FEED = "\n".join(f"Vidéo recommandée {n} · 1,2 k vues · il y a 3 jours" for n in range(200))

FACEBOOK = "https://www.facebook.com/permalink.php?story_fbid=1&id=2"
INSTAGRAM = "https://www.instagram.com/p/C0/"
TIKTOK = f"https://www.tiktok.com/@{AUTHOR}/video/1"
X = f"https://x.com/{AUTHOR}/status/1"
YOUTUBE = "https://www.youtube.com/watch?v=1"


def state(asked: str, text: str, *, title: str = "", status: int = 200) -> PageState:
    seen = Seen(asked=asked, final=asked, status=status, title=title, text=text)
    return read(seen, expected=LOOKED_FOR).state


@pytest.mark.parametrize(("asked", "text"), [
    (FACEBOOK, "Ce contenu n’est pas disponible pour le moment\nC’est généralement parce que le "
     "propriétaire l’a partagé avec un petit groupe de personnes\nSe connecter"),
    (FACEBOOK, "This content isn’t available right now\nWhen this happens, it’s usually because "
     "the owner only shared it with a small group of people, or it’s been deleted.\nLog In"),
    (INSTAGRAM, "Sorry, this page isn’t available.\nThe link you followed may be broken"),
    (INSTAGRAM, "Cette publication n’est plus disponible"),
    (INSTAGRAM, "Publication non disponible\nLe lien est peut-être rompu"),
    (TIKTOK, "Video currently unavailable\nLooking for videos? Try browsing our trending "
     f"creators, hashtags, and sounds.\n{FEED}"),
    (X, "Hmm… cette page n’existe pas. Essayez de chercher autre chose."),
    (X, "Cette publication est indisponible."),
    (YOUTUBE, f"Cette vidéo n’est plus disponible\n{FEED}"),
    (YOUTUBE, f"Video unavailable\nThis video has been removed by the uploader\n{FEED}"),
])  # fmt: skip
def test_what_is_not_available_is_told_whatever_its_wording(asked: str, text: str) -> None:
    assert state(asked, text) is PageState.GONE_PAGE


@pytest.mark.parametrize(("asked", "text"), [
    (YOUTUBE, "Video unavailable\nThe uploader has not made this video available in your country"),
    (YOUTUBE, "Vidéo non disponible\nL’auteur ne l’a pas rendue disponible dans votre pays"),
    (YOUTUBE, "Video unavailable\nThis video is private"),
    (YOUTUBE, "Vidéo non disponible\nCette vidéo est privée"),
    (YOUTUBE, "Vidéo non disponible\nVidéo réservée aux membres de la chaîne"),
    (YOUTUBE, "Sign in to confirm your age\nThis video may be inappropriate for some users."),
    (YOUTUBE, "Connectez-vous pour confirmer votre âge"),
    (TIKTOK, "Connectez-vous pour confirmer votre âge"),
    (INSTAGRAM, "Vous devez avoir au moins 18 ans pour voir ce profil"),
    (X, "Cette publication provient d’un compte protégé. Ces posts sont protégés"),
    ("https://media.example/p/1", "Ce contenu n’est pas disponible dans votre région."),
    ("https://media.example/p/1", "Sorry, this content is not available in your country."),
])  # fmt: skip
def test_what_is_not_open_to_all_is_not_called_gone(asked: str, text: str) -> None:
    assert state(asked, text) is PageState.RESTRICTED


@pytest.mark.parametrize(("asked", "title", "text"), [
    (YOUTUBE, "", "Sign in to confirm you’re not a bot\nThis helps protect our community."),
    (YOUTUBE, "", "Connectez-vous pour confirmer que vous n’êtes pas un robot"),
    (X, "Just a moment...", "Enable JavaScript and cookies to continue"),
    (X, "Un instant…", "Activez JavaScript et les cookies pour continuer"),
    (TIKTOK, "", "Faites glisser le curseur pour reconstituer le puzzle"),
    (INSTAGRAM, "", "Please wait a few minutes before you try again."),
    (INSTAGRAM, "", "Veuillez patienter quelques minutes avant de réessayer."),
    (FACEBOOK, "", "You’re Temporarily Blocked\nIt looks like you were misusing this feature"),
    (FACEBOOK, "", "Vous êtes temporairement bloqué(e)"),
    ("https://www.reddit.com/r/a/1", "", "You’ve been blocked by network security."),
    ("https://media.example/p", "", "Please enable JS and disable any ad blocker"),
    ("https://media.example/p", "", "Press & Hold to confirm you are a human (and not a bot)."),
    ("https://media.example/p", "Human Verification", "Let’s confirm you are human"),
    ("https://media.example/p", "Access Denied", "You don’t have permission to access this."),
])  # fmt: skip
def test_a_site_that_doubts_its_visitor_is_told_as_refusing(
    asked: str, title: str, text: str
) -> None:
    assert state(asked, text, title=title) is PageState.BLOCKED


@pytest.mark.parametrize(("asked", "text"), [
    (FACEBOOK, "Voir plus de contenu de Rémi Laforest sur Facebook\nSe connecter\nCréer un compte"),
    (FACEBOOK, "See more of Rémi on Facebook\nLog In\nCreate new account"),
    (INSTAGRAM, "Inscrivez-vous pour voir les photos et vidéos de vos ami(e)s."),
    (INSTAGRAM, "Sign up to see photos and videos from your friends."),
    (X, "Ne manquez rien de ce qui se passe\nLes utilisateurs de X sont les premiers à savoir."),
    (X, "Happening now\nJoin today.\nDon’t miss what’s happening"),
    (TIKTOK, "Connectez-vous à TikTok\nGérez votre compte, consultez vos notifications"),
])  # fmt: skip
def test_a_wall_that_asks_to_sign_in_is_told_as_such(asked: str, text: str) -> None:
    assert state(asked, text) is PageState.LOGIN_WALL


@pytest.mark.parametrize("wall", [
    "Connectez-vous pour voir les photos et vidéos", "Autoriser l’utilisation des cookies ?",
    "Ne manquez rien de ce qui se passe", "Cette publication est indisponible.",
])  # fmt: skip
def test_words_behind_a_wall_or_a_question_on_cookies_are_still_on_the_page(wall: str) -> None:
    assert state(INSTAGRAM, f"{wall}\n{AUTHOR}\n{WORDS}") is PageState.MATCHED


@pytest.mark.parametrize("text", [
    "Nous utilisons des témoins (cookies)\nTout accepter\nTout refuser",
    "Avant d’accéder à YouTube\nNous utilisons des cookies\nTout refuser\nTout accepter",
    "Allow the use of cookies from Facebook on this browser?\nDecline optional cookies",
])  # fmt: skip
def test_a_question_on_cookies_alone_proves_nothing(text: str) -> None:
    for asked in (FACEBOOK, YOUTUBE, "https://media.example/p"):
        assert state(asked, text) is PageState.UNKNOWN


def test_a_thread_of_the_author_where_another_post_is_gone_is_not_gone() -> None:
    """The words may be further down, or changed: the author is there, so a person must look."""
    thread = f"{AUTHOR}\nMon message du jour\nCe post est indisponible.\n{FEED}"
    assert state(X, thread) is PageState.UNKNOWN


def test_a_long_page_that_speaks_of_deletion_is_not_gone() -> None:
    said = "Camille\nCette publication a été supprimée, je crois. Erreur 404 chez moi aussi."
    assert state("https://forum.example/t/1", f"{said}\n{FEED}") is PageState.UNKNOWN
    assert state("https://forum.example/t/1", "Erreur 404\nRetour") is PageState.GONE_PAGE


def test_an_account_that_is_gone_is_told_though_its_name_is_shown() -> None:
    assert state(X, f"@{AUTHOR}\nCe compte n’existe pas") is PageState.ACCOUNT_GONE
    assert state(X, f"@{AUTHOR}\nAccount suspended") is PageState.ACCOUNT_GONE

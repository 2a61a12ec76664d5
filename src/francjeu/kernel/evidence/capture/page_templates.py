"""How pages say that there is nothing to see: words of platforms in French and English, as data.

Words seen on public pages up to November 2026, gathered from help pages and public descriptions;
none was checked against the live platforms from here. Add a row, raise VERSION, date the row. A
phrase is compared folded (no accent, no capital, plain apostrophes and spaces), inside the text,
the title or the last path of the address.
"""

from dataclasses import dataclass
from enum import StrEnum

VERSION = "2026-11-29.2"
_FIRST = "2026-11-28"
_SECOND = "2026-11-29"
ANYWHERE = ""


class Says(StrEnum):
    """What a template tells. Keys are stored: never renamed, never reused."""

    GONE = "gone"
    ACCOUNT_GONE = "account_gone"
    RESTRICTED = "restricted"
    LOGIN = "login"
    CHALLENGE = "challenge"


class Where(StrEnum):
    """Where the words stand."""

    TEXT = "text"
    TITLE = "title"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class Template:
    """One way of one platform, in one language. `host` is a domain and all below it.

    `key` is what a check records as its reason: never renamed, never reused.
    """

    key: str
    says: Says
    phrases: tuple[str, ...]
    host: str = ANYWHERE
    language: str = ""
    where: Where = Where.TEXT
    since: str = _FIRST


TEMPLATES: tuple[Template, ...] = (
    # addresses that only ask to sign in, whatever the language
    Template("path-login", Says.LOGIN, (
        "/login", "/accounts/login", "/signin", "/sign-in", "/sign_in", "/i/flow/login",
        "/connexion", "/se-connecter", "/checkpoint", "/authwall",
    ), where=Where.PATH),
    Template("path-challenge", Says.CHALLENGE, (
        "/challenge", "/captcha", "/sorry/index", "/cdn-cgi/challenge-platform",
    ), where=Where.PATH),
    # walls that ask whether a person is there
    Template("challenge-en", Says.CHALLENGE, (
        "verify you are human", "verifying you are human", "checking your browser before",
        "complete the captcha", "i'm not a robot", "unusual traffic from your",
        "drag the slider to fit the puzzle", "please enable javascript and cookies to continue",
        "confirm you're not a robot", "confirm that you are not a robot",
    ), language="en"),
    Template("challenge-fr", Says.CHALLENGE, (
        "verifiez que vous etes humain", "verification que vous etes humain",
        "confirmez que vous etes humain", "confirmez que vous n'etes pas un robot",
        "je ne suis pas un robot", "trafic exceptionnel sur votre", "trafic inhabituel",
        "faites glisser le curseur", "activer javascript et les cookies pour continuer",
    ), language="fr"),
    Template("challenge-title", Says.CHALLENGE, (
        "just a moment", "un instant", "attention required", "security check",
        "controle de securite", "captcha",
    ), where=Where.TITLE),
    Template("challenge-more-en", Says.CHALLENGE, (
        "enable javascript and cookies to continue", "please enable js and disable any ad blocker",
        "confirm you are a human", "confirm you are human", "confirm you're not a bot",
    ), language="en", since=_SECOND),
    Template("challenge-more-fr", Says.CHALLENGE, (
        "activez javascript et les cookies pour continuer", "confirmer que vous etes humain",
        "confirmer que vous n'etes pas un robot", "veuillez activer js et desactiver",
    ), language="fr", since=_SECOND),
    Template("challenge-more-title", Says.CHALLENGE, (
        "human verification", "access denied", "acces refuse", "verification de securite",
    ), where=Where.TITLE, since=_SECOND),
    # what is not shown where the visitor is
    Template("any-region", Says.RESTRICTED, (
        "not available in your country", "isn't available in your country",
        "not available in your region", "isn't available in your region",
        "pas disponible dans votre pays", "pas disponible dans votre region",
        "pas accessible dans votre pays", "pas accessible dans votre region",
    ), since=_SECOND),
    # Facebook
    Template("facebook-blocked", Says.CHALLENGE, (
        "you're temporarily blocked", "vous etes temporairement bloque",
    ), host="facebook.com", since=_SECOND),
    Template("facebook-login-more", Says.LOGIN, (
        "on facebook log in", "sur facebook se connecter", "create new account",
        "creer un nouveau compte", "creer un compte",
    ), host="facebook.com", since=_SECOND),
    Template("facebook-age", Says.RESTRICTED, (
        "you must be 18 years old or older", "vous devez avoir 18 ans ou plus",
    ), host="facebook.com", since=_SECOND),
    Template("facebook-gone-en", Says.GONE, (
        "this content isn't available right now", "this content isn't available at the moment",
        "this page isn't available", "the link you followed may be broken",
        "this content is no longer available",
    ), host="facebook.com", language="en"),
    Template("facebook-gone-fr", Says.GONE, (
        "ce contenu n'est pas disponible pour le moment",
        "ce contenu n'est pas disponible actuellement", "cette page n'est pas disponible",
        "le lien que vous avez suivi est peut-etre rompu",
        "le lien est peut-etre rompu", "ce contenu n'est plus disponible",
    ), host="facebook.com", language="fr"),
    Template("facebook-login", Says.LOGIN, (
        "you must log in to continue", "log in to facebook", "log into facebook",
        "vous devez vous connecter pour continuer", "connectez-vous a facebook",
        "se connecter a facebook", "connexion a facebook",
    ), host="facebook.com"),
    # Instagram, Threads
    Template("instagram-gone-en", Says.GONE, (
        "sorry, this page isn't available", "post isn't available",
        "the link you followed may be broken, or the page may have been removed",
    ), host="instagram.com", language="en"),
    Template("instagram-gone-fr", Says.GONE, (
        "desole, cette page n'est pas disponible", "cette publication n'est pas disponible",
        "nous sommes desoles, cette page n'est pas disponible",
        "le lien que vous avez suivi est peut-etre rompu, ou la page a peut-etre ete supprimee",
    ), host="instagram.com", language="fr"),
    Template("instagram-private", Says.RESTRICTED, (
        "this account is private", "ce compte est prive", "restricted profile",
        "profil restreint", "you must be 18", "vous devez avoir 18 ans",
    ), host="instagram.com"),
    Template("instagram-login", Says.LOGIN, (
        "log in to see photos and videos", "log into instagram", "log in to instagram",
        "connectez-vous pour voir les photos et videos", "connectez-vous a instagram",
        "se connecter a instagram",
    ), host="instagram.com"),
    Template("instagram-gone-more", Says.GONE, (
        "publication non disponible", "cette publication n'est plus disponible",
        "post unavailable", "this post is no longer available",
    ), host="instagram.com", since=_SECOND),
    Template("instagram-age", Says.RESTRICTED, (
        "vous devez avoir au moins 18 ans", "you must be at least 18",
    ), host="instagram.com", since=_SECOND),
    Template("instagram-blocked", Says.CHALLENGE, (
        "please wait a few minutes before you try again",
        "veuillez patienter quelques minutes avant de reessayer",
    ), host="instagram.com", since=_SECOND),
    Template("instagram-login-more", Says.LOGIN, (
        "sign up to see photos and videos", "inscrivez-vous pour voir les photos et videos",
        "never miss a post from", "ne manquez jamais une publication de",
    ), host="instagram.com", since=_SECOND),
    Template("threads-gone", Says.GONE, (
        "sorry, this page isn't available", "desole, cette page n'est pas disponible",
        "not all who wander are lost, but this page is",
    ), host="threads.net"),
    Template("threads-com-gone", Says.GONE, (
        "sorry, this page isn't available", "desole, cette page n'est pas disponible",
        "not all who wander are lost, but this page is",
    ), host="threads.com"),
    # X
    Template("x-gone-en", Says.GONE, (
        "hmm...this page doesn't exist", "this page doesn't exist. try searching",
        "this post was deleted by the post author", "this post is unavailable",
        "this tweet was deleted by the tweet author", "this tweet is unavailable",
        "this post is from an account that no longer exists",
    ), host="x.com", language="en"),
    Template("x-gone-fr", Says.GONE, (
        "cette page n'existe pas", "ce post a ete supprime par son auteur",
        "ce post est indisponible", "ce post n'est pas disponible",
        "ce tweet a ete supprime par son auteur", "ce tweet est indisponible",
        "ce post provient d'un compte qui n'existe plus",
    ), host="x.com", language="fr"),
    Template("x-account-gone", Says.ACCOUNT_GONE, (
        "this account doesn't exist", "account suspended", "ce compte n'existe pas",
        "compte suspendu", "this post is from a suspended account",
        "ce post provient d'un compte suspendu",
    ), host="x.com"),
    Template("x-restricted", Says.RESTRICTED, (
        "these posts are protected", "ces posts sont proteges", "age-restricted adult content",
        "contenu pour adultes soumis a une limite d'age", "has been withheld in",
        "a ete bloque au", "you're unable to view this post", "you're blocked",
        "vous ne pouvez pas voir ce post", "vous etes bloque",
    ), host="x.com"),
    Template("x-login", Says.LOGIN, (
        "sign in to x", "log in to x", "connectez-vous a x", "se connecter a x",
        "join x today", "inscrivez-vous sur x",
    ), host="x.com"),
    Template("x-gone-more", Says.GONE, (
        "cette publication est indisponible", "cette publication n'est pas disponible",
        "cette publication a ete supprimee par son auteur",
        "cette publication provient d'un compte qui n'existe plus",
    ), host="x.com", language="fr", since=_SECOND),
    Template("x-login-more", Says.LOGIN, (
        "don't miss what's happening", "ne manquez rien de ce qui se passe", "happening now join",
        "ca se passe maintenant",
    ), host="x.com", since=_SECOND),
    # TikTok
    Template("tiktok-gone-en", Says.GONE, (
        "video currently unavailable", "this video is unavailable", "video isn't available",
    ), host="tiktok.com", language="en"),
    Template("tiktok-gone-fr", Says.GONE, (
        "video actuellement indisponible", "cette video n'est pas disponible",
        "cette video est indisponible",
    ), host="tiktok.com", language="fr"),
    Template("tiktok-account-gone", Says.ACCOUNT_GONE, (
        "couldn't find this account", "impossible de trouver ce compte",
        "ce compte est introuvable", "account banned", "compte banni",
    ), host="tiktok.com"),
    Template("tiktok-private", Says.RESTRICTED, (
        "this account is private", "ce compte est prive", "this video is private",
        "cette video est privee", "age-restricted", "soumis a une limite d'age",
        "log in to confirm your age", "this post may not be comfortable",
    ), host="tiktok.com"),
    Template("tiktok-age", Says.RESTRICTED, (
        "connectez-vous pour confirmer votre age",
    ), host="tiktok.com", since=_SECOND),
    Template("tiktok-login", Says.LOGIN, (
        "log in to tiktok", "connectez-vous a tiktok", "se connecter a tiktok",
    ), host="tiktok.com"),
    # Snapchat, YouTube, Discord, Reddit
    Template("snapchat-gone", Says.GONE, (
        "this content was not found", "ce contenu est introuvable",
        "sorry, this page could not be found", "desole, cette page est introuvable",
    ), host="snapchat.com"),
    Template("youtube-gone-en", Says.GONE, (
        "video unavailable", "this video isn't available anymore",
        "this video has been removed by the uploader",
        "this video is no longer available", "this page isn't available. sorry about that",
    ), host="youtube.com", language="en"),
    Template("youtube-gone-fr", Says.GONE, (
        "video non disponible", "cette video n'est plus disponible",
        "cette video a ete supprimee par l'utilisateur",
        "cette video a ete supprimee par la personne qui l'a mise en ligne",
        "cette page n'est pas disponible",
    ), host="youtube.com", language="fr"),
    Template("youtube-account-gone", Says.ACCOUNT_GONE, (
        "this channel does not exist", "this account has been terminated",
        "cette chaine n'existe pas", "ce compte a ete resilie", "ce compte a ete cloture",
    ), host="youtube.com"),
    Template("youtube-private", Says.RESTRICTED, (
        "this is a private video", "private video", "video privee", "sign in to confirm your age",
        "connectez-vous pour confirmer votre age", "not available in your country",
        "n'est pas disponible dans votre pays",
    ), host="youtube.com"),
    Template("youtube-not-open", Says.RESTRICTED, (
        "available in your country", "disponible dans votre pays", "this video is private",
        "cette video est privee", "members-only", "available to this channel's members",
        "reservee aux membres", "may be inappropriate for some users",
        "peut etre inappropriee pour certains",
    ), host="youtube.com", since=_SECOND),
    Template("discord-gone", Says.GONE, (
        "invite invalid", "invitation invalide", "this invite may be expired",
        "cette invitation a peut-etre expire",
    ), host="discord.com"),
    Template("reddit-gone", Says.GONE, (
        "sorry, this post was deleted by the person who originally posted it",
        "sorry, this post has been removed by the moderators",
        "ce post a ete supprime par la personne qui l'a publie",
        "cette publication a ete supprimee par la personne qui l'a publiee",
    ), host="reddit.com"),
    Template("reddit-blocked", Says.CHALLENGE, (
        "you've been blocked by network security",
    ), host="reddit.com", since=_SECOND),
    Template("reddit-private", Says.RESTRICTED, (
        "this community is private", "cette communaute est privee", "r/all is private",
    ), host="reddit.com"),
    # LinkedIn, Bluesky, Twitch, Mastodon
    Template("linkedin-gone", Says.GONE, (
        "this page doesn't exist", "this post cannot be displayed",
        "cette page n'existe pas", "impossible d'afficher ce post",
    ), host="linkedin.com", since="2026-11-29"),
    Template("linkedin-login", Says.LOGIN, (
        "join linkedin", "sign in to view more content", "inscrivez-vous pour en voir plus",
        "identifiez-vous pour consulter plus de contenu",
    ), host="linkedin.com", since="2026-11-29"),
    Template("bluesky-gone", Says.GONE, (
        "post not found", "post has been deleted", "post introuvable", "post supprime",
    ), host="bsky.app", since="2026-11-29"),
    Template("bluesky-restricted", Says.RESTRICTED, (
        "the author of this thread has requested that posts only be displayed to signed-in users",
        "ce compte a demande aux applications de ne montrer son compte qu'aux personnes connectees",
    ), host="bsky.app", since="2026-11-29"),
    Template("twitch-gone", Says.GONE, (
        "unless you've got a time machine, that content is unavailable",
        "a moins d'avoir une machine a remonter le temps, ce contenu n'est pas disponible",
    ), host="twitch.tv", since="2026-11-29"),
    Template("mastodon-gone", Says.GONE, (
        "the page you are looking for isn't here",
        "la page que vous recherchez n'est pas ici",
        "la page que vous recherchez n'existe pas",
    ), since="2026-11-29"),
    # any site: titles are safer than words, which a post may hold too
    Template("any-gone-title", Says.GONE, (
        "page not found", "page introuvable", "page non trouvee", "404", "not found",
        "introuvable", "content not found", "contenu introuvable", "no longer available",
        "n'est plus disponible", "content unavailable", "contenu indisponible",
    ), where=Where.TITLE),
    Template("any-gone-en", Says.GONE, (
        "the page you requested could not be found", "the page you are looking for",
        "this page could not be found", "we couldn't find that page", "error 404",
        "the page you're looking for doesn't exist",
    ), language="en"),
    Template("any-gone-fr", Says.GONE, (
        "la page que vous cherchez n'existe pas", "la page demandee est introuvable",
        "la page demandee n'existe pas", "cette page n'existe pas",
        "cette page est introuvable", "la page que vous avez demandee", "erreur 404",
        "ce contenu n'est plus disponible", "cette publication n'existe plus",
        "cette publication a ete supprimee",
    ), language="fr"),
    Template("any-login", Says.LOGIN, (
        "you must log in to continue", "you must be logged in", "please log in to continue",
        "sign in to continue", "log in to continue", "vous devez vous connecter",
        "vous devez etre connecte", "veuillez vous connecter",
        "connectez-vous pour continuer", "connectez-vous pour voir",
    )),
    Template("any-login-title", Says.LOGIN, (
        "log in", "sign in", "login", "connexion", "se connecter", "ouvrir une session",
    ), where=Where.TITLE),
)  # fmt: skip

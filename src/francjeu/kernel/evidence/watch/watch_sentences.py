"""What the watch lets anyone say, in French and English: never stronger than the proof.

An absence is dated by an interval, its cause is left open. "Deleted" is written only as what the
author is reported to have said.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from francjeu.kernel.evidence.origin.provenance import Language
from francjeu.kernel.evidence.watch.watching import APART, Answer, Episode, Standing, State, Verdict

Moment = Callable[[datetime], str]

_STATES: dict[Language, dict[State, str]] = {
    "fr": {
        State.VISIBLE: "Visible : les mots attendus sont sur la page.",
        State.PICTURED: "Lu dans une image : un logiciel a lu les mots attendus, ou presque, dans "
        "une image du premier écran. Une personne doit regarder.",
        State.CHANGED: "Modifié : l’auteur est sur la page, les mots attendus n’y sont pas.",
        State.GONE_HTTP: "Absent : le serveur répond que la page n’existe pas (404 ou 410).",
        State.GONE_PAGE: "Absent : la page dit que le contenu n’est pas disponible.",
        State.RESTRICTED: "Réservé : la page dit que le contenu n’est pas ouvert à tous. Ce n’est "
        "pas une suppression.",
        State.ACCOUNT_GONE: "Compte absent : la page dit que le compte n’existe pas ou est "
        "suspendu. Cela ne prouve rien sur ce contenu.",
        State.LOGIN_WALL: "Mur de connexion : la page demande de se connecter. Rien n’est prouvé.",
        State.BLOCKED: "Bloqué : la plateforme a refusé la vérification. Rien n’est prouvé.",
        State.UNREACHABLE: "Injoignable : aucune réponse. Rien n’est prouvé.",
        State.UNKNOWN: "Indéterminé : une page a répondu, sans rien qui permette de conclure.",
    },
    "en": {
        State.VISIBLE: "Visible: the expected words are on the page.",
        State.PICTURED: "Read in a picture: software read the expected words, or words very near "
        "them, in a picture of the first screen. A person must look.",
        State.CHANGED: "Changed: the author is on the page, the expected words are not.",
        State.GONE_HTTP: "Absent: the server answers that the page does not exist (404 or 410).",
        State.GONE_PAGE: "Absent: the page says that the content is not available.",
        State.RESTRICTED: "Restricted: the page says that not everyone may see the content. This "
        "is no deletion.",
        State.ACCOUNT_GONE: "Account absent: the page says that the account does not exist or is "
        "suspended. This proves nothing about this content.",
        State.LOGIN_WALL: "Login wall: the page asks to sign in. Nothing is proven.",
        State.BLOCKED: "Blocked: the platform refused the check. Nothing is proven.",
        State.UNREACHABLE: "Unreachable: no answer. Nothing is proven.",
        State.UNKNOWN: "Undetermined: a page answered, with nothing that allows a conclusion.",
    },
}

_WORDS: dict[Language, dict[Answer, str]] = {
    "fr": {
        Answer.YES: "Une personne dit l’avoir encore vu.",
        Answer.NO: "Une personne dit ne plus le voir. Sa parole seule ne prouve pas une absence.",
        Answer.UNSURE: "Une personne dit ne pas savoir.",
    },
    "en": {
        Answer.YES: "A person says that they still saw it.",
        Answer.NO: "A person says that they no longer see it. Their word alone proves no absence.",
        Answer.UNSURE: "A person says that they do not know.",
    },
}

_STANDING: dict[Language, dict[Standing, str]] = {
    "fr": {
        Standing.UNSEEN: "Aucune vérification n’a encore permis de conclure.",
        Standing.VISIBLE: "Le contenu était visible publiquement à la dernière vérification "
        "concluante, le %(last)s.",
        Standing.PICTURED: "À la dernière vérification concluante, un logiciel a lu les mots "
        "attendus, ou presque, dans une image de la page. Ce n’est pas une preuve : une personne "
        "doit regarder l’écran scellé.",
        Standing.CHANGED: "L’adresse montre autre chose que les mots attendus. Une personne doit "
        "regarder.",
        Standing.SUSPECTED: "Une absence a été vue le %(first)s, avec une page témoin visible. "
        "Elle n’est pas établie : il faut une seconde vérification, au moins 6 heures plus tard.",
        Standing.BACK: "Le contenu est de nouveau visible publiquement. Il l’était à la dernière "
        "vérification concluante, le %(last)s.",
        Standing.DISPUTED: "Une absence a été vue, mais une personne ou la plateforme indique le "
        "contraire. Rien n’est établi.",
    },
    "en": {
        Standing.UNSEEN: "No check has yet allowed a conclusion.",
        Standing.VISIBLE: "The content was publicly visible at the last conclusive check, on "
        "%(last)s.",
        Standing.PICTURED: "At the last conclusive check, software read the expected words, or "
        "words very near them, in a picture of the page. This is no proof: a person must look at "
        "the sealed screen.",
        Standing.CHANGED: "The address shows something other than the expected words. A person "
        "must look.",
        Standing.SUSPECTED: "An absence was seen on %(first)s, with a control page visible. It is "
        "not established: a second check is needed, at least 6 hours later.",
        Standing.BACK: "The content is publicly visible again. It was at the last conclusive "
        "check, on %(last)s.",
        Standing.DISPUTED: "An absence was seen, but a person or the platform says the opposite. "
        "Nothing is established.",
    },
}

_HOURS = APART // timedelta(hours=1)
_SINCE: dict[Language, tuple[str, str, str]] = {
    "fr": (
        "Le contenu n’est plus accessible publiquement depuis l’intervalle [%(last)s, %(first)s] : "
        "visible à la première date, absent à la seconde.",
        "Le contenu n’était pas accessible publiquement le %(first)s. Aucune vérification ne l’a "
        "vu avant : le début de l’absence n’est pas établi.",
        "L’absence a été vue à %(looks)s vérifications réparties sur %(hours)s heures au moins, "
        "pendant qu’une page témoin de la même plateforme restait visible.",
    ),
    "en": (
        "The content has not been publicly accessible since the interval [%(last)s, %(first)s]: "
        "visible on the first date, absent on the second.",
        "The content was not publicly accessible on %(first)s. No check saw it before: when the "
        "absence began is not established.",
        "The absence was seen at %(looks)s checks spread over %(hours)s hours at least, while a "
        "control page of the same platform stayed visible.",
    ),
}
_CAUSE: dict[Language, tuple[str, str]] = {
    "fr": (
        "La cause n’est pas établie : l’auteur, la plateforme, un réglage de confidentialité ou "
        "le lieu de la vérification.",
        "Selon ce qu’a déclaré son auteur le %(when)s, il l’a retiré. C’est sa déclaration, non "
        "une constatation.",
    ),
    "en": (
        "The cause is not established: the author, the platform, a privacy setting or the place "
        "of the check.",
        "According to what its author stated on %(when)s, they removed it. This is their "
        "statement, not a finding.",
    ),
}
_ENDED: dict[Language, tuple[str, str]] = {
    "fr": (
        "L’absence établie le %(proved)s a pris fin : l’adresse montrait de nouveau quelque chose "
        "le %(end)s.",
        "L’absence établie le %(proved)s est contestée depuis le %(end)s.",
    ),
    "en": (
        "The absence established on %(proved)s ended: the address showed something again on "
        "%(end)s.",
        "The absence established on %(proved)s is disputed since %(end)s.",
    ),
}


def state_sentence(state: State, *, language: Language) -> str:
    """What one look found, and what it does not prove."""
    return _STATES[language][state]


def word_sentence(answer: Answer, *, language: Language) -> str:
    """What a person said that day."""
    return _WORDS[language][answer]


def standing_sentence(
    verdict: Verdict, *, language: Language, moment: Moment, stated_at: datetime | None = None
) -> str:
    """All that may be said today. `stated_at`: when the author said that they removed it."""
    absence = verdict.absence
    if absence is not None:
        since = absence_sentence(absence, language=language, moment=moment)
        return f"{since} {cause_sentence(stated_at, language=language, moment=moment)}"
    said = _STANDING[language][verdict.standing]
    return said % {
        "last": moment(verdict.last_visible) if verdict.last_visible else "",
        "first": moment(verdict.absences[0]) if verdict.absences else "",
    }


def absence_sentence(absence: Episode, *, language: Language, moment: Moment) -> str:
    """The interval in which a proven absence began, and on what the proof rests."""
    known, unknown, proof = _SINCE[language]
    since = (known if absence.last_visible else unknown) % {
        "last": moment(absence.last_visible) if absence.last_visible else "",
        "first": moment(absence.first_gone),
    }
    return f"{since} {proof % {'looks': absence.looks, 'hours': _HOURS}}"


def cause_sentence(stated_at: datetime | None, *, language: Language, moment: Moment) -> str:
    """Why it is absent: open, unless its author said so, and then only as their statement."""
    left_open, stated = _CAUSE[language]
    return stated % {"when": moment(stated_at)} if stated_at else left_open


def ended_sentence(episode: Episode, *, language: Language, moment: Moment) -> str:
    """How a proven absence ended; empty while it lasts."""
    returned, denied = _ENDED[language]
    end = episode.returned_at or episode.denied_at
    if end is None:
        return ""
    template = returned if episode.returned_at else denied
    return template % {"proved": moment(episode.proved_at), "end": moment(end)}

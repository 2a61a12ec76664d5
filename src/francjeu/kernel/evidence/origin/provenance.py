"""How far the origin of a piece is known: grades N0 to N4; refuses words stronger than the proof.

A digest proves that bytes have not changed since they were received. It never proves who wrote
them. The sentences here say the first and never the second.
"""

from enum import StrEnum
from typing import Literal

Language = Literal["fr", "en"]


class Level(StrEnum):
    """Provenance grade, from a description in words to a signed e-mail."""

    N0 = "N0"
    N1 = "N1"
    N2 = "N2"
    N3 = "N3"
    N4 = "N4"


class Access(StrEnum):
    """How the person lawfully saw the content (C.c.Q. 2858: a flag for the decider, not a bar)."""

    PUBLIC = "public"
    MEMBER = "member"
    FRIEND = "friend"
    RECIPIENT = "recipient"
    SHOWN = "shown"
    FORWARDED = "forwarded"
    OTHER = "other"


class Untold(StrEnum):
    """Why nothing is declared of how a piece was seen: only these reasons are taken.

    A child who reports may skip the question; a copy says what its original says.
    """

    REPORTER = "reporter"
    ORIGINAL = "original"


class NotDeclared(Exception):
    """A person hands in a file and says nothing of how its content was seen."""


class Caution(StrEnum):
    """What whoever decides must weigh before relying on a piece (C.c.Q. 2858); never a bar."""

    PRIVATE = "private"
    UNTOLD = "untold"


NEEDS_ACCESS = (Level.N1, Level.N2)
"""Grades of what a person hands in: how they lawfully saw it must be declared."""

MAY_SKIP: dict[Untold, frozenset[str]] = {
    Untold.REPORTER: frozenset(("upload", "message")),
    Untold.ORIGINAL: frozenset(("redaction", "conversion", "prepared", "transcript", "attached")),
}
"""By which ways a piece may come without a declaration, and why."""

_CAUTIONS: dict[Access | None, Caution] = {
    Access.MEMBER: Caution.PRIVATE,
    Access.FRIEND: Caution.PRIVATE,
    Access.SHOWN: Caution.PRIVATE,
    Access.FORWARDED: Caution.PRIVATE,
    Access.OTHER: Caution.UNTOLD,
    None: Caution.UNTOLD,
}

_LEVEL: dict[Language, dict[Level, str]] = {
    "fr": {
        Level.N0: "Description seulement : aucun fichier ne montre le contenu.",
        Level.N1: "Fichier remis par une personne : inchangé depuis sa réception. "
        "Ce qui a précédé la réception n’est pas vérifié.",
        Level.N2: "Capture faite par un membre du personnel avec un navigateur outillé : inchangée "
        "depuis sa réception. La page montrée est celle que cette personne a ouverte.",
        Level.N3: "Capture d’une page publique faite par le serveur : inchangée depuis la capture. "
        "La page montrée est celle que l’adresse a renvoyée à ce moment.",
        Level.N4: "Courriel original dont la signature du domaine expéditeur (DKIM) a été vérifiée "
        "à la réception : inchangé depuis son envoi par ce domaine.",
    },
    "en": {
        Level.N0: "Description only: no file shows the content.",
        Level.N1: "File handed in by a person: unaltered since it was received. "
        "What happened before it was received is not verified.",
        Level.N2: "Capture made by a member of staff with an instrumented browser: unaltered since "
        "it was received. The page shown is the one that person opened.",
        Level.N3: "Capture of a public page made by the server: unaltered since the capture. "
        "The page shown is what the address returned at that moment.",
        Level.N4: "Original e-mail whose sending domain’s signature (DKIM) was verified on "
        "receipt: unaltered since that domain sent it.",
    },
}

_ACCESS: dict[Language, dict[Access, str]] = {
    "fr": {
        Access.PUBLIC: "contenu public, visible sans compte",
        Access.MEMBER: "vu comme membre du groupe",
        Access.FRIEND: "vu comme contact de la personne",
        Access.RECIPIENT: "reçu directement",
        Access.SHOWN: "montré par une personne qui l’a reçu",
        Access.FORWARDED: "transféré par une autre personne",
        Access.OTHER: "autre moyen, décrit dans le signalement",
    },
    "en": {
        Access.PUBLIC: "public content, visible without an account",
        Access.MEMBER: "seen as a member of the group",
        Access.FRIEND: "seen as a contact of the person",
        Access.RECIPIENT: "received directly",
        Access.SHOWN: "shown by someone who received it",
        Access.FORWARDED: "forwarded by someone else",
        Access.OTHER: "another way, described in the report",
    },
}


_CAUTION: dict[Language, dict[Caution, str]] = {
    "fr": {
        Caution.PRIVATE: "À peser avant de s’appuyer sur cette pièce : elle vient d’un espace "
        "privé. Notez qui l’a vue et à quel titre. Un tribunal peut écarter une preuve obtenue en "
        "portant atteinte à un droit fondamental (art. 2858 C.c.Q.). Ce n’est pas un obstacle ici.",
        Caution.UNTOLD: "À peser avant de s’appuyer sur cette pièce : on ne sait pas assez comment "
        "elle a été obtenue. Demandez-le. Un tribunal peut écarter une preuve obtenue en portant "
        "atteinte à un droit fondamental (art. 2858 C.c.Q.). Ce n’est pas un obstacle ici.",
    },
    "en": {
        Caution.PRIVATE: "To weigh before relying on this piece: it comes from a private space. "
        "Note who saw it and by what right. A court may set aside evidence obtained by breaching "
        "a fundamental right (C.C.Q. art. 2858). It is no obstacle here.",
        Caution.UNTOLD: "To weigh before relying on this piece: too little is known of how it was "
        "obtained. Ask. A court may set aside evidence obtained by breaching a fundamental right "
        "(C.C.Q. art. 2858). It is no obstacle here.",
    },
}

_RULE: dict[Language, str] = {
    "fr": "Jamais de faux compte. Personne ne se fait passer pour quelqu’un d’autre, ne demande "
    "à être accepté sous un faux nom, ni n’utilise le compte d’une autre personne pour voir un "
    "contenu.",
    "en": "Never a fake account. Nobody pretends to be someone else, asks to be let in under a "
    "false name, or uses another person’s account to see content.",
}


def level_sentence(level: Level, *, language: Language) -> str:
    """What this grade proves, and what it does not, in one or two sentences."""
    return _LEVEL[language][level]


def access_sentence(access: Access, *, language: Language) -> str:
    """How the content was obtained, as declared."""
    return _ACCESS[language][access]


def corroboration_sentence(sources: int, *, language: Language) -> str:
    """How many independent sources agree; corroboration never changes the grade."""
    if sources == 0:
        return {
            "fr": "Aucune autre source indépendante.",
            "en": "No other independent source.",
        }[language]
    if language == "fr":
        plural = "s" if sources > 1 else ""
        verb = "concordent" if sources > 1 else "concorde"
        return f"{sources} source{plural} indépendante{plural} {verb}."
    return f"{sources} independent source{'s agree' if sources > 1 else ' agrees'}."


def declared(level: Level, told: Access | Untold | None, *, method: str) -> Access | None:
    """What a piece is sealed with. Raises NotDeclared."""
    if isinstance(told, Access) or level not in NEEDS_ACCESS:
        return told if isinstance(told, Access) else None
    if told is None or method not in MAY_SKIP[told]:
        raise NotDeclared(method)
    return None


def caution_of(level: Level, access: Access | None) -> Caution | None:
    """What to weigh before relying on a piece of this grade; None when nothing calls for it."""
    return _CAUTIONS.get(access) if level in NEEDS_ACCESS else None


def caution_sentence(caution: Caution, *, language: Language) -> str:
    """The flag of C.c.Q. 2858, in words."""
    return _CAUTION[language][caution]


def no_fake_account(*, language: Language) -> str:
    """The rule shown wherever someone on the staff brings a capture."""
    return _RULE[language]

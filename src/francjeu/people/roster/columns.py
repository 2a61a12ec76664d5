"""Which columns a list may have, under which names, and which ones we refuse to hold."""

import re
from enum import StrEnum

from francjeu.kernel import names
from francjeu.kernel.belonging import Role


class Column(StrEnum):
    """What a cell means. Keys are stored in drafts: never renamed."""

    GIVEN = "given_name"
    FAMILY = "family_name"
    ROLE = "role"
    TEAM = "team"
    INSTITUTION = "institution"
    BIRTH = "birth"
    AGE = "age"
    SEASON = "season"
    START = "starts_on"
    END = "ends_on"
    EMAIL = "email"
    PHONE = "phone"
    LANGUAGE = "language"


class Refusal(StrEnum):
    """Why a column may not come in at all."""

    HANDLE = "handle"  # names of accounts on social media
    NUMBER = "number"  # identity numbers, some of which hold the birth date
    WHOLE_NAME = "whole_name"  # given and family names in one cell: never cut by guessing


_HEADERS: dict[Column, str] = {
    Column.GIVEN: "prenom, prenoms, given name, given names, first name, firstname",
    Column.FAMILY: "nom, nom de famille, noms, family name, last name, lastname, surname",
    Column.ROLE: "role, fonction, role dans l equipe, type, type de membre, function",
    Column.TEAM: "equipe, nom de l equipe, team, team name",
    Column.INSTITUTION: (
        "etablissement, ecole, nom de l ecole, institution, entite ecole, college, cegep, club, "
        "school, school name, organisation, organization"
    ),
    Column.BIRTH: (
        "annee de naissance, annee naissance, naissance, date de naissance, date naissance, ddn, "
        "ne e le, ne le, birth year, year of birth, birth date, birthdate, date of birth, dob"
    ),
    Column.AGE: "age, groupe d age, tranche d age, age group, age band, age range",
    Column.SEASON: "saison, annee scolaire, season, school year",
    Column.START: "debut, date de debut, date debut, depuis, depuis le, start, start date, from",
    Column.END: "fin, date de fin, date fin, jusqu au, jusqu a, end, end date, until",
    Column.EMAIL: "courriel, adresse courriel, adresse de courriel, email, e mail, mail",
    Column.PHONE: "telephone, tel, numero de telephone, cellulaire, phone, phone number, mobile",
    Column.LANGUAGE: "langue, langue de correspondance, language",
}
HEADERS: dict[str, Column] = {
    header.strip(): column for column, names_ in _HEADERS.items() for header in names_.split(",")
}
_HANDLES = re.compile(
    r"\b(instagram|snapchat|snap|tiktok|tik tok|facebook|messenger|twitter|discord|youtube|twitch"
    r"|threads|bereal|whatsapp|linkedin|reddit|pseudo|pseudonyme|handle|username|screen name"
    r"|nom d utilisateur|reseau social|reseaux sociaux|medias sociaux|social media|social)\b"
    r"|^(ig|fb|x|insta|compte|comptes|account)$|@"
)
_NUMBERS = re.compile(
    r"\b(code permanent|permanent code|nas|nir|assurance sociale|social insurance|sin number"
    r"|assurance maladie|ramq|health (card|insurance)|passeport|passport)\b"
)
_WHOLE = frozenset({
    "nom complet", "nom et prenom", "prenom et nom", "nom prenom", "prenom nom", "name",
    "full name", "joueur", "athlete", "player",
})  # fmt: skip

ROLES: dict[Role, str] = {
    Role.ATHLETE: (
        "athlete, joueur, joueuse, eleve athlete, etudiant athlete, etudiante athlete, eleve, "
        "participant, participante, student athlete, player, student"
    ),
    Role.COACH: (
        "entraineur, entraineure, entraineuse, entraineur chef, entraineure chef, "
        "entraineuse chef, entraineur adjoint, entraineure adjointe, assistant entraineur, "
        "coach, head coach, assistant coach"
    ),
    Role.OFFICIAL: "officiel, officielle, arbitre, marqueur, marqueuse, official, referee, umpire",
    Role.VOLUNTEER: (
        "benevole, gerant, gerante, accompagnateur, accompagnatrice, volunteer, manager"
    ),
    Role.SPORT_LEAD: (
        "responsable des sports, responsable sportif, responsable sportive, "
        "coordonnateur sportif, coordonnatrice sportive, sport lead, athletic director"
    ),
    Role.EMPLOYEE: "employe, employee, salarie, salariee, personnel, staff",
    Role.COMMITTEE_MEMBER: (
        "membre de comite, membre du comite, membre d un comite, comite, committee member"
    ),
    Role.DIRECTOR: (
        "administrateur, administratrice, membre du ca, membre du c a, membre du conseil, "
        "membre du conseil d administration, board member, director"
    ),
    Role.PARENT: "parent, mere, pere, tuteur, tutrice, titulaire de l autorite parentale, guardian",
    Role.SPECTATOR: "spectateur, spectatrice, spectator",
    Role.PARTNER: "partenaire, commanditaire, partner, sponsor",
}
_ROLE_WORDS: dict[str, Role] = {
    word.strip(): role for role, words in ROLES.items() for word in words.split(",")
} | {role.value.replace("_", " "): role for role in Role}
_BANDS: dict[str, str] = {
    word.strip(): band
    for band, words in {
        "under_14": "moins de 14, moins de 14 ans, 13 et moins, 13 ans et moins, under 14",
        "14_17": "14 17, 14 a 17, 14 a 17 ans, 14 17 ans, de 14 a 17 ans, 14 to 17",
        "18_plus": "18+, 18 ans et plus, 18 et plus, 18 and over, adulte, adult, majeur, majeure",
    }.items()
    for word in words.split(",")
}
_SUFFIX = re.compile(r"(?<=\w)[(·.\-/]+(e|ne|se|euse|trice|ère|es|s)\b\)?", re.IGNORECASE)


def column_of(header: str) -> Column | None:
    """The column a header names, in French or in English."""
    return HEADERS.get(names.fold(header))


def refusal_of(header: str) -> Refusal | None:
    """Why a column under this header is refused, if it is."""
    folded = names.fold(header)
    if _HANDLES.search(folded):
        return Refusal.HANDLE
    if _NUMBERS.search(folded):
        return Refusal.NUMBER
    return Refusal.WHOLE_NAME if folded in _WHOLE else None


def role_of(word: str) -> Role | None:
    """The role a word names: « Entraîneur(e) », « entraîneuse » and « coach » are one."""
    spaced = word.replace("_", " ")
    bare = names.fold(_SUFFIX.sub("", spaced))
    return _ROLE_WORDS.get(bare) or _ROLE_WORDS.get(names.fold(spaced))


def band_of(word: str) -> str:
    """The age band a word names, or ""."""
    return _BANDS.get(names.fold(word), "")


def language_of(word: str) -> str:
    """ "fr" or "en"; anything else is French, the language of the installation."""
    return "en" if names.fold(word).startswith(("en", "ang")) else "fr"

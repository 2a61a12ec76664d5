"""Letters as tests need them: complete, invented, and about nobody."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.notices import models
from francjeu.notices.contents import news
from francjeu.notices.contents.decision import (
    AppealAnswered,
    AppealReceived,
    ChallengeAnswered,
    Closing,
    Decision,
    DecisionToReporter,
    Inadmissible,
    SanctionStay,
)
from francjeu.notices.contents.hearing import (
    Hearing,
    Notice,
    OfAge,
    Reminder,
    ResponseReceived,
    TimeAnswered,
)
from francjeu.notices.contents.letter import Contact, Content, Door
from francjeu.notices.contents.measures import (
    Enforcement,
    EnforcementEnded,
    InterimContested,
    InterimOrdered,
    InterimSaid,
    MeasureTold,
)
from francjeu.notices.contents.parts import (
    Appeal,
    Clause,
    Element,
    Finding,
    Interim,
    Measure,
    Piece,
)
from francjeu.notices.operations import letters, links
from tests.conftest import NOON

LOCAL = ZoneInfo("America/Toronto")
MANAGER = Actor(
    kind=Kind.STAFF, ref="m-1", name="Camille Roy", roles=frozenset({Role.CASE_MANAGER})
)
SUBJECT = "case:D-2026-0012"

CLAUSE = Clause(
    ref="d", policy="Politique des médias sociaux", version="1", in_force_on=date(2026, 9, 1),
    text="Le harcèlement entre deux membres, par message texte ou par courriel, est interdit.",
)  # fmt: skip
PIECES = (
    Piece(label="P-1", description="Capture d’un clavardage, 14 messages, noms cachés"),
    Piece(label="P-2", description="Témoignage écrit"),
)
APPEAL = Appeal(
    until=datetime(2026, 12, 29, 23, 59, 59, tzinfo=LOCAL), days=14, body="le comité d’appel",
    where="Avec votre lien, ou au 100, rue du Gymnase",
    grounds=("La procédure n’a pas été suivie", "Un fait important a été oublié"),
)  # fmt: skip
HEAD: dict[str, Any] = {
    "organisation": "Sport scolaire des Trois-Rives",
    "organisation_address": "100, rue du Gymnase\nTrois-Rives (Québec)",
    "reference": "D-2026-0012",
    "written_on": date(2026, 11, 22),
    "contact": Contact(
        name="Camille Roy", role="gestionnaire de cas", phone="450 555-0123"
    ),
    "pils": Door(
        name="Protecteur de l’intégrité en loisir et en sport", phone="1 800 555-0100",
        checked_on=date(2026, 10, 1),
    ),
    "support": Door(name="Tel-jeunes", phone="1 800 555-0111"),
}  # fmt: skip


def a_notice(**changes: Any) -> Notice:
    """A notice of allegations with everything in it, annex included."""
    facts: dict[str, Any] = {
        "given_name": "Noé", "first_on": date(2026, 11, 1), "last_on": date(2026, 11, 12),
        "place": "clavardage de groupe",
        "description": "Plusieurs messages se moqueraient d’un membre d’une autre équipe.",
        "clauses": (CLAUSE,), "pieces": PIECES,
        "answer_by": datetime(2026, 12, 2, 17, 0, tzinfo=LOCAL),
        "deadline_source": "Profil de procédure, article 4",
        "interim": Interim(
            what="vous quittez le clavardage de l’équipe", why="calmer la situation",
            until=datetime(2026, 12, 6, 23, 59, 59, tzinfo=LOCAL),
        ),
        "appeal": APPEAL, "reprisal_forbidden": True,
        "decides": "le comité de discipline et d’éthique",
        "privacy_officer": "Ariane Labelle, vieprivee@exemple.ca", "annex": True,
    }  # fmt: skip
    return Notice(**{**HEAD, **facts, **changes})


def a_decision(**changes: Any) -> Decision:
    """A decision that finds a breach and imposes a warning."""
    facts: dict[str, Any] = {
        "given_name": "Noé", "decided_on": date(2026, 12, 14),
        "decided_by": ("Luc Martin", "Sara Haddad", "Jo Tremblay"),
        "outcome": "Le comité constate un manquement et impose un avertissement.",
        "found": "Cinq messages moqueurs ont été envoyés en deux semaines.",
        "findings": (
            Finding(
                clause=CLAUSE,
                elements=(
                    Element(
                        text="Les deux personnes sont des membres", finding="Établi",
                        reasons="Les listes d’équipe le montrent.", pieces=("P-1", "P-2"),
                        known_in_part=("P-2",), why_enough="La description dit qui et quand.",
                    ),
                    Element(text="La conduite est nuisible", finding="Établi"),
                ),
            ),
        ),
        "pieces": PIECES, "reasons": "Les deux versions se rejoignent sur l’essentiel.",
        "measure": Measure(
            label="Avertissement écrit", basis="Gradation des sanctions, code 1, première fois",
            starts_on=date(2026, 12, 15),
        ),
        "appeal": APPEAL,
    }  # fmt: skip
    return Decision(**{**HEAD, **facts, **changes})


def every_letter() -> tuple[Content, ...]:
    """One of each, complete."""
    name: dict[str, Any] = {**HEAD, "given_name": "Noé"}
    return (
        a_notice(),
        Reminder(**name, answer_by=datetime(2026, 12, 2, 17, 0, tzinfo=LOCAL)),
        Hearing(
            **name, starts_at=datetime(2026, 12, 8, 18, 30, tzinfo=LOCAL), way="en vidéo",
            joining="Le lien vous sera donné au téléphone.",
            present=("Luc Martin", "Sara Haddad", "Jo Tremblay"),
            change_by=datetime(2026, 12, 4, 17, 0, tzinfo=LOCAL), clauses=(CLAUSE,),
        ),
        a_decision(),
        DecisionToReporter(**HEAD, breach_found=True, reprisal_forbidden=True),
        Inadmissible(
            **HEAD, reason="La personne n’est pas visée par la politique.",
            doors=(Door(name="Votre école"), HEAD["pils"]),
        ),
        Closing(
            **name, closed_on=date(2027, 1, 4), kept_until=date(2029, 1, 4),
            kept_source="calendrier de conservation", privacy_officer="Ariane Labelle",
        ),
        ResponseReceived(
            **name, received_at=datetime(2026, 12, 1, 20, 5, tzinfo=LOCAL), pieces=2,
            decides="Le comité de discipline et d’éthique",
        ),
        AppealReceived(
            **name, received_at=datetime(2026, 12, 20, 9, 0, tzinfo=LOCAL),
            body="le comité d’appel", answer_by=datetime(2027, 1, 20, 23, 59, 59, tzinfo=LOCAL),
            stays="la mesure ne s’applique pas.",
        ),
        Enforcement(
            **HEAD, given_name="Sara", quality="entraîneuse", person="Noé Tremblay",
            measure="Suspension d’un à trois matchs", starts_on=date(2027, 1, 8), matches=2,
            probation_until=date(2027, 6, 30),
        ),
        EnforcementEnded(
            **HEAD, given_name="Sara", person="Noé Tremblay",
            measure="Suspension d’un à trois matchs", since=date(2027, 1, 20), withdrawn=True,
        ),
        news.Examined(**HEAD, opened_on=date(2026, 11, 24)),
        news.Referred(**HEAD, body="Votre école", doors=(HEAD["pils"],)),
        news.TakenUpAgain(**HEAD),
        news.Extended(**name, answer_by=datetime(2026, 12, 9, 17, 0, tzinfo=LOCAL)),
        news.AnsweredFor(
            **name, received_at=datetime(2026, 11, 28, 19, 30, tzinfo=LOCAL), has_answered=False,
            answer_by=datetime(2026, 12, 2, 17, 0, tzinfo=LOCAL),
        ),
        news.NoAnswer(**name, answer_by=datetime(2026, 12, 2, 17, 0, tzinfo=LOCAL)),
        news.Heard(
            **name, heard_on=date(2026, 12, 8), in_writing=False,
            decide_by=datetime(2026, 12, 22, 23, 59, 59, tzinfo=LOCAL),
        ),
        news.ManagerNamed(**name),
        news.MorePieces(**name, piece="P-3", answer_by=NOON),
        InterimOrdered(
            **name, what="Quitter le clavardage de l’équipe", why="Les échanges continuent.",
            until=datetime(2026, 12, 6, 23, 59, 59, tzinfo=LOCAL),
            lesser=("Ne pas écrire à la personne visée — elle reçoit les messages du groupe.",),
            starts_at=datetime(2026, 11, 22, 17, 0, tzinfo=LOCAL), ordered_by="Camille Roy",
            source="Profil de procédure, article 9",
        ),
        InterimContested(
            **name, what="Quitter le clavardage de l’équipe",
            received_at=datetime(2026, 11, 24, 20, 5, tzinfo=LOCAL),
            answer_by=datetime(2026, 12, 1, 23, 59, 59, tzinfo=LOCAL),
            answer_source="Profil de procédure, article 9",
        ),
        InterimSaid(
            **name, what="Quitter le clavardage de l’équipe", said="La mesure est levée.",
            why="Le groupe est fermé.", by="Luc Martin",
        ),
        SanctionStay(**name, granted=True, why="La saison finit avant la réponse."),
        AppealAnswered(
            **name, said="La décision est changée en partie.", why="La mesure était trop lourde.",
            decided_by=("Luc Martin", "Sara Haddad"), undone=True, asked_on=date(2026, 12, 20),
            ground="La procédure n’a pas été suivie", decision_on=date(2026, 12, 14),
        ),
        MeasureTold(
            **name, label="Suspension d’un à trois matchs", said="Votre mesure commence.",
            runs=True, starts_on=date(2027, 1, 8), matches=2, probation_until=date(2027, 6, 30),
        ),
        TimeAnswered(
            **name, is_granted=True, reasons="Vos examens finissent ce jour-là.",
            answer_by=datetime(2026, 12, 9, 17, 0, tzinfo=LOCAL),
        ),
        OfAge(**name, keeps=("Julie Gagnon",)),
        ChallengeAnswered(
            **name, member="Jo Tremblay", granted=True, why="Un lien de famille.",
        ),
    )  # fmt: skip


def a_recipient(**changes: Any) -> letters.Recipient:
    """A person with an address who knows their birth year."""
    facts: dict[str, Any] = {
        "party": "party-1", "name": "Noé Gagnon", "address": "noe@exemple.ca",
        "question": links.Question(kind="birth_year", answer="2012"),
    }  # fmt: skip
    return letters.Recipient(**{**facts, **changes})


def a_letter(
    *, content: Content | None = None, subject: str = SUBJECT, **changes: Any
) -> models.Letter:
    """A letter written at NOON and queued."""
    return letters.write(
        content=content or a_notice(), to=a_recipient(**changes), subject=subject, actor=MANAGER,
        at=NOON,
    )  # fmt: skip

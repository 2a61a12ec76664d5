"""« Sport scolaire des Trois-Rives », which does not exist."""

from datetime import datetime

from francjeu.cli.sample.staff import DOMAIN
from francjeu.kernel.actors import OPERATOR
from francjeu.people.operations import organisation


def describe(*, at: datetime) -> None:
    """Its name, how to reach it, and who answers for personal information."""
    organisation.describe(
        details=organisation.Details(
            name="Sport scolaire des Trois-Rives",
            email=f"bonjour@{DOMAIN}",
            phone="450 555-0100",
            address="1, rue de l’Exemple, Trois-Rives (Québec)",
            website=f"https://{DOMAIN}",
        ),
        actor=OPERATOR,
        at=at,
    )
    organisation.name_privacy_officer(
        officer=organisation.PrivacyOfficer(
            name="Idriss Benali",
            title="Responsable de la protection des renseignements personnels",
            contact=f"vie.privee@{DOMAIN}",
        ),
        actor=OPERATOR,
        at=at,
    )


def open_doors(*, at: datetime) -> None:
    """Start receiving reports."""
    organisation.open_to_public(actor=OPERATOR, at=at)

"""What docs/explanation/threat-model.md claims and a test can hold over the whole house.

What concerns one room is held by that room's tests; these look everywhere at once.
"""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Field

from francjeu.config import email, environment
from francjeu.plumbing import ids
from francjeu.plumbing.fields import EncryptedText

DOCUMENT = Path(__file__).parents[2] / "docs" / "explanation" / "threat-model.md"
WHO = ("name", "email", "phone", "address", "contact", "handle", "reach", "quality")
# Readable in a stolen database without the keys folder. Each is named in the threat model.
PLAIN = {
    "the organisation’s own details": {
        "people.Organisation.name", "people.Organisation.email", "people.Organisation.phone",
        "people.Organisation.address", "people.Organisation.privacy_contact",
        "people.Institution.name", "people.Institution.contact_name",
        "people.Institution.contact_email", "people.Team.name",
    },
    "names and addresses of staff accounts": {"people.User.name", "people.User.email"},
    "names in the register": {
        "people.Person.given_name", "people.Person.family_name", "people.Person.name_key",
    },
    "names of files of lists and of policy documents": {
        "people.Draft.filename", "people.Roster.filename", "policy.Version.source_name",
    },
}  # fmt: skip


def names_someone(field: Field) -> bool:  # type: ignore[type-arg]
    return any(part in field.name.split("_") for part in WHO)


def readable() -> set[str]:
    """Fields of text that tell who or where a person is, and are not encrypted."""
    fields = (
        (model, field)
        for model in apps.get_models()
        if model.__module__.startswith("francjeu.")
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.get_internal_type() in ("CharField", "TextField")
    )
    return {
        f"{model._meta.label}.{field.name}"
        for model, field in fields
        if names_someone(field) and not isinstance(field, EncryptedText)
    }


def test_who_someone_is_can_be_read_only_where_the_threat_model_says_so() -> None:
    assert readable() <= set().union(*PLAIN.values(), NOT_A_PERSON)


NOT_A_PERSON = {"plumbing.Counter.name", "evidence.ControlPage.address"}


@pytest.mark.parametrize("what", list(PLAIN))
def test_the_threat_model_names_what_is_not_encrypted(what: str) -> None:
    assert what in " ".join(DOCUMENT.read_text(encoding="utf-8").split())


def test_nothing_goes_out_until_it_is_switched_on(tmp_path: Path) -> None:
    house = environment.read({"FRANCJEU_DATA": str(tmp_path)})
    assert (house.clamd, house.timestamp_authorities, house.witnesses) == ("", "", "")
    assert (house.email_url, house.returns_url) == ("", "")
    backend, _server = email.backend(house)
    assert backend.endswith("filebased.EmailBackend")


def test_no_page_may_run_or_fetch_anything_foreign() -> None:
    allowed = {str(source) for sources in CSP.values() for source in sources}
    assert allowed == {"'self'", "'none'"}


CSP = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]


def test_a_link_carries_256_random_bits() -> None:
    token = ids.new_token()
    assert len(token) == 43  # 32 bytes in base64
    assert token != ids.new_token()


def test_a_new_installation_has_no_default_secret(tmp_path: Path) -> None:
    houses = [environment.read({"FRANCJEU_DATA": str(tmp_path / n)}) for n in "ab"]
    assert len({house.secret_key for house in houses}) == 2
    assert all(len(house.secret_key) > 50 for house in houses)

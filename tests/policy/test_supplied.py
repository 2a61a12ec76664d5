"""Sources of supplied values are said in English on English pages; what was typed stays."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.test import Client
from django.utils import translation
from tests.factories import policy as rule

from francjeu.policy.supplied import ENGLISH, source_said

POLICIES = Path(__file__).parents[2] / "policies"


def sources(value: Any) -> Iterator[str]:
    if isinstance(value, dict) and "text" in value and set(value) <= {"text", "checked_on"}:
        yield value["text"].replace("\xa0", " ")
    elif isinstance(value, dict):
        for part in value.values():
            yield from sources(part)
    elif isinstance(value, list):
        for part in value:
            yield from sources(part)


def test_every_supplied_source_has_its_english_and_no_other_is_kept() -> None:
    supplied = {
        source
        for name in ("profil.yaml", "portes.yaml")
        for source in sources(yaml.safe_load((POLICIES / name).read_text("utf-8")))
    }
    assert supplied == set(ENGLISH)


def test_what_was_typed_stays_as_typed() -> None:
    with translation.override("en"):
        assert source_said("Règlement intérieur, art. 3") == "Règlement intérieur, art. 3"
        assert source_said("Numéro d’urgence national") == "National emergency number"
        assert source_said("Valeur proposée par défaut\xa0: la sécurité d’abord") == (
            "Proposed default: safety first"
        )
    with translation.override("fr"):
        assert source_said("Numéro d’urgence national") == "Numéro d’urgence national"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "said"), [("fr", "Valeur proposée par défaut"), ("en", "Proposed default")]
)
def test_the_public_page_of_privacy_says_it_in_the_readers_language(
    client: Client, language: str, said: str
) -> None:
    kept = {"text": "Valeur proposée par défaut"}
    rule.a_profile(retention_months=24, retention_source=kept)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert f"Source: {said}" in client.get("/confidentialite/").content.decode().replace(
        "\xa0:", ":"
    )

"""Whom policies by strangers bind, and what they speak of: passages in our own words."""

import pytest
from tests.kernel.policy.test_strangers import clauses

from francjeu.kernel.policy.read import propose


def bound(text: str) -> set[str]:
    return {item.name for item in propose(text).bound}


@pytest.mark.parametrize(
    "sentence",
    [
        "This policy sets guidelines for respectful communication by rowers, coaches and parents.",
        "This page gives guidelines for rowers, coaches and parents on what they post.",
        "La charte encadre l’usage du web par les rameurs, les entraîneurs et les parents.",
    ],
)
def test_whose_use_a_policy_governs_is_bound(sentence):
    bound = {item.name for item in propose(f"Web policy\n\nPurpose\n\n{sentence}\n").bound}
    assert bound == {"athlete", "coach", "parent"}


def test_texts_named_in_passing_are_in_scope():
    text = "Social media policy\n\nAll posts and messages, including texts, must be polite.\n"
    assert "text_or_email_in_scope" in {f.name for f in propose(text).features if f.value}


def test_an_adherent_is_a_member():
    text = "Charte du quai\n\nL’adhérent\n\n- Il doit saluer les arbitres.\n"
    assert [item.name for item in propose(text).bound] == ["member"]


def test_an_individual_defined_by_classes_binds_them():
    text = (
        "Politique du web\n\nDéfinitions\n\n« Individu » – Les personnes inscrites, y compris "
        "les athlètes, les entraîneurs et les bénévoles.\n\nApplication\n\n"
        "La politique s’applique à tous les individus.\n"
    )
    assert {"athlete", "coach", "volunteer"} <= {item.name for item in propose(text).bound}


def test_saying_plainly_for_whom_one_does_not_speak_is_a_disclaimer():
    text = (
        "Politique du web\n\nLes rameurs doivent savoir qu’on les lit. Il doit être évident "
        "qu’un rameur ne parle pas au nom du club.\n"
    )
    assert "disclaimer_clause" in {f.name for f in propose(text).features if f.value}


def test_a_table_of_sanctions_may_name_the_bullying_it_punishes():
    text = (
        "Code en ligne\n\nSanctions\n\nGeste | Suite\n"
        "Cyberintimidation | Suspension d’un mois\nInsulte à un arbitre | Avertissement\n"
    )
    said = {f.name for f in propose(text).features if f.value}
    assert {"cyberbullying", "comment"} <= said


@pytest.mark.parametrize(
    "sentence",
    [
        "The society expects all of its rowers, coaches and parents to act online as ashore.",
        "Our policy states that rowers, coaches and parents agree to be polite online.",
    ],
)
def test_whoever_much_is_expected_of_is_bound(sentence):
    text = f"Web policy\n\nExpectations\n\n{sentence}\n"
    assert {item.name for item in propose(text).bound} == {"athlete", "coach", "parent"}


def test_whoever_a_sanction_names_first_is_bound():
    text = "Code du quai\n\n1. Tout entraîneur qui insulte un juge est suspendu un mois.\n"
    assert [item.name for item in propose(text).bound] == ["coach"]


def test_meme_of_french_shows_no_image():
    text = "Règles du web\n\n1. Aucun message, même bref, ne doit être envoyé la nuit.\n"
    assert "image" not in {f.name for f in propose(text).features if f.value}
    assert "image" not in clauses(text)[0].media


def test_orders_to_others_bind_only_whom_they_address():
    text = "Dock code\n\nRowers\n\n- Ensure that parents are aware of the hours.\n"
    assert bound(text) == {"athlete"}


def test_whom_a_list_of_orders_mentions_is_not_bound_by_it():
    text = (
        "Dock code\n\nAs a member you are expected to:\n\n"
        "a) thank the judges;\nb) wait for the parents;\n"
    )
    assert bound(text) == {"member"}


def test_each_sentence_may_say_who_must():
    text = "Dock code\n\nRowing is a privilege. Rowers and parents must be polite online.\n"
    assert bound(text) == {"athlete", "parent"}


def test_whom_the_participants_include_is_bound():
    text = (
        "Politique du quai\n\nApplication\n\nLa politique s’applique aux participants.\n\n"
        "Les participants incluent :\n\n1. les athlètes;\n2. les entraîneurs et les bénévoles.\n"
    )
    assert bound(text) >= {"athlete", "coach", "volunteer"}


def test_the_good_name_of_a_club_is_no_picture():
    text = "Règles du web\n\n- Ne pas donner une mauvaise image du club\n- Saluer les juges\n"
    assert "image" not in {f.name for f in propose(text).features if f.value}


def test_a_dock_free_of_harassment_is_a_wish_and_no_rule_on_it():
    text = "Règles du quai\n\n- Veiller à un quai exempt de harcèlement\n- Saluer les juges\n"
    assert "cyberbullying" not in {f.name for f in propose(text).features if f.value}


def test_a_sanction_may_name_several_classes_first():
    text = "Code du quai\n\n1. Tout rameur, entraîneur ou bénévole qui triche est suspendu.\n"
    assert bound(text) == {"athlete", "coach", "volunteer"}

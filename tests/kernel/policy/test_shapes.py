"""Shapes of documents which a page or a program makes of a policy: tables, letterheads, degrees."""

from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.read import propose


def starts_and_kinds(text: str) -> list[tuple[str, Kind]]:
    return [(clause.text.split(" ")[0], clause.kind) for clause in propose(text).clauses]


def test_reads_each_row_of_a_table_of_sanctions_and_leaves_out_the_names_of_columns():
    table = (
        "# Politique des médias sociaux\n\n## Sanctions\n\nManquement – Sanction\n\n"
        "Premier manquement – Avertissement écrit\n\nManquement grave – Exclusion immédiate\n\n"
        "Le membre peut porter la décision en appel.\n"
    )
    proposal = propose(table)
    assert [clause.text.split(" ")[0] for clause in proposal.clauses] == [
        "Premier", "Manquement", "Le",
    ]  # fmt: skip
    assert [clause.kind for clause in proposal.clauses][:2] == [Kind.SANCTION] * 2
    assert {clause.section for clause in proposal.clauses[2:]} == {"Sanctions"}


def test_the_name_of_a_column_may_say_that_there_is_a_minimum():
    text = (
        "Social media policy\n\n## Consequences\n\nOffence – Minimum consequence\n\n"
        "First offence – One game\n\nSecond offence – Five games\n"
    )
    assert propose(text).feature("fixed_minimum").value is True


def test_a_letterhead_is_no_clause():
    text = (
        "Club de judo du Faubourg\n25, chemin du Lac, Valmont (Québec)  G0X 1A0\n"
        "Tél. : 418 555-0199\n\nPolitique des médias sociaux\n\n"
        "1. Les membres doivent être polis.\n"
    )
    proposal = propose(text)
    assert [clause.text for clause in proposal.clauses] == ["Les membres doivent être polis."]
    assert proposal.title == "Politique des médias sociaux"


def test_an_address_to_which_one_writes_is_part_of_a_clause():
    text = (
        "Politique\n\n1. Écrivez au comité.\n\n2. Adressez-vous au bureau, tél. : 418 555-0199.\n"
    )
    assert len(propose(text).clauses) == 2


def test_numbers_with_a_degree_belong_to_the_article_above():
    text = (
        "Règlement sur les médias sociaux\n\n1. L’élève ne peut :\n1° publier une image volée;\n"
        "2° insulter un arbitre.\n\n2. L’entraîneur doit :\n1° prévenir la direction.\n"
    )
    assert starts_and_kinds(text) == [
        ("publier", Kind.PROHIBITION), ("insulter", Kind.PROHIBITION), ("prévenir", Kind.DUTY),
    ]  # fmt: skip


def test_numbers_belong_to_the_dotted_article_that_leads_to_them():
    text = (
        "Social media policy\n\n4.1 Athletes shall not:\n\n   1. post a stolen picture;\n"
        "   2. set up a page.\n\n4.2 Athletes shall be courteous.\n"
    )
    assert [kind for _, kind in starts_and_kinds(text)] == [
        Kind.PROHIBITION, Kind.PROHIBITION, Kind.DUTY,
    ]  # fmt: skip


def test_examples_of_violations_after_a_full_stop_are_clauses_of_their_own():
    text = (
        "Social media policy\n\nViolations\n\nThe following are examples of violations.\n\n"
        "• Insulting an opponent\n• Divulging a secret\n• Mocking an official\n"
    )
    assert [start for start, _ in starts_and_kinds(text)] == ["Insulting", "Divulging", "Mocking"]


def test_a_term_is_part_of_its_definition():
    text = (
        "# Social media policy\n\n## Definitions\n\n- **Participant** – any athlete or coach.\n"
        "- **Post** – any text or picture.\n"
    )
    proposal = propose(text)
    assert proposal.clauses[0].text == "Participant – any athlete or coach."
    assert {item.name for item in proposal.bound} == {"athlete", "coach"}


def test_a_short_line_between_a_full_stop_and_a_new_sentence_is_a_heading():
    text = (
        "Politique des médias sociaux\nPlaintes\nLa plainte est remise par écrit au chef, qui la\n"
        "transmet au comité de discipline du club local.\nSanctions\nLe comité peut imposer une\n"
        "suspension.\n"
    )
    assert [clause.section for clause in propose(text).clauses] == ["Plaintes", "Sanctions"]


def test_those_who_are_bound_may_stand_before_the_words_that_bind_them():
    text = (
        "Social media policy\n\nScope\n\nAthletes, parents and coaches are bound by this policy at "
        "all times during membership.\n"
    )
    assert {item.name for item in propose(text).bound} == {"athlete", "parent", "coach"}


def test_a_text_in_both_languages_has_the_language_that_comes_first():
    french = "Les membres ne doivent pas publier de photos et ils sont responsables de leurs mots. "
    english = "The members must not post photos and they are responsible for all of their words. "
    assert propose(french * 3 + "\n\n" + english * 3).language == "fr"
    assert propose(english * 3 + "\n\n" + french * 3).language == "en"


def test_an_imperative_that_forbids_is_a_prohibition():
    text = "Chers parents,\n\nSi une décision vous déplaît, ne la commentez pas sur le Web.\n"
    assert [kind for _, kind in starts_and_kinds(text)] == [Kind.PROHIBITION]


def test_a_list_of_infinitives_in_a_code_is_a_list_of_duties_and_its_title_says_whose():
    text = "Code d’éthique du parent\n\n• Demeurer dans les estrades.\n• Appuyer les arbitres.\n"
    proposal = propose(text)
    assert [clause.kind for clause in proposal.clauses] == [Kind.DUTY] * 2
    assert [item.name for item in proposal.bound] == ["parent"]


def test_a_heading_over_rules_says_whose_rules_they_are():
    text = (
        "Club handbook on social media\n\nExpectations for coaches\n\nThe team app is used. "
        "Private chats must be avoided.\n\nExpectations for parents\n\nFeedback must wait.\n"
    )
    assert {item.name for item in propose(text).bound} == {"coach", "parent"}


def test_a_note_on_the_masculine_and_the_end_of_a_letter_are_no_clauses():
    text = (
        "Le 3 mai 2024\n\nObjet : Règles de nos réseaux sociaux\n\nChers parents,\n\n"
        "Le masculin est utilisé pour alléger le texte.\n\nVous devez rester polis.\n\n"
        "Merci de votre collaboration,\n\nLe conseil d’administration\n"
    )
    proposal = propose(text)
    assert proposal.title == "Règles de nos réseaux sociaux"
    assert [clause.text for clause in proposal.clauses] == ["Vous devez rester polis."]


def test_columns_that_say_what_to_do_and_what_to_avoid_are_read_apart():
    text = (
        "# Social media policy\n\n## In short\n\nDo – Don’t\n\n"
        "Check the facts first – Spread rumours\n\nAsk before you tag – Mock a result\n"
    )
    proposal = propose(text)
    assert [(clause.text, clause.kind) for clause in proposal.clauses] == [
        ("Check the facts first", Kind.DUTY), ("Spread rumours", Kind.PROHIBITION),
        ("Ask before you tag", Kind.DUTY), ("Mock a result", Kind.PROHIBITION),
    ]  # fmt: skip


def test_keeps_the_sentence_that_stands_before_a_lead_in():
    text = (
        "Procédure sur les médias sociaux\n\nDécision\n\nLe comité rend sa décision en dix jours. "
        "Il peut :\n- rejeter la plainte;\n- suspendre la personne.\n"
    )
    assert starts_and_kinds(text) == [
        ("Le", Kind.PROCEDURE), ("rejeter", Kind.PROCEDURE), ("suspendre", Kind.SANCTION),
    ]  # fmt: skip


def test_articles_numbered_with_a_hyphen_are_clauses():
    text = (
        "Charte des réseaux sociaux\n\nArticle 2 - Comptes\n2-1. Le secrétaire tient les comptes.\n"
        "2-2. Tout licencié peut demander le retrait d’une photo.\n\nFait à Laval, le 3 mai 2024\n"
        "Le Président\n"
    )
    proposal = propose(text)
    assert [clause.text.split(" ")[0] for clause in proposal.clauses] == ["Le", "Tout"]
    assert proposal.feature("opt_out").value is True


def test_what_is_permitted_after_a_list_of_prohibitions_is_a_right():
    text = (
        "Social media policy\n\nConduct\n\nCoaches must not:\n\n• Send messages to one child.\n"
        "• Follow a child.\n\nOne-to-one messages are permitted in two cases:\n\n"
        "• In an emergency.\n• With the consent of a parent.\n"
    )
    assert [kind for _, kind in starts_and_kinds(text)] == [Kind.PROHIBITION] * 2 + [Kind.RIGHT] * 2


def test_to_use_a_site_is_not_to_keep_a_page_against_somebody():
    text = "Social media policy\n\n1. Nobody may use social media sites to post negative remarks.\n"
    assert propose(text).feature("devoted_page").value is False
    assert propose(text).feature("comment").value is True


def test_numbers_that_start_again_belong_to_the_number_above():
    text = (
        "Social media policy\n\nDefinitions\n\n  1. Terms have these meanings:\n"
        "    1. Member – any athlete.\n    2. Post – any text.\n\nConduct\n\n"
        "  1. Members will not:\n\n  1. Impersonate anybody\n\n  2. Display contempt\n"
    )
    assert starts_and_kinds(text) == [
        ("Member", Kind.DEFINITION), ("Post", Kind.DEFINITION),
        ("Impersonate", Kind.PROHIBITION), ("Display", Kind.PROHIBITION),
    ]  # fmt: skip


def test_the_case_a_rule_is_for_is_no_rule():
    text = (
        "Social media policy\n\n1. Athletes are subject to sanctions if they do not abide by it.\n"
    )
    assert [kind for _, kind in starts_and_kinds(text)] == [Kind.SANCTION]


def test_a_resolution_over_the_articles_is_no_clause():
    text = (
        "Règlement des médias sociaux\n\nIl est résolu d’adopter le règlement suivant :\n\n"
        "ARTICLE 1 – CONDUITE\n\nNul ne peut insulter un membre.\n"
    )
    assert [start for start, _ in starts_and_kinds(text)] == ["Nul"]


def test_a_long_question_is_a_heading():
    text = (
        "Social media guidelines\n\nCan I ask the club to take away a photo of me?\n"
        "Yes, you can ask at any time for it to be removed.\n"
    )
    proposal = propose(text)
    assert [clause.kind for clause in proposal.clauses] == [Kind.RIGHT]
    assert proposal.feature("opt_out").value is True


def test_reads_markdown_with_fields_on_top_and_underlined_headings():
    text = (
        "---\ntitre: Politique web\nauteur: Le club\n---\n\nPolitique des médias sociaux\n=====\n\n"
        "1\\. Portée\n-----\nSont visés : les danseuses et les parents.\n\n"
        "2\\. Règles\n-----\n* On ne publie pas la photo d’un enfant.\n"
    )
    proposal = propose(text)
    assert proposal.title == "Politique des médias sociaux"
    assert starts_and_kinds(text) == [("Sont", Kind.APPLICATION), ("On", Kind.PROHIBITION)]
    assert {item.name for item in proposal.bound} == {"athlete", "parent"}


def test_lines_that_open_alike_are_items_without_a_mark():
    text = (
        "Player Code of Conduct\nas a player I will respect the referee even when I lose a game\n"
        "as a player I will not insult anybody in a message or in a comment\n"
        "as a player I will listen to my coach before, during and after each game\n"
    )
    assert [kind for _, kind in starts_and_kinds(text)] == [
        Kind.DUTY, Kind.PROHIBITION, Kind.DUTY,
    ]  # fmt: skip


def test_a_short_line_with_a_colon_over_a_paragraph_is_a_heading_and_links_of_a_page_are_nothing():
    text = (
        "top of page\n\nSocial media guide\n\nUse of personal accounts:\n\n"
        "Members must not speak for the club on their own accounts.\n"
    )
    assert [start for start, _ in starts_and_kinds(text)] == ["Members"]


def test_an_empty_cell_leaves_the_other_one_on_its_side():
    text = (
        "# Social media\n\nDo | Don't\n\nSpeak well of your team | Insult anyone\n\n"
        "… | Posting from the changing room\n\nTell an adult | …\n"
    )
    assert starts_and_kinds(text) == [
        ("Speak", Kind.DUTY), ("Insult", Kind.PROHIBITION),
        ("Posting", Kind.PROHIBITION), ("Tell", Kind.DUTY),
    ]  # fmt: skip


POLICY = "# Social media policy\n\n"


def starts(text: str) -> list[str]:
    return [clause.text for clause in propose(text).clauses]


def bound_by(text: str) -> set[str]:
    return {item.name for item in propose(text).bound}


def test_takes_no_row_of_a_table_of_versions_and_no_contact_for_a_rule():
    text = (
        f"{POLICY}Version   Date   Author\n1.0   12/03/2019   Welfare officer   First issue\n"
        "2.0   2023-09-04   Welfare officer   Updated\n\n## Rules\n\n- Do not post insults.\n\n"
        "Welfare officer: J. Smith, welfare@club.example, 07700 900123\n"
    )
    assert starts(text) == ["Do not post insults."]


def test_keeps_a_rule_that_only_ends_on_an_address():
    text = f"{POLICY}## Reports\n\nYou must report any threat to: the office, a@b.example\n"
    assert len(starts(text)) == 1


def test_hears_in_the_line_under_the_title_whom_the_page_is_for():
    rules = "\n\n1. Respect\n\nTreat others well online.\n"
    text = f"Bay Swim Club\nSocial media policy\nFor coaches, swimmers and parents{rules}"
    assert bound_by(text) == {"coach", "athlete", "parent"}
    assert bound_by(f"Bay Swim Club\nSocial media policy\nFor a safe season{rules}") == set()


def test_names_both_coaches_and_managers_for_team_officials():
    text = f"{POLICY}## Scope\n\nThis policy applies to players, team officials and referees.\n"
    assert bound_by(text) == {"athlete", "coach", "manager", "official"}


def test_names_both_classes_for_volunteer_coaches():
    text = f"{POLICY}## Scope\n\nThis policy applies to volunteer coaches and players.\n"
    assert bound_by(text) == {"volunteer", "coach", "athlete"}


def test_cuts_no_letter_off_what_follows_a_bold_label_over_a_list():
    text = (
        f"{POLICY}## Rules\n\n**Personal accounts.** The club respects the right of all to speak. "
        "They must not:\n\n1. insult anyone;\n2. reveal secrets.\n"
    )
    assert starts(text)[0] == "The club respects the right of all to speak."


def test_lists_breaches_under_the_name_of_their_level_and_sanctions_under_theirs():
    text = (
        f"{POLICY}## Level 1 breaches\n\n(i) Swearing at a person.\n(ii) Leaking a file.\n\n"
        "## Penalties\n\n(i) Level 1: a warning or a suspension for two games.\n"
    )
    kinds = [clause.kind for clause in propose(text).clauses]
    assert kinds == [Kind.PROHIBITION, Kind.PROHIBITION, Kind.SANCTION]


def test_takes_rules_under_procedures_for_what_they_say():
    text = (
        f"{POLICY}## Procedures\n\n1. Coaches shall copy a parent on each message.\n"
        "2. No player shall film in the dressing room.\n"
        "3. The committee hears the complaint within ten days.\n"
    )
    kinds = [clause.kind for clause in propose(text).clauses]
    assert kinds == [Kind.DUTY, Kind.PROHIBITION, Kind.PROCEDURE]


def test_parts_a_label_in_lower_case_from_the_sentence_before():
    text = (
        f"{POLICY}## Complaints\n\nAny complaint is sent to the independent complaints officer by "
        "the form on our site. consequences: warning, suspension, exclusion.\n"
    )
    kinds = [clause.kind for clause in propose(text).clauses]
    assert kinds == [Kind.PROCEDURE, Kind.SANCTION]


def test_takes_a_usual_heading_in_small_letters_off_its_list():
    text = (
        f"{POLICY}- who is covered: players and parents\n"
        "- consequences: a talk, a warning, suspension\n"
        "- first violation: a suspension for one game\n"
    )
    assert starts(text) == [
        "players and parents",
        "a talk, a warning, suspension",
        "first violation: a suspension for one game",
    ]
    assert propose(text).clauses[1].kind is Kind.SANCTION


def test_leaves_out_a_line_in_brackets_under_the_title():
    text = "Les Archers\nRéseaux sociaux : nos règles\n(document remis à chaque archer)\n\nBut\n\n"
    proposal = propose(f"{text}Le club croit au respect.\n")
    assert proposal.title == "Réseaux sociaux : nos règles"
    assert [clause.text for clause in proposal.clauses] == ["Le club croit au respect."]

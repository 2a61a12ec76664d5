"""Where the supplied values come from, said in English too: the model profile, the outside doors.

A source is kept as one text, the one that was supplied or typed. What an organisation typed stays
as typed, in every language.
"""

from django.utils.translation import get_language

# No-break spaces count as spaces.
ENGLISH = {
    "Valeur proposée par défaut": "Proposed default",
    "Valeur proposée par défaut, courante dans les clubs (accusé en 2 jours ouvrables)":
        "Proposed default, common in clubs (acknowledged within 2 business days)",
    "Valeur proposée par défaut, courante dans les fédérations":
        "Proposed default, common in federations",
    "Valeur proposée par défaut, prolongeable avec un motif":
        "Proposed default, may be extended with a reason",
    "Valeur proposée par défaut; inspirée de l’art. 29 de la Loi sur la sécurité dans les sports "
    "(S-3.1), qui vise d’autres décisions":
        "Proposed default; inspired by s. 29 of the Act respecting safety in sports (S-3.1), which "
        "deals with other decisions",
    "Valeur proposée par défaut; la loi demande au moins un an après une décision (Loi sur le "
    "secteur privé, art. 11)":
        "Proposed default; the law asks for at least one year after a decision (Private sector "
        "Act, s. 11)",
    "Valeur proposée par défaut; la protection contre les représailles figure aussi au projet de "
    "loi 45 (2024)":
        "Proposed default; protection against reprisals is also in Bill 45 (2024)",
    "Valeur proposée par défaut : 14 jours après la fin de l’audition":
        "Proposed default: 14 days after the end of the hearing",
    "Valeur proposée par défaut : la sécurité d’abord": "Proposed default: safety first",
    "Valeur proposée par défaut : mesure provisoire revue au plus tard après 14 jours":
        "Proposed default: interim measure reviewed after 14 days at the latest",
    "Valeur proposée par défaut : qui gère le dossier ne décide pas":
        "Proposed default: who carries the case does not decide it",
    "Valeur proposée par défaut : une autre personne répond en 5 jours ouvrables à qui "
    "conteste":
        "Proposed default: another person answers who contests within 5 business days",
    "Valeur proposée par défaut : une personne sans lien suffit; trois valent mieux si votre "
    "organisation le peut":
        "Proposed default: one person without ties is enough; three are better if your "
        "organisation can",
    "Échelle proposée par défaut, trois gravités": "Proposed default scale, three severities",
    "Liste proposée par défaut, de la plus légère à la plus lourde":
        "Proposed default list, from the mildest to the heaviest",
    "Numéro d’urgence national": "National emergency number",
    "Ligne d’aide 988, service national depuis novembre 2023":
        "9-8-8 helpline, a national service since November 2023",
    "Protecteur du citoyen (Québec), capsule sur ce recours : formulaire en ligne, téléphone, "
    "courriel, poste. Le numéro y est 1 800 812-4191, et 1 888 812-4191 chez Loisirs "
    "Laurentides : à vérifier auprès du service avant d’en ajouter un":
        "Québec Ombudsman, page on this remedy: online form, telephone, e-mail, post. The number "
        "there is 1 800 812-4191, and 1 888 812-4191 at Loisirs Laurentides: check with the "
        "service before adding one",
    "Site de l’organisme": "Site of the body",
    "Centre canadien de protection de l’enfance": "Canadian Centre for Child Protection",
    "Loi visant à contrer le partage sans consentement d’images intimes (Québec)":
        "Act to counter non-consensual sharing of intimate images (Québec)",
    "Loi sur la protection de la jeunesse, art. 39 et 44; le numéro dépend de la région":
        "Youth Protection Act, ss. 39 and 44; the number depends on the region",
    "Loi sur l’instruction publique, art. 75.1": "Education Act, s. 75.1",
}  # fmt: skip


def source_said(text: str) -> str:
    """A source in the reader's language, when it is one of those supplied; else as typed."""
    if get_language() != "en":
        return text
    return ENGLISH.get(text.replace("\u00a0", " "), text)

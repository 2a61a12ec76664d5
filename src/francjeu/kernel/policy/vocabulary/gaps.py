"""What a policy ought to say: the words that would say it, and what to tell its owner if none do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A point to look for anywhere in the text; silence is a gap."""

    code: str
    phrases: tuple[str, ...]
    fr: str
    en: str


POINTS: tuple[Point, ...] = (
    Point(
        "no_deadlines",
        (
            "(within|dans (les|un délai)|no later than|au plus tard) .. (day|hour|week|month|jour|heure|semaine|mois)~",
        ),
        "La politique ne fixe aucun délai (signaler, répondre, décider). Le profil de procédure devra les fixer, avec leur source.",
        "The policy sets no deadline (to report, answer, decide). The procedure profile will have to, with a source.",
    ),
    Point(
        "no_receiver",
        (
            "(report|signal|plainte|complaint|écri|aviser|avise|en faire part|tell|contact|notify)~ ... (to|à|au|aux|auprès|the)",
        ),
        "La politique ne dit pas à qui signaler.",
        "The policy does not say whom to report to.",
    ),
    Point(
        "no_decision_maker",
        (
            "(committee|comité|panel|case manager|gestionnaire de cas|board|conseil|chair|président|director|directeur|directrice|préfet|préfète|league|discipline chair|commission)~ .. (decide|décid|determin|détermin|impos|suspend|expel|expuls|investigat|qualif|classif|tranch|rend|can give|may give|donner|peut|review)~",
            "at the discretion of .. (chair|case manager|committee|board)",
            "à (l'appréciation|la discrétion) (du|de la|des)",
            "handled by the",
            "(decision|décision) (of|du|de la) .. (committee|comité|chair|board|conseil|préfète|director)",
        ),
        "La politique ne dit pas qui décide.",
        "The policy does not say who decides.",
    ),
    Point(
        "no_appeal",
        (
            "appeal~",
            "(en appel|d'appel|appel de|sans appel|faire appel|porter en appel)",
            "(révision|revision|review|réviser|reviewed by|reconsider)~ .. (decision|décision|principal)~",
            "decision may be reviewed",
            "révision de la décision",
            "(demander|obtenir|droit à) [la|une] (révision|reconsidération)",
        ),
        "La politique ne dit rien de l’appel : ni droit d’appel, ni refus d’appel.",
        "The policy says nothing about appeals, neither granting nor refusing one.",
    ),
    Point(
        "no_interim_measures",
        (
            "(interim|provisional|temporary) .. (measure|suspension|restriction)~",
            "(mesure|suspension)~ .. (provisoire|temporaire|conservatoire)~",
            "pending .. (hearing|outcome|decision)",
        ),
        "Aucune mesure provisoire n’est prévue pour protéger quelqu’un pendant l’étude d’un dossier.",
        "No interim measure is provided to protect someone while a case is studied.",
    ),
    Point(
        "no_minors_clause",
        (
            "(minor|minors|under 18|under the age|child|children|guardian)",
            "(mineur|mineure|mineurs|mineures|moins de 18|moins de dix-huit|tuteur|enfant|enfants)",
        ),
        "Rien n’est prévu pour les personnes mineures, alors que la plupart des athlètes en sont.",
        "Nothing is provided for minors, although most athletes are minors.",
    ),
    Point(
        "no_confidentiality",
        ("confidential~", "confidentialit~", "confidentiel~", "need to know"),
        "Rien ne protège la confidentialité d’un signalement ou d’un dossier.",
        "Nothing protects the confidentiality of a report or a case.",
    ),
    Point(
        "no_reprisal_clause",
        ("(retaliat|reprisal)~", "représailles"),
        "Les représailles contre une personne qui signale ne sont pas interdites.",
        "Retaliation against a person who reports is not prohibited.",
    ),
    Point(
        "no_review_date",
        (
            "(review|reviewed|revised|revision|next review|updated) .. (date|year|annual|every|20|spring|two years)~",
            "(révisé|révision|revu|relu|relue|mise à jour|revisee)~ .. (tous|chaque|an|ans|20|année|en)",
            "review this policy",
        ),
        "Aucune date de révision n’est prévue.",
        "No review date is given.",
    ),
    Point(
        "no_pils",
        (
            "protecteur de l'intégrité",
            "pils",
            "je dénonce",
            "protecteur du citoyen",
            "integrity ombudsman",
        ),
        "La politique ne mentionne pas le Protecteur de l’intégrité en loisir et en sport (PILS), compétent au Québec depuis le 7 juin 2025.",
        "The policy does not mention the Protecteur de l'intégrité en loisir et en sport (PILS), which has had jurisdiction in Québec since 7 June 2025.",
    ),
    Point(
        "no_sanction_ladder",
        (
            "(warning|reprimand|avertissement|réprimande|expulsion|suspension|removal from)~",
            "gradation",
            "annexe 8",
        ),
        "Aucune liste ni gradation des sanctions n’est donnée ou citée (au RSEQ Montérégie : l’annexe 8).",
        "No list or scale of sanctions is given or referred to (at RSEQ Montérégie: Annexe 8).",
    ),
)

MESSAGES: dict[str, tuple[str, str]] = {
    "no_definition_social_media": (
        "« Médias sociaux » n’est pas défini.",
        "“Social media” is not defined.",
    ),
    "no_definition_member": (
        "« Membre » (ou le mot qui désigne les personnes assujetties) n’est pas défini.",
        "“Member” (or the word for those who are bound) is not defined.",
    ),
    "no_power_imbalance": (
        "Aucune règle sur les relations entre une personne en autorité et une personne mineure ou sous son autorité.",
        "No rule on relations between a person in authority and a minor or a person under that authority.",
    ),
    "closed_platform_list": (
        "La liste des plateformes paraît fermée et vieillit vite : ajoutez « notamment » ou une définition ouverte.",
        "The list of platforms looks closed and ages fast: add “such as”, or an open definition.",
    ),
    "opt_out_official_only": (
        "Le droit de faire cesser l’engagement vise ce qui est fait « officiellement »; ce qui est fait de façon non officielle n’est pas couvert.",
        "The right to ask that engagement stop covers what is done “officially”; what is done unofficially is not covered.",
    ),
    "opt_out_unofficial_only": (
        "Le droit de faire cesser l’engagement vise ce qui est fait de façon « non officielle »; ce qui est publié officiellement n’est pas couvert en toutes lettres.",
        "The right to ask that engagement stop covers what is done “unofficially”; official posts are not covered in so many words.",
    ),
    "parents_not_bound": (
        "Les parents ne sont pas assujettis : une plainte contre un parent serait hors juridiction.",
        "Parents are not bound: a complaint against a parent would be out of jurisdiction.",
    ),
    "scope_not_stated": (
        "La politique ne dit pas clairement à qui elle s’applique.",
        "The policy does not clearly say to whom it applies.",
    ),
    "scope_lists_differ": (
        "Les listes de personnes assujetties diffèrent d’un passage à l’autre : {detail}.",
        "The lists of persons bound differ between passages: {detail}.",
    ),
}
"""Gaps which take more than looking for words."""

PLATFORMS = (
    "(facebook|instagram|twitter|tiktok|snapchat|youtube|discord|linkedin|whatsapp|myspace)",
)
OPEN_LIST = (
    "(such as|for example|for instance|including|include|e.g.|etc|but not limited|other|any (online|service|website))",
    "(notamment|par exemple|comme|tel que|tels que|telles que|y compris|etc|sans s'y limiter|autre|tout (site|service|réseau|espace)|toute application)",
)
UNOFFICIALLY = ("unofficial~", "(non officiel|non-officiel|officieu)~", "façon non officielle")
OFFICIALLY = ("official~", "officiel~")
SOCIAL_MEDIA = (
    "(social media|social medium|social network|networking|platform|plateforme|média socia|médias socia|réseau socia|réseaux socia)~",
)
BOUND_WORD = (
    "(member|participant|individual|representative|membre|participant|personne assujettie|assujetti|représentant|student-athlete|étudiant-athlète)~",
)

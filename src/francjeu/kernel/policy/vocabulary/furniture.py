"""Words of lines that date, sign or page a document, and are no part of the rules."""

METADATA = (
    "(approved|adopted|effective|revised|reviewed|updated|amended|issued|ratified|approval)",
    "(version|policy number|policy no~|document (number|no~|owner)|author|signed|prepared by)",
    "(last|next) (review~|revision|revised|update~|approv~)",
    "(date|date of|review date|revision date|effective date)",
    "(adopté~|approuvé~|révisé~|mise à jour|mis à jour|ratifié~|amendé~|entrée en vigueur)",
    "(numéro|auteur|signature|prochaine révision|dernière (révision|mise à jour))",
    "(student signature|parent signature|nom en lettres|print name|witness)",
    "(politique|policy|règlement|charte|code|directive|document) (adopté|approuvé|révisé|approved|adopted|revised)~ ..",
    "(fait|signé) (à|le) ..",
    "(enacted|passed|dated|signed) this .. day of ..",
    "(lu et (compris|approuvé|accepté)|read and (understood|accepted|agreed)) ..",
    "(proposé|appuyé|secondé|moved|seconded|proposed) (par|by) ..",
    "(copyright|©|tous droits réservés|all rights reserved)",
)
"""A short line which begins so and holds a colon or a year is about the document."""

GREETINGS = ("(cher|chers|chère|chères|dear|hello|bonjour|hi) ..",)
SIGNERS = (
    "(le|la|the) (président|présidente|secrétaire|president|secretary|chair|directeur|directrice|direction)",
    "(le|la|the|your|votre) (comité|conseil|bureau|équipe|board|committee|executive|team|management) [exécutif|de direction|d'administration|of directors|de gestion]",
)
LINKS = (
    "(top of page|bottom of page|back to top|skip to [main] content|print|menu|log in|login)",
    "(share|print|bookmark|like|tweet) [this] (page|article|story) [on ..]",
    "(partager|imprimer|partagez|imprimez) [cette|cet|ce|la] (page|article) [sur ..]",
    "(haut de page|retour en haut|aller au contenu|imprimer|accueil|connexion)",
)
"""A whole line made of this is a link of a web page."""

HOME = ("(home|home page|accueil|page d'accueil|main page)",)
"""Where a path of pages begins."""

PAGES = (
    "(contact|contact us|nous joindre|contactez-nous|site map|sitemap|plan du site|privacy|privacy policy|confidentialité|about us|à propos|sign in|log in|connexion)",
)
"""A usual entry of a menu."""

CLOSINGS = (
    "(bonne saison|merci|thank you|sincerely|cordialement|sportivement|yours truly) [à tous]",
    "(merci|thank you|thanks), (and|et) ..",
    "(merci|thank you|thanks) (de|d'|pour|for|à) ..",
)
"""A whole line made of these greets or takes leave."""

CONTENTS = ("(table of contents|contents|table des matières|sommaire|contenu|index)",)
"""The heading of a table of contents."""

VERBS = (
    "(must|shall|may|should|will|can|is|are) ",
    "(contact|write|send|call|report|email|e-mail|submit) (to|the|us|our|your|it|a|an|any)",
    "(doit|doivent|peut|peuvent|est|sont|écri|envo|appel|communiqu|transm|signal|adress)~ ",
)
"""A line with an address which also holds one of these tells somebody what to do."""

NOTES = (
    "(masculin|forme masculine|masculine form|masculine gender) .. (utilisé|employ|inclu|désigne|allég|used|use|includ)~",
)
"""A note on how the document is written is none of its rules."""

MARGINS = (
    "page (\\d|1|2|3|4|5|6|7|8|9) (of|de|sur|/) ",
    "^(copyright|©)",
    "(tous droits réservés|all rights reserved)",
    "^signature~ .. (signature|date)",
    "^.. (name|nom) .. signature .. date",
    "(utilise|utilisons|uses|use) .. cookies",
    "^(was|is|did|has) (this|the) (page|article|information|content|answer) .. (help|useful)~",
    "^(cette page|cet article|ce contenu|cette information) .. (utile|aidé)~",
    "^(avez-vous trouvé|did you find) .. (cherchiez|looking for)~",
    "^(extrait|extract|excerpt) (du|des|of|from) .. (procès-verba|minutes)~",
)
"""A short line which holds one of these stands in a margin, or waits for a hand."""

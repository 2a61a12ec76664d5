"""How a policy says whom it binds, and whom it does not."""

from francjeu.kernel.policy.article import Kind

KINDS = (Kind.APPLICATION, Kind.OBJECTIVE, Kind.PURPOSE, Kind.VALUE, Kind.DUTY)
"""Kinds of clause in which whom the policy binds is said."""

_DOCUMENT = (
    "(politique|policy|policies|code|codes|charte|charter|directive|règlement|règles|rules|guidelines|agreement"
    "|consignes|lignes directrices|entente|document|guide|ce qui suit|standards|notice|avis|tips|conseils|guidance|procedure|procédure|by-law|bylaw|pledge|contract|contrat|framework|cadre|memo|page|note|présentes|expectations|attentes|elle|elles|it|il|ils|they)"
)

BINDS = (
    f"{_DOCUMENT} .. (applies|apply|covers|cover|governs|govern|binds|bind|applicable|encompass)",
    f"{_DOCUMENT} .. (s'applique|s'appliquent|s'impose|s'imposent|s'adresse|s'adressent|lie|lient|vise|visent|concerne|concernent|régit|vaut|valent|couvre|couvrent|encadre)",
    f"{_DOCUMENT} (is|are) [meant|intended|written] for",
    f"{_DOCUMENT} .. (extends|extend|addressed) to",
    "^(ces|cette|ce|cet|these|this) .. (concerne|concernent|s'adresse~|s'applique~|vaut|valent|lie|lient|vise|visent|applies|apply|covers|cover|binds|bind) !(à|notamment)",
    "(est|sont) opposable~ (à|aux)",
    "^(here is|here's|voici|voilà) .. (asks|expects|ask|expect|demande|demandons|attend|attendons) .. (of|de|à|aux)",
    "(guidelines|guidance|advice|lignes directrices|balises|consignes) (for|pour) (athletes|rowers|swimmers|skaters|all|our|its|the|members|players|parents|coaches|participants|volunteers|staff|everyone|students|les|nos|tous) ",
    "what follows (concerns|applies to|is for)",
    f"{_DOCUMENT} .. (sets|set|establishes|provides|describes|outlines|guides|governs|regulates) ... (use|conduct|communication|behavio|posting)~ .. by ",
    f"{_DOCUMENT} .. (fixe|établit|encadre|décrit|balise|guide|régit|précise) ... (utilisation|usage|conduite|communication~|comportement~) .. (par|de la part de) ",
    "(ask|asks|expect|expects|require|requires) of (our|every|all|each|any)",
    "(asks|expect|expects|requires) (all|every|each|its|our|everyone|any) ",
    f"{_DOCUMENT} .. (attendus|expected) (des|of)",
    f"{_DOCUMENT} .. (help~|tell~|inform~) [our|its] ",
    "(not|n'est pas|ne sont pas|sont|are|is) [pas] (bound|covered|liés|liées|visés|visées|couverts|assujettis|assujetties)",
    "(tells|inform~|remind~) (members|participants|players|athletes)",
    "(agreement|entente|contrat) (between|entre) ",
    "^as [a|an] .. you (represent|are|must|agree)",
    "comportements attendus des",
    "conduct expected of",
    "rules for",
    "standards .. for (its|our|all)",
    "(que doivent suivre|must follow) ",
    "to whom ..",
    "(if|whether) you are (a|an) ",
    "(si|que) vous (êtes|soyez) (un|une) ",
    "(ensure|ensures|ensuring|make sure) [that] ",
    "(s'assurer|assurer|veiller) (que|à ce que) ",
    "^(est|sont) [aussi|également] (visé|assujetti|concerné|soumis|lié)~",
    "who is covered",
    "on entend par .. personne",
    "all persons (involved|associated)",
    "persons involved",
    "sont (visés|assujettis|tenus) ",
    "^y (est|sont) [aussi|également] (soumis|assujetti|tenu)~",
    "(attend|attendus|attendu|attendues|expects|expected) (de|des|of) ",
)
"""The names that follow (or stand before « are bound ») are bound, or excluded."""

INCLUDES_BOUND = (
    "(participants|membres|individus|members|individuals|representatives) .. (incluent|comprennent|include|are|sont)~ .. :",
)
"""Lead-ins over a list of the bound."""

SEEING_TO = ("^(ensur|make sure|s'assurer|assurer|veiller)~",)
"""Orders to see to something: « ensure that parents are aware » binds no parent."""

STOPS = (
    "(when|whenever|while|lorsqu~|quand|dans leur|dans leurs|quant à|who are dealt|mais le|but the|between (our|the|its)|entre (les|nos|ses)|sur les réseaux|sur les médias"
    "|pendant|during|concernant|à l'égard|directed at|against|envers|regarding)",
)
"""What follows is about circumstances, not about who is bound."""

EXCLUDES = (
    "(does not|do not|doesn't|not) (apply|cover|bind|govern|extend|bound|covered)",
    "(ne|n') .. (s'applique|vise|visent|couvre|lie|lient|concerne|sont|est|s'adresse) .. pas",
    "(ne|n') .. (s'applique|vise|visent|lie|sont|couvre|s'adresse)~ pas",
    "ne sont pas (liés|visés|assujettis|couverts)",
    "(and|but) not by (this|the|these)",
    "(et|mais) non (par|à) (la|le|ce|cette|ces)",
    "(sauf|except|excluding|à l'exception) ",
)

DEFINES_BOUND = (
    '^"[le|la|les|a|the] [bound] (participant|individual|individu|member|membre|personne assujettie|assujetti|representative|représentant'
    '|personne concern|utilisateur|user|registrant|personne visée|intervenant)~ .. "',
    "^[the|le|la] (participant|individual|individu|member|membre|personne assujettie|assujetti|representative|représentant|user|utilisateur"
    "|registrant|personne visée|inscrit|bound person)~ [(s)] (:|-|=|means|désigne|refers)",
    '"[le|la|les|a|an|the] [bound] (participant|individual|individu|member|membre|personne assujettie|assujetti|representative|représentant'
    '|personne concern|utilisateur|user|registrant|personne visée|intervenant)~ .. " '
    "(s'entend|désigne|comprend|vise|means|includes|refers|shall)~",
    "(members|individuals|participants|representatives) .. (defined to include|will include|includes|refers to|means)",
)
"""A definition of one of these words says who is bound."""

COMMANDED = (
    "(must|should|shall|may not|do not|don't|never|will not|are (expected|asked|required|requested|forbidden)|use only|communicate only|agree~|undertake) ",
    "(est|sont|êtes) (prié|tenu|invité|appelé)~ (de|d'|à) ",
    "(doit|doivent|ne peut|ne peuvent|s'abstien~|s'engage~|m'engage|nous engageons|font preuve|ne publi~|utilisent (uniquement|seulement)|communiquent (uniquement|seulement)) ",
)

EVERYONE = ("^(everyone|everybody|anyone|all|toute personne|toutes les personnes|tous|quiconque) ",)
"""A list of classes may open so."""

ADDRESSED = (
    "^[-|*|_] (for|pour) [all|our|the|tous|toutes|nos|les] ",
    "(-|:) (for|pour) [all|our|the|tous|toutes|nos|les] ",
    "(à l'attention|à l'intention) (de|des|d'|du) ",
    "(intended|meant|destiné|adressé)~ (for|à|aux) ",
)
"""A line under the title which holds this and classes says whom the page is for."""

ARE_BOUND = (
    "(are|is) [all|also] (bound|covered|governed) by ",
    "(are|is) [all|also] subject to (this|these|the) ",
    "(agree|agrees|agreed|accept|accepts) (to|to follow|to respect) (this|these|the) ",
    "(est|sont) [tous|toutes|aussi] (lié|visé|assujetti|soumis|concerné)~ (par|à|au|aux) ",
)
"""The bound stand before these words."""

SIGNING = ("^(je|nous|i|we) [,] (soussign|the undersigned|undersigned)~",)
"""Whoever signs says first who they are, then what they undertake."""

CODE_OF = (
    "charte .. (du|de la|de l'|des) ",
    "^code .. (numérique|en ligne|éthique) (du|de la|de l'|des) ",
    "(éthique|code|conduite|engagement~|attentes|règles|responsabilité~|devoirs|obligations) (du|de la|de l'|de|des|pour les|d'un|d'une) ",
    "(consignes|règles|conseils|directives) (aux|à l'intention) ",
    "(code|conduct|expectations|rules|responsibilities|duties|obligations|commitment~|guidelines) (for|of) ",
)
"""A heading which holds this and a class is over the rules of that class."""

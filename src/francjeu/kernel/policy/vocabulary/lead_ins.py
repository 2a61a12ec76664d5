"""Words that tell lead-ins, prefaces, examples and whole sentences apart."""

from francjeu.kernel.policy.article import Kind

EXAMPLES_OF = ("^(this|it|cela|ceci) (includes|comprend|inclut|vise) ",)
"""A lead-in which only opens the examples of the rule before it."""

SPEAKING = (
    "(must|shall|may|should|will|cannot|can|do not|don't|never|is|are|has|have|refrain|agree|agrees|applies) ",
    "(doit|doivent|peut|peuvent|est|sont|sera|seront|devrait|interdit~|ne|n'|ont|s'applique~|je|j'|tu) ",
    "(qui|on|il|elle|nul|chacun|personne|club|comité|conseil|ligue|organisme|athlète|parent|membre|joueur|entraîneur) a ",
)
"""A short block which holds one of these is a sentence, not a heading."""

IMPERATIVE_STEMS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        Kind.DUTY,
        (
            "(however|but|provided|provided that|toutefois|cependant|mais|pourvu que|pourvu qu'|à condition|à condition de|à condition que|sous réserve):",
            "(subject to the|on the|under the|aux) [following] conditions [suivantes] ",
        ),
    ),
    (
        Kind.DEFINITION,
        (
            "^[the] [term] (social|electronic|online) (media|medium|network|communication)~ .. (include|includes|comprise|means|mean)~ ",
            "^[par] [les|le terme] (médias|réseaux|communications) (sociaux|électroniques|numériques) .. (inclu|compren|désign)~",
        ),
    ),
    (Kind.OBJECTIVE, ("(vise|visent|cherche|cherchent) [notamment|également] à:",)),
    (
        Kind.APPLICATION,
        (
            "^(this|the|these) (policy|code|guidelines|rules|document) (applies|apply) to ",
            "^(la|cette|le|ce) [présente|présent] (politique|code|charte|règlement) s'applique ",
        ),
    ),
    (
        Kind.SANCTION,
        (
            "(peut|peuvent|pourra|pourront) .. (imposer|infliger|appliquer|ordonner)",
            "(may|can) .. (impose|inflict|apply|order) ",
            "(en cas de|in case of|in the event of) .. (contravention|manquement|non-respect|infraction|violation|breach)~",
        ),
    ),
    (
        Kind.SANCTION,
        (
            "(result in|results in|lead to|leads to|entraîn|mène|mener à|subject to|expose) .. (following|suivant|ci-dessous|below)~ .. (action|sanction|measure|mesure|conséquence|consequence|penalt|step)~",
            "(following|suivantes) [disciplinary] (actions|sanctions|consequences|penalties|sanctions) .. (apply|follow|be (taken|applied|imposed)|s'appliquent)~",
            "(result in|lead to|entraîn|mène|mener à|subject to|expose) .. (action|sanction|measure|mesure|conséquence|consequence|penalt|step)~ (following|suivant)~",
        ),
    ),
    (
        Kind.PROHIBITION,
        (
            "(must|shall|may|should|will|can) (not|never)",
            "^(not|never|ne pas|ne jamais) ",
            "^(nobody|no one|none|neither|no) .. (shall|may|must|should|can|will|is allowed|is permitted) ",
            "(at no time|under no circumstances|in no case|in no circumstances) ",
            "(comportement|conduite|geste|acte|propos|agissement|conduct|behavio|action)~ .. (suivant|ci-après|ci-dessous|following|below)~ .. (donner lieu|donner suite|donne|entraîn|mener|passible|result|lead|subject)~ ",
            "(following|suivant)~ .. (comportement|conduite|geste|acte|propos|agissement|conduct|behavio|action)~ .. (donner lieu|donner suite|donne|entraîn|mener|passible|result|lead|subject)~ ",
            "(do not|don't|won't|can't|cannot|never)",
            "(take|takes|taking) action (on|against)",
            "(agree|promise|undertake|commit|pledge)~ (not|never) to",
            "(retir|supprim|effac|masqu|bloqu|enlèv)~ .. (commentaire|contenu|message|publication|propos|photo)~",
            "(removes|remove|deletes|delete|hides|hide|blocks|block|take down|takes down|erase|erases) .. (comment|content|post|message|reply|anything|picture)~",
            "(prohibited|forbidden|unacceptable|inappropriate|violation|infraction|breach|offence|misconduct|not allowed|not permitted|not be tolerated)~",
            "(interdi|proscri|défendu|prohib|inaccepta|infraction|manquement|violation|inappropri)~",
            "nul ne peut",
            "(ne|n') .. (pas|jamais|peut|doi)~",
            "s'abst~",
            "(will|may) (lead to|result in) .. disciplin~",
            "subject to disciplin~",
            "lead to discipline",
            "conduct .. (minor|major)",
            "refrain from",
            "éviter",
        ),
    ),
    (Kind.RIGHT, ("(is|are|est|sont) (permitted|allowed|permis|autorisé)~ ",)),
    (
        Kind.RESPONSIBILITY,
        (
            "(reconna|comprend|compren)~ [bien|également|aussi] (que|qu')",
            "(acknowledge|understand)~ [that|also] :",
        ),
    ),
    (
        Kind.DUTY,
        (
            "(must|shall|should|agree~|expected|required|asked|encouraged|invited) ",
            "(we|club|association|league|board) (ask|request|require|expect)~ ",
            "(nous|club|association|ligue) [vous] (demand|exige|attend|pri)~ ",
            "(encouragé|invité|prié)~ (à|de|d')",
            "^(i|we|you) (will|promise|undertake)",
            "(guidelines|expectations|consignes|attentes) .. :",
            "(doit|doiv|devr|engag|tenu|attend)~",
            "ensure that",
        ),
    ),
    (
        Kind.SANCTION,
        (
            "(sanctions|sanction|penalt|disciplin|conséquence|consequence|mesures)~ .. (:|suivant|following|may|include|peu|appl)~",
            "(following|suivant~) .. (sanction|penalt|mesure)~",
            "minimum sanction~",
            "sanctions suivantes",
        ),
    ),
    (Kind.RIGHT, ("(may|can|entitled|right) ", "(peut|peuvent|droit)~")),
    (
        Kind.PURPOSE,
        (
            "(purpose|aim|objet)~ ",
            "(le|son|notre|pour|ayant|seul) but ",
            "(s'en sert|a recours|utilise~|uses|use) .. pour",
            "(uses|use) .. (to|for)",
            "recours à",
            "(in order to|afin de)",
        ),
    ),
    (Kind.OBJECTIVE, ("(objectif|objective|goal)~",)),
    (Kind.VALUE, ("(valeur|value|principe|principle)~",)),
    (
        Kind.DEFINITION,
        (
            "(défini|definition|meaning|terms|interpr)~",
            "(termes|expressions) ",
            "in this (policy|code|agreement|document)",
            "dans (la|cette|le) [présent~] (politique|charte|code|règlement)",
        ),
    ),
    (
        Kind.APPLICATION,
        (
            "(appl|cover|govern|bind)~ to",
            "(s'applique|s'adresse)~",
            "(vise|visent|lie|lient|concerne|concernent) ",
            "(defined to include|including)",
            "^(this|it) includes",
        ),
    ),
    (Kind.PROCEDURE, ("(complaint|report|plainte|signalement|procédure|procedure|étapes|steps)~",)),
)
"""What a lead-in (« Il est interdit : ») makes of the items it introduces; the first that matches."""

COMMANDING = (
    "(must|shall|may not|do not|don't|prohibited|forbidden|applies to|subject to)",
    "(doit|doiv|interdi|proscri|s'appliqu|s'adress|assujetti|passible|nul ne)~",
)
"""Before a lead-in, a sentence which holds one of these is a clause and not a preface."""

ANNOUNCING = ("(the following|as follows|below|suivant~|ci-après|ci-dessous|que voici)",)
"""A sentence which holds one of these introduces the list after it, even when it ends with a stop."""

EXAMPLES = (
    "(includ|such as|but not limited|for example|y compris|notamment|sans s'y limiter|par exemple|tel|comme)~ [to|by] ..:",
)
"""A lead-in of examples: under an item, they are part of it."""

ORDERING = (
    "^(maintain|keep|respect|protect|follow|report|be|use|think|remember|consider|seek|ask|obtain) ",
    "^(respecter|respectez|garder|gardez|protéger|protégez|signaler|signalez|demander|demandez) ",
)
"""Words at the start of a rule which open so tell what to do: they head nothing."""

ORDINALS = ("^(first|second|third|1st|2nd|1|premier|première|1er|1re|deuxième|second~)",)
"""A row of a table which opens so counts something: it does not name the columns."""

COMPLETE = (
    "(must|shall|may|should|doit|doivent|peut|peuvent|apply) ... (related to|relating to|concerning|regarding|involving|portant sur|relative~ à|concernant|au sujet de) [:]",
    "(result in|lead to|entraîner|mener à) .. (including|includes|such as|notamment|y compris) ..:",
)
"""A lead-in which is a rule already: short names after it only complete it."""

PREFACE = (
    "(recognizes|recognises|acknowledges|believes|is aware|appreciates|wishes|encourages|wants) ",
    "(reconnaît|croit|souhaite|est conscient|encourage|veut|valorise)~ ",
)
"""Before a lead-in, a sentence which holds one of these is a preface."""

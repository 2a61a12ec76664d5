"""What varies between policies: for each feature, the words that show it and where they count."""

from dataclasses import dataclass

from francjeu.kernel.policy.article import Kind

CONDUCT = frozenset({Kind.PROHIBITION, Kind.DUTY})
OUTCOME = frozenset({Kind.SANCTION, Kind.PROCEDURE, Kind.RIGHT, Kind.RESPONSIBILITY})
SCOPE = frozenset(
    {
        Kind.APPLICATION,
        Kind.DEFINITION,
        Kind.PROHIBITION,
        Kind.DUTY,
        Kind.RESPONSIBILITY,
        Kind.SANCTION,
    }
)
ANYWHERE = frozenset(Kind)
_REACH = frozenset({Kind.PROHIBITION, Kind.APPLICATION, Kind.DEFINITION})
DEFINITIONS = frozenset({Kind.DEFINITION})


@dataclass(frozen=True, slots=True)
class Sign:
    """Phrases which show a feature in clauses of some kinds, unless the sentence denies it.

    `weak` signs give way to a sentence that excludes the same thing. `headed` ones may take their
    subject from the heading over the clause.
    """

    phrases: tuple[str, ...]
    kinds: frozenset[Kind]
    unless: tuple[str, ...] = ()
    weak: bool = False
    headed: bool = False


PERMITTED = (
    "is not a breach",
    "(may|can) [also] [freely] (criticize|criticise|disagree|comment|express)",
    "as long as",
    "demeure permis~",
    "(est|sont) permis~",
    "(is|are) (permitted|allowed|welcome)",
    "nothing in this",
    "rien dans (la|cette)",
    "n'est pas (un|une) (manquement|violation)",
    "respectful criticism",
    "critique respectueuse",
)
"""A sentence which permits does not prohibit."""

EXCLUDED = (
    "(does|do|is|are|shall|will) not .. (apply|appl|cover|extend|govern|includ|bound|within)~",
    "(is|are|fall|falls|remain) (outside|beyond) (the|this|these) ",
    "not covered",
    "(except|excluding|excludes|other than)",
    "but not !(limited)",
    "ne .. (s'applique|vise|couvre|concerne|lie|vis|porte|comprend|inclu)~ .. pas",
    "ne .. (s'applique|vise|visent|couvre|concerne|porte)~ pas",
    "(exclu|exclus|exclue|exclues)",
    "(sauf|hormis|à l'exception|à l'exclusion)",
    "ne sont pas (visé|couvert|assujetti)~",
    "n'est pas visé~",
    "hors du champ",
)
"""A sentence which puts something out of the policy's reach."""

_CONTENT = '.. " [le|la|un|une|a|the] (contenu|content|publication|post|material|matériel)~'
"""What policies define in order to forbid some of it."""

_TEXT = (
    "(or|and|by|,|including|even) texts",
    "(text message|texting|sms|e-mail|email|electronic mail|text messaging)~",
    "by [personal] text",
    "(text|texts|texting) (or message|a|an|any|the|with|athletes|players|swimmers|minors|children|students) ",
    "(message~ texte|texto|courriel|courrier électronique)~",
)
_CONTACT = (
    "(sent|send|submit|written|contact|address|écrire|transmi|déposé|adress|envoy)~ .. (to the|by e-mail|par courriel|à l'adresse|au comité|auprès)",
    "@",
    "à l'adresse",
    "email address",
    "e-mail address",
)
_DELETING = "(delet|remov|pulled|pulling|take down|taking down|taking .. offline|taken offline|eras|taking .. down|taken down|erasing|withdraw|retrait|supprim|suppression|effac|retir|enlev)~"

_PRIVATE = (
    "(private|direct|personal|instant|disappearing) (message|messaging|messages|chat|conversation|group)~ ",
    "(group|team) chat~",
    "(closed|private|secret) (group|chat|channel|server|account|feed)~",
    "(messenger|whatsapp) group~",
    "groupe~ (messenger|whatsapp)",
    "private account~",
    "personal (text|e-mail|email)~",
    "(communiqu|écri|échang|discut|correspond|clavard)~ .. en privé",
    "(message|messages|text|texts|contact|chat|speak|write|communicate)~ .. (privately|in private|one-to-one|one-on-one|one to one|alone) ",
    "compte~ privé~",
    "whether public or private",
    "(message|messages|messagerie|conversation|échange|échanges|clavardage|groupe)~ .. (privé|fermé)~",
    "groupe~ de (discussion|clavardage)",
    "privés ou publics",
    "clavardage",
)

_OFFICIAL = "(official|referee|umpire|judge|officiating|starter|linesm|timekeep|arbitr|officiel|officielle|officiels|officielles|juge|juges|commissaire|marqueu)~"

_WRITE_TO_US = (
    "(send|write|message|contact) (us|me|the club|the office) .. (private|direct)",
    "(écrivez|envoyez|écris|contactez)-nous .. privé",
)
"""An invitation to write is no rule on private messages."""

DEFINES = ('^".." (means|includes|refers to|shall mean|désigne|signifie|s\'entend|comprend)~',)
"""A sentence which defines a word, inside a clause of another kind."""

SIGNS: dict[str, tuple[Sign, ...]] = {
    "comment": (
        Sign(
            (
                "(put|puts|putting|run|runs|running|tear|tears|tearing) .. down .. (person|teammate|opponent|player|coach|team|crew|club|family|member|athlete|someone|anyone|others|each other|official|referee)~",
                "(put|puts|putting|run|runs|running|tear|tears|tearing) down ",
                "(rabaisse|rabaisser|rabaissent|dénigre|déprécie|tourner en dérision|tourne en dérision|ridiculise)~ ",
                "(humili|raill)~",
                "(coarse|belittling|vulgar) ",
                "(insult|insults|slurs|taunts) (at|aimed|about|toward)~ ",
                "(snip|sneer|jeer)~ (at|about) ",
                "(attaque|attaques|attack|attacks) (contre|envers|à l'endroit|against|on) ",
                "(swear|swearing|unkind) ",
                "(criticism|comment|comments|remark|remarks|statement|statements|language|words)",
                "(post|posting|publish|publishing|write|writing|say|share) .. (anything|something|messages|content|material)",
                "(commentaire|propos|remarque|déclaration)~",
                "(content|posts|contenu|publications) .. (abusive|defamatory|offensive|hateful|discriminatory|diffamatoire|haineu|injurieu|blessant)~",
                "(publie|publier|publiez|publient|écrire|écrit|écrivez) .. (message|rien|texte|quoi que ce soit)~",
                "langage",
                "(critici|critiqu|insult|ridicul|belittl|demean|mock)~",
                "(rude|unkind|nasty|hurtful) ",
                "(commente|commentent|commenter|commentez) ",
                "anything racist",
                "(any|tout|toute) (content|material|contenu|matériel) (that|qui)",
                "(posts|messages) that are",
                "publications (qui|haineuses)",
                "threatening, harassing",
                "(partag|publi|écri|diffus)~ .. (moquerie|insulte|rumeur)~",
                "aucune (insulte|injure|moquerie)~",
                "^[l'|la|les|des] (injure|diffamation|calomnie)~",
                "(mock|tease|taunt) ",
                "(injurier|insulter|dénigrer|calomnier) ",
                "(make|making|makes) fun of",
                "se moqu~ [pas|jamais] (de|des|d'|du)",
                "(attaque|attaquer|salir|ternir|nuire à|porter atteinte à|attack|damage|harm) .. (réputation|reputation)",
                "^(insults|slurs|name-calling|trash talk|trash talking|taunts)",
            ),
            CONDUCT,
            (
                *PERMITTED,
                "(appropriate|polite|clean|proper) language",
                "langage (approprié|poli|respectueux|convenable)~",
            ),
        ),
        Sign((f"^{_CONTENT} .. (text|texte|comment|commentaire|message)~",), DEFINITIONS),
    ),
    "image": (
        Sign(
            (
                "(picture|photo|photograph|video|film)~",
                "(image|images|imagery) !(du (club|sport)|de (la|notre|son|leur) (ligue|fédération|association|école|équipe|discipline)|de l'(organi|école|équipe|association)~|of (the|our|its|their) [own] (club|team|school|league|organi|association|sport|game)~)",
                "(any|posting|posts|sharing|making|creating|offensive|insulting|funny|or|of) (meme|memes)",
                "(recording device|camera|appareil photo|appareil d'enregistrement|caméra)~",
                "(vidéo|film|photograph|montage)~",
            ),
            CONDUCT,
            (*PERMITTED, "(own|her|his) permission form"),
        ),
        Sign((f"^{_CONTENT} .. (image|picture|photo|video|vidéo)~",), DEFINITIONS),
    ),
    "altered_image": (
        Sign(
            (
                "(altered|edited|doctored|faked|manipulated|modified|ai-generated|photoshopped|digitally changed|fake) .. (image|picture|photo|video|photograph|content)~",
                "(deepfake|deep fake|photoshop)~",
                "(use|using|with|by|via|through) [an] ai [tool|tools|software] .. (picture|photo|image|face|video|voice)~",
                "(par|avec|une|l'|d') ia .. (image|photo|visage|vidéo|voix)~",
                "(image|photo|vidéo|picture|video|voice|voix)~ .. (par|avec|by|with) [l'|une|an] (ia|ai) ",
                "(image|picture|photo|video|photograph)~ ..(altered|edited|doctored|manipulated|real or)~",
                "(alter|edit|manipulate|doctor) .. (image|picture|photo|video)~",
                "(image|photo|vidéo|vidéos|images|photos) .. (modifié|retouché|truqu|trafiqué|altéré|manipulé|généré|détourné)~",
                "(trafiqu|retouch|truqu|photoshop|modifi|altèr|altér)~ .. (image|photo|vidéo|visage)~",
                "(montage|hypertrucage|trucage)~",
                "truqué~",
                "(artificial intelligence|intelligence artificielle)",
            ),
            CONDUCT | {Kind.DEFINITION},
            PERMITTED,
        ),
    ),
    "devoted_page": (
        Sign(
            (
                "(group|page|account|feed|blog|forum|website|server|profile)~ .. (against|targeting|to (ridicule|run down|attack|shame|laugh)|that (targets|attacks|ridicules|runs down|makes fun))",
                "(groupe|page|compte|fil|blogue|forum|serveur|site)~ .. (contre (quelqu'un|un|une|le|la|les|des|l'|d'autres|nos)|pour (rire|se moquer|ridiculiser|attaquer|humilier|rabaisser))",
                "(group|page|webpage|account|feed|blog|forum|website|server|site)~ .. (devoted|dedicated|given over|mock|make fun|making fun|disparag|denigrat|intended|aimed|against|attack|negative)~",
                "(set up|setting up|create|creating|start|starting|make|operate|run) .. (page|account|group|blog|website|forum|fan)~",
                "(groupe|page|compte|fil|blogue|forum|serveur|site)~ .. (consacré|destiné|voué|dédié|dont le but|dénigr|nuire|visant|servant)~",
                "(groupe|page|compte|forum|site)~ .. pour but",
                "(créer|ouvrir|lancer|animer|alimenter|administrer|contribuer à) .. (groupe|page|compte|blogue|forum|site)~",
            ),
            CONDUCT,
            (
                *PERMITTED,
                "fake (account|profile)~",
                "faux (compte|profil)~",
                "(use|using|on) social (media|networking) site~",
                "(lutte|luttent|protège|fight|fights|protects) (contre|against)",
            ),
        ),
    ),
    "cyberbullying": (
        Sign(
            (
                "cyber-(bull|harass|stalk|intimid|harc)~",
                "(bully|bullies|bullying|bullied|harass|harasses|harassment|harassing|stalk|stalking)",
                "(intimid|harcel|harcèl)~",
                "moqueries répétées",
                "repeated insults",
            ),
            CONDUCT,
            (
                *PERMITTED,
                "(libre|exempt|exempte|free) (de|d'|of|from) ",
                "(help|support|advice|aide|soutien) (with|about|on|contre|en cas) ",
            ),
        ),
    ),
    "power_imbalance": (
        Sign(
            (
                "power imbalance",
                "(position|person|persons) (of|in) (authority|power|trust)",
                "déséquilibre de pouvoir",
                "détient un pouvoir",
                "(position|personne|personnes|situation) (d'|en) autorité",
                "rapport d'autorité",
                "imbalance of power",
                "(inappropriate|personal|sexual|intimate|romantic) .. relationship~",
                "(private|direct|one-on-one|one-to-one) (message|messaging|chat|conversation)~ .. (with|to|between) .. (under|minor|child|junior|young|athlete|player|swimmer|student)~",
                "relation~ .. (sexuelle|intime|inappropriée|amoureuse)~",
            ),
            CONDUCT | {Kind.DEFINITION},
        ),
        Sign(
            (
                "(coach|instructor|volunteer|adult|staff|personnel|team official|entraîneu|éducat|professeu|instructeu|bénévole|adulte|moniteu)~ .. (add|ajout|chat|contact|message|messag|communicat|communiqu|échange|text|écri|n'écri|envoi|n'envoi|accept|friend|correspond|convers|follow|sui)~ .. (minor|mineur|moins de|under|child|children|young|junior|athlete|athlète|player|joueu|enfant|jeune|student|élève|swimmer|nageu|gymnast|dancer|danseu|skater|racer|skier|patineu)~",
            ),
            CONDUCT,
            headed=True,
        ),
    ),
    "confidential_info": (
        Sign(
            (
                "(annonc|dévoil|révél|divulg|ébruit|publi|partag)~ .. (blessure~|stratégie|tactique|alignement~|jeu~ secret|liste .. (joueur|équip|sélection)|sélection|formation partante)",
                "(announc|reveal|disclos|leak|publish|post|shar|giv|talk about)~ .. (injury|injuries|strategy|tactics|tactical|game plan|lineup|lineups|line-up|line-ups|crew list|roster|team list|selection list|tryout result|trade)~",
                "(lineup|lineups|line-up|line-ups|roster|rosters|tryout|tryouts|trade|trades|selection|selections|transfer|transfers|injury|injuries) .. (before|until) .. (announc|told|public|club|team|official|publish)~",
                "(alignement|sélection|essai|transfert|blessure|liste)~ .. (avant que|avant l'annonce|avant le|tant que) ",
                "(tactic|injur|strateg|lineup|line-up|selection|tactique|blessure|stratégie|sélection)~ .. (stay|stays|remain|remains|reste|restent|demeurent) (in|inside|within|between|dans|entre|à l'interne|au sein)",
                "ce qui se (dit|passe|décide|discute) .. (comité|audience|conseil|bureau|discipline)",
                "(repeat|repeating|tell|telling|share|sharing) what .. (hearing|meeting|panel|closed|room)",
                "(répéter|raconter|ébruiter) ce qui .. (audience|audition|réunion|comité|huis clos)",
                "(business|details|information|matters) (private|secret)",
                "(details|information|renseignements) (personal|medical|médicaux|médicale)",
                "confidential~ !(need|the file)",
                "(private|sensitive) .. (information|business)",
                "(keep|keeps|stay|stays|remain|remains) .. (inside|within|between|private|secret)~",
                "(reste|restent|garde|gardent|gardez|demeure|demeurent) .. (entre nous|à l'interne|au sein de|confidentiel)~",
                "in confidence",
                "behind closed doors",
                "(make|makes|making) known .. (file|meeting|hearing|complaint)~",
                "(rend|rendre) (public|publique|publics) .. (dossier|réunion|audience|plainte)~",
                "ce qui se (dit|passe) .. (vestiaire|réunion|équipe)",
                "what is said .. (room|meeting|team)",
                "(leak|leaks|leaking) .. (file|document|complaint|dossier|content)~",
                "(information|renseignement|donnée)~ .. (santé|médica|scolaire|personnel)~",
                "(personal|medical|financial|private|health) .. information",
                "(private|confidential|medical) (detail|data)~",
                "confidentiel~",
                "état de santé",
                "(délibération|discussions du conseil|huis clos|board papers|personnel matters)~",
                "(reveal|disclos|repeat|divulg|révél|rapport|répét)~ .. (hearing|meeting|audience|réunion|séance)~",
                "(medical|health) (information|details|condition)~",
                "(divulg|dévoil|révél)~ .. (dossier|audience|délibération|huis clos)~",
                "(garde|gardent|garder|gardez|tenir|tiennent) secret~",
                "(à la|la) confidentialité (des|de)",
                "information privilégiée",
                "(divulg|disclos|reveal|giving out|leak|dévoil|révél)~ .. (information|renseignement|injur|blessure|trade|stratég|strateg)~",
            ),
            CONDUCT,
            (
                "(file|dossier) ..confidenti~",
                "all information is kept",
                "(complaint|plainte)~ .. (kept|traité)~ .. confident~",
                "case manager (will|shall) keep",
                "(paramètre|setting)~ .. (confidentialité|privacy)",
                "(garde|gardent|gardera|traite|traitent|keep|keeps|treats|treat) .. (conversation|échange|signalement|identité|nom|récit|report|identity|name|what (you|they|is said|he|she)) .. (confidentiel|confidential|secret|private|in confidence)~",
                "(personne-ressource|responsable|coordonnat|direction|gestionnaire|comité|manager|coordinator|officer|committee|board|steward|gérant|lead)~ .. (garde|gardent|keep|keeps|treats) .. (confidentiel|confidential|confidence)~",
            ),
        ),
    ),
    "criticism_of_officials": (
        Sign(
            (
                "how .. (refereed|officiated|umpired|judged|scored) ",
                "(façon|manière) .. (arbitr|jug)~ ",
                f"(remet|remettre|met|mettre)~ (pas|jamais) en (cause|question|doute) .. {_OFFICIAL}",
                f"(mock|derid|ridicul|laugh at)~ .. {_OFFICIAL}'s (decision|call|judgment|judgement|work|score)~",
                f"(complain|complaint|complaints|complaining|moan|whine|grumble)~ (about|of|against|over) .. {_OFFICIAL}",
                f"(se plaindre|se plaint|se plaignent|plainte~ publique~|plaintes) (de|des|du|d'|contre|au sujet) .. {_OFFICIAL}",
                f"(accus|suspect|reproach|soupçonn|reproch)~ .. {_OFFICIAL} .. (bias|favour|favor|cheat|partial|dishonest|corrupt|incompeten|parti pris|tricher|favoris|partialité|malhonn)~",
                f"(bias|partiality|favouritism|favoritism|incompetence|partialité|parti pris|favoritisme|incompétence|malhonnêteté) .. {_OFFICIAL}",
                f"{_OFFICIAL} .. (for|of|est|sont|d'être|being) (bias|partial|incompeten|dishonest|malhonn)~",
                f"(commentaire|commentaires|propos|remarque|remarques|comment|comments|remark|remarks) .. (sur|about|on) [the|le|la|les|l'] (work|decision|call|performance|ability|honesty|travail|décision|compétence|prestation|impartialité)~ .. {_OFFICIAL}",
                "(critic|slam|berat|question|second-guess|dispute|comment on|commenting on)~ .. (official|referee|umpire|judge|officiating|starter|linesm)~ !(page|account|site|website|document|channel|statement|position|club|team|media)~",
                "(official|referee|umpire|judge)~ .. (criticize|criticise|criticism)~",
                "(critiqu|contest|commente|commenter|remettre en question|remettre en cause)~ .. (arbitr|officiel|juge|juges)~",
                "(arbitr|officiel|juge)~ .. (critiqu|comment)~",
                "attaque~ [publique] contre .. (arbitr|officiel|juge)~",
                "(mise|mises|remise|remises) en (cause|question|doute) .. (arbitr|officiel|juge)~",
                "(remet|remettre|met|mettre)~ en (cause|question|doute) .. (arbitr|officiel|juge)~",
                "critique [publique|ouverte|en ligne] (des|du|de l'|d'un|d'une) .. (officiel|arbitr|juge)~",
                "(s'en prend|s'en prendre|blâm|attaqu|dénigr|ridiculis) ..(arbitr|officiel|juge)~",
                "s'en prend~ .. (arbitr|officiel|juge)~",
                "(trash talk|trash-talk|trash talking|gossip|rant)~ .. (official|referee|umpire|judge|officiating|linesm)~",
                "(call out|calling out|blam|bash|complain about|attack|go after|going after)~ .. (official|referee|umpire|judge|officiating|linesm)~",
                "(comment|comments|remark|remarks|commentaire|commentaires|propos) (about|on|sur|au sujet de|concernant) [the|le|la|les|l'] (ability|honesty|work|performance|decision|call|competence|impartiality|travail|décision|compétence|impartialité|honnêteté)~ .. (official|referee|umpire|judge|linesm|arbitr|officiel|juge)~",
                "attaque~ (contre|envers) .. (arbitr|officiel|juge)~",
                "(finding fault|find fault|fault-finding) with .. (official|referee|umpire|judge|linesm)~",
                "décision~ (d'un|des|du|de l'|d'une) .. (arbitr|officiel|juge)~ .. (pas|jamais) ",
                "decisions of (officials|referees|umpires)",
                "(post|posting|write|writing|speak|talk) about .. (official|referee|umpire|judge|linesm)~",
                "(comment|commentaire|remark|propos)~ .. (aimed at|directed at|single out|target|visant|vise) .. (arbitr|officiel|juge|official|referee|umpire)~",
                "(arbitr|officiel|juge)~ .. pris~ à partie",
                "(attaqu|ridiculis)~ .. (arbitr|officiel|juge)~",
                "(impugn|doubt)~ .. (referee|umpire|official|judge|commissaire)~",
                "(décision|appel|jugement|note|travail)~ .. (arbitr|officiel|juge)~ .. (aucun|jamais|pas|ni) ",
                "(decision|call|judgment|judgement|score|mark)~ .. (official|referee|umpire|judge)~ .. (not|never) ",
                "(nommer|nommez|nomme|discut|identifier) .. (arbitr|officiel|juge)~",
                "(name|naming|discuss|discussing|mention) .. (official|referee|umpire|judge)~",
                "(official|referee|umpire|judge)~ .. (not|never) .. (named|discussed|criticized|criticised|pictured|mentioned)",
            ),
            frozenset({Kind.PROHIBITION}),
            PERMITTED,
        ),
        Sign(
            (
                "(s'abst|m'abst|évit|au lieu de|refrain|avoid|instead of)~ .. (critic|critiqu|contest|comment|question)~ .. (arbitr|officiel|juge|official|referee|umpire|judge)~",
                "(arbitr|officiel|juge|official|referee|umpire|judge)~ .. (au lieu de|instead of) .. (critiqu|critic)~",
            ),
            CONDUCT,
            PERMITTED,
        ),
    ),
    "harmful_promotion": (
        Sign(
            (
                "(banned|prohibited|illicit|illegal|performance-enhancing|controlled|doping) (substance|drug|product)~",
                "(doping|steroid~|cannabis|marijuana|gambling|betting|bookmaker~|unsafe (conduct|stunt|practice)~|vapes|vape|cigarette~|e-cigarette~)",
                "(substance|produit|drogue)~ (interdit|illicite|illégal|dopant|prohibé|banni)~",
                "(pari~ sportif~|paris sportifs|jeux de hasard|gageure~|bière|boisson~ alcoolisée~|stupéfiant~|stéroïde~|vapoteu~|vapoter|cigarette~)",
                "(drug|drugs|alcohol|drinking|hazing|tobacco|vaping|intoxication|self-harm|eating disorder~|criminal behaviour|illegal activit~|criminal activit~|underage (drink|consum|smok)~)",
                "(drogue|alcool|initiation|tabac|vapotage|automutilation|troubles alimentaires|activité~ (illégale|criminelle)|dopage)~",
            ),
            CONDUCT,
            PERMITTED,
        ),
    ),
    "private_in_scope": (
        Sign(_PRIVATE, CONDUCT, (*EXCLUDED, *_WRITE_TO_US)),
        Sign(_PRIVATE, SCOPE, (*EXCLUDED, *_WRITE_TO_US), weak=True),
        Sign(
            (
                "(public|publicly|publique|publiquement|publiques|publics) [ou|or|et|and|comme] [in|en|de façon] (private|privately|privée|privé|privées|privés)",
                "in public and in private",
                "en public .. en (privé|message privé)",
                "private or public",
            ),
            SCOPE | {Kind.SANCTION},
            EXCLUDED,
            weak=True,
        ),
    ),
    "text_or_email_in_scope": (
        Sign(_TEXT, _REACH, EXCLUDED),
        Sign(_TEXT, SCOPE, (*EXCLUDED, *_CONTACT)),
    ),
    "opt_out": (
        Sign(
            (
                "(ask|request|require) .. (to stop|to cease|stop doing|cease|to remove|be removed|not to be|taken down|to take down|to stop using)~",
                "(ask|request) .. that .. (stop|cease|remove)~",
                "opt out",
                "opt-out",
                "opting out",
                "withdraw [his|her|their] consent",
                "(just ask|would rather) .. ",
                "(do|does|don't|doesn't) [not] (want|wish) .. (picture|photo|image|video|child|appear|shown|photographed|filmed)~",
                "(untick|décoche)~ ",
                "(take|taken) .. (picture|photo|image)~ (off|down)",
                "(refuse|decline|withhold) [permission|consent] .. (photographed|filmed|picture|photo|image|shown)~",
                "retirer (son|leur|votre|le) (consentement|autorisation)",
                "ask us to .. (remove|take)",
                "demander .. (cesser|retirer|retrait|d'y mettre fin|y mettre fin|ne plus|ne pas être|supprimer|d'enlever)~",
                "demande~ .. (retrait|que cesse)",
                "(faire|faisons|obtenir|exiger) .. (retirer|retrait|enlever|supprimer|cesser)",
                "(ne souhaite|ne désire|ne veut)~ (plus|pas) .. (photographié|mentionné|identifié|figurer|apparaître|paraître|filmé)~",
                "(would (rather|prefer)|prefer) .. not ",
                "(do|does) not (wish|want) to (be|appear)",
                "(decline|refuse|refuser) (to be|d'être) (photographed|filmed|shown|named|photographié|filmé)~",
                "refuser (d'apparaître|de figurer|de paraître)",
                "demander (la suppression|l'effacement)",
                "(have|has) .. (image|photo|picture|content)~ .. (withdrawn|removed|deleted|taken down)",
                "droit d'opposition",
                "like the (photo|picture|image)~ (gone|removed|down)",
                "(we|club) (will|shall) (stop|remove|take .. down|leave)",
                "nous .. (retir|enlev|cess)~",
                "(retirer|revenir sur|révoquer) (son|leur|votre) consentement",
                "(revoke|withdraw) [his|her|their|your|the] consent",
                "droit de retrait",
                "demander .. (cesse|cessent|arrête)",
                "(demander|exiger|souhaiter) .. (n'apparai|n'apparaiss|ne figure|ne soit|ne soient|soit retir|soient retir|soit enlev|ne plus)~",
                "(tell|ask|request) .. to (stop|cease|quit) (tagging|sharing|posting|featuring|engaging|publishing)",
                "(ask|request|require) .. (not appear|no longer appear|not be (shown|featured|tagged)|be left out|leave .. out)",
            ),
            frozenset({Kind.RIGHT}),
        ),
        Sign(
            (
                "(photo|image|vidéo|film|portrait|picture|video)~ .. (dont|que|qu'|which|that|whose) .. (demand|réclam|exig|ask|request|want)~ .. (retrait|retir|enlev|supprim|taken|removed|gone|down)~",
                "(remove|remov|take|taken|retir|enlev|supprim)~ .. (photo|image|vidéo|picture|video)~ .. (on request|upon request|at the request|sur demande|à la demande|if asked|when asked|who asks|qui le demande|qui en fait la demande)",
                "(ne plus|ne pas) (y|en|être|vous y) (figur|paraî|apparaî|montr|vu|voir|filmé|photographié)~",
                "(untick|décoch)~",
                "change (your|their|his|her|my) mind about .. (photo|picture|image|video)",
                "(photo|picture|image|video)~ .. (it|they) (comes|come|goes|is taken) down",
                "(refus|oppos)~ (qu'on|que l'on|à ce qu'on) .. (montr|film|photographi|nomm|identifi|publi)~",
                "(have|get) (it|them|the (picture|photo|image|video)) (taken|removed|deleted|pulled) ",
                "(image|photo|picture|video)~ (be|is|are) (removed|taken down|deleted|withdrawn) .. (no reason|at any time|request|whenever)",
                "(prefer|rather) not (to be|be) (shown|pictured|featured|named|filmed|photographed)",
            ),
            frozenset({Kind.RIGHT, Kind.PROCEDURE, Kind.DUTY, Kind.RESPONSIBILITY, Kind.PURPOSE}),
            ("(arbitr|referee)~",),
        ),
        Sign(
            (
                "(photo|picture|image)~ .. (removed|taken down|retir|enlev|supprim)~",
                "(remov|take down|retir|enlev|supprim)~ .. (photo|picture|image)~",
            ),
            frozenset({Kind.RIGHT, Kind.PROCEDURE}),
            headed=True,
        ),
    ),
    "deletion_clause": (
        Sign(
            (
                f"{_DELETING} ... (does|do|is|will|shall|may|can) not .. (excuse|shield|spare|save|clear|put an end|settle|lift|let|get|wipe|relieve|exempt|absolve|release|avoid|make|change|remove|prevent|defence|defense|protect|erase|cure|undo|cancel|annul|end|close)~",
                f"{_DELETING} ... (ne|n') .. (change rien|règle rien|efface pas|efface rien|suffit pas|protège|abri|couvert|enlève rien|obstacle|moyen de défense|une défense|une excuse)~",
                f"{_DELETING} ... (changes nothing|counts for nothing|makes no difference|does nothing|no difference)",
                f"{_DELETING} ... (is|are) (no|not a|not an) [complete|full] (answer|defence|defense|excuse)",
                f"{_DELETING} ... (ne|n') .. (met pas fin|éteint|dispense|exonère|soustrait|soustraient|soustraire|excus|dégage|libère|met|empêche|exempt|invoqu|annule)~",
                f"even (if|after|when|though) .. {_DELETING}",
                f"(même|bien) (si|après|que|une fois) .. {_DELETING}",
                f"^même {_DELETING}",
                "(deleted|removed) (post|message|content|comment)~ .. (still|remains)",
                "(publication|message|contenu)~ (effacé|supprimé|retiré)~ .. (demeure|reste|quand même)",
                f"{_DELETING} ... (is|are) (not|treated|considered|still) ",
                f"(no|not an|not a) (answer|defence|defense|excuse) that .. {_DELETING}",
                f"{_DELETING} ... (may|can|will) still ",
                "no longer (online|up|visible|there) ... (no|not|nothing|never) ",
                "(plus|n'est plus|ne soit plus) (en ligne|visible|affiché)~ ... (ne|n'|rien) ",
                f"{_DELETING} ... (quand même|tout de même) ",
                f"{_DELETING} ... (ne|n') .. disparaît~",
                f"échapp~ .. {_DELETING}",
                f"(no difference|not matter|doesn't matter|matters little|peu importe|n'importe) .. {_DELETING}",
                f"(count|matter|still|clear|hook|compte|change|reste)~ .. (if|si|once|after|quand|une fois) .. {_DELETING}",
                "(post|message|content|comment|photo|picture|story|video)~ .. (taken down|deleted|removed|erased|withdrawn) .. (still|nonetheless|counts|all the same)",
                "(publication|message|contenu|commentaire|photo|vidéo|image)~ (effacé|supprimé|retiré)~ .. (compte|comptent|toujours)",
            ),
            OUTCOME | {Kind.PROHIBITION, Kind.APPLICATION, Kind.DUTY},
            (
                "(club|league|we|moderator|moderators|staff|steward|association|nous|ligue|modérateurs) [may|can|will|also|peut|peuvent] (remov|delet|hide|supprim|retir|masqu|effac)~ .. (that|which|who|qui) ",
            ),
        ),
    ),
    "disclaimer_clause": (
        Sign(
            (
                "(views|opinions|comments|points of view|statements|posts) .. (are|is|be) .. (their|your|his|her|my|its|personal) [own]",
                "(views|opinions) .. not .. (those|reflect|represent) ",
                "opinions .. are (their|your) own",
                "(opinions|views|comments|posts) (are|is) (yours|theirs|his|hers|mine)",
                "(publications|propos|opinions|avis) .. n'engage~",
                "(words|views|opinions|posts|comments) (for|as) (those|the words|the views|the position) of ",
                "(comment|view|opinion|post)~ (is|are) personal",
                "(opinion|point de vue) .. n'engage~",
                "(opinions|points de vue|propos|avis) .. (personnel~|n'engage~|leur sont propres|les siennes|pas ceux)",
                "(parle|s'exprime)~ en (son|leur|votre) nom .. (précise|personnel)~",
                "disclaimer",
                "(mise en garde|avertissement|mention|avis) .. (profil|compte|bio|page personnelle)~",
                "(say|state|make clear|indicate|make it clear) [so] .. in (their|his|her|your|the) (profile|bio|account)",
                "(indique|précise|mentionne|spécifie)~ .. à titre (personnel|individuel)",
                "(clair|évident|clear|obvious|evident|plain) .. (ne|n') (parle|s'exprime|écri|représente)~ pas ",
                "(clear|obvious|evident|plain) .. not (speak|speaking|post|posting|represent|representing|writing)~ ",
                "(cette|cet|une|un|la|le) (mention|précision|avertissement|avis|mise en garde) .. ne .. (abri|excuse|soustrai|dispense|dégage)~",
                "(indique|précise|mentionne|affiche)~ .. (opinion|propos|avis)~ .. (personnel|n'engage)~",
                "(profil|profile|bio|account)~ .. (précis|indiqu|mentionn|state|say|mention)~ .. (personnel|own|personal|nom)~",
                "(give|giving|create|creating|leave|leaving) the impression .. (speak|represent|behalf)~",
                "(posts|comments|content|remarks|messages|publications) .. (do not|does not|don't|not) .. represent .. (position|views|opinion)~",
                "(donn|laiss|cré)~ .. (l'impression|à croire|à penser) .. (au nom|parle|représente)~",
                "(make|making|makes) [it|this] clear .. (not speaking|not speak|own|personal|not represent)~",
                "(such|this|that) (statement|notice|mention|wording) .. (does not|do not|will not|cannot) .. (exempt|excuse|relieve|protect|shield|release)~",
                "(views|opinions|points of view) .. (are|is) .. own",
                "(views|opinions) .. (must|should|shall) be (identified|marked|stated) as ",
                "parle en son nom personnel",
                "(express|expressing|expriment) .. (personal|own) (opinion|view)~",
                "(account|compte) .. (does not|do not|ne) .. (speak|parle)~ (for|pour|au nom)",
                "(comment|view|opinion|post)~ .. (theirs|his|hers|yours|mine) alone",
                "confusion entre .. (opinion|propos)~",
                "(précise|préciser|indique|indiquer|mentionne|mentionner) .. (parle|s'exprime) .. en (son|leur|votre) nom",
                "(speak|speaks|speaking) for (yourself|themselves|himself|herself|myself)",
                "en son nom le précise",
                "(précise|indique|mentionne|spécifie)~ .. (nom propre|propre nom|nom personnel)",
            ),
            frozenset({Kind.IDENTITY, Kind.DUTY, Kind.RESPONSIBILITY}),
            ("(no|not) .. required to", "n'est pas (tenu|nécessaire)~"),
        ),
        Sign(
            (
                "(disclaimer|mise en garde|avertissement) .. (does not|do not|ne) .. (release|relieve|excuse|exempt|protect|dégage|dispense|excuse|soustrai|protège)~",
            ),
            frozenset({Kind.PROHIBITION}),
        ),
    ),
    "minor_major_split": (
        Sign(
            (
                "minor (or|and|versus|vs) .. major",
                "major (or|and) .. minor",
                "(minor|lesser) (or|and) (serious|grave|severe)",
                "(serious|grave|severe) (or|and) (minor|lesser)",
                "(léger|légère|légers|légères|mineur|mineure|bénin) (ou|et) (grave|sérieu)~",
                "(minor|less serious|lesser) (infraction|breach|offence|offense|violation|breaches|infractions|incident)~",
                "(infraction|manquement|violation|offense)~ (mineur|majeur)~",
                "mineur~ (ou|et) .. majeur~",
                "de mineur ou de majeur",
                "process (1|2|#1|#2)",
                "(légère|grave)~ ou (grave|légère)~",
            ),
            ANYWHERE - {Kind.PURPOSE, Kind.VALUE},
            ("who are minors",),
        ),
    ),
    "case_manager": (
        Sign(
            (
                "case manager~",
                "independent third party",
                "(adjudicator|arbitrator|investigator|person|panel|officer) .. (no tie|no ties|no link|no links|no connection|not connected|unconnected) (with|to)",
                "(décideur|personne|arbitre|enquêteur)~ .. sans (lien|liens|attache) avec",
                "independent case",
                "(independent|outside|external|neutral) (person|party|officer|body|adjudicator|reviewer|investigator|arbitrator|complaint)~",
                "(individual|person|officer), independent of",
                "(personne|instance|firme|ressource) .. (indépendant|externe)~ .. (plainte|signalement|dossier)~",
                "(complaint|discipline) manager",
                "gestionnaire~ (de|des|du) cas",
                "gestionnaire~ de dossier~",
                "(tiers|tierce partie) indépendant~",
                "officier des plaintes",
                "(officier|responsable|personne) (indépendant|externe)~ (des|de|aux) .. (plainte|signalement)~",
                "agent~ indépendant~ des plaintes",
            ),
            ANYWHERE,
            (
                "(no|not|without|sans|aucun) [a|an] (case manager|gestionnaire|independent)",
                "(does|do) not .. case manager",
                "pas de gestionnaire",
            ),
        ),
    ),
    "fixed_minimum": (
        Sign(
            (
                "minimum .. (consequence|suspension|sanction|penalt|fine|game|week|month|day|year)~",
                "(sanction|suspension|penalty|amende|pénalité|peine)~ (minimale|minimales|minimum)",
                "(suspension|suspended|suspended for|fine|ban|probation) .. (at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum)",
                "(suspension|suspendu|suspendue|amende|exclusion|exclu)~ .. (d'au moins|au moins|au minimum|minimale|pas moins)~",
                "(at least|not less than|no less than|minimum of) .. (game|match|week|month|year|season|day)~",
                "(au moins|au minimum|minimum de|inférieure à) .. (match|partie|semaine|mois|jour|an|saison)~",
                "(penalties|sanctions|suspensions) (are|sont) .. (minimum|minimal)~",
            ),
            frozenset({Kind.SANCTION, Kind.PROHIBITION, Kind.PROCEDURE}),
            headed=True,
            unless=(
                "(no|without|sans|aucune|not) [a|fixed|set] (minimum|sanction minimale|fixed)",
                "pas de (sanction|suspension) min~",
            ),
        ),
    ),
    "no_appeal": (
        Sign(
            (
                "(no|not any|without) [right of|further|right to|right to an|possibility of] appeal~",
                "(cannot|can not|may not|shall not|not|not be) .. (be appealed|appealed|appealable|appeal~|subject to appeal)",
                "final and binding",
                "no (way|means|possibility|avenue|route) (to|of|for) (appeal|appealing|contest|contesting)",
                "aucun~ (voie|possibilité|moyen|droit) (d'|de|en) .. appel",
                "(decision|decisions) .. (is|are|shall be|will be) final !(and subject|unless)",
                "sans appel",
                "(décision|décisions) .. (est|sont) définitive~ !(sous réserve)",
                "(décision|décisions) .. (est|sont) finale~ !(sous réserve)",
                "(ne|n') .. (peut|peuvent|est|sont) .. (appel|appelable)",
                "aucun appel",
                "finale et (exécutoire|sans)",
                "sans possibilité d'appel",
            ),
            OUTCOME | {Kind.APPLICATION, Kind.PROHIBITION},
            (
                "final .. subject to .. appeal~",
                "^subject to .. appeal~",
                "unless .. appeal~",
                "except .. appeal~",
                "sous réserve .. appel",
                "sauf .. appel",
                "not final until",
            ),
        ),
    ),
    "preserve_evidence_duty": (
        Sign(
            (
                "(keep|keeps|preserve|preserves|retain|save|saves|take|collect|not delete) [the|a|any|all|every|your] (original|message|post|content|exchange)~",
                "(keep|keeps|preserve|preserves|retain|retains|save|saves|take|collect|not delete) .. (screenshot|screen shot|screen capture|evidence|copy|copies|relevant posts|relevant messages|messages|them until|proof)~",
                "(garde|garder|gardez|sauvegarde|sauvegarder|sauvegardez|conserve|conserver|conservez|gardent|conservent|préserver|préserve) .. (preuve|preuves|copie|copies|capture|captures|message|écran|publication|trace)~",
                "(fait|faites|faire|prend|prenez|prendre) .. (capture|copie)~",
                "(ne|n') (supprimez|effacez|détruisez) (rien|pas)",
                "(save|keep|screenshot) it !(positive|respectful|clean|fun|friendly|in|out|private|short|off|simple|to yourself|between|real|open)~",
                "do not (delete|destroy) .. (message|evidence|post)~",
                "(evidence|proof|screenshot|screen capture|message|content)~ .. (must|shall|should|are to|is to|will) .. be (kept|preserved|retained|saved|secured)",
                "(preuve|capture|message|élément|contenu)~ .. (doit|doivent|devrait|devraient|sera|seront) .. (conserv|gard|préserv|sauvegard)~",
                "(ne|n') .. (efface|détrui|supprim)~ .. (preuve|message|capture)~",
            ),
            frozenset(
                {Kind.DUTY, Kind.PROCEDURE, Kind.RESPONSIBILITY, Kind.PROHIBITION, Kind.RIGHT}
            ),
            (
                "(record|records|registre) (for|pendant)",
                "retention",
                "(garde|garder|gardez|gardent|gardons|conserve|conserver|conservez) (un|le|son|votre|leur|sa|une) .. (ton|calme|sang-froid|langage|attitude|politesse)",
                "(keep|keeps) [your|the|all|their|every] (messages|posts|texts|message|content) (short|brief|polite|to|in|on|open|within|respectful|clean|friendly|positive|public|professional|simple|about|between)",
                "(keep|keeps) (a|an|your|their|the) .. (tone|temper|calm|cool|attitude|manner|distance)",
            ),
        ),
    ),
}

NAMES: tuple[str, ...] = (
    "definitions",
    "binds_parents",
    "binds_spectators",
    "comment",
    "image",
    "altered_image",
    "devoted_page",
    "cyberbullying",
    "power_imbalance",
    "confidential_info",
    "criticism_of_officials",
    "harmful_promotion",
    "private_in_scope",
    "text_or_email_in_scope",
    "opt_out",
    "deletion_clause",
    "disclaimer_clause",
    "minor_major_split",
    "case_manager",
    "fixed_minimum",
    "no_appeal",
    "preserve_evidence_duty",
)
"""Every feature, in the order in which it is printed."""

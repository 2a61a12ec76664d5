"""Words of plain statements: whom a text is for, who runs the pages, what happens to whom."""

from francjeu.kernel.policy.article import Kind

_TEXT = (
    "(texte|présent|présente|présents|présentes|document|guide|page|pages|guide|règles|conseils|consignes|charte|code"
    "|politique|engagements|principes|lignes directrices|text|document|tips|rules|guidelines|code|policy|charter|pledge|standard|standards|principles|guide)"
)
_PUNISHED_FR = (
    "(bloqué|écarté|retranché|renvoyé|mis à l'écart|mise à l'écart|relevé|démis|révoqué|retiré)"
)
POWERS = (
    "^[the|a|an|our|le|la|l'|notre|un|une] (board|club|committee|league|association|federation|panel|principal"
    "|director|school|organi|society|conseil|comité|ligue|fédération|direction|école|directeur|directrice)~ ",
)
"""Who may do something to others, rather than be allowed it."""
_WHOSE = "(his|her|their|your|my|its|a|the)"

STATEMENTS: tuple[tuple[Kind, float, tuple[str, ...]], ...] = (
    (
        Kind.APPLICATION,
        4.5,
        (
            "^(it|they) [also|all] (bind|binds|cover|covers|govern|governs|concern|concerns) ",
            "^(il|elle|ils|elles) [aussi|également|tous] (vise|visent|concerne|concernent|lie|lient|couvre|couvrent|régit|régissent|engage|engagent|vaut|valent) [à la fois|aussi] (les|la|le|l'|des|tou|chaque|chacun|pour|aussi)~",
            "(ce|présent) texte (s'applique|s'adresse|concerne|vise|lie|engage|vaut) ",
            "(these|this|the) .. (text|pledge|standard|commitments|principles) [also] (applies|apply|covers|cover|binds|bind) ",
            "(demeure|demeurent|reste|restent|est|sont) [en outre|par ailleurs|aussi|également|de plus|toujours] (soumis|soumise|soumises|assujetti|assujettie|assujettis|assujetties|lié|liée|liés|liées) (au|aux|à la|à l'|par le|par la|par les) .. (code|politique|règlement|règles|charte|convention|statuts)",
            "(remain|remains) [also] (subject to|bound by|covered by) .. (code|policy|policies|rules|by-laws|charter|regulations|agreement)",
            "(is|are) [also|all|likewise|equally] (concerned|affected) [by|,|.]",
            "(est|sont) [aussi|également|tous|toutes|donc] (concerné|visé)~ ",
            "y (est|sont) (soumis|soumise|soumises|assujetti|tenu|lié)~",
            "(follow|follows) (you|members|athletes|us|them) .. (on|at|to|home|wherever|everywhere)",
            "(makes no difference|does not matter|doesn't matter|matters little|no matter) [whether|if|which|where|who|what|that] ",
            "^(peu importe) (que|le|la|les|où|qui|l') ",
            "^que (le|la|les|l'|ce) .. soi~ .. ou .. n'y change rien",
            "(does|do) not (extend|reach|stretch) to ",
            "(ne s'étend|ne s'étendent) pas (à|au|aux) ",
            "^by (posting|commenting|visiting|following|using|joining|taking part|liking|tagging|writing|sharing|entering) ... (you|they|users|visitors) .. (accept|agree|undertake|consent)~",
            "^en .. (ant|vous|nous) .. vous acceptez ",
            "^en (comment|visit|publi|écri|particip|suiv|utilis|partag|vous abonn|vous joign|adhér|navigu|interagiss)~ .. (vous acceptez|vous vous engagez|on accepte|l'utilisateur accepte|vous consentez)",
            "^(private|closed|secret) (group|chat|message|account|server)~ [also|too] (count|counts|are included|are covered) ",
            "^les (groupe|message|compte|échange|conversation)~ (privé|fermé)~ .. (comptent|aussi|également|inclus|compris)~",
        ),
    ),
    (
        Kind.OBJECTIVE,
        4.0,
        (
            f"{_TEXT} .. visent à !(autoriser|permettre aux dirigeants) ",
            f"{_TEXT} (is|are) (meant|intended|designed) to (prevent|reduce|protect|help|promote|encourage|make|keep|support|avoid|foster|ensure|guide) ",
        ),
    ),
    (
        Kind.PURPOSE,
        3.5,
        (
            f"{_TEXT} (dit|décrit|résume|présente|rassemble|réunit|regroupe|expose|indique|disent|décrivent|résument|présentent) (à quoi|ce|comment|les|la|le|nos|notre|qui|en)~",
            f"{_TEXT} (says|describes|lays out|lays down|sums up|summarises|summarizes|gathers|brings together|spells out|say|describe|lay out) (what|how|the|our|who|in)~",
        ),
    ),
    (
        Kind.PROHIBITION,
        4.0,
        (
            "^nor (may|shall|can|must|should|are|is|do|does) ",
            "(is|are) (likewise|equally|similarly) (forbidden|prohibited|banned|barred)",
            "(est|sont) (de même|pareillement|tout autant) (interdit|défendu|proscrit|prohibé)~",
        ),
    ),
    (
        Kind.SANCTION,
        4.0,
        (
            "^[the|possible] (penalties|sanctions|consequences|outcomes) (run|range|go|vary|include|extend) ",
            "^les (sanctions|conséquences|suites) [possibles] (vont|varient|comprennent|incluent) ",
        ),
    ),
    (
        Kind.DUTY,
        5.0,
        (
            "^only .. (may|can) (post|publish|write|reply) (on|in|from) ",
            "^seul~ .. (peut|peuvent) (publier|écrire|répondre|diffuser) (sur|dans|depuis) ",
            "^(tout|toute|tous les|toutes les) (message|communication|échange|demande|publication)~ .. (passe|passent) par ",
            "(must|should|shall|may) not (delete|erase|destroy) .. (message|original|evidence|screenshot)~",
            "ne (doit|doivent|peut|peuvent) pas (supprimer|effacer|détruire) .. (message|original|preuve|capture)~",
        ),
    ),
    (
        Kind.DUTY,
        3.5,
        (
            "(est|sont) (approuvé|autorisé|validé|vérifié|relu|soumis|demandé)~ .. (par|à|avant) .. (avant|mise en ligne|publi)~",
            "(is|are) (approved|checked|cleared|validated|vetted|signed off) .. before ",
        ),
    ),
    (
        Kind.PURPOSE,
        3.0,
        (
            "^[le|la|l'|notre|nos|les] .. (utilise|utilisons|publie|publions|anime|tient|alimente|partage|gère|entretient) .. (compte|page|réseau|photo|vidéo|média|infolettre)~ .. pour (annoncer|promouvoir|faire|célébrer|informer|partager|remercier|donner|raconter|rejoindre|souligner|recruter|mettre|montrer) ",
            "^[the|our] .. (uses|use|runs|run|maintains|shares|posts|publishes|keeps|operates) .. (page|account|channel|photo|video|network|picture|social media)~ .. to (share|announce|promote|celebrate|inform|thank|tell|recruit|reach|publish|show|highlight) ",
            "^(we|the club|the board|nous) (wrote|drafted|adopted|made|prepared|avons rédigé|avons écrit) (this|these|ce|ces|cette) ",
            "(a|ont|avons|avait) (rédigé|écrit|adopté|préparé) (ce|ces|cette|cet) ",
            "(poursuit|poursuivons|poursuivent|pursues|pursue) .. (but|buts|objectif|objectifs|goal|goals|aim|aims)",
            f"{_TEXT} (aide|aident|sert|servent|permet|permettent|helps|help|invites|exists|exist|wants|existe|seeks|seek) [to|à|us|you|chacun|everyone] ",
            "(athletes|players|members|students|everyone|we|athlètes|joueurs|membres|élèves|nous) [also] (represent|represents|représentent|représentons) ",
        ),
    ),
    (
        Kind.VALUE,
        4.5,
        (
            "^(we believe|we hold|nous croyons|nous tenons) .. (matter|worth|more than|before|first|compte|vaut|avant|plus que)~",
            "(ce qui nous tient à coeur|qui nous sont chères|what matters most to us|what we hold dear|nous sont chers)",
            "(sont|are|voilà|voici) (les|the|nos|our) .. (valeurs|values) ",
            "(valeurs|values) (que|qui|qu'|we|that|which|our|the|dear|chères) ",
            "(mots|idées|principes|qualités|words|ideas|qualities|principles) (guident|inspirent|résument|animent|guide|inspire|sum up|drive|shape) ",
            "^[la|le|l'|les] (fierté|respect|rigueur|camaraderie|entraide|franchise|honnêteté|modestie|humilité|bienveillance|courage|plaisir|loyauté|intégrité|solidarité|inclusion|équité)~ , ... (et|,) ",
            "^(kindness|honesty|humility|pride|friendship|respect|courage|humour|humor|fairness|integrity|loyalty|inclusion|teamwork|joy|trust|openness) , ... (and|,) ",
        ),
    ),
    (
        Kind.DEFINITION,
        6.0,
        (
            "^[a|an|the] (minor|major|serious|lesser|grave|severe|light|first-degree|second-degree|level (one|two|three|1|2|3)) (infraction|breach|violation|offence|offense|incident|misconduct)~ (is|means|includes) (a|an|one|any|conduct|that) ",
            "^[le|la|l'|un|une|les] (infraction|manquement|violation|faute|écart)~ (mineur|majeur|grave|sérieu|léger|légère|simple)~ (est|s'entend|désigne|consiste|sont|vise) (celui|celle|ceux|un|une|tout|toute|d'|du|le|en|à|de)~",
        ),
    ),
    (
        Kind.DEFINITION,
        4.0,
        (
            "^(by|par) .. (we|nous|on) (mean|entend|enten|désign)~ ",
            "^[a|an] .. (is|are) (any|anyone|someone|every|anything) (message|service|person|site|place|tool|app|content|conduct|form|exchange|post|who|that|which|application|device)~",
            "^(un|une|le|la|l') .. est (une personne|toute personne|quiconque|celui|celle|tout message|tout service|tout contenu|tout échange|tout site) ",
            '(we call|nous appelons|on appelle) ".."',
            "^.. (:|=) (repeated|unwelcome|conduct|behaviour|behavior|comportement|conduite|geste~|the fact|the act|fait) .. (that|which|who|of|qui|de|d'|que)",
        ),
    ),
    (
        Kind.SANCTION,
        4.0,
        (
            f"(est|sont|sera|seront|peut être|peuvent être|être) [aussitôt|alors|immédiatement|temporairement] {_PUNISHED_FR}~ (pour|jusqu|de l'équipe|du (club|groupe|bateau|match|programme|jeu)|des (activité|compétition|match|entraînement)|de ses|de son poste|de tou|pendant|durant|au (terme|prochain))~",
            "(inscription|adhésion|accès|licence|participation|accréditation)~ .. (peut|peuvent|pourra|sera|seront|est|sont) [être] (refusé|suspendu|révoqué|annulé|retiré|coupé)~",
            "(registration|membership|licence|license|access|entry|accreditation|place|participation)~ .. (may|can|could|will|might) be [also] (refused|cancelled|canceled|revoked|denied|withdrawn|suspended|not renewed)",
            f"(lose|loses|losing|forfeit|forfeits) {_WHOSE} (seat|place|spot|position|privilege|privileges|membership|access|role|captaincy|post|right to|start|starting)~",
            "(perd|perdre|perdra|perdent) (sa|son|ses|leur|leurs|le|la|l') (place|poste|privilège|accès|titre|droit|rôle|brassard|siège|licence|fonction)~",
            "(miss|misses|missing|sits out|sit out|sitting out) (the|a|one|two|three|his|her|their|next|some|up to|several) .. (game|match|race|regatta|meet|practice|tournament|event|competition|week|season)~",
            "^(miss|missing|sit out|sitting out|losing) .. (game|match|race|regatta|meet|practice|tournament|event|competition|place|privilege)~",
            "(manque|manquer|manquera|manquent|rate|ratera) (le|la|les|un|une|deux|trois|son|sa) .. (match|partie|régate|compétition|course|entraînement|tournoi|rencontre|gala)~",
            "(pris|prise|prises|taken|take|takes|tient|tiennent|tenu) (en (compte|considération)|into (account|consideration)|compte) ... (mesure|sanction|conséquence|penalty|penalties|discipline|suite)~",
            "(met|mettra|mettent) (fin|un terme) (à|au|aux) .. (saison|mandat|adhésion|participation|inscription|emploi|contrat|rôle)~",
            "^[une|un|the|a] (première|deuxième|troisième|seconde|second|third|nouvelle) (faute|écart|geste|manquement|lapse|fault|mistake) ",
            "(reçoit|reçoivent|recevra|receive|receives|gets|get) (a|an|un|une) [written|verbal|formal|first|final|premier|simple] (avertissement|rappel|blâme|réprimande|warning|reprimand|caution|suspension|ban)~",
            "(cost|costs|coûte|coûter|coûtera) [you|them|him|her|a member] (your|their|his|her|the|a|sa|son|ses|leur|la|le|une|un) (place|membership|spot|seat|adhésion|poste|inscription|licence|saison|season)~",
            "(retirer|retire|retirera) (à|au|aux) .. (poste|fonction|accès|privilège|droit|brassard|titre|accréditation)~",
            "(end|ends|terminate|terminates) .. (role|membership|contract|registration|involvement|mandate|employment)~",
            "(comment|post|message|content)~ .. (will|may|can|are|is) [be] (hidden|removed|deleted) and .. (author|user|account|person)~ .. block~",
            "(entraîne|entraînent|mène|mènent|vaut|valent|coûte|coûtent|means|mean|brings|bring|costs|leads to|lead to|results in|result in) [à] [immédiatement|aussitôt|automatically] [le|la|l'|un|une|the|a|an|immediate|his|her|your|their] [immediate] (blocage|bannissement|retrait|exclusion|expulsion|renvoi|suspension|block|ban|removal|dismissal|benching)~",
        ),
    ),
    (
        Kind.PROCEDURE,
        4.0,
        (
            "(en|l'|les|la|le) (avise|avisent|informe|informent|prévient|préviennent|avertit|signale|signalent|rapporte|dénonce|dénoncent) .. (sans (délai|tarder|attendre)|aussitôt|immédiatement|tout de suite|rapidement|dès que) ",
            "(le|la|les) (signale|signalent|dénonce|dénoncent|rapporte|rapportent) .. (à|au|aux) ",
            "(invité|encouragé|prié|appelé)~ à (en parler|le signaler|la signaler|les signaler|en aviser|en informer|le dire|s'adresser) ",
            "(invited|encouraged|asked|urged) to (report|bring it up|raise it|raise this|speak|tell|let .. know|talk) ",
            f"(relit|relisent|révise|révisent|revoit|revoient|réexamine|réexaminent|met à jour|mettent à jour) (ce|cette|ces|le|la|les|son|sa|ses|notre|nos|leur) {_TEXT} ",
            f"{_TEXT} .. (est|sont|sera|seront) (révisé|revu|relu|réexaminé|mis à jour|mise à jour|mises à jour|soumis à l'assemblée|soumise à l'assemblée)~ ",
            f"(reviews|revisits|revisit|updates|looks at|look at|re-reads|revises) (this|these|the|its|our) {_TEXT} ",
            f"{_TEXT} .. (a|ont) été (adopté|approuvé|révisé|mis)~ .. (le|par|lors|en|à) ",
            "(decision|décision)~ (stands|is upheld|tient|vaut pour) ",
            f"{_TEXT} .. (remplace|remplacent|replaces|supersedes) (celle|celui|ceux|la|le|the|all|any|toute|tout) ",
            "(version|policy|politique) .. (a été|was|has been) (adopt|approuv|approv)~ ",
            "(report|reports|complaint|complaints|signalement|signalements|plainte|plaintes) .. (remain|remains|stay|stays|are|demeurent|restent|sont) [strictly] (confidential|confidentiel)~",
            "(reviewer|adjudicator|investigator|arbitrator|enquêteur|arbitre indépendant|mediator|third party) .. (reads|reviews|examines|writes|gives|hears|decides|lit|examine|remet|décide|entend) ",
            f"{_TEXT} .. (is|are|will be) (looked at|gone over|re-read|reread|updated|revised|revisited|looked at again|brought up to date) ",
            "(personne-ressource|personne ressource|médiatrice|médiateur|intervenant|intervenante|entraîneur en chef|entraîneure en chef|entraîneuse en chef|coordination|ombudsman|tuteur d'équipe) (rencontre|entend|reçoit|parle|écoute|tente|cherche|communique|décide|analyse|examine|transmet) ",
            "(head coach|team manager|resource person|mediator|ombudsperson|ombudsman|safeguarding lead|welfare officer) [first|then|always] (meets|talks|speaks|listens|hears|calls|rings|tries|decides|contacts|writes|replies|asks) ",
            "(dossier|cas|affaire|plainte|file|case|matter) .. (est|sont|is|are) [alors|then] (remis|renvoyé|déféré|passé|handed|turned over|passed) (à|au|aux|to|over|on) ",
        ),
    ),
    (
        Kind.IDENTITY,
        4.5,
        (
            "^(only|just) ... (may|can|shall|must) (post|publish|write|reply|comment|speak|answer) (for|on behalf of|in the name of) (the|our) ",
            "^seul~ ... (peut|peuvent) (publier|écrire|répondre|commenter|parler|s'exprimer) (pour|au nom) ",
            "^(only|just) [the|our|a|those] .. (answers|answer|speaks|speak|replies|reply|talks|talk|comments|comment|posts|post|publishes) .. (journalist|media|reporter|press|name of|behalf|for the (club|league|association|federation|school|team|union))~",
            "^seul~ .. (répond|s'adresse|parle|s'exprime|commente|publie|représente)~ .. (médias|journaliste|presse|nom d|public|page officielle)~",
            "(opinion|view|word|post)~ (is|are) (yours|theirs|his|hers|mine) [alone|only|and]",
            "(précise|précisent|préciser|indique|indiquer|mentionne|dit|dire|says|say|states|state) (qu'il|qu'elle|qu'ils|qu'elles|que|that|they|he|she) .. (ne représente|ne parle|n'engage|n'écri|does not represent|do not represent|does not speak|do not speak|not speaking)~",
            "(crest|logo|logos|colours|colors|emblem|badge|écusson|couleurs|emblème|sigle)~ .. (reserved|réservé)~",
        ),
    ),
    (
        Kind.IDENTITY,
        6.0,
        (
            "^(ne parlez|ne parle|ne vous exprimez|n'écrivez|ne publiez|ne t'exprime) [pas|jamais] (au nom|comme si|en tant que porte) ",
            "^(do not|don't|never) (speak|post|write|comment|pretend to speak|answer) (for|on behalf|in the name) ",
        ),
    ),
    (
        Kind.RESPONSIBILITY,
        4.5,
        (
            "^(what|whatever|anything|everything|ce qui|ce que|tout ce qui) .. (goes|posted|published|written|mis) (online|en ligne) .. (stay|stays|remains|reste|demeure) ",
            "(peut|peuvent|can|may) .. (devenir|become|be made) publi~",
            "(rien n'est|nothing is|rien ne|nothing) (vraiment|really|ever|jamais|truly|vraiment) (privé|private|disparaît|disappears|goes away)~",
            "(is|are|remains) (yours|theirs|his|hers|ours) to answer for",
            "(does not|do not|doesn't|don't|cannot|can't) (vouch for|answer for|control|guarantee|stand behind) ",
            "(ne garantit|ne se porte|ne contrôle|ne cautionne|n'endosse|ne garantissent)~ (pas|ni) ",
            "(staff|moderator|moderators|team|volunteer|volunteers|we) (check|checks|monitor|monitors|read|reads|review|reviews|watch|watches|moderate|moderates|look at) .. (page|comment|account|post|message|channel|inbox)~ .. (day|days|weekday|weekdays|hour|hours|week|daily|time|often|morning|a.m.|am) ",
            "(modérateu|modératrice|équipe|personnel|bénévole|nous|on)~ .. (lit|lisent|lisons|consulte|consultent|consultons|surveille|surveillent|surveillons|modère|modèrent|vérifie|vérifient) .. (commentaire|message|page|compte|publication)~ .. (jour|semaine|heure|lundi|matin|fois|week|soir)~",
            "(n'est|ne sont) (pas|jamais) (surveillé|géré|administré|consulté|lu|lus|exploité|tenu)~ ",
            "(is|are) not (monitored|run|operated|managed|moderated|staffed|watched|read) ",
            "(is|are|does|do) not .. (an|be an|mean|imply|amount to|constitute) .. (endors|approval|support|recommend)~",
            "(is|are) no endorsement~",
            "(n'est|ne sont|ne constitue~|ne vaut|ne valent|n'équivaut|ne signifie~) pas .. (appui|approbation|caution|endoss|recommandation|soutien|adhésion)~",
            "(deleted|removed|erased|withdrawn|edited) (post|message|comment|photo|picture|story|video|content)~ .. (still|nonetheless|nevertheless|remains|counts) ",
            "(publication|message|contenu|commentaire|photo|vidéo|image|propos) (effacé|supprimé|retiré|modifié)~ .. (quand même|tout de même|toujours|encore|compte|demeure) ",
            "(take|taking|pull|pulling) .. (down|offline) ... (does|do|will|shall) not ",
            "the fact that .. (delet|remov|withdr|taken down|eras|gone)~ ... (not|nothing|no) ",
        ),
    ),
    (
        Kind.RIGHT,
        4.0,
        (
            "(may|can|peut|peuvent) .. (bring|choose|amener|choisir) .. (friend|parent|person|adult|someone|ami|proche|personne|accompagnat)~ .. (meeting|interview|hearing|rencontre|audience|audition|entrevue)~",
            "^(nothing|no one|nobody) (stops|prevents|keeps|forbids|bars) ",
            "^(rien|personne) (n'empêche|n'interdit|ne défend) ",
            "(is|are) (always|perfectly|entirely|of course) (fine|ok|okay|allowed|welcome|acceptable|permitted)",
            "(est|sont) (toujours|tout à fait|bien sûr) (permis|accepté|bienvenu|correct)~",
            "^on peut [aussi|toujours] (être|dire|publier|partager|critiquer|parler|poser) ",
            "(peut|peuvent) (répondre|s'expliquer|présenter|donner) .. (par écrit|version|point de vue|explication|observation)~",
            "(can|may|could) .. (untick|tick off|change (your|their|his|her) mind|say no|pull out|take it back) ",
            "(peut|peuvent|pouvez|peux) .. (décocher|changer (d'idée|d'avis)|se raviser|revenir sur) ",
            "(whenever|any time|anytime) (you|they|he|she) (like|want|wish|choose|please|prefer) ",
            "(quand|dès que|aussi souvent que) (vous|il|elle|ils|elles|tu) (le voulez|le veut|le souhaite|voulez|veut|veulent|veux)~ ",
            "(préfère|préférez|préfèrent|préférerait|aime mieux) ne (plus|pas) (y |en )[paraître|figurer|apparaître|être] ",
        ),
    ),
)
"""Kind, weight, phrases: see `cues`."""

"""What clauses speak of: conduct, media, channels, persons. Names are codes; labels are elsewhere."""

BEHAVIOURS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "disrespect",
        (
            "(disrespect|hateful|harmful|disparag|insult|demean|derogat|abus|offens|unkind|rude|negative|mean|hurtful|defam)~",
            "(irrespect|haineu|nuisible|désoblig|insult|injurieu|injurier|blessant|grossi|dénigr|mépris|méchant|offens|vulgaire|dégrad|moquer|moqueri)~",
        ),
    ),
    (
        "hate",
        (
            "(racis|sexis|homophob|hateful|hate speech|discriminat|transphob)~",
            "(racis|sexis|homophob|haineu|discriminat|transphob)~",
        ),
    ),
    (
        "offensive_image",
        (
            "(image|picture|photo|photograph|video)~ .. (harmful|offens|humiliat|embarrass|insult|demean|suggestive|provocat|sexual|shame|degrad)~",
            "(humiliat|embarrass|degrad|offens|insult|demean|suggestive)~ .. (image|picture|photo|video)~",
            "(image|photo|vidéo|montage)~ .. (nuisible|offens|humili|embarrass|insult|dégrad|suggesti|provoc|intime|sexuel|ridicul|atteinte|dignité)~",
        ),
    ),
    (
        "devoted_page",
        (
            "(devoted|dedicated|given over|aimed at|set up to) .. (negative|disparag|running down|mock|criti|promot)~",
            "(setting up|set up|creating|create|running|run) .. (account|page|group|site) .. (run down|running down|mock|attack|disparag|discredit)~",
            "(group|page|account|feed|blog|forum|server|website)~ .. (devoted|dedicated|given over|mock|disparag|against|attack)~",
            "(groupe|page|compte|fil|blogue|forum|serveur|site)~ .. (consacré|destiné|voué|dédié|dont le but|dénigr|nuire)~",
        ),
    ),
    (
        "cyberbullying",
        (
            "cyber-(bull|harass)~",
            "(bully|harass|stalk|intimidat)~",
            "cyber-(intimid|harc)~",
            "(intimid|harcel|harcèl)~",
        ),
    ),
    ("insults", ("insult~", "(insulte|injures|injurieu|injurier)~", "injure", "name-calling")),
    ("threats", ("threat~", "menac~")),
    ("jokes", ("joke~", "(blague|moqueri|moquer)~", "mock~")),
    (
        "impersonation",
        (
            "impersonat~",
            "(pretend~|posing) .. (to be|as)",
            "fake account~",
            "se faire passer",
            "usurp~",
            "faux (compte|profil)~",
            "(imitate|parody)~",
        ),
    ),
    (
        "rumours",
        (
            "(rumour|rumor|falsehood|gossip|untrue)~",
            "(tell|telling|spread|spreading|publish|post|about|of|any) lies",
            "false (statement|information|claim|allegation|story|stories|profile)~",
            "(rumeur|mensong|fausse)~",
        ),
    ),
    ("vexatious", ("vexat~", "vexatoire~")),
    (
        "confidential_info",
        (
            "confidential~",
            "(injury|injuries|injured|trade~|line-up~|game (plan|strateg)~|medical~|private information|personal information)",
            "(confidentiel~|renseignement~ personnel~|(stratégie|blessure)~|vie privée|dossier médical)",
        ),
    ),
    (
        "criticism_of_officials",
        (
            "(critic|question|slam|attack|mock|comment)~ .. (official|referee|umpire|judge|officiating)~",
            "(critiqu|moquer|comment|dénigr|contest)~ .. (arbitr|officiel|juge)~",
        ),
    ),
    (
        "harmful_promotion",
        (
            "(drug|alcohol|drinking|hazing|tobacco|vape|vaping|intoxicat|self-harm|criminal behaviour|illegal)~",
            "(drogue|alcool|initiation|tabac|vapot|intoxic|automutil|dopage)~",
        ),
    ),
    (
        "inappropriate_contact",
        (
            "(personal|sexual|intimate|romantic) .. relationship~",
            "(relation|conversation)~ .. (sexuel|intime|amoureu|inappropri)~",
            "message~ .. (to|with) a minor",
            "(private|direct|personal) message~ .. (minor|child|youth|athlete|player)~",
            "message~ (privé|direct|personnel)~ .. (mineur|enfant|jeune|athlète|joueu)~",
            "(coach|entraîneu|personne en autorité|person in authority|adult)~ .. (contact|message|communicat|messag|écri|accept|text)~ .. (minor|mineur|moins de|under|child|athlete)~",
        ),
    ),
    ("reprisal", ("(retaliat|reprisal)~", "représailles")),
    (
        "intimate_image",
        ("(intimate|nude|sexualiz|sexually explicit)~", "(intime|nudité|sexualis)~"),
    ),
    (
        "unauthorised_publication",
        (
            "without .. (permission|consent|approval)",
            "sans .. (consentement|accord|permission|autorisation)",
        ),
    ),
)

MEDIA: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "comment",
        (
            "(comment|remark|statement|words|post|posts|language|propos|message|messages)",
            "(comments|remarks|statements)",
            "(commentaire|remarque|propos|déclaration)~",
        ),
    ),
    (
        "image",
        ("(image|picture|photo|photograph)~", "(any|or|of|posting|sharing|making) (meme|memes)"),
    ),
    (
        "altered_image",
        (
            "(altered|edited|doctored|manipulated|modified|ai-generated|photoshopped|fake) .. (image|picture|photo|video|photograph)~",
            "(deepfake|deep fake)~",
            "post, alter or share an image",
            "(image|photo|vidéo)~ .. (modifié|retouché|truqué|trafiqué|altéré|manipulé|générée)~",
            "(montage|hypertrucage)~",
            "(même|aussi) truqu~",
            "truqu~",
        ),
    ),
    ("video", ("video~", "vidéo~", "film~", "stream~")),
    ("page", ("(page|webpage|website|site web|web page)~",)),
    ("group", ("(group|groupe|server|serveur|forum)~",)),
    ("account", ("(account|profile|compte|profil)~",)),
    ("blog", ("(blog|blogue)~",)),
)

CHANNELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "social_media",
        (
            "(social (media|medium|network)|online|internet|platform)~",
            "(médias socia|média socia|réseau socia|réseaux socia|en ligne|plateforme|web)~",
        ),
    ),
    (
        "text_message",
        ("(text message|texting|sms)~", "text", "(message~ texte|texto~|message~ texte~)"),
    ),
    ("email", ("(e-mail|email|electronic mail)~", "(courriel|courrier électronique)~")),
    (
        "private_message",
        (
            "(private|direct|personal|instant|disappearing) (message|messaging|chat|conversation)~",
            "(dm|dms)",
            "(message|messagerie|conversation|échange|clavardage)~ .. privé~",
        ),
    ),
    (
        "group_chat",
        (
            "(group chat|team chat|chat|chat group)~",
            "(clavardage|groupe de discussion|discussion de groupe)~",
        ),
    ),
    (
        "video_game",
        (
            "(video game|online gam)~",
            "jeu~ (vidéo|en ligne)",
        ),
    ),
)

TARGETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("participant", ("(participant|individual|participante|swimmer)~",)),
    (
        "member",
        (
            "members !(of the (board|committee))",
            "member",
            "membre~ !(du conseil|d'un comité|du comité|de comité)",
        ),
    ),
    (
        "organisation",
        (
            "the (organization|organisation|association|club|league|federation|society|school)",
            "(l'association|le club|la ligue|la fédération|l'organisation|l'organisme|l'école|le programme)",
            "(le rseq|instance régionale)~",
        ),
    ),
    (
        "connected_person",
        (
            "connected (with|to)",
            "(liée|liées|lié|liés|rattachée|rattachées) (au|à)",
            "personnes liées",
            "anyone connected",
            "affiliated with",
        ),
    ),
    (
        "athlete",
        (
            "(athlete|player|swimmer|student-athlete|skater)~",
            "(athlète|joueu|élève-athlète|étudiant-athlète|gymnaste|judoka|patineu)~",
        ),
    ),
    ("teammate", ("(teammate|team-mate)~", "coéquipi~")),
    ("opponent", ("(opponent|rival|opposing team)~", "(adversaire|équipes adverses|adverse)~")),
    ("coach", ("coach~", "(entraîneu|moniteu)~")),
    (
        "official",
        (
            "(referee|umpire|judge|match official|meet official)~",
            "official",
            "officials",
            "(arbitre|officiel|officielle|officiels|officielles|juge|marqueu)~",
        ),
    ),
    ("volunteer", ("volunteer~", "bénévole~")),
    ("employee", ("(employee|staff)~", "(employé|personnel du)~")),
    ("parent", ("(parent|guardian|family)~", "(parent|tuteur|famille)~")),
    (
        "minor",
        ("(minor|minors|child|children|under 18|under the age)", "(mineur|enfant|moins de 18)~"),
    ),
    ("partner", ("(partner|sponsor|stakeholder)~", "(partenaire|commanditaire|intervenant)~")),
    ("reputation", ("reputation~", "réputation~")),
)

CLASSES: tuple[tuple[str, str], ...] = (
    (
        "",
        "(participating member~|member (club|association|organization|organisation|school|league|team|federation|university|college)~|membre~ participant~|club~ membre~|association~ membre~)",
    ),
    (
        "committee_member",
        "(committee member~|(appointed|elected) .. committee~|member~ of [a|the|its|any] [standing] committee~|membre~ (d'un|de|des|d'|du|de nos|de ses) [nos|ses|un|le|les] comité~|committee and sub-committee~)",
    ),
    (
        "director",
        "(director~ !(of athletics|of sport)|board member~|member~ of [the|its] board~|executive member~|executive|executives|officers|member~ of an executive|membre~ du conseil [d'administration]|les élus|les élues|aux élus|aux élues|des élus|élus et|administrateur~|administratrice~|dirigeant~|conseil d'administration|board of directors)",
    ),
    (
        "parent",
        "(parent~|guardian~|carer|carers|family member~|families|family|tuteur~|tutrice~|famille~|player~ family|titulaire~ de l'autorité)",
    ),
    (
        "spectator",
        "(spectator~|supporter~|fan|fans|onlooker~|visitors !(to (our|the|this|its))|visiteurs !(de (notre|nos|la|ces))|visiteuses|spectatrice~|spectateur~|partisan~|(personnes|personne|gens|ceux|celles) qui (viennent|vient|assistent|assiste) ..(encourag|match|partie|compétition)~|(those|people|anyone|everyone) (who attend|who [come to] watch|in the stands|watching)~)",
    ),
    ("coach+manager", "team official~"),
    ("volunteer+coach", "volunteer (coach|coaches)"),
    (
        "official",
        "(official|officials|on-floor official~|referee~|umpire~|judge|judges|linesman|linesmen|minor official~|officiel|officiels|officielle|officielles|arbitre~|juge|juges|marqueu~|commissaire~|marshal~|timekeeper~|scorekeeper~|chronométreu~)",
    ),
    ("volunteer", "(volunteer~|helper~|chaperone~|chaperon~|voluntary capacity|bénévole~)"),
    (
        "coach",
        "(coach|coaches|coaching (team|staff)|instructor~|trainer~|personnel (entraîneu|d'encadrement)~|entraîneu~|éducateur~|éducatrice~|professeu~|moniteu~|monitrice~|instructeu~)",
    ),
    (
        "manager",
        "(manager~|team staff|team personnel|gérant~|gestionnaire~ !(de cas)|préposé~ à l'équipe)",
    ),
    (
        "employee",
        "(employee~|staff member~|staff|employed|contractor~|administrator~|employé~|personnel|salarié~|contractuel~|préposé~)",
    ),
    (
        "athlete",
        "(athlete~|player~|swimmer~|rower~|skater~|student-athlete~|gymnast~|competitor~|athlète~|joueu~|joueuse~|élève-athlète~|étudiant~-athlète~|studentathlete~|étudiantathlète~|étudiantsathlète~|élèveathlète~|élèvesathlète~|patineu~|judoka~|nageu~|gymnaste~|capitaine~|captain~"
        "|skier~|racer~|snowboarder~|cyclist~|runner~|diver~|wrestler~|boxer~|fencer~|curler~|paddler~|archer|archers|golfer~|climber~|cheerleader~|dancer~"
        "|biathlete~|kayaker~|canoeist~|canoer~|karateka~|hurdler~|vaulter~|goalie~|goaltender~|goalkeeper~|footballer~|cricketer~|lacrosse player~|equestrian~|para-athlete~|parathlete~|trampolinist~|tumbler~|gamer~|trainee~|sailor~|surfer~|lifter~|weightlifter~|bowler~|shooter~|rider~|jumper~|thrower~|sprinter~|triathlete~|orienteer~|squash player~"
        "|fondeu~|fondeuse~|biathlète~|parathlète~|para-athlète~|trampoliniste~|raquetteu~|tennisman|tenniswoman|badiste~|perchiste~|marcheu~|vététiste~|crossfitteu~|gardien~ de but|équipier~|équipière~|matelot~|voileu~|véliplanchiste~|archer~|vaulteu~|skieu~|planchiste~|cycliste~|coureu~|plongeu~|lutteu~|boxeu~|escrimeu~|curleu~|pagayeu~|kayakiste~|canoéiste~|golfeu~|grimpeu~|karatéka~|danseu~|triathlète~"
        "|rameu~|rameuse~|barreu~|tireu~|tireuse~|cavalier~|cavalière~|quilleu~|surfeu~|sauteu~|lanceu~|sprinteu~|haltérophile~|hockeyeu~|handballeu~|basketteu~|volleyeu~|footballeu~|rugbyman|rugbymen|pongiste~|crosseu~|orienteu~|pratiquant~|sportif~|sportive~|élève~|student~)",
    ),
    (
        "member",
        "(individual member~|membre~ individuel~|member !(of the|of a)|members !(of the board|of a)|members of|membre~|membership|registered|registrant~|inscrite|inscrites|inscrits|licencié~|adhérent~|sociétaire~)",
    ),
    (
        "participant",
        "(participant~|individual~|representative~|person involved|persons involved|personnes assujetties|personne assujettie|représentant~|signataire~)",
    ),
)
"""Classes of bound persons, longest wording first: what one takes, the next does not see.

A row without a name hides words that look like a class and are none.
"""

BEFORE_A_CLASS = ("(registered|licensed)",)
"""Before the name of a class (« registered fencers ») these name no other class."""

QUALIFYING = ("(registered|inscrit~|licencié~|membre~|members)",)
"""After the name of a class (« a director registered with us ») these name no other class."""

"""Words which lift a rule: their « not », « contravene » or « barred » forbids nothing."""

from francjeu.kernel.policy.article import Kind

_RULE = (
    "(this|these|the|any|our|article|section|rule|clause|paragraph|la|le|les|l'|au|aux|à la|à l'"
    "|au présent|à la présente|aux présentes|ces|cette|ce)"
)
_UNLESS_AN_ORDER = (
    "^!(ensure|make|check|see that|verify|please|always|never|do not|don't|if|any|veill|s'assur"
    "|assur|vérifi|il faut|ne publi|si|tout|chacun doit|each|every)~ .."
)
_SPEECH = (
    "(silence|discourage|prevent|limit|restrict|restrain|stop|forbid|prohibit|bar|deter|stifle"
    "|curtail|deny|take away)"
)
_PARLER = (
    "(empêcher|limiter|restreindre|interdire|décourager|brimer|priver|museler|faire taire|entraver"
    "|étouffer|retirer un droit)"
)

LIFTING: tuple[tuple[Kind, float, tuple[str, ...]], ...] = (
    (
        Kind.APPLICATION,
        4.5,
        (
            f"{_UNLESS_AN_ORDER} (does|do|will|shall) not (breach|contravene|infringe|violate|offend against|break|fall foul of) {_RULE}",
            f"{_UNLESS_AN_ORDER} (is|are) not (contrary to|in breach of|against|caught by|a breach|an infraction|a violation) ",
            "^(n'enfrein|ne contrevien|ne viole|n'enfreigne|ne déroge)~ pas ",
            f"{_UNLESS_AN_ORDER} (n'enfrein|ne contrevien|ne viole|n'enfreigne)~ pas ",
            "^(n'est|ne sont) pas (contraire|visé|assujetti|un manquement|une faute|une infraction|en défaut)~ ",
            f"{_UNLESS_AN_ORDER} (n'est|ne sont) pas (contraire|une infraction|en défaut)~ ",
            "^[the|this] (rule|section|article|clause|paragraph|prohibition|ban|limit|requirement|part|duty|obligation|restriction)~ .. (does|do) not apply ",
            "^!(this|these|the policy|the code|our|it|they|if|when) .. (does|do) not apply (to|in|where|when|if|during|for) (a|an|the|any|cases|emergenc|messages|someone|anyone|what|there|life)~ ",
            "^[le|la|l'|les|cette|ces|cet|ce] (règle|article|section|interdiction|exigence|limite|obligation|clause|alinéa|disposition|restriction|paragraphe|devoir)~ .. (ne s'applique~|ne vaut|ne valent) (pas|point) ",
            "(is|are) exempt [from] ",
            "(est|sont) (exempté|soustrait|excepté|dispensé)~ (de|d'|du|des|à|au|aux) ",
            "^(il n'y a pas|there is no) (manquement|infraction|faute|breach|infringement) (lorsque|quand|si|when|if|where) ",
        ),
    ),
    (
        Kind.RIGHT,
        4.5,
        (
            "(n'interdi|n'empêch|ne limit|ne restrei)~ [pas|aucunement|nullement] (de|d'|à|au|aux|personne|un|une|les|la|le) ",
            "(does|do) not (prohibit|forbid|prevent|bar|stop|keep) .. from ",
            "^(aucun~|no) (sanction|suspension|décision|mesure|pénalité|amende|exclusion|penalty|penalties|fine|decision|measure|discipline|ban)~ ... (avant|sans|before|without|until|unless) ",
            "(peut|peuvent|pourra|pourront) .. déroger ",
            "(may|can) (depart|deviate) from ",
            f"(is|are) not (intended|meant|designed|there|here|written) to {_SPEECH} ",
            f"(does|do) not (seek|aim|purport|mean) to {_SPEECH} ",
            f"(n'a|n'ont) pas pour (but|objet|effet|objectif) (de|d') {_PARLER}",
            f"(ne vise|ne visent|ne cherche|ne cherchent) (pas|nullement|aucunement) à {_PARLER}",
            "(nothing|no (provision|rule|part|section|word|clause)) .. (be|to be|is) (read|construed|interpreted|understood|taken) as (limit|restrict|prevent|deny|tak|remov|affect|preclud|prohibit)~",
            f"(nothing|no (provision|rule|part|section|clause)) .. (shall|may|must|should|can) {_SPEECH} .. right",
            "^(rien|aucun)~ .. (interprété|compris|entendu|lu)~ comme (limit|restrei|empêch|priv|interdi|brim|retir)~",
            "(n'est|ne sont|n'est pas|ne seront|ne sera) (pas|jamais) (supprimé|effacé|masqué|censuré|retiré|puni|sanctionné|reproché)~ !(par|sans|avant|de|que|automatiquement)",
            "^.. (criticism|disagreement|disagreements|debate|question|questions|opinion|opinions|view|views|complaint|complaints|feedback) .. (is|are|will) (not|never) [be] (deleted|removed|hidden|punished|sanctioned|penalised|penalized|censored|held)",
            "(est|sont|reste|restent|demeure|demeurent) [toujours] bienvenu~",
            "(reste|restent|demeure|demeurent) libre~ (de|d') ",
            "(remain|remains|stay|stays) free to ",
            "sans (avoir à|devoir|qu'il ait à) [s'|se] (justifier|expliquer|motiver|dire pourquoi)",
            "without (having|needing) to (explain|justify|give a reason|say why)",
            "(no reason|no explanation) (need|has to|is|needs) ",
            "aucun~ (raison|motif|justification|explication) (n'est|n'a) ",
        ),
    ),
    (
        Kind.SANCTION,
        5.0,
        (
            "(may|can|will|could|might|shall) [also|then|even] be [temporarily|permanently|also|immediately] (barred|banned|blocked|suspended|removed|excluded|dropped|benched|sent home|turned away|stripped|withdrawn) (from|for|until|of|on|by|at|as|without|by the) ",
            "(may|can|will|could|might) [also|then] be [politely] (told|asked|ordered|required|made) to (stay|keep|leave|step|stand|apolog|withdraw|sit|go|pay|give up)~",
            "(peut|peuvent|pourra|pourront|pourrait|sera|seront|est|sont) [alors|aussi] [être] (prié|sommé|contraint|forcé)~ (de|d') (quitter|s'excuser|présenter|se retirer|partir|sortir|rester|se tenir|céder)",
        ),
    ),
    (
        Kind.IDENTITY,
        5.5,
        (
            "(laiss|fai|donn)~ (croire|penser|entendre|supposer) (le contraire|autre chose|qu'|que|à) ",
            "(let|letting|lead|leading|allow) (anyone|people|others|readers|followers|the public|someone) [to] (believe|think|assume|suppose|understand) .. (speak|behalf|official|otherwise|represent|club|view)~",
        ),
    ),
    (
        Kind.RESPONSIBILITY,
        5.0,
        (
            "^[the|our|le|la|l'|notre] .. (cannot|can't|can not|is unable to|ne peut|ne peuvent) [pas] (monitor|read|check|see|watch|follow|review|surveiller|lire|vérifier|tout) (everything|every|all|each|tout|toutes|tous|chaque|voir|lire|surveiller) ",
            "ne suffit pas (de|d') (effacer|supprimer|retirer|enlever|s'excuser)",
            "is not enough to (delete|remove|erase|take .. down|take down|withdraw)",
        ),
    ),
    (
        Kind.PROCEDURE,
        5.0,
        (
            "^(quiconque|celui qui|celle qui|ceux qui|qui|toute personne qui|la personne qui|tout .. qui|toute .. qui|un .. qui|une .. qui|l' .. qui|le .. qui|la .. qui|les .. qui) .. (voit|voient|témoin|reçoi|appren|cible|victime|constat|soupçon|motif|raison|crain|remarqu|inquiet)~ ... (parler|parle|avise|aviser|signal|prévien|prévenir|inform|adress|écri|communiqu|avertir|avertit|alert|rapport)~",
            "^(anyone|anybody|whoever|everyone|a person|any person|those|any .. who|an .. who|a .. who|the .. who|any .. that) .. (see|sees|receive|receives|learn|learns|witness|witnesses|target|aware|suspect|suspects|believe|notice|notices|fear|fears|worried) ... (report|tell|talk|speak|speaks|alert|inform|notify|notifies|contact|write|bring it up|raise|call|let)~",
        ),
    ),
)
"""Kind, weight, phrases, as in `cues`. A sentence which holds one of these prohibits nothing."""

"""How a sentence opens, in folded text: on a case, on an order, on somebody, or pointing back."""

import re

_NO_VERB = (
    r"(?!(?:the|an?|it|its|they|their|we|our|you|your|he|she|his|her|this|that|these|those|there|what"
    r"|who|all|any|each|every|some|most|both|no|not|nothing|and|or|but|to|in|on|at|for|with|as|by|if"
    r"|la|les?|l|une?|des?|du|il|ils|elles?|on|nous|vous|tu|je|ce|cette|ces|cet|cela|ceci|c|tout"
    r"|toute"
    r"|tous|toutes|chaque|aucune?|plusieurs|quelques|certaine?s?|leurs?|sa|son|ses|nos|notre|votre|vos"
    r"|ta|ton|tes|ma|mon|mes|rien|personne|qui|que|y|en|et|ou|mais|aux?|par|pour|sans|dans|sur"
    r"|everyone|anyone|nobody|someone|people|others|parents|coaches|players|athletes|members)\b)"
)
_TOLD = (
    r"(?:the|an?|your|it|them|us|him|her|that|any|one|someone|with|away|up|down|out|back|to|no"
    r"|nothing)"
)
_TELLERS = (
    r"(?:expect|tell|write|call|ask|wait|send|save|keep|talk|speak|report|contact|take|let|leave"
    r"|use|copy|move|do|don't|stop|stay|read|think|check|make|go|come|bring|show|say|try|turn"
    r"|block|remove|delete|reply|answer|remember|never|avoid|email|e-mail|message|sign|untick)\b"
)
_SOFTLY = r"(?:please |always |then |just |simply |toujours |alors |ensuite |plutot )?"
_PLURAL = (
    r"(?:[a-z]{3,}ez|dites|faites)(?:-(?:le|la|les|nous|lui|leur|en|y))?\b|n(?:e |')[a-z]+ez\b"
)
_BARE = rf"{_NO_VERB}[a-z]{{2,}}(?<!ing)(?<!ed)(?:(?<!s)|(?<=ss)) {_TOLD}\b"
_HYPHEN = r"[a-z]{3,}-(?:le|la|les|nous|lui|leur|moi|en)\b"

_ORDER = re.compile(rf"{_SOFTLY}(?:{_PLURAL}|{_TELLERS}|{_HYPHEN})")
_ORDER_AFTER_CASE = re.compile(rf"{_SOFTLY}(?:{_PLURAL}|{_TELLERS}|{_HYPHEN}|{_BARE})")
_ENDS_ON_ORDER = re.compile(rf"; {_SOFTLY}(?:{_PLURAL}|{_TELLERS}|{_BARE})")

_POINTS_BACK = re.compile(
    r"(?!(?:this|these|cette|ces?|cet) (?:polic|code|rule|guideline|charte|politique|regle"
    r"|consigne)[a-z]* )"
    r"(?:this|that|these|those|the same|such|it|its|their|doing so|otherwise|because"
    r"|for example|e\.g|in fact|cela|ceci|il en est de meme|de meme|ce|c'est|cet|cette|ces"
    r"|cel(?:ui|le|les)-ci|ceux-ci|tel|telle|son|sa|ses|leurs?|sinon"
    r"|en effet|par exemple|car|ainsi|autrement|il s'agit|il en va|or)\b"
)
_LEADS_ON = re.compile(
    r"\b(?:voici|voila|here (?:is|are)|the following|below|ci-dessous|suivante?s?)\b"
)
_CASE = re.compile(
    r"(?:and |et |mais |but )?(?:if|when|whenever|where|unless|si|s'ils?|s'elles?|lorsqu[e']|quand"
    r"|des qu[e']|en cas d[e']|in case of|in the event of|a moins (?:que|d))\b ?"
    r"(?!so\b|not\b|c'est le cas|oui\b|non\b|needed|possible|necessaire|besoin)"
    r"[^.:;]{8,120}?, (?P<then>[a-z'][^.]*)"
)
_ACTS = re.compile(
    r"(?:the|an?|our|their|your|each|every|any|all|la|le|les|une?|des|l'|nos|chaque|tout|toute|on|we"
    r"|nous|you|vous|they|he|she|ils?|elles?|coaches|players|athletes|parents|members)\b"
)
_WORLD = re.compile(
    r"\b(?:can|could|may|might|will|would|peu(?:t|vent|x)|pourra(?:it|ient)?|pourront)"
    r"(?: still| always| toujours| encore)? (?:be |l[ae]s? |etre )?"
    r"(?:see|seen|read|find|found|share|shared|copy|copied|save|saved|spread|hurt|stay|remain"
    r"|never be|voir|vue?s?|lire|lue?s?|partager|retrouv|copi|blesser|nuire|rester|circuler)"
)
"""« The whole town can read it »: why, not what to do."""
_EXPLAINING = (
    r"(?:are|is|were|was|have|has|had|can|could|may|might|should|would|want|know|represent|deserve"
    r"|love|like|enjoy|need|belong|live|play|feel|grow|learn|look|remain|stay|seem|matter|help|make"
    r"|sont|est|etaient|ont|a|peut|peuvent|veulent|savent|represente(?:nt)?|merite(?:nt)?|aime(?:nt)?"
    r"|reste(?:nt)?|demeure(?:nt)?|semble(?:nt)?|jouent?|vivent|apprennent|s'agit|faut|y|en|nous"
    r"|aident|servent|permettent|nuisent|comportent)\b"
)
_THEY = re.compile(
    r"(?:they|he or she|she or he|ils?|elles?) "
    r"(?:(?:also|then|always|never|do not|don't|does not|n(?:e |')) ?)?"
    rf"(?!{_EXPLAINING})[a-z']{{3,}}"
)
_PERSON = (
    r"(?:adult|person|moderator|witness|member|coach|parent|player|athlete|guardian|volunteer|manager"
    r"|officer|coordinator|secretary|director|moderat(?:eur|rice)|adulte|personne|temoin|membre"
    r"|entraineu|joueu|benevole|responsable|gerant|gestionnaire|coordonnat|secretaire"
    r"|direct(?:eur|rice))"
)
_SOMEBODY = re.compile(
    r"(?:(?:the|an?|any|every|each|no|la|le|les|une?|toute?|chaque|cette) |l')"
    rf"{_PERSON}[a-z]*|(?:anyone|anybody|whoever|quiconque)\b|(?:celui|celle|ceux|celles) qui\b"
)
_ACTING = re.compile(
    r"[^.;]*?\b(?:calls?|contacts?|writes?|tells?|answers?|repl(?:y|ies)|reports?|sends?|asks?|keeps?"
    r"|adds?|informs?|notif(?:y|ies)|speaks?|copies|forwards?|takes?|goes"
    r"|(?:may|can|must|shall|will|should) [a-z]+"
    r"|communique|ecri(?:t|vent)|avise|previent|signale|repond(?:ent)?|ajoute|informe|transmet"
    r"|envoie|demande|appelle|conserve|remet|s'adresse|explique|rencontre"
    r"|(?:peut|doit|peuvent|doivent) [a-z]+)\b"
)
_WE = re.compile(r"(?:we|our|nous|notre|nos)\b")
_REACHES = re.compile(
    r"(?:it|they|elles?|ils?) (?:also |aussi |egalement )?"
    r"(?:covers?|governs?|reach(?:es)?|extends?|appl(?:y|ies)|couvr(?:e|ent)|s'eten(?:d|dent)"
    r"|regi(?:t|ssent)|vaut|valent|s'appliquent?) (?!to (?:all|any|every))"
)
_NONE = re.compile(r"(?:aucune?|no|nul(?:le)?|neither|ni)\b(?! one)")
_PER_CASE = re.compile(r"(?:for|pour|in case of|en cas d[e'])\b[^.:;]{4,60}?[,:] ")


_EXPLAINS = re.compile(
    r"(?:they|it|he|she|il|elle|ils|elles|we|nous|some|many|certaine?s?|plusieurs|if|si|once"
    r"|une fois)\b"
)


def explains(sentence: str) -> bool:
    """« They… », « some families… », « once it is out… »: why, or who was named before."""
    return _EXPLAINS.match(sentence) is not None or _WORLD.search(sentence) is not None


def orders(sentence: str) -> bool:
    """« Tell the coach », « évitez d'écrire »."""
    return _ORDER.match(sentence) is not None


def ends_on_order(sentence: str) -> bool:
    """« Nobody reads them at night; call the harbour »."""
    return _ENDS_ON_ORDER.search(sentence) is not None


def points_back(sentence: str) -> bool:
    """« This… », « cela… », « for example… »: it goes on with what stands before."""
    return _POINTS_BACK.match(sentence) is not None


def leads_on(sentence: str) -> bool:
    """« Voici quelques règles »: what follows matters, not this."""
    return _LEADS_ON.search(sentence) is not None


def tells_a_case(sentence: str, *, after_a_rule: bool) -> bool:
    """« If you write at night, wait »; after a rule, also what somebody does in that case."""
    case = _CASE.match(sentence)
    if case is None or _WORLD.search(case["then"]):
        return False
    then = case["then"]
    acts = after_a_rule and _ACTS.match(then) is not None
    return acts or _ORDER_AFTER_CASE.match(then) is not None


def is_of_them(sentence: str) -> bool:
    """« They add a parent », and not « they are volunteers too »."""
    return _THEY.match(sentence) is not None


def is_of_somebody(sentence: str) -> bool:
    """« The person who… », « un responsable »."""
    return _SOMEBODY.match(sentence) is not None


def acts(sentence: str) -> bool:
    """Say whether somebody writes, answers, tells… in it."""
    return _ACTING.match(sentence) is not None


def is_ours(sentence: str) -> bool:
    """« We… », « notre… »."""
    return _WE.match(sentence) is not None


def reaches(sentence: str) -> bool:
    """« It covers… », after whom a policy binds: what it reaches."""
    return _REACHES.match(sentence) is not None


def is_none(sentence: str) -> bool:
    """« No remark… », « aucune photo… »."""
    return _NONE.match(sentence) is not None


def is_per_case(sentence: str) -> bool:
    """« For a slip, … », « pour un écart, … »."""
    return _PER_CASE.match(sentence) is not None

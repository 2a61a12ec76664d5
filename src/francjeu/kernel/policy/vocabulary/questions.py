"""Headings which ask, or promise in the first person, and what stands under them."""

from francjeu.kernel.policy.article import Kind

_ME = "(i|we|you|my child|people|members|players|athletes|coaches|parents|they)"
_MOI = "(je|j'|nous|vous|tu|on)"
_NOT = "(not|never)"
_CAN = "(may|can|could|should|must|shall|am|are|do|will)"
_PEUT = "(puis|peux|peut|peuvent|pouvons|pouvez|dois|doit|devons|devez|ai|a|avons|avez)"
_TELL = "(tell|talk|write|call|ask|contact|turn|go|report|speak|reach|see|complain)"

QUESTIONS: tuple[tuple[Kind, float, tuple[str, ...]], ...] = (
    (
        Kind.PROHIBITION,
        4.0,
        (
            f"^what {_CAN} {_ME} {_NOT} ",
            f"^what {_CAN} {_NOT} {_ME} ",
            f"^what (can't|mustn't|shouldn't|cannot|don't) {_ME} ",
            f"^what {_ME} (cannot|can't|{_CAN} {_NOT}) ",
            "^(what|which) .. (is|are) (not|never|forbidden|prohibited|banned|off limits) ",
            f"^que ne {_PEUT}-{_MOI} ",
            f"^(qu'est-ce que|qu'est-ce qu') [il] {_MOI} (ne|n') ",
            "^qu'est-ce qu'il (ne|n') ",
            "^(qu'est-ce qui|que) .. (est|sont) (interdit|défendu|proscrit)~ ",
        ),
    ),
    (
        Kind.RIGHT,
        3.5,
        (
            f"^what (may|can|could) {_ME} [still|always|also] (post|share|publish|show|say|write|film|put|use|talk) ",
            "^what (am|are|is) .. (allowed|free|permitted|welcome) ",
            f"^(que|qu') {_PEUT}-(je|on|nous|vous|tu) (publier|partager|montrer|dire|écrire|filmer|afficher|mettre) ",
            f"^qu'est-ce (que|qu') {_MOI} (puis|peux|peut|pouvons|pouvez) ",
            "^qu'est-ce (que|qu') .. (le droit|permis) ",
            "^qu'est-ce qui est permis ",
        ),
    ),
    (
        Kind.SANCTION,
        3.5,
        (
            "^what (can|could|may|might|will|would|does|happens|is going to) .. (happen|cost)~ ",
            "^what (happens|happened) ",
            "^what are the (consequences|penalties|sanctions) ",
            "^what if .. (break|ignore|breach|not follow)~ ",
            "^(que|qu') (peut|pourrait|va|risque|risquons|risquez) .. (arriver|se passer|coûter) ",
            "^(que|qu'est-ce que) .. risqu~ ",
            "^que risque ",
            "^(qu'est-ce qui|que|qu') .. (arrive|arrivera|se passe|attend)~ ",
            "^qu'arrive ",
            "^quelles sont les (conséquences|sanctions|suites) ",
        ),
    ),
    (
        Kind.PROCEDURE,
        3.5,
        (
            f"^what (do|should|can|must|shall) {_ME} do (if|when|about|in case|after|once) ",
            f"^(who|whom) (do|should|can|could|may|must|shall) {_ME} {_TELL} ",
            f"^(where|how) (do|should|can|could|may|must) {_ME} {_TELL} ",
            "^who (decides|answers|handles|deals|receives|looks into|can help) ",
            "^(que|quoi|qu'est-ce) .. faire (si|s'|quand|lorsqu|en cas|devant|après|face)~ ",
            f"^à qui {_PEUT}-{_MOI} .. (parler|écrire|demander|adresser|signaler|confier|dire)~ ",
            "^à qui (parler|écrire|s'adresser|demander|signaler|faut-il) ",
            "^(où|comment|à qui) .. (signaler|plaindre|porter plainte|s'adresser|m'adresser) ",
            "^qui (décide|répond|tranche|reçoit) ",
        ),
    ),
    (
        Kind.RESPONSIBILITY,
        2.5,
        (
            "^what (i|we) (understand|know|accept|acknowledge|recogni)~ ",
            "^ce que (je|nous) (comprend|compren|sai|sav|accept|reconnai)~ ",
            "^(i|we) (understand|know|acknowledge|recognise|recognize) [that]",
            "^(je|nous) (comprend|compren|reconnai)~ [que|qu']",
        ),
    ),
)
"""Kind, weight, phrases of a heading; a question of two sentences asks in the last one."""

OF_A_CASE = (
    f"^what (do|should|can|must|shall) {_ME} do ",
    "^what now ",
    "^(que|quoi) (dois-je|doit-on|puis-je|peut-on|devons-nous|devez-vous|dois-tu) faire ",
    "^(que|quoi|qu'est-ce) .. faire ",
)
"""Asked after a sentence which tells a case, these open a procedure; alone, any advice."""

PROMISES: tuple[tuple[Kind, float, tuple[str, ...]], ...] = (
    (
        Kind.PROHIBITION,
        4.0,
        (
            f"(i|we) (will|shall|do|can|may|must) {_NOT} ",
            "(i|we) (won't|don't|cannot|can't|never) ",
            f"(i|we) (agree|promise|undertake|commit|pledge|choose) .. {_NOT} [to] ",
            "(je|nous) [m'|nous] (engage|engageons|promets|promettons) .. (à|de) ne (pas|jamais) ",
            "(je|nous) (ne|n') .. (pas|jamais) ",
            "(je m'abstiens|nous nous abstenons) ",
        ),
    ),
    (
        Kind.DUTY,
        3.0,
        (
            "(i|we) (will|shall|must) [always] ",
            "(i|we) (agree|promise|undertake|commit|pledge) [myself|ourselves] [to] ",
            "je m'engage [à|à toujours] ",
            "nous nous engageons [à] ",
            "(je promets|nous promettons) [de] ",
            "(je dois|nous devons) ",
        ),
    ),
)
"""A heading which is nothing else than such a promise, after « As a player, » or not."""

PROMISING = ("(as|en tant que|comme) .. ,",)
"""« En tant que parent, je m'engage à »: who promises, before the promise."""

"""Rules said in other words than the usual ones: exceptions, sanctions, scope, who runs a page."""

import pytest
from tests.kernel.policy.test_statements import kinds_under

from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.read import propose

EXCEPTIONS = [
    ("N’enfreint pas le présent code la rameuse qui écrit à son frère.", Kind.APPLICATION),
    ("Le parent qui répond pour son enfant ne contrevient pas à la règle 4.", Kind.APPLICATION),
    ("A rower who calls her own daughter does not contravene this rule.", Kind.APPLICATION),
    ("It is not contrary to this code to thank a judge.", Kind.APPLICATION),
    ("That rule does not apply when a boat is in distress.", Kind.APPLICATION),
    ("L’article 3 ne s’applique pas en cas de tempête.", Kind.APPLICATION),
    ("Le gérant peut déroger à la règle 2 pendant une tempête.", Kind.RIGHT),
    ("A cox may depart from rule 2 if a boat is in distress.", Kind.RIGHT),
    ("This section is not meant to silence polite debate on fees.", Kind.RIGHT),
    ("Nothing here shall be construed as restricting what the law allows.", Kind.RIGHT),
    ("Aucune disposition ne doit être interprétée comme limitant un droit.", Kind.RIGHT),
    ("La présente charte n’a pas pour effet de brimer la liberté d’expression.", Kind.RIGHT),
    ("Un avis contraire mais poli n’est pas effacé.", Kind.RIGHT),
    ("Polite disagreement is not deleted.", Kind.RIGHT),
    ("Les rameurs restent libres de commenter les tarifs.", Kind.RIGHT),
    ("Un rameur peut dire non sans avoir à s’expliquer.", Kind.RIGHT),
]  # fmt: skip
SANCTIONS = [
    ("Le rameur fautif est écarté du bateau jusqu’à l’automne.", Kind.SANCTION),
    ("Un rameur insultant est bloqué pour un mois.", Kind.SANCTION),
    ("L’accès au quai peut être refusé pour l’été.", Kind.SANCTION),
    ("Le fautif manque la prochaine régate.", Kind.SANCTION),
    ("Un parent peut être prié de quitter le quai.", Kind.SANCTION),
    ("You may be banned from the dock for the summer.", Kind.SANCTION),
    ("A rude parent could be told to keep away from the dock.", Kind.SANCTION),
    ("Rowers who do so will miss the next regatta.", Kind.SANCTION),
    ("Next year’s registration can be refused.", Kind.SANCTION),
    ("A rower may lose his seat in the boat.", Kind.SANCTION),
]
IDENTITIES = [
    ("Les rameurs se gardent de laisser entendre qu’ils parlent pour le quai.", Kind.IDENTITY),
    ("Les bénévoles évitent de faire croire que leur avis est celui du quai.", Kind.IDENTITY),
    ("Rowers do not let readers believe that they speak for the dock.", Kind.IDENTITY),
]
REPORTS = [
    ("La rameuse qui soupçonne un abus en avise aussitôt la gérante.", Kind.PROCEDURE),
    ("Celui qui reçoit un mot injurieux est encouragé à en parler à la gérante.", Kind.PROCEDURE),
    ("Toute personne qui reçoit une image humiliante la signale à la gérante.", Kind.PROCEDURE),
    ("Whoever receives a hateful message is invited to tell the steward.", Kind.PROCEDURE),
    ("An adult who has reason to believe a child is at risk calls the steward.", Kind.PROCEDURE),
    ("Le bureau réexamine la charte tous les deux ans.", Kind.PROCEDURE),
    ("The bureau looks at these pages again every spring and updates them.", Kind.PROCEDURE),
    ("La personne-ressource rencontre les deux rameurs et les réconcilie.", Kind.PROCEDURE),
    ("The head coach first meets the rower and asks for a correction.", Kind.PROCEDURE),
]  # fmt: skip
FRAMES = [
    ("Les présents conseils visent à prévenir les malentendus.", Kind.OBJECTIVE),
    ("These tips are meant to prevent quarrels.", Kind.OBJECTIVE),
    ("Ce texte dit ce que le quai attend de tous ceux qui y rament.", Kind.PURPOSE),
    ("This page lays out what the dock hopes for.", Kind.PURPOSE),
    ("L’entraide, la franchise et l’humour sont les valeurs que le quai défend.", Kind.VALUE),
    ("Kindness, honesty and humour are the values we share.", Kind.VALUE),
    ("Courage, franchise, patience : ces trois mots inspirent nos équipages.", Kind.VALUE),
    ("A serious infraction is one that hurts somebody or is repeated.", Kind.DEFINITION),
    ("Le manquement grave est celui qui cause un tort réel.", Kind.DEFINITION),
    ("It covers coxes, rowers and whoever looks after the boats.", Kind.APPLICATION),
    ("They bind rowers and stewards.", Kind.APPLICATION),
    ("Il vise les rameurs, les barreurs et la gérante.", Kind.APPLICATION),
    ("Les barreurs demeurent par ailleurs assujettis au code de la fédération.", Kind.APPLICATION),
    ("Coxes also remain subject to the federation’s code.", Kind.APPLICATION),
    ("By posting on the page you accept these rules.", Kind.APPLICATION),
    ("En visitant notre page, vous acceptez la présente charte.", Kind.APPLICATION),
]  # fmt: skip
PAGES = [
    ("Our staff read the messages on weekdays.", Kind.RESPONSIBILITY),
    ("Notre équipe consulte les messages en semaine seulement.", Kind.RESPONSIBILITY),
    ("A link on our page does not mean that we endorse it.", Kind.RESPONSIBILITY),
    ("Un partage par le quai n’est pas un appui.", Kind.RESPONSIBILITY),
    ("Les comptes d’amateurs ne sont pas gérés par le quai.", Kind.RESPONSIBILITY),
    ("The fact that a picture was withdrawn does not end the matter.", Kind.RESPONSIBILITY),
    ("An erased story still matters.", Kind.RESPONSIBILITY),
    ("Une publication effacée compte quand même.", Kind.RESPONSIBILITY),
]
PLAIN = [
    ("Le quai a rédigé ces conseils pour éviter les chicanes.", Kind.PURPOSE),
    ("We wrote this guide because rowers asked for one.", Kind.PURPOSE),
    ("By “channel” we mean any place where rowers write to each other.", Kind.DEFINITION),
    ("Un apprenti est une personne qui rame depuis moins d’un an.", Kind.DEFINITION),
    ("Les stagiaires sont aussi concernés.", Kind.APPLICATION),
    ("It makes no difference whether the chat is open.", Kind.APPLICATION),
    ("Nothing stops a rower from asking about fees.", Kind.RIGHT),
    ("Rien n’empêche un barreur de poser une question.", Kind.RIGHT),
    ("Pas question de ramer sous un faux nom.", Kind.PROHIBITION),
    ("Boat sheds and showers are off limits.", Kind.PROHIBITION),
    ("Les blagues sur le poids sont exclues.", Kind.PROHIBITION),
    ("Le rameur reçoit un simple rappel.", Kind.SANCTION),
    ("The dock can end a steward’s role.", Kind.SANCTION),
    ("Ces conseils ont été adoptés le 4 mai.", Kind.PROCEDURE),
    ("Seule la gérante répond aux journalistes.", Kind.IDENTITY),
    ("Only the steward talks to the press.", Kind.IDENTITY),
    ("Do not speak for the dock without leave.", Kind.IDENTITY),
    ("The dock does not vouch for other pages.", Kind.RESPONSIBILITY),
]
GUARDS = [
    ("Aucune suspension n’est décidée sans que le rameur ait été entendu.", Kind.RIGHT),
    ("No fine is set until the rower has been heard.", Kind.RIGHT),
    ("La charte n’empêche pas de raconter sa régate.", Kind.RIGHT),
    ("These rules do not stop a rower from telling her own story.", Kind.RIGHT),
    ("The rower may bring a parent to the interview.", Kind.RIGHT),
    ("The dock cannot read everything that is written about it.", Kind.RESPONSIBILITY),
    ("Il ne suffit pas de retirer la vidéo.", Kind.RESPONSIBILITY),
    ("It is not enough to take the film down.", Kind.RESPONSIBILITY),
    ("Un mot échangé en privé peut devenir public.", Kind.RESPONSIBILITY),
    ("En cas de naufrage, on appelle la garde côtière.", Kind.DUTY),
    ("Bullying: repeated conduct that wears somebody down.", Kind.DEFINITION),
    ("Les photos sont validées par deux bénévoles avant d’être mises en ligne.", Kind.DUTY),
    ("Une deuxième faute met fin à sa saison.", Kind.SANCTION),
    ("The age of the rower is taken into account when the sanction is chosen.", Kind.SANCTION),
]
USES = [
    ("Only rowers trained by the steward may post for the dock.", Kind.IDENTITY),
    ("Seules les deux barreuses formées peuvent publier pour le quai.", Kind.IDENTITY),
    ("Le quai tient deux pages pour raconter ses régates.", Kind.PURPOSE),
    ("Our dock runs three channels to thank its volunteers.", Kind.PURPOSE),
]
ALL = (*USES, *GUARDS, *PLAIN, *EXCEPTIONS, *SANCTIONS, *IDENTITIES, *REPORTS, *FRAMES, *PAGES)


@pytest.mark.parametrize(("clause", "kind"), ALL)
def test_tells_what_is_said_in_other_words(clause, kind):
    assert kinds_under("Autres dispositions", clause) == [kind]


ORDERS = [
    ("Make sure that your post does not breach this code.", Kind.DUTY),
    ("Ne publiez aucun message qui contrevient à la présente charte.", Kind.PROHIBITION),
    ("Coaches are barred from texting rowers.", Kind.PROHIBITION),
    ("Rowers must not be banned from a chat by other rowers.", Kind.PROHIBITION),
    ("Never let a link mislead a reader.", Kind.PROHIBITION),
    ("Do not post what was deleted by the steward.", Kind.PROHIBITION),
]


@pytest.mark.parametrize(("clause", "kind"), ORDERS)
def test_orders_which_hold_words_of_an_exception_stay_orders(clause, kind):
    assert kinds_under("Autres dispositions", clause) == [kind]


@pytest.mark.parametrize(
    ("question", "answer", "kind"),
    [
        ("What can I share?", "The score, and pictures of your own boat.", Kind.RIGHT),
        ("Qu’est-ce que je peux publier?", "Le résultat et ta propre photo.", Kind.RIGHT),
        ("What can I not share?", "- Gossip about a crew.", Kind.PROHIBITION),
        ("Que ne puis-je pas publier?", "- La photo d’un naufrage.", Kind.PROHIBITION),
        ("What might happen to me?", "A talk with the cox.", Kind.SANCTION),
        ("Que pourrait-il m’arriver?", "Une discussion avec la gérante.", Kind.SANCTION),
    ],
)
def test_a_question_says_what_its_answer_does(question, answer, kind):
    assert kinds_under(question, answer) == [kind]


def test_what_nothing_tells_of_persons_is_taken_for_a_duty_and_marked():
    text = "# Online code\n\n## Other provisions\n\nRowers greet the other crews.\n"
    (clause,) = propose(text).clauses
    assert (clause.kind, clause.confidence < 0.5) == (Kind.DUTY, True)


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("A rower can have her name hidden.", Kind.RIGHT),
        ("The committee can move a rower to another crew.", Kind.SANCTION),
        ("Only rowers who passed the course may steer.", Kind.DUTY),
        ("Oars go back on the rack by nine.", Kind.DUTY),
    ],
)
def test_what_only_its_form_tells_is_marked(clause, kind):
    text = f"# Online code\n\n## Scope\n\nAll members.\n\n## Other provisions\n\n{clause}\n"
    told = propose(text).clauses[-1]
    assert (told.kind, told.confidence < 0.5) == (kind, True)

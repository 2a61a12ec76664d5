"""What Python's own argparse says, in the language of the command line.

argparse asks gettext, which reads compiled catalogues in files; a command must speak French before
anything is installed (`fj verify` runs on Python alone), so the names it asks by are answered here.
"""

import argparse

from francjeu.cli.language import say

_FRENCH = {
    "usage: ": "usage\u00a0: ",
    "%(prog)s: error: %(message)s\n": "%(prog)s\u00a0: erreur\u00a0: %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s\u00a0: attention\u00a0: %(message)s\n",
    "%(heading)s:": "%(heading)s\u00a0:",
    "positional arguments": "arguments",
    "options": "options",
    "subcommands": "commandes",
    "show this help message and exit": "afficher cette aide",
    "show program's version number and exit": "afficher la version",
    " (default: %(default)s)": " (par défaut\u00a0: %(default)s)",
    "argument %(argument_name)s: %(message)s": "argument %(argument_name)s\u00a0: %(message)s",
    "the following arguments are required: %s": "il manque\u00a0: %s",
    "one of the arguments %s is required": "il faut un de ces arguments\u00a0: %s",
    "unrecognized arguments: %s": "arguments inconnus\u00a0: %s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "commande inconnue\u00a0: %(parser_name)r (choisissez parmi %(choices)s)"
    ),
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "choix inconnu\u00a0: %(value)r (choisissez parmi %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "valeur incorrecte (%(type)s)\u00a0: %(value)r",
    "expected one argument": "il faut une valeur",
    "expected at most one argument": "une valeur au plus",
    "expected at least one argument": "il faut au moins une valeur",
    "expected %s argument": "il faut %s valeur",
    "expected %s arguments": "il faut %s valeurs",
    "not allowed with argument %s": "ne va pas avec l’argument %s",
    "ignored explicit argument %r": "cette option ne prend pas de valeur\u00a0: %r",
    "ambiguous option: %(option)s could match %(matches)s": (
        "option ambiguë\u00a0: %(option)s peut être %(matches)s"
    ),
    "unexpected option string: %s": "option inattendue\u00a0: %s",
    "can't open '%(filename)s': %(error)s": (
        "impossible d’ouvrir «\u00a0%(filename)s\u00a0»\u00a0: %(error)s"
    ),
    'argument "-" with mode %r': "argument «\u00a0-\u00a0» avec le mode %r",
    "argument '%(argument_name)s' is deprecated": (
        "l’argument «\u00a0%(argument_name)s\u00a0» ne servira bientôt plus"
    ),
    "command '%(parser_name)s' is deprecated": (
        "la commande «\u00a0%(parser_name)s\u00a0» ne servira bientôt plus"
    ),
    "option '%(option)s' is deprecated": (
        "l’option «\u00a0%(option)s\u00a0» ne servira bientôt plus"
    ),
}


def speak() -> None:
    """From now on argparse asks here: what it says is French, unless English is chosen."""
    vars(argparse).update(_=_said, ngettext=_counted)


def _said(message: str) -> str:
    return say(_FRENCH.get(message, message), message)


def _counted(one: str, many: str, n: int) -> str:
    return _said(many if n > 1 else one)

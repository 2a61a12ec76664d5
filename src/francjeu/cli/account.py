"""`fj account`: open an account, give or end a right, let in a person who is locked out.

What the server's operator does here is journalled like any other act.
"""

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from francjeu.cli.language import say
from francjeu.kernel.actors import OPERATOR, Role
from francjeu.people import queries
from francjeu.people.operations import accounts, links
from francjeu.people.operations.links import LinkKind

_ROLES = [role.value for role in Role]

DONE, REFUSED, BAD_INPUT = 0, 1, 2


def register(subparsers: Any) -> None:
    """Add `account list | open | grant | end | link | close`."""
    words = say("ouvrir un compte, donner un droit", "tend accounts")
    parser = subparsers.add_parser("account", help=words, description=words)
    verbs = parser.add_subparsers(required=True, metavar="list | open | grant | end | link | close")
    verbs.add_parser("list", help=say("les comptes et leurs droits", "accounts and rights")) \
        .set_defaults(run=run_list)  # fmt: skip
    opening = _add(verbs, "open", _open, say("ouvrir un compte", "open an account"))
    opening.add_argument(
        "--name", required=True, metavar=say("NOM", "NAME"),
        help=say("le nom affiché", "the name shown"),
    )  # fmt: skip
    opening.add_argument(
        "--role", action="append", default=[], choices=_ROLES, help=say("un droit", "a right")
    )
    _with_role(_add(verbs, "grant", _grant, say("donner un droit", "give a right")))
    _with_role(_add(verbs, "end", _end, say("mettre fin à un droit", "end a right")))
    link = _add(verbs, "link", _link, say("lien pour choisir un mot de passe", "password link"))
    link.add_argument(
        "--forget-second-step",
        action="store_true",
        help=say("retire aussi la deuxième étape", "also take the second step away"),
    )
    _add(verbs, "close", _close, say("fermer un compte", "close an account"))


def _add(verbs: Any, name: str, do: Callable[..., int], words: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=words, description=words)
    parser.add_argument(
        "email",
        metavar=say("ADRESSE", "ADDRESS"),
        help=say("l’adresse du compte", "the account’s address"),
    )
    parser.set_defaults(run=run, do=do)
    return parser


def _with_role(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("role", choices=_ROLES)


def run_list(arguments: argparse.Namespace) -> int:
    """One line per account: address, name, rights."""
    for account in queries.accounts_for(actor=OPERATOR):
        rights = ", ".join(grant.role.value for grant in account.held) or "–"
        state = "" if account.is_active else say(" (fermé)", " (closed)")
        print(f"{account.email:40} {account.name:30} {rights}{state}")
    return DONE


def run(arguments: argparse.Namespace) -> int:
    """0 done; 1 refused, with the reason; 2 the address or the account is not known."""
    refusals: dict[type[Exception], str] = {
        accounts.AddressTaken: say("un compte a déjà cette adresse.", "this address is taken."),
        accounts.AlreadyHeld: say("ce droit est déjà donné.", "this right is held already."),
        accounts.AccountClosed: say("ce compte est fermé.", "this account is closed."),
        accounts.LastAdministrator: say(
            "c’est la dernière personne à l’administration.", "this is the last administrator."
        ),
        RightNotHeld: say("ce compte n’a pas ce droit.", "this account lacks this right."),
    }
    try:
        return int(arguments.do(arguments, at=timezone.now()))
    except queries.AccountUnknown:
        return _refuse(arguments, say("aucun compte à cette adresse.", "no such account."), 2)
    except ValidationError:
        return _refuse(arguments, say("ce n’est pas une adresse.", "not an address."), 2)
    except tuple(refusals) as refused:
        return _refuse(arguments, refusals[type(refused)], REFUSED)


class RightNotHeld(Exception):
    """A right that is not held cannot end."""


def _refuse(arguments: argparse.Namespace, reason: str, code: int) -> int:
    sys.stderr.write(f"fj account{say(' :', ':')} {arguments.email}{say(' :', ':')} {reason}\n")
    return code


def _open(arguments: argparse.Namespace, *, at: datetime) -> int:
    validate_email(arguments.email)
    user = accounts.open_account(email=arguments.email, name=arguments.name, actor=OPERATOR, at=at)
    today = timezone.localdate(at)
    for role in dict.fromkeys(arguments.role):
        accounts.grant(user=user, role=Role(role), actor=OPERATOR, at=at, on=today)
    token = links.make(kind=LinkKind.INVITATION, user=user, actor=OPERATOR, at=at)
    return _tell(token, say("7 jours", "7 days"))


def _grant(arguments: argparse.Namespace, *, at: datetime) -> int:
    user, role = _user(arguments), Role(arguments.role)
    accounts.grant(user=user, role=role, actor=OPERATOR, at=at, on=timezone.localdate(at))
    print(say("Droit donné, dès aujourd’hui.", "Right given, from today."))
    return DONE


def _end(arguments: argparse.Namespace, *, at: datetime) -> int:
    user = _user(arguments)
    grant = user.grants.filter(role=arguments.role, ends_on=None).first()
    if grant is None:
        raise RightNotHeld
    accounts.end_grant(grant=grant, actor=OPERATOR, at=at)
    print(say("Le droit a pris fin aujourd’hui.", "The right ended today."))
    return DONE


def _link(arguments: argparse.Namespace, *, at: datetime) -> int:
    user = _user(arguments)
    token = links.make(kind=LinkKind.RECOVERY, user=user, actor=OPERATOR, at=at)
    if arguments.forget_second_step:
        accounts.remove_second_factor(user=user, actor=OPERATOR, at=at)
    return _tell(token, say("24 heures", "24 hours"))


def _close(arguments: argparse.Namespace, *, at: datetime) -> int:
    accounts.close_account(user=_user(arguments), actor=OPERATOR, at=at)
    print(say("Le compte est fermé et ses droits ont pris fin.", "The account is closed."))
    return DONE


def _user(arguments: argparse.Namespace) -> Any:
    return queries.user_at(email=arguments.email)


def _tell(token: str, lasts: str) -> int:
    words = say(
        f"Lien pour choisir un mot de passe (une fois, {lasts}) :",
        f"Link to choose a password (once, {lasts}):",
    )
    print(f"{words}\n  {settings.FRANCJEU.url}{reverse('accounts:accept', args=[token])}")
    return DONE

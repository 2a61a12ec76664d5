"""Who may read and change the register, and who may give which right."""

from dataclasses import dataclass
from enum import StrEnum

from francjeu.kernel.access import Rules
from francjeu.kernel.actors import Actor, Kind, Role


class Act(StrEnum):
    """What may be done here. Keys appear in refusals: never renamed."""

    VIEW_PERSONS = "view_persons"
    CHANGE_PERSONS = "change_persons"
    IMPORT_PERSONS = "import_persons"
    CHANGE_ORGANISATION = "change_organisation"
    RETRY_JOB = "retry_job"
    VIEW_ACCOUNTS = "view_accounts"
    OPEN_ACCOUNT = "open_account"
    CLOSE_ACCOUNT = "close_account"
    RECOGNISE = "recognise"
    GRANT = "grant"
    END_GRANT = "end_grant"


@dataclass(frozen=True, slots=True)
class Facts:
    """What an act on an account is about: whose it is, and the right in question."""

    account_ref: str = ""
    role: Role | None = None


NOTHING = Facts()

# A counsel reads what a case manager reads, and writes nothing: so a case manager holds that right.
PASSED_ON_BY: dict[Role, frozenset[Role]] = {
    role: frozenset({role}) for role in Role if role is not Role.COUNSEL
} | {Role.COUNSEL: frozenset({Role.CASE_MANAGER})}


def is_operator(actor: Actor, facts: Facts) -> bool:
    """Who is at the command line of the server, or holds its one-time set-up link."""
    return actor.kind is Kind.OPERATOR


def is_administrator(actor: Actor, facts: Facts) -> bool:
    """Holds the administrator's right."""
    return actor.has(Role.ADMINISTRATOR)


def keeps_the_register(actor: Actor, facts: Facts) -> bool:
    """Works with persons: administrator or case manager."""
    return actor.has(Role.ADMINISTRATOR, Role.CASE_MANAGER)


def looks_after_rights(actor: Actor, facts: Facts) -> bool:
    """Watches over conflicts or personal information."""
    return actor.has(Role.CHAIR, Role.PRIVACY_OFFICER)


def is_staff_who_writes(actor: Actor, facts: Facts) -> bool:
    """Holds any right but counsel's, which is to read cases only."""
    return bool(actor.roles - {Role.COUNSEL})


def holds_the_right(actor: Actor, facts: Facts) -> bool:
    """Has today the right in question."""
    return facts.role is not None and bool(actor.roles & PASSED_ON_BY[facts.role])


def is_for_another(actor: Actor, facts: Facts) -> bool:
    """Nobody edits their own rights."""
    return actor.ref != facts.account_ref


RULES: Rules[Act, Facts] = Rules({
    Act.VIEW_PERSONS: ((keeps_the_register,), (looks_after_rights,)),
    Act.CHANGE_PERSONS: ((keeps_the_register,), (is_operator,)),
    Act.IMPORT_PERSONS: ((keeps_the_register,), (is_operator,)),
    Act.CHANGE_ORGANISATION: ((is_administrator,), (is_operator,)),
    Act.RETRY_JOB: ((is_administrator,), (is_operator,)),
    Act.VIEW_ACCOUNTS: ((is_staff_who_writes,), (is_operator,)),
    Act.OPEN_ACCOUNT: ((is_administrator,), (is_operator,)),
    Act.CLOSE_ACCOUNT: ((is_administrator, is_for_another), (is_operator,)),
    Act.RECOGNISE: ((keeps_the_register, is_for_another), (is_operator,)),
    Act.GRANT: ((holds_the_right, is_for_another), (is_operator,)),
    Act.END_GRANT: (
        (is_administrator, is_for_another),
        (holds_the_right, is_for_another),
        (is_operator,),
    ),
})  # fmt: skip

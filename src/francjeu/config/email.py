"""Outgoing e-mail: SMTP by one address, else files in the data folder that a person can read."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from francjeu.config.environment import BadVariable, Environment


@dataclass(frozen=True, slots=True)
class Server:
    """Where e-mail leaves from; empty when it goes to files."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    ssl: bool = False


def backend(environment: Environment) -> tuple[str, Server]:
    """Django's back-end and its server. smtps is TLS at once, smtp+tls is STARTTLS.

    Raises BadVariable on another kind of address.
    """
    if not environment.email_url:
        return "django.core.mail.backends.filebased.EmailBackend", Server()
    parts = urlsplit(environment.email_url)
    if parts.scheme not in {"smtp", "smtp+tls", "smtps"}:
        raise BadVariable(f"FRANCJEU_EMAIL_URL: « {parts.scheme} » n’est pas smtp.")
    ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
    return "francjeu.plumbing.mail.Backend", Server(
        host=parts.hostname or "localhost",
        port=parts.port or ports[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp+tls",
        ssl=parts.scheme == "smtps",
    )

"""Every environment variable francjeu reads: name, default, help. Nothing else reads os.environ."""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from francjeu.kernel.figures import MEGABYTE


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable: its name, how its text is read, its default as text, and what it is for."""

    name: str
    default: str
    help: str
    secret: bool = False


_AGE = re.compile("age1[02-9ac-hj-np-z]{58}")

_S3 = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._-]+)*/?")

VARIABLES = (
    Variable(
        "FRANCJEU_DATA", "", "Folder of the database, sealed pieces and keys. Default: ./data"
    ),
    Variable("FRANCJEU_KEYS", "", "Folder of the keys, kept outside back-ups. Default: DATA/keys"),
    Variable(
        "FRANCJEU_DATABASE_URL",
        "",
        "postgres://user:password@host/name; empty: SQLite. Behind a "
        "pooler that keeps no prepared statement: ?prepare_threshold=none",
    ),
    Variable("FRANCJEU_HOST", "127.0.0.1", "Address the server listens on"),
    Variable("FRANCJEU_PORT", "8000", "Port the server listens on"),
    Variable("FRANCJEU_URL", "", "Public address, e.g. https://signaler.exemple.ca"),
    Variable("FRANCJEU_DEMO", "", "1: demonstration; says so on every page"),
    Variable("FRANCJEU_DEBUG", "", "1: developer pages; never on a real installation"),
    Variable("FRANCJEU_SECRET_KEY", "", "Signing key; empty: generated into KEYS", secret=True),
    Variable("FRANCJEU_ESCROW_RECIPIENT", "", "age public key of the offline escrow, optional"),
    Variable(
        "FRANCJEU_CONNECTORS", "", "On: capture, capture-reports, watch; else nothing goes out"
    ),
    Variable("FRANCJEU_CAPTURE_ALLOW", "", "host:port captured though not public: for the demo"),
    Variable("FRANCJEU_ISOLATION_RECIPIENT", "", "age public key isolated pieces are put under"),
    Variable(
        "FRANCJEU_EVIDENCE_STORE", "", "s3://BUCKET/PREFIX: pieces kept there; empty: DATA/pieces"
    ),
    Variable("FRANCJEU_S3_ENDPOINT", "", "https:// address of an S3 service; empty: Amazon’s"),
    Variable("FRANCJEU_S3_REGION", "", "Region of the bucket, e.g. ca-central-1"),
    Variable(
        "FRANCJEU_S3_LOCK", "governance", "Object Lock: governance, compliance (ADR 0026) or none"
    ),
    Variable("FRANCJEU_S3_LOCK_DAYS", "365", "Days for which the bucket refuses to delete a piece"),
    Variable("FRANCJEU_DNS", "", "Name server for keys of e-mail, ADDRESS:PORT; else the system’s"),
    Variable("FRANCJEU_CLAMD", "", "clamd socket path or host:port; empty: found if present"),
    Variable("FRANCJEU_TSA", "", "Time-stamp authorities, at most two: URL CA-FILE; URL CA-FILE"),
    Variable("FRANCJEU_WITNESSES", "", "Outside people who keep each day’s checkpoint: a@x, b@y"),
    Variable("FRANCJEU_EMAIL_URL", "", "smtp://user:password@host:port; empty: letters on paper"),
    Variable("FRANCJEU_EMAIL_FROM", "ne-pas-repondre@localhost", "Sender of e-mails"),
    Variable("FRANCJEU_RETURNS_URL", "", "imaps://user:password@host: where e-mails come back"),
    Variable("FRANCJEU_UPLOAD_LIMIT_MB", "50", "Largest file a reporter may send, in MB (1000 kB)"),
    Variable("FRANCJEU_EXIT_URL", "https://www.meteomedia.com/ca", "Where « Quitter vite » leads"),
    Variable("FRANCJEU_LANG", "", "fr or en: language of the command line"),
    Variable("FRANCJEU_PROXIES", "0", "Number of trusted reverse proxies in front of the server"),
)


class BadVariable(Exception):
    """A variable holds something its type cannot be read from."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What the installation was told, read once. Folders are absolute paths; sizes are bytes."""

    data_dir: Path
    keys_dir: Path
    database_url: str
    host: str
    port: int
    url: str
    demo: bool
    debug: bool
    secret_key: str
    escrow_recipient: str
    isolation_recipient: str
    connectors: frozenset[str]
    capture_allow: frozenset[str]
    evidence_store: str
    s3_endpoint: str
    s3_region: str
    s3_lock: str
    s3_lock_days: int
    name_server: str
    clamd: str
    timestamp_authorities: str
    witnesses: str
    email_url: str
    email_from: str
    returns_url: str
    upload_limit: int
    exit_url: str
    proxies: int


def _text(source: Mapping[str, str], name: str) -> str:
    """The variable, or the content of the file that NAME_FILE points to (for secrets)."""
    path = source.get(f"{name}_FILE", "")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    default = next(v.default for v in VARIABLES if v.name == name)
    return source.get(name, "") or default


def _listed(source: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(_text(source, name).replace(",", " ").split())


def _number(source: Mapping[str, str], name: str) -> int:
    text = _text(source, name)
    try:
        return int(text)
    except ValueError:
        raise BadVariable(f"{name}: « {text} » n’est pas un nombre entier.") from None


def _recipient(source: Mapping[str, str], name: str) -> str:
    text = _text(source, name)
    if text and not _AGE.fullmatch(text):
        raise BadVariable(f"{name}: « {text} » n’est pas une clé publique age (age1…).")
    return text


def is_bucket(address: str) -> bool:
    """Whether this names a bucket, and a prefix that is plain."""
    return bool(_S3.fullmatch(address)) and ".." not in address


def _bucket(source: Mapping[str, str], name: str) -> str:
    text = _text(source, name)
    if text and not is_bucket(text):
        raise BadVariable(f"{name}: « {text} » n’est pas de la forme s3://seau/prefixe.")
    return text


def _endpoint(source: Mapping[str, str], name: str) -> str:
    """https, or a service of this very machine; never with a password in it."""
    text = _text(source, name)
    parts = urlsplit(text)
    if parts.username or parts.password:
        raise BadVariable(f"{name}: l’adresse ne doit contenir ni nom ni mot de passe.")
    ours = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost")
    if text and not (ours or (parts.scheme == "https" and parts.hostname)):
        raise BadVariable(f"{name}: « {text} » n’est pas une adresse https://.")
    return text


def _lock(source: Mapping[str, str], name: str) -> str:
    text = _text(source, name).lower()
    if text not in ("governance", "compliance", "none"):
        raise BadVariable(f"{name}: « {text} » n’est ni governance, ni compliance, ni none.")
    return text


def _days(source: Mapping[str, str], name: str) -> int:
    days = _number(source, name)
    if not 1 <= days <= 36500:
        raise BadVariable(f"{name}: « {days} » n’est pas un nombre de jours.")
    return days


def _kept_secret(path: Path, make: Callable[[], str]) -> str:
    """Read the secret in `path`; the first start writes it, readable by its owner only."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        secret = make()
        file.write(secret + "\n")
    return secret


def read(source: Mapping[str, str]) -> Environment:
    """Read the environment; creates the data and keys folders and the signing key if absent.

    Raises BadVariable when a number is not one.
    """
    data = Path(_text(source, "FRANCJEU_DATA") or "data").absolute()
    keys_text = _text(source, "FRANCJEU_KEYS")
    keys = Path(keys_text).absolute() if keys_text else data / "keys"
    data.mkdir(parents=True, exist_ok=True)
    keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    (data / "static").mkdir(exist_ok=True)  # filled by set-up; looked into at once
    port = _number(source, "FRANCJEU_PORT")
    return Environment(
        data_dir=data,
        keys_dir=keys,
        database_url=_text(source, "FRANCJEU_DATABASE_URL"),
        host=_text(source, "FRANCJEU_HOST"),
        port=port,
        url=_text(source, "FRANCJEU_URL") or f"http://localhost:{port}",
        demo=_text(source, "FRANCJEU_DEMO") == "1",
        debug=_text(source, "FRANCJEU_DEBUG") == "1",
        secret_key=_text(source, "FRANCJEU_SECRET_KEY")
        or _kept_secret(keys / "secret_key", lambda: secrets.token_urlsafe(50)),
        connectors=_listed(source, "FRANCJEU_CONNECTORS"),
        capture_allow=_listed(source, "FRANCJEU_CAPTURE_ALLOW"),
        escrow_recipient=_recipient(source, "FRANCJEU_ESCROW_RECIPIENT"),
        isolation_recipient=_recipient(source, "FRANCJEU_ISOLATION_RECIPIENT"),
        evidence_store=_bucket(source, "FRANCJEU_EVIDENCE_STORE"),
        s3_endpoint=_endpoint(source, "FRANCJEU_S3_ENDPOINT"),
        s3_region=_text(source, "FRANCJEU_S3_REGION"),
        s3_lock=_lock(source, "FRANCJEU_S3_LOCK"),
        s3_lock_days=_days(source, "FRANCJEU_S3_LOCK_DAYS"),
        name_server=_text(source, "FRANCJEU_DNS"),
        clamd=_text(source, "FRANCJEU_CLAMD"),
        timestamp_authorities=_text(source, "FRANCJEU_TSA"),
        witnesses=_text(source, "FRANCJEU_WITNESSES"),
        email_url=_text(source, "FRANCJEU_EMAIL_URL"),
        email_from=_text(source, "FRANCJEU_EMAIL_FROM"),
        returns_url=_text(source, "FRANCJEU_RETURNS_URL"),
        upload_limit=_number(source, "FRANCJEU_UPLOAD_LIMIT_MB") * MEGABYTE,
        exit_url=_text(source, "FRANCJEU_EXIT_URL"),
        proxies=_number(source, "FRANCJEU_PROXIES"),
    )


def hosts(environment: Environment) -> list[str]:
    """Names this installation answers to: its public address, and this machine when local."""
    public = urlsplit(environment.url).hostname or "localhost"
    return [public, "localhost", "127.0.0.1", "[::1]"]


def static_storage(environment: Environment) -> str:
    """Hashed names once static files were collected; plain names for developers."""
    manifest = environment.data_dir / "static" / "staticfiles.json"
    if environment.debug or not manifest.exists():
        return "django.contrib.staticfiles.storage.StaticFilesStorage"
    return "whitenoise.storage.CompressedManifestStaticFilesStorage"

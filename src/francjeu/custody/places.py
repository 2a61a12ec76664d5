"""What signs, stamps and witnesses the log here, as the settings say."""

from urllib.parse import urlsplit

from django.conf import settings

from francjeu.custody.seal import Seal
from francjeu.custody.signing import Signer
from francjeu.custody.stamping import Authority, authorities


def signer() -> Signer:
    """The key that signs what leaves this installation."""
    return Signer(folder=settings.FRANCJEU.keys_dir)


def seal() -> Seal:
    """The key and certificate that seal documents, made for this installation's public host."""
    return Seal(folder=settings.FRANCJEU.keys_dir, name=f"francjeu, {_host()}")


def timestamp_authorities() -> tuple[Authority, ...]:
    """The authorities that stamp what leaves; none until someone names them."""
    return authorities(settings.FRANCJEU.timestamp_authorities)


def origin() -> str:
    """The name of this log in its checkpoints: the public host, then what it is."""
    return f"{_host()}/journal"


def _host() -> str:
    return urlsplit(settings.FRANCJEU.url).hostname or "localhost"


def witnesses() -> tuple[str, ...]:
    """Outside people who receive each day’s checkpoint; they keep it, nothing else."""
    return tuple(filter(None, settings.FRANCJEU.witnesses.replace(",", " ").split()))

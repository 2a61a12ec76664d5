"""Where platforms answer for an embedded post: a weak sign, heard only when it contradicts.

An embed may be cached for hours after its post is gone, so that "still there" disputes an absence
and "not there" proves nothing. Sources: public oEmbed documentation of each platform (2026); those
that want a key are left out.
"""

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Embed:
    """The address that answers for posts of `site`; `{}` is the post's own, escaped."""

    site: str
    address: str
    source: str


EMBEDS: tuple[Embed, ...] = (
    Embed("x.com", "https://publish.x.com/oembed?omit_script=1&url={}",
          "docs.x.com, oEmbed API"),
    Embed("tiktok.com", "https://www.tiktok.com/oembed?url={}",
          "developers.tiktok.com, Embed Videos"),
    Embed("youtube.com", "https://www.youtube.com/oembed?format=json&url={}",
          "oembed.com, providers"),
    Embed("reddit.com", "https://www.reddit.com/oembed?url={}",
          "oembed.com, providers"),
)  # fmt: skip


def embed_of(*, site: str, address: str) -> str:
    """The address to ask about a post, empty when its platform answers none without a key."""
    found = next((it for it in EMBEDS if it.site == site), None)
    return found.address.format(quote(address, safe="")) if found else ""

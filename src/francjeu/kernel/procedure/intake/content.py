"""When two links lead to the same content: one spelling per post, whatever was pasted.

Sources: the public address forms of each platform (2026). Refuses to follow a link: nothing here
opens the network, so a shortened link stays itself.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from francjeu.kernel.procedure.intake.report import Place

_HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$")
_PREFIX = re.compile(r"^(?:www|m|mobile|mbasic|touch|old|new|web|fr-fr|fr-ca|en-ca|l)\.")
_TRACKING = re.compile(
    r"^(?:utm_.*|fbclid|gclid|dclid|msclkid|igsh|igshid|ig_rid|si|s|t|_t|_r|ref|ref_src|ref_url|"
    r"share.*|mibextid|rdid|feature|pp|source|src|cxt|tt_from|is_from_webapp|sender_device|"
    r"web_id|u_code|lang|hl|locale)$"
)
_SAME_HOST = {
    "twitter.com": "x.com", "mobile.twitter.com": "x.com", "fxtwitter.com": "x.com",
    "vxtwitter.com": "x.com", "fb.com": "facebook.com", "fb.watch": "fb.watch",
    "instagr.am": "instagram.com", "discordapp.com": "discord.com", "discord.gg": "discord.gg",
}  # fmt: skip
_PLACES = {
    "x.com": Place.X, "facebook.com": Place.FACEBOOK, "fb.watch": Place.FACEBOOK,
    "messenger.com": Place.FACEBOOK, "instagram.com": Place.INSTAGRAM,
    "threads.net": Place.INSTAGRAM, "threads.com": Place.INSTAGRAM, "tiktok.com": Place.TIKTOK,
    "vm.tiktok.com": Place.TIKTOK, "vt.tiktok.com": Place.TIKTOK, "snapchat.com": Place.SNAPCHAT,
    "t.snapchat.com": Place.SNAPCHAT, "discord.com": Place.DISCORD, "discord.gg": Place.DISCORD,
}  # fmt: skip
# Hosts whose query string says what is shown; elsewhere on these platforms it is dropped.
_KEEP_QUERY = {"facebook.com": {"story_fbid", "id", "fbid", "v", "multi_permalinks"}}
_NO_QUERY = {"x.com", "instagram.com", "tiktok.com", "snapchat.com", "discord.com", "threads.net"}
# One post has several paths; each pattern rewrites to one. `account` is kept apart when shown.
_PATHS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("instagram.com", re.compile(r"^/(?:(?P<account>[\w.]+)/)?(?:p|reels?|tv)/(?P<id>[\w-]+)$"),
     "/p/{id}"),
    ("x.com", re.compile(r"^/(?P<account>\w+)/status(?:es)?/(?P<id>\d+)(?:/.*)?$"), "/status/{id}"),
    ("tiktok.com", re.compile(r"^/@(?P<account>[\w.]+)/(?:video|photo)/(?P<id>\d+)$"),
     "/video/{id}"),
    ("facebook.com", re.compile(r"^/(?P<account>[\w.-]+)/(?:posts|videos)/(?:[^/]+/)?(?P<id>\w+)$"),
     "/{account}/posts/{id}"),
    ("snapchat.com", re.compile(r"^/(?:add|@)/?(?P<account>[\w.-]+)$"), "/add/{account}"),
    ("youtube.com", re.compile(r"^/(?:shorts|live|embed)/(?P<id>[\w-]+)$"), "/watch?v={id}"),
    ("youtu.be", re.compile(r"^/(?P<id>[\w-]+)$"), "youtube.com/watch?v={id}"),
    ("instagram.com", re.compile(r"^/(?P<account>[\w.]+)$"), "/{account}"),
    ("tiktok.com", re.compile(r"^/@(?P<account>[\w.]+)$"), "/@{account}"),
    ("x.com", re.compile(r"^/(?P<account>\w+)$"), "/{account}"),
)  # fmt: skip
_NO_ACCOUNT = {"i", "reel", "reels", "p", "stories", "share", "watch", "groups", "profile.php"}
# Posts carry an id that tells capitals apart; accounts do not.
_ACCOUNT_ONLY = {"/{account}", "/@{account}", "/add/{account}"}


_AROUND = "<>(\"'«»\u00a0 \t\r\n"


class BrokenLink(Exception):
    """What was pasted cannot be a whole web address."""


@dataclass(frozen=True, slots=True)
class Link:
    """One web address in its one spelling, without scheme: `x.com/status/42`.

    `place` is ELSEWHERE on hosts we do not know; `account` is "" where the address shows none.
    """

    spelling: str
    place: Place
    account: str


def read(pasted: str) -> Link:
    """The link in its one spelling. A missing https:// is forgiven. Raises BrokenLink."""
    text = pasted.lstrip(_AROUND).rstrip(_AROUND + ".,;)")
    address = text if re.match(r"^[a-z][a-z0-9+.-]*://", text, re.IGNORECASE) else f"https://{text}"
    if re.search(r"\s", text) or "…" in text or text.endswith("..."):
        raise BrokenLink(pasted)
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        host = host if host.isascii() else host.encode("idna").decode()
    except (ValueError, UnicodeError) as error:
        raise BrokenLink(pasted) from error
    if parts.scheme.lower() not in {"http", "https"} or not _HOST.match(host):
        raise BrokenLink(pasted)
    bare = _PREFIX.sub("", host.lower())
    if "." not in bare:  # « https://www.instagr »
        raise BrokenLink(pasted)
    return _spell(host=bare, path=parts.path, query=parts.query)


def found_in(words: str) -> tuple[Link, ...]:
    """The whole links written among words, in order, each once."""
    links: dict[str, Link] = {}
    for word in re.findall(r"(?:https?://|www\.)\S+", words, re.IGNORECASE):
        try:
            link = read(word)
        except BrokenLink:
            continue
        links.setdefault(link.spelling, link)
    return tuple(links.values())


def _spell(*, host: str, path: str, query: str) -> Link:
    site = _SAME_HOST.get(host, host)
    clean = re.sub(r"/{2,}", "/", unquote(path)).rstrip("/")
    place = _PLACES.get(site, Place.ELSEWHERE)
    for pattern_site, pattern, target in _PATHS:
        match = pattern.match(clean) if pattern_site == site else None
        if match:
            return _from_pattern(site=site, place=place, match=match, target=target)
    kept = _query(site=site, query=query)
    return Link(spelling=f"{site}{clean}{kept}", place=place, account="")


def _from_pattern(*, site: str, place: Place, match: re.Match[str], target: str) -> Link:
    named = {key: value or "" for key, value in match.groupdict().items()}
    account = named.get("account", "").lower().lstrip("@")
    if account in _NO_ACCOUNT:
        account = ""
    named["account"] = account
    path = target.format(**named)
    return Link(
        spelling=path if not path.startswith("/") else f"{site}{path}",
        place=place,
        account=f"{site}:{account}" if account else "",
    )


def _query(*, site: str, query: str) -> str:
    if site in _NO_QUERY:
        return ""
    wanted = _KEEP_QUERY.get(site)
    if wanted is None and site == "youtube.com":
        wanted = {"v"}
    pairs = [
        (k, v) for k, v in parse_qsl(query)
        if (k in wanted if wanted is not None else not _TRACKING.match(k.lower()))
    ]  # fmt: skip
    return f"?{urlencode(sorted(pairs))}" if pairs else ""

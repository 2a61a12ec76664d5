"""What must be established, element by element, before a clause can be said breached.

Elements follow the shape of the prohibition, not its number: a policy's clause is tied to one of
these shapes by the behaviours it names (kernel.policy). A named human fills each; software never.
"""

from dataclasses import dataclass
from enum import StrEnum


class Element(StrEnum):
    """One fact to establish. Keys are stored: never renamed, never reused."""

    AUTHOR_BOUND = "author_bound"
    TARGET_BOUND = "target_bound"
    PUBLISHED = "published_in_social_media"
    BY_ANY_CHANNEL = "by_social_media_text_or_email"
    HURTFUL = "hurtful_words"
    HURTFUL_IMAGE = "hurtful_image"
    TARGET_LINKED = "target_member_organisation_or_linked"
    CREATED_OR_CONTRIBUTED = "created_or_contributed"
    DEVOTED = "devoted_in_whole_or_part"
    TARGET_ORGANISATION = "target_organisation_or_reputation"
    HARMFUL_CONDUCT = "harmful_conduct"
    IDENTITY_UNCLEAR = "identity_not_distinguished"
    AS_DESCRIBED = "conduct_as_described"


class Result(StrEnum):
    """What a named human found."""

    ESTABLISHED = "established"
    NOT_ESTABLISHED = "not_established"
    NOT_APPLICABLE = "not_applicable"


SHAPES: dict[str, tuple[Element, ...]] = {
    "comment": (
        Element.AUTHOR_BOUND,
        Element.PUBLISHED,
        Element.HURTFUL,
        Element.TARGET_LINKED,
    ),
    "image": (
        Element.AUTHOR_BOUND,
        Element.PUBLISHED,
        Element.HURTFUL_IMAGE,
        Element.TARGET_LINKED,
    ),
    "devoted_page": (
        Element.AUTHOR_BOUND,
        Element.CREATED_OR_CONTRIBUTED,
        Element.DEVOTED,
        Element.TARGET_ORGANISATION,
    ),
    "cyberbullying": (
        Element.AUTHOR_BOUND,
        Element.TARGET_BOUND,
        Element.BY_ANY_CHANNEL,
        Element.HARMFUL_CONDUCT,
    ),
    "identity": (Element.AUTHOR_BOUND, Element.IDENTITY_UNCLEAR),
    "other": (Element.AUTHOR_BOUND, Element.AS_DESCRIBED),
}


# What a clause speaks of tells its shape, the first match wins (words of kernel.policy).
_BY_BEHAVIOUR = (("cyberbullying", "cyberbullying"), ("devoted_page", "devoted_page"))
_BY_MEDIUM = (
    ("altered_image", "image"), ("image", "image"), ("video", "image"), ("comment", "comment"),
)  # fmt: skip


def place(*, shape: str, element: str) -> int:
    """Where an element stands in its clause: lists of findings follow it."""
    return SHAPES[shape].index(Element(element))


def shape_of(*, kind: str, behaviours: tuple[str, ...], media: tuple[str, ...]) -> str:
    """The shape of a clause from what it forbids and in which media; "other" when none fits.

    A prohibition is bullying before it is a page, a page before an image, an image before words.
    """
    if kind == "identity":
        return "identity"
    if kind != "prohibition":
        return "other"
    found = [shape for word, shape in _BY_BEHAVIOUR if word in behaviours]
    found += [shape for word, shape in _BY_MEDIUM if word in media]
    return next(iter(found), "other")


@dataclass(frozen=True, slots=True)
class Finding:
    """One element of one clause, as found."""

    clause: str
    element: Element
    result: Result


def missing(*, clause: str, shape: str, findings: tuple[Finding, ...]) -> tuple[Element, ...]:
    """The elements of `clause` nobody has found on yet."""
    found = {f.element for f in findings if f.clause == clause}
    return tuple(e for e in SHAPES[shape] if e not in found)


def is_breached(*, clause: str, shape: str, findings: tuple[Finding, ...]) -> bool:
    """True when every element of the clause is established; one that is not, and there is none."""
    results = {f.element: f.result for f in findings if f.clause == clause}
    return all(results.get(e) == Result.ESTABLISHED for e in SHAPES[shape])

"""Hiding passages of a text before someone else reads it: a person chooses, nothing is guessed.

What software finds (an address, a number, « je m’appelle… ») is only proposed. A hole has always
the same length, so that it tells nothing of what it hides.
"""

import re

HOLE = "⟦⟧"
_PROPOSED = (
    r"[\w.+-]+@[\w-]+\.[\w.-]*\w",
    r"https?://\S+",
    r"(?<![\w@])@[\w.]{2,}",
    r"(?<!\d)(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)",
    r"(?:je m[’']appelle|mon nom est|moi,? c[’']est|my name is|i am called)\s+"
    r"[^\W\d_][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*)*",
    r"(?:je suis|i am|i’m|i'm)\s+(?:sa|son|leur|la|le|l[’']|his|her|their|the)\s*[\w’'-]+"
    r"(?:\s+(?:de|d[’']|of)\s*[\w’'-]+)?",
)


class NotThere(Exception):
    """The text holds no such passage: hiding nothing while believing to hide is worse."""

    def __init__(self, passage: str) -> None:
        super().__init__("this passage is not in the text")
        self.passage = passage


def masked(*, text: str, passages: tuple[str, ...]) -> str:
    """The text with each passage hidden wherever it stands, whatever its case. Raises NotThere."""
    hidden = text
    for passage in sorted({p.strip() for p in passages if p.strip()}, key=len, reverse=True):
        pattern = re.compile(r"\s+".join(re.escape(w) for w in passage.split()), re.IGNORECASE)
        if not pattern.search(text):
            raise NotThere(passage)
        hidden = pattern.sub(HOLE, hidden)
    return re.sub(rf"{HOLE}(?:\s*{HOLE})+", HOLE, hidden)


def proposed(text: str) -> tuple[str, ...]:
    """The passages which often tell who wrote: addresses, numbers, links, « je m’appelle… »."""
    found = [m.group().strip() for p in _PROPOSED for m in re.finditer(p, text, re.IGNORECASE)]
    return tuple(dict.fromkeys(found))

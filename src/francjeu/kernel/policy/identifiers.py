"""Ids of clauses, from section and numbering: editing one clause renames no other."""

import re

from francjeu.kernel.policy.folding import plain
from francjeu.kernel.policy.segment import Section, Segment

_SMALL = frozenset(
    """
    le la les l de du des d un une et ou a au aux en par pour sur dans qui que ce cette ces cet
    se s n ne est sont il elle on y son sa ses leur leurs notre nos votre vos toute tout tous
    the of and or to in on for a an this that these those is are be by with as at its their our
    your any all presente present politique policy
    """.split()  # noqa: SIM905  (a list of words reads better)
)
_WORD = re.compile(r"[a-z0-9]+")


class Namer:
    """Gives each segment an id; remembers which sections and ids are taken."""

    def __init__(self) -> None:
        self._sections: dict[str, str] = {}
        self._taken: dict[str, int] = {}

    def name(self, segment: Segment, *, text: str, alone: bool) -> str:
        """Return the id of a segment; `alone` when its section holds nothing else."""
        section = self._section(segment.section)
        own = ".".join(segment.path)
        if not own and not (alone and section):
            own = "-".join(_significant(plain(text))[:2])
        wanted = ".".join(part for part in (section, own) if part) or "clause"
        count = self._taken.get(wanted, 0) + 1
        self._taken[wanted] = count
        return wanted if count == 1 else f"{wanted}-{count}"

    def _section(self, section: Section) -> str:
        words = _significant(section.words)
        key = section.words
        if not words:
            return section.mark.replace(".", "-")
        if key not in self._sections:
            self._sections[key] = self._free_slug(words)
        return self._sections[key]

    def _free_slug(self, words: list[str]) -> str:
        for count in range(1, len(words) + 1):
            slug = "-".join(words[:count])
            if slug not in self._sections.values():
                return slug
        return f"{'-'.join(words)}-{len(self._sections)}"


def _significant(folded: str) -> list[str]:
    words = _WORD.findall(folded)
    return [w for w in words if w not in _SMALL and not w.isdigit()] or words[:1]

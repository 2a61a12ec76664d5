"""A clause with its folded words: what features and gaps are looked up in."""

from collections.abc import Iterator
from dataclasses import dataclass

from francjeu.kernel.policy.article import Clause, Span
from francjeu.kernel.policy.folding import Folded
from francjeu.kernel.policy.sentences import sentences


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause, its folded text and the lead-in it completes."""

    clause: Clause
    folded: Folded
    stem: str
    heading: Span | None = None
    under: str = ""
    """The folded heading over it: « L’entraîneur » may be whom « il » means."""

    @property
    def words(self) -> str:
        """Return the folded words of the clause."""
        return self.folded.text

    def sentences(self) -> Iterator[tuple[str, Span]]:
        """Yield each sentence, folded, with the span of its source."""
        for start, end in sentences(self.words):
            yield self.words[start:end], self.folded.span(start, end)

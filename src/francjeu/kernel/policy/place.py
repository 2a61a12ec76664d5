"""Where words stand in a document: a clause is cited only if the document holds its words."""

from francjeu.kernel.policy.article import Span
from francjeu.kernel.policy.folding import fold, plain


def place(text: str, words: str) -> Span | None:
    """Return where `words` stand in `text`, accents, case and line ends apart; None if nowhere."""
    wanted = plain(words).strip()
    folded = fold(text)
    at = folded.text.find(wanted) if wanted else -1
    return folded.span(at, at + len(wanted)) if at >= 0 else None

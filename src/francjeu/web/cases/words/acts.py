"""Every act that a page asks for, of all moments."""

from francjeu.web.cases.words import decision, file, hearing, intake, measures, panel, pieces
from francjeu.web.cases.words.act import Act

ACTS: dict[str, Act] = {
    **intake.ACTS,
    **hearing.ACTS,
    **pieces.ACTS,
    **panel.ACTS,
    **decision.ACTS,
    **measures.ACTS,
    **file.ACTS,
}

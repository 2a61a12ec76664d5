"""The lint shown at import: where the policy is silent, unclear or at odds with itself."""

from francjeu.kernel.policy.article import BoundClass, Feature, Gap, Kind, Span
from francjeu.kernel.policy.passage import Passage
from francjeu.kernel.policy.phrases import found
from francjeu.kernel.policy.subjects import scope_lists
from francjeu.kernel.policy.vocabulary import gaps as words


def gaps_of(
    passages: tuple[Passage, ...],
    bound: tuple[BoundClass, ...],
    features: tuple[Feature, ...],
    folded: str,
    dated: list[str],
) -> tuple[Gap, ...]:
    """Return the gaps of a policy: definitions, scope, clauses, then points of procedure."""
    true = {feature.name for feature in features if feature.value}
    whole = " . ".join([folded, *dated])
    return (
        *_definitions(passages),
        *_scope(passages, bound),
        *(() if "power_imbalance" in true else (_gap("no_power_imbalance"),)),
        *_platforms(passages),
        *_officially(passages, features),
        *(
            Gap(point.code, point.fr, point.en)
            for point in words.POINTS
            if not found(point.phrases, whole)
        ),
    )


def _gap(code: str, span: Span | None = None, **details: str) -> Gap:
    fr, en = words.MESSAGES[code]
    return Gap(code, fr.format(**details), en.format(**details), span)


def _definitions(passages: tuple[Passage, ...]) -> list[Gap]:
    defined = [passage.words[:90] for passage in passages if passage.clause.kind is Kind.DEFINITION]
    wanted = {
        "no_definition_social_media": words.SOCIAL_MEDIA,
        "no_definition_member": words.BOUND_WORD,
    }
    return [
        _gap(code)
        for code, phrases in wanted.items()
        if not any(found(phrases, definition) for definition in defined)
    ]


def _scope(passages: tuple[Passage, ...], bound: tuple[BoundClass, ...]) -> list[Gap]:
    gaps = []
    names = {item.name for item in bound}
    if not names:
        gaps.append(_gap("scope_not_stated"))
    elif "parent" not in names:
        gaps.append(_gap("parents_not_bound"))
    lists = scope_lists(passages)
    everyone = set().union(*(classes for classes, _ in lists)) if lists else set()
    for classes, span in lists:
        if everyone - classes:
            missing = ", ".join(sorted(everyone - classes))
            gaps.append(_gap("scope_lists_differ", span, detail=missing))
            break
    return gaps


def _platforms(passages: tuple[Passage, ...]) -> list[Gap]:
    """A list that names platforms and stays closed, in a rule or a definition."""
    for passage in passages:
        if passage.clause.kind not in (Kind.PROHIBITION, Kind.DEFINITION, Kind.APPLICATION):
            continue
        for sentence, span in passage.sentences():
            if found(words.PLATFORMS, sentence) and not found(words.OPEN_LIST, sentence):
                return [_gap("closed_platform_list", span)]
    return []


def _officially(passages: tuple[Passage, ...], features: tuple[Feature, ...]) -> list[Gap]:
    span = next((feature.span for feature in features if feature.name == "opt_out"), None)
    for passage in passages:
        if span is None or not passage.clause.span.start <= span.start < passage.clause.span.end:
            continue
        if found(words.UNOFFICIALLY, passage.words):
            return [_gap("opt_out_unofficial_only", span)]
        if found(words.OFFICIALLY, passage.words):
            return [_gap("opt_out_official_only", span)]
    return []

"""What a yes or a no does, by the question it answers."""

from francjeu.kernel.policy.article import Kind

YES = ("^(yes|oui|of course|certainly|absolutely|bien sûr|certainement|tout à fait)",)
NO = (
    "^(no|non|never|jamais|not|please don't|please do not|absolutely not|sorry|surtout pas|pas du tout)",
)

ANSWERS: tuple[tuple[tuple[str, ...], dict[str, tuple[Kind, float]]], ...] = (
    (
        ("(i|we|je|on|nous) .. (delet|eras|take it down|supprim|effac)~",),
        dict.fromkeys(("yes", "no", ""), (Kind.RESPONSIBILITY, 5.0)),
    ),
    (
        (
            "(appl|follow|bound|concern|s'appliq|vise)~ .. (rule|polic|code|guideline|me|us|règle|politique)~",
        ),
        {"yes": (Kind.APPLICATION, 6.0)},
    ),
    (
        (
            "(must|should|(do|does) (i|we|you|my .. ) (need|have) to|do i need) ",
            "(dois-je|doit-on|doit-il|devons-nous|faut-il|ai-je besoin|est-il obligatoire)",
        ),
        {"yes": (Kind.DUTY, 5.0), "no": (Kind.RIGHT, 3.0)},
    ),
    (
        (
            "^(can|may|could|am i allowed|are we allowed|is it (ok|okay|allowed|fine|all right)) ",
            "(puis-je|peut-on|peut-il|peuvent-ils|pouvons-nous|a-t-on le droit|ai-je le droit|est-il permis)",
        ),
        {"yes": (Kind.RIGHT, 4.5), "no": (Kind.PROHIBITION, 5.0)},
    ),
)
"""Words of the question, then what yes and no make of it; the first question that fits."""

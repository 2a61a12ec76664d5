"""Words are found in the document they come from, and only there."""

from francjeu.kernel.policy.place import place

TEXT = "1. Il est interdit de filmer\n   dans le vestiaire, même entre coé-\nquipiers.\n"


def test_finds_words_across_lines_and_hyphens():
    span = place(TEXT, "de filmer dans le vestiaire, même entre coéquipiers.")
    assert span is not None
    assert span.of(TEXT).startswith("de filmer")
    assert span.of(TEXT).endswith("quipiers.")


def test_finds_nothing_that_is_not_there():
    assert place(TEXT, "Il est interdit de crier") is None
    assert place(TEXT, "  ") is None

"""Programs of other people that some tests compare us with; absent, the test says that it skips."""

import shutil

import pytest


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skip, by name, what cannot be tried without these programs."""
    absent = [program for program in programs if shutil.which(program) is None]
    return pytest.mark.skipif(bool(absent), reason=f"not installed: {', '.join(absent)}")

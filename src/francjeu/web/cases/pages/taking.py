"""What one takes away of a case, and how a stranger verifies it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from django.urls import reverse

from francjeu.cases.queries.reach import Case


@dataclass(frozen=True, slots=True)
class Page:
    """The page before the package is asked for."""

    ref: str
    title: str
    back: str
    file_url: str
    trouble: str


def page(*, case: Case, trouble: str) -> Page:
    """The page of a case’s package."""
    back = reverse("cases:case", args=[case.ref])
    file_url = reverse("cases:filing", args=[case.ref])
    return Page(ref=case.ref, title=case.title, back=back, file_url=file_url, trouble=trouble)


def packed(folder: Path) -> Path:
    """The folder as one zip beside it, under its own name inside."""
    return Path(
        shutil.make_archive(str(folder), "zip", root_dir=folder.parent, base_dir=folder.name)
    )

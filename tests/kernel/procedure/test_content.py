"""Two links to one post have one spelling; two posts never do."""

import pytest

from francjeu.kernel.procedure.intake import content
from francjeu.kernel.procedure.intake.report import Place

SAME = [
    ("https://www.instagram.com/p/Cx1aBcD_eF/?igshid=abc", "instagram.com/reel/Cx1aBcD_eF"),
    ("https://instagram.com/equipe.u16/p/Cx1aBcD_eF/", "https://m.instagram.com/p/Cx1aBcD_eF"),
    ("https://twitter.com/equipe/status/1234567890?s=20", "https://x.com/i/status/1234567890"),
    ("https://x.com/equipe/status/1234567890/photo/1", "x.com/equipe/status/1234567890"),
    ("https://youtu.be/dQw4w9WgXcQ?si=x", "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=10s"),
    ("https://www.tiktok.com/@ana.b/video/7312?is_from_webapp=1", "tiktok.com/@ana.b/video/7312"),
    ("https://m.facebook.com/story.php?story_fbid=5&id=9&mibextid=z",
     "https://facebook.com/story.php?id=9&story_fbid=5"),
    ("HTTPS://Exemple.CA/a/?utm_source=x#haut", "exemple.ca/a"),
    ("<https://exemple.ca/a>.", "https://www.exemple.ca/a/"),
]  # fmt: skip
BROKEN = [
    "https://", "http:/", "instagram", "https://www.instagr", "voir la photo ici", "www.",
    "https://exemple.ca/a b", "https://exemple.ca/photo…", "javascript:alert(1)",
    "ftp://exemple.ca/x", "https://[1", "https://exemple..ca/x", "htp//exemple",
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_post_has_one_spelling(one: str, other: str) -> None:
    assert content.read(one).spelling == content.read(other).spelling


@pytest.mark.parametrize("pasted", BROKEN)
def test_refuses_half_a_link(pasted: str) -> None:
    with pytest.raises(content.BrokenLink):
        content.read(pasted)


def test_two_posts_stay_two() -> None:
    links = {
        content.read(link).spelling
        for link in (
            "instagram.com/p/AAA", "instagram.com/p/aaa", "x.com/a/status/1", "x.com/a/status/2",
            "exemple.ca/?p=1", "exemple.ca/?p=2", "facebook.com/photo?fbid=1",
            "facebook.com/photo?fbid=2", "youtube.com/watch?v=A", "youtube.com/watch?v=B",
        )
    }  # fmt: skip
    assert len(links) == 10


def test_tells_the_place_and_the_account() -> None:
    link = content.read("https://twitter.com/Equipe_U16/status/12")
    assert (link.place, link.account) == (Place.X, "x.com:equipe_u16")
    assert content.read("x.com/i/status/12").account == ""
    assert content.read("exemple.ca/p").place is Place.ELSEWHERE


def test_finds_links_among_words() -> None:
    words = (
        "C’est ici https://x.com/a/status/1, et là : www.exemple.ca/b (https://x.com/a/status/1)"
    )
    assert [link.spelling for link in content.found_in(words)] == [
        "x.com/status/1", "exemple.ca/b",
    ]  # fmt: skip

"""The check of the keyboard itself: what it must find, and what it lets pass."""

import pytest
from tests.web.browser import Reader, by_keyboard

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
STYLE = "<style>:focus-visible { outline: 3px solid black }</style>"
TRAP = """<a href="#a">un</a><input id="trap"><a href="#b">deux</a><script>
    document.getElementById("trap").addEventListener("keydown", (e) => e.preventDefault());
</script>"""


def shown(reader: Reader, body: str) -> list[str]:
    """What is found on a page of our own making."""
    reader.page.set_content(body)
    return by_keyboard(reader.page)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{STYLE}<a href='#a'>un</a><button>deux</button><details><summary>trois</summary>"
         "<a href='#b'>fermé</a></details><label><input type='radio' name='r'>a</label>"
         "<label><input type='radio' name='r'>b</label><input type='date'>", ""),
        (f"{STYLE}<a href='#a'>un</a><button style='outline: none'>deux</button>", "no visible"),
        (f"{STYLE}<a href='#a'>un</a><a href='#b' tabindex='2'>deux</a>", "jumps to"),
        (f"{STYLE}<form><input id='a' style='position: absolute; top: 300px'>"
         "<input id='b' style='position: absolute; top: 20px'></form>", "climbs"),
        (f"{STYLE}{TRAP}", "never comes to"),
    ],
)  # fmt: skip
def test_finds_what_the_keyboard_cannot_do(reader: Reader, body: str, found: str) -> None:
    told = " ".join(shown(reader, body))
    assert (found in told) if found else told == ""

"""Pages as platforms build them: walls over the post, late scripts, replies without end."""

import pytest
from tests.connectors.capture.conftest import Capture
from tests.posts import PATHS, POST, page, whole

from francjeu.kernel.evidence.capture.capturing import Gap, Role
from francjeu.kernel.evidence.capture.page_state import PageState

OVER = "position:fixed;inset:0;background:#000c;color:#fff;z-index:9"
"""What covers the whole window; the page below no longer scrolls."""


def over(words: str, body: str) -> bytes:
    return page(
        f'<div role="dialog" style="{OVER}"><h2>{words}</h2><button>Continuer</button></div>{body}',
        head="<style>html,body{overflow:hidden}</style>",
    )


def later(script: str) -> bytes:
    """An empty shell that its own script fills once it is loaded."""
    return page(
        '<main id="app">Chargement…</main>',
        head=f"<script>addEventListener('load', () => {{ const app = "
        f"document.getElementById('app'); fetch('/post').then(() => {{ {script} }}); }});</script>",
    )


LAZY = "".join(f'<p style="height:600px"><img loading="lazy" src="/image/{n}"></p>'
               for n in range(6))  # fmt: skip
REPLIES = page(POST + '<ul id="all"></ul><p id="end">Réponses</p>', head="""<script>
    addEventListener("DOMContentLoaded", () => new IntersectionObserver(() => {
      for (let n = 0; n < 10; n++) {
        const row = document.createElement("li");
        row.textContent = `Réponse ${all.children.length + 1}`;
        row.style.height = "150px";
        all.append(row);
      }
    }).observe(end));
    addEventListener("scroll", () => all.append(...[1, 2, 3].map(() => {
      const row = document.createElement("li");
      row.textContent = `Réponse ${all.children.length + 1}`;
      row.style.height = "400px";
      return row;
    })));</script>""")  # fmt: skip

PATHS.update({
    "/behind-login": whole(over("Connectez-vous pour voir cette publication", POST + LAZY)),
    "/behind-cookies": whole(over("Autoriser les témoins (cookies) ?", POST)),
    "/only-cookies": whole(over("Nous utilisons des témoins (cookies)", "")),
    "/only-login": whole(over("Connectez-vous pour continuer", "")),
    "/late-post": whole(later(f"app.innerHTML = `{POST}`;")),
    "/late-gone": whole(later("app.textContent = 'Cette publication a été supprimée.';")),
    "/late-region": whole(later("app.textContent = 'Non disponible : ce contenu n’est pas "
                                "disponible dans votre pays.';")),
    "/late-challenge": whole(later("document.title = 'Un instant…'; app.textContent = "
                                   "'Confirmez que vous êtes humain';")),
    "/replies": whole(REPLIES),
})  # fmt: skip


@pytest.mark.parametrize(("path", "state"), [
    ("/behind-login", PageState.MATCHED), ("/behind-cookies", PageState.MATCHED),
    ("/only-cookies", PageState.UNKNOWN), ("/only-login", PageState.LOGIN_WALL),
    ("/late-post", PageState.MATCHED), ("/late-gone", PageState.GONE_PAGE),
    ("/late-region", PageState.RESTRICTED), ("/late-challenge", PageState.BLOCKED),
])  # fmt: skip
def test_tells_walls_from_posts_once_scripts_ran(
    capture: Capture, path: str, state: PageState
) -> None:
    assert capture(path, brief=True).state is state


def test_pictures_below_a_wall_are_loaded_by_going_down_the_page_that_it_holds(
    capture: Capture,
) -> None:
    got = capture("/behind-login")
    assert got.told["images"] == {"count": 6, "lacking": []}
    assert Role.FULL in got.roles


def test_replies_that_never_end_are_followed_for_a_while_and_the_post_is_kept(
    capture: Capture,
) -> None:
    got = capture("/replies", screens=6)
    assert got.gaps[Gap.ENDLESS] == "6"
    assert got.state is PageState.MATCHED
    assert "Réponse 10\n" in got.file(Role.TEXT).read_text(encoding="utf-8")

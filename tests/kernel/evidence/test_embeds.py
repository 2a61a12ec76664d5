"""Where platforms answer for an embedded post."""

from francjeu.kernel.evidence.capture.embeds import EMBEDS, embed_of


def test_escapes_the_address_it_asks_about() -> None:
    asked = embed_of(site="x.com", address="https://x.com/a/status/1?s=20&t=é")
    assert asked.endswith("url=https%3A%2F%2Fx.com%2Fa%2Fstatus%2F1%3Fs%3D20%26t%3D%C3%A9")


def test_asks_nobody_where_a_key_is_wanted() -> None:
    assert embed_of(site="instagram.com", address="https://instagram.com/p/1") == ""


def test_each_has_a_source() -> None:
    assert all(it.source and it.address.startswith("https://") for it in EMBEDS)

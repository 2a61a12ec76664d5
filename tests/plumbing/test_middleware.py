"""What every answer carries."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_page_takes_nothing_from_elsewhere(client: Client) -> None:
    policy = client.get("/f/99/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_a_page_is_neither_kept_nor_indexed(client: Client) -> None:
    headers = client.get("/f/99/").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"

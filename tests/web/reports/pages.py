"""Walks the form as a person does, and reads pages as parsed HTML."""

from bs4 import BeautifulSoup
from django.test import Client

ANSWERS: dict[int, dict[str, object]] = {
    1: {"danger": "no"},
    2: {"impacted": "me"},
    3: {"place": "instagram"},
    4: {"gate": "no"},
    5: {"what": "Trois messages blessants.", "tags": ["insults"]},
    6: {"link": "https://www.instagram.com/p/ABC/", "obtained": "member"},
    7: {"who": "compte @equipe"},
    8: {"is_named": "", "band": "14_to_17"},
}


def begun(client: Client, *, until: int = 9, **changed: dict[str, object]) -> Client:
    """A draft answered up to the step before `until`; `changed` by step: s4={"gate": "yes"}."""
    assert client.post("/signaler/").status_code == 303
    for number in range(1, until):
        answer = changed.get(f"s{number}", ANSWERS[number])
        response = client.post(f"/f/{number}/", answer)
        assert response.status_code == 303, read(response).get_text()
    return client


def sent(client: Client, **changed: dict[str, object]) -> str:
    """A report sent by the form; returns its code."""
    begun(client, **changed)
    assert client.post("/f/9/").status_code == 303
    code = read(client.get("/f/code/")).select_one(".receipt__code")
    assert code is not None
    return "".join(code.get_text().split())


def read(response: object) -> BeautifulSoup:
    """The page as a tree."""
    return BeautifulSoup(response.content, "html.parser")  # type: ignore[attr-defined]


def errors(response: object) -> list[str]:
    """The lines of the error summary."""
    return [li.get_text(" ", strip=True) for li in read(response).select(".error-summary li")]

"""Each address of a case leads to one page: two rooms once took the same."""

from collections import Counter

from francjeu.web.cases.urls import urlpatterns

# one page under two names: a first answer and what is added to it; an appeal however it is decided
SHARED = {"<str:ref>/reponse/", "<str:ref>/appel/decider/"}


def test_no_two_pages_of_a_case_share_an_address() -> None:
    taken = Counter(str(row.pattern) for row in urlpatterns)
    assert {path for path, times in taken.items() if times > 1} == SHARED

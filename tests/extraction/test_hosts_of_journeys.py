"""Who is at home in news of journeys: a delegation that needs no name meets whom it visits."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract
from caunoi.extraction.host_doings import is_visited
from caunoi.extraction.view import View


def _host(text: str) -> str | None:
    found = extract(Document("news.txt", text)).host
    return found.name if found and found.quote else None


def _partners(text: str) -> set[str]:
    return {one.name for one in extract(Document("news.txt", text)).partners}


JOURNEY = (
    "Vice President Zhang Hua led a delegation to universities in Australia including Murray University, "
    "Coral Coast University, and Western University. In Australia, the delegation paid a visit to Murray "
    "River University. They signed a memorandum of understanding on scientific collaboration. Afterwards the "
    "delegation visited Coral Coast University and discussed student exchange programmes."
)


def test_whom_a_nameless_delegation_visits_is_nobodys_host() -> None:
    assert _host(JOURNEY) is None


def test_all_who_are_visited_are_partners() -> None:
    assert {"Murray University", "Coral Coast University"} <= _partners(JOURNEY)


def test_the_school_that_sends_the_delegation_stays_the_host() -> None:
    text = (
        "Yi Hong, the Secretary of Plains University, and his delegation paid a working visit to Hungary. "
        "The delegation visited Budapest Forestry University and Szeged Arts University. Yi Hong signed "
        "agreements with Budapest Forestry University and Szeged Arts University."
    )

    assert _host(text) == "Plains University"


@pytest.mark.parametrize(
    ("words", "name", "visited"),
    [
        ("He led a delegation to visit Murray University.", "Murray", True),
        ("During their visit to the Murray University they spoke.", "Murray", True),
        ("The delegation arrived at Murray University.", "Murray", True),
        ("A delegation from Coral Coast University came to Murray University.", "Murray", False),
        ("The delegation visited the library and was met by Murray University.", "Murray", False),
    ],
)
def test_a_journey_is_told_by_its_words(words: str, name: str, visited: bool) -> None:
    assert is_visited(View.of(words), words.index(name)) is visited

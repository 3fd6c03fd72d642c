"""A visitor: nobody in particular, with no cookie."""

import pytest
from django.test import Client

from caunoi_web.public.remembering import forget


@pytest.fixture(autouse=True)
def nothing_remembered():
    """What another test's register held is forgotten."""
    forget()


@pytest.fixture
def visitor(db) -> Client:
    return Client()


@pytest.fixture
def read(visitor):
    """``read("/public/vi/")``: the text of the page."""

    def page(address: str, **query: str) -> str:
        answer = visitor.get(address, query)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return answer.content.decode()

    return page

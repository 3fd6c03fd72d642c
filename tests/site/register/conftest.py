"""Services are called in English here, so that messages can be compared; pages choose for themselves."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from tests.site.register.making import a_person
from tests.site.register.ptit import enter_ptit_rows

from caunoi_web.register.models import Agreement


@pytest.fixture(autouse=True)
def in_english(vietnamese) -> Iterator[None]:
    """English, whatever the installation speaks."""
    with translation.override("en"):
        yield


@pytest.fixture
def ptit(db) -> dict[str, Agreement]:
    """The fifteen rows of the acceptance figures, by their number."""
    return enter_ptit_rows(a_person())

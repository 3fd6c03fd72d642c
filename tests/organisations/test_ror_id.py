"""ROR ids are checked by their form and their check digits."""

import pytest

from caunoi.organisations.ror import ror_id


@pytest.mark.parametrize(
    "written", ["05a28rw58", "https://ror.org/05a28rw58", "ror.org/05A28RW58/", " 05a28rw58 "]
)
def test_an_id_is_read_also_from_its_address(written):
    assert ror_id(written) == "05a28rw58"


@pytest.mark.parametrize(
    "written", ["", "05a28rw5", "05a28rw59", "15a28rw58", "05a28iw58", "05a28rwxx", "https://ror.org/"]
)
def test_what_is_no_id_is_refused(written):
    with pytest.raises(ValueError, match="ROR id"):
        ror_id(written)

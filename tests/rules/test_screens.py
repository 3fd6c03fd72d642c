"""Whatever the screen does, a program can do: a table over every address, ``screens.toml``.

Each address names the operations that do the same, or the reason why none does. A new page without
a line here fails the build, and so does a line about a page or an operation that is gone.
"""

import tomllib
from pathlib import Path

from tests.rules.rights_table import addresses
from tests.rules.test_api_rights import OPERATIONS

WRITTEN = tomllib.loads((Path(__file__).parent / "screens.toml").read_text(encoding="utf-8"))
REASONS = WRITTEN.pop("reasons")
SCREENS = {
    (name if app == "site" else f"{app}:{name}"): said
    for app, names in WRITTEN.items()
    for name, said in names.items()
}
# Nothing on the screen alone: what programs need besides, each with why.
FOR_PROGRAMS = {"list_codes": "what the codes in answers are called"}


def test_every_address_says_what_a_program_calls_instead():
    assert sorted(SCREENS) == sorted(name for name, _pattern in addresses())


def test_what_is_named_is_an_operation_or_a_reason():
    named = {one for said in SCREENS.values() if isinstance(said, list) for one in said}
    reasons = {said for said in SCREENS.values() if isinstance(said, str)}

    assert named <= set(OPERATIONS)
    assert all(SCREENS.values())
    assert reasons == set(REASONS)


def test_every_operation_stands_beside_an_address():
    named = {one for said in SCREENS.values() if isinstance(said, list) for one in said}

    assert set(OPERATIONS) - named == set(FOR_PROGRAMS)

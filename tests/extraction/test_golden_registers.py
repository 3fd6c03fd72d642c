"""Registers in many layouts, each beside what must be read in it (tests/golden/registers)."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.extraction.registers import read_register

from caunoi.domain.exchange import findings_to_json

FOLDER = Path(__file__).parents[1] / "golden" / "registers"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
PARTNER_FIELDS = ("country", "kind", "x_kind")
AGREEMENT_FIELDS = ("kind", "signed", "start", "end", "open_ended", "duration_years", "x_number", "flags")


def _found_and_gold(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    text = (FOLDER / f"{name}.txt").read_bytes().decode("utf-8")
    gold = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    host = gold["host"]["name"] if gold["host"] else ""
    return findings_to_json(read_register(text, host=host)), gold


def _only(record: dict[str, Any], like: dict[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    """The fields of ``record`` that ``like`` has something to say about."""
    unscored = like.get("unscored", [])
    chosen = {field: record.get(field) for field in fields if field in like and field not in unscored}
    return {field: sorted(value) if isinstance(value, list) else value for field, value in chosen.items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_partners_of_a_register_are_found_and_no_others(name: str) -> None:
    found, gold = _found_and_gold(name)

    assert [p["name"] for p in found["partners"]] == [p["name"] for p in gold["partners"]]


@pytest.mark.parametrize("name", NAMES)
def test_partners_have_the_right_aliases_country_and_kind(name: str) -> None:
    found, gold = _found_and_gold(name)

    for partner, like in zip(found["partners"], gold["partners"], strict=True):
        assert _only(partner, like, PARTNER_FIELDS) == _only(like, like, PARTNER_FIELDS), like["name"]
        assert set(like["aliases"]) <= set(partner["aliases"]), like["name"]


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_one_agreement_with_its_dates(name: str) -> None:
    found, gold = _found_and_gold(name)

    assert [a["parties"] for a in found["agreements"]] == [a["parties"] for a in gold["agreements"]]
    for agreement, like in zip(found["agreements"], gold["agreements"], strict=True):
        assert _only(agreement, like, AGREEMENT_FIELDS) == _only(like, like, AGREEMENT_FIELDS), like


@pytest.mark.parametrize("name", NAMES)
def test_activities_are_named_and_none_invented(name: str) -> None:
    found, gold = _found_and_gold(name)

    for agreement, like in zip(found["agreements"], gold["agreements"], strict=True):
        codes, wanted = set(agreement["activities"]), set(like["activities"])
        assert wanted <= codes <= wanted | set(like.get("activities_optional", [])), like

"""The exchange shape: valid by both schemas, and nothing of a finding is lost on the way."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from tests.corpus import shared_corpus
from tests.domain.findings import findings, terms

from caunoi.domain.dates import PartialDate
from caunoi.domain.exchange import findings_to_json, term_to_json
from caunoi.domain.findings import AgreementFinding, Findings
from caunoi.domain.kinds import Activity, AgreementKind, Genre, OrganisationKind, Qualifier
from caunoi.domain.quotes import Quote
from caunoi.domain.terms import EndKind, Term
from caunoi.vocabulary.schema import extraction_schema

OURS = Draft202012Validator(extraction_schema())


@pytest.fixture(scope="module")
def shared():
    schema = json.loads((shared_corpus() / "extraction.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(found=findings())
def test_findings_are_valid_by_our_schema_and_by_the_shared_one(shared, found):
    shape = json.loads(json.dumps(findings_to_json(found)))

    assert [error.message for error in OURS.iter_errors(shape)] == []
    assert [error.message for error in shared.iter_errors(shape)] == []


def test_our_schema_is_a_schema():
    Draft202012Validator.check_schema(extraction_schema())


def properties(name):
    return extraction_schema()["$defs"][name]["properties"]


@pytest.mark.parametrize(
    ("listed", "in_code"),
    [
        (extraction_schema()["properties"]["genre"], Genre),
        (properties("partner")["x_kind"], OrganisationKind),
        (properties("agreement")["x_kind"], AgreementKind),
        (properties("agreement")["activities"]["items"], Activity),
        (properties("term")["end_kind"], EndKind),
        (properties("figure")["qualifier"], Qualifier),
    ],
)
def test_the_schema_lists_the_kinds_of_the_domain(listed, in_code):
    assert listed["enum"] == [member.value for member in in_code]


def test_every_kind_has_a_coarse_kind_that_the_schema_knows():
    assert {kind.coarse for kind in OrganisationKind} == set(properties("partner")["kind"]["enum"])
    assert {kind.coarse for kind in AgreementKind} == set(properties("agreement")["kind"]["enum"])


@given(found=findings())
def test_every_quote_keeps_its_words_and_its_place(found):
    shape = findings_to_json(found)

    printed = [partner["span"] for partner in shape["partners"]]
    printed += [agreement["evidence"] for agreement in shape["agreements"]]
    printed += [figure["evidence"] for figure in shape["figures"]]
    quotes = {(quote.start, quote.end, quote.words) for quote in found.quotes()}
    assert {(one["start"], one["end"], one["text"]) for one in printed} <= quotes
    assert all(one["end"] - one["start"] == len(one["text"]) for one in printed)


@given(term=terms())
def test_a_term_can_be_built_again_from_its_printed_form(term):
    shape = term_to_json(term)

    again = Term(
        raw=shape["raw"],
        start=PartialDate.parse(shape["start"]) if shape["start"] else None,
        end=PartialDate.parse(shape["end"]) if shape["end"] else None,
        end_kind=EndKind(shape["end_kind"]),
        duration_months=shape["duration_months"],
        condition=shape["condition"],
        repaired=shape["repaired"],
    )
    assert again == term


def test_an_agreement_with_a_stranger_cannot_be_written_down():
    agreement = AgreementFinding(("Viện Cơ học",), Quote("Viện Cơ học", 0))

    with pytest.raises(ValueError, match="no partners"):
        Findings("a.txt", "vi", Genre.NEWS, agreements=(agreement,))

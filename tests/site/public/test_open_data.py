"""Open data: CSV and JSON that programs read, the dictionary, the licence, files kept for a state."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site import factories
from tests.site.public_factories import UNIVERSITY, a_publication, in_force

from caunoi.domain.kinds import Activity
from caunoi_web.public.fields import AGREEMENT_FIELDS, PARTNER_FIELDS
from caunoi_web.public.queries import whole

ALL_PARTNER = [field.key for field in PARTNER_FIELDS if not field.is_always]
ALL_AGREEMENT = [field.key for field in AGREEMENT_FIELDS if not field.is_always]


@pytest.fixture
def get(visitor):
    def text(address: str) -> str:
        answer = visitor.get(address)
        assert answer.status_code == 200
        return answer.getvalue().decode()

    return text


def csv_rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv_and_json_hold_the_same(db, get):
    unit = factories.a_unit("Khoa Toán", name_en="Faculty of Mathematics")
    one, two = factories.an_organisation("Đại học Keio", country="JP"), factories.an_organisation("Đại học B")
    in_force(
        one, two, host_unit=unit, activities=(Activity.STUDENT_EXCHANGE, Activity.PUBLICATION), title="MoU"
    )
    a_publication(partner_fields=ALL_PARTNER, agreement_fields=ALL_AGREEMENT)

    for name in ("partners", "agreements"):
        from_csv = csv_rows(get(f"/public/en/{name}.csv"))
        from_json = json.loads(get(f"/public/en/{name}.json"))

        assert list(from_csv[0]) == from_json["fields"] == list(from_json["records"][0])
        assert [row["id"] for row in from_csv] == [row["id"] for row in from_json["records"]]
    row, record = from_csv[0], from_json["records"][0]
    assert row["partners"] == "Đại học Keio; Đại học B"
    assert record["partners"] == ["Đại học Keio", "Đại học B"]
    assert record["unit_en"] == "Faculty of Mathematics"
    assert record["fields"] == ["publication", "student-exchange"]
    assert record["signed"] == row["signed"] == "2021-06-30"
    assert (record["status"], record["status_label"]) == ("in_force", "In force")


def test_a_value_that_is_not_known_is_null_and_an_empty_cell(db, get):
    in_force(factories.an_organisation(country=""), signed="")
    a_publication()

    assert json.loads(get("/public/vi/partners.json"))["records"][0]["country"] is None
    assert csv_rows(get("/public/vi/agreements.csv"))[0]["signed"] == ""


def test_formulas_are_defused_in_csv_and_whole_in_json(db, get):
    in_force(factories.an_organisation("=HYPERLINK(1)", city="+84 1"), title='@SUM(1)"\n,x')
    a_publication()

    assert csv_rows(get("/public/vi/partners.csv"))[0]["name"] == "'=HYPERLINK(1)"
    assert csv_rows(get("/public/vi/partners.csv"))[0]["city"] == "'+84 1"
    assert csv_rows(get("/public/vi/agreements.csv"))[0]["title"] == "'@SUM(1)\"\n,x"
    assert json.loads(get("/public/vi/partners.json"))["records"][0]["name"] == "=HYPERLINK(1)"


def test_a_long_list_is_whole_and_in_pieces(db, get, monkeypatch):
    monkeypatch.setattr(whole, "CHUNK", 3)
    made = {str(in_force().pk) for _each in range(10)}
    a_publication()

    rows = csv_rows(get("/public/vi/agreements.csv"))

    assert {row["id"] for row in rows} == made
    assert len(rows) == 10


def test_the_json_says_what_it_is(db, get, visitor):
    a_publication(licence="odbl-1.0")

    told = json.loads(get("/public/vi/partners.json"))
    answer = visitor.get("/public/vi/partners.json")
    answer.getvalue()

    assert told["publisher"] == UNIVERSITY
    assert told["records"] == []
    assert "odbl" in told["licence"]
    assert answer["Link"] == '<https://opendatacommons.org/licenses/odbl/1-0/>; rel="license"'
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_the_file_is_written_once_for_a_state_and_anew_after_a_write(db, visitor, settings, officer):
    from caunoi_web.public.services import keep_out

    settings.DATA = settings.MEDIA_ROOT.parent
    agreement = in_force()
    a_publication()

    first = visitor.get("/public/vi/agreements.csv").getvalue()
    again = visitor.get("/public/vi/agreements.csv").getvalue()
    kept = list((settings.DATA / "public").iterdir())
    keep_out(actor=officer, record=agreement, reason="Thử")
    after = visitor.get("/public/vi/agreements.csv").getvalue()

    assert first == again
    assert len(kept) == 1
    assert str(agreement.pk) in first.decode()
    assert str(agreement.pk) not in after.decode()
    assert len(list((settings.DATA / "public").iterdir())) == 1


def test_the_dictionary_explains_every_key_of_the_files(db, get):
    in_force()
    a_publication(partner_fields=ALL_PARTNER, agreement_fields=ALL_AGREEMENT)

    page = get("/public/vi/data/")

    for name in ("partners", "agreements"):
        for key in json.loads(get(f"/public/vi/{name}.json"))["fields"]:
            assert f"<code>{key}</code>" in page


def test_the_dictionary_names_no_field_that_is_not_published(db, get):
    a_publication(agreement_fields=["status"])

    assert "<code>signatories</code>" not in get("/public/vi/data/")


@pytest.mark.parametrize("name", ["partners", "agreements"])
def test_a_file_costs_the_same_number_of_queries_for_any_length_of_a_piece(db, visitor, settings, name):
    settings.DATA = settings.MEDIA_ROOT.parent
    costs = []
    for title in ("Lần một", "Lần hai"):
        for _each in range(10):
            in_force(activities=(Activity.PUBLICATION,))
        a_publication(title_vi=title)
        with CaptureQueriesContext(connection) as counted:
            visitor.get(f"/public/vi/{name}.json").getvalue()
        costs.append([query["sql"][:20] for query in counted])

    assert costs[0] == costs[1]

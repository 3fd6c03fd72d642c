"""The pages of activities: recording in one form, the list, the export, what stands on other pages."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site import factories
from tests.site.activities.costs import assert_costs_the_same

from caunoi_web.activities.models import Activity, ActivityProof

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def a_fixed_day(today_is):
    """Pages take this day for today."""
    today_is(TODAY)


def typed(**more):
    return {"kind": "delegation-in", "when": "12/05/2026 - 14/05/2026", "title": "Đoàn Kyushu"} | more


def test_a_visit_is_recorded_with_its_proof_in_one_form(client_as):
    factories.an_organisation("Viện Công nghệ Kyushu")
    file = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7")

    answer = client_as("officer").post(
        "/activities/add/", typed(partner="viện công nghệ kyushu", number="12", proof=file)
    )

    made = Activity.objects.get()
    assert answer.status_code == 302
    assert (made.began, made.ended, made.state, made.participants) == ("2026-05-12", "2026-05-14", "done", 12)
    assert [row.organisation.name for row in made.partner_rows.all()] == ["Viện Công nghệ Kyushu"]
    assert ActivityProof.objects.get().document.name == "bien-ban.pdf"


def test_what_lies_ahead_is_recorded_as_planned_and_what_goes_on_as_running(client_as):
    client = client_as("officer")

    client.post("/activities/add/", typed(when="01/12/2026"))
    client.post("/activities/add/", typed(when="20/11/2026 - 30/11/2026"))

    assert sorted(Activity.objects.values_list("state", flat=True)) == ["planned", "running"]


def test_started_from_a_promise_the_form_knows_everything_but_the_day(client_as):
    unit = factories.a_unit()
    partner = factories.an_organisation("Viện NICT")
    promise = factories.a_commitment(factories.an_agreement(partner, host_unit=unit))
    client = client_as("officer")

    form = client.get(f"/activities/add/?commitment={promise.pk}").context or {}
    page = client.get(f"/activities/add/?commitment={promise.pk}").content.decode()

    assert "Viện NICT" in page
    assert f'value="commitment:{promise.pk}" selected' in page
    assert 'value="student-exchange" selected' in page
    assert f'value="{unit.pk}" selected' in page
    assert form is not None


def test_recording_for_a_promise_goes_back_to_where_one_came_from(client_as):
    promise = factories.a_commitment(amount=Decimal(10), measure="people")
    back = f"/register/agreements/{promise.agreement_id}/"

    answer = client_as("officer").post(
        f"/activities/add/?commitment={promise.pk}",
        typed(
            kind="student-exchange",
            number="4",
            counts_for=f"commitment:{promise.pk}",
            partner=promise.agreement.party_rows.get().organisation.name,
            back=back,
        ),
    )

    assert answer["Location"] == back
    assert Activity.objects.get().counted == 4


def test_again_like_last_time_keeps_all_but_day_and_numbers(client_as):
    partner = factories.an_organisation("Viện NICT")
    last = factories.an_activity(partner, title="Lớp tiếng Nhật", place="Hà Nội", participants=31)

    page = client_as("officer").get(f"/activities/add/?like={last.pk}").content.decode()

    assert "Lớp tiếng Nhật" in page
    assert "Viện NICT" in page
    assert "Hà Nội" in page
    assert 'value="31"' not in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"when": "31/02/2026"}, "31/02/2026"),
        ({"when": "14/05/2026 - 12/05/2026"}, "12/05/2026"),
        ({"partner": "Trường không ai biết"}, "Trường không ai biết"),
        ({"cost": "-5"}, "0"),
        ({"counts_for": "agreement:nothing"}, "agreement:nothing"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(client_as, wrong, words):
    answer = client_as("officer").post("/activities/add/", typed(**wrong))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Đoàn Kyushu" in page
    assert not Activity.objects.exists()


def test_an_empty_file_as_proof_is_refused_and_nothing_is_half_saved(client_as):
    answer = client_as("officer").post("/activities/add/", typed(proof=SimpleUploadedFile("trong.pdf", b"")))

    assert answer.status_code == 422
    assert not Activity.objects.exists()


def test_a_head_of_a_unit_records_for_it_without_choosing_it(client_as, people):
    people["unit_lead"].unit = factories.a_unit()
    people["unit_lead"].save()

    client_as("unit_lead").post("/activities/add/", typed(unit=str(people["unit_lead"].unit_id)))

    assert Activity.objects.get().unit == people["unit_lead"].unit


def test_the_list_is_filtered_by_the_address_and_exported_as_seen(client_as):
    unit = factories.a_unit()
    partner = factories.an_organisation("Viện NICT")
    factories.an_activity(partner, title="Đoàn Nhật", began="2025-03-01", unit=unit)
    factories.an_activity(title="=HYPERLINK()", kind="scholarship", began="2026-02-01")
    client = client_as("viewer")

    for query in (f"unit={unit.pk}", f"partner={partner.pk}", "year=2025", "group=mobility", "text=nhật"):
        page = client.get(f"/activities/?{query}").content.decode()
        file = b"".join(client.get(f"/reports/export/activities.csv?{query}").streaming_content).decode(
            "utf-8-sig"
        )
        for shown in (page, file):
            assert "Đoàn Nhật" in shown, query
            assert "HYPERLINK" not in shown, query
    whole = b"".join(client.get("/reports/export/activities.csv").streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK()" in whole


def test_overdue_is_a_filter_and_a_mark(client_as):
    factories.an_activity(title="Quên mất", began="2026-10-01", state="planned")
    factories.an_activity(title="Sắp tới", began="2026-12-01", state="planned")

    page = client_as("viewer").get("/activities/?state=overdue").content.decode()

    assert "Quên mất" in page
    assert "Sắp tới" not in page


def test_the_list_costs_the_same_queries_however_long(client_as):
    client = client_as("viewer")

    def do_more(number):
        for _each in range(number):
            agreement = factories.an_agreement()
            factories.a_proof(factories.an_activity(factories.an_organisation(), agreement=agreement))

    assert_costs_the_same(do_more, lambda: client.get("/activities/"))


def test_an_agreement_shows_promised_against_done_on_both_sides_without_a_click(client_as):
    agreement = factories.an_agreement(term=factories.a_term("2024-01-01", "2028-12-31"))
    ours = factories.a_commitment(agreement, amount=Decimal(10), measure="people", rhythm="yearly")
    factories.a_commitment(
        agreement,
        debtor="partner",
        what="Tài trợ phòng thí nghiệm",
        code="sponsorship",
        amount=Decimal(2_000_000_000),
        measure="money",
        currency="VND",
        means="cash",
    )
    factories.an_activity(commitment=ours, participants=7, began="2026-04-01")

    page = client_as("viewer").get(f"/register/agreements/{agreement.pk}/").content.decode()

    assert "Tài trợ phòng thí nghiệm" in page
    assert "2.000.000.000 VND" in page
    assert 'width="70.0"' in page


def test_the_pages_of_agreement_and_partner_cost_the_same_however_much_was_promised(client_as):
    partner = factories.an_organisation()
    agreement = factories.an_agreement(partner, term=factories.a_term("2022-01-01", "2028-12-31"))
    client = client_as("viewer")
    addresses = (f"/register/agreements/{agreement.pk}/", f"/register/organisations/{partner.pk}/")

    def promise_more(number):
        for _each in range(number):
            promise = factories.a_commitment(agreement, unit=factories.a_unit())
            factories.an_activity(partner, commitment=promise, began="2023-01-01")

    for address in addresses:
        assert_costs_the_same(promise_more, lambda address=address: client.get(address))


def test_a_partner_s_timeline_tells_of_activities(client_as):
    partner = factories.an_organisation()
    factories.an_activity(partner, title="Lễ khai giảng lớp song bằng", began="2025-09-05")

    page = client_as("viewer").get(f"/register/organisations/{partner.pk}/").content.decode()

    assert page.count("Lễ khai giảng lớp song bằng") >= 2

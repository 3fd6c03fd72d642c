"""A closed year stays as it was; what differs today is named, record by record."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override
from tests.site import factories
from tests.site.overview.marks import listed

from caunoi_web.common.errors import NotAllowed
from caunoi_web.overview.models import SnapshotFigure, SnapshotPart, YearSnapshot
from caunoi_web.overview.queries.snapshots import closed_years, compared
from caunoi_web.overview.services import close_year
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Organisation
from caunoi_web.register.services import add_event, archive
from caunoi_web.sources.models import AuditEntry

TODAY = date(2026, 11, 21)


def an_active_agreement(**fields):
    return factories.an_agreement(
        factories.an_organisation(country="JP"),
        signed="2025-03-01",
        term=factories.a_term("2025-03-01", "2030-01-01"),
        **fields,
    )


def values(snapshot):
    return {figure.code: figure.value for figure in snapshot.figures.all()}


def test_closing_a_year_keeps_the_figures_of_its_last_day(officer):
    an_active_agreement()
    factories.an_agreement(signed="2026-02-02", term=factories.a_term("2026-02-02", "2030-01-01"))

    snapshot = close_year(actor=officer, year=2025, today=TODAY, note="Báo cáo năm")

    assert snapshot.day == date(2025, 12, 31)
    assert values(snapshot) == {
        "agreements-active": 1,
        "agreements-signed": 1,
        "agreements-ending": 0,
        "agreements-prolonged": 0,
        "agreements-open": 0,
        "agreements-unknown": 0,
        "agreements-total": 2,
        "partners-abroad": 1,
        "partners-home": 0,
        "partners-undecided": 0,
        "partners-total": 2,
    }
    entry = AuditEntry.objects.get(action="year.closed")
    assert (entry.actor, entry.reason, entry.after["agreements-active"]) == (officer, "Báo cáo năm", 1)


def test_a_year_that_is_not_over_is_closed_as_of_today(officer):
    assert close_year(actor=officer, year=2026, today=TODAY).day == TODAY


def test_a_closed_year_stays_when_records_change_and_says_which_ones_did(head):
    kept, ended, put_aside = (an_active_agreement() for _each in range(3))
    snapshot = close_year(actor=head, year=2025, today=TODAY)
    before = values(snapshot)

    add_event(actor=head, agreement=ended, kind="terminated", on="2025-06-01", reason="Hai bên thống nhất")
    archive(actor=head, record=put_aside, reason="Nhập trùng")
    late = an_active_agreement()

    again = YearSnapshot.objects.get(pk=snapshot.pk)
    active = compared(head, again)[0]
    assert values(again) == before
    assert (active.value, active.now, active.came_number, active.went_number) == (3, 2, 1, 2)
    assert [record.id for record in active.came] == [late.pk]
    assert {record.id: record.entry.reason for record in active.went} == {
        ended.pk: "Hai bên thống nhất",
        put_aside.pk: "Nhập trùng",
    }
    assert kept.pk not in {record.id for record in (*active.came, *active.went)}


def test_the_ids_of_a_figure_come_back_as_they_were_kept(officer):
    agreements = {an_active_agreement().pk for _each in range(5)}

    snapshot = close_year(actor=officer, year=2025, today=TODAY)

    figure = snapshot.figures.get(code="agreements-active")
    assert figure.records == agreements
    assert len(figure.digest) == 64


def parts(compared_figure, dimension):
    return {
        row.label: (row.value, row.now, row.came_number, row.went_number)
        for row in compared_figure.parts[dimension]
    }


def test_a_closed_year_keeps_countries_and_kinds_and_says_which_differ_today(head):
    moved, _kept = an_active_agreement(kind="mou"), an_active_agreement(kind="moa")
    snapshot = close_year(actor=head, year=2025, today=TODAY)

    Organisation.objects.filter(party_rows__agreement=moved).update(country="KR")
    moved.kind = "moa"
    moved.save()

    with override("en"):
        active = compared(head, YearSnapshot.objects.get(pk=snapshot.pk))[0]
    assert parts(active, "country") == {"Japan": (2, 1, 0, 1), "South Korea": (0, 1, 1, 0)}
    assert set(parts(active, "kind").values()) == {(1, 0, 0, 1), (1, 2, 1, 0)}
    assert active.is_same
    assert active.parts_differ


def test_the_parts_of_a_figure_open_its_records_and_sum_up_to_it(register):
    snapshot = close_year(actor=register["officer"], year=2025, today=TODAY)

    for figure in compared(register["officer"], snapshot):
        for row in (row for rows in figure.parts.values() for row in rows):
            assert row.is_same
            assert row.now == listed(register["officer"], row.href), (figure.label, row.label)
        assert sum(row.now for row in figure.parts["kind"]) == figure.value


def test_a_year_closed_before_parts_were_kept_is_shown_without(client_as):
    snapshot = factories.a_year_snapshot()
    SnapshotPart.objects.all().delete()

    page = client_as("viewer", language="en").get(reverse("overview:year", args=[snapshot.pk]))

    assert "By country and by kind" not in page.content.decode()


def test_a_year_can_be_closed_again_and_the_older_closing_stays(officer):
    first = close_year(actor=officer, year=2025, today=TODAY)
    an_active_agreement()
    second = close_year(actor=officer, year=2025, today=TODAY)

    assert [column.snapshot for column in closed_years(5)] == [second]
    assert values(first)["agreements-active"] == 0
    with pytest.raises(TypeError):
        first.delete()


@pytest.mark.parametrize("year", [2027, 1899, 0])
def test_a_year_to_come_is_refused(officer, year):
    with pytest.raises(InvalidValue):
        close_year(actor=officer, year=year, today=TODAY)

    assert not SnapshotFigure.objects.exists()


@pytest.mark.parametrize("role", ["viewer", "unit_lead", "rector"])
def test_only_officers_and_above_close_a_year(people, role):
    with pytest.raises(NotAllowed):
        close_year(actor=people[role], year=2025, today=TODAY)


def test_the_pages_close_a_year_and_show_what_differs(client_as, today_is, people):
    today_is(TODAY)
    agreement = an_active_agreement(title="Thỏa thuận với Đại học Kyoto")
    client = client_as("officer", language="en")

    answer = client.post(reverse("overview:close_year"), {"year": "2025", "note": ""}, follow=True)
    archive(actor=people["head"], record=agreement, reason="Nhập trùng")
    page = client.get(answer.redirect_chain[-1][0]).content.decode()
    years = client.get(reverse("overview:years")).content.decode()

    assert "The figures of 2025 are kept." in answer.content.decode()
    assert "Counted then, not today" in page
    assert "Thỏa thuận với Đại học Kyoto" in page
    assert "Nhập trùng" in page
    assert "31/12/2025" in years


def test_a_wrong_year_is_said_beside_what_was_typed(client_as):
    answer = client_as("officer", language="en").post(
        reverse("overview:close_year"), {"year": "2150", "note": "Vì sao"}
    )

    assert answer.status_code == 422
    assert "cannot be closed" in answer.content.decode()
    assert "Vì sao" in answer.content.decode()
    assert not YearSnapshot.objects.exists()


def test_a_viewer_sees_closed_years_without_the_form(client_as):
    snapshot = factories.a_year_snapshot()
    client = client_as("viewer", language="en")

    page = client.get(reverse("overview:years")).content.decode()

    assert str(snapshot.pk) in page
    assert "Close a year" not in page

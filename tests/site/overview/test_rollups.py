"""The roll-up answers as the records do: on any day, for any unit, after any writes."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.site import factories
from tests.site.overview.conftest import DAY

from caunoi.domain.kinds import Activity, AgreementKind
from caunoi.domain.terms import EndKind
from caunoi_web.accounts.models import Unit
from caunoi_web.overview.models import MonthChange, RollUp, Turn
from caunoi_web.overview.queries import sources
from caunoi_web.overview.queries.checking import differences
from caunoi_web.overview.queries.sources import Counted, Rolled, source_for
from caunoi_web.overview.services import rebuild_rollups
from caunoi_web.register.models import Agreement, AgreementEvent, Organisation
from caunoi_web.register.services import add_event, archive
from caunoi_web.tasks.models import Task

days = st.dates(date(2019, 1, 1), date(2031, 12, 31))
precise = st.sampled_from((10, 7, 4))
maybe_day = st.one_of(st.just(""), st.builds(lambda day, size: day.isoformat()[:size], days, precise))
events = st.tuples(
    st.sampled_from(("suspended", "resumed", "terminated", "completed", "notice", "renewed", "extended")),
    days,
    days,
)
papers = st.fixed_dictionaries(
    {
        "start": maybe_day,
        "signed": maybe_day,
        "end": maybe_day,
        "how": st.sampled_from(tuple(kind.value for kind in EndKind)),
        "kind": st.sampled_from(("mou", "moa", "annex")),
        "unit": st.integers(0, 2),
        "partners": st.lists(st.integers(0, 4), max_size=3, unique=True),
        "fields": st.lists(st.sampled_from(tuple(Activity)), max_size=2, unique=True),
        "events": st.lists(events, max_size=3),
        "archived": st.booleans(),
    }
)


def write(paper, partners, units):
    """One agreement as described, past the rules that would refuse odd lives: the roll-up must not mind."""
    agreement = Agreement(
        created_by=factories.a_maker(),
        changed_by=factories.a_maker(),
        signed=paper["signed"],
        kind=paper["kind"],
        host_unit=units[paper["unit"]] if paper["unit"] < 2 else None,
        archived_at="2026-01-01T00:00:00Z" if paper["archived"] and paper["unit"] == 1 else None,
    )
    try:
        agreement.term = factories.a_term(paper["start"], paper["end"], paper["how"])
    except ValueError:
        agreement.term = factories.a_term(paper["start"])
    agreement.save()
    for position, number in enumerate(paper["partners"]):
        agreement.party_rows.create(organisation=partners[number], position=position)
    for code in paper["fields"]:
        agreement.activity_rows.create(code=code.value)
    for kind, on, until in paper["events"]:
        new_end = max(until, agreement.begins_on or until).isoformat()
        factories.an_agreement_event(
            agreement, kind, on.isoformat(), new_end if kind in ("renewed", "extended") else ""
        )


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=st.lists(papers, min_size=3, max_size=12), asked=st.lists(days, min_size=1, max_size=1))
def test_the_roll_up_equals_the_records_whatever_was_written(people, written, asked):
    AgreementEvent.objects.all().delete()
    Agreement.objects.update(archived_at="2026-01-01T00:00:00Z")
    partners = [factories.an_organisation(country=country) for country in ("VN", "JP", "JP", "SG", "")]
    Organisation.objects.filter(pk=partners[2].pk).update(is_host=True)
    units = [Unit.objects.get_or_create(name_vi=name)[0] for name in ("Khoa A", "Khoa B")]
    for paper in written:
        write(paper, partners, units)

    rebuild_rollups()

    late = [turn.day for turn in Turn.objects.current().filter(day__gt=date(1900, 1, 1)).order_by("-day")[:2]]
    eves = [day - timedelta(days=1) for day in late]
    assert list(differences(people["officer"], [*asked, *late, *eves])) == []


def test_the_roll_up_of_a_seeded_register_agrees_on_many_days(register):
    rebuild_rollups()

    asked = [
        DAY,
        date(2024, 5, 1),
        date(2024, 5, 31),
        date(2020, 2, 29),
        date(2030, 1, 1),
        date.min,
        date.max,
    ]
    assert list(differences(register["officer"], asked)) == []
    assert MonthChange.objects.exists()


def test_an_agreement_has_one_turn_for_each_change_of_its_status(db):
    agreement = factories.an_agreement(term=factories.a_term("2024-01-01", "2026-12-31"))
    factories.an_agreement_event(agreement, "suspended", "2025-06-01")
    factories.an_agreement_event(agreement, "resumed", "2025-09-01")

    rebuild_rollups()

    assert [(str(turn.day), turn.status) for turn in Turn.objects.current().order_by("day")] == [
        ("0001-01-01", "not_in_force"),
        ("2024-01-01", "in_force"),
        ("2025-06-01", "suspended"),
        ("2025-09-01", "in_force"),
        ("2027-01-01", "expired"),
    ]


def test_making_them_twice_changes_nothing(register):
    rebuild_rollups()
    first = (Turn.objects.current().count(), MonthChange.objects.current().count())

    rebuild_rollups()

    assert (Turn.objects.current().count(), MonthChange.objects.current().count()) == first
    assert RollUp.objects.count() == 1


def test_the_records_are_counted_while_there_is_no_roll_up(officer):
    assert isinstance(source_for(officer), Counted)


@pytest.fixture
def long_ago(monkeypatch):
    """Roll-ups count as made after whatever was written before this test looked."""
    monkeypatch.setattr(sources, "LATE_WRITES", timedelta(0))


def test_a_roll_up_is_read_while_nothing_is_written(register, long_ago):
    rebuild_rollups()

    source = source_for(register["officer"])

    assert isinstance(source, Rolled)
    assert source.as_of is None


def test_after_a_write_a_small_register_is_counted_again(register, long_ago):
    rebuild_rollups()
    write_something(register)

    assert isinstance(source_for(register["officer"]), Counted)


def test_after_a_write_a_large_register_says_from_when_its_figures_are(
    register, long_ago, monkeypatch, client_as
):
    monkeypatch.setattr(sources, "SMALL", 10)
    rebuild_rollups()
    write_something(register)

    page = client_as("viewer", language="en").get(reverse("overview:dashboard")).content.decode()

    assert isinstance(source_for(register["officer"]), Rolled)
    assert "what was written since is being counted" in page
    assert Task.objects.filter(kind="rollups").count() == 1


def write_something(register):
    agreement = Agreement.objects.live().filter(ends_on__isnull=False, first_event_on__isnull=True).first()
    add_event(
        actor=register["officer"], agreement=agreement, kind="terminated", on="2026-02-02", reason="Hết"
    )
    archive(actor=register["head"], record=Agreement.objects.live().last(), reason="Trùng")


def test_the_command_makes_them_and_finds_them_true(register):
    told = StringIO()

    call_command("rollups", "rebuild", stdout=told)
    call_command("rollups", "check", stdout=told)

    assert "Roll-ups of 190" in told.getvalue() or "Roll-ups of" in told.getvalue()
    assert "agree with the records on 6 days" in told.getvalue()


def test_the_command_tells_what_is_not_true(register):
    rebuild_rollups()
    MonthChange.objects.filter(scope="all", dimension="kind", cell=AgreementKind.MOU.value).delete()
    told = StringIO()

    with pytest.raises(CommandError, match="differences"):
        call_command("rollups", "check", stdout=StringIO(), stderr=told)

    assert "kind" in told.getvalue()


def test_the_command_says_what_to_do_when_there_are_none(people):
    with pytest.raises(CommandError, match="rollups rebuild"):
        call_command("rollups", "check")


def test_reading_a_roll_up_costs_the_same_number_of_queries_at_any_size(people, django_assert_num_queries):
    factories.an_agreement(term=factories.a_term("2024-01-01", "2026-12-31"), signed="2024-01-01")
    rebuild_rollups()
    unit = Unit.objects.create(name_vi="Khoa C").pk
    source = Rolled(people["officer"], RollUp.objects.get().edition)
    with django_assert_num_queries(4):
        source.standing(DAY)

    for number in range(10):
        factories.an_agreement(term=factories.a_term(f"20{10 + number}-01-01", "2026-12-31"))
    rebuild_rollups()

    source = Rolled(people["officer"], RollUp.objects.get().edition)
    with django_assert_num_queries(8):
        source.standing(DAY)
        source.standing(DAY, unit)
    for asked in (
        lambda: source.cells(DAY, "country"),
        lambda: source.soon(DAY, unit),
        lambda: source.years(DAY),
        lambda: source.partners(DAY, "active"),
        lambda: source.towns(DAY, "active"),
    ):
        with django_assert_num_queries(2):
            asked()

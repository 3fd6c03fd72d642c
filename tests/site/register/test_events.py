"""What happens to an agreement: which event may follow which, and what the status and the days become."""

from datetime import date

import pytest
from django.urls import reverse
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi.domain.terms import Status
from caunoi_web.accounts.models import Role
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.models import Agreement
from caunoi_web.sources.models import AuditEntry

pytestmark = pytest.mark.django_db

FIVE_YEARS = {"start": "2021-07-01", "end": "2026-06-30", "end_kind": "fixed"}
RENEWED = {
    "start": "2021-07-01",
    "end": "2026-06-30",
    "end_kind": "auto_renewed",
    "renewal_months": 36,
    "notice_months": 6,
}


def happens(agreement, kind, on, **more):
    """The event recorded by the service."""
    return services.add_event(
        actor=a_person(), agreement=agreement, kind=kind, on=on, reason="a letter", **more
    )


def test_an_end_that_was_agreed_overrides_the_dates_from_its_day_on():
    agreement = happens(an_agreement(**FIVE_YEARS), "terminated", "2024-03-01")

    assert agreement.status_on(date(2024, 2, 29)) is Status.IN_FORCE
    assert agreement.status_on(date(2024, 3, 1)) is Status.TERMINATED
    assert agreement.status_on(date(2030, 1, 1)) is Status.TERMINATED


def test_a_suspension_lasts_until_it_is_resumed_and_never_outlives_the_term():
    agreement = happens(an_agreement(**FIVE_YEARS), "suspended", "2023-01-01")
    suspended = agreement.status_on(date(2027, 1, 1)), agreement.status_on(date(2023, 6, 1))
    agreement = happens(agreement, "resumed", "2023-09")

    assert suspended == (Status.EXPIRED, Status.SUSPENDED)
    assert agreement.status_on(date(2023, 8, 31)) is Status.SUSPENDED
    assert agreement.status_on(date(2023, 9, 1)) is Status.IN_FORCE


def test_each_automatic_renewal_is_an_event_with_a_new_dated_term():
    agreement = an_agreement(**RENEWED)
    before = agreement.status_on(date(2026, 8, 1)), agreement.notice_on

    agreement = happens(agreement, "renewed", "2026-07-01")
    again = happens(agreement, "renewed", "2029-07-01")

    assert before == (Status.VALIDITY_UNKNOWN, date(2025, 12, 30))
    assert (agreement.runs_until, agreement.notice_on) == ("2029-06-30", date(2028, 12, 30))
    assert agreement.status_on(date(2026, 8, 1)) is Status.IN_FORCE
    assert (again.runs_until, again.ends_on, again.end) == ("2032-06-30", date(2032, 6, 30), "2026-06-30")


def test_a_notice_in_time_stops_the_renewal_and_a_late_one_is_refused():
    stopped = happens(an_agreement(**RENEWED), "notice", "2025-12-30")

    with pytest.raises(InvalidValue, match="A notice was given on 30/12/2025"):
        happens(stopped, "renewed", "2026-07-01")
    with pytest.raises(InvalidValue, match="The last day for a notice was 30/12/2025"):
        happens(an_agreement(an_organisation("Hai"), **RENEWED), "notice", "2025-12-31")

    assert stopped.status_on(date(2026, 7, 1)) is Status.EXPIRED


@pytest.mark.parametrize(
    ("values", "first", "then", "explanation"),
    [
        (FIVE_YEARS, None, ("resumed", "2023-01-01", ""), "not suspended"),
        (FIVE_YEARS, ("suspended", "2023"), ("suspended", "2024", ""), "suspended already"),
        (FIVE_YEARS, ("terminated", "2024"), ("suspended", "2025", ""), "It is over since 2024"),
        (FIVE_YEARS, None, ("renewed", "2026-07-01", "2030"), "does not renew itself"),
        (FIVE_YEARS, None, ("extended", "2026-07-01", "2026-06-30"), "must come after 30/06/2026"),
        (FIVE_YEARS, None, ("extended", "2026-07-01", ""), "Give the new last day"),
        (FIVE_YEARS, None, ("extended", "2026-07-01", "2026-02-30"), "There is no day"),
        (FIVE_YEARS, None, ("married", "2026-07-01", ""), "no event called married"),
        (FIVE_YEARS, None, ("suspended", "", ""), "on which day"),
        ({"end_kind": "indefinite"}, None, ("extended", "2026", "2030"), "nothing to renew"),
    ],
)
def test_what_cannot_follow_is_refused_with_the_way_out(values, first, then, explanation):
    agreement = an_agreement(**values)
    if first:
        agreement = happens(agreement, *first)
    kind, on, until = then

    with pytest.raises(InvalidValue, match=explanation):
        happens(agreement, kind, on, until=until)


def test_an_event_needs_a_reason_a_right_and_the_version_that_was_seen():
    agreement = an_agreement(**FIVE_YEARS)
    event = {"agreement": agreement, "kind": "suspended", "on": "2023"}

    with pytest.raises(InvalidValue, match="Say why"):
        services.add_event(actor=a_person(), reason=" ", **event)
    with pytest.raises(NotAllowed):
        services.add_event(actor=a_person(Role.VIEWER), reason="x", **event)
    with pytest.raises(StaleRecord):
        services.add_event(actor=a_person(), reason="x", version=agreement.version - 1, **event)

    assert not agreement.event_rows.exists()


def test_a_withdrawn_event_no_longer_counts_and_stays_in_the_history():
    agreement = happens(an_agreement(**FIVE_YEARS), "extended", "2026-05-01", until="2030")
    extended = agreement.ends_on

    agreement = services.withdraw_event(
        actor=a_person(), event=agreement.event_rows.get(), reason="the wrong agreement"
    )

    assert extended == date(2030, 12, 31)
    assert (agreement.ends_on, agreement.first_event_on) == (date(2026, 6, 30), None)
    added, withdrawn = AuditEntry.objects.filter(action__startswith="agreement.event-").order_by("at")
    assert added.after["events"] == withdrawn.before["events"]
    assert withdrawn.after == {"events": []}
    assert agreement.version == 3


def test_a_change_of_the_dates_keeps_what_happened():
    agreement = happens(an_agreement(**RENEWED), "renewed", "2026-07-01")

    amended = services.amend_agreement(
        actor=a_person(), agreement=agreement, changes={"notice_months": 3}, version=agreement.version
    )

    assert (amended.runs_until, amended.notice_on) == ("2029-06-30", date(2029, 3, 30))


def test_an_event_is_recorded_on_its_page_and_shown_with_the_status(client_as):
    agreement = an_agreement(**RENEWED)
    client = client_as("officer", language="en")
    page = client.get(reverse("register:agreement", args=[agreement.pk]), {"as_of": "2026-11-21"})
    address = f"{reverse('register:event_add', args=[agreement.pk])}?kind=renewed"

    form = client.get(address).content.decode()
    done = client.post(
        address,
        {"kind": "renewed", "on": "1/7/2026", "until": "30/6/2029", "reason": "no notice", "version": "1"},
    )
    after = client.get(reverse("register:agreement", args=[agreement.pk]), {"as_of": "2026-11-21"})

    assert "it renewed itself" in page.content.decode()
    assert 'value="30/06/2029"' in form
    assert done.status_code == 302
    assert "it renewed itself" not in after.content.decode()
    assert "Renewed automatically → 30/06/2029" in after.content.decode()


def test_two_people_who_record_at_once_see_what_the_other_did(client_as):
    agreement = an_agreement(**FIVE_YEARS)
    happens(agreement, "suspended", "2023-01-01")
    typed = {"kind": "terminated", "on": "1/3/2024", "reason": "mine", "version": "1"}
    client = client_as("officer", language="en")
    address = reverse("register:event_add", args=[agreement.pk])

    refused = client.post(address, typed)
    again = client.post(address, typed | {"version": "2"})

    assert refused.status_code == 422
    assert "Somebody else changed this agreement meanwhile" in refused.content.decode()
    assert "Suspended, 01/01/2023" in refused.content.decode()
    assert 'name="version" value="2"' in refused.content.decode()
    assert again.status_code == 302
    assert Agreement.objects.get().status_on(date(2024, 3, 1)) is Status.TERMINATED

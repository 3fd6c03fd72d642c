"""Private calendars, read back by a calendar parser."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from tests.site.factories import a_saved_view
from tests.site.register.making import an_agreement, an_organisation

from caunoi_web.attention import services
from caunoi_web.attention.models import Feed

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


@pytest.fixture
def papers(today_is):
    today_is(TODAY)
    japan, home = an_organisation("Kyushu; số 1, Nhật", country="JP"), an_organisation("Huế", country="VN")
    an_agreement(japan, start="2022", end="2027-06-30", end_kind="fixed")
    an_agreement(home, start="2022", end="2027-07-31", end_kind="fixed")
    an_agreement(home, start="2022", end="2035", end_kind="fixed")


def entries(client, secret):
    answer = client.get(reverse("attention:calendar", args=[secret]))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_calendar_holds_each_deadline_as_a_whole_day(client, officer, papers):
    _feed, secret = services.make_feed(actor=officer, name="Hạn")

    first, second = sorted(entries(client, secret), key=lambda event: event.decoded("dtstart"))

    assert first.decoded("dtstart") == date(2027, 6, 30)
    assert first.decoded("dtend") == date(2027, 7, 1)
    assert "Kyushu; số 1, Nhật" in str(first["summary"])
    assert first["uid"] != second["uid"]


def test_the_same_deadline_keeps_its_name_so_that_programs_do_not_double_it(client, officer, papers):
    _feed, secret = services.make_feed(actor=officer, name="Hạn")

    assert {str(each["uid"]) for each in entries(client, secret)} == {
        str(each["uid"]) for each in entries(client, secret)
    }


def test_a_calendar_of_a_view_holds_what_passes_its_filters(client, officer, papers):
    _feed, secret = services.make_feed(actor=officer, name="Nhật", query="country=JP")

    [event] = entries(client, secret)

    assert "Kyushu" in str(event["summary"])


def test_a_revoked_secret_an_unknown_one_and_a_person_who_left_get_nothing(client, officer, papers):
    feed, secret = services.make_feed(actor=officer, name="Hạn")
    _other, second = services.make_feed(actor=officer, name="Hai")
    services.revoke_feed(actor=officer, feed=feed, now=timezone.now())
    officer.is_active = False
    officer.save()

    for each in (secret, second, "nobody-has-this", "a" * 500):
        assert client.get(reverse("attention:calendar", args=[each])).status_code == 404


def test_only_the_hash_of_a_secret_is_kept(officer):
    _feed, secret = services.make_feed(actor=officer, name="Hạn")

    [kept] = Feed.objects.values()
    assert secret not in str(kept)


def test_the_address_is_shown_once_and_then_never_again(client_as, officer):
    client = client_as("officer", language="en")
    view = a_saved_view(officer, name="Nhật")

    made = client.post(reverse("attention:feed_make"), {"name": "Work", "view": view.pk}).content.decode()
    later = client.get(reverse("attention:wishes")).content.decode()

    assert "/attention/calendar/" in made
    assert "/attention/calendar/" not in later
    assert "Work" in later


def test_the_quiet_list_is_respected(client, officer, papers):
    from caunoi_web.register.models import Agreement

    for paper in Agreement.objects.all():
        services.hush(actor=officer, target_kind="agreement", target_id=paper.pk, label="x")
    _feed, secret = services.make_feed(actor=officer, name="Hạn")

    assert entries(client, secret) == []


def test_a_viewer_without_deadlines_of_their_own_gets_an_empty_calendar(client, viewer, papers):
    _feed, secret = services.make_feed(actor=viewer, name="Hạn")

    assert entries(client, secret) == []

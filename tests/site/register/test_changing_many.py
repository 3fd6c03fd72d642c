"""One change for many records: the preview says just what then happens."""

import re

import pytest
from django.urls import reverse
from tests.site.factories import a_unit
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi_web.register import services
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.sources.models import AuditEntry

pytestmark = pytest.mark.django_db
ADDRESS = "register:agreements_change"


def picked(*records):
    return "&".join(f"pick={record.pk}" for record in records)


def change(client, query, **posted):
    return client.post(f"{reverse(ADDRESS)}?{query}", {"reason": "Quyết định 12", **posted})


def seen_in(response):
    return re.findall(r'name="seen" value="([^"]+)"', response.content.decode())


@pytest.fixture
def papers():
    partner = an_organisation("Một", country="JP")
    return [an_agreement(partner, number=str(each), kind="mou") for each in range(3)]


def test_the_preview_says_what_changes_and_writes_nothing(client_as, papers):
    unit = a_unit("Khoa Luật")

    answer = change(client_as("officer", language="en"), picked(*papers), host_unit=unit.pk)

    assert "3 records will change" in answer.content.decode()
    assert "Khoa Luật" in answer.content.decode()
    assert not Agreement.objects.filter(host_unit=unit).exists()


def test_what_was_previewed_is_done_as_one_act_with_its_reason(client_as, papers):
    client, unit = client_as("officer"), a_unit("Khoa Luật")
    preview = change(client, picked(*papers[:2]), host_unit=unit.pk, add_activity="conference")

    change(
        client,
        picked(*papers[:2]),
        host_unit=unit.pk,
        add_activity="conference",
        sure="1",
        seen=seen_in(preview),
    )

    changed = Agreement.objects.filter(host_unit=unit, activity_rows__code="conference")
    assert set(changed) == set(papers[:2])
    entries = AuditEntry.objects.filter(action="agreement.amended")
    assert {entry.reason for entry in entries} == {"Quyết định 12"}
    assert entries.values("act").distinct().count() == 1


def test_a_record_changed_meanwhile_is_left_alone_and_named(client_as, papers):
    client = client_as("officer", language="en")
    preview = change(client, picked(*papers), level="unit")
    services.amend_agreement(
        actor=a_person(), agreement=papers[0], changes={"number": "77"}, version=papers[0].version
    )

    answer = client.post(
        f"{reverse(ADDRESS)}?{picked(*papers)}",
        {"reason": "why", "level": "unit", "sure": "1", "seen": seen_in(preview)},
        follow=True,
    )

    assert Agreement.objects.filter(level="unit").count() == 2
    assert "2 records were changed." in answer.content.decode()
    assert "Left alone" in answer.content.decode()


def test_all_that_pass_the_filters_are_changed_and_no_other(client_as, papers):
    client, other = client_as("officer"), an_agreement(an_organisation("Hai", country="VN"), number="other")
    preview = change(client, "country=JP&all=1", level="university")

    change(client, "country=JP&all=1", level="university", sure="1", seen=seen_in(preview))

    assert Agreement.objects.filter(level="university").count() == 3
    other.refresh_from_db()
    assert other.level == ""


def test_without_a_reason_or_anything_to_change_nothing_happens_and_what_was_typed_stays(client_as, papers):
    client = client_as("officer", language="en")

    no_reason = client.post(f"{reverse(ADDRESS)}?{picked(*papers)}", {"level": "unit", "note": "kept words"})
    nothing = change(client, picked(*papers))

    assert no_reason.status_code == nothing.status_code == 422
    assert "kept words" in no_reason.content.decode()
    assert "every field is left as it is" in nothing.content.decode()


@pytest.mark.parametrize("query", ["", "pick=not-an-id", "pick=00000000-0000-7000-8000-000000000000"])
def test_without_ticked_rows_the_list_says_so(client_as, papers, query):
    answer = client_as("officer", language="en").get(f"{reverse(ADDRESS)}?{query}", follow=True)

    assert "Tick the rows that are to change first." in answer.content.decode()


def test_too_many_at_once_are_refused_before_anything(client_as, papers, monkeypatch):
    monkeypatch.setattr("caunoi_web.register.views.changing_many.MOST_AT_ONCE", 2)

    answer = change(client_as("officer", language="en"), "all=1", level="unit", sure="1")

    assert "At most 2 records are changed at once" in answer.content.decode()
    assert not Agreement.objects.filter(level="unit").exists()


def test_partners_are_changed_the_same_way(client_as):
    client, bodies = client_as("officer"), [an_organisation(name) for name in ("Một", "Hai")]
    address = f"{reverse('register:organisations_change')}?{picked(*bodies)}"
    preview = client.post(address, {"reason": "why", "country": "JP", "note": "Đã kiểm tra"})

    client.post(
        address,
        {"reason": "why", "country": "JP", "note": "Đã kiểm tra", "sure": "1", "seen": seen_in(preview)},
    )

    assert Organisation.objects.filter(country="JP", note="Đã kiểm tra").count() == 2

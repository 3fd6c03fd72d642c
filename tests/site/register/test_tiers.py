"""The tier of a partner: dated rows, so that any day can be told."""

from datetime import date

import pytest
from django.urls import reverse
from tests.site.register.making import a_person, an_organisation

from caunoi_web.accounts.models import Role
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue
from caunoi_web.sources.models import AuditEntry

pytestmark = pytest.mark.django_db


def tier_on(organisation, day: str) -> str:
    row = organisation.tiers.as_of(date.fromisoformat(day)).first()
    return row.tier if row else ""


def set_tier(organisation, tier, since, reason="Decision 12/QĐ", role=Role.OFFICER):
    return services.set_tier(
        actor=a_person(role),
        organisation=organisation,
        tier=tier,
        since=date.fromisoformat(since),
        reason=reason,
    )


def test_the_tier_as_of_any_day_can_be_told():
    organisation = an_organisation()
    set_tier(organisation, "regular", "2019-05-01")
    set_tier(organisation, "strategic", "2024-01-01")

    told = [tier_on(organisation, day) for day in ("2019-04-30", "2019-05-01", "2023-12-31", "2024-01-01")]

    assert told == ["", "regular", "regular", "strategic"]


def test_a_second_word_about_the_same_day_replaces_the_first_and_the_history_keeps_both():
    organisation = an_organisation()
    set_tier(organisation, "regular", "2024-01-01")

    set_tier(organisation, "strategic", "2024-01-01", reason="It was misread")

    assert tier_on(organisation, "2024-06-01") == "strategic"
    assert organisation.tiers.count() == 2
    entry = AuditEntry.objects.get(action="organisation.tier-set", reason="It was misread")
    assert (entry.before["tier"]["tier"], entry.after["tier"]["tier"]) == ("regular", "strategic")


def test_a_row_taken_back_lets_the_one_before_count_again():
    organisation = an_organisation()
    set_tier(organisation, "regular", "2019-05-01")
    wrong = set_tier(organisation, "former", "2024-01-01")

    services.withdraw_tier(actor=a_person(Role.OFFICER), row=wrong, reason="Wrong partner")

    assert tier_on(organisation, "2026-01-01") == "regular"


@pytest.mark.parametrize(("tier", "reason", "field"), [("golden", "x", "tier"), ("regular", "  ", "reason")])
def test_an_unknown_tier_and_a_missing_reason_are_refused(tier, reason, field):
    with pytest.raises(InvalidValue) as refusal:
        set_tier(an_organisation(), tier, "2024-01-01", reason)

    assert refusal.value.field == field


@pytest.mark.parametrize("role", [Role.VIEWER, Role.UNIT_LEAD, Role.RECTOR])
def test_who_may_not_write_may_not_set_a_tier(role):
    with pytest.raises(NotAllowed):
        set_tier(an_organisation(), "regular", "2024-01-01", role=role)


def test_the_page_shows_the_tier_of_its_day(client_as):
    organisation = an_organisation()
    client = client_as("officer", language="en")
    address = reverse("register:organisation_tier", args=(organisation.pk,))

    answer = client.post(address, {"tier": "strategic", "since": "01/02/2024", "reason": "Five-year plan"})

    page = reverse("register:organisation", args=(organisation.pk,))
    assert answer.headers["Location"] == page
    assert "Five-year plan" in client.get(page, {"as_of": "2024-02-01"}).content.decode()
    assert "No tier yet." in client.get(page, {"as_of": "2024-01-31"}).content.decode()

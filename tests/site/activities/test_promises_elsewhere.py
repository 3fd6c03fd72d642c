"""What this app tells other pages of a partner: promises in the brief, rows that go along in a merge."""

from datetime import date

import pytest
from tests.site import factories

from caunoi_web.accounts.models import Role
from caunoi_web.activities.queries.brief import promises_section
from caunoi_web.register import services

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 21)


def test_the_brief_tells_what_both_sides_promised_and_where_it_stands():
    partner = factories.an_organisation("Đại học Keio")
    agreement = factories.an_agreement(partner, term=factories.a_term("2024-01-01", "2028-01-01"))
    factories.a_commitment(agreement, what="Tiếp nhận sinh viên", due="2025-12-31")
    factories.a_commitment(agreement, what="Cấp học bổng", debtor="partner")
    factories.a_commitment(what="Của đối tác khác")

    section = promises_section(factories.a_person(role=Role.VIEWER), partner, DAY)

    assert [line.text.split(";")[0] for line in section.lines] == ["Tiếp nhận sinh viên", "Cấp học bổng"]
    assert all("nhập ngày" in line.source for line in section.lines)


def test_activities_and_promises_go_along_in_a_merge_and_come_back():
    survivor, merged = factories.an_organisation("Keio"), factories.an_organisation("Keio Univ.")
    both, theirs = factories.an_activity(survivor, merged), factories.an_activity(merged)
    owed = factories.a_commitment(factories.an_agreement(merged), debtor="partner", partner=merged)
    actor = factories.a_maker()

    done = services.merge_organisations(
        actor=actor, survivor=survivor, merged=merged, versions=(1, 1), reason="One body"
    )
    owed.refresh_from_db()
    assert [row.organisation for row in theirs.partner_rows.all()] == [survivor]
    assert [row.organisation for row in both.partner_rows.all()] == [survivor]
    assert owed.partner == survivor

    services.undo_merge(actor=actor, merge=done)
    owed.refresh_from_db()
    assert {row.organisation for row in both.partner_rows.all()} == {survivor, merged}
    assert [row.organisation for row in theirs.partner_rows.all()] == [merged]
    assert owed.partner == merged

"""The order "by end" found by its index is the order by the rule, on any day and in both directions."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import RequestFactory
from django.utils import timezone
from tests.site.factories import a_term, an_agreement, an_agreement_event, an_organisation

from caunoi_web.register.models import Agreement, AgreementActivity, Stretch
from caunoi_web.register.queries import among
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.queries.by_end import first_by_end, page_by_end
from caunoi_web.register.services.deriving import wrong_stretches
from caunoi_web.register.services.indexing import index_agreement

pytestmark = pytest.mark.django_db

DAYS = [date(1900, 1, 1), date(2021, 3, 1), date(2023, 6, 30), date(2026, 1, 15), date(2040, 1, 1)]


@pytest.fixture
def lives():
    """Agreements of every status on one day or another, also such as no service would make."""
    partner = an_organisation("Đối tác")
    for end in ("2022", "2023-06-30", "2023-06-30", "2025-01-31", "2030-12-31"):
        an_agreement(partner, term=a_term("2021-03-01", end))
        an_agreement(partner, term=a_term("2020", end, "auto_renewed"))
    for kind in ("indefinite", "condition", "unknown", "duration"):
        an_agreement(partner, term=a_term("2021", "", kind), signed="2020-05")
    an_agreement(partner, term=a_term("", "2024-02-29"))
    an_agreement(partner, term=a_term())
    for kind in ("suspended", "terminated", "superseded", "completed", "notice"):
        an_agreement_event(an_agreement(partner, term=a_term("2020", "2030")), kind, "2023-01-01")
        an_agreement_event(an_agreement(partner, term=a_term("2020", "", "indefinite")), kind, "2022")
    resumed = an_agreement(partner, term=a_term("2020", "2030"))
    an_agreement_event(resumed, "suspended", "2021")
    an_agreement_event(resumed, "resumed", "2024-05")
    an_agreement_event(an_agreement(partner, term=a_term("2020", "2021")), "extended", "2021-06", "2028")
    back = an_agreement(partner, term=a_term("2020", "2029"))
    an_agreement_event(back, "extended", "2024-06-01", "2023-01-01")
    put_aside = an_agreement(partner, term=a_term("2020", "2030"))
    Agreement.objects.filter(pk=put_aside.pk).update(archived_at=timezone.now())


def by_the_rule(day, **chosen):
    one = AgreementFilter(**chosen)
    return list(one.ordered(one.apply(Agreement.objects.all(), day)).values_list("pk", flat=True))


def page(day, chosen, **query):
    request = RequestFactory().get("/", query)
    found = chosen.apply_along(Agreement.objects.all(), day)
    return page_by_end(request, found, day, chosen.ranks, per_page=7, held=chosen.held(day))


def first(day, number=100, start=0, **chosen):
    one = AgreementFilter(**chosen)
    found = one.apply_along(Agreement.objects.all(), day)
    return first_by_end(found, day, one.ranks, one.held(day), start=start, number=number)


@pytest.mark.parametrize("day", DAYS)
def test_the_index_finds_the_order_of_the_rule(lives, day):
    found = first(day)

    assert [one.pk for one in found] == by_the_rule(day)
    assert {one.pk: one.status for one in found} == {one.pk: one.status_on(day) for one in found}


@pytest.mark.parametrize("status", ["active", "expired", "suspended", "not_in_force", "terminated", "open"])
@pytest.mark.parametrize("day", DAYS)
def test_a_chosen_status_looks_only_where_it_can_be(lives, day, status):
    assert [one.pk for one in first(day, status=status)] == by_the_rule(day, status=status)


@pytest.mark.parametrize("few", [0, 1000])
@pytest.mark.parametrize("day", DAYS)
def test_what_is_asked_one_by_one_is_what_the_filters_say(lives, day, few, monkeypatch):
    monkeypatch.setattr(among, "FEW", few)
    abroad = an_agreement(an_organisation("Kyushu", country="JP"), term=a_term("2020", "2030"))
    index_agreement(abroad)
    AgreementActivity.objects.create(agreement=abroad, code="student-exchange")

    for chosen in (
        {"country": "JP"},
        {"country": "LA"},
        {"scope": "home", "status": "in_force"},
        {"activity": "student-exchange", "within": 3000},
        {"text": "kyushu", "scope": "abroad"},
        {"text": "nowhere"},
        {"within": 180},
        {"within": 400, "status": "active"},
        {"within": 400, "status": "expired"},
    ):
        assert [one.pk for one in first(day, **chosen)] == by_the_rule(day, **chosen), chosen


@pytest.mark.parametrize("day", DAYS)
def test_pages_forward_and_backward_show_every_agreement_once(lives, day):
    chosen, wanted = AgreementFilter(), by_the_rule(day)

    forward, query = [], {}
    while True:
        one = page(day, chosen, **query)
        forward += [row.pk for row in one.object_list]
        if not one.after:
            break
        query = {"after": one.after}
    backward = [row.pk for row in one.object_list]
    while one.before:
        one = page(day, chosen, before=one.before)
        backward = [row.pk for row in one.object_list] + backward

    assert forward == wanted
    assert backward == wanted


def test_a_part_in_the_middle_begins_where_it_is_asked_to(lives):
    day = DAYS[2]

    part = first(day, start=5, number=4)

    assert [one.pk for one in part] == by_the_rule(day)[5:9]


def test_every_write_leaves_true_stretches(lives):
    assert list(wrong_stretches()) == []


def test_an_archived_agreement_has_no_stretches_and_gets_them_back(lives):
    kept = Agreement.objects.live().first()
    before = set(kept.stretches.values_list("status", "since", "until"))

    Agreement.objects.filter(pk=kept.pk).update(archived_at=timezone.now())
    assert not kept.stretches.exists()
    Agreement.objects.filter(pk=kept.pk).update(archived_at=None)

    assert set(kept.stretches.values_list("status", "since", "until")) == before


def test_the_command_finds_and_mends_what_is_wrong(lives):
    call_command("derive", "--check", stdout=StringIO())
    one = Agreement.objects.live().first()
    Stretch.objects.filter(agreement=one).update(place=1)

    with pytest.raises(CommandError, match="1 records are wrong"):
        call_command("derive", "--check", stdout=StringIO())
    call_command("derive", stdout=StringIO())

    call_command("derive", "--check", stdout=StringIO())

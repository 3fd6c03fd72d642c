"""An invented register is such as the services would have made: every derived value is true."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from caunoi_web.demo.seeding import seed
from caunoi_web.register.models import Agreement, Organisation, Stretch
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.services.deriving import wrong_stretches
from caunoi_web.register.services.indexing import index_agreement
from caunoi_web.search.models import SearchEntry
from caunoi_web.search.queries import search

TODAY = date(2026, 11, 22)
DERIVED = ("begins_on", "term_ends_on", "runs_until", "ends_on", "notice_on", "first_event_on")


@pytest.fixture
def seeded(officer):
    return seed(actor=officer, organisations=12, agreements=40, today=TODAY)


def test_as_many_as_asked_for_are_made(seeded):
    assert (Organisation.objects.count(), Agreement.objects.count()) == (12, 40)
    assert (seeded.organisations, seeded.agreements) == (12, 40)
    assert Agreement.objects.filter(party_rows__isnull=True).count() == 0


def test_every_derived_day_and_stretch_is_what_the_model_derives(seeded):
    for one in Agreement.objects.all():
        stored = {field: getattr(one, field) for field in DERIVED}
        one.derive_days()
        assert {field: getattr(one, field) for field in DERIVED} == stored

    assert Stretch.objects.exists()
    assert list(wrong_stretches()) == []


def test_fields_that_seeding_does_not_name_have_their_defaults(seeded):
    one = Agreement.objects.first()

    assert (one.version, one.binding, one.archived_at, one.note) == (1, "unclear", None, "")
    assert one.created_at is not None
    assert one.party_rows.first().side == "partner"


def test_the_index_made_at_once_finds_what_the_index_made_one_by_one_finds(seeded, officer):
    chosen = AgreementFilter(text="dai hoc")
    call_command("reindex", stdout=StringIO())
    entries = list(SearchEntry.objects.order_by("kind", "target_id").values_list("title", "detail", "text"))
    found = search(user=officer, question="TT-SEED đại học", limit=50)
    filtered = set(chosen.apply(Agreement.objects.all(), TODAY).values_list("pk", flat=True))

    for one in Agreement.objects.all():
        index_agreement(one)

    again = list(SearchEntry.objects.order_by("kind", "target_id").values_list("title", "detail", "text"))
    assert again == entries
    assert search(user=officer, question="TT-SEED đại học", limit=50) == found
    assert set(chosen.apply(Agreement.objects.all(), TODAY).values_list("pk", flat=True)) == filtered

"""The index of names in the database finds what an index of everything in memory finds."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.site import factories
from tests.site.register.making import a_person, an_organisation

from caunoi.matching import Index
from caunoi.matching.weigh import POSSIBLE
from caunoi_web.register import services
from caunoi_web.register.models import NameKey, NameSlip, Organisation
from caunoi_web.register.queries.known import as_known, known_for
from caunoi_web.register.services.deriving import wrong_names
from caunoi_web.register.services.names import OtherName

pytestmark = pytest.mark.django_db

HEADS = ("Trường Đại học", "Học viện", "Viện Nghiên cứu", "University of", "Công ty TNHH")
WORDS = ("Bách khoa", "Kinh tế", "Kyushu", "Lúa", "Northern", "Hoàng Mai", "Thanh Xuân", "Technology", "Mỏ")
NAMES = st.builds(
    "{} {} {}".format, st.sampled_from(HEADS), st.sampled_from(WORDS), st.sampled_from((*WORDS, "", "1", "2"))
)
SLIPS = st.sampled_from(("", "drop", "bare", "short"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(NAMES, min_size=1, max_size=12, unique=True), asked=NAMES, slip=SLIPS)
def test_the_same_organisations_are_suggested_as_by_an_index_of_all(names, asked, slip):
    Organisation.objects.all().delete()
    made = [factories.an_organisation(name) for name in names]
    name = slipped(asked, slip)

    of_all = Index(map(as_known, made)).candidates(name, limit=12)
    found = known_for([name]).candidates(name, limit=12)

    assert likely(found) == likely(of_all)


def slipped(name, slip):
    """As a person may type it."""
    if slip == "drop":
        return name[:-2] + name[-1:]
    if slip == "bare":
        return name.encode("ascii", "ignore").decode()
    return name.replace("Trường Đại học", "ĐH") if slip == "short" else name


def likely(candidates):
    """Those that a person is asked about, and how likely each is."""
    return {(one.id, round(one.score, 2)) for one in candidates if one.score >= POSSIBLE}


def test_words_that_most_names_have_find_those_that_have_all_of_them(monkeypatch):
    monkeypatch.setattr("caunoi.matching.keys.BUDGET", 1)
    for place in ("Đông", "Tây", "Nam"):
        for field in ("Sư phạm", "Kinh tế"):
            an_organisation(f"Trường Đại học {field} {place}")

    found = known_for(["Đại học Sư phạm Tây"]).candidates("Đại học Sư phạm Tây")

    assert found[0].id == str(Organisation.objects.get(name="Trường Đại học Sư phạm Tây").pk)


def test_a_new_name_is_found_and_a_name_taken_away_is_not():
    maker, partner = a_person(), an_organisation("Đại học Kyushu")
    services.add_names(actor=maker, organisation=partner, names=[OtherName("Kyudai")])
    assert [one.id for one in known_for(["Kyudai"]).candidates("Kyudai")] == [str(partner.pk)]

    services.remove_names(actor=maker, organisation=partner, names=["Kyudai"])

    assert len(known_for(["Kyudai"])) == 0
    assert list(wrong_names()) == []


def test_an_archived_organisation_stands_under_no_key():
    partner = an_organisation("Đại học Kyushu")

    services.archive(actor=a_person(), record=partner, reason="Closed")

    assert not NameKey.objects.filter(organisation=partner).exists()
    assert list(wrong_names()) == []


def test_what_was_spoilt_is_told_and_mended():
    partner = an_organisation("Đại học Kyushu")
    NameKey.objects.filter(organisation=partner).first().delete()
    NameSlip.objects.all().delete()
    NameKey.objects.create(organisation=partner, key="false")

    with pytest.raises(CommandError, match="1 records"):
        call_command("derive", "--check", stdout=StringIO())
    call_command("derive", stdout=StringIO())

    call_command("derive", "--check", stdout=StringIO())
    assert NameSlip.objects.filter(word="kyushu").exists()


def test_a_question_costs_the_same_for_any_number_of_organisations_and_names():
    costs = []
    for number in (3, 40):
        for each in range(number):
            an_organisation(f"Viện Nghiên cứu Lúa {number}-{each}")
        with CaptureQueriesContext(connection) as queries:
            known_for([f"Viện Nghiên cứu Lus {each}" for each in range(number)])
        costs.append(len(queries))

    assert costs[1] <= costs[0] + 1 <= 12, costs

"""The page of results, and making the index again."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from tests.site import factories
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi_web.register import services
from caunoi_web.search.models import SearchEntry
from caunoi_web.search.services import forget_all

pytestmark = pytest.mark.django_db


def test_the_box_finds_partners_and_their_agreements_by_any_name(client_as):
    partner = an_organisation("Viện Công nghệ Kyushu", country="JP")
    services.add_names(actor=a_person(), organisation=partner, names=[services.OtherName("KyuTech")])
    agreement = an_agreement(partner, number="7/MOU")

    page = client_as("viewer").get(reverse("search:results"), {"q": "kyutech"}).content.decode()
    by_country = client_as("viewer").get(reverse("search:results"), {"q": "nhat ban"}).content.decode()

    assert reverse("register:organisation", args=[partner.pk]) in page
    assert reverse("register:agreement", args=[agreement.pk]) in page
    assert "<mark>KyuTech</mark>" in page
    assert reverse("register:organisation", args=[partner.pk]) in by_country


@pytest.mark.parametrize("question", ["", "…", "xyzzy"])
def test_finding_nothing_says_how_to_go_on(client_as, question):
    page = client_as("viewer", language="en").get(reverse("search:results"), {"q": question})

    assert page.status_code == 200
    assert "Accents do not matter" in page.content.decode()


@pytest.mark.parametrize("number", [1, 50])
def test_a_search_costs_the_same_for_any_number_of_hits(client_as, django_assert_max_num_queries, number):
    client = client_as("officer")
    partners = [an_organisation(f"Đại học {each}") for each in range(number)]
    an_agreement(*partners[:3])

    with django_assert_max_num_queries(13 if connection.vendor == "sqlite" else 21):
        client.get(reverse("search:results"), {"q": "dai hoc"})


def test_the_index_is_made_again_from_what_is_stored(client_as):
    partner = an_organisation("Đại học Huế")
    an_agreement(partner)
    archived = services.archive(actor=a_person(), record=an_organisation("Đã giải thể"), reason="dissolved")
    factories.a_document("Ký với Đại học Huế")
    forget_all()
    said = StringIO()

    call_command("reindex", stdout=said)

    assert said.getvalue() == "Indexed 1 organisations, 1 agreements and 1 documents.\n"
    assert SearchEntry.objects.count() == 3
    assert not SearchEntry.objects.filter(target_id=archived.pk).exists()
    page = client_as("viewer").get(reverse("search:results"), {"q": "hue"}).content.decode()
    assert page.count('<section class="found"') == 3

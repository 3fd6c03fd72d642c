"""Home: what waits, what ends, what stands; confirmed and waiting numbers never mixed."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from tests.site import factories
from tests.site.register.making import a_person, an_agreement, an_organisation
from tests.site.register.ptit import enter_ptit_rows

from caunoi_web.accounts.models import Role, User
from caunoi_web.intake.models import ProposalKind
from caunoi_web.register import services

pytestmark = pytest.mark.django_db

DAY = {"as_of": "2026-11-21"}


def text_of(response) -> str:
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def home(client) -> str:
    return text_of(client.get(reverse("reports:home"), DAY))


def test_a_fresh_install_says_what_to_do_first(client_as):
    response = client_as("officer", language="en").get(reverse("reports:home"))

    assert "The register is empty" in text_of(response)
    assert reverse("sources:upload") in response.content.decode()
    assert reverse("sources:upload") not in home(client_as("viewer", language="en"))


def test_the_page_says_where_things_stand(client_as):
    enter_ptit_rows(a_person())

    page = home(client_as("officer", language="en"))

    assert "5 agreements are active of 15 confirmed" in page
    assert "2 within 90 days" in page
    assert page.index("Kyushu") < page.index("Viễn thông Quân đội")
    assert "21 days left" in page
    assert "40 days left" in page
    for figure in ("In force 5", "Expired 8", "Open, until a condition is met 1", "Validity unknown 1"):
        assert figure in page
    assert "Together 15." in page


def test_every_number_opens_its_list(client_as):
    enter_ptit_rows(a_person())
    client = client_as("officer", language="en")
    content = client.get(reverse("reports:home"), DAY).content.decode()
    links = {
        link.replace("&amp;", "&") for link in re.findall(r'href="(/register/agreements/\?[^"]+)"', content)
    }

    assert any("status=active&country=IT" in link for link in links)
    assert any("within=180" in link for link in links)
    for link in links:
        response = client.get(link)
        assert response.status_code == 200
        assert "as of 21/11/2026" in text_of(response), link


def test_what_waits_is_never_counted_as_confirmed(client_as):
    an_agreement(an_organisation("Viện NICT"), start="2026", end="2030", end_kind="fixed")
    document = factories.a_document("Ký với A và B.", name="tin.txt")
    for label in ("A", "B"):
        factories.a_proposal(document, label=label, kind=ProposalKind.AGREEMENT)
    factories.a_proposal(document, label="C")
    for state in ("waiting", "failed"):
        factories.a_document(state=state)

    page = home(client_as("officer", language="en"))

    assert "1 agreements are active of 1 confirmed" in page
    assert "2 agreements proposed not confirmed, not counted" in page
    assert "1 partners confirmed" in page
    assert "1 partners proposed not confirmed, not counted" in page
    assert "1 documents to review 1 documents being read 1 documents that could not be read" in page
    assert "tin.txt 3 findings" in page


def test_a_viewer_sees_the_register_but_no_proposals_and_no_history(client_as):
    an_agreement(an_organisation("Viện NICT"))
    factories.a_proposal()

    page = home(client_as("viewer", language="en"))

    assert "proposed" not in page
    assert "Last changes" not in page


def test_stated_figures_stand_beside_counted_ones(client_as):
    an_organisation("Kyushu", country="JP")
    services.create_figure(
        actor=a_person(),
        values={"what": "partners-foreign", "year": 2024, "value": 70, "qualifier": "over"},
    )
    services.create_figure(actor=a_person(), values={"what": "staff-count", "value": 328})

    page = home(client_as("officer", language="en"))

    assert "Partners abroad more than 70 (2024) 1" in page
    assert "328" not in page.partition("Last changes")[0]


def test_the_last_changes_name_the_person_and_open_the_record(client_as):
    partner = an_organisation("Viện NICT", actor=a_person(Role.OFFICER, "Hương"))

    response = client_as("officer", language="en").get(reverse("reports:home"))

    assert "Added: Viện NICT Hương" in text_of(response)
    assert reverse("register:organisation", args=[partner.pk]) in response.content.decode()


def everything():
    """A register in which every section of home has something to show."""
    unit = factories.a_unit("Khoa Luật")
    an_agreement(
        an_organisation("Viện NICT"), start="2026", end="2027-03-01", end_kind="fixed", host_unit=unit
    )
    an_agreement(an_organisation("Đại học Keio"), start="2026", end="2027-01-01", end_kind="fixed")
    services.create_figure(actor=a_person(), values={"what": "agreements-total", "value": 70})
    factories.a_proposal()
    return unit


@pytest.mark.parametrize(
    ("role", "parts", "start"),
    [
        ("viewer", ["register", "ending", "stated"], "register:organisations"),
        ("unit_lead", ["work", "ending", "register", "stated"], "activities:activity_add"),
        ("officer", ["work", "waiting", "ending", "register", "stated", "changes"], "sources:upload"),
        ("head", ["work", "ending", "register", "waiting", "stated", "changes"], "signing:board"),
        ("rector", ["work", "register", "ending", "stated", "changes"], "signing:board"),
        (
            "administrator",
            ["site", "work", "waiting", "register", "ending", "stated", "changes"],
            "people:list",
        ),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_role_sees_first_what_it_acts_on(client_as, people, role, parts, start, language):
    unit = everything()
    User.objects.filter(role="unit_lead").update(unit=unit)

    content = client_as(role, language=language).get(reverse("reports:home"), DAY).content.decode()

    shown = re.findall(r'<section aria-labelledby="(\w+)"', content)
    assert [part for part in shown if part != "work"] == [part for part in parts if part != "work"]
    assert "work" not in shown or shown.index("work") == parts.index("work")
    begins = re.search(r'<nav class="starts".*?</nav>', content, re.DOTALL).group()
    assert f'href="{reverse(start)}"' in begins
    for address in re.findall(r'href="([^"]+)"', begins):
        assert client_as(role, language=language).get(address).status_code == 200


def test_the_head_of_a_unit_sees_what_ends_at_the_own_unit(client_as, people):
    unit = everything()
    User.objects.filter(role="unit_lead").update(unit=unit)

    page = home(client_as("unit_lead", language="en"))

    ends = page.partition("Ends soon at ")[2].partition("The register as of")[0]
    assert "Viện NICT" in ends
    assert "Keio" not in ends


@pytest.mark.parametrize("number", [1, 50])
def test_home_costs_the_same_for_any_amount(client_as, django_assert_num_queries, number):
    for each in range(number):
        partner = an_organisation(f"Đối tác {each}", country="JP")
        an_agreement(partner, start="2026", end="2027-03-01", end_kind="fixed")
        factories.a_proposal()
    services.create_figure(actor=a_person(), values={"what": "agreements-total", "value": 70})
    client = client_as("officer")

    with django_assert_num_queries(46):  # two look-ups for each thing that is remembered; here nothing is yet
        client.get(reverse("reports:home"), DAY)


def test_home_asks_half_as_much_while_nothing_is_written(client_as, settings, django_assert_num_queries):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "home"}
    }
    cache.clear()
    an_agreement(an_organisation("Keio"), start="2026", end="2027-03-01", end_kind="fixed")
    client = client_as("officer")
    first = client.get(reverse("reports:home"), DAY)

    with django_assert_num_queries(14):
        again = client.get(reverse("reports:home"), DAY)

    assert text_of(again) == text_of(first)

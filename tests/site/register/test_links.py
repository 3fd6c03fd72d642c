"""Agreements that hang together: seen from both ends, never in a circle, and warned about."""

from datetime import date

import pytest
from django.urls import reverse
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi.domain.terms import Status
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.models import Agreement, AgreementLink
from caunoi_web.register.queries.agreement_family import family_of
from caunoi_web.register.queries.warnings import warnings_of
from caunoi_web.sources.models import AuditEntry

pytestmark = pytest.mark.django_db

DAY = date(2025, 6, 1)
FIVE_YEARS = {"start": "2021-07-01", "end": "2026-06-30", "end_kind": "fixed"}


@pytest.fixture
def partner(db):
    return an_organisation("Viện NICT")


def linked(kind, later, earlier, **more):
    return services.link_agreements(actor=a_person(), kind=kind, later=later, earlier=earlier, **more)


def warned(agreement, day=DAY):
    agreement.refresh_from_db()
    return warnings_of(agreement, agreement.status_on(day), family_of(agreement.pk, day).links)


def test_a_link_is_seen_from_both_ends_and_stands_in_both_histories(partner):
    frame, annex = (an_agreement(partner, number=number, **FIVE_YEARS) for number in ("KHUNG", "PL"))

    linked("annex", annex, frame, on="2022", note="scholarships")

    [seen_from_annex] = family_of(annex.pk, DAY).links
    [seen_from_frame] = family_of(frame.pk, DAY).links
    assert (str(seen_from_annex.words), seen_from_annex.other.id) == ("is an annex of", frame.pk)
    assert (str(seen_from_frame.words), seen_from_frame.other.id) == ("has the annex", annex.pk)
    assert AuditEntry.objects.filter(action="agreement.linked").count() == 2
    assert len(set(AuditEntry.objects.filter(action="agreement.linked").values_list("act", flat=True))) == 1


def test_the_family_is_a_tree_with_the_oldest_first(partner):
    old = an_agreement(partner, number="1", start="2016", end="2021", end_kind="fixed")
    frame = an_agreement(partner, number="2", start="2021", end="2026", end_kind="fixed")
    second, first = (an_agreement(partner, number=year, start=year) for year in ("2024", "2022"))
    for kind, later, earlier in (
        ("renews", frame, old),
        ("annex", second, frame),
        ("amends", first, frame),
    ):
        linked(kind, later, earlier)

    tree = family_of(first.pk, DAY).tree

    assert [(one.name, one.relation, one.depth) for one in tree] == [
        ("1", "", 0),
        ("2", "renews", 1),
        ("2022", "amends", 2),
        ("2024", "annex", 2),
    ]


def test_agreements_never_run_in_a_circle(partner):
    one, two, three = (an_agreement(partner, number=str(number)) for number in range(3))
    linked("annex", two, one)
    linked("amends", three, two)

    with pytest.raises(InvalidValue, match="circle"):
        linked("renews", one, three)
    with pytest.raises(InvalidValue, match="linked already"):
        linked("renews", one, two)
    with pytest.raises(InvalidValue, match="itself"):
        linked("annex", one, one)
    with pytest.raises(InvalidValue, match="hang together"):
        linked("cousin", three, one)
    with pytest.raises(StaleRecord):
        linked("under", three, one, seen=(three, three.version))

    assert AgreementLink.objects.count() == 2


def test_an_extension_moves_the_end_and_a_replacement_ends_the_earlier_one_until_withdrawn(partner):
    frame = an_agreement(partner, **FIVE_YEARS)
    longer = an_agreement(partner, signed="2026-05-01", end="2028-12-31", end_kind="fixed")
    new = an_agreement(partner, start="2027-01-01", end="2031-12-31", end_kind="fixed")

    extension = linked("extends", longer, frame)
    frame.refresh_from_db()
    extended = frame.ends_on
    linked("replaces", new, frame)
    frame.refresh_from_db()

    assert extended == date(2028, 12, 31)
    assert frame.status_on(date(2026, 12, 31)) is Status.IN_FORCE
    assert frame.status_on(date(2027, 1, 1)) is Status.SUPERSEDED

    services.unlink(actor=a_person(), link=extension, reason="it was another one")
    frame.refresh_from_db()
    assert frame.ends_on == date(2026, 6, 30)
    assert len(family_of(frame.pk, DAY).links) == 1


def test_an_annex_that_outlives_its_parent_is_warned_about_on_both(partner):
    frame = an_agreement(partner, title="Thỏa thuận khung", **FIVE_YEARS)
    annex = an_agreement(partner, title="Phụ lục", start="2022", end="2027", end_kind="fixed")
    linked("annex", annex, frame)

    assert warned(annex) == [
        "It outlives what it hangs on: Thỏa thuận khung ends on 30/06/2026. "
        "Extend that one, or end this one with it."
    ]
    assert warned(frame) == ["What hangs on it outlives it: Phụ lục. This one ends on 30/06/2026."]


def test_a_terminated_parent_flags_its_children(partner):
    frame, annex, other = (an_agreement(partner, title=title, **FIVE_YEARS) for title in ("A", "B", "C"))
    linked("annex", annex, frame)
    linked("renews", other, frame)

    services.add_event(actor=a_person(), agreement=frame, kind="terminated", on="2024", reason="a letter")

    assert warned(annex) == ["What it hangs on is over: A (Terminated). Decide what becomes of this one."]
    assert warned(frame) == [
        "It is over, but what hangs on it is not: B (In force). Decide what becomes of it."
    ]
    assert warned(other) == []
    assert warned(annex, date(2023, 1, 1)) == []


@pytest.mark.parametrize(
    ("values", "warning"),
    [
        ({"signed": "2027-01-01", **FIVE_YEARS}, "after its last valid day"),
        ({"signed": "2023-01-01", **FIVE_YEARS}, "more than a year before it was signed"),
        ({"notice_months": 72, **FIVE_YEARS}, "longer than the validity"),
        ({**FIVE_YEARS, "end_kind": "auto_renewed"}, "no notice period"),
        ({"signed": "2021-12-01", **FIVE_YEARS}, ""),
        ({"signed": "2022", **FIVE_YEARS}, ""),
    ],
)
def test_dates_that_contradict_each_other_are_a_warning_never_a_refusal(values, warning):
    found = warned(an_agreement(**values))

    assert any(warning in text for text in found) if warning else found == []


def test_the_form_asks_once_more_before_it_saves_what_is_doubtful(client_as, partner):
    frame = an_agreement(partner, title="Khung", **FIVE_YEARS)
    client = client_as("officer", language="en")
    address = f"{reverse('register:agreement_add')}?link=annex&to={frame.pk}&as_of=2025-06-01"
    typed = {"party_1": "Viện NICT", "kind": "annex", "end_kind": "fixed", "start": "2022", "end": "2030"}

    form = client.get(address).content.decode()
    asked = client.post(address, typed)
    saved = client.post(address, typed | {"sure": "1"})

    assert 'value="Viện NICT"' in form
    assert "is an annex of" in form
    assert asked.status_code == 409
    assert "It outlives what it hangs on: Khung ends on 30/06/2026" in asked.content.decode()
    assert saved.status_code == 302
    made = Agreement.objects.exclude(pk=frame.pk).get()
    assert made.links_back.get().earlier == frame
    page = client.get(reverse("register:agreement", args=[made.pk]), {"as_of": "2025-06-01"})
    assert "It outlives what it hangs on" in page.content.decode()


def test_linking_on_the_page_finds_the_other_by_partner_number_or_address(client_as, partner):
    one, two = (an_agreement(partner, number=number) for number in ("01/TT", "02/TT"))
    three = an_agreement(an_organisation("Khác"), number="03/TT")
    client = client_as("officer", language="en")
    address = reverse("register:link_add", args=[one.pk])

    by_choice = client.post(address, {"relation": "on:annex", "other": two.pk, "version": "1"})
    by_number = client.post(address, {"relation": "back:under", "other_named": "03/tt", "version": "2"})
    nobody = client.post(address, {"relation": "back:under", "other_named": "99", "version": "3"})
    neither = client.post(address, {"relation": "back:under", "version": "3"})

    assert (by_choice.status_code, by_number.status_code) == (302, 302)
    assert "No agreement has this number" in nobody.content.decode()
    assert "Choose the other agreement" in neither.content.decode()
    links = {(link.later_id, link.earlier_id) for link in AgreementLink.objects.all()}
    assert links == {(two.pk, one.pk), (one.pk, three.pk)}


def test_a_family_costs_the_same_for_any_size(django_assert_num_queries, partner):
    frame = an_agreement(partner, number="0")
    for number in range(2):
        linked("annex", an_agreement(partner, number=f"1{number}"), frame)
    with django_assert_num_queries(6):
        family_of(frame.pk, DAY)
    for number in range(20):
        linked("annex", an_agreement(partner, number=f"2{number}"), frame)
    with django_assert_num_queries(6):
        assert len(family_of(frame.pk, DAY).tree) == 23

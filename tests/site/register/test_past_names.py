"""Names through time: the name valid at signing is shown, with the present one when they differ."""

from datetime import date

import pytest
from django.urls import reverse
from tests.site import factories
from tests.site.register.making import a_person, an_agreement, an_organisation
from tests.site.register.test_register_pages import text_of

from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.queries.past_names import PastNames

pytestmark = pytest.mark.django_db


def rename(organisation, name, on):
    return services.rename_organisation(
        actor=a_person(),
        organisation=organisation,
        name=name,
        on=on,
        reason="Decision 5",
        version=organisation.version,
    )


def printed(organisation, day):
    past = PastNames([organisation.pk])
    return past.printed(organisation.pk, organisation.name, date.fromisoformat(day) if day else None)


def test_a_renamed_body_keeps_its_old_name_for_what_was_signed_before():
    organisation = rename(an_organisation("Trường Cao đẳng A"), "Trường Đại học A", "2015-06-20")

    assert printed(organisation, "2015-06-19") == "Trường Cao đẳng A (now: Trường Đại học A)"
    assert printed(organisation, "2015-06-20") == "Trường Đại học A"
    assert printed(organisation, "") == "Trường Đại học A"


def test_two_renamings_give_each_time_its_name():
    organisation = rename(an_organisation("Một"), "Hai", "2010-01-01")
    organisation = rename(organisation, "Ba", "2020-01-01")
    first = organisation.names.get(text="Một")
    second = organisation.names.get(text="Hai")
    services.amend_name(actor=a_person(), name=second, changes={"valid_from": "2010-01-01"})

    assert first.valid_until == "2009-12-31"
    assert printed(organisation, "2005-01-01") == "Một (now: Ba)"
    assert printed(organisation, "2015-01-01") == "Hai (now: Ba)"


@pytest.mark.parametrize(
    ("name", "on", "field"), [("Một", "2010", "name"), ("Hai", "", "on"), ("Hai", "2010-13", "on")]
)
def test_a_renaming_that_says_nothing_is_refused(name, on, field):
    with pytest.raises(InvalidValue) as refusal:
        rename(an_organisation("Một"), name, on)

    assert refusal.value.field == field


def test_a_name_cannot_end_before_it_begins():
    organisation = rename(an_organisation("Một"), "Hai", "2010")
    name = organisation.names.get(text="Một")

    with pytest.raises(InvalidValue, match="ends before it begins"):
        services.amend_name(actor=a_person(), name=name, changes={"valid_from": "2012"})


def test_an_agreement_of_a_body_that_was_merged_shows_who_came_after():
    before, after, last = (an_organisation(name) for name in ("Sở A", "Sở B", "Sở C"))
    for one, other in ((before, after), (after, last)):
        services.add_succession(
            actor=a_person(), predecessor=one, successor=other, basis="merged", on="2025-03"
        )

    assert printed(before, "2020-01-01") == "Sở A (now: Sở C)"


def test_a_split_body_shows_all_that_came_after():
    before, left, right = (an_organisation(name) for name in ("Viện A", "Viện B", "Viện C"))
    for after in (left, right):
        services.add_succession(actor=a_person(), predecessor=before, successor=after, basis="split")

    assert printed(before, "2020-01-01") == "Viện A (now: Viện B; Viện C)"


def test_nothing_succeeds_itself_by_way_of_others():
    one, two, three = (an_organisation(name) for name in ("A1", "B2", "C3"))
    services.add_succession(actor=a_person(), predecessor=one, successor=two, basis="renamed")
    services.add_succession(actor=a_person(), predecessor=two, successor=three, basis="renamed")

    with pytest.raises(InvalidValue, match="came before"):
        services.add_succession(actor=a_person(), predecessor=three, successor=one, basis="renamed")
    with pytest.raises(InvalidValue, match="already"):
        services.add_succession(actor=a_person(), predecessor=one, successor=two, basis="renamed")


def test_page_list_and_register_print_the_name_of_the_signing_day(client_as):
    organisation = an_organisation("Trường Cao đẳng A")
    agreement = an_agreement(organisation, signed="2012-01-01")
    rename(organisation, "Trường Đại học A", "2015")
    client = client_as("viewer", language="en")

    for address in (
        reverse("register:agreement", args=(agreement.pk,)),
        reverse("register:agreements"),
        reverse("reports:register_r1"),
    ):
        assert "Trường Cao đẳng A (now: Trường Đại học A)" in text_of(client.get(address))


def test_a_succession_is_typed_on_a_form_and_taken_away_with_a_reason(client_as):
    before, after = factories.an_organisation("Sở A"), factories.an_organisation("Sở B")
    client = client_as("officer", language="en")

    client.post(
        reverse("register:succession_add", args=(before.pk,)),
        {"direction": "after", "other": "Sở B", "basis": "merged", "on": "3/2025"},
    )

    page = text_of(client.get(reverse("register:organisation_past", args=(after.pk,))))
    assert "Came before it Sở A · Merged into it · 03/2025" in page
    row = before.successions.get()
    client.post(reverse("register:succession_remove", args=(row.pk,)), {"reason": "Misread"})
    assert not before.successions.exists()

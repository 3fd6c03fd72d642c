"""Saved views, columns, what changed since one looked, and the palette."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.site.factories import a_person, a_saved_view
from tests.site.register.making import an_agreement, an_organisation

from caunoi_web.accounts.models import Role
from caunoi_web.common.errors import NotAllowed
from caunoi_web.desk import services
from caunoi_web.desk.errors import NameTaken, NotYourView, TooManyViews
from caunoi_web.desk.models import SavedView
from caunoi_web.desk.queries.addresses import kept_query
from caunoi_web.desk.queries.changes import changed_since, seen_until
from caunoi_web.desk.queries.palette import offers
from caunoi_web.desk.queries.views import views_of
from caunoi_web.register import services as register

pytestmark = pytest.mark.django_db
LIST = "/register/agreements/"


def save(actor, name="Nhật Bản", query="country=JP&page=3", **more):
    return services.save_view(actor=actor, list_name="agreements", name=name, query=query, **more)


def test_a_view_keeps_filters_order_and_columns_but_not_the_place_in_the_list():
    assert (
        kept_query("within=180&country=JP&page=4&after=x&as_of=2026-01-01&kind=") == "country=JP&within=180"
    )


def test_a_view_of_the_same_name_is_replaced(officer):
    save(officer)

    save(officer, query="country=KR")

    assert [view.query for view in SavedView.objects.all()] == ["country=KR"]


def test_others_see_a_view_only_when_it_is_shared(officer, viewer):
    view = save(officer)
    assert views_of(viewer) == []

    services.share_view(actor=officer, view=view, is_shared=True)

    assert [(link.name, link.by) for link in views_of(viewer)] == [("Nhật Bản", str(officer))]


def test_sharing_asks_for_its_own_right(viewer):
    with pytest.raises(NotAllowed):
        save(viewer, is_shared=True)


def test_nobody_changes_the_view_of_somebody_else(officer, head):
    view = save(officer, is_shared=True)

    for act in (
        lambda: services.delete_view(actor=head, view=view),
        lambda: services.rename_view(actor=head, view=view, name="x"),
        lambda: services.share_view(actor=head, view=view, is_shared=False),
    ):
        with pytest.raises(NotYourView):
            act()


def test_two_views_of_one_list_cannot_have_one_name(officer):
    save(officer, name="one")
    other = save(officer, name="two")

    with pytest.raises(NameTaken):
        services.rename_view(actor=officer, view=other, name=" one ")


def test_views_are_bounded(officer, monkeypatch):
    monkeypatch.setattr("caunoi_web.desk.services.views.MOST_VIEWS", 1)
    save(officer)

    with pytest.raises(TooManyViews):
        save(officer, name="another")


def test_a_kept_view_opens_the_list_as_it_was(client_as, officer):
    an_agreement(an_organisation("Kyushu", country="JP"), number="jp")
    an_agreement(an_organisation("Huế", country="VN"), number="vn")
    client = client_as("officer")
    posted = {"list": "agreements", "query": "country=JP&columns=number", "name": "Nhật Bản"}

    answer = client.post(reverse("desk:view_save"), posted, follow=True)

    page = answer.content.decode()
    assert "Kyushu" in page
    assert "Huế" not in page
    assert 'aria-current="true">Nhật Bản' in page


def test_a_view_without_a_name_is_refused_and_nothing_is_lost(client_as):
    posted = {"list": "agreements", "query": "country=JP", "name": " "}

    answer = client_as("officer").post(reverse("desk:view_save"), posted)

    assert answer.status_code == 422
    assert 'value="country=JP"' in answer.content.decode()


def test_chosen_columns_stay_chosen_and_unknown_ones_are_left_aside(client_as):
    an_agreement(an_organisation("Kyushu", country="JP"), number="12/MOU", activities=["conference"])
    client = client_as("viewer", language="en")

    client.post(
        reverse("desk:columns"),
        {"list": "agreements", "query": "", "column": ["activities", "gone", "number"]},
    )

    page = client.get(LIST).content.decode()
    assert 'data-label="Activities"' in page
    assert 'data-label="Number"' in page
    assert 'data-label="Country"' not in page


def test_no_column_ticked_means_those_at_first(client_as):
    an_agreement(an_organisation("Kyushu", country="JP"))
    client = client_as("viewer", language="en")
    client.post(reverse("desk:columns"), {"list": "agreements", "column": ["number"]})

    client.post(reverse("desk:columns"), {"list": "agreements"})

    assert 'data-label="Country"' in client.get(LIST).content.decode()


def test_what_others_changed_is_told_with_the_reason_and_ones_own_is_not(officer):
    colleague = a_person("colleague", role=Role.OFFICER)
    partner = an_organisation("Kyushu")
    since = timezone.now()
    register.amend_organisation(
        actor=officer, organisation=partner, changes={"note": "mine"}, version=1, reason="mine"
    )
    register.amend_organisation(
        actor=colleague, organisation=partner, changes={"country": "JP"}, version=2, reason="letter 5"
    )

    [record] = changed_since(officer, since)

    assert (record.label, [entry.reason for entry in record.entries]) == ("Kyushu", ["letter 5"])


def test_seen_moves_the_mark_forward_only(officer):
    now = timezone.now()
    services.mark_seen(actor=officer, until=now)

    services.mark_seen(actor=officer, until=now - timedelta(days=3))

    assert seen_until(officer, now) == now


def test_the_page_of_changes_marks_seen_and_is_then_empty(client_as, officer):
    colleague = a_person("colleague", role=Role.OFFICER)
    partner = an_organisation("Kyushu")
    register.amend_organisation(
        actor=colleague, organisation=partner, changes={"country": "JP"}, version=1, reason="letter 5"
    )
    client = client_as("officer", language="en")
    page = client.get(reverse("register:changes")).content.decode()
    assert "letter 5" in page

    client.post(reverse("desk:seen"), {"until": timezone.now().isoformat()})

    assert "Nothing changed" in client.get(reverse("register:changes")).content.decode()


@pytest.mark.parametrize("until", ["", "yesterday", "2026-13-45T00:00", "2999-01-01T00:00:00+00:00"])
def test_a_moment_nobody_wrote_marks_until_now(client_as, officer, until):
    client_as("officer").post(reverse("desk:seen"), {"until": until})

    assert seen_until(officer, timezone.now()) <= timezone.now()


def test_the_list_can_show_only_what_others_changed(client_as, officer):
    services.mark_seen(actor=officer, until=timezone.now() + timedelta(seconds=0))
    an_agreement(an_organisation("Sau", country="JP"))

    page = client_as("officer").get(LIST, {"changed": "1"}).content.decode()

    assert "Sau" in page


def test_the_palette_offers_places_commands_views_and_records(officer):
    register.create_organisation(actor=officer, values={"name": "Đại học Kyushu", "country": "JP"})
    save(officer, name="Kyushu và bạn")

    groups = {group.title: [offer.label for offer in group.offers] for group in offers(officer, "kyu")}

    assert ["Kyushu và bạn"] in groups.values()
    assert ["Đại học Kyushu"] in groups.values()


def test_the_palette_offers_nothing_a_person_may_not_do(viewer):
    labels = [offer.href for group in offers(viewer, "") for offer in group.offers]

    assert reverse("register:agreement_add") not in labels
    assert reverse("register:agreements") in labels


def test_the_palette_escapes_what_was_typed(client_as):
    page = client_as("viewer").get(reverse("desk:palette"), {"q": "<script>"}).content.decode()

    assert "<script>" not in page


def test_a_view_of_another_cannot_even_be_named(client_as):
    view = a_saved_view(a_person("other"))

    answer = client_as("head").post(reverse("desk:view_delete", args=[view.pk]))

    assert answer.status_code == 404
    assert SavedView.objects.filter(pk=view.pk).exists()

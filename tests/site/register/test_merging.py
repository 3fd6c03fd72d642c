"""Two records of one body: preview, merge, and apart again with everything that each had."""

import json
from datetime import date

import pytest
from django.apps import apps
from django.core.serializers import serialize
from django.urls import reverse
from tests.site import factories
from tests.site.register.making import a_person, an_agreement, an_organisation
from tests.site.register.test_register_pages import text_of

from caunoi_web.accounts.models import Role
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register import services
from caunoi_web.register.errors import CannotMerge, InvalidValue
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.organisations import meant_by
from caunoi_web.search.models import SearchEntry
from caunoi_web.sources.models import AuditEntry
from caunoi_web.sources.services import Words, attach_evidence

pytestmark = pytest.mark.django_db

# What rises or is added with every write, and so differs after a merge and its undo.
WRITTEN_ANEW = {"version", "changed_at", "changed_by"}
NOT_COMPARED = {"sources.auditentry", "register.merge", "search.searchentry"}


def everything() -> dict[str, list]:
    """Every row of every table of the site, as JSON, without what any write changes."""
    found = {}
    for model in apps.get_models():
        name = model._meta.label_lower
        if name in NOT_COMPARED or model._meta.app_label not in ("register", "sources"):
            continue
        rows = json.loads(serialize("json", model._default_manager.order_by("pk")))
        for row in rows:
            row["fields"] = {key: value for key, value in row["fields"].items() if key not in WRITTEN_ANEW}
            if isinstance(row["pk"], int):  # a derived row, which is put in anew and counted on
                del row["pk"]
        found[name] = sorted(rows, key=json.dumps)
    return found


def merge(survivor, merged, reason="One letterhead", role=Role.OFFICER):
    survivor.refresh_from_db()
    merged.refresh_from_db()
    return services.merge_organisations(
        actor=a_person(role),
        survivor=survivor,
        merged=merged,
        versions=(survivor.version, merged.version),
        reason=reason,
    )


@pytest.fixture
def two():
    """Two records of one body, with everything that can hang on them, also the same thing at both."""
    survivor = an_organisation("Đại học Keio", country="JP")
    merged = an_organisation(
        "Keio Univ.",
        name_en="Keio University",
        country="JP",
        city="Tokyo",
        ror="02kn6nx58",
        kind="university",
    )
    for one in (survivor, merged):
        services.add_names(
            actor=a_person(),
            organisation=one,
            names=[services.OtherName("慶應"), services.OtherName(f"x{one}")],
        )
    both = an_agreement(survivor, merged, title="Both")
    an_agreement(merged, title="Theirs")
    factories.a_contact(organisation=merged)
    factories.a_note(organisation=merged)
    factories.a_tier(organisation=merged, since="2020-01-01")
    factories.a_tier(organisation=merged, since="2021-01-01")
    factories.a_tier(organisation=survivor, since="2021-01-01", tier="regular")
    an_organisation("Keio Medicine", parent=merged)
    factories.a_succession(predecessor=merged)
    factories.a_succession(successor=merged)
    document = factories.a_document("Keio Univ. signed.")
    for one in (survivor, merged):
        attach_evidence(
            target_kind="organisation", target_id=one.pk, evidence=[Words("name", document, 0, 10)]
        )
    attach_evidence(target_kind="organisation", target_id=merged.pk, evidence=[Words("city", document, 0, 4)])
    assert both.party_rows.count() == 2
    return survivor, merged


def test_everything_of_the_merged_record_becomes_the_survivors(two):
    survivor, merged = two

    merge(survivor, merged)

    survivor.refresh_from_db()
    assert (survivor.city, survivor.ror, survivor.name_en) == ("Tokyo", "02kn6nx58", "Keio University")
    names = set(survivor.names.values_list("text", flat=True))
    assert names == {"Keio Univ.", "慶應", "xĐại học Keio", "xKeio Univ."}
    assert {row.agreement.title for row in survivor.party_rows.all()} == {"Both", "Theirs"}
    assert not merged.party_rows.exists()
    assert (survivor.contacts.count(), survivor.note_rows.count(), survivor.tiers.count()) == (1, 1, 2)
    assert [member.name for member in survivor.members.all()] == ["Keio Medicine"]
    assert (survivor.successions.count(), survivor.precessions.count()) == (1, 1)


def test_an_undo_restores_every_row_of_both(two):
    survivor, merged = two
    before = everything()

    services.undo_merge(actor=a_person(Role.OFFICER), merge=merge(survivor, merged))

    assert everything() == before


def test_what_was_added_after_the_merge_stays_with_the_survivor(two):
    survivor, merged = two
    done = merge(survivor, merged)
    factories.a_note("New one", organisation=survivor)
    an_agreement(survivor, title="Later")

    services.undo_merge(actor=a_person(Role.OFFICER), merge=done)

    assert survivor.note_rows.filter(text="New one").exists()
    assert {row.agreement.title for row in survivor.party_rows.all()} == {"Both", "Later"}
    assert {row.agreement.title for row in merged.party_rows.all()} == {"Both", "Theirs"}


def test_an_agreement_that_was_changed_after_the_merge_still_goes_back(two):
    survivor, merged = two
    done = merge(survivor, merged)
    theirs = survivor.agreements.get(title="Theirs")
    services.amend_agreement(
        actor=a_person(),
        agreement=theirs,
        changes={"number": "5"},
        version=theirs.version,
        parties=[(Organisation.objects.get(pk=survivor.pk), "")],
    )

    services.undo_merge(actor=a_person(Role.OFFICER), merge=done)

    assert [row.organisation_id for row in theirs.party_rows.all()] == [merged.pk]


def test_a_name_removed_after_the_merge_comes_back_with_the_undo(two):
    survivor, merged = two
    done = merge(survivor, merged)
    services.remove_names(actor=a_person(), organisation=survivor, names=["xKeio Univ."])

    services.undo_merge(actor=a_person(Role.OFFICER), merge=done)

    assert set(merged.names.values_list("text", flat=True)) == {"慶應", "xKeio Univ."}


def test_a_field_changed_after_the_merge_keeps_what_the_person_wrote(two):
    survivor, merged = two
    done = merge(survivor, merged)
    survivor.refresh_from_db()
    services.amend_organisation(
        actor=a_person(), organisation=survivor, changes={"city": "Minato"}, version=survivor.version
    )

    services.undo_merge(actor=a_person(Role.OFFICER), merge=done)

    survivor.refresh_from_db()
    assert (survivor.city, survivor.ror) == ("Minato", "")


def test_a_chain_of_merges_is_undone_from_its_end(two):
    survivor, merged = two
    last = an_organisation("Keio Gijuku")
    first = merge(survivor, merged)
    second = merge(last, survivor)
    assert meant_by([merged.pk])[merged.pk] == last

    with pytest.raises(CannotMerge, match="Undo that merge first"):
        services.undo_merge(actor=a_person(Role.OFFICER), merge=first)
    services.undo_merge(actor=a_person(Role.OFFICER), merge=second)
    services.undo_merge(actor=a_person(Role.OFFICER), merge=first)

    assert meant_by([merged.pk])[merged.pk] == merged


def test_both_histories_say_who_merged_and_why(two):
    survivor, merged = two

    services.undo_merge(actor=a_person(Role.OFFICER), merge=merge(survivor, merged))

    told = AuditEntry.objects.filter(action__in=("organisation.merged", "organisation.merge-undone"))
    assert sorted((entry.action, str(entry.target_id)) for entry in told) == sorted(
        (f"organisation.{verb}", str(one.pk)) for verb in ("merged", "merge-undone") for one in two
    )


def test_search_finds_only_the_survivor_and_by_all_names(two):
    survivor, merged = two

    merge(survivor, merged)

    found = SearchEntry.objects.filter(kind="organisation", target_id__in=(survivor.pk, merged.pk))
    assert [entry.target_id for entry in found] == [survivor.pk]
    assert "Keio Univ." in found[0].detail


def test_what_may_not_be_merged_says_why():
    whole = an_organisation("Tập đoàn")
    part = an_organisation("Công ty", parent=whole)
    host = an_organisation("Trường ta", is_host=True)
    gone = an_organisation("Cũ")
    services.archive(actor=a_person(), record=gone, reason="Closed")

    for one, other, words in (
        (whole, whole, "same record"),
        (whole, part, "a part is not the whole"),
        (part, whole, "a part is not the whole"),
        (whole, host, "Our own institution"),
        (whole, gone, "is archived"),
    ):
        with pytest.raises(CannotMerge, match=words):
            merge(one, other)


def test_a_merge_needs_a_reason_a_right_and_the_versions_that_were_seen(two):
    survivor, merged = two

    with pytest.raises(InvalidValue):
        merge(survivor, merged, reason=" ")
    with pytest.raises(NotAllowed):
        merge(survivor, merged, role=Role.RECTOR)
    with pytest.raises(CannotMerge, match="changed meanwhile"):
        services.merge_organisations(
            actor=a_person(), survivor=survivor, merged=merged, versions=(99, 1), reason="x"
        )


def test_on_screen_a_merge_is_three_presses_and_its_undo_one(client_as, two):
    survivor, merged = two
    client = client_as("officer", language="en")

    choose = client.get(reverse("register:organisation_merge", args=(survivor.pk,)))
    address = reverse("register:merge_preview", args=(survivor.pk, merged.pk))
    assert address in choose.content.decode()
    preview = client.get(address)
    words = text_of(preview)
    assert "Agreements 1 Theirs 1 is there already" in words
    assert "City Tokyo" in words
    survivor.refresh_from_db()
    merged.refresh_from_db()
    sent = {
        "reason": "Same ROR id",
        "survivor_version": survivor.version,
        "merged_version": merged.version,
    }
    client.post(address, sent)

    old = client.get(reverse("register:organisation", args=(merged.pk,)))
    assert old.headers["Location"] == reverse("register:organisation", args=(survivor.pk,))
    page = client.get(old.headers["Location"])
    assert "Records put together" in text_of(page)
    done = survivor.merges.get()
    assert "Same ROR id" in text_of(client.get(reverse("register:merge", args=(done.pk,))))
    client.post(reverse("register:merge_undo", args=(done.pk,)))
    assert client.get(reverse("register:organisation", args=(merged.pk,))).status_code == 200


def test_the_tier_of_the_merged_record_counts_from_then_on(two):
    survivor, merged = two

    merge(survivor, merged)

    assert survivor.tiers.as_of(date(2020, 6, 1)).get().tier == "strategic"
    assert survivor.tiers.as_of(date(2022, 6, 1)).get().tier == "regular"

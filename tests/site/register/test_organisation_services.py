"""Writing organisations: names and their order, countries, parents, versions, archiving."""

import pytest
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi_web.accounts.models import Role
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue, NotYours, ParentLoop, StaleRecord, StillInUse
from caunoi_web.register.models import Agreement, Organisation, OrganisationName
from caunoi_web.search.models import SearchEntry
from caunoi_web.sources.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_new_organisation_is_tidied_folded_and_put_in_order():
    an_organisation("Zed")
    organisation = an_organisation("  Đại học   Huế ", country="VN", kind="university")

    assert (organisation.name, organisation.folded) == ("Đại học Huế", "dai hoc hue")
    assert list(Organisation.objects.in_order().values_list("name", flat=True)) == ["Đại học Huế", "Zed"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "…!"}, "name"),
        ({"name": "x" * 301}, "name"),
        ({"country": "ZZ"}, "country"),
        ({"country": "Nhật"}, "country"),
        ({"kind": "circus"}, "kind"),
        ({"website": "javascript:alert(1)"}, "website"),
    ],
)
def test_a_value_that_cannot_be_names_its_field(values, field):
    with pytest.raises(InvalidValue) as refusal:
        an_organisation(**({"name": "Viện"} | values))

    assert refusal.value.field == field
    assert not Organisation.objects.exists()


def test_the_same_name_twice_is_not_refused():
    an_organisation("Viện Cơ khí")
    an_organisation("Viện Cơ khí")

    assert Organisation.objects.count() == 2


def test_a_loop_of_parents_is_refused():
    group = an_organisation("Tập đoàn")
    company = an_organisation("Công ty", parent=group)
    shop = an_organisation("Cửa hàng", parent=company)

    with pytest.raises(ParentLoop, match="Cửa hàng already belongs to Tập đoàn"):
        services.amend_organisation(actor=a_person(), organisation=group, changes={"parent": shop}, version=1)
    with pytest.raises(ParentLoop):
        services.amend_organisation(
            actor=a_person(), organisation=group, changes={"parent": group}, version=1
        )

    group.refresh_from_db()
    assert group.parent is None


def test_a_new_parent_stands_in_the_history_with_its_name():
    group, company = an_organisation("Tập đoàn"), an_organisation("Công ty")

    services.amend_organisation(
        actor=a_person(), organisation=company, changes={"parent": group}, version=1, reason="decision 12"
    )

    entry = AuditEntry.objects.get(action="organisation.amended")
    assert entry.before == {"parent": None}
    assert entry.after == {"parent": {"id": str(group.pk), "label": "Tập đoàn"}}
    assert entry.reason == "decision 12"


def test_a_person_who_saw_an_older_version_gets_both_values():
    organisation = an_organisation("Một")
    services.amend_organisation(
        actor=a_person(), organisation=organisation, changes={"country": "JP"}, version=1
    )

    with pytest.raises(StaleRecord) as refusal:
        services.amend_organisation(
            actor=a_person(), organisation=organisation, changes={"country": "IT"}, version=1
        )

    [difference] = refusal.value.differences
    assert (difference.current, difference.wanted) == ("JP", "IT")


def test_names_are_added_once():
    organisation = an_organisation("Viện Công nghệ Kyushu")
    names = [
        services.OtherName("KyuTech", "acronym"),
        services.OtherName("Viện Công nghệ Kyushu"),
        services.OtherName(" KyuTech "),
    ]

    organisation = services.add_names(actor=a_person(), organisation=organisation, names=names)
    again = services.add_names(actor=a_person(), organisation=organisation, names=names)

    assert list(OrganisationName.objects.values_list("text", "folded")) == [("KyuTech", "kyutech")]
    assert organisation.version == again.version == 2
    assert AuditEntry.objects.filter(action="organisation.names-added").count() == 1


@pytest.mark.parametrize("name", [services.OtherName("..."), services.OtherName("A", "nick")])
def test_a_name_that_cannot_be_is_refused(name):
    with pytest.raises(InvalidValue):
        services.add_names(actor=a_person(), organisation=an_organisation(), names=[name])


def test_a_removed_name_stays_in_the_history():
    organisation = an_organisation()
    services.add_names(actor=a_person(), organisation=organisation, names=[services.OtherName("NICTT")])

    services.remove_names(actor=a_person(), organisation=organisation, names=["NICTT"], reason="misspelt")

    assert not OrganisationName.objects.exists()
    assert AuditEntry.objects.get(action="organisation.names-removed").before["names"][0]["text"] == "NICTT"


def test_an_organisation_in_use_is_archived_only_by_somebody_who_knows():
    group = an_organisation("Tập đoàn")
    company = an_organisation("Công ty", parent=group)
    an_agreement(company)

    with pytest.raises(StillInUse, match="1 organisation below it"):
        services.archive(actor=a_person(), record=group, reason="dissolved")
    with pytest.raises(StillInUse, match="1 live agreement"):
        services.archive(actor=a_person(), record=company, reason="dissolved")
    archived = services.archive(actor=a_person(), record=company, reason="dissolved", although_in_use=True)

    assert archived.archived_at
    assert Organisation.objects.live().count() == 1
    assert AuditEntry.objects.get(action="organisation.archived").reason == "dissolved"


def test_archiving_needs_a_reason_and_the_right():
    organisation = an_organisation()

    with pytest.raises(InvalidValue, match="Say why"):
        services.archive(actor=a_person(), record=organisation, reason=" ")
    with pytest.raises(NotAllowed):
        services.archive(actor=a_person(Role.OFFICER), record=organisation, reason="because")


def test_an_archived_record_comes_back_and_is_found_again():
    agreement = an_agreement(an_organisation(), number="7")
    archived = services.archive(actor=a_person(), record=agreement, reason="entered twice")
    assert not SearchEntry.objects.filter(kind="agreement").exists()

    restored = services.restore(actor=a_person(), record=archived, reason="it was not")

    assert restored.archived_at is None
    assert Agreement.objects.live().count() == 1
    assert SearchEntry.objects.filter(kind="agreement").count() == 1
    assert restored.version == 3


def test_an_officer_takes_back_only_what_they_made_and_nobody_changed():
    officer = a_person(Role.OFFICER)
    mine = an_organisation("Một", actor=officer)
    theirs = an_organisation("Hai")
    changed = an_organisation("Ba", actor=officer)
    services.amend_organisation(actor=a_person(), organisation=changed, changes={"note": "x"}, version=1)

    taken = services.take_back(actor=officer, record=mine, reason="undo")

    assert taken.archived_at
    for record in (theirs, changed):
        with pytest.raises(NotYours):
            services.take_back(actor=officer, record=record)


def test_a_record_that_others_stand_on_is_not_taken_back():
    officer = a_person(Role.OFFICER)
    partner = an_organisation("Một", actor=officer)
    an_agreement(partner, actor=officer)

    with pytest.raises(StillInUse):
        services.take_back(actor=officer, record=partner)


def test_nothing_of_the_register_is_deleted():
    with pytest.raises(TypeError, match="archive it"):
        an_organisation().delete()


def test_a_new_name_of_a_partner_finds_its_agreements():
    partner = an_organisation("Viện Công nghệ Kyushu")
    agreement = an_agreement(partner)

    services.amend_organisation(
        actor=a_person(), organisation=partner, changes={"name": "Đại học Kyutech"}, version=1
    )

    assert SearchEntry.objects.get(target_id=agreement.pk).title == "Đại học Kyutech"


def test_a_figure_keeps_its_value_and_how_exactly_it_was_said():
    figure = services.create_figure(
        actor=a_person(),
        values={"what": "foreign partners", "year": 2024, "value": 70, "qualifier": "over"},
    )

    assert AuditEntry.objects.get(action="figure.created").after["qualifier"] == "over"
    with pytest.raises(InvalidValue):
        services.create_figure(actor=a_person(), values={"what": "x", "value": "many", "qualifier": "over"})
    assert figure.version == 1

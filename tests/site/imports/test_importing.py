"""A table comes in: its preview, the records it makes, the same table again."""

import pytest
from tests.site.factories import an_organisation
from tests.site.imports.making import PARTNERS, pasted, row_of, verdicts

from caunoi_web.imports.services.committing import start_commit
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.sources.models import AuditEntry, Evidence

pytestmark = pytest.mark.django_db


def test_a_pasted_table_is_previewed_as_new_and_nothing_is_written(officer):
    batch = pasted(officer)

    assert verdicts(batch) == ["new", "new"]
    assert not Agreement.objects.exists()
    assert not Organisation.objects.exists()


def test_the_commit_writes_just_what_the_preview_said(officer):
    batch = start_commit(actor=officer, batch=pasted(officer))

    first = Agreement.objects.get(number="12/MOU")
    assert batch.state == "done"
    assert (first.signed, first.end, first.end_kind, first.kind) == (
        "2022-10-27",
        "2027-10-27",
        "fixed",
        "mou",
    )
    assert first.list_number == "1"
    assert [(one.name, one.country) for one in first.parties.all()] == [("Trường Đại học Canberra", "AU")]


def test_each_record_has_its_history_its_words_and_can_be_found(officer):
    batch = start_commit(actor=officer, batch=pasted(officer))
    first = Agreement.objects.get(number="12/MOU")

    entry = AuditEntry.objects.get(target_id=first.pk)
    assert (entry.action, entry.act, entry.document) == ("agreement.created", batch.act, batch.document)
    words = {piece.field: piece.words for piece in Evidence.objects.filter(target_id=first.pk)}
    assert words["signed"] == "27/10/2022"
    assert words["parties"] == "Trường Đại học Canberra"


def test_the_same_table_again_changes_nothing(officer):
    start_commit(actor=officer, batch=pasted(officer))

    again = pasted(officer)

    assert verdicts(again) == ["same", "same"]
    assert Agreement.objects.count() == 2


def test_a_table_of_partners_finds_the_known_one_by_its_name(officer):
    known = an_organisation("trường đại học CANBERRA", country="AU")

    batch = pasted(officer, PARTNERS, "organisations")

    assert verdicts(batch) == ["changed", "new"]
    assert row_of(batch).target_id == known.pk
    start_commit(actor=officer, batch=batch)
    known.refresh_from_db()
    assert (known.name_en, known.website) == ("University of Canberra", "https://www.canberra.edu.au")
    assert Organisation.objects.get(name="Viện NICT").country == "JP"


def test_what_stands_in_brackets_behind_a_partner_is_its_country_or_short_name(officer):
    rows = (
        "Tên đối tác\tLoại",
        "Trường Đại học Canberra (Australia)\t",
        "Viện Công nghệ Kyushu (KyuTech-Nhật Bản)\t",
    )
    text = "\n".join(rows)

    start_commit(actor=officer, batch=pasted(officer, text, "organisations"))

    assert Organisation.objects.get(name="Trường Đại học Canberra").country == "AU"
    kyushu = Organisation.objects.get(name="Viện Công nghệ Kyushu")
    assert (kyushu.country, [name.text for name in kyushu.names.all()]) == ("JP", ["KyuTech"])

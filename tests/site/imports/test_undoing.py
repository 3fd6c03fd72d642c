"""A whole import is undone in one action, and leaves no trace in lists, search and counts."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.site.factories import a_contact, an_activity, an_agreement, an_organisation
from tests.site.imports.making import AGREEMENTS, PARTNERS, pasted, verdicts

from caunoi_web.imports.errors import NotUndoable
from caunoi_web.imports.models import BatchState
from caunoi_web.imports.services import undoing
from caunoi_web.imports.services.committing import start_commit
from caunoi_web.imports.services.preparing import decide_values
from caunoi_web.imports.services.undoing import keep_after_all, run_undo, start_undo, undo_import
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.models.stretches import Stretch
from caunoi_web.register.services import amend_agreement, amend_organisation
from caunoi_web.search.models import SearchEntry
from caunoi_web.sources.models import AuditEntry, Evidence
from caunoi_web.tasks.models import Task

pytestmark = pytest.mark.django_db


def taken_in(officer, text=AGREEMENTS, kind="agreements"):
    return start_commit(actor=officer, batch=pasted(officer, text, kind))


def undone(officer, batch):
    return undo_import(actor=officer, batch=batch, now=timezone.now())


def test_what_was_made_leaves_lists_and_search_and_keeps_its_history(officer):
    batch = taken_in(officer)

    undone(officer, batch)

    assert not Agreement.objects.live().exists()
    assert not Organisation.objects.live().exists()
    assert not SearchEntry.objects.filter(kind__in=("agreement", "organisation")).exists()
    assert not Stretch.objects.exists()
    assert not Evidence.objects.filter(withdrawn_at__isnull=True).exists()
    assert AuditEntry.objects.filter(action="agreement.taken-back").count() == 2


def test_after_an_undo_the_table_is_new_again(officer):
    undone(officer, taken_in(officer))

    assert verdicts(pasted(officer)) == ["new", "new"]


def test_changed_fields_go_back(officer):
    known = an_organisation("Trường Đại học Canberra", country="AU", website="")
    batch = taken_in(officer, PARTNERS, "organisations")
    known.refresh_from_db()
    assert known.name_en

    undone(officer, batch)

    known.refresh_from_db()
    assert (known.name_en, known.website, known.archived_at) == ("", "", None)


def test_what_somebody_changed_since_is_named_and_left_alone(officer, head):
    known = an_organisation("Trường Đại học Canberra", country="AU")
    batch = taken_in(officer, PARTNERS, "organisations")
    known.refresh_from_db()
    amend_organisation(
        actor=head, organisation=known, changes={"website": "https://neu.vn"}, version=known.version
    )

    batch = undone(officer, batch)

    known.refresh_from_db()
    assert (known.website, known.name_en) == ("https://neu.vn", "")
    assert [label for label, _why in batch.left] == [known.name]


def test_records_that_others_built_on_stay_and_are_named(officer):
    batch = taken_in(officer)
    kept, gone = Agreement.objects.get(number="12/MOU"), Agreement.objects.get(number="13/MOU")
    an_activity(agreement=kept)

    batch = undone(officer, batch)

    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.archived_at, bool(gone.archived_at)) == (None, True)
    # the partner of the agreement that stays, stays with it
    assert [one.name for one in Organisation.objects.live().filter(name__contains="Canberra")]
    assert not Organisation.objects.live().filter(name__contains="HCL").exists()
    assert len(batch.left) == 2


@pytest.mark.parametrize("build", ["contact", "agreement", "member"])
def test_a_partner_that_others_built_on_stays(officer, build):
    taken = taken_in(officer, PARTNERS, "organisations")
    nict = Organisation.objects.get(name="Viện NICT")
    {
        "contact": lambda: a_contact(organisation=nict),
        "agreement": lambda: an_agreement(nict),
        "member": lambda: an_organisation("Phòng của NICT", parent=nict),
    }[build]()

    undone(officer, taken)

    nict.refresh_from_db()
    assert nict.archived_at is None


def test_an_edit_of_a_new_record_does_not_hold_the_undo_up(officer):
    batch = taken_in(officer)
    agreement = Agreement.objects.get(number="12/MOU")
    amend_agreement(actor=officer, agreement=agreement, changes={"note": "đã sửa"}, version=agreement.version)

    undone(officer, batch)

    assert not Agreement.objects.live().exists()


def test_a_learned_name_goes_again(officer):
    known = an_organisation("Trường Đại học Canberra", country="AU")
    batch = pasted(officer, AGREEMENTS.replace("Canberra", "Canbera"))
    answers = {("partner", "truong dai hoc canbera"): str(known.pk)}
    batch = start_commit(actor=officer, batch=decide_values(actor=officer, batch=batch, answers=answers))
    assert known.names.exists()

    undone(officer, batch)

    assert not known.names.exists()
    assert not known.agreements.live().exists()


def test_a_partner_added_to_a_known_agreement_goes_again(officer):
    known = an_agreement(an_organisation("Viện A"), number="7/MOU")
    text = "Số văn bản\tĐối tác\n7/MOU\tViện A; Viện Nghiên cứu C\n"
    batch = taken_in(officer, text)
    assert known.party_rows.count() == 2

    undone(officer, batch)

    assert [row.organisation.name for row in known.party_rows.all()] == ["Viện A"]


def test_after_thirty_days_it_is_refused(officer):
    batch = taken_in(officer)

    with pytest.raises(NotUndoable):
        undo_import(actor=officer, batch=batch, now=timezone.now() + timedelta(days=31))
    assert Agreement.objects.live().count() == 2


def test_it_is_undone_once(officer):
    batch = undone(officer, taken_in(officer))

    with pytest.raises(NotUndoable):
        undone(officer, batch)


def test_a_large_import_is_undone_by_the_worker(officer, monkeypatch):
    monkeypatch.setattr(undoing, "AT_ONCE", 1)
    batch = start_undo(actor=officer, batch=taken_in(officer), now=timezone.now())
    task, told = Task.objects.get(kind="import-undo"), []
    assert (batch.state, batch.task_id, Agreement.objects.live().count()) == (BatchState.UNDOING, task.pk, 2)

    run_undo(task, lambda percent, message="": told.append(percent))
    result = run_undo(task, lambda *_said: None)

    batch.refresh_from_db()
    assert (batch.state, Agreement.objects.live().count(), told) == (BatchState.UNDONE, 0, [5, 30, 70, 100])
    assert str(batch.pk) in result["href"]


def test_an_undo_that_failed_for_good_leaves_the_import_as_it_was(officer, monkeypatch):
    monkeypatch.setattr(undoing, "AT_ONCE", 1)
    batch = start_undo(actor=officer, batch=taken_in(officer), now=timezone.now())

    batch = keep_after_all(actor=officer, batch=batch)

    assert (batch.state, Agreement.objects.live().count()) == (BatchState.DONE, 2)


def test_the_history_tells_of_the_import_itself(officer):
    undone(officer, taken_in(officer))

    entries = AuditEntry.objects.filter(target_kind="import").order_by("at", "id")
    assert [(one.action, one.after) for one in entries] == [
        ("import.made", {"rows": 2}),
        ("import.committed", {"new": 2}),
        ("import.undone", {"taken_back": 4}),
    ]

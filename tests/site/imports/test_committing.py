"""The commit does what the preview said: all of it, or nothing."""

import pytest
from tests.site.factories import a_webhook, an_agreement, an_organisation
from tests.site.imports.making import AGREEMENTS, pasted, row_of, verdicts

from caunoi_web.api.models import Delivery
from caunoi_web.api.services.telling import tell_of_act
from caunoi_web.attention.models import Notice, Watch
from caunoi_web.common.errors import NotAllowed
from caunoi_web.imports.errors import NothingToDo, NotOpen, PreviewOutdated
from caunoi_web.imports.models import BatchState
from caunoi_web.imports.services import committing
from caunoi_web.imports.services.beginning import begin_pasted
from caunoi_web.imports.services.committing import commit, reopen, start_commit
from caunoi_web.imports.services.preparing import change_row, give_up
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services import amend_agreement
from caunoi_web.sources.models import AuditEntry
from caunoi_web.tasks.models import Task

pytestmark = pytest.mark.django_db


class PowerCut(Exception):
    """The machine went away."""


def test_a_record_that_changed_since_the_preview_stops_everything(officer, head):
    known = an_agreement(an_organisation("Tập đoàn HCL"), number="13/MOU", kind="moa")
    batch = pasted(officer)
    assert verdicts(batch) == ["new", "changed"]
    amend_agreement(actor=head, agreement=known, changes={"title": "Tên"}, version=known.version)

    with pytest.raises(PreviewOutdated, match="HCL"):
        start_commit(actor=officer, batch=batch)

    batch.refresh_from_db()
    assert (batch.state, bool(batch.refusal)) == (BatchState.OPEN, True)
    assert not Agreement.objects.filter(number="12/MOU").exists()
    start_commit(actor=officer, batch=batch)
    assert Agreement.objects.filter(number="12/MOU").exists()


def test_what_another_import_brought_meanwhile_is_not_brought_twice(officer, head):
    mine, theirs = pasted(officer), pasted(head)
    start_commit(actor=head, batch=theirs)

    with pytest.raises(PreviewOutdated):
        start_commit(actor=officer, batch=mine)

    assert Agreement.objects.count() == 2
    assert verdicts(mine) == ["same", "same"]


def test_faults_and_questions_stay_out_and_are_counted(officer):
    batch = pasted(officer, AGREEMENTS.replace("1/11/2021", "31/11/2021"))

    batch = start_commit(actor=officer, batch=batch)

    assert Agreement.objects.count() == 1
    assert (batch.counts["new"], batch.counts["fault"]) == (1, 1)


def test_a_power_cut_in_the_middle_leaves_nothing_and_the_work_can_go_on(officer):
    batch = pasted(officer)

    def tell(percent, message=""):
        if percent >= 90:
            raise PowerCut

    with pytest.raises(PowerCut):
        commit(actor=officer, batch=batch, tell=tell)
    assert not Organisation.objects.exists()
    assert not AuditEntry.objects.filter(act=batch.act).exists()

    batch = commit(actor=officer, batch=batch)
    assert (batch.state, Agreement.objects.count()) == (BatchState.DONE, 2)


def test_the_same_work_twice_is_done_once(officer):
    batch = commit(actor=officer, batch=pasted(officer))

    commit(actor=officer, batch=batch)

    assert Agreement.objects.count() == 2


def test_a_large_one_is_taken_in_by_the_worker(officer, monkeypatch):
    monkeypatch.setattr(committing, "AT_ONCE", 1)
    batch = start_commit(actor=officer, batch=pasted(officer))
    task = Task.objects.get()
    assert (batch.state, batch.task_id, Agreement.objects.count()) == (BatchState.RUNNING, task.pk, 0)
    told = []

    result = committing.run_task(task, lambda percent, message="": told.append(percent))

    assert Agreement.objects.count() == 2
    assert told == sorted(told)
    assert str(batch.pk) in result["href"]


def test_after_work_that_failed_for_good_the_preview_comes_back(officer, monkeypatch):
    monkeypatch.setattr(committing, "AT_ONCE", 1)
    batch = start_commit(actor=officer, batch=pasted(officer))

    batch = reopen(actor=officer, batch=batch)

    assert (batch.state, verdicts(batch)) == (BatchState.OPEN, ["new", "new"])


def test_nothing_to_do_is_said(officer):
    start_commit(actor=officer, batch=pasted(officer))

    with pytest.raises(NothingToDo):
        start_commit(actor=officer, batch=pasted(officer))


def test_what_was_taken_in_or_given_up_cannot_be_changed_any_more(officer):
    done = start_commit(actor=officer, batch=pasted(officer))
    other = pasted(officer, AGREEMENTS.replace("MOU", "MOA"))
    give_up(actor=officer, batch=other)

    with pytest.raises(NotOpen):
        change_row(actor=officer, batch=done, row=row_of(done), is_out=True)
    with pytest.raises(NotOpen):
        start_commit(actor=officer, batch=other)


@pytest.mark.parametrize("role", ["viewer", "unit_lead", "rector"])
def test_only_officers_and_above_import(people, role):
    with pytest.raises(NotAllowed):
        begin_pasted(actor=people[role], kind="agreements", text=AGREEMENTS)


def test_who_watches_a_record_is_told_of_what_an_import_changed(officer, head):
    known = an_agreement(an_organisation("Tập đoàn HCL"), number="13/MOU", kind="moa")
    Watch.objects.create(person=head, target_kind="agreement", target_id=known.pk)

    start_commit(actor=officer, batch=pasted(officer))

    assert [notice.person for notice in Notice.objects.filter(target_id=known.pk)] == [head]


def test_programs_are_told_in_the_background(officer):
    a_webhook(events=["agreement.created"])
    batch = start_commit(actor=officer, batch=pasted(officer))
    [task] = Task.objects.filter(kind="webhooks-of-act", payload={"act": str(batch.act)})

    tell_of_act(task, lambda *_said: None)
    tell_of_act(task, lambda *_said: None)

    assert Delivery.objects.filter(event="agreement.created").count() == 2

"""Two people at the same time: one decision counts, nothing is doubled, the other is told."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from tests.site.factories import a_person
from tests.site.intake.findings import a_read_document, all_new, proposal_of

from caunoi_web.common.errors import DomainError
from caunoi_web.intake.errors import AlreadySettled
from caunoi_web.intake.models import Proposal, ProposalState
from caunoi_web.intake.queries.certain import plan_for
from caunoi_web.intake.services import accept_agreement, accept_certain, reject
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.sources.models import AuditEntry

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do all of them in threads that start together; gives what each returned or was refused with."""
    ready, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        ready.wait()
        try:
            results[place] = act()
        except DomainError as refusal:
            results[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_people_accepting_the_same_agreement_make_it_once():
    document, people = a_read_document(), [a_person(f"person-{number}") for number in range(4)]
    proposal = proposal_of(document, "Viện NICT")
    choices = all_new(document)

    results = at_once(
        *(
            lambda person=person: accept_agreement(
                actor=person, proposal=proposal, version=1, choices=choices
            )
            for person in people
        )
    )

    refusals = [result for result in results if isinstance(result, AlreadySettled)]
    winner = Proposal.objects.get(pk=proposal.pk).decided_by
    assert len(refusals) == 3
    assert all(winner.full_name in str(refusal.message) for refusal in refusals)
    assert (Agreement.objects.count(), Organisation.objects.count()) == (1, 1)
    assert AuditEntry.objects.filter(action="agreement.created").count() == 1


def test_accepting_and_rejecting_at_once_leaves_one_decision():
    document, one, other = a_read_document(), a_person(), a_person()
    proposal = proposal_of(document, "Viện NICT")
    choices = all_new(document)

    results = at_once(
        lambda: accept_agreement(actor=one, proposal=proposal, version=1, choices=choices),
        lambda: reject(actor=other, proposal=proposal, version=1),
    )

    state = Proposal.objects.get(pk=proposal.pk).state
    assert sum(isinstance(result, AlreadySettled) for result in results) == 1
    assert Agreement.objects.count() == (1 if state == ProposalState.ACCEPTED else 0)


def test_two_people_accepting_all_that_is_certain_do_it_once():
    document, people = a_read_document(), [a_person(), a_person()]
    token = plan_for(document).token

    results = at_once(
        *(
            lambda person=person: accept_certain(actor=person, document=document, token=token)
            for person in people
        )
    )

    assert sum(isinstance(result, DomainError) for result in results) == 1
    assert (Organisation.objects.count(), Agreement.objects.count()) == (3, 2)

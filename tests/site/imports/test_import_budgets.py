"""An import costs the same number of queries for few rows and for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.site.factories import an_agreement, an_organisation
from tests.site.imports.making import pasted

from caunoi_web.imports.services.beginning import begin_pasted
from caunoi_web.imports.services.committing import start_commit
from caunoi_web.imports.services.preparing import look_again, map_columns
from caunoi_web.imports.services.undoing import undo_import

pytestmark = pytest.mark.django_db
SIZES = (3, 15)


def a_table(number, sign):
    head = "Số văn bản\tĐối tác\tNgày ký\tTên văn bản\n"
    rows = (f"{n}/{sign}\tViện {sign} số {n}\t1/2/2024\tTên {n}\n" for n in range(number))
    return head + "".join(rows)


def counted(work):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = work()
    return len([one for one in queries if "SAVEPOINT" not in one["sql"]]), answer


def known(number, sign):
    for n in range(number):
        an_agreement(an_organisation(f"Viện {sign} số {n}"), number=f"{n}/{sign}")


@pytest.mark.parametrize("is_known", [False, True])
def test_preview_commit_and_undo_take_a_fixed_number_of_queries(officer, is_known):
    look_again(actor=officer, batch=pasted(officer, a_table(2, "X")))  # what is made once a process is made
    costs = []
    for size in SIZES:
        sign = f"S{size}"
        if is_known:
            known(size, sign)
        batch = begin_pasted(actor=officer, kind="agreements", text=a_table(size, sign))
        mapping = list(batch.mapping)
        look_again(actor=officer, batch=map_columns(actor=officer, batch=batch, mapping=mapping))
        preview, batch = counted(lambda b=batch: look_again(actor=officer, batch=b))
        taken, batch = counted(lambda b=batch: start_commit(actor=officer, batch=b))
        back, _batch = counted(lambda b=batch: undo_import(actor=officer, batch=b, now=timezone.now()))
        assert batch.counts["changed" if is_known else "new"] == size
        costs.append((preview, taken, back))

    assert costs[0] == costs[1]


@pytest.mark.parametrize("is_done", [False, True])
def test_the_pages_take_a_fixed_number_of_queries(client_as, officer, is_done):
    client, costs = client_as("officer"), []
    for size in SIZES:
        batch = pasted(officer, a_table(size, f"S{size}"))
        if is_done:
            batch = start_commit(actor=officer, batch=batch)
        address = reverse("imports:batch", args=(batch.pk,))
        client.get(address)
        costs.append(counted(lambda a=address: client.get(a))[0])
        costs[-1] += counted(lambda: client.get(reverse("imports:list")))[0]

    assert costs[0] == costs[1]

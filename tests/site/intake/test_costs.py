"""One proposal or fifty, one document or fifty: a page costs the same number of queries."""

import pytest
from django.urls import reverse
from tests.site.factories import a_document
from tests.site.intake.findings import TEXT, as_json, three_partners

from caunoi_web.intake.models import Proposal
from caunoi_web.intake.services import record_findings

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_as):
    return client_as("officer", language="en")


@pytest.mark.parametrize("number", [1, 50])
def test_the_review_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    document = a_document(TEXT, name=f"{number}.txt")
    findings = as_json(three_partners())
    row = findings["agreements"][0]
    findings["agreements"] = [
        {**row, "x_number": str(one), "x_kind": "mou", "signed": f"20{one:02}"}
        for one in range(10, 10 + number)
    ]
    record_findings(document=document, findings=findings, program="x")
    chosen = Proposal.objects.filter(document=document, kind="agreement").first()
    client.get(reverse("intake:review", args=[document.pk]), {"p": str(chosen.pk)})

    with django_assert_num_queries(7):  # session, person, document, proposals, parties, index (2)
        client.get(reverse("intake:review", args=[document.pk]), {"p": str(chosen.pk)})


@pytest.mark.parametrize("number", [1, 50])
def test_the_queue_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    for _number in range(number):
        a_document()

    with django_assert_num_queries(4):
        client.get(reverse("intake:queue"))

"""Invented documents for measuring are such as reading and reviewing would have left them."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from caunoi_web.demo.seeding import seed
from caunoi_web.demo.seeding_documents import seed_documents
from caunoi_web.intake.models import Proposal, ProposalState
from caunoi_web.search.queries import search
from caunoi_web.sources.models import Document, DocumentState, Evidence
from caunoi_web.sources.originals import Soundness, check

TODAY = date(2026, 11, 22)
MANY = 60


@pytest.fixture
def seeded(officer):
    seed(actor=officer, organisations=8, agreements=20, today=TODAY)
    return seed_documents(actor=officer, documents=MANY)


def test_as_many_documents_as_asked_for_are_made_in_both_languages(seeded):
    assert seeded == Document.objects.count() == MANY
    read = Document.objects.exclude(text="")
    assert set(read.values_list("language", flat=True)) == {"vi", "en"}
    assert all(1_000 < len(one.text) < 100_000 for one in read)


def test_without_agreements_there_is_nothing_to_write_about(officer):
    assert seed_documents(actor=officer, documents=3) == 0


def test_every_original_is_the_file_of_its_checksum(seeded):
    for one in Document.objects.all():
        assert check(one.sha256)[0] is Soundness.INTACT


def test_all_evidence_stands_in_its_document(seeded):
    pieces = list(Evidence.objects.select_related("document"))

    assert {piece.target_kind for piece in pieces} >= {"agreement", "organisation"}
    for piece in pieces:
        assert piece.document.text[piece.start : piece.end] == piece.words


def test_only_documents_that_wait_for_review_have_proposals_that_wait(seeded):
    waiting = Proposal.objects.filter(state=ProposalState.WAITING)

    assert {one.document.state for one in waiting.select_related("document")} == {DocumentState.READ.value}
    assert Document.objects.waiting_for_review().exclude(pk__in=waiting.values("document")).count() == 0


def test_the_review_and_the_documents_page_show_them(seeded, officer, client):
    client.force_login(officer)
    waiting = Document.objects.waiting_for_review().first()

    for address in (
        reverse("intake:review", args=[waiting.pk]),
        reverse("intake:queue"),
        reverse("sources:document", args=[waiting.pk]),
        reverse("sources:list"),
    ):
        assert waiting.name in client.get(address).content.decode(), address


def test_the_command_makes_documents_that_search_finds(officer):
    call_command("seed", agreements=10, organisations=4, documents=5, stdout=StringIO())

    [group] = search(user=officer, question="TT-SEED", kind="document", limit=20)
    assert group.number == Document.objects.count() == 5

"""The review as page and as piece: what it shows, what it answers, what it costs."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse
from tests.site.factories import a_document, a_term, an_agreement, an_organisation, day
from tests.site.intake.findings import TEXT, a_partner, a_read_document, proposal_of, three_partners

from caunoi_web.intake.models import Proposal, ProposalKind
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.sources.models import DocumentState

pytestmark = pytest.mark.django_db
PIECE = {"HX-Request": "true"}


@pytest.fixture
def document(db):
    return a_read_document()


@pytest.fixture
def client(client_as):
    return client_as("officer", language="en")


def review(document):
    return reverse("intake:review", args=[document.pk])


def act(name, proposal):
    return reverse(f"intake:{name}", args=[proposal.pk])


def answers_on(page):
    """What the open card would send: its hidden fields and checked answers."""
    html = page.content.decode()
    form = html[html.index('<form class="decide"') :]
    form = form[: form.index("</form>")]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        is_chosen = 'type="radio"' not in tag or " checked" in tag
        if name and value and is_chosen:
            sent[name[1]] = value[1]
    return sent


def test_every_finding_is_marked_where_it_stands(client, document):
    html = client.get(review(document)).content.decode()

    for proposal in Proposal.objects.all():
        assert f'id="q-{proposal.pk}"' in html
        assert f'data-owners="{proposal.pk}' in html or f" {proposal.pk}" in html
    assert "m-field" in html


def test_the_text_is_printed_exactly_whatever_is_marked(client, document):
    html = client.get(review(document)).content.decode()
    source = html[html.index('<div class="running"') : html.index("</section>")]

    printed = re.sub(r"<[^>]+>", "", source).strip()

    assert printed == TEXT.strip()


def test_what_is_unsure_is_open_first_and_another_by_its_address(client, document):
    first = client.get(review(document)).content.decode()
    other = proposal_of(document, "Viện NICT")
    second = client.get(review(document), {"p": str(other.pk)}).content.decode()

    assert 'id="card-title"><bdi>Đại học Canberra' in first
    assert 'id="card-title"><bdi>Viện NICT' in second


def test_the_piece_is_the_panel_alone_and_says_the_same(client, document):
    page = client.get(review(document)).content.decode()
    piece = client.get(review(document), headers=PIECE).content.decode()

    assert "<html" not in piece
    assert piece.strip().startswith('<section id="panel"')
    assert "Đại học Canberra" in piece
    assert "<html" in page


def test_a_card_shows_status_on_the_day_and_the_misprint_beside_the_repair(client, document):
    canberra = proposal_of(document, "Đại học Canberra")

    html = client.get(review(document), {"p": str(canberra.pk), "as_of": "2028-01-01"}).content.decode()

    assert "27/10/2022-27/10-2027" in html
    assert "misprinted" in html
    assert "Status on 01/01/2028" in html
    assert "Expired" in html


def test_one_press_accepts_and_opens_the_next(client, document):
    proposal = proposal_of(document, "Viện NICT")
    page = client.get(review(document), {"p": str(proposal.pk)})

    answer = client.post(act("accept", proposal), answers_on(page))

    following = proposal_of(document, "Samsung Electronics Vietnam")
    assert answer.status_code == 302
    assert answer["Location"] == f"{review(document)}?p={following.pk}#p-{following.pk}"
    assert Agreement.objects.count() == 1


def test_the_piece_after_a_press_is_the_panel_with_the_next_open(client, document):
    proposal = proposal_of(document, "Viện NICT")
    sent = answers_on(client.get(review(document), {"p": str(proposal.pk)}))

    answer = client.post(act("accept", proposal), sent, headers=PIECE)

    following = proposal_of(document, "Samsung Electronics Vietnam")
    assert answer.status_code == 200
    assert answer["HX-Push-Url"].endswith(f"#p-{following.pk}")
    assert f'data-chosen="{following.pk}"' in answer.content.decode()
    assert "Accepted: <bdi>Viện NICT</bdi> and 1 more" in answer.content.decode()


def test_the_day_of_the_page_stays_through_a_decision(client, document):
    proposal = proposal_of(document, "Viện NICT")
    sent = answers_on(client.get(review(document), {"p": str(proposal.pk)}))

    answer = client.post(act("accept", proposal) + "?as_of=2025-11-27", sent)

    assert "as_of=2025-11-27" in answer["Location"]


def test_a_known_partner_is_suggested_and_visibly_so(client, document):
    known = an_organisation("Viện NICT", country="JP", kind="research_institute")
    party = proposal_of(document, "Viện NICT", ProposalKind.ORGANISATION)

    page = client.get(review(document), {"p": str(party.pk)})

    assert answers_on(page)[f"org-{party.pk}"] == str(known.pk)
    assert "Suggested; you decide." in page.content.decode()


def test_an_unanswered_question_keeps_everything_and_says_what_is_missing(client, document):
    an_organisation("Viện NICT", country="KR", kind="research_institute")
    proposal = proposal_of(document, "Viện NICT")

    answer = client.post(act("accept", proposal), {"version": 1})

    assert answer.status_code == 422
    assert "Say whether “Viện NICT” is a new organisation" in answer.content.decode()
    assert not Agreement.objects.exists()


def test_the_same_agreement_is_offered_as_further_evidence(client, document, officer):
    partner = an_organisation("Viện NICT", country="JP", kind="research_institute")
    known = an_agreement(partner, term=a_term("2021-06-30", "2026-06-30"))
    proposal = proposal_of(document, "Viện NICT")
    page = client.get(review(document), {"p": str(proposal.pk)})

    sent = answers_on(page)
    client.post(act("accept", proposal), sent)

    assert sent["agreement"] == str(known.pk)
    assert Agreement.objects.get() == known


def test_the_second_person_sees_who_decided(client_as, client, document, officer):
    proposal = proposal_of(document, "Viện NICT")
    sent = answers_on(client.get(review(document), {"p": str(proposal.pk)}))
    client.post(act("accept", proposal), sent)

    answer = client_as("head", language="en").post(act("reject", proposal), {"version": 1})

    assert answer.status_code == 409
    assert officer.full_name in answer.content.decode()
    assert "is decided already" in answer.content.decode()


def test_undo_by_one_press(client, document):
    proposal = proposal_of(document, "Viện NICT")
    client.post(act("accept", proposal), answers_on(client.get(review(document), {"p": str(proposal.pk)})))
    html = client.get(review(document)).content.decode()
    last = re.search(r'name="act" value="([^"]+)"', html)[1]

    answer = client.post(reverse("intake:undo_last", args=[document.pk]), {"act": last})

    assert answer.status_code == 302
    assert str(proposal.pk) in answer["Location"]
    assert Proposal.objects.waiting().count() == 7
    again = client.post(reverse("intake:undo_last", args=[document.pk]), {"act": last})
    assert again.status_code == 409


def test_the_summary_comes_before_the_deed(client, document):
    address = reverse("intake:certain", args=[document.pk])
    html = client.get(address).content.decode()
    assert "3 organisations" in html
    assert "2 agreements" in html
    assert not Agreement.objects.exists()
    token = re.search(r'name="token" value="([^"]+)"', html)[1]

    stale = client.post(address, {"token": "x"})
    done = client.post(address, {"token": token}, follow=True)

    assert stale.status_code == 409
    assert "6 proposals were accepted." in done.content.decode()
    assert Agreement.objects.count() == 2


def test_a_document_without_findings_can_be_closed(client):
    empty = a_document("Không có gì.")
    assert "Nothing was found here" in client.get(review(empty)).content.decode()

    client.post(reverse("intake:close", args=[empty.pk]))

    empty.refresh_from_db()
    assert empty.state == DocumentState.REVIEWED
    assert "Everything here is decided" in client.get(review(empty)).content.decode()


def test_the_queue_lists_the_oldest_first_with_what_waits(client, document):
    newer = a_read_document()

    html = client.get(reverse("intake:queue")).content.decode()

    assert html.index(document.name) < html.index(newer.name)
    assert html.count("<tr>") == 3


@pytest.mark.parametrize("wanted", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_nonsense_in_the_address_opens_the_first(client, document, wanted):
    answer = client.get(review(document), {"p": wanted, "part": "99999999999", "as_of": "31/02/2022"})

    assert answer.status_code == 200
    assert "Đại học Canberra" in answer.content.decode()


def test_names_that_look_like_markup_stay_text(client):
    name = "Đại học <img src=x onerror=alert(1)> \"\u202e\U0001f600'=1+1"
    text = f"{name} ký kết 2021"
    partner = a_partner(name, text=text, aliases=("<b>",))
    findings = three_partners()
    document = a_read_document(
        replace(findings, partners=(partner,), agreements=(), figures=()), text=text, name="<script>.txt"
    )
    party = Proposal.objects.get(document=document)
    page = client.get(review(document))
    client.post(act("accept", party), answers_on(page))
    html = client.get(review(document)).content.decode()

    assert "<img src=x" not in page.content.decode() + html
    assert "<script>.txt" not in html
    assert Organisation.objects.get().name.startswith("Đại học <img")


@pytest.mark.parametrize(
    ("host", "is_warned"),
    [
        ("Trường Đại học Nha Trang", True),
        ("Học viện Công nghệ Bưu chính Viễn thông", False),
        ("Học viện", False),
        ("", False),
    ],
)
def test_a_document_of_another_institution_is_pointed_out(client, host, is_warned):
    an_organisation("Học viện Công nghệ Bưu chính Viễn thông", kind="academy", is_host=True)
    document = a_read_document(host_name=host)

    html = client.get(review(document)).content.decode()

    assert ("This document is about the cooperation of" in html) is is_warned


def test_a_step_back_in_the_history_gets_the_whole_page(client, document):
    again = client.get(review(document), headers=PIECE | {"HX-History-Restore-Request": "true"})

    assert b"<html" in again.content


def test_status_is_of_today_when_no_day_is_asked(client, document, today_is):
    today_is(day("2025-11-27"))

    html = client.get(review(document)).content.decode()

    assert "Status on 27/11/2025" in html

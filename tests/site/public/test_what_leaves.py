"""Nothing but allow-listed fields of allow-listed records is in any public answer."""

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.site import factories
from tests.site.public_factories import a_publication, in_force, kept_out

from caunoi.domain.kinds import Activity
from caunoi_web.public.fields import AGREEMENT_FIELDS, PARTNER_FIELDS
from caunoi_web.public.remembering import forget
from caunoi_web.register.models import AgreementSignatory
from caunoi_web.register.services.indexing import index_agreement, index_organisation

# Where a visitor can look. {partner} and {agreement} are their ids.
ANSWERS = [
    "/public/{language}/",
    "/public/{language}/agreements/",
    "/public/{language}/partners/{partner}/",
    "/public/{language}/agreements/{agreement}/",
    "/public/{language}/partners.csv",
    "/public/{language}/partners.json",
    "/public/{language}/agreements.csv",
    "/public/{language}/agreements.json",
    "/public/{language}/changes.atom",
    "/public/{language}/data/",
    "/public/{language}/embed/partners/",
    "/public/{language}/embed/agreements/",
    "/public/sitemap.xml",
]
OPTIONAL_PARTNER = [field.key for field in PARTNER_FIELDS if not field.is_always]
OPTIONAL_AGREEMENT = [field.key for field in AGREEMENT_FIELDS if not field.is_always]


def a_partner():
    """A partner with a telling word in every text."""
    partner = factories.an_organisation(
        "Đại học Tên Chính",
        name_vi="Đại học P-name_vi",
        name_en="P-name_en University",
        city="P-city",
        website="https://p-website.example/",
        ror="0P-ror",
        note="P-note",
    )
    factories.an_organisation_name("P-other_names", organisation=partner)
    factories.a_contact("P-contact", organisation=partner, email="p-email@example.org")
    factories.a_note("P-partner-note", organisation=partner)
    factories.a_tier(organisation=partner, reason="P-tier-reason")
    return partner


def an_agreement(partner):
    """An agreement with a telling word in every text."""
    unit = factories.a_unit("A-unit", name_en="A-unit-en")
    agreement = in_force(
        partner,
        title="A-title",
        number="A-number",
        list_number="A-list-number",
        content="A-content",
        note="A-note",
        binding_note="A-binding-note",
        host_unit=unit,
        host_unit_words="A-unit-words",
        signatories="A-signed-words",
        term=factories.a_term("2021-06-30", "2099-07-31", raw="A-term-raw", condition=""),
        signed="2021-05-29",
        activities=(Activity.STUDENT_EXCHANGE,),
    )
    AgreementSignatory.objects.create(agreement=agreement, name="A-signatories", title="A-office")
    factories.a_commitment(agreement, what="A-promise")
    return agreement


# The words that stand for a field; what is not here must never leave.
PARTNER_WORDS = {
    "name_vi": "P-name_vi",
    "name_en": "P-name_en",
    "other_names": "P-other_names",
    "city": "P-city",
    "website": "p-website",
    "ror": "0P-ror",
    "tier": "strategic|Chiến lược|Strategic",
}
AGREEMENT_WORDS = {
    "title": "A-title",
    "number": "A-number",
    "content": "A-content",
    "unit": "A-unit",
    "signed": "29/05/2021|2021-05-29",
    "start": "30/06/2021|2021-06-30",
    "end": "31/07/2099|2099-07-31",
    "signatories": "A-signatories",
}
NEVER = (
    "P-note|P-contact|p-email|P-partner-note|P-tier-reason|A-list-number|A-note|A-binding-note|"
    "A-unit-words|A-signed-words|A-term-raw|A-promise|Maker|maker"
)


@pytest.fixture
def two_records(db):
    partner = a_partner()
    agreement = an_agreement(partner)
    index_organisation(partner)
    index_agreement(agreement)
    factories.an_agreement_event(agreement, "extended", on="2025-03-04", until="2099-07-31")
    return partner, agreement


def everything(visitor, partner, agreement) -> str:
    """All public answers in both languages, with their headers."""
    told = []
    for address in ANSWERS:
        for language in ("vi", "en"):
            answer = visitor.get(
                address.format(language=language, partner=partner.pk, agreement=agreement.pk)
            )
            assert answer.status_code == 200, address
            told.append(str(answer.headers) + answer.getvalue().decode())
    return "\n".join(told)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    partner_fields=st.sets(st.sampled_from(OPTIONAL_PARTNER)),
    agreement_fields=st.sets(st.sampled_from(OPTIONAL_AGREEMENT)),
)
def test_no_other_fields_value_is_in_any_answer(two_records, visitor, partner_fields, agreement_fields):
    a_publication(partner_fields=sorted(partner_fields), agreement_fields=sorted(agreement_fields))

    told = everything(visitor, *two_records)

    leaked = {key for key, words in PARTNER_WORDS.items() if re.search(words, told)} - partner_fields
    leaked |= {key for key, words in AGREEMENT_WORDS.items() if re.search(words, told)} - agreement_fields
    assert not leaked
    assert not re.search(NEVER, told)


def test_every_field_that_is_ticked_is_there(two_records, visitor):
    a_publication(partner_fields=OPTIONAL_PARTNER, agreement_fields=OPTIONAL_AGREEMENT)

    told = everything(visitor, *two_records)

    assert all(re.search(words, told) for words in (PARTNER_WORDS | AGREEMENT_WORDS).values())
    assert not re.search(NEVER, told)


@pytest.mark.parametrize(
    "word", ["P-note", "P-partner-note", "A-note", "A-term-raw", "A-signatories", "A-content"]
)
@pytest.mark.parametrize("address", ["/public/vi/", "/public/vi/agreements/"])
def test_a_word_that_is_not_published_finds_nothing(two_records, read, word, address):
    a_publication()

    page = read(address, text=word)

    assert "Tên Chính" not in page


# What a visitor types, and the field in which it stands: of the partner, of the agreement.
TYPED_PARTNER = {
    "name_en": "p name_en university",
    "other_names": "p other",
    "kind": "truong dai hoc",
    "country": "viet nam",
    "city": "p city",
    "website": "p website",
    "ror": "0p",
}
TYPED_AGREEMENT = {
    "title": "a title",
    "number": "a number",
    "content": "a content",
    "kind": "memorandum",
    "fields": "student exchange",
    "unit": "a unit en",
    "signatories": "a signatories",
}


@settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    partner_fields=st.sets(st.sampled_from(OPTIONAL_PARTNER)),
    agreement_fields=st.sets(st.sampled_from(OPTIONAL_AGREEMENT)),
)
def test_a_word_finds_a_record_just_when_its_field_is_published(
    two_records, visitor, partner_fields, agreement_fields
):
    partner, agreement = two_records
    a_publication(partner_fields=sorted(partner_fields), agreement_fields=sorted(agreement_fields))
    forget()

    def finds(address: str, record, words: str) -> bool:
        return str(record.pk) in visitor.get(address, {"text": words}).content.decode()

    found = {key for key, words in TYPED_PARTNER.items() if finds("/public/vi/", partner, words)}
    by_partner = {
        key for key, words in TYPED_PARTNER.items() if finds("/public/vi/agreements/", agreement, words)
    }
    own = {key for key, words in TYPED_AGREEMENT.items() if finds("/public/vi/agreements/", agreement, words)}
    assert found == by_partner == partner_fields & TYPED_PARTNER.keys()
    assert own == agreement_fields & TYPED_AGREEMENT.keys()


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("/public/vi/", "p-city"),
        ("/public/vi/agreements/", "p-city a-title"),
        ("/public/vi/", "dai hoc ten chinh"),
        ("/public/vi/", "p name_en"),
        ("/public/vi/", "viet nam"),
        ("/public/vi/agreements/", "A-title"),
        ("/public/vi/agreements/", "ten chinh"),
        ("/public/vi/agreements/", "a unit"),
    ],
)
def test_a_published_word_is_found_whatever_its_accents(two_records, read, address, word):
    a_publication()

    assert "Tên Chính" in read(address, text=word) or "P-name_vi" in read(address, text=word)


def test_a_filter_on_a_field_that_is_not_published_is_left_aside(two_records, read):
    a_publication(partner_fields=["kind"], agreement_fields=["kind"])

    assert "A-unit" not in read("/public/vi/agreements/")
    assert "Tên Chính" in read("/public/vi/", country="JP")
    assert "Tên Chính" in read("/public/vi/agreements/", unit="019d0000-0000-7000-8000-000000000000")


def _is_public(visitor, partner, agreement) -> tuple[bool, bool]:
    found = [
        visitor.get(f"/public/vi/partners/{partner.pk}/").status_code == 200,
        visitor.get(f"/public/vi/agreements/{agreement.pk}/").status_code == 200,
    ]
    lists = [str(partner.pk) in visitor.get("/public/vi/").content.decode()]
    lists += [str(agreement.pk) in visitor.get("/public/vi/agreements/").content.decode()]
    assert found == lists
    return found[0], found[1]


def test_a_record_that_is_kept_out_is_nowhere_and_a_partner_takes_its_agreements_along(two_records, visitor):
    partner, agreement = two_records
    other = in_force(partner)
    a_publication()

    kept_out(agreement)
    assert _is_public(visitor, partner, agreement) == (True, False)
    kept_out(partner)
    assert _is_public(visitor, partner, other) == (False, False)


def test_an_agreement_with_one_partner_kept_out_is_not_shown_at_all(db, visitor):
    named, hidden = factories.an_organisation("Đại học Một"), factories.an_organisation("Đại học Hai")
    agreement = in_force(named, hidden)
    a_publication()

    kept_out(hidden)

    assert _is_public(visitor, named, agreement) == (False, False)


def test_archived_records_are_nowhere(two_records, visitor, head):
    from caunoi_web.register.services.archiving import archive

    partner, agreement = two_records
    a_publication()

    archive(actor=head, record=agreement, reason="Nhập trùng")

    assert _is_public(visitor, partner, agreement) == (False, False)


@pytest.mark.parametrize(
    "rule",
    [{"statuses": ["expired"]}, {"levels": ["unit"]}, {"agreement_kinds": ["moa"]}, {"tiers": ["none"]}],
)
def test_what_no_rule_names_is_nowhere(two_records, visitor, rule):
    a_publication(**rule)

    assert _is_public(visitor, *two_records) == (False, False)


@pytest.mark.parametrize("rule", [{"statuses": ["in_force"]}, {"levels": ["none"]}, {"tiers": ["strategic"]}])
def test_what_a_rule_names_is_there(two_records, visitor, rule):
    a_publication(**rule)

    assert _is_public(visitor, *two_records) == (True, True)


def test_a_proposal_nobody_confirmed_is_nowhere(db, read):
    factories.a_proposal()
    a_publication()

    assert "Nha Trang" not in read("/public/vi/")


def test_the_host_itself_is_no_partner(db, visitor):
    host = factories.an_organisation("Trường ta", is_host=True)
    agreement = in_force(host)
    a_publication()

    assert _is_public(visitor, host, agreement) == (False, False)

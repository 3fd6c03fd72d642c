"""Writing agreements: what the rules accept, refuse and derive, and what the history keeps."""

from datetime import date

import pytest
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EndKind, Status, Term
from caunoi_web.accounts.models import Role
from caunoi_web.common.errors import NotAllowed
from caunoi_web.common.ids import uuid7
from caunoi_web.register import services
from caunoi_web.register.errors import ImpossibleTerm, InvalidValue, StaleRecord
from caunoi_web.register.models import Agreement
from caunoi_web.sources.models import AuditEntry, Document, DocumentState, Evidence

pytestmark = pytest.mark.django_db


def test_a_new_agreement_keeps_its_words_and_derives_its_days():
    agreement = an_agreement(
        start="2022", end="2029", end_kind="fixed", term_raw="2022-2029", activities=["joint-research"]
    )

    kept = Agreement.objects.get()
    assert kept == agreement
    assert (kept.start, kept.end, kept.term_raw) == ("2022", "2029", "2022-2029")
    assert (kept.begins_on, kept.ends_on) == (date(2022, 1, 1), date(2029, 12, 31))
    assert kept.status_on(date(2026, 11, 21)) is Status.IN_FORCE
    assert list(kept.activity_rows.values_list("code", flat=True)) == ["joint-research"]


def test_the_history_says_who_wrote_what():
    person = a_person(Role.OFFICER)
    act = uuid7()

    agreement = services.create_agreement(
        actor=person,
        values={"number": "12/MOU", "signed": PartialDate(2022, 8)},
        parties=[(an_organisation("Đại học Huế"), "ĐH Huế")],
        activities=["conference"],
        reason="from the paper file",
        act=act,
    )

    entry = AuditEntry.objects.get(action="agreement.created")
    assert (entry.actor, entry.target_id, entry.act) == (person, agreement.pk, act)
    assert (entry.target_label, entry.reason) == ("12/MOU Đại học Huế", "from the paper file")
    assert entry.before == {}
    assert entry.after["signed"] == "2022-08"
    assert entry.after["activities"] == ["conference"]
    assert [party["as_written"] for party in entry.after["parties"]] == ["ĐH Huế"]


def test_evidence_is_tied_to_the_fields_it_supports():
    text = "Viện NICT 30/6/2021-30/6/2026"
    document = Document.objects.create(
        sha256="a" * 64, name="bảng.txt", size=1, text=text, state=DocumentState.READ
    )
    pieces = [services_words("start", document, "30/6/2021"), services_words("end", document, "30/6/2026")]

    agreement = services.create_agreement(
        actor=a_person(),
        values={"start": "2021-06-30", "end": "2026-06-30", "end_kind": "fixed"},
        parties=[(an_organisation(), "")],
        evidence=pieces,
    )

    kept = Evidence.objects.filter(target_kind="agreement", target_id=agreement.pk)
    assert {piece.field: piece.words for piece in kept} == {"start": "30/6/2021", "end": "30/6/2026"}
    assert AuditEntry.objects.get(action="agreement.created").document == document


def test_an_end_before_its_beginning_is_explained():
    with pytest.raises(ImpossibleTerm, match=r"20/01/2020.*21/01/2020") as refusal:
        an_agreement(start="2020-01-21", end="2020-01-20", end_kind="fixed")

    assert refusal.value.field == "end"
    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"end_kind": "fixed"}, "end"),
        ({"end_kind": "indefinite", "end": "2029"}, "end"),
        ({"end_kind": "condition", "end": "2029"}, "end"),
        ({"end_kind": "duration", "duration_months": 0}, "end_kind"),
        ({"end_kind": "soon"}, "end_kind"),
        ({"start": "2021-02-30"}, "start"),
        ({"signed": "30/2/2021"}, "signed"),
        ({"kind": "handshake"}, "kind"),
        ({"number": "1" * 61}, "number"),
    ],
)
def test_a_value_that_cannot_be_names_its_field(values, field):
    with pytest.raises(InvalidValue) as refusal:
        an_agreement(**values)

    assert refusal.value.field == field
    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("values", "end"),
    [
        ({"signed": "2022-08-05", "duration_months": 60, "end_kind": "duration"}, "2027-08-05"),
        ({"start": "2022-08", "signed": "2021", "duration_months": 18, "end_kind": "duration"}, "2024-02"),
        ({"start": "2022", "duration_months": 36, "end_kind": "auto_renewed"}, "2025"),
        ({"start": "2022", "duration_months": 18, "end_kind": "duration"}, ""),
        ({"duration_months": 60, "end_kind": "duration"}, ""),
        ({"start": "2022", "duration_months": 60, "end_kind": "indefinite"}, ""),
        ({"start": "2024-02-29", "duration_months": 12, "end_kind": "duration"}, "2025-02-28"),
        ({"start": "2022", "duration_months": 36, "end": "2026", "end_kind": "duration"}, "2026"),
    ],
)
def test_an_end_follows_from_the_length_only_where_it_really_follows(values, end):
    assert an_agreement(**values).end == end


def test_a_counted_end_moves_with_the_day_it_was_counted_from():
    agreement = an_agreement(signed="2022-08-05", duration_months=60, end_kind="duration")

    amended = services.amend_agreement(
        actor=a_person(), agreement=agreement, changes={"signed": "2022-08-15"}, version=1
    )

    assert amended.end == "2027-08-15"


def test_an_end_that_a_person_gave_does_not_move():
    agreement = an_agreement(signed="2022-08-05", duration_months=60, end="2027-08-04", end_kind="duration")

    amended = services.amend_agreement(
        actor=a_person(), agreement=agreement, changes={"signed": "2022-08-15"}, version=1
    )

    assert amended.end == "2027-08-04"


def test_an_agreement_needs_a_partner_and_each_only_once():
    partner = an_organisation()

    with pytest.raises(InvalidValue, match="at least one partner"):
        services.create_agreement(actor=a_person(), values={}, parties=[])
    with pytest.raises(InvalidValue, match="twice"):
        an_agreement(partner, partner)

    assert not Agreement.objects.exists()


def test_an_unknown_activity_is_refused_and_nothing_is_half_written():
    with pytest.raises(InvalidValue, match="no activity called golf"):
        an_agreement(activities=["golf"])

    assert not Agreement.objects.exists()


def test_a_change_keeps_before_and_after_of_what_changed_alone():
    first, second = an_organisation("Một"), an_organisation("Hai")
    agreement = an_agreement(first, number="1", activities=["conference"])

    amended = services.amend_agreement(
        actor=a_person(Role.OFFICER),
        agreement=agreement,
        changes={"number": "2", "note": ""},
        parties=[(first, ""), (second, "Nhì")],
        activities=["publication"],
        version=1,
        reason="typing fault",
    )

    entry = AuditEntry.objects.get(action="agreement.amended")
    assert amended.version == 2
    assert amended.changed_by.role == Role.OFFICER
    assert set(entry.before) == set(entry.after) == {"number", "parties", "activities"}
    assert (entry.before["number"], entry.after["number"]) == ("1", "2")
    assert [party["label"] for party in entry.after["parties"]] == ["Một", "Hai"]


def test_a_change_of_nothing_leaves_no_trace():
    agreement = an_agreement(number="1")

    same = services.amend_agreement(
        actor=a_person(), agreement=agreement, changes={"number": " 1 "}, version=1
    )

    assert same.version == 1
    assert not AuditEntry.objects.filter(action="agreement.amended").exists()


def test_a_person_who_saw_an_older_version_gets_both_values():
    agreement = an_agreement(number="1", note="x")
    services.amend_agreement(actor=a_person(), agreement=agreement, changes={"number": "2"}, version=1)

    with pytest.raises(StaleRecord) as refusal:
        services.amend_agreement(
            actor=a_person(), agreement=agreement, changes={"number": "3", "note": "x"}, version=1
        )

    [difference] = refusal.value.differences
    assert (difference.field, difference.current, difference.wanted) == ("number", "2", "3")
    assert refusal.value.version == 2
    assert Agreement.objects.get().number == "2"


def test_a_viewer_may_not_write():
    agreement = an_agreement()
    viewer = a_person(Role.VIEWER)

    with pytest.raises(NotAllowed):
        an_agreement(an_organisation("Hai"), actor=viewer)
    with pytest.raises(NotAllowed):
        services.amend_agreement(actor=viewer, agreement=agreement, changes={"number": "9"}, version=1)


def test_a_field_that_does_not_exist_is_the_callers_fault():
    with pytest.raises(TypeError, match="colour"):
        an_agreement(colour="red")


def test_a_term_goes_in_and_comes_out_the_same():
    term = Term(
        raw="27/10/2022-27/10-2027",
        start=PartialDate(2022, 10, 27),
        end=PartialDate(2027, 10, 27),
        end_kind=EndKind.FIXED,
        repaired=True,
    )

    agreement = an_agreement(**services.term_values(term))

    assert Agreement.objects.get(pk=agreement.pk).term == term


def test_control_characters_and_odd_blanks_do_not_get_in():
    agreement = an_agreement(number=" 1\u00a02\x00 ", note="a\r\nb\x07\n")

    assert (agreement.number, agreement.note) == ("1 2", "a\nb")


def services_words(field, document, words):
    """The words as evidence."""
    from caunoi_web.sources.services import Words

    start = document.text.index(words)
    return Words(field, document, start, start + len(words))

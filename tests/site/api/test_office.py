"""What else the screen offers, through the API: texts side by side, changes of others, columns, mails."""

from tests.site.factories import a_document, an_agreement, an_agreement_file


def test_two_texts_of_an_agreement_are_set_side_by_side(program):
    agreement = an_agreement()
    left = a_document(text="Thời hạn 3 năm kể từ ngày ký.")
    right = a_document(text="Thời hạn 5 năm kể từ ngày ký.")
    for document in (left, right):
        an_agreement_file(agreement, document)

    compared = program("viewer").get(f"/agreements/{agreement.pk}/texts?left={left.pk}&right={right.pk}")
    strange = program("viewer").get(
        f"/agreements/{agreement.pk}/texts?left={left.pk}&right={a_document().pk}"
    )

    assert (compared.json()["words"], compared.json()["figures"]) == (2, 2), compared.content
    assert strange.status_code == 404


def test_a_stored_file_is_read_again(program):
    file = an_agreement_file()

    answer = program("viewer").get(f"/files/{file.pk}/check").json()

    assert answer["kept"] == file.document.sha256
    assert answer["words"]


def test_what_others_changed_is_listed_until_it_is_seen(program):
    one = an_agreement(title="MOU")
    program("officer").patch(f"/agreements/{one.pk}", {"title": "MOU mới", "reason": "sửa"}, If_Match="*")
    reader = program("viewer")

    before = reader.get("/changes").json()["items"]
    reader.post("/changes/seen", {"until": "2199-01-01T00:00:00Z"})
    after = reader.get("/changes").json()["items"]

    assert [item["id"] for item in before] == [str(one.pk)]
    assert before[0]["changes"][0]["reason"] == "sửa"
    assert before[0]["changes"][0]["fields"] == []  # a viewer does not read the history
    assert after == []


def test_columns_are_chosen_and_brought_back(program):
    reader = program("viewer")
    usual = reader.get("/columns/agreements").json()["columns"]

    chosen = reader.post("/columns/agreements", {"columns": ["status", "kind"]}).json()["columns"]
    back = reader.post("/columns/agreements", {"columns": []}).json()["columns"]

    assert chosen == ["status", "kind"]
    assert back == usual


def test_one_says_how_one_wants_to_be_told(program):
    reader = program("viewer")

    said = reader.post("/wishes", {"by_mail": False, "weekday": 4, "language": "vi"})

    assert said.json() == reader.get("/wishes").json() == {"by_mail": False, "weekday": 4, "language": "vi"}

"""A mail gives its headers and its words; what is attached is a document of its own."""

from email.message import EmailMessage

import pytest
from tests.reading.making import table_words, workbook_table, zip_of

from caunoi.reading import UnreadableDocument, media_type_of, read, read_all
from caunoi.reading.mail import parsing

LIST = workbook_table([["TT", "Đối tác"], ["1", "Đại học Kyushu"]])
PAGE = "<p>Kính gửi <b>Phòng Hợp tác</b></p><table><tr><td>TT<td>Đối tác<tr><td>1<td>NICT</table>"


def mail(plain: str = "", html: str = "", subject: str = "Danh sách đối tác") -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = subject
    made["From"] = "Trần Văn Bình <binh@example.edu.vn>"
    made["To"] = "Phòng Hợp tác <htqt@example.edu.vn>"
    made["Date"] = "Thu, 27 Nov 2025 08:15:00 +0700"
    made["Message-ID"] = "<1@example.edu.vn>"
    if plain:
        made.set_content(plain)
    if html:
        (made.add_alternative if plain else made.set_content)(html, subtype="html")
    return made


HEAD = (
    "Subject: Danh sách đối tác\nFrom: Trần Văn Bình <binh@example.edu.vn>\n"
    "To: Phòng Hợp tác <htqt@example.edu.vn>\nDate: 27/11/2025"
)


def test_headers_stand_above_the_words_and_blank_lines_stay():
    document = read(mail("Thưa Anh,\n\nKyushu đã ký ngày 12/12/2021.\n").as_bytes(), "thư.eml")

    assert document.text == HEAD + "\n\nThưa Anh,\n\nKyushu đã ký ngày 12/12/2021."
    assert document.media_type == "message/rfc822"


def test_the_tables_of_a_page_are_kept_and_the_same_words_are_not_read_twice():
    document = read(mail("Kính gửi Phòng Hợp tác", PAGE).as_bytes(), "thư.eml")

    assert document.text == HEAD + "\nKính gửi Phòng Hợp tác\nTT\tĐối tác\n1\tNICT"
    assert table_words(document, document.tables[0]) == [["TT", "Đối tác"], ["1", "NICT"]]


def test_each_attachment_is_a_document_of_its_own():
    made = mail("Xin gửi danh sách.")
    made.add_attachment(LIST, maintype="application", subtype="octet-stream", filename="đối tác.xlsx")
    made.add_attachment("Biên bản".encode(), maintype="text", subtype="plain", filename="b.txt")

    whole, listed, text = read_all(made.as_bytes(), "thư.eml")

    assert whole.document.notes == ("Attached, each a document of its own: đối tác.xlsx, b.txt",)
    assert "Biên bản" not in whole.document.text
    assert (listed.name, listed.document.text) == ("thư.eml > đối tác.xlsx", "TT\tĐối tác\n1\tĐại học Kyushu")
    assert (text.name, text.document.text) == ("thư.eml > b.txt", "Biên bản")


def test_a_broken_attachment_does_not_lose_the_mail():
    made = mail("Xin gửi.")
    made.add_attachment(b"PK\x03\x04 cut off", maintype="application", subtype="zip", filename="a.docx")

    whole, broken = read_all(made.as_bytes(), "thư.eml")

    assert whole.document is not None
    assert (broken.name, broken.fault.code) == ("thư.eml > a.docx", "truncated")


def test_a_mail_in_a_mail_and_an_archive_in_a_mail_are_opened():
    inner = mail("Bản gốc.", subject="Gốc: MoU 2024/2025")
    inner.add_attachment(
        zip_of({"a.txt": b"Tin"}), maintype="application", subtype="zip", filename="hồ sơ.zip"
    )
    outer = mail("Chuyển tiếp.")
    outer.add_attachment(inner)

    readings = list(read_all(outer.as_bytes(), "thư.eml"))

    assert [reading.name for reading in readings] == [
        "thư.eml",
        "thư.eml > Gốc MoU 2024 2025.eml",
        "thư.eml > Gốc MoU 2024 2025.eml > hồ sơ.zip > a.txt",
    ]
    assert all(reading.document for reading in readings)


def test_mails_in_mails_end_somewhere():
    made = mail("Trong cùng.")
    for _ in range(6):
        outer = mail("Ngoài.")
        outer.add_attachment(made)
        made = outer

    faults = [reading.fault.code for reading in read_all(made.as_bytes(), "thư.eml") if reading.fault]

    assert faults == ["nested"]


def test_pictures_shown_in_the_text_and_signatures_of_machines_are_no_attachments():
    made = mail(html="<p>Chào</p><img src=cid:logo>")
    made.add_related(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", cid="<logo>")
    made.make_mixed()
    made.add_attachment(b"-----", maintype="application", subtype="pgp-signature", filename="s.asc")

    assert [reading.name for reading in read_all(made.as_bytes(), "thư.eml")] == ["thư.eml"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp1258", "iso-8859-1"])
def test_the_words_are_decoded_as_the_mail_says(codec):
    text = "Coopération signée à Hanoï, été 2024. "
    raw = (
        b"MIME-Version: 1.0\r\nSubject: a\r\nFrom: b\r\nContent-Type: text/plain; charset=%b\r\n\r\n"
        % codec.encode()
    )

    assert read(raw + text.encode(codec), "a.eml").text.endswith(text)


def test_headers_in_bare_letters_are_read_too():
    raw = "Subject: Đối tác =?utf-8?q?K=E1=BB=B3?= =?no-such?q?x?=\r\nFrom: a\r\n\r\nBài".encode()

    assert read(raw, "a.eml").text.startswith("Subject: Đối tác Kỳ")


def test_flowing_lines_are_joined():
    raw = (
        "Subject: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
        "Trường Đại học \nCông nghệ\n> trích \n-- \nKý tên\n"
    )

    assert read(raw.encode(), "a.eml").text.endswith("Trường Đại học Công nghệ\n> trích \n-- \nKý tên")


def test_a_page_saved_by_a_browser_is_read():
    raw = (
        "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=C4=90=E1=BB=91i_t=C3=A1c?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        f"<nav>Trang chủ</nav><main>{PAGE}</main>\r\n--b--\r\n"
    )

    document = read(raw.encode(), "trang.mht")

    assert document.text.startswith("Subject: Đối tác\nKính gửi")
    assert "Trang chủ" not in document.text
    assert len(document.tables) == 1


@pytest.mark.parametrize(
    ("text", "name", "media_type"),
    [
        ("From: a\nTo: b\nSubject: c\n\nBài", "a.eml", "message/rfc822"),
        ("From: a\nTo: b\nSubject: c\n\nBài", "a.txt", "text/plain"),
        ("Received: x\nMessage-ID: <1>\nFrom: a\n\nBài", "a", "message/rfc822"),
        ("From a@b Thu Nov 27 2025\nReceived: x\nMessage-ID: <1>\nFrom: a\n\nBài", "a", "message/rfc822"),
        ("Kính gửi: Phòng Hợp tác\nDate: 1/1/2024", "a.txt", "text/plain"),
        ("không có đầu thư", "a.eml", "text/plain"),
    ],
)
def test_a_mail_is_known_by_the_headers_that_programs_write(text, name, media_type):
    assert media_type_of(text.encode(), name) == media_type
    assert read(text.encode(), name).media_type == media_type


@pytest.mark.parametrize(
    "body",
    [
        "--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!***\r\n--b--",
        "--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: nonsense\r\n\r\nBài\r\n",
        "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n--b\r\n",
        "--b\r\nContent-Type: message/rfc822\r\n\r\n",
        "--b\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n--b--",
        "--b\r\nContent-Disposition: attachment; filename*0*=utf-8''%FF%00; filename=\"\r\n\r\nx\r\n--b--",
        "no boundary at all",
    ],
)
def test_broken_parts_do_no_harm(body):
    head = "From: a\r\nSubject: s\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"

    for reading in read_all((head + body).encode(), "a.eml"):
        assert reading.document or reading.fault


def test_a_mail_built_of_too_many_parts_is_not_opened():
    raw = "From: a\nSubject: s\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
        for number in range(parsing.MAX_PARTS + 1)
    )

    with pytest.raises(UnreadableDocument) as refusal:
        read(raw.encode(), "a.eml")

    assert refusal.value.code == "bomb"
    assert [reading.name for reading in read_all(raw.encode(), "a.eml")] == ["a.eml"]


def test_the_deepest_mail_that_is_opened_is_opened_soon():
    raw = "From: a\nSubject: s\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
        for number in range(parsing.MAX_PARTS - 1)
    )

    assert len(list(read_all((raw + "\n\n" + "x\n" * 100_000).encode(), "a.eml"))) == 1


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("Thu, 01 May 2025 00:15:00 +0700", "Date: 01/05/2025"),
        ("1 May 25 00:15 GMT", "Date: 01/05/2025"),
        ("hôm qua", "Date: hôm qua"),
        ("Thu, 99 May 2025 00:15:00 +0700", "Date: Thu, 99 May 2025 00:15:00 +0700"),
    ],
)
def test_the_day_of_a_mail_is_that_of_its_sender(date, shown):
    text = read(f"From: a\nDate: {date}\n\nBài".encode(), "a.eml").text

    assert text == f"From: a\n{shown}\n\nBài"

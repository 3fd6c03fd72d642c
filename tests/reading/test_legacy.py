"""Vietnamese typed in the encodings from before Unicode is brought into it, and nothing else is touched."""

import html
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.making import table_words, word_body, word_table, workbook_table

from caunoi.reading import read
from caunoi.reading.legacy.detection import weighed
from caunoi.reading.legacy.fonts import encoding_of_font, from_font
from caunoi.reading.legacy.syllables import is_syllable
from caunoi.reading.legacy.tables import CONVERSIONS
from caunoi.vocabulary import load

GOLDEN = Path(__file__).parents[1] / "golden"
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
SMALL = "đ" + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES
)
SMALL = "".join(letter for letter in SMALL if not letter.isascii())
LETTERS = SMALL + SMALL.upper()
TABLES = load("legacy_encodings")


def written_in(encoding: str) -> dict[str, str]:
    """How the encoding shows each letter, turned round from its own description."""
    about = TABLES[encoding.lower()]
    if encoding != "VNI":
        codes = {
            letter: 0x80 + place for place, letter in enumerate("".join(about["letters"])) if letter != " "
        }
        codes |= {letter: int(code) for code, letter in about.get("control", {}).items()}
        return {letter: chr(code) for letter, code in codes.items()}
    shown = {letter: sign for sign, letter in about["letters"].items()}
    for letter in LETTERS:
        vowel, *marks = unicodedata.normalize("NFD", letter)
        signs = {
            added: sign for kind in ("tones", "circumflex", "breve") for sign, added in about[kind].items()
        }
        base = vowel
        if marks and marks[0] == "\u031b":
            base, marks = shown[unicodedata.normalize("NFC", vowel + marks.pop(0))], marks
        added = "".join(sorted(marks, key=lambda mark: mark not in "\u0302\u0306"))
        if letter not in shown and added in signs:
            shown[letter] = base + (signs[added].upper() if vowel.isupper() else signs[added])
    return shown


WRITTEN = {encoding: written_in(encoding) for encoding in CONVERSIONS}


def typed(text: str, encoding: str) -> str:
    """The text as a program shows it that does not know the encoding; TCVN3 has no capitals with tones."""
    written = WRITTEN[encoding]
    return "".join(written.get(letter, written.get(letter.lower(), letter)) for letter in text)


SENTENCE = (
    "Trường Đại học Công nghệ ký thỏa thuận hợp tác với Viện Cơ học, Tập đoàn Viễn thông và các "
    "đối tác nước ngoài "
    "về trao đổi sinh viên, giảng viên, nghiên cứu chung; hiệu lực từ ngày 30/6/2021 đến 30/6/2026."
)
MISSING = {
    "TCVN3": {letter for letter in SMALL.upper() if letter not in WRITTEN["TCVN3"]},
    "VNI": set(),
    "VISCII": set(),
}


@pytest.mark.parametrize("encoding", CONVERSIONS)
@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back(encoding, letter):
    if letter in MISSING[encoding]:
        letter = letter.lower()

    assert CONVERSIONS[encoding](WRITTEN[encoding][letter]) == letter


def test_only_tcvn3_lacks_letters_and_those_are_capitals():
    assert "À" in MISSING["TCVN3"]
    assert len(WRITTEN["VNI"]) >= len(LETTERS)
    assert len(WRITTEN["VISCII"]) == len(LETTERS)


syllables = st.sampled_from(
    sorted({word.strip(",.;") for word in SENTENCE.split() if word.strip(",.;").isalpha()})
)


@pytest.mark.parametrize("encoding", CONVERSIONS)
@given(words=st.lists(syllables, min_size=1, max_size=30))
def test_every_text_comes_back(encoding, words):
    text = " ".join(words).lower()

    assert CONVERSIONS[encoding](typed(text, encoding)) == text


@pytest.mark.parametrize("encoding", CONVERSIONS)
def test_a_text_file_is_converted_and_noted(encoding):
    shown = typed(SENTENCE, encoding)

    document = read(shown.encode("latin-1"), "a.txt")

    assert document.text == SENTENCE
    assert document.notes == (
        f"The text was saved in the old Vietnamese encoding {_label(encoding)}, not UTF-8.",
    )


@pytest.mark.parametrize("encoding", CONVERSIONS)
@pytest.mark.parametrize("make", ["text", "word", "excel", "page", "table"])
def test_what_was_pasted_into_a_modern_file_is_converted_in_its_place(encoding, make):
    shown = typed(SENTENCE, encoding)
    data, name = {
        "text": (shown.encode(), "a.txt"),
        "word": (word_table([["TT", shown], ["1", "Đại học Kyushu"]]), "a.docx"),
        "excel": (workbook_table([["TT", shown], ["1", "Đại học Kyushu"]]), "a.xlsx"),
        "page": (f"<!doctype html><meta charset=utf-8><p>{html.escape(shown)}".encode(), "a.html"),
        "table": (f'TT;"{shown.replace(";", ",")}"\n1;Đại học Kyushu\n'.encode(), "a.csv"),
    }[make]

    document = read(data, name)

    assert SENTENCE.replace(";", ",") in document.text.replace(";", ",")
    assert document.notes == (
        f"The text was typed in the old Vietnamese encoding {encoding} and was converted to Unicode.",
    )
    if document.tables:
        assert [row[-1].replace(";", ",") for row in table_words(document, document.tables[0])] == [
            SENTENCE.replace(";", ","),
            "Đại học Kyushu",
        ]


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("TR\u00ad\u00eaNG \u00a7\u00b9I H\u00e4C", "TRƯỜNG ĐẠI HỌC"),
        ("KHOA H\u00e4C V\u00b5 C\u00a4NG NGH\u00d6", "KHOA HỌC VÀ CÔNG NGHỆ"),
        ("Tr\u00eang \u00a7\u00b9i h\u00e4c n\u00edc ngo\u00b5i", "Trường Đại học nước ngoài"),
        ("\u201c\u00a7\u1ea1i\u201d \u2013 5 \u20ac", "\u201cĐ\u1ea1i\u201d \u2013 5 \u20ac"),
    ],
)
def test_capitals_and_lost_letters_of_tcvn3(shown, meant):
    assert CONVERSIONS["TCVN3"](shown) == meant


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "TCVN3"),
        ("'.VnArialH'", "TCVN3"),
        ("VNI-Times", "VNI"),
        ("Times New Roman", ""),
        ("", ""),
        ("Vinh", ""),
    ],
)
def test_a_font_tells_the_encoding(font, encoding):
    assert encoding_of_font(font) == encoding


def test_a_font_converts_even_one_word_unless_it_is_in_unicode():
    assert from_font("ViÖn", ".VnTime") == "Viện"
    assert from_font("viÖn", ".VnTimeH") == "VIỆN"
    assert from_font("Vieän", "VNI-Times") == "Viện"
    assert from_font("Viện", ".VnTime") == "Viện"
    assert from_font("ViÖn", "Arial") == "ViÖn"
    assert from_font("Vi\uf0d6n", ".VnTime") == "Viện"


def test_bullets_and_quotation_marks_are_no_letters():
    text = "• Ở Lào: “Đại học”; • Ở Nga – 5 € …\n" * 20

    assert read(text.encode(), "a.txt").text == text
    assert CONVERSIONS["VISCII"]("• “N\u00e0y” – 5 € …") == "• “Này” – 5 € …"


FOREIGN = (
    "École Polytechnique Fédérale : coopération signée à Hanoï, où l’été 2023 commençait, avec "
    "l’Université Côte d’Azur "
    "et l’Institut français ; les étudiants échangés ont été très bien reçus à Orléans, Besançon, "
    "Nîmes et Saint-Étienne.",
    "Universität Göttingen, Fußgängerübergänge, Prüfungsämter, Gäste aus Köln, Düsseldorf, "
    "Würzburg, Österreich: über "
    "fünf Jahre läuft die Vereinbarung mit der Hochschule für Wirtschaft, größtenteils für "
    "Austauschstudierende.",
    "Università degli Studi di Palermo: l’accordo può durare più anni, così è stato deciso perché "
    "già c’è libertà.",
    "Universidade de São Paulo, Fundação, cooperação, três anos, não é, também, São Luís, "
    "Brasília, Goiânia, Paraná.",
    "Žilinská univerzita, Göteborgs högskola, Århus, Malmö, Jönköping, Växjö, Åbo Akademi, "
    "Hämeenlinna, Jyväskylä.",
    "Universidad de Málaga, Cádiz, Córdoba, León: año académico, cooperación, investigación, "
    "Bogotá, Medellín, Perú.",
)


@pytest.mark.parametrize("text", FOREIGN)
@pytest.mark.parametrize("codec", ["utf-8", "cp1252"])
def test_other_languages_are_left_alone(text, codec):
    if codec == "cp1252":
        text = text.replace("Ž", "Z")

    assert read(text.encode(codec), "a.txt").text == text


foreign_words = st.sampled_from(sorted({word for text in FOREIGN for word in text.split()}))


@given(st.lists(foreign_words, min_size=1, max_size=60))
def test_no_choice_of_their_words_looks_like_a_legacy_encoding(words):
    found = weighed(" ".join(words))

    assert found is None or found.gained < 4 or found.share < 0.75


@pytest.mark.parametrize("path", sorted(GOLDEN.rglob("*.txt")), ids=lambda path: path.stem)
def test_no_golden_document_is_converted(path):
    assert read(path.read_bytes(), path.name).text == path.read_bytes().decode()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_good_windows_1258_is_no_legacy_text(form):
    text = unicodedata.normalize(form, SENTENCE)

    assert read(text.encode(), "a.txt").text == text


def test_a_legacy_part_of_a_unicode_document_is_converted_alone():
    rows = [["Đối tác", "Nội dung"], ["Viện Cơ học", "Đã ký, còn hiệu lực, là đối tác lâu năm và có lab"]]
    rows += [
        [typed("Tập đoàn Viễn thông Quân đội", "TCVN3"), typed("trao đổi sinh viên và giảng viên", "TCVN3")]
    ] * 4

    document = read(workbook_table(rows), "a.xlsx")

    assert table_words(document, document.tables[0]) == [
        *rows[:2],
        *[["Tập đoàn Viễn thông Quân đội", "trao đổi sinh viên và giảng viên"]] * 4,
    ]


@pytest.mark.parametrize(
    "word", ["nghiệp", "ĐẠI", "hoà", "thuỷ", "quốc", "giữa", "yêu", "khuyến", "ươm", "Đức", "rượu"]
)
def test_syllables(word):
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    "word", ["häc", "coopération", "für", "Köln", "été", "§¹i", "caf\u0301", "hopp", "học\u0301"]
)
def test_no_syllables(word):
    assert not is_syllable(word)


def test_a_run_in_a_legacy_font_is_converted_alone():
    fonts = '<w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}"/></w:rPr>'
    runs = (
        "<w:r>" + fonts.format(".VnTime") + "<w:t>ViÖn C¬ häc</w:t></w:r>"
        "<w:r>" + fonts.format("VNI-Times") + "<w:t>, Ñaïi ho</w:t></w:r>"
        "<w:r>" + fonts.format("VNI-Times") + "<w:t>ïc</w:t></w:r>"
        "<w:r><w:t>, Universität Göttingen</w:t></w:r>"
        '<w:r><w:sym w:font=".VnTime" w:char="F0B5"/></w:r>'
    )

    assert (
        read(word_body(f"<w:p>{runs}</w:p>"), "a.docx").text == "Viện Cơ học, Đại học, Universität Göttingenà"
    )


def test_words_of_a_page_in_a_legacy_font_are_converted_alone():
    page = (
        "<!doctype html><meta charset=utf-8><p>Göttingen <font face='.VnTime'>ViÖn <b>C¬ "
        "häc</b></font> Köln"
        "<p style='font-size:12pt; font-family: \"VNI-Times\", serif'>Ñaïi hoïc</p>"
    )

    assert read(page.encode(), "a.html").text == "Göttingen Viện Cơ học Köln\nĐại học"


def _label(encoding: str) -> str:
    return "TCVN3 (ABC)" if encoding == "TCVN3" else encoding

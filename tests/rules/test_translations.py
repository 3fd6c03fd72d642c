"""Every sentence of the site is there in Vietnamese, whole and with the same placeholders."""

import gettext
import re
import unicodedata
from datetime import date

import pytest
from babel.messages.catalog import Message

from caunoi_web import translations

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(?<!%)%(?!%)|\{(\w*)\}")


def key_of(message: Message) -> tuple[str | None, str]:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def words_of(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def sources_of(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


@pytest.fixture(scope="module")
def collected():
    return {key_of(message): message for message in translations.collect() if message.id}


@pytest.fixture(scope="module", params=translations.LANGUAGES)
def catalogue(request):
    return {key_of(message): message for message in translations.read(request.param) if message.id}


def test_the_catalogue_has_every_sentence_and_no_other(collected, catalogue):
    assert sorted(map(str, collected)) == sorted(map(str, catalogue)), (
        "run: python -m caunoi_web.translations update"
    )


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_what_is_compiled_tells_no_moment(tmp_path, language):
    """The installation's check compares it with what it compiles itself."""
    translations.compile_into(tmp_path)

    with (tmp_path / language / "LC_MESSAGES/django.mo").open("rb") as file:
        about = gettext.GNUTranslations(file).info()
    assert about["pot-creation-date"] == "2000-01-01 00:00+0000"
    assert not [value for value in about.values() if str(date.today().year) in value]


def test_every_sentence_is_translated(catalogue):
    empty = [key for key, message in catalogue.items() if not all(words_of(message))]

    assert empty == []


def test_no_translation_is_a_guess(catalogue):
    assert [key for key, message in catalogue.items() if message.fuzzy] == []


def test_placeholders_are_the_same(catalogue):
    wrong = [
        key
        for key, message in catalogue.items()
        for words in words_of(message)
        if placeholders(words) != placeholders(sources_of(message)[-1])
    ]

    assert wrong == []


def placeholders(text: str) -> list[str]:
    return sorted(found.group() for found in PLACEHOLDER.finditer(text))


def test_placeholders_have_names(collected):
    """An order of words that suits English may not suit Vietnamese. Borrowed sentences are as they are."""
    unnamed = [
        key
        for key, message in collected.items()
        for source in sources_of(message)
        if message.locations[0][0] != "common/borrowed_words.py" and re.search(r"(?<!%)%[sdr]|\{\}", source)
    ]

    assert unnamed == []


def test_translations_keep_blanks_and_end_as_the_sentence_does(catalogue):
    wrong = [
        key
        for key, message in catalogue.items()
        for words in words_of(message)
        if words and frame(words) != frame(sources_of(message)[-1])
    ]

    assert wrong == []


def frame(text: str) -> tuple[bool, bool, str]:
    """Blanks at the ends, and the mark that ends a sentence ("No." for a number is none)."""
    last = text[-1] if text[-1] in ":…?" else "." if text.endswith((".", "!")) and len(text) > 5 else ""
    return text[0].isspace(), text[-1].isspace(), last


def test_vietnamese_is_composed_and_has_its_marks(catalogue):
    words = [text for message in catalogue.values() for text in words_of(message)]

    assert all(unicodedata.is_normalized("NFC", text) for text in words)


def test_the_compiled_catalogue_answers_in_vietnamese(tmp_path):
    import gettext

    translations.compile_into(tmp_path)
    vietnamese = gettext.translation("django", tmp_path, ["vi"])

    assert vietnamese.gettext("In force") == "Còn hiệu lực"
    assert vietnamese.ngettext("%(count)s day left", "%(count)s days left", 1) == "còn %(count)s ngày"

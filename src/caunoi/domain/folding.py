"""Text made comparable: accents away, tone marks in one place, Vietnamese alphabetical order.

The index of a search and its query must both go through ``fold``: no database folds
Vietnamese the same way (``đ`` above all).
"""

import re
import unicodedata

_LATIN_MARKS = ("\u0300", "\u036f")
_UNDECOMPOSED = {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}


class _Table(dict[int, str]):
    """A table for ``str.translate`` that works out each character the first time it meets it."""

    def __init__(self, *, keeps_accents: bool) -> None:
        super().__init__()
        self._keeps_accents = keeps_accents

    def __missing__(self, code: int) -> str:
        before, after = "", chr(code)
        while before != after:
            before, after = after, "".join(self._step(letter) for letter in after)
        self[code] = after
        return after

    def _step(self, letter: str) -> str:
        parts = unicodedata.normalize("NFKD", letter).lower()
        if not self._keeps_accents:
            parts = "".join(
                _UNDECOMPOSED.get(part, part) for part in parts.casefold() if not _is_accent(part)
            )
        return unicodedata.normalize("NFC", "".join(_visible(part) for part in parts))


def _is_accent(character: str) -> bool:
    return _LATIN_MARKS[0] <= character <= _LATIN_MARKS[1]


def _visible(character: str) -> str:
    """A letter, digit or mark as it is; nothing for an invisible sign; a blank for all else."""
    category = unicodedata.category(character)
    if category[0] in "LNM":
        return character
    return "" if category == "Cf" else " "


_BARE = _Table(keeps_accents=False)
_ACCENTED = _Table(keeps_accents=True)
_BARE_ASCII = "".join(_BARE[code] for code in range(128)).encode("ascii").ljust(256, b" ")  # one for one


def fold(text: str) -> str:
    """The text in lower-case letters and digits without accents, parted by single blanks.

    ``Trường ĐH Bách khoa – Hà Nội`` gives ``truong dh bach khoa ha noi``. Punctuation and
    every kind of blank part words. Folding twice changes nothing; NFC and NFD fold alike.
    """
    if text.isascii():  # composed already
        return " ".join(text.encode("ascii").translate(_BARE_ASCII).decode("ascii").split())
    bare = unicodedata.normalize("NFC", text).translate(_BARE)
    return unicodedata.normalize("NFC", " ".join(bare.split()))


_OPEN_SYLLABLE = r"(?![^\W\d_])"
_SECOND_VOWEL_TONE = re.compile(rf"(o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ]){_OPEN_SYLLABLE}")
_SHORT_I = re.compile(rf"((?<![^\W\d_])[hklmst]|qu)([iìíỉĩị]){_OPEN_SYLLABLE}")
_I_TO_Y = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONE_TO_FIRST = {
    first + unicodedata.normalize("NFC", second + tone): unicodedata.normalize("NFC", first + tone) + second
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
    for tone in _TONES
}


def tone_normal(text: str) -> str:
    """The text in lower case with its accents, spelt one way where Vietnamese has two.

    ``hoà`` and ``hòa``, ``uỷ`` and ``ủy``, ``kĩ`` and ``kỹ``, ``quí`` and ``quý`` come out
    equal; blanks and punctuation as in ``fold``. For ranking and comparing, not for showing.
    """
    plain = unicodedata.normalize("NFC", text).translate(_ACCENTED)
    plain = unicodedata.normalize("NFC", " ".join(plain.split()))
    if plain.isascii() and not _SHORT_I.search(plain):
        return plain
    plain = _SHORT_I.sub(lambda found: found[1] + found[2].translate(_I_TO_Y), plain)
    return _SECOND_VOWEL_TONE.sub(lambda found: _TONE_TO_FIRST[found[1]], plain)


_RANK_OF_TONE = {tone: rank for rank, tone in enumerate(_TONES, start=1)}
_RANK_OF_MARK = {"a\u0306": 1, "a\u0302": 2, "e\u0302": 1, "o\u0302": 1, "o\u031b": 2, "u\u031b": 1}


def sort_key(text: str) -> str:
    """A key that puts names into the order of the Vietnamese alphabet.

    Compared syllable by syllable, as a Vietnamese dictionary does: first the letters
    (a ă â b c d đ e ê … o ô ơ … u ư), then the tone (level, huyền, hỏi, ngã, sắc, nặng).
    The key holds only ``0-9a-z``, every letter followed by a digit, so that it sorts the
    same under any collation of any database. Case and punctuation do not count.
    """
    return "".join(_syllable_key(syllable) for syllable in tone_normal(text).split())


def _syllable_key(syllable: str) -> str:
    letters: list[str] = []
    tone = 0
    for part in unicodedata.normalize("NFD", syllable):
        if part in _RANK_OF_TONE:
            tone = _RANK_OF_TONE[part]
        elif _is_accent(part):
            _mark_last(letters, part)
        else:
            letters += _letter_keys(part)
    return "".join(letters) + f"0{tone}"


def _mark_last(letters: list[str], mark: str) -> None:
    rank = _RANK_OF_MARK.get(letters[-1][0] + mark) if letters else None
    if rank:
        letters[-1] = f"{letters[-1][0]}{rank}"


def _letter_keys(letter: str) -> list[str]:
    if letter == "đ":
        return ["d1"]
    return [_key(part) for part in (fold(letter) or letter)]


def _key(letter: str) -> str:
    if "a" <= letter <= "z":
        return f"{letter}0"
    return f"1{letter}" if "0" <= letter <= "9" else f"z9{ord(letter):07d}"

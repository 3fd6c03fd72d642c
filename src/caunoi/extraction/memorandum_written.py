"""Sides of an agreement as the paper writes them: governments, ministries, courts, councils.

The names of states' bodies follow no grammar of their own ("Ministry of Commerce, Industry and
Tourism of Cyprus"), but the preamble of a paper does: "A and B (hereinafter "the Parties")".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.names import Mention
from caunoi.extraction.names_words import english_head, head_at
from caunoi.extraction.phrases import CAPITALS
from caunoi.extraction.tokens import tokenize
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("memoranda")
_FAR = 900  # characters before the common name in which all sides stand
_LONGEST = 170  # characters of one name
_MENTIONS = 12
_LEAST, _SHARE_OF_CAPITALS = 2, 0.7

_NOTICE_REACH = 1500  # characters

Written = tuple[Organisation, Mention]


def _any(*groups: str) -> str:
    words = sorted((word for group in groups for form in _WORDS[group].values() for word in form), key=len)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in reversed(words))


COLLECTIVE = re.compile(
    rf"(?:[(,;]\s{{0,4}}|\s)(?:{_any('defined')})(?!\w)[^().;]{{0,90}}?(?<!\w)(?:{_any('all_sides')})(?!\w)",
    re.IGNORECASE,
)
_TREATY = re.compile(rf"(?<!\w)(?:{_any('treaty_notices')})", re.IGNORECASE)
_OF_TREATY = re.compile(
    r"(?<!\w)(?:giữa|between)\s{1,4}(?P<sides>[^;:]{10,400}?)"
    r"(?=,?\s{1,4}(?:về|on|concerning|regarding|for)\s|,\s{1,4}(?:được\s)?(?:ký|signed|làm tại)\s"
    r"|\s{1,4}(?:có hiệu lực|ký))",
    re.IGNORECASE,
)
_STRONG = re.compile(  # begins the next side; "and" alone may stand inside a name
    r"\s{0,4}[,;]?\s{0,4}(?<!\w)(?:and|with|&)\s{1,4}the\s{1,4}|\s{0,4}[,;]?\s{0,4}(?<!\w)(?:và|cùng|với)\s{1,4}"
    r"|\s{0,4}[,;]\s{1,4}(?:and\s{1,4})?(?:the\s{1,4})?(?=\S)",
    re.IGNORECASE,
)
_WEAK = re.compile(r"\s{1,4}(?:and|with|&)\s{1,4}", re.IGNORECASE)
_OPENS = re.compile(r"[\W\d]{0,12}(?:(?:giữa|between|the|một bên là)\s{1,4}){0,3}", re.IGNORECASE)
_SAID_OF_IT = re.compile(
    rf"\s?[(|]|\s?,\s{{1,4}}(?![{CAPITALS}])|\s?[,;.]?\s{{0,4}}\Z|[\s,]{{1,4}}(?:{_any('said_of_side')})(?!\w)",
    re.IGNORECASE,
)
_SMALL_COMMA = re.compile(rf"\s?,\s{{1,4}}(?=[^\s{CAPITALS}\d])")
_HEADS = frozenset(word for words in _WORDS["written_heads"].values() for word in words)
_VI_HEAD = re.compile(rf"(?:{'|'.join(_WORDS['written_heads']['vi'])})(?!\w)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[ \t]{0,8}\n|[.:][ \t]{0,4}\n|(?<=[^\W\d_]{4})\.\s")
_ENTRY = re.compile(
    rf"(?:\A|\n|[;:]\s|(?<!\w)(?:and|between|by|among|và|giữa|với)\s)[\W\d]{{0,12}}(?:the\s{{1,4}})?(?P<name>[{CAPITALS}])",
    re.IGNORECASE,
)


def collective_sides(view: View, organisations: Sequence[Organisation], end: int) -> list[Written]:
    """The sides of "A, B and C (hereinafter together "the Parties")"; none where no such words stand."""
    text = view.text
    for marker in COLLECTIVE.finditer(text, 0, min(len(text), end + 300)):
        spans = _widest(text, marker.start())
        if len(spans) >= _LEAST:
            return [_written(view, organisations, *span) for span in spans]
    return []


def sides_of_notice(view: View, organisations: Sequence[Organisation]) -> list[Written]:
    """The sides of "Thỏa thuận giữa A và B về ..., ký tại ...": as the notice of a treaty names them."""
    text = view.text
    if _TREATY.search(text, 0, _NOTICE_REACH) is None:
        return []
    for told in _OF_TREATY.finditer(text, 0, 2 * _NOTICE_REACH):
        spans = _names_between(text, told.start("sides"), told.end("sides"))
        if len(spans) >= _LEAST:
            return [_written(view, organisations, *span) for span in spans]
    return []


def written_entry(view: View, organisations: Sequence[Organisation], start: int, end: int) -> Written | None:
    """The name that opens an entry of the preamble in ``text[start:end]``: "and The Regional Court, a"."""
    for opening in _ENTRY.finditer(view.text, start, end):
        first = opening.start("name")
        last = _end_of_name(view.text, first, min(end, first + _LONGEST))
        if view.text[first].isupper() and _has_head(view.text[first:last]):
            return _written(view, organisations, first, last)
    return None


def _widest(text: str, marker: int) -> list[tuple[int, int]]:
    """The names before ``marker``, from the nearest beginning that gives most of them."""
    best: list[tuple[int, int]] = []
    for start in _beginnings(text, marker):
        spans = _names_between(text, start, marker)
        if len(spans) > len(best):
            best = spans
    return best


def _beginnings(text: str, marker: int) -> Iterator[int]:
    """Places where the sentence of the sides may begin, nearest first: lines, and "The" in one."""
    low = max(0, marker - _FAR)
    breaks = [one.end() for one in _PARAGRAPH.finditer(text, low, marker)]
    low = breaks[-1] if breaks else low
    shouts = _is_shouted(text[max(low, marker - 60) : marker])
    end = marker
    while end > low:
        start = text.rfind("\n", low, end) + 1 if "\n" in text[low:end] else low
        if _is_shouted(text[start:end]) and not shouts:
            return
        inner = text.rfind(" The ", start, end)
        if inner >= 0:
            yield inner + 1
        yield start
        end = max(start - 1, low)
        if start <= low:
            return


def _is_shouted(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    return bool(letters) and sum(sign.isupper() for sign in letters) >= _SHARE_OF_CAPITALS * len(letters)


def _names_between(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names in ``text[start:end]``; none unless it opens with one."""
    opening = _OPENS.match(text, start, end)
    pieces = _joined(text, _cut(_STRONG, text, opening.end() if opening else start, end))
    names = [one for piece in pieces for one in _halves(text, *piece)]
    return [(begin, _end_of_name(text, begin, min(stop, begin + _LONGEST))) for begin, stop in names]


def _cut(ties: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for tie in ties.finditer(text, start, end):
        if tie.end() < end and tie.start() > start:
            yield start, tie.start()
            start = tie.end()
    yield start, end


def _joined(text: str, parts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What names no body belongs to the name before it; none when the first part names none.

    A comma parts sides only where the words behind it begin as the first side does: "University A,
    University B and University C", but "Ministry of Commerce, Industry and Tourism".
    """
    pieces: list[tuple[int, int]] = []
    for begin, stop in parts:
        words = text[begin:stop]
        if not pieces and not _names_body(words):
            return []
        between = text[pieces[-1][1] : begin] if pieces else ""
        listed = between.strip() != "," or _is_alike(words, text[slice(*pieces[-1])])
        if not pieces or (_names_body(words) and listed):
            pieces.append((begin, stop))
        else:
            pieces[-1] = (pieces[-1][0], stop)
    return pieces


def _halves(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """ "University A and University B": both sides of "and" name a body by themselves."""
    for tie in _WEAK.finditer(text, start, end):
        if _names_body(text[start : tie.start()]) and _names_body(text[tie.end() : end]):
            yield start, tie.start()
            start = tie.end()
    yield start, end


def _names_body(words: str) -> bool:
    return _has_head(words) and _opens_name(words)


def _is_alike(words: str, before: str) -> bool:
    """Both begin, or both end, with the same word: "Alpha University, Beta University"."""
    one, other = words.casefold().split(), before.casefold().split()
    return bool(one and other) and (one[0] == other[0] or one[-1] == other[-1])


def _opens_name(words: str) -> bool:
    return words[:1].isupper() or words.split(" ")[0].casefold() in _HEADS


def _has_head(words: str) -> bool:
    """A word that heads the name of a body: at the beginning of a Vietnamese name, anywhere in others."""
    if _VI_HEAD.match(words):
        return True
    tokens = [token for token in tokenize(words) if token.is_word]
    if not tokens:
        return False
    if tokens[0].is_capital and head_at(tokens, 0)[1]:
        return True
    return any(
        token.low in _HEADS or (token.is_capital and english_head(token) is not None) for token in tokens
    )


def _end_of_name(text: str, start: int, end: int) -> int:
    """Where what is said of the body begins: its seat, its representative, a note."""
    ends = [found.start() for found in (_SAID_OF_IT.search(text, start, end),) if found]
    ends += [found.start() for found in (_SMALL_COMMA.search(text, start, end),) if found]
    last = min(ends, default=end)
    while last > start and not (text[last - 1].isalnum() or text[last - 1] == ")"):
        last -= 1
    return last


def _written(view: View, organisations: Sequence[Organisation], start: int, end: int) -> Written:
    """The body known by this very name, else one of its own with all places of these words."""
    for one in organisations:
        for mention in one.mentions:
            if mention.start == start and _is_whole(view.text[mention.end : end]):
                return one, mention
    name = " ".join(view.text[start:end].split())
    words = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    places = [found for found, _ in zip(words.finditer(view.text), range(_MENTIONS), strict=False)]
    mentions = [_mention(" ".join(found.group().split()), found.start(), found.end()) for found in places]
    here = next((mention for mention in mentions if mention.start == start), _mention(name, start, end))
    return Organisation(mentions or [here]), here


def _is_whole(rest: str) -> bool:
    """What the paper writes behind the known name is no part of it: its seat, its house, a note."""
    return not rest.strip() or rest.lstrip()[0] in ",(-;"


def _mention(name: str, start: int, end: int) -> Mention:
    return Mention(name, start, end, form="body")

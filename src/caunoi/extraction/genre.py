"""Tells what sort of document a text is, so that the right steps read it."""

import re
from collections.abc import Sequence
from datetime import date

from caunoi.domain.kinds import Genre
from caunoi.extraction.dates import find_dates
from caunoi.extraction.embedded_rows import are_surely_rows, share_of_rows
from caunoi.extraction.memorandum_written import COLLECTIVE
from caunoi.extraction.phrases import PhraseBook
from caunoi.extraction.records import Record
from caunoi.vocabulary import load

_WORDS = load("genres")
_ROWS_OF_REGISTER = 2  # fewer rows make no register
_SHARE_OF_REGISTER = 0.45  # of a register's text stands in its rows; of other texts that hold a list, less
_TIMES = frozenset({"signed", "start", "end", "validity"})
_OUTWEIGHS = 1.5  # times as many words of something else
_SOME, _MANY = 2, 4  # words of cooperation; words that only may be of it, where no other one is
_FRONT_MATTER, _MARKS_OF_ARTICLE = 3000, 3  # characters; different words of an article's front matter
_TOP_LINES = 14
_NEWS_TOP = 2500  # characters in which news says when it happened
_NEWS_OPENING = 900
_ENTRIES = 3  # lines that begin with a year make a chronicle
_ENTRY = re.compile(
    r"^[\W_]{0,4}(?:năm\s)?(?:19|20)\d\d(?:\s{0,3}:|\s{2,9}|\s[-–—|.]\s)\s*[^\W\d]",
    re.IGNORECASE | re.MULTILINE,
)
_SOME_YEAR = 2000
_FRESH = 30  # days after which it is no news any more


def _book(*groups: str) -> PhraseBook[str]:
    return PhraseBook(
        (phrase, group) for group in groups for forms in _WORDS[group].values() for phrase in forms
    )


_TONE = _book("cooperation", "perhaps_cooperation", "elsewhere")
_SCHOLARLY = _book("scholarly")
_STYLE = _book("transfer", "report", "news")
_PAPER = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(w) for ws in _WORDS['titles'].values() for w in ws)})(?!\w)",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(w) for ws in _WORDS['headlines'].values() for w in ws)})(?!\w)",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\S(?:\s{3,}|\t|\s?\|\s?)\S[^|\t]*(?:\s{3,}|\t|\s?\|\s?)\S")  # cells, no title


def _any_word(group: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for listed in _WORDS[group].values() for word in listed)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


_REPORTS, _HISTORIES = _any_word("bulletin_titles"), _any_word("report_titles")
_TITLE_LINES = 5  # among which a report says that it is one
_LONGEST_TITLE = 120
_ARTICLE = re.compile(
    rf"^[ \t]*(?:{'|'.join(w for ws in _WORDS['articles'].values() for w in ws)})\s*\d{{1,2}}(?!\d)",
    re.IGNORECASE | re.MULTILINE,
)
_SIDES = _book("sides")
_FORM_REACH = 700  # characters in which a form names itself and leaves a side blank
_BLANK_SIDE = re.compile(
    r"(?<!\w)(?:and|between|with|và|giữa|với)\s{1,4}(?:the\s)?"
    r"(?:\[[^\]\n]{3,60}\]|<[^>\n]{3,60}>|_{4,}|\.{6,}|…{3,}|X{4,})",
    re.IGNORECASE,
)
_PREAMBLE = 3500  # characters in which a paper names its sides
_TITLE_REACH = 900  # characters at the top in which a paper names itself
_AGREED = _any_word("agreed")
_TIED_SIDES = re.compile(  # "between" and "and" alone in their lines, a name between and behind them
    r"^[ \t-]*(?:between|by and between|giữa)[ \t:-]*\n(?:[^\n]*\n){1,8}?[ \t-]*(?:and|và)[ \t:-]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NOTICE = re.compile(  # a ministry makes a treaty known: "Thỏa thuận giữa A và B ..., có hiệu lực"
    rf"(?<!\w)(?:{'|'.join(re.escape(w) for ws in load('memoranda')['treaty_notices'].values() for w in ws)})"
    r"[\s\S]{0,700}?(?<!\w)(?:giữa|between)(?!\w)",
    re.IGNORECASE,
)
_COLON = re.compile(r"[^.:;\n]{0,40}:")
_RECITALS = 2  # lines that open as the grounds of a paper do
_RECITAL = re.compile(
    rf"^[ \t]*(?:{'|'.join(re.escape(w) for ws in _WORDS['recitals'].values() for w in ws)})(?!\w)",
    re.IGNORECASE | re.MULTILINE,
)
_PRESENT = re.compile(  # 'This Agreement ("Agreement") is made effective as of ... by and between'
    r"(?<!\w)This\s(?:\w[\w-]*\s){0,5}(?:agreement|memorandum|mou|moa|contract|protocol|letter|deed|license)(?!\w)"
    r"[^.;]{0,60}?\sis\s(?:\w+\s){0,3}?(?:made|entered|executed|dated|effective|concluded)(?!\w)"
    r"[^;]{0,160}?(?<!\w)(?:between|among|amongst)(?!\w)",
    re.IGNORECASE,
)


def genre_of(text: str, rows: Sequence[Record], published: date | None = None) -> Genre:
    """The genre of a text in which the ``rows`` of a register were found."""
    fills = len(rows) >= _ROWS_OF_REGISTER and share_of_rows(text, rows) >= _SHARE_OF_REGISTER
    is_register = fills and are_surely_rows(text, rows)
    if not (is_register and _quotes_papers(text, rows)) and _is_agreement(text):
        return Genre.REGISTER if _tabulates_papers(text, rows) else Genre.MOU
    if is_register:
        return Genre.REGISTER
    if not rows and (_is_elsewhere(_counts(_TONE, text)) or _is_scholarly(text)):
        return Genre.NEGATIVE
    if _titled(text, _HISTORIES):
        return Genre.NARRATIVE
    chronicle = len(_ENTRY.findall(text)) >= _ENTRIES
    if tells_news(text, published) and not chronicle:
        return Genre.NEWS
    style = _counts(_STYLE, text)
    if style.get("transfer", 0) >= 4 and style["transfer"] >= max(
        style.get("news", 0), style.get("report", 0)
    ):
        return Genre.TRANSFER
    report, news = style.get("report", 0), style.get("news", 0)
    opening = find_dates(text[:_NEWS_OPENING], default_year=_SOME_YEAR)  # also "Sáng 8-8, hai bên ký"
    undated = published is None and not any(day.date.day for day in opening)
    if chronicle or report > news or (report == news and undated):
        return Genre.NARRATIVE
    return Genre.NEWS


def _quotes_papers(text: str, rows: Sequence[Record]) -> bool:
    """Several rows say a day or a validity, below no title of a paper: what sounds like one is quoted."""
    above = [line.strip() for line in text[: rows[0].start].split("\n") if line.strip()]
    dated = sum(bool(_TIMES & row.columns.keys()) for row in rows)
    return dated >= _ROWS_OF_REGISTER and not any(_is_title(line) for line in above[:_TOP_LINES])


def _tabulates_papers(text: str, rows: Sequence[Record]) -> bool:
    """A table whose header names partner and time, in a text without articles: papers are listed there."""
    dated = sum(row.headed and bool(_TIMES & row.columns.keys()) for row in rows)
    return dated >= _ROWS_OF_REGISTER and _ARTICLE.search(text) is None


def _is_elsewhere(counts: dict[str, int]) -> bool:
    """The words are those of something else: rankings, admissions, prizes, a person's career."""
    sure, perhaps = counts.get("cooperation", 0), counts.get("perhaps_cooperation", 0)
    others, concern = counts.get("elsewhere", 0), sure + perhaps / 2
    if not sure and perhaps < _MANY:
        return True
    return others >= _OUTWEIGHS * concern or (others > 0 and concern < _SOME)


def _is_scholarly(text: str) -> bool:
    """The front matter of an article in a journal stands at the top."""
    top = text[:_FRONT_MATTER]
    return len({top[one.start : one.end].lower() for one in _SCHOLARLY.find(top)}) >= _MARKS_OF_ARTICLE


def tells_news(text: str, published: date | None) -> bool:
    """Something happened on a day shortly before the text was published."""
    if published is None:
        return False
    days = [day.date.first_day for day in find_dates(text[:_NEWS_TOP], publication=published) if day.date.day]
    return any(0 <= (published - day).days <= _FRESH for day in days if day != published) or (
        days.count(published) > 1
    )


def _counts(book: PhraseBook[str], text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for found in book.find(text):
        counts[found.value] = counts.get(found.value, 0) + 1
    return counts


def _is_agreement(text: str) -> bool:
    """A title line of an agreement near the top, sides that are named as such, and articles.

    The title may be missing where the preamble speaks as only that of a paper does.
    """
    if _titled(text, _REPORTS) or _titled(text, _HISTORIES):
        return False
    if _has_preamble(text) or is_form(text) or _NOTICE.search(text[:_PREAMBLE]):
        return True
    sides = len({text[found.start : found.end].lower() for found in _SIDES.find(text)})
    lines = [line.strip() for line in text.split("\n") if line.strip()][:_TOP_LINES]
    if not any(_is_title(line) for line in lines):
        return False
    if _TIED_SIDES.search(text[:_TITLE_REACH]):
        return True
    articles = len(_ARTICLE.findall(text))
    return articles >= 3 or (articles >= 1 and sides >= 1) or sides >= 2


def _has_preamble(text: str) -> bool:
    """ "... (hereinafter "the Parties") ... have agreed as follows:", "This Agreement is made between"."""
    top = text[:_PREAMBLE]
    if _PRESENT.search(top):
        return True
    common = COLLECTIVE.search(top)
    if common is not None:
        recitals = len(_RECITAL.findall(top, common.end()))
        return _AGREED.search(top, common.end()) is not None or recitals >= _RECITALS
    agreed = _AGREED.search(top[:_TITLE_REACH])
    return agreed is not None and _COLON.match(top, agreed.end()) is not None


def is_form(text: str) -> bool:
    """A form of a paper near the top: "Memorandum of Understanding between ______ and X"."""
    blank = _BLANK_SIDE.search(text[:_FORM_REACH])
    return blank is not None and _PAPER.search(text, 0, blank.start()) is not None


def _titled(text: str, words: re.Pattern[str]) -> bool:
    """One of the first lines says what the text is: a report, a bulletin, a history."""
    lines = [line for line in text.split("\n") if line.strip()][:_TITLE_LINES]
    return any(words.search(line) for line in lines if len(line) <= _LONGEST_TITLE)


def _is_title(line: str) -> bool:
    """ "MEMORANDUM OF UNDERSTANDING", "Hợp đồng tài trợ": a paper's name, not news about one."""
    found = _PAPER.search(line) if len(line) <= _LONGEST_TITLE else None
    if found is None or line.endswith((".", ";", ",")) or _HEADLINE.search(line) or _COLUMNS.search(line):
        return False
    before = line[: found.start()].strip(' \t*_#|-–"“«0123456789./:')
    return not before or before[0].isupper()

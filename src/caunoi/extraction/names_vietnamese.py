"""Names that begin with a Vietnamese head word: "Trường Đại học ...", "Công ty Cổ phần ..."."""

from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.extraction.names_compounds import completes_first_word, ends_in_verb, names_what_is_kept
from caunoi.extraction.names_counted import are_of_a_country, counts_several
from caunoi.extraction.names_words import (
    ACTS,
    COMPOUNDS,
    HEAD_TIES,
    HOME_PLACES,
    LINKS,
    LOWER_HEADS,
    MINISTRY_PHRASES,
    NOT_NAMES,
    SELF_WORDS,
    STOPS,
    TIED_HEADS,
    UMBRELLAS,
    begins_area,
    folded,
    head_at,
    may_stack,
)
from caunoi.extraction.officers import before_officer, is_surname
from caunoi.extraction.places import country_stated
from caunoi.extraction.tokens import Token

_LOWER_RUN = 7  # lower-case words between a head and its first capital
_LONGEST = 24  # tokens of one name
_SHORT_FORMS = frozenset({"tp", "t", "q"})
_STACKING = frozenset({"company", "institute", "association"})
_TRADES = frozenset({"company", "institute", "government", "association", "school"})
_WORLDWIDE = frozenset({("quốc", "tế"), ("quốc", "gia"), ("thế", "giới"), ("trung", "ương")})
_ABOUT = frozenset({"association", "institute"})
_PARTED = frozenset({"government", "institute", "association", "school", "company", "unit"})
_VERBS = frozenset({"thành lập", "thành công", "hợp tác", "hợp đồng"})


@dataclass(frozen=True, slots=True)
class Run:
    """The tokens ``first`` to ``last`` are a name, ``form`` its sort; ``person`` more are its officer."""

    first: int
    last: int
    form: str
    person: int = 0


def name_at(tokens: Sequence[Token], place: int) -> Run | None:
    """The Vietnamese name that begins at ``place``; None when none does."""
    form, length = head_at(tokens, place)
    if not length or not _may_begin(tokens, place, length):
        return None
    reader = _Reader(tokens, place, length, form)
    last = reader.read()
    if are_of_a_country(tokens, place, place + length, last):
        return None
    last = before_officer(tokens, place, place + length, last)
    if last <= place + length or NOT_NAMES.at(tokens, place) > length:
        return None
    if not tokens[place].is_capital and TIED_HEADS.at(tokens, place) == length:
        return Run(place + length, last, form)  # "tổ chức JICA" is the JICA of the next line
    return Run(place, _with_parent(tokens, place, last, form), form)


def _may_begin(tokens: Sequence[Token], place: int, length: int) -> bool:
    """A head begins with a capital, or is a common word before a capital ("tập đoàn Toshiba")."""
    head = tokens[place]
    if place + length >= len(tokens):
        return False
    if place and (folded(tokens[place - 1].text), folded(head.text)) in COMPOUNDS:
        return False  # the second half of "Xã hội", "Bách Khoa", "Môi Trường"
    if place and length == 1 and head.is_capital and is_surname(tokens[place - 1]) and not head.is_shouted:
        return False  # "Nguyễn Trường Tộ"
    if head.is_capital:
        return not counts_several(tokens, place, length)
    if any(token.is_number for token in tokens[max(0, place - 2) : place]):
        return False  # "3 trường đại học Indonesia": several of them, no name
    if TIED_HEADS.at(tokens, place) == length:
        return _is_tied(tokens, place, place + length)
    if not LOWER_HEADS.at(tokens, place) or SELF_WORDS.at(tokens, place + length):
        return False
    return any(token.is_capital for token in tokens[place + 1 : place + length + 1])


def _is_tied(tokens: Sequence[Token], place: int, behind: int) -> bool:
    """ "với tổ chức Sao Mai", "các tổ chức ABC": no verb ("và tổ chức Hội thảo")."""
    before = folded(tokens[place - 1].text) if place else ""
    if tokens[behind].is_acronym and tokens[behind].is_shouted:
        return before in HEAD_TIES or before in {",", "và"}
    return tokens[behind].is_capital and before in HEAD_TIES and not head_at(tokens, behind)[1]


def _with_parent(tokens: Sequence[Token], place: int, last: int, form: str) -> int:
    """Takes in the umbrella university behind "Trường ...": "..., Đại học Huế"."""
    if form != "school" or folded(tokens[place].text) != "trường" or last + 1 >= len(tokens):
        return last
    if tokens[last].text not in {",", "-"}:
        return last + UMBRELLAS.at(tokens, last)
    parent = UMBRELLAS.at(tokens, last + 1)
    return last + 1 + parent if parent else last


class _Reader:
    """Reads one name on from its head, token by token, and stops where it ends."""

    def __init__(self, tokens: Sequence[Token], place: int, length: int, form: str) -> None:
        self.tokens = tokens
        self.place = place
        self.head_end = place + length
        self.form = form
        self.joined: set[int] = set()
        words = [t for t in tokens[place : place + length + 3] if t.is_word and t.low not in _SHORT_FORMS]
        self.shouts = all(token.is_shouted for token in words[: length + 1])

    def read(self) -> int:
        """The place after the name's last token; the head's end when there is no name."""
        begin = self._behind_short_form(self.head_end)
        at = self._skip_description(begin)
        limit = min(len(self.tokens), self.place + _LONGEST)
        named = at > begin
        while at < limit:
            step = self._step(at)
            if not step:
                break
            at += step
            named = True
        return self._trimmed(at) if named else self.head_end

    def _behind_short_form(self, at: int) -> int:
        """ "Trường đại học (ĐH) Đông Á": the place behind the abbreviation of the head."""
        opening, short, closing, following = (self._token(at + step) for step in range(4))
        if opening is None or short is None or closing is None or following is None:
            return at
        is_note = opening.text == "(" and closing.text == ")" and short.is_shouted
        goes_on = following.is_capital or folded(following.text) in LINKS
        return at + 3 if is_note and goes_on and following.is_word else at

    def _token(self, at: int) -> Token | None:
        return self.tokens[at] if at < len(self.tokens) else None

    def _two(self, at: int) -> str:
        """The word at ``at`` and the next, folded."""
        return " ".join(folded(token.text) for token in self.tokens[at : at + 2])

    def _pair(self, at: int) -> bool:
        """The words at ``at`` and before it make up one compound."""
        if at <= self.place or at >= len(self.tokens):
            return False
        return (folded(self.tokens[at - 1].text), folded(self.tokens[at].text)) in COMPOUNDS

    def _skip_description(self, at: int) -> int:
        """Lower-case words between the head and the first capital ("công ty công nghệ TEMIX")."""
        begin = at
        while at < len(self.tokens) and at - begin < _LOWER_RUN:
            token = self.tokens[at]
            if token.is_capital:
                return at
            if (
                not token.is_word
                or token.is_number
                or token.low == "và"
                or (STOPS.at(self.tokens, at) and not self._pair(at) and not self._exchanges(at))
            ):
                break
            at += 1
        return begin

    def _exchanges(self, at: int) -> bool:
        """ "Quỹ trao đổi Hàn lâm": a word that else ends a name begins a compound of a society's."""
        return self.form == "association" and self._pair(at + 1)

    def _step(self, at: int) -> int:
        """How many tokens from ``at`` still belong to the name; 0 at its end."""
        token = self.tokens[at]
        phrase = MINISTRY_PHRASES.at(self.tokens, at)
        if phrase and (token.is_capital or at == self.head_end):
            return phrase
        if not token.is_word:
            return self._sign(at)
        if token.is_number or (at == self.head_end and token.text[0].isdecimal() and "-" in token.text):
            return self._number(at)
        if self.shouts:
            return self._shouted(at)
        return self._capital(at) if token.is_capital else self._lower(at)

    def _capital(self, at: int) -> int:
        if self._pair(at):
            return 1
        form, length = head_at(self.tokens, at)
        if length == 1 and self.form == "company" and self.tokens[at - 1].is_word:
            return 1  # "Ô tô Trường Hải", "Tập đoàn Trường Thịnh"
        if length == 1 and at > self.head_end and is_surname(self.tokens[at - 1]):
            return 1  # "Võ Trường Toản"
        if length and not self._begins_compound(at, length) and not self._ends_here(at + length):
            stacks = may_stack(self._head(), self.tokens[at : at + length])
            first = at == self.head_end and (form in _STACKING or self.form == "association")
            return length if stacks or first else 0
        if STOPS.at(self.tokens, at) and self.tokens[at].is_shouted and len(self.tokens[at].text) > 1:
            return 0
        return 0 if at > self.head_end and ends_in_verb(self.tokens, at) else 1

    def _ends_here(self, at: int) -> bool:
        """No word follows: "Nam Đài (...)" ends in a word that is no head of a name of its own."""
        following = self._token(at)
        return following is None or not following.is_word

    def _begins_compound(self, at: int, length: int) -> bool:
        """ "Khoa học" is no faculty and "Hội nhập" no society: the head word is half a compound."""
        return length == 1 and self._pair(at + 1)

    def _head(self) -> Sequence[Token]:
        return self.tokens[self.place : self.head_end]

    def _lower(self, at: int) -> int:
        word = folded(self.tokens[at].text)
        if self._pair(at):
            return 0 if self._founds(at) else 1
        following = self._token(at + 1)
        if word in {"và", "and"}:
            return 1 if self._goes_on_after_and(at) else 0
        link = self._link(at) or self._about(at) or names_what_is_kept(self.tokens, at, self.form)
        if link or STOPS.at(self.tokens, at) or not following:
            return link
        if self._is_second_syllable(at) or self._completes_first_word(at):
            return 1
        if not self._pair(at + 1):
            return 0
        if folded(self.tokens[at - 1].text) == "và" or (word, folded(following.text)) in _WORLDWIDE:
            return 2
        is_act = (word, folded(following.text)) in ACTS
        after = self._token(at + 2)
        if self.form == "company" and not is_act and after and after.is_capital and at > self.head_end:
            return 2  # "Công ty CP Thuốc thú y Trung ương 5"
        return 2 if (self._pair(at - 1) or at - 1 in self.joined) and not is_act else 0

    def _completes_first_word(self, at: int) -> bool:
        if completes_first_word(self.tokens, at, self.head_end, self.form):
            self.joined.add(at)
        return at in self.joined

    def _founds(self, at: int) -> bool:
        """ "Cửu Long thành lập năm 2000": the verb, and no second half of "Long Thành"."""
        return self._two(at) in _VERBS and not self.tokens[at].is_capital

    def _about(self, at: int) -> int:
        """ "Quỹ Syngenta về Nông nghiệp bền vững": what a fund or centre is for."""
        following = self._token(at + 1)
        is_about = folded(self.tokens[at].text) == "về" and self.form in _ABOUT
        return 1 if is_about and following and following.is_capital and self._pair(at + 2) else 0

    def _link(self, at: int) -> int:
        """ "tỉnh", "thành phố", "of" before a capital: how many tokens they are."""
        following, after = self._token(at + 1), self._token(at + 2)
        if folded(self.tokens[at].text) in LINKS and following:
            return 1 if following.is_capital or following.is_number else 0
        named = self._two(at) == "mang tên" and self.form in {"school", "institute"}
        return 2 if (named or self._two(at) in LINKS) and after and after.is_capital else 0

    def _is_second_syllable(self, at: int) -> bool:
        """ "Phân bón Bình Điền": an unknown small word between two capitals of a trade name."""
        if self.form not in _TRADES:
            return False
        before, following = self.tokens[at - 1], self._token(at + 1)
        if not before.is_capital or before.is_acronym or at == self.head_end or following is None:
            return False
        nxt = at + 2 if folded(following.text) == "và" else at + 1
        after = self._token(nxt)
        return after is not None and after.is_capital and not head_at(self.tokens, nxt)[1]

    def _goes_on_after_and(self, at: int) -> bool:
        """ "Khoa học và Công nghệ": both sides are fields, and no new head begins."""
        after = at + 1
        if after + 1 >= len(self.tokens) or not self._ends_in_field(at - 1):
            return False
        if begins_area(self.tokens, after):
            return False
        _, length = head_at(self.tokens, after)
        if length and not self._begins_compound(after, length):
            return False
        return self._pair(after + 1) or MINISTRY_PHRASES.at(self.tokens, after) > 0

    def _ends_in_field(self, at: int) -> bool:
        return self._pair(at) or folded(self.tokens[at].text) in {
            "luật",
            "y",
            "dược",
            "điện",
            "mỏ",
            "than",
            "máy",
        }

    def _number(self, at: int) -> int:
        """ "Sư phạm Hà Nội 2", "Bệnh viện 19-8": a short number at the end of a name, not a count."""
        token, following = self.tokens[at], self._token(at + 1)
        if "-" in token.text:
            return 1 if len(token.text) <= len("19-12") and self.tokens[self.place].is_capital else 0
        if len(token.text) > 3 or not self.tokens[at - 1].is_word:
            return 0
        if following is None or not following.is_word or following.is_capital:
            return 1
        return 1 if STOPS.at(self.tokens, at + 1) else 0

    def _shouted(self, at: int) -> int:
        """In a heading in capitals the case tells nothing; stops and new heads do."""
        token = self.tokens[at]
        if not (token.is_shouted or len(token.text) == 1):
            return 0
        if self._pair(at):
            return 1
        if folded(token.text) == "và":
            return 1 if self._goes_on_after_and(at) else 0
        if HOME_PLACES.at(self.tokens, at) > 1:
            return HOME_PLACES.at(self.tokens, at)
        if STOPS.at(self.tokens, at):
            return 1 if self._is_open_university(at) or self._is_name_of_a_stop(at) else 0
        _, length = head_at(self.tokens, at)
        if length and not self._begins_compound(at, length):
            stacked = may_stack(self._head(), self.tokens[at : at + length])
            return length if at == self.head_end or stacked else 0
        return 1

    def _is_open_university(self, at: int) -> bool:
        """ "ĐẠI HỌC MỞ HÀ NỘI": the word for "opens" right behind the head names the sort of school."""
        return folded(self.tokens[at].text) == "mở" and at == self.head_end and self.form == "school"

    def _is_name_of_a_stop(self, at: int) -> bool:
        """ "PHẠM VĂN ĐỒNG": written large, the word for money ends a name."""
        return folded(self.tokens[at].text) == "đồng" and not self.tokens[at - 1].is_number

    def _sign(self, at: int) -> int:
        sign, following = self.tokens[at].text, self._token(at + 1)
        if following is None or not following.is_word or at == self.head_end:
            return 0
        before = folded(self.tokens[at - 1].text)
        if sign == ".":
            return 1 if following.is_capital and (before in _SHORT_FORMS or self._is_inner_stop(at)) else 0
        if sign == "&":
            return 1 if following.is_capital else 0
        if sign == "-":
            fits = self._ends_in_field(at - 1) and self._begins_field(at + 1)
            joins = (fits and self.form in _PARTED) or self._is_house(at + 1) or self._is_bilateral(at)
            return 1 if joins else 0
        if sign == ",":
            return 1 if self._is_listed_field(at) else 0
        return 0

    def _is_inner_stop(self, at: int) -> bool:
        """ "TV.PHARM", "Lawrence S. Ting": no sentence ends there."""
        before, stop, following = self.tokens[at - 1 : at + 2]
        if len(before.text) == 1 or before.text == "St":
            return before.is_capital and not stop.spaced
        glued = not stop.spaced and not following.spaced
        return glued and before.is_capital and (before.is_shouted or following.is_shouted)

    def _is_bilateral(self, at: int) -> bool:
        """ "Cao đẳng Kỹ thuật Lào - Đức", "Vườn ươm Việt Nam - Hàn Quốc": a country on both sides."""
        before = [" ".join(t.text for t in self.tokens[at - size : at]) for size in (1, 2)]
        behind = [" ".join(t.text for t in self.tokens[at + 1 : at + 1 + size]) for size in (1, 2)]
        return any(country_stated(f"({word})") for word in before) and any(
            country_stated(f"({word})") for word in behind
        )

    def _is_house(self, at: int) -> bool:
        """ "Than Núi Béo - Vinacomin": one foreign or short word that names the house it belongs to."""
        word, after = self.tokens[at], self._token(at + 1)
        if self.form not in {"company", "institute"} or not word.is_capital or not word.text.isascii():
            return False
        ends = after is None or not after.is_capital or not after.is_word
        return ends and len(word.text) >= 4 and not country_stated(word.text)

    def _begins_field(self, at: int) -> bool:
        _, length = head_at(self.tokens, at)
        return self._pair(at + 1) and (not length or self._begins_compound(at, length))

    def _is_listed_field(self, at: int) -> bool:
        """ "Khoa học, Công nghệ và Đổi mới": a comma inside the name of an office."""
        if self.form not in {"government", "institute", "unit"} or not self._ends_in_field(at - 1):
            return False
        if not (self._begins_field(at + 1) and self.tokens[at + 1].is_capital):
            return False
        ahead = [folded(token.text) for token in self.tokens[at + 1 : at + 7]]
        return "và" in ahead and "," not in ahead[: ahead.index("và")]

    def _trimmed(self, last: int) -> int:
        while last > self.head_end:
            token = self.tokens[last - 1]
            loose = folded(token.text) in LINKS and not token.is_capital and not self._pair(last - 1)
            if token.is_word and not loose and folded(token.text) != "và":
                break
            last -= 1
        return last

"""Finds the institution whose document it is: the host."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.domain.findings import HostFinding
from caunoi.domain.kinds import Flag, Genre
from caunoi.domain.scorecard import Scorecard
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.host_at_home import (
    is_only_one_at_home,
    is_vietnamese,
    lone_at_home,
    rather_at_home,
)
from caunoi.extraction.host_doings import visited_on_journeys
from caunoi.extraction.host_receives import rather_receiver
from caunoi.extraction.host_signs import Candidate, host_candidates
from caunoi.extraction.host_surroundings import meets_ours
from caunoi.extraction.met_only import is_only_met
from caunoi.extraction.name_keys import initials, name_key, without_parent
from caunoi.extraction.names_words import UMBRELLAS, folded
from caunoi.extraction.places import country_of_name
from caunoi.extraction.sentences import Block
from caunoi.extraction.tokens import tokenize
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("hosts")
_SELF = load("roles")["self"]
_SLUG = re.compile(r"(?:nguồn|source)\s*:\s*(?:https?://)?(?:www\.)?([a-z0-9]{2,12})[._/-]", re.IGNORECASE)
_UNIVERSITY_HOSPITAL = re.compile(
    r"(?:bệnh viện|bv)\s(?:trường\s)?(?:đại học|đh)\s|[\w ]{2,40}university hospital", re.IGNORECASE
)
_MAY_HOST = frozenset({"school", "institute", "government"})
_SELDOM = 1.5  # points that an office must be ahead of a school to be the host
_TOP, _FOOT = 5, 4  # blocks in which a letterhead or an owner's line stands
_LEAD_AMONG = 8
_SHORT_LINE = 130
_MANY = 60  # blocks naming one body; more tell nothing new
_OFTEN = 2  # self words that show that a text speaks of itself
_WEIGHED = frozenset({Genre.NEWS, Genre.NARRATIVE, Genre.TRANSFER, Genre.NEGATIVE})
_WEIGHTS = Scorecard(**load("host_weights")["host"])
_EVEN, _LIKELY, _SURE = 0.5, 0.3, 0.9
_SURE_OF_MANY = 0.8  # "A, B, C and D signed": whose text it is then
_IN_LIST = frozenset({"between-names", "behind-and"})
_AMONG_MANY = "once-among-many"
_OPENS = frozenset({"title-opens", "title-in-dateline", "lead-in-dateline", "behind-between"})
_MANY_ALIKE = 3
_STANDS_WELL = 2  # points from which it is no matter that it stands behind "with" ("Partners of X: ...")
_OFFICES = frozenset(word.casefold() for word in _WORDS["offices"]["vi"])
_WHOLE_BODY = re.compile(r"universit|academy|institute|đại học|(?<!\w)đh|học viện|trường|viện", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-ZĐ][A-Za-zĐđ&-]{1,9}\d?")
_LEAST = 1.5  # points below which nobody is the host
_SCHOOL_WORDS = re.compile(
    r"đại học|cao đẳng|univers|college|(?<!\w)đh|polytechnic|institute of technology", re.I
)


def _any(group: str) -> str:
    words = {word for language in _WORDS[group].values() for word in language}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_HEADER = re.compile(rf"(?<!\w)(?:{_any('header')})(?!\w)", re.IGNORECASE)
_OWNER = re.compile(_any("owner"), re.IGNORECASE)
_ACTS = re.compile(rf"\s*(?:\([^()]{{2,20}}\)\s*)?(?:{_any('acts')})(?!\w)", re.IGNORECASE)
_SELF_WORD = re.compile(
    r"(?<!\w)(?:Nhà trường|the University|our university|Học viện(?= (?:đã|sẽ|và|có|cùng)))(?!\w)"
)
_SCHOOL_WORD = re.compile(
    r"(?<!\w)(?:[Tt]he (?:University|College) (?:and|has|signed|have|will)|our university|Nhà trường)(?!\w)"
)
_THE_SCHOOL = re.compile(r"(?<!\w)(?:nhà trường|trường (?:đã|sẽ|cũng|còn|luôn))(?!\w)", re.IGNORECASE)
_LIST_OF = re.compile(
    r"(?:[^:;]{0,24}(?<!\w))?(?:danh sách|danh mục|bảng|thống kê|tổng hợp|list|register|directory)(?!\w)",
    re.IGNORECASE,
)
_AGAINST = re.compile(rf"(?<!\w)(?:{_any('against')})\s+(?:the\s+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HostFound:
    """The host as a finding and, when the document names it, as an organisation of it."""

    finding: HostFinding | None
    organisation: Organisation | None


def find_host(
    view: View,
    blocks: Sequence[Block],
    organisations: Sequence[Organisation],
    hint: str,
    genre: Genre | None = None,
) -> HostFound:
    """The host by the caller's hint, else the likeliest school or institute, else a self word."""
    if hint:
        known = next((one for one in organisations if _is_called(one, hint)), None)
        return HostFound(_finding(view, known, 1.0, name=hint), known)
    if genre in _WEIGHED:
        found = _weighed(view, blocks, organisations, genre)
    else:
        found = _likeliest(view, rank_hosts(view, blocks, organisations))
    return found or HostFound(_by_self_word(view), None)


def rank_hosts(
    view: View, blocks: Sequence[Block], organisations: Sequence[Organisation], *, widely: bool = False
) -> list[tuple[float, Organisation]]:
    """Who may be the host with the points that the rules give, best first; ``widely`` also by acronym."""
    candidates = [one for one in organisations if (_might_host(one) if widely else _may_host(one))]
    first = min((one.first.start for one in candidates), default=-1)
    speaks = _speaks_of_itself(view)
    parents = {name_key(_parent_of(m.name)) for one in candidates for m in one.mentions if _parent_of(m.name)}
    ranked = (
        (
            _likelihood(view, blocks, one)
            + (0.5 + 0.5 * speaks) * (one.first.start == first)
            - (UMBRELLAS.at(tokenize(one.name), 0) == len(tokenize(one.name)))
            - 3 * (name_key(one.name) in parents),
            one,
        )
        for one in candidates
    )
    return sorted(ranked, key=lambda entry: (-entry[0], entry[1].first.start))


def _likeliest(view: View, ranked: Sequence[tuple[float, Organisation]]) -> HostFound | None:
    if not ranked or ranked[0][0] < _LEAST:
        return None
    ahead = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0)
    return HostFound(_finding(view, ranked[0][1], 0.95 if ahead >= 2 else 0.75), ranked[0][1])


def _weighed(
    view: View, blocks: Sequence[Block], organisations: Sequence[Organisation], genre: Genre
) -> HostFound | None:
    """In running text rules alone often take the partner: all signs are weighed together."""
    ranked = rank_hosts(view, blocks, organisations, widely=True)
    met = {id(one) for points, one in ranked if is_only_met(view, one, several=points >= _STANDS_WELL)}
    met |= {id(one) for _, one in ranked if meets_ours(view, one)}
    visited = visited_on_journeys(view, [one for _, one in ranked])
    ranked = [pair for pair in ranked if id(pair[1]) not in visited]
    candidates = host_candidates(view, blocks, ranked, genre.value)
    weighed = [(_WEIGHTS.confidence(_EVEN, one.signs), one.organisation) for one in candidates]
    bodies = [one.organisation for one in candidates]
    alone = {id(one) for one in bodies if is_vietnamese(view) and is_only_one_at_home(one, bodies)}
    likely = [pair for pair in weighed if pair[0] >= _SURE or id(pair[1]) not in met - alone]
    best = max(likely, key=lambda pair: pair[0], default=None)
    if best is None or best[0] < _LIKELY:
        best = lone_at_home(weighed) if is_vietnamese(view) else None
        if best is None:
            return _only_school(view, organisations)
    best = _rather_member(view, _rather_school(best, likely), likely, ranked)
    if is_vietnamese(view):
        at_home = rather_at_home(best, weighed)
        if at_home is None:
            return None
        best = rather_receiver(view, at_home, weighed)
    if best[0] < _SURE_OF_MANY and id(best[1]) not in alone and _is_one_of_many(best[1], candidates):
        return None
    if (
        best[1].form == "government"
        and _SCHOOL_WORD.search(view.flat)
        and not any(map(_is_school, organisations))
    ):
        return None  # "the University and the Ministry signed": a school that is never named
    sure = 0.95 if best[0] >= _SURE else 0.75
    return HostFound(_finding(view, best[1], sure), best[1])


def _only_school(view: View, organisations: Sequence[Organisation]) -> HostFound | None:
    """The one school that a text names which goes on about "nhà trường"."""
    schools = [one for one in organisations if _is_school(one) and _might_host(one)]
    if len(schools) != 1 or not _THE_SCHOOL.search(view.flat, schools[0].first.end):
        return None
    return HostFound(_finding(view, schools[0], 0.6), schools[0])


def _rather_school(
    best: tuple[float, Organisation], likely: Sequence[tuple[float, Organisation]]
) -> tuple[float, Organisation]:
    """ "Sở A làm việc với Trường B": of an office and the one school named at home the school is meant."""
    schools = [pair for pair in likely if pair[1].form == "school"]
    if best[1].form != "government" or len(schools) != 1:
        return best
    country = country_of_name(schools[0][1].name)
    return schools[0] if country is None or country[0] == "VN" else best


def _rather_member(
    view: View,
    best: tuple[float, Organisation],
    likely: Sequence[tuple[float, Organisation]],
    ranked: Sequence[tuple[float, Organisation]],
) -> tuple[float, Organisation]:
    """ "VIETNAM NATIONAL UNIVERSITY / UNIVERSITY OF TECHNOLOGY": of a letterhead the line below is meant."""
    first = ranked[0][1]
    between = view.flat[best[1].first.end : first.first.start]
    is_below = best[1].first.end < first.first.start and not between.strip(" \n*_-–|")
    return next((pair for pair in likely if pair[1] is first), best) if is_below else best


def _is_one_of_many(best: Organisation, candidates: Sequence[Candidate]) -> bool:
    """It stands in lists only, and at least two others are named there as often as it is."""
    signs = next(one.signs for one in candidates if one.organisation is best)
    if _AMONG_MANY not in signs and (_IN_LIST.isdisjoint(signs) or not _OPENS.isdisjoint(signs)):
        return False
    alike = [one for one in candidates if len(one.organisation.mentions) == len(best.mentions)]
    listed = _IN_LIST | {_AMONG_MANY}
    return sum(not listed.isdisjoint(one.signs) for one in alike) >= _MANY_ALIKE


def _may_host(organisation: Organisation) -> bool:
    return organisation.form in _MAY_HOST and not organisation.is_generic


def _might_host(organisation: Organisation) -> bool:
    """Also "University of Social Sciences" and a body of which only the acronym is told ("UTB")."""
    if organisation.form in _MAY_HOST:
        return not organisation.is_generic or _WHOLE_BODY.search(organisation.name) is not None
    if _UNIVERSITY_HOSPITAL.match(organisation.name):
        return True
    is_office = organisation.name.casefold() in _OFFICES
    return not organisation.form and not is_office and bool(_ACRONYM.fullmatch(organisation.name))


def _is_school(organisation: Organisation) -> bool:
    return organisation.form == "school"


def _parent_of(name: str) -> str:
    """ "Đại học Huế" of "Trường Đại học Nông Lâm, Đại học Huế"; else empty."""
    return name[len(without_parent(name)) :].strip(" ,-")


def _is_called(organisation: Organisation, hint: str) -> bool:
    names = {name_key(n) for m in organisation.mentions for n in (m.name, without_parent(m.name), *m.aliases)}
    return name_key(hint) in names or name_key(without_parent(hint)) in names


def _finding(
    view: View, organisation: Organisation | None, confidence: float, *, name: str = ""
) -> HostFinding:
    if organisation is None:
        return HostFinding(name, confidence=confidence)
    best = max(organisation.mentions, key=lambda m: (m.name == organisation.name, -m.start))
    aliases = tuple(alias for alias in organisation.aliases if alias != (name or organisation.name))
    return HostFinding(
        name or organisation.name, aliases, view.quote(best.start, best.end), confidence=confidence
    )


def _by_self_word(view: View) -> HostFinding | None:
    """ "Học viện", "Nhà trường": the document never says who it is."""
    for words in (_SELF["academy"][:1], _SELF["school"][:1]):
        for word in words:
            match = re.search(rf"(?<!\w){word}(?!\w)(?!\s+[A-ZĐ])", view.flat, re.IGNORECASE)
            if match and match.group()[0].isupper():
                quote = view.quote(*match.span())
                return HostFinding(quote.words, quote=quote, confidence=0.5, flags=(Flag.HOST_UNKNOWN.value,))
    return None


def _speaks_of_itself(view: View) -> bool:
    """The text goes on with "Nhà trường" or "the University": somebody named before is meant."""
    return len(_SELF_WORD.findall(view.flat)) >= _OFTEN


def _likelihood(view: View, blocks: Sequence[Block], organisation: Organisation) -> float:
    """Points for standing where hosts stand and doing what hosts do."""
    points = 0.4 * min(len(organisation.mentions), 8)
    points += _by_source(view, organisation) + _by_place(view, blocks, organisation)
    points += min(3.0, sum(_by_words(view, m.start, m.reach) for m in organisation.mentions[:_MANY]))
    points += min(2.0, 0.7 * sum(_before_self_word(view, m.reach) for m in organisation.mentions[:_MANY]))
    if not _SCHOOL_WORDS.search(organisation.name) and organisation.form == "institute":
        points -= 1.5
    if organisation.form == "government":
        points -= _SELDOM
    country = country_of_name(organisation.name)
    home_text = any("đ" in name or "Đ" in name for name in (view.flat[:2000],))
    if country and country[0] != "VN" and home_text:
        points -= 2
    return points


def _by_source(view: View, organisation: Organisation) -> float:
    match = _SLUG.search(view.flat[:300])
    if not match:
        return 0.0
    slug = match[1].casefold()
    shorts = {alias.casefold() for alias in organisation.aliases} | {initials(organisation.name).casefold()}
    plain = "".join(word[0] for word in name_key(without_parent(organisation.name))).replace("đ", "d")
    return 4.0 if slug in shorts or slug == plain else 0.0


def _by_place(view: View, blocks: Sequence[Block], organisation: Organisation) -> float:
    points = 0.0
    numbers = _blocks_of(organisation, blocks)
    first_named = blocks[numbers[0]] if numbers else None
    for number in numbers:
        block = blocks[number]
        if block.end - block.start > _SHORT_LINE:
            continue
        line = view.flat[block.start : block.end]
        if number < _TOP and (not block.is_item or line.startswith("#")):
            points = max(points, _letterhead(line, organisation, first=block is first_named))
        if _OWNER.search(line):
            points += 4
        elif number >= len(blocks) - _FOOT:
            points += 0.5
    lead = next((b for b in blocks[:_LEAD_AMONG] if b.end - b.start > _SHORT_LINE), None)
    if lead is not None and first_named is not None and numbers[0] <= blocks.index(lead):
        points += _by_lead(view, organisation, lead)
    return points + _by_dateline(view, organisation)


def _by_lead(view: View, organisation: Organisation, lead: Block) -> float:
    """News says in its first paragraph whose news it is."""
    named = [m for m in organisation.mentions if lead.start <= m.start < lead.end]
    if not named or _AGAINST.search(view.flat[max(lead.start, named[0].start - 30) : named[0].start]):
        return 0.0
    return 1.0


def _blocks_of(organisation: Organisation, blocks: Sequence[Block]) -> list[int]:
    """The numbers of the blocks that name the organisation, the first and the last of them."""
    places = {
        bisect_right(blocks, mention.start, key=lambda block: block.start) - 1
        for mention in organisation.mentions
    }
    found = sorted(places - {-1})
    return found if len(found) <= _MANY else [*found[: _MANY // 2], *found[-_MANY // 2 :]]


def _letterhead(line: str, organisation: Organisation, *, first: bool) -> float:
    """A line that is the name alone, a byline of one of its offices, or a title that opens with it."""
    if line[:1].isdigit() or line[:1] == "|":
        return 0.0
    names = sorted({m.name for m in organisation.mentions} | set(organisation.aliases), key=len, reverse=True)
    name = next((n for n in names if folded(n) in folded(line)), "")
    if name and _LIST_OF.match(line) and folded(line).rstrip(" :.").endswith(folded(name)):
        return 3.0  # "Danh sách các trường có quan hệ hợp tác với X"
    if name and _AGAINST.search(folded(line)[: folded(line).index(folded(name))]):
        return 0.0
    rest = folded(line).replace(folded(name), "", 1) if name else line
    if len(re.sub(r"[\W_]+", "", rest)) <= 12:
        return 4.0
    if _HEADER.search(line) and not re.search(r"(?<!\w)(?:với|with)(?!\w)", line):
        return 3.0
    opens = folded(line).lstrip(' “"(').startswith(folded(name)) if name else False
    return 2.5 if opens else 1.5 if first else 0.5


def _by_dateline(view: View, organisation: Organisation) -> float:
    """ "(HUAF) – On 6 September ..."."""
    for mention in organisation.mentions:
        before = view.text[max(0, mention.start - 2) : mention.start]
        after = view.text[mention.end : mention.end + 4]
        opens_line = mention.start < 2 or view.text[mention.start - 2 : mention.start - 1] in ("\n", "")
        if before.endswith("(") and opens_line and re.match(r"\)\s?[-:.]", after):
            return 3.0
    return 0.0


def _before_self_word(view: View, end: int) -> bool:
    """ "... Trường X, PGS.TS Y - Hiệu trưởng Nhà trường": a self word goes on with the name."""
    return _SELF_WORD.search(view.flat[end : end + 160].split(". ")[0]) is not None


def _by_words(view: View, start: int, end: int) -> float:
    before, after = view.flat[max(0, start - 25) : start], view.flat[end : end + 25]
    points = 0.8 if _ACTS.match(after) else 0.0
    return points - (1.0 if _AGAINST.search(before) else 0.0)

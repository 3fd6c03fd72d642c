"""What tells the host of a text from the other bodies named in it: signs of where and how each is named.

None of them is a rule: ``host`` weighs them together, with weights measured on documents whose host is known.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.host_doings import signs_of_doings
from caunoi.extraction.host_surroundings import signs_around, surroundings_of
from caunoi.extraction.names import Mention
from caunoi.extraction.places import country_of_name, country_stated
from caunoi.extraction.sentences import Block
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("hosts")
_MANY = 40  # mentions of one body; more tell nothing new
_REACH = 42  # characters beside a name in which a word tells its part
_TITLE_BLOCKS, _TITLE_LENGTH = 3, 180
_LEAD_LENGTH = 130
_LEAD_AMONG = 8


def _any(group: str) -> str:
    words = {word for language in _WORDS[group].values() for word in language}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _behind(group: str) -> re.Pattern[str]:
    """The words right behind a name, a parenthesis and small words between left out."""
    return re.compile(
        rf"\s?(?:\([^()]{{2,60}}\)\s?)?,?\s?(?:(?:đã|sẽ|vừa|cũng|has|have|had|also|will|on|ngày)\s){{0,2}}"
        rf"(?:{_any(group)})(?!\w)",
        re.IGNORECASE,
    )


def _before(group: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(group)})\s+(?:the\s+)?\Z", re.IGNORECASE)


_AFTER = {group: _behind(group) for group in ("acts", "receives", "visits", "signs", "described", "posts")}
_FRONT = {
    group: _before(group)
    for group in ("against", "guests", "with", "premises", "officers", "people", "visited", "examples")
}
_BOTH_SIDES = re.compile(r"(?<!\w)(?:giữa|between)\s+(?:the\s+)?\Z", re.IGNORECASE)
_AND_BEFORE = re.compile(r"(?<!\w)(?:và|and|&|,)\s+(?:the\s+)?\Z", re.IGNORECASE)
_LISTED_BEFORE = re.compile(r"(?:(?<!\w)(?:và|and|&)|[,;])\s+(?:the\s+)?\Z", re.IGNORECASE)
_AND_AFTER = re.compile(r"\s?(?:\([^()]{2,60}\)\s?)?(?:,|và|and|&)(?!\w)", re.IGNORECASE)
_GENITIVE = re.compile(r"['’]s?\s")
_CONTRACTING = re.compile(r"(?<!\w)(?:với|cùng|with)(?!\w)", re.IGNORECASE)


_FIRST_PERSON = re.compile(rf"(?<!\w)(?:{_any('first_person')})(?!\w)", re.IGNORECASE)
_SPEAKS = 2  # words of the first person from which a text speaks of its own house
_FEW, _SOME, _LOTS = 2, 3, 5
_HALF, _THIRD = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be the host, with its signs and the points that the rules give it."""

    organisation: Organisation
    signs: frozenset[str]


def host_candidates(
    view: View, blocks: Sequence[Block], ranked: Sequence[tuple[float, Organisation]], genre: str
) -> list[Candidate]:
    """Each of ``ranked`` (points of the rules, body; best first) with its signs."""
    counts = [len(one.mentions) for _, one in ranked]
    first = min((one.first.start for _, one in ranked), default=0)
    best = ranked[0][0] if ranked else 0.0
    homes = sum(_country(one) == "home" for _, one in ranked)
    noted = [_is_seated(one) for _, one in ranked]
    speaks = len(_FIRST_PERSON.findall(view.flat)) >= _SPEAKS
    around = surroundings_of(view, blocks)
    found = []
    for place, (points, one) in enumerate(ranked):
        signs = {
            f"points-{max(-3, min(7, int(points // 1)))}",
            f"behind-{min(4, int(best - points))}" if place else "leads",
            f"rank-{min(place, 4)}",
            f"genre-{genre}",
            f"form-{one.form or 'brand'}",
            f"country-{_country(one)}",
            f"named-{min(len(one.mentions), 6)}",
            "most-named" if len(one.mentions) == max(counts) else "not-most-named",
            "named-first" if one.first.start == first else "named-later",
        }
        marks = {
            "generic": one.is_generic,
            "alias": bool(one.aliases),
            "alone": len(ranked) == 1,
            "only-home": homes == 1 and _country(one) == "home",
            "lone-most": counts.count(len(one.mentions)) == 1 and len(one.mentions) == max(counts),
            "country-noted": noted[place],
            "others-noted": any(noted) and not noted[place],
            "once-among-many": len(one.mentions) == 1 and len(ranked) >= _LOTS,
            "evenly-named": max(counts) == 1 and len(ranked) >= _SOME,
            "half-of-names": len(one.mentions) >= _HALF * sum(counts) and len(ranked) > 1,
            "third-of-names": len(one.mentions) >= _THIRD * sum(counts) and len(ranked) > _FEW,
        }
        often = min(len(one.mentions), _SOME)
        signs |= {f"{genre}-named-{often}", f"{'speaks' if speaks else 'silent'}-named-{often}"}
        signs |= {f"form-{one.form or 'brand'}-named-{often}"}
        signs |= {mark for mark, is_so in marks.items() if is_so}
        signs |= set(_signs_of_places(view, blocks, one)) | set(_signs_of_mentions(view, one))
        signs |= {*signs_around(view, around, one), *signs_of_doings(view, blocks, one)}
        found.append(Candidate(one, frozenset(signs)))
    return found


def _is_seated(one: Organisation) -> bool:
    """A country stands behind its name: "Savannakhet University, Laos"; hardly the writer."""
    return any(country_stated(f"({note})") for note in one.notes)


def _country(one: Organisation) -> str:
    country = country_of_name(one.name)
    return "none" if country is None else "home" if country[0] == "VN" else "abroad"


def _signs_of_places(view: View, blocks: Sequence[Block], one: Organisation) -> Iterator[str]:
    lead = next((b for b in blocks[:_LEAD_AMONG] if b.end - b.start > _LEAD_LENGTH), None)
    for mention in one.mentions[:_MANY]:
        number = bisect_right(blocks, mention.start, key=lambda block: block.start) - 1
        block = blocks[max(number, 0)]
        if number < _TITLE_BLOCKS and block.end - block.start <= _TITLE_LENGTH:
            yield from _signs_in_line(view, block, mention, "title")
        if block is lead:
            yield from _signs_in_line(view, block, mention, "lead")
        if number >= len(blocks) - 2 and len(blocks) > _TITLE_BLOCKS:
            yield "at-foot"


def _signs_in_line(view: View, block: Block, mention: Mention, where: str) -> Iterator[str]:
    before = view.flat[block.start : mention.start]
    yield f"{where}-opens" if len(before.strip(' “"(-')) == 0 else f"{where}-inside"
    if _CONTRACTING.search(before[-90:]):
        yield f"{where}-behind-with"
    elif _CONTRACTING.search(view.flat[mention.reach : min(block.end, mention.reach + 160)]):
        yield f"{where}-before-with"
    if before.strip() == "(":
        yield f"{where}-in-dateline"


def _signs_of_mentions(view: View, one: Organisation) -> Iterator[str]:
    counts: dict[str, int] = {}
    for mention in one.mentions[:_MANY]:
        for sign in _signs_beside(view, mention):
            counts[sign] = counts.get(sign, 0) + 1
    for sign, count in counts.items():
        yield sign
        if count > 1:
            yield f"{sign}-often"
    if counts.get("between-names") == len(one.mentions[:_MANY]):
        yield "only-listed"


def _signs_beside(view: View, mention: Mention) -> Collection[str]:
    before = view.flat[max(0, mention.start - _REACH) : mention.start]
    after = view.flat[mention.reach : mention.reach + _REACH]
    found = {f"before-{group}" for group, words in _AFTER.items() if words.match(after)}
    found |= {f"behind-{group}" for group, words in _FRONT.items() if words.search(before)}
    marks = {
        "behind-between": _BOTH_SIDES.search(before),
        "behind-and": _AND_BEFORE.search(before),
        "before-and": _AND_AFTER.match(after),
        "genitive": _GENITIVE.match(after),
        "between-names": _LISTED_BEFORE.search(before) and _AND_AFTER.match(after),
    }
    return found | {mark for mark, is_so in marks.items() if is_so}

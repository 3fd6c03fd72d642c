"""The sides of an agreement where the paper marks them: labels, agreed short names, "between A and B"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.memorandum_written import COLLECTIVE, collective_sides, sides_of_notice, written_entry
from caunoi.extraction.names import Mention
from caunoi.extraction.phrases import SMALL
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("memoranda")
_LABEL_REACH = 260  # characters behind "BÊN A:" in which its name stands
_LIST_REACH = 420  # characters between two names of "between A, ..., and B, ..."
_BEFORE_DEFINED = 700  # characters before "hereinafter" in which the name stands
_MOST, _TWO = 8, 2


@dataclass(frozen=True, slots=True)
class Side:
    """An organisation that the paper presents as a side, by the mention that does it."""

    organisation: Organisation
    mention: Mention


def _phrases(words: Sequence[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"[ \t]+".join(map(re.escape, word.split())) for word in ordered)


def _group(name: str) -> str:
    return _phrases([*_WORDS[name]["vi"], *_WORDS[name]["en"]])


_LABEL = re.compile(
    rf"(?:^|[|\t]|[ ]{{3}})[ \t|*_\"“(-]*(?:\d[.)/][ \t]*)?(?P<label>{_group('labels')})(?!\w)"
    r"[^\n|:;.]{0,60}?(?=[:|\t\n]|[ ]{2}|[-–—][ ]|\)[ ]|[ ]{0,2}[\"“])"
    rf"|^[^\n:|;(]{{2,50}}\([ ]?[“\"]?(?P<inner>{_group('labels')})[”\"]?[^\n():]{{0,30}}\)[ \t]*(?=:)",
    re.IGNORECASE | re.MULTILINE,
)
_BETWEEN = re.compile(rf"(?<!\w)(?:{_group('between_sides')})(?!\w)", re.IGNORECASE)
_DEFINED = re.compile(
    rf"(?:{_group('defined')})(?!\w)(?:[^“\"”‘’()\n]|\n(?!\s*\n)){{0,60}}"
    r"(?:[“\"‘«'][^“”\"‘’«»'\n]{1,60}[”\"’»']|\))"
    r"|\((?:the[ ])?[“\"][^“”\"\n()]{2,40}[”\"]\)"
    r"|(?:hereinafter|hereafter|herein|hereto)\s(?:referred(?:\sto)?|called|known)\sas\s(?:the\s)?"
    r"[A-Za-z]\w{1,24}(?=\s?[.;,])"
    rf"|(?<!\w)(?:{_group('one_side')})(?!\w)",
    re.IGNORECASE,
)
_NOT_A_SIDE = re.compile(rf"[“\"‘«']\s?(?:{_group('not_sides')})\s?[”\"’»']", re.IGNORECASE)
_TIED_LINES = re.compile(rf"^[ \t]*(?:{_group('tied')})[ \t]*$", re.IGNORECASE | re.MULTILINE)
_PARENT = re.compile(rf"(?<!\w)(?:{_group('parents')})[\s:,\"“(]*(?:the\s+)?\Z", re.IGNORECASE)
_ENDS_LIST = re.compile(
    rf"\n[ \t]*\n[ \t]*\n|(?<=[{SMALL}][{SMALL}][{SMALL}])\.\s"
    r"|^[ \t]*(?:Điều|ĐIỀU|Article|ARTICLE|Section|§)\s*[1I](?!\w)",
    re.MULTILINE,
)
_RECITALS = re.compile(rf"(?<!\w)(?:{_group('recitals')})(?!\w)", re.IGNORECASE)
_ENTRY_LEAD = re.compile(rf"[\W\d_]*(?:{_group('entry_leads')})?[\W_]*", re.IGNORECASE)
_WRITTEN = re.compile(r"[^\n:|]{0,60}[:|][ \t]*(?P<name>[^\W\d_][^\n,;:|(]{3,90}?)[ \t]*(?=[\n,;|(]|\Z)")
_NEXT_SIDE = re.compile(r"(?<!\w)(?:và|and|with|với|cùng|&|amongst?)(?!\w)|[;\n]", re.IGNORECASE)


class _Bodies:
    """The mentions of bodies that may be sides, in order of their place."""

    def __init__(self, view: View, organisations: Sequence[Organisation]) -> None:
        self.view = view
        self.organisations = organisations
        self.all = sorted(
            (
                Side(one, mention)
                for one in organisations
                if one.form != "unit" or _is_with_school(one)
                for mention in one.mentions
            ),
            key=lambda side: side.mention.start,
        )

    def between(self, start: int, end: int) -> list[Side]:
        return [
            side
            for side in self.all
            if start <= side.mention.start < end
            and not _PARENT.search(self.view.flat, max(0, side.mention.start - 60), side.mention.start)
        ]


def _is_with_school(one: Organisation) -> bool:
    return any("-" in mention.name or "–" in mention.name for mention in one.mentions)


def marked_sides(view: View, organisations: Sequence[Organisation], preamble_end: int) -> list[Side]:
    """The sides in their order; none when the paper marks fewer than two.

    Labels ("BÊN A: ...", "Party B") say it best, then short names agreed on ("hereinafter "UPLB""),
    then the names behind "giữa"/"between".
    """
    bodies = _Bodies(view, organisations)
    readings: tuple[Callable[[_Bodies, int], list[Side]], ...] = (
        _by_labels,
        _by_common_name,
        _by_notice,
        _by_short_names,
        _by_between,
        _by_tied_lines,
    )
    found: list[Side] = []
    for read in readings:
        sides = _distinct(read(bodies, preamble_end))
        if len(sides) > len(found) and (len(found) < 2):
            found = sides
    return found[:_MOST] if len(found) >= 2 else []


def _distinct(sides: Sequence[Side]) -> list[Side]:
    first: dict[int, Side] = {}
    for side in sides:
        first.setdefault(id(side.organisation), side)
    return list(first.values())


def _by_labels(bodies: _Bodies, end: int) -> list[Side]:
    """The first body behind each label; labels in one row have their names in the rows below."""
    text = bodies.view.text
    labels = [match for match in _LABEL.finditer(text, 0, min(len(text), end + 400)) if match.start() < end]
    sides, seen = [], set()
    for number, label in enumerate(labels):
        name = (label["label"] or label["inner"]).casefold()
        if name in seen:
            continue
        following = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        in_row = "\n" not in text[label.end() : following] and number + 1 < len(labels)
        if in_row:
            return _by_columns(bodies, labels, number)
        inside = bodies.between(label.end(), min(following, label.end() + _LABEL_REACH))
        side = inside[0] if inside else _as_written(text, label.end())
        if side:
            seen.add(name)
            sides.append(side)
    return sides


def _as_written(text: str, start: int) -> Side | None:
    """ "Bên B: KMS Solutions, địa chỉ ...": a name that no rule knows, taken as it stands."""
    match = _WRITTEN.match(text, start)
    if match is None:
        return None
    mention = Mention(" ".join(match["name"].split()), match.start("name"), match.end("name"))
    return Side(Organisation([mention]), mention)


def _by_columns(bodies: _Bodies, labels: Sequence[re.Match[str]], number: int) -> list[Side]:
    """ "| BÊN A | BÊN B |" and the names in the row below."""
    row_end = bodies.view.text.find("\n", labels[number].end())
    following = (labels[at] for at in range(number, len(labels)))
    row = list(takewhile(lambda label: label.start() < row_end, following))
    return bodies.between(row_end, row_end + _LABEL_REACH * len(row))[: len(row)]


def _by_common_name(bodies: _Bodies, end: int) -> list[Side]:
    """ "A and B (hereinafter "the Parties")", where no side has got a short name of its own."""
    sides = [Side(*one) for one in collective_sides(bodies.view, bodies.organisations, end)]
    if not sides:
        return []
    first, last = sides[0].mention.start, sides[-1].mention.end
    return [] if _DEFINED.search(bodies.view.text, first, last) else sides


def _by_notice(bodies: _Bodies, _end: int) -> list[Side]:
    """A notice of a treaty in force names them where the paper itself does not follow."""
    return [Side(*one) for one in sides_of_notice(bodies.view, bodies.organisations)]


def _by_short_names(bodies: _Bodies, end: int) -> list[Side]:
    """ "X, ... (hereinafter referred to as "UX")": the first body since the last such phrase."""
    text, since = bodies.view.text, 0
    sides: list[Side] = []
    together = {match.end() for match in COLLECTIVE.finditer(text, 0, min(len(text), end + 300))}
    for match in _DEFINED.finditer(text, 0, min(len(text), end + 300)):
        if _NOT_A_SIDE.search(match.group()) or any(match.start() <= at <= match.end() for at in together):
            continue
        if len(_distinct(sides)) >= _TWO and _RECITALS.search(text, since, match.start()):
            break
        opening = _BETWEEN.search(text, since, match.start()) if not since else None
        start = max(opening.end() if opening else since, match.start() - _BEFORE_DEFINED)
        inside = bodies.between(start, match.start())
        if inside:
            sides.append(max(inside, key=lambda side: _opens_entry(text, side)))
        elif written := written_entry(bodies.view, bodies.organisations, start, match.start()):
            sides.append(Side(*written))
        since = match.end()
    return sides


def _opens_entry(text: str, side: Side) -> int:
    """More for a name that opens a line (a seat or a person stands inside one), and for a known form."""
    line = text[text.rfind("\n", 0, side.mention.start) + 1 : side.mention.start]
    lead = _ENTRY_LEAD.fullmatch(line) is not None
    return 2 * lead + bool(side.organisation.form)


def _by_between(bodies: _Bodies, end: int) -> list[Side]:
    """The names behind the first "giữa"/"between" that has two, up to the end of that list."""
    text = bodies.view.text
    for opening in _BETWEEN.finditer(text, 0, min(len(text), end)):
        stop = _ENDS_LIST.search(text, opening.end(), min(len(text), opening.end() + 1500))
        limit = stop.start() if stop else min(len(text), opening.end() + 900)
        inside = bodies.between(opening.end(), limit)
        sides = [
            side for number, side in enumerate(inside) if number == 0 or _is_new(bodies.view, inside, number)
        ]
        if len(_distinct(sides)) >= 2:
            return sides
    return []


def _by_tied_lines(bodies: _Bodies, end: int) -> list[Side]:
    """Two names in lines of their own and "AND" alone between them."""
    text, sides = bodies.view.text, []
    for tie in _TIED_LINES.finditer(text, 0, end):
        before = bodies.between(max(0, tie.start() - _LABEL_REACH), tie.start())
        behind = bodies.between(tie.end(), tie.end() + _LABEL_REACH)
        sides += [side for side in (*before, *behind) if _opens_entry(text, side) >= 2]
    return sides


def _is_new(view: View, sides: Sequence[Side], number: int) -> bool:
    """A word for "and", or a new line, parts it from the side before."""
    before, here = sides[number - 1].mention, sides[number].mention
    if here.start - before.reach > _LIST_REACH:
        return False
    return _NEXT_SIDE.search(view.text, before.reach, here.start) is not None

"""Finds the parties in the preamble of an agreement's text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from caunoi.domain.findings import PartnerFinding
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.memorandum_sides import Side, marked_sides
from caunoi.extraction.name_keys import is_generic_name
from caunoi.extraction.names import Mention, plain_name
from caunoi.extraction.places import find_countries, find_places
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("memoranda")
_SURE = 2.0  # points above which a body is a party without doubt
_SEAT_LINE = 140  # characters of a line with a name and its seat
_MOST = 6  # parties of one paper
_LEADS = frozenset({*_WORDS["entry_leads"]["vi"], *_WORDS["entry_leads"]["en"]})
_ENTRY = 300  # characters behind a name in which its seat stands
_ALIAS_REACH = 420  # characters behind a name in which its short form is agreed on
_NAMED = re.compile(
    r"(?:hereinafter|hereafter|sau đây|gọi tắt|gọi chung|referred to)"
    r"[^“\"”()\n]{0,60}[“\"](?P<name>[^“”\"\n]{2,50})[”\"]",
    re.IGNORECASE,
)


def _ends_with(words: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    inner = "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)
    return re.compile(rf"(?<!\w)(?:{inner})[\s:,\"“(]*(?:the\s+)?\Z", re.IGNORECASE)


_SIDE = _ends_with([*_WORDS["sides"]["vi"], *_WORDS["sides"]["en"]])
_BETWEEN = _ends_with([*_WORDS["between"]["vi"], *_WORDS["between"]["en"]])
_PARENT = _ends_with([*_WORDS["parents"]["vi"], *_WORDS["parents"]["en"]])


@dataclass(frozen=True, slots=True)
class Party:
    """A party, the names the paper gives it ("TUAF", "Nhà trường"), and the place of its entry."""

    organisation: Organisation
    names: tuple[str, ...]
    entry: tuple[int, int] = (0, 0)


def located(view: View, partner: PartnerFinding, party: Party) -> PartnerFinding:
    """The partner with the country of its seat in the preamble where its name tells none."""
    if partner.country is not None:
        return partner
    entry = view.flat[slice(*party.entry)]
    codes = {place.code for place in find_countries(entry)} or {place.code for place in find_places(entry)}
    if len(codes) != 1:
        return partner
    return replace(partner, country=codes.pop(), why=(*partner.why, "country: the seat in the preamble"))


def parties_of(view: View, organisations: Sequence[Organisation], preamble_end: int) -> list[Party]:
    """The bodies that the preamble presents as sides, in order; none when it presents nobody."""
    marked = marked_sides(view, organisations, preamble_end)
    if marked:
        return [_in_house(view, organisations, _marked_party(view, marked, side)) for side in marked]
    scored = []
    for one in organisations:
        places = [mention for mention in one.mentions if mention.start < preamble_end]
        points = sum(_points(view, mention) for mention in places)
        if places and points > 0 and one.form != "unit":
            scored.append((points, places[0].start, one, places))
    sure = [entry for entry in scored if entry[0] >= _SURE]
    chosen = sure if len(sure) >= 2 else sorted(scored, key=lambda entry: (-entry[0], entry[1]))[:2]
    chosen.sort(key=lambda entry: entry[1])
    starts = {id(one): [m.start for m in one.mentions if m.start < preamble_end] for _, _, one, _ in chosen}
    parties = []
    for _, _, one, places in chosen[:_MOST]:
        others = sorted(place for key, own in starts.items() if key != id(one) for place in own)
        parties.append(Party(one, _names(view, one, places, others)))
    return parties


def _in_house(view: View, organisations: Sequence[Organisation], party: Party) -> Party:
    """ "College of Agriculture, Red River University": a name of fields alone goes with its house."""
    one = party.organisation
    if one.form not in {"school", "institute", "unit"} or not is_generic_name(one.name):
        return party
    schools = [school for other in organisations if other.form == "school" for school in other.mentions]
    mentions = []
    for mention in one.mentions:
        house = next((school for school in schools if _houses(view, mention, school)), None)
        name = f"{mention.name}, {house.name}" if house else mention.name
        mentions.append(replace(mention, name=name, end=house.end if house else mention.end))
    return replace(party, organisation=Organisation(mentions))


def _houses(view: View, part: Mention, house: Mention) -> bool:
    return re.fullmatch(r"\s?,\s(?:the\s)?", view.flat[part.reach : house.start]) is not None


def _marked_party(view: View, sides: Sequence[Side], side: Side) -> Party:
    others = [other.mention.start for other in sides if other is not side]
    behind = [start for start in others if start > side.mention.start]
    end = min([*behind, side.mention.reach + _ENTRY])
    return Party(
        side.organisation, _names(view, side.organisation, [side.mention], others), (side.mention.reach, end)
    )


def _points(view: View, mention: Mention) -> float:
    """How much one mention looks like that of a party."""
    before = view.flat[max(0, mention.start - 60) : mention.start]
    points = 0.0
    if _PARENT.search(before):
        return -2.0
    if _SIDE.search(before):
        points += 3
    if _BETWEEN.search(before):
        points += 1.5
    points += _by_line(view, mention)
    if _NAMED.search(view.flat[mention.end : mention.end + _ALIAS_REACH].split(";")[0]):
        points += 0.5
    return points


def _by_line(view: View, mention: Mention) -> float:
    """A line that is the name alone, or begins with it and goes on with its seat."""
    start = view.text.rfind("\n", 0, mention.start) + 1
    end = view.text.find("\n", mention.end)
    line = view.text[start : end if end >= 0 else len(view.text)].strip()
    lead = view.text[start : mention.start].strip(" \t0123456789.)-:")
    if lead and lead.casefold() not in _LEADS:
        return 0.0
    if len(line) <= mention.reach - mention.start + 6:
        return 2.0
    return 1.5 if len(line) <= _SEAT_LINE else 0.5


def _names(
    view: View, one: Organisation, places: Sequence[Mention], others: Sequence[int]
) -> tuple[str, ...]:
    """The short names agreed on behind the party's full name, and its other mentions.

    ``others`` are the places of the other parties: a short name behind one of them is not ours.
    """
    names = [mention.name for mention in one.mentions] + list(one.aliases)
    for mention in places:
        match = _NAMED.search(view.flat, mention.end, mention.end + _ALIAS_REACH)
        if match and not any(mention.end <= other < match.start() for other in others):
            names.append(plain_name(match["name"]))
    return tuple(dict.fromkeys(names))

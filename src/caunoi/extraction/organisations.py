"""Brings together all names of a document: full names, short forms and brands, as organisations."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from caunoi.extraction.aliases import Organisation, ShortForms, group_mentions
from caunoi.extraction.brands import find_brands
from caunoi.extraction.common_acronyms import without_common
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.joined_schools import join_schools
from caunoi.extraction.joining import join_where
from caunoi.extraction.known_bodies import find_bodies
from caunoi.extraction.name_keys import core_key, is_mere_field, name_key, own_part
from caunoi.extraction.names import Mention, find_mentions
from caunoi.extraction.names_in_plural import names_in_plural
from caunoi.extraction.names_notes import note_behind
from caunoi.extraction.names_words import Words
from caunoi.extraction.other_names import join_other_names
from caunoi.extraction.same_body import join_same
from caunoi.extraction.school_acronyms import find_school_acronyms
from caunoi.extraction.seats import join_seats
from caunoi.extraction.sentences import Block
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_SELF = [name for name in load("columns")["self_reference"]["names"] if name.isascii()]
_OWN = re.compile(rf"(?<!\w)(?:{any_of(_SELF)})['’]s\s\Z", re.IGNORECASE)
_REACH_OWN = 40  # characters before a name
_HEADING_BLOCKS = 2
_BRANCH_WORDS = 2  # of a firm's short name with which the longer one begins
_LEAVE_OUT = frozenset({"association", "company"})
_LEAST = 2  # words of a name with one left out
_FEWEST_WORDS = 4  # of a shortened name; fewer say too little


def find_organisations(view: View, blocks: Sequence[Block]) -> list[Organisation]:
    """The organisations named in ``view``, each with all its mentions, by their first place."""
    by_block = [find_mentions(view.flat, block.start, block.end) for block in blocks]
    by_block = _without_own_units(view, _without_half_names(by_block))
    for block, known in zip(blocks, by_block, strict=True):
        known += _in_plural(view, block, known)
    by_block = _with_short_forms(view, blocks, by_block)
    for block, known in zip(blocks, by_block, strict=True):
        known += find_bodies(view.flat, block.start, block.end, known)
        known += _brands(view, block, known)
        known += find_school_acronyms(view.flat, block.start, block.end, known)
    by_block = _with_short_forms(view, blocks, by_block)
    groups = group_mentions(mention for mentions in by_block for mention in mentions)
    groups = join_same(_join_shortened(join_schools(join_seats(_join_branches(groups)))))
    groups = without_common(view, join_other_names(view, groups))
    top = blocks[min(_HEADING_BLOCKS, len(blocks)) - 1].end if blocks else 0
    return join_headings(groups, top)


def _without_half_names(by_block: list[list[Mention]]) -> list[list[Mention]]:
    """ "Trường Thịnh" is no school where the text names "Tập đoàn Trường Thịnh"."""
    firms = {own_part(m.name) for mentions in by_block for m in mentions if m.form == "company"}
    return [[m for m in mentions if m.form != "school" or m.name not in firms] for mentions in by_block]


def _without_own_units(view: View, by_block: list[list[Mention]]) -> list[list[Mention]]:
    """ "the University's Sponsored Projects Administration" is a part of whom the text calls so."""
    return [
        [m for m in mentions if not _OWN.search(view.flat, max(0, m.start - _REACH_OWN), m.start)]
        for mentions in by_block
    ]


def _in_plural(view: View, block: Block, known: Sequence[Mention]) -> list[Mention]:
    """ "Troy and Penn State universities": each with the head word that they share."""
    named = names_in_plural(view.flat, block.start, block.end)
    found = []
    for name, start, end in named:
        if not any(mention.start < end and start < mention.end for mention in known):
            note = note_behind(view.flat, end, is_company=False)
            found.append(Mention(name, start, end, form="school", reach=note.end, notes=note.parts))
    return found


def _brands(view: View, block: Block, known: Sequence[Mention]) -> list[Mention]:
    ordered = sorted(known, key=lambda mention: mention.start)
    starts = [mention.start for mention in ordered]
    found = []
    for sentence in block.sentences:
        inside = ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        found += find_brands(view.flat, sentence.start, sentence.end, inside)
    return found


def join_headings(groups: list[Organisation], top: int) -> list[Organisation]:
    """A name that stands only in the heading (before ``top``) may be a shortened one of the text.

    It is, when its words stand in the same order in just one longer name with the same first words.
    """
    kept: dict[int, Organisation] = dict(enumerate(groups))
    alike: dict[Words, list[int]] = {}
    for place, one in kept.items():
        alike.setdefault(_ends(one), []).append(place)
    for place in range(len(groups)):
        short = kept[place]
        if not short.form or any(mention.start >= top for mention in short.mentions):
            continue
        others = [other for other in alike[_ends(short)] if other != place and other in kept]
        longer = [other for other in others if _shortens(short.name, kept[other].name)]
        if len(longer) == 1:
            full = kept.pop(longer[0])
            both = Organisation(sorted([*full.mentions, *short.mentions], key=lambda mention: mention.start))
            kept[longer[0]] = both
            alike.setdefault(_ends(both), []).append(longer[0])
            del kept[place]
    return [kept[place] for place in sorted(kept)]


def _join_branches(groups: list[Organisation]) -> list[Organisation]:
    """ "FPT Software" is "FPT Software Quy Nhon Co., Ltd.", the one firm of the text whose name begins so."""
    firms = [one for one in groups if one.form == "company"]
    kept: dict[int, Organisation] = dict(enumerate(groups))
    for place, short in enumerate(groups):
        words = core_key(short.name)
        if short.form not in {"company", ""} or not words or is_mere_field(words):
            continue
        longer = [one for one in firms if one is not short and _is_branch(core_key(one.name), words)]
        home = next((at for at, one in kept.items() if longer and one is longer[0]), None)
        if len(longer) == 1 and home is not None:
            mentions = sorted([*kept[home].mentions, *short.mentions], key=lambda mention: mention.start)
            kept[home] = Organisation(mentions)
            firms[firms.index(longer[0])] = kept[home]
            del kept[place]
    return [kept[place] for place in sorted(kept)]


def _is_branch(firm: Words, short: Words) -> bool:
    """The name begins as the short one; a short name of one word goes on with the home country alone."""
    rest = firm[len(short) :]
    return firm[: len(short)] == short and (len(short) >= _BRANCH_WORDS or "".join(rest) == "vietnam")


def _join_shortened(groups: list[Organisation]) -> list[Organisation]:
    """ "Binh Chung Foundation" is the one "Binh Chung Scholarship Foundation" of the text, cut short."""
    shorts = [one for one in groups if one.form in _LEAVE_OUT]
    return join_where(groups, shorts, lambda short, full: short.form == full.form and _drops(short, full))


def _drops(short: Organisation, full: Organisation) -> bool:
    """The same proper words at the beginning and the same last word, but one or two fewer between."""
    one, other = name_key(short.name), name_key(full.name)
    if not 0 < len(other) - len(one) <= _BRANCH_WORDS or len(one) < _LEAST or one[-1] != other[-1]:
        return False
    rest = iter(other)
    return (
        one[:-1] == other[: len(one) - 1]
        and all(word in rest for word in one)
        and not is_mere_field(one[:-1])
    )


def _ends(organisation: Organisation) -> Words:
    """What a shortened name has in common with the full one: its first two words and its last."""
    words = name_key(organisation.name)
    return (*words[:2], *words[-1:])


def _shortens(short: str, full: str) -> bool:
    one, other = name_key(short), name_key(full)
    if len(one) < _FEWEST_WORDS or len(one) >= len(other) or one[:2] != other[:2]:
        return False
    rest = iter(other)
    return all(word in rest for word in one) and one[-1] == other[-1]


def _with_short_forms(
    view: View, blocks: Sequence[Block], by_block: list[list[Mention]]
) -> list[list[Mention]]:
    groups = group_mentions(mention for mentions in by_block for mention in mentions)
    forms = ShortForms(groups)
    return [
        [*mentions, *forms.find(view.flat, block, mentions)]
        for block, mentions in zip(blocks, by_block, strict=True)
    ]

"""Finds the names of organisations in running text, Vietnamese and English."""

import re
from dataclasses import dataclass, field, replace

from caunoi.domain.kinds import OrganisationKind
from caunoi.extraction.abbreviations import abbreviates
from caunoi.extraction.name_keys import full_initials, initials, is_generic_name
from caunoi.extraction.names_english import name_around
from caunoi.extraction.names_notes import Note, note_behind
from caunoi.extraction.names_tails import cut_tail
from caunoi.extraction.names_towns import run_with_town
from caunoi.extraction.names_vietnamese import Run, name_at
from caunoi.extraction.names_words import (
    STOPS,
    SURNAMES,
    UMBRELLAS,
    english_head,
    folded,
    head_at,
    without_genitive,
)
from caunoi.extraction.officers import before_person
from caunoi.extraction.tokens import Token, tokenize

_OF_A_PLACE = frozenset({"school", "institute", "government", "association"})
_SHORT_HEAD = re.compile(r"\s\([^\W\d_]{2,5}\)(?=\s\w)")  # "Trường đại học (ĐH) Đông Á"
_BRANCHES = frozenset({"office", "offices", "representative", "branch"})
_SAID_BEHIND = frozenset({"represented", "address", "tel", "phone", "email", "website", "fax", "director"})
_NAMED_TWICE, _ACRONYM = 3, 3  # words of a name that ends in its acronym, and letters of that
_NEAR = 16  # tokens in which a note and the rest of a name behind it stand


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an organisation is named; offsets count in the view's text.

    ``name`` is the name alone, without the country note or the acronym in parentheses;
    ``aliases`` are the other forms given right there ("(KyuTech)", "hereinafter TUAF").
    ``reach`` is the end of the parenthesis behind the name, ``notes`` its other pieces.
    ``form`` is the sort of head word (school, company, unit ...), "" for a bare brand.
    """

    name: str
    start: int
    end: int
    kind: OrganisationKind = OrganisationKind.OTHER
    country: str | None = None
    aliases: tuple[str, ...] = field(default=())
    form: str = ""
    reach: int = 0
    notes: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.reach < self.end:
            object.__setattr__(self, "reach", self.end)


def find_mentions(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """The names with a head word in ``text[start:end]``, in order, none overlapping another.

    ``text`` is one stretch whose line breaks may be read as blanks (``view.flat``);
    offsets count in it. Kind and country are left to later steps. Linear in the length.
    """
    tokens = tokenize(text, start, end)
    runs = _vietnamese_runs(tokens)
    runs = _with_faculties(tokens, _with_english(tokens, runs))
    return _with_own_parts(text, [_mention(text, tokens, run) for run in runs])


def _with_own_parts(text: str, mentions: list[Mention]) -> list[Mention]:
    """ "Redwood University (RWU) College of Education": the part of a school behind its short form."""
    kept: list[Mention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        follows = before is not None and before.form == "school" and before.reach > before.end
        beside = follows and before is not None and text[before.reach : mention.start] == " "
        if before is not None and beside and is_generic_name(mention.name):
            kept[-1] = replace(before, reach=mention.reach)
        else:
            kept.append(mention)
    return kept


def plain_name(words: str) -> str:
    """The words of a name with single blanks, without quotation marks and the short form of its head."""
    words = _SHORT_HEAD.sub("", words)
    return " ".join(words.split()).strip("“”\"'‘’ ,;:")


def _vietnamese_runs(tokens: list[Token]) -> list[Run]:
    runs: list[Run] = []
    place = 0
    while place < len(tokens):
        run = name_at(tokens, place) if tokens[place].is_word else None
        if run:
            runs.append(run)
        place = run.last if run else place + 1
    return runs


def _with_english(tokens: list[Token], runs: list[Run]) -> list[Run]:
    """Adds English names in the gaps between the Vietnamese ones."""
    found: list[Run] = []
    taken = 0
    for run in [*runs, Run(len(tokens), len(tokens), "")]:
        gap = tokens[taken : run.first]
        found += [
            Run(taken + one.first, taken + one.last, one.form, one.person) for one in _english_runs(gap)
        ]
        if run.first < len(tokens):
            found.append(run)
        taken = run.last
    return found


def _with_faculties(tokens: list[Token], runs: list[Run]) -> list[Run]:
    """ "Đại học Chulalongkorn - Khoa Dược": a school and, behind a dash, the part of it that is meant."""
    kept: list[Run] = []
    for run in runs:
        before = kept[-1] if kept else None
        dashed = before is not None and run.first == before.last + 1 and tokens[before.last].text == "-"
        listed = before is not None and before.first > 0 and run.form == "institute"
        fits = before is not None and before.form == "school" and (run.form == "unit" or listed)
        if before and dashed and fits and tokens[before.last].spaced:
            kept[-1] = Run(before.first, run.last, before.form)
        else:
            kept.append(run)
    return kept


def _english_runs(tokens: list[Token]) -> list[Run]:
    runs: list[Run] = []
    place = 0
    while place < len(tokens):
        run = name_around(tokens, place) or run_with_town(tokens, place)
        if run and not tokens[run.last - 1].text.isascii():  # "T&T Group Đỗ Quang Hiển"
            run = Run(run.first, before_person(tokens, run.first, run.last), run.form)
        run = cut_tail(tokens, run) if run else None
        if run and runs and run.first < runs[-1].last:
            run = replace(run, first=runs[-1].last) if run.last > runs[-1].last else None
        if run and run.last > run.first:
            runs.append(run)
            place = run.last + run.person
        else:
            place += 1
    return runs


def _mention(text: str, tokens: list[Token], run: Run) -> Mention:
    last = tokens[run.last - 1]
    start, end = tokens[run.first].start, last.start + len(without_genitive(last.text))
    note = note_behind(text, end, is_company=run.form in {"company", "association", ""})
    note = _with_own_acronym(tokens[run.first : run.last], note)
    note = _with_last_acronym(tokens[run.first : run.last], run.form, note)
    rest = _behind_note(text, tokens, run, note)
    if rest:
        return Mention(
            plain_name(f"{text[start:end]} {text[rest[0] : rest[1]]}"),
            start,
            rest[1],
            aliases=_aliases_with(note.aliases, text[start:end], text[rest[0] : rest[1]]),
            form=run.form,
            notes=note.parts,
        )
    return Mention(
        plain_name(text[start:end]),
        start,
        end,
        aliases=note.aliases,
        form=run.form,
        reach=max(note.end, tokens[run.last + run.person - 1].end) if run.person else note.end,
        notes=note.parts,
    )


def _aliases_with(aliases: tuple[str, ...], name: str, rest: str) -> tuple[str, ...]:
    """ "Redwood University (RWU) Lahore" is RWU; but no school is the CĐSP of "... (CĐSP) Luông Nậm Thà"."""
    spelt = {made for words in (name, f"{name} {rest}") for made in (initials(words), full_initials(words))}
    own = tuple(alias for alias in aliases if name.isascii() and alias in spelt)
    short = tuple(alias for alias in aliases if alias not in own and abbreviates(alias, name))
    return (*own, *short, *(f"{alias} {rest}" for alias in aliases))


def _with_own_acronym(name: list[Token], note: Note) -> Note:
    """ "Vietnam National University, Hanoi (VNU)": behind the parent itself its acronym is its own."""
    if not note.parts or UMBRELLAS.at(name, 0) != len(name):
        return note
    own = tuple(
        part for part in note.parts if (words := tokenize(part)) and UMBRELLAS.at(words, 0) == len(words)
    )
    return Note(note.end, (*note.aliases, *own), tuple(part for part in note.parts if part not in own))


def _with_last_acronym(name: list[Token], form: str, note: Note) -> Note:
    """ "Quỹ trao đổi Hàn lâm DAAD": the acronym at the end is a name of its own."""
    last = name[-1]
    if form != "association" or len(name) < _NAMED_TWICE or not last.is_shouted or len(last.text) < _ACRONYM:
        return note
    return (
        note
        if any(token.is_shouted for token in name[:-1])
        else Note(note.end, (*note.aliases, last.text), note.parts)
    )


def _behind_note(text: str, tokens: list[Token], run: Run, note: Note) -> tuple[int, int] | None:
    """ "Trường Cao đẳng Sư phạm (CĐSP) Luông Nậm Thà": the name goes on behind a short form."""
    if run.form not in _OF_A_PLACE or not note.aliases or note.end <= tokens[run.last - 1].end:
        return None
    behind = [token for token in tokens[run.last : run.last + _NEAR] if token.start >= note.end]
    place: list[Token] = []
    for token in behind:
        known = STOPS.at(behind, len(place)) or head_at(behind, len(place))[1] or english_head(token)
        if not token.is_word or not token.is_capital or token.is_acronym or known:
            break
        place.append(token)
    if place and (folded(place[0].text) in SURNAMES or folded(place[0].text) in _SAID_BEHIND):
        return None  # "Rector of the University of X (UX) Nguyen An"
    if place and any(folded(token.text) in _BRANCHES for token in behind[len(place) - 1 : len(place) + 1]):
        return None  # "Japan International Cooperation Agency (JICA) Vietnam Office"
    return (place[0].start, place[-1].end) if place and text[note.end : place[0].start] == " " else None

"""Tells which names and self words of a sentence mean the host, its units, or somebody else."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.described import described_in, said_of
from caunoi.extraction.literals import holds_any, led_by, parts_of
from caunoi.extraction.name_keys import name_key, proper_part
from caunoi.extraction.names import Mention
from caunoi.extraction.names_words import SURNAMES, UMBRELLAS, folded
from caunoi.extraction.places import find_places
from caunoi.extraction.scenes import BOTH, HOST, OTHER, UNIT, Cast, Scene, build_scene
from caunoi.extraction.sentences import Block
from caunoi.extraction.tokens import tokenize
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_SELF = load("roles")["self"]
_BOTH_WORDS = [word for words in load("events")["both"].values() for word in words]


def _words(words: Iterable[str]) -> str:
    return "|".join(r"\s".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))


@cache
def _self_pattern(words: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The expression for these words, and what stands in each text that holds one of them."""
    return led_by(words, r"(?!\w)", blank=r"\s"), parts_of(words, whole=True)


_BOTH = led_by(_BOTH_WORDS, r"(?!\w)", blank=r"\s")
_NOT_ALONE = re.compile(r"\s+(?:of\s+[A-Z]|[A-ZĐ]|(?:đại|cao|trung)\s)")
_DATED_NOTE = re.compile(r"\d\)\s?,\s?\Z")  # "X University (1998), Hue University": a list goes on
_GOES_ON = _words(load("roles")["pronoun_verbs"])
_PRONOUN = re.compile(
    rf"(?P<who>It|The (?P<last>latt?er))\s(?=(?:(?:also|currently|now)\s)?(?:{_GOES_ON})(?!\w))"
)
_NAMED_BEHIND = frozenset({"institute", "unit", "school"})
_PARTS = frozenset({"institute", "government", "company"})  # forms of bodies that belong to a school
_OWNED_BY = re.compile(
    r"\s?[,(–-]?\s?(?:(?:đơn vị |là đơn vị )?(?:trực )?thuộc|của"
    r"|(?:which is )?(?:a )?(?:part|unit|institute) of|belonging to|under|affiliated to)\s(?:the\s)?",
    re.IGNORECASE,
)
_OF_A_SCHOOL = frozenset({"association", "institute"})  # "Quỹ Phát triển ĐH X", "Trung tâm Y thuộc Trường"
_OF_HOST = re.compile(r"\s(?:(?:của|thuộc|trực thuộc|of)\s(?:the\s)?)?", re.IGNORECASE)
_WHOLE_SCHOOL = re.compile(r"universit|đại học|(?<!\w)đh(?!\w)|polytechnic", re.IGNORECASE)
_SHORTEST_ACRONYM, _SHORTEST_BRAND = 3, 6
_MORE = re.compile(r"\s?(?:,|và|and)\s?")
_NOTE = 32  # characters before the name of a parent in parentheses
_NOTED_ABOVE = re.compile(  # "X (under Y)", "X (a subsidiary of Y)"
    r"\((?:under|part of|owned by|belonging to|(?:a |an )?(?:subsidiary|member|unit|branch|affiliate) of"
    r"|thuộc|trực thuộc|thành viên của|đơn vị thành viên của)\s(?:the\s)?\Z"
)
_BELONGS = re.compile(r",?\s(?:of|at|thuộc|của)\s(?:the\s)?", re.IGNORECASE)
_APART = re.compile(r"\s?[,–-]\s(?:the\s)?", re.IGNORECASE)
_LISTED = re.compile(r"\s?(?:,\s?(?:[A-ZĐ]|and\s|và\s)|and\s|và\s|&)")  # a list of names
_BARE = frozenset(
    {"trường", "viện", "học viện", "trung tâm", "khoa"}
)  # written large when they mean the host


class Company:
    """Who is who in one document: the host, its parents, its units and everybody else."""

    def __init__(
        self, view: View, organisations: Sequence[Organisation], host: Organisation | None, host_name: str
    ) -> None:
        self.view = view
        self.host = host
        self._host_starts = {mention.start for mention in host.mentions} if host else set()
        self._parents = _parents_of(host_name, organisations)
        self._above = _bodies_above(view, organisations, host)
        self._mentions = sorted(
            ((mention, one) for one in organisations for mention in one.mentions),
            key=lambda pair: (pair[0].start, -pair[0].end),
        )
        self._host_ends = frozenset(mention.end for mention in host.mentions) if host else frozenset()
        self._ends = {mention.reach: mention for mention, _ in self._mentions}
        self._brands = _brands_of(host) if host else ()
        self._self, self._self_parts = _self_pattern(_self_words(host_name))
        self._units = self._find_units()

    def _find_units(self) -> frozenset[int]:
        """Parts of the host, by identity: "Viện X thuộc Trường Đại học Y", "X Institute, part of Y"."""
        hosts = {mention.start for mention in self.host.mentions} if self.host else set()
        return frozenset(
            id(one)
            for mention, one in self._mentions
            if one is not self.host
            and one.form in _PARTS
            and (owned := _OWNED_BY.match(self.view.flat, mention.reach))
            and owned.end() in hosts
        )

    def scenes(self, blocks: Sequence[Block]) -> list[Scene]:
        """Every sentence of the document as a scene, in order; linear in its length."""
        scenes: list[Scene] = []
        at = 0
        for block in blocks:
            first = block.sentences[0] if block.sentences else None
            described: Cast | None = None
            for sentence in block.sentences:
                while at < len(self._mentions) and self._mentions[at][0].start < sentence.start:
                    at += 1
                last = at
                while last < len(self._mentions) and self._mentions[last][0].start < sentence.end:
                    last += 1
                named = self._mentions[at:last]
                told = [
                    pair for pair in named if not self._is_aside(pair[0]) and id(pair[1]) not in self._above
                ]
                casts = [self._cast(mention, one) for mention, one in told]
                words = self._words(sentence.start, sentence.end, [mention for mention, _ in named])
                casts += [
                    said_of(one, described, sentence.start, self.view.flat[one.start : one.end])
                    for one in words
                ]
                casts += self._pronoun(sentence.start, scenes[-1] if sentence is not first else None)
                scenes.append(build_scene(self.view.flat, sentence, casts))
                described = described_in(scenes[-1]) if sentence is first else described
                at = last
        return scenes

    def _cast(self, mention: Mention, organisation: Organisation) -> Cast:
        sign = OTHER
        if organisation is self.host or self._shortens_host(organisation):
            sign = HOST
        elif "unit" in (mention.form, organisation.form) or self._is_part(mention, organisation):
            sign = UNIT
        return Cast(sign, mention.start, mention.reach, organisation, mention)

    def _shortens_host(self, organisation: Organisation) -> bool:
        """ "Sở KH&CN" of "Sở Khoa học và Công nghệ tỉnh Lâm Đồng"."""
        if self.host is None or organisation.form != "government" or self.host.form != "government":
            return False
        short, full = name_key(organisation.name), name_key(self.host.name)
        return 1 < len(short) < len(full) and full[: len(short)] == short

    def _is_part(self, mention: Mention, organisation: Organisation) -> bool:
        if self._is_called_by_host(organisation):
            return True
        return self._is_ours(mention, organisation) or self._stands_on_host(mention, organisation)

    def _is_called_by_host(self, organisation: Organisation) -> bool:
        """ "La Trobe International College" of La Trobe University, "NTNU Summer Program" of NTNU."""
        if organisation.form == "company" or _WHOLE_SCHOOL.search(organisation.name):
            return False
        return any(organisation.name.startswith(brand) for brand in self._brands)

    def _stands_on_host(self, mention: Mention, organisation: Organisation) -> bool:
        """ "Binh Minh University Heritage Centre": a part named right behind the host's own name."""
        if (
            self.host is None
            or organisation.form not in _NAMED_BEHIND
            or mention.start - 1 not in self._host_ends
        ):
            return False
        return self.view.flat[mention.start - 1] == " "

    def _is_ours(self, mention: Mention, organisation: Organisation) -> bool:
        """ "our College of Business": a part of the host, or said to be one anywhere."""
        if id(organisation) in self._units:
            return True
        before = self.view.flat[max(0, mention.start - 8) : mention.start].casefold()
        if organisation.is_generic and before.endswith((" our ", " its own ")):
            return True
        behind = _OF_HOST.match(self.view.flat, mention.reach)
        own = organisation.form in _OF_A_SCHOOL and behind is not None
        return own and behind is not None and behind.end() in self._host_starts

    def _is_aside(self, mention: Mention) -> bool:
        """A parent university standing behind a name, and the host's own parent anywhere."""
        before = (
            self.view.flat[max(0, mention.start - 7) : mention.start]
            .removesuffix("The ")
            .removesuffix("the ")
        )
        tokens = tokenize(mention.name)
        is_umbrella = bool(tokens) and UMBRELLAS.at(tokens, 0) == len(tokens)
        follows_name = is_umbrella and before.rstrip(" ").endswith((",", "-", "–", "("))
        dated = _DATED_NOTE.search(self.view.flat, max(0, mention.start - 30), mention.start)
        follows_name = follows_name and dated is None and not self._is_listed(mention)
        noted = _NOTED_ABOVE.search(self.view.flat, max(0, mention.start - _NOTE), mention.start)
        return folded(mention.name) in self._parents or follows_name or noted is not None

    def _is_listed(self, mention: Mention) -> bool:
        """ "Học viện X Việt Nam, ĐH Huế, Trường Y": a name with its own place has no parent behind it."""
        comma = self.view.flat.rfind(",", max(0, mention.start - 6), mention.start)
        before = self._ends.get(comma)
        if before is None or not _MORE.match(self.view.flat, mention.reach):
            return False
        return any(place.end == len(before.name) for place in find_places(before.name))

    def _words(self, start: int, end: int, named: Sequence[Mention]) -> list[Cast]:
        """Self words ("Nhà trường", "the University") and "hai bên" outside the names."""
        found = []
        says_self = holds_any(self.view.flat[start:end], self._self_parts)
        for pattern, sign in ((self._self, HOST), (_BOTH, BOTH)):
            if sign == HOST and not says_self:
                continue
            for match in pattern.finditer(self.view.flat, start, end):
                if any(m.start < match.end() and match.start() < m.reach for m in named):
                    continue
                if sign == BOTH or self._means_host(match, start):
                    found.append(Cast(sign, *match.span(), self.host if sign == HOST else None))
        return found

    def _pronoun(self, start: int, before: Scene | None) -> list[Cast]:
        """ "It has ...", "The latter works with ...": whom the sentence before began or ended with."""
        match = _PRONOUN.match(self.view.flat, start)
        named = [cast for cast in before.casts if cast.sign in (HOST, OTHER)] if before else []
        told_of_paper = (
            before is not None and before.has("papers") and match is not None and not match["last"]
        )
        if match is None or not named or told_of_paper:  # "It provides for ...": the memorandum
            return []
        meant = named[-1] if match["last"] else named[0]
        return [Cast(meant.sign, match.start("who"), match.end("who"), meant.organisation)]

    def _means_host(self, match: re.Match[str], start: int) -> bool:
        """A bare "Trường" means the host only with a capital and with no name behind it."""
        word = " ".join(match.group().split())
        if _NOT_ALONE.match(self.view.flat, match.end()):
            return False
        if folded(word) in _BARE:
            return word[0].isupper() and match.start() >= start
        if word.casefold().startswith("the "):
            return word[4].isupper()
        return True


def _brands_of(host: Organisation) -> tuple[str, ...]:
    """What leads the names of the host's own parts: acronyms, and a proper name that is no place's."""
    names = (host.name, *host.aliases)
    shorts = {name for name in names if " " not in name and tokenize(name)[0].is_acronym}
    proper = {part for name in names if len(part := proper_part(name)) >= _SHORTEST_BRAND}
    known = {part for part in proper if not find_places(part) and folded(part.split()[0]) not in SURNAMES}
    return tuple(f"{short} " for short in sorted(shorts | known) if len(short) >= _SHORTEST_ACRONYM)


def _bodies_above(
    view: View, organisations: Sequence[Organisation], host: Organisation | None
) -> frozenset[int]:
    """The school, by identity, of which an institute is the host: "RCES, University of X, signed ..."."""
    if host is None or host.form != "institute":
        return frozenset()
    behind = {match.end() for m in host.mentions if (match := _BELONGS.match(view.flat, m.reach))}
    listed = {match.end() for m in host.mentions if (match := _APART.match(view.flat, m.reach))}
    return frozenset(
        id(one)
        for one in organisations
        if one.form == "school"
        and any(
            m.start in behind or (m.start in listed and not _LISTED.match(view.flat, m.reach))
            for m in one.mentions
        )
    )


def _self_words(host_name: str) -> tuple[str, ...]:
    low = host_name.casefold()
    group = "school"
    if low.startswith("học viện") or "academy" in low:
        group = "academy"
    elif low.startswith(("viện", "trung tâm")) or ("institute" in low and "university" not in low):
        group = "institute"
    return (*_SELF[group], *_SELF["any"])


def _parents_of(host_name: str, organisations: Sequence[Organisation]) -> frozenset[str]:
    """The umbrella universities that the host's full name, or a note behind it, tells of."""
    names = {host_name}
    found = set()
    for organisation in organisations:
        for mention in organisation.mentions:
            if folded(mention.name) in {folded(name) for name in names}:
                names |= set(mention.notes)
    for name in names:
        tokens = tokenize(name)
        for at in range(len(tokens)):
            if at and UMBRELLAS.at(tokens, at) == len(tokens) - at:
                found.add(folded(name[tokens[at].start :]))
    return frozenset(found)

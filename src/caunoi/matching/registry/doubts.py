"""What leaves it open who is meant although a name was found: then a person is asked."""

from collections.abc import Iterator, Sequence

from caunoi.domain.folding import fold
from caunoi.matching.match import Candidate
from caunoi.matching.reasons import ReasonCode
from caunoi.matching.registry.columns import State
from caunoi.matching.registry.countries import country_in
from caunoi.matching.registry.directory import Directory, Number
from caunoi.matching.registry.evidence import is_placed
from caunoi.matching.registry.pieces import UNITS, Piece
from caunoi.matching.registry.spans import Span
from caunoi.matching.registry.translating import is_vietnamese
from caunoi.matching.registry.vietnamese import HOME
from caunoi.matching.registry.words import BODY, Word
from caunoi.vocabulary import load

_OPEN = frozenset({ReasonCode.HEAD_OF_GROUP, ReasonCode.SIMILAR_NAME, ReasonCode.DIFFERENT_NAMESAKE})
_PARTS_OF_SYSTEM = 2
_ADDRESS = frozenset(load("name_equivalents")["units"]["addresses"])
_SYSTEMS = frozenset(load("name_equivalents")["units"]["systems"])


class Doubts:
    """Knows what a register says against taking a name for its bearer without asking."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._systems: dict[tuple[Number, str], bool] = {}

    def is_open(self, text: str, candidate: Candidate) -> bool:
        """True when a person has to say whether ``candidate`` is meant by ``text``."""
        return (
            any(reason.code in _OPEN for reason in candidate.reasons)
            or self._is_withdrawn(candidate)
            or self._is_any_branch(text, candidate)
            or self._has_parent_in(text, candidate)
            or self._is_system(candidate)
        )

    def _is_withdrawn(self, candidate: Candidate) -> bool:
        return self._directory.columns.states[self._directory.number(candidate.id)] == State.WITHDRAWN

    def _is_any_branch(self, text: str, candidate: Candidate) -> bool:
        """True for a company when no place is said: registers have one entry for each country.

        A Vietnamese name means the one in Vietnam.
        """
        if is_placed(candidate) or not self._directory.is_company(candidate.id):
            return False
        return self._directory.entry(candidate.id).country != HOME or not is_vietnamese(text)

    def _has_parent_in(self, text: str, candidate: Candidate) -> bool:
        """True when the text is more than the name and also has the name of what that is part of."""
        number = self._directory.number(candidate.id)
        if not self._directory.has_parents(number):
            return False
        name, folded = fold(candidate.reasons[0].parameters.get("name", "")), fold(text)
        words = frozenset(folded.split())
        return name != folded and any(
            words.issuperset(fold(self._directory.columns.names[up]).split())
            for up in self._directory.lineage(number)
        )

    def _is_system(self, candidate: Candidate) -> bool:
        """True for a body whose parts bear its name with a town: the "University of Colorado" may be any."""
        number = self._directory.number(candidate.id)
        name = candidate.reasons[0].parameters.get("name", "")
        if (number, name) not in self._systems:
            self._systems[number, name] = self._may_be_any_part(number, _words_of(name))
        return self._systems[number, name]

    def _may_be_any_part(self, number: Number, name: frozenset[str]) -> bool:
        names, kinds = self._directory.columns.names, self._directory.columns.kinds
        if _SYSTEMS & (_words_of(names[number]) - name):
            return True
        parts = [part for part in self._directory.parts_of(number) if "education" in kinds[part]]
        return sum(name < _words_of(names[part]) for part in parts) >= _PARTS_OF_SYSTEM


def _words_of(name: str) -> frozenset[str]:
    return frozenset(fold(name).split())


def unknown_body(pieces: Sequence[Piece], known: Sequence[Span]) -> Piece | None:
    """The piece with a body that the register does not know: "Steklov Institute" before "of the Academy".

    A department, a school, an institute of something are parts of what is named beside them.
    """
    covered: dict[int, set[int]] = {}
    for span in known:
        covered.setdefault(span.piece, set()).update(range(span.start, span.end))
        covered.setdefault(span.piece + 1, set()).update(range(span.borrowed))
    for number, piece in enumerate(pieces):
        if not piece.has_body or len(covered.get(number, ())) == len(piece.words):
            continue
        for stretch in _stretches(piece.words, covered.get(number, set())):
            if _is_body(stretch, is_unit=piece.is_unit and stretch[0] is piece.words[0]):
                return piece
    return None


def is_cut_out(directory: Directory, pieces: Sequence[Piece], span: Span) -> bool:
    """True when more than a part of the body and a place stands beside a name in its piece.

    "Program of Steel Institute" may be no body at all.
    """
    piece = pieces[span.piece]
    for stretch in _stretches(piece.words, set(range(span.start, span.end))):
        is_unit = stretch[0].text in UNITS or (piece.is_unit and stretch[0] is piece.words[0])
        is_place = all(directory.is_place(word.text) or country_in([word.text]) for word in stretch)
        if not is_unit and not is_place:
            return True
    return False


def _stretches(words: Sequence[Word], covered: set[int]) -> Iterator[list[Word]]:
    """The runs of words that belong to no known name."""
    run: list[Word] = []
    for place, word in enumerate(words):
        if place in covered:
            if run:
                yield run
            run = []
        else:
            run.append(word)
    if run:
        yield run


def _is_body(stretch: Sequence[Word], *, is_unit: bool) -> bool:
    if is_unit or stretch[0].text in UNITS or len(stretch) < 2:
        return False
    if any(word.text in _ADDRESS or word.text.isdigit() for word in stretch):
        return False
    return any(word.does == BODY for word in stretch)

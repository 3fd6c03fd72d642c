"""A row of a register, whatever its layout was: which words stand in which column."""

from dataclasses import dataclass, field


@dataclass(slots=True, unsafe_hash=True)
class Piece:
    """A stretch ``text[start:end]`` of the view that stands in one column of a row.

    ``inherited`` marks a cell left blank because it repeats the one above it. Never changed; not
    frozen, because a page makes thousands and each would take three times as long.
    """

    start: int
    end: int
    inherited: bool = False

    def of(self, text: str) -> str:
        """The words of the piece, hard line breaks and repeated blanks folded."""
        return " ".join(text[self.start : self.end].split())

    def trimmed(self, text: str) -> "Piece":
        """The piece without blanks at both ends; empty at its start if all blank."""
        words = text[self.start : self.end]
        lead = len(words) - len(words.lstrip())
        if lead == len(words):
            return Piece(self.start, self.start, self.inherited)
        return Piece(self.start + lead, self.start + len(words.rstrip()), self.inherited)

    def __bool__(self) -> bool:
        return self.end > self.start


FLOWING_LAYOUTS = ("numbered", "inline", "headed", "bulleted", "dated", "lines")  # rows without cells
AGREEING = frozenset({"document", "signed", "start", "end", "validity", "content", "remark"})


@dataclass(frozen=True, slots=True)
class Record:
    """One row. ``columns`` maps a column's meaning to its stretch of the view.

    Meanings: number, partner, country, region, document, signed, start, end, validity, content,
    unit, remark; only filled ones are there. ``heading`` is the section heading above (it may
    give the country); ``layout`` the name of the layout that cut the row out. ``tails`` are
    further lines of a cell that stand apart from its first line. ``names_only``: the list has no
    place for papers, times or contents, so that its rows name partners and no agreement.
    ``headed``: a header of the list says in which column the partners stand.
    """

    start: int
    end: int
    columns: dict[str, Piece] = field(default_factory=dict)
    heading: str = ""
    layout: str = ""
    tails: dict[str, tuple[Piece, ...]] = field(default_factory=dict)
    names_only: bool = False
    headed: bool = False

    def words(self, text: str, column: str) -> str:
        """The folded words of one column with its further lines; "" when the row does not have it."""
        piece = self.columns.get(column)
        pieces = [piece, *self.tails.get(column, ())] if piece else []
        return " ".join(piece.of(text) for piece in pieces)

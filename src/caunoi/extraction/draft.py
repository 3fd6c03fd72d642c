"""What the steps of the pipeline work on, and what a step is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from caunoi.domain.documents import Document
from caunoi.domain.findings import AgreementFinding, FigureFinding, HostFinding, PartnerFinding
from caunoi.domain.kinds import Genre
from caunoi.domain.traces import Ground, Trace
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.names import Mention
from caunoi.extraction.records import Record
from caunoi.extraction.scenes import Scene
from caunoi.extraction.sentences import Block
from caunoi.extraction.view import View


@dataclass(slots=True)
class Draft:
    """One document on its way through the pipeline; each step adds its part.

    ``as_of`` is the day the document was published or last updated, as far as the text
    tells (or the caller says); it gives a year to dates that have none, ``year`` does when only that
    much is known. ``host_organisation``
    is the host among ``organisations``, None when the document never names it. ``rows`` are those
    of a list found in the text, None before anybody looked; ``records`` those read as a register.
    ``taken`` says by which rule, and how sure of it, the telling took an organisation (by identity);
    ``unlikely`` are those of them that what stands around them spoke against. ``trace`` is there
    when somebody asked why.
    """

    document: Document
    view: View
    host_hint: str = ""
    as_of: date | None = None
    year: int | None = None
    language: str = ""
    genre: Genre | None = None
    host: HostFinding | None = None
    blocks: list[Block] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    host_organisation: Organisation | None = None
    scenes: list[Scene] = field(default_factory=list)
    rows: list[Record] | None = None
    records: list[Record] = field(default_factory=list)
    partners: list[PartnerFinding] = field(default_factory=list)
    agreements: list[AgreementFinding] = field(default_factory=list)
    figures: list[FigureFinding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    taken: dict[int, tuple[str, float]] = field(default_factory=dict)
    unlikely: set[int] = field(default_factory=set)
    trace: Trace | None = None

    def note(self, rule: str, about: Iterable[str], where: tuple[int, int], cue: tuple[int, int]) -> None:
        """Keeps on which words of the view (``where``, in it ``cue``) a rule took partners, if asked to."""
        if self.trace is not None:
            quotes = (self.view.quote(*where), self.view.quote(*cue))
            self.trace.grounds.append(Ground(rule, tuple(about), *quotes))


@dataclass(frozen=True, slots=True)
class Step:
    """A named function on the draft that says which parts it reads and which it writes."""

    name: str
    run: Callable[[Draft], None]
    reads: frozenset[str]
    writes: frozenset[str]

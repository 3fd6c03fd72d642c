"""What a program read in a document: not yet true, each with its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import Activity, AgreementKind, Genre, OrganisationKind, Qualifier
from caunoi.domain.quotes import Quote
from caunoi.domain.terms import Term


def _check_confidence(value: float) -> None:
    if not 0 <= value <= 1:
        raise ValueError(f"A confidence lies between 0 and 1, not at {value}.")


@dataclass(frozen=True, slots=True)
class HostFinding:
    """The institution whose cooperation the document describes."""

    name: str
    aliases: tuple[str, ...] = ()
    quote: Quote | None = None
    confidence: float = 1.0
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnerFinding:
    """An organisation the host cooperates with. ``mentions`` are all places it is named.

    ``why`` tells a reviewer in a few words how the kind, country or name was decided; ``rule``
    names the rule of extraction that took it for a partner ("sentence-sign", "row-grid").
    """

    name: str
    quote: Quote
    aliases: tuple[str, ...] = ()
    country: str | None = None
    kind: OrganisationKind = OrganisationKind.OTHER
    confidence: float = 1.0
    flags: tuple[str, ...] = ()
    mentions: tuple[Quote, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""

    def __post_init__(self) -> None:
        _check_confidence(self.confidence)


@dataclass(frozen=True, slots=True)
class AgreementFinding:
    """One agreement. ``parties`` are names of partners of the same document, host left out.

    ``fields`` maps a field (signed, start, end, kind, activities, parties...) to the words
    it was read from. ``number`` is the row's own number in the source, kept as written.
    """

    parties: tuple[str, ...]
    quote: Quote
    kind: AgreementKind = AgreementKind.UNSPECIFIED
    signed: PartialDate | None = None
    term: Term = field(default_factory=Term)
    activities: tuple[Activity, ...] = ()
    number: str = ""
    content: str = ""
    host_unit: str = ""
    fields: Mapping[str, Quote] = field(default_factory=dict)
    confidence: float = 1.0
    flags: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""

    def __post_init__(self) -> None:
        _check_confidence(self.confidence)
        if not self.parties:
            raise ValueError("An agreement needs at least one party beside the host.")


@dataclass(frozen=True, slots=True)
class FigureFinding:
    """A number the document states about the host: what, when, how much, how exactly."""

    what: str
    value: float
    quote: Quote
    year: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    confidence: float = 1.0
    flags: tuple[str, ...] = ()
    rule: str = ""

    def __post_init__(self) -> None:
        _check_confidence(self.confidence)


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything read in one document."""

    document: str
    language: str
    genre: Genre
    host: HostFinding | None = None
    partners: tuple[PartnerFinding, ...] = ()
    agreements: tuple[AgreementFinding, ...] = ()
    figures: tuple[FigureFinding, ...] = ()
    notes: str = ""

    def __post_init__(self) -> None:
        names = {partner.name for partner in self.partners}
        strangers = {party for agreement in self.agreements for party in agreement.parties} - names
        if strangers:
            raise ValueError(f"{self.document}: parties that are no partners: {sorted(strangers)}")

    def quotes(self) -> tuple[Quote, ...]:
        """Every quote in these findings, so that a caller can check them against the text."""
        found = [self.host.quote] if self.host and self.host.quote else []
        for partner in self.partners:
            found += [partner.quote, *partner.mentions]
        for agreement in self.agreements:
            found += [agreement.quote, *agreement.fields.values()]
        return (*found, *(figure.quote for figure in self.figures))

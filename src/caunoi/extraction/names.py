"""Finds the names of organisations in running text, Vietnamese and English."""

from dataclasses import dataclass, field

from caunoi.domain.kinds import OrganisationKind


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an organisation is named; offsets count in the view's text.

    ``name`` is the name alone, without the country note or the acronym in parentheses;
    ``aliases`` are the other forms given right there ("(KyuTech)", "hereinafter TUAF").
    """

    name: str
    start: int
    end: int
    kind: OrganisationKind = OrganisationKind.OTHER
    country: str | None = None
    aliases: tuple[str, ...] = field(default=())

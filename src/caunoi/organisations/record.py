"""An organisation of a published register or of one's own list."""

from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    """What a name is to its bearer."""

    MAIN = "main"
    LABEL = "label"
    ALIAS = "alias"
    ACRONYM = "acronym"
    FORMER = "former"


class Status(StrEnum):
    """Whether an organisation goes on. A withdrawn entry was a mistake or a twin of its successor."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """One name; ``language`` is an ISO 639-1 code, or None where the list says none."""

    text: str
    kind: NameKind
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """One entry. ``country`` is ISO 3166-1 alpha-2; ``parents`` and ``successors`` are ids of the same list.

    ``names`` has its main name first. Raises ``ValueError`` without an id or a name.
    """

    id: str
    names: tuple[OrganisationName, ...]
    country: str | None = None
    city: str | None = None
    types: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    status: Status = Status.ACTIVE

    def __post_init__(self) -> None:
        if not self.id or not self.names:
            raise ValueError("An organisation needs an id and a name.")

    @property
    def name(self) -> str:
        """The main name."""
        return self.names[0].text


def named(*groups: tuple[NameKind, list[tuple[str, str | None]]]) -> tuple[OrganisationName, ...]:
    """Names as ``(kind, [(text, language), …])`` in order, blanks tidied, each spelling once.

    A spelling keeps its first kind and takes the language of a later twin that has one.
    """
    names: dict[str, OrganisationName] = {}
    for kind, entries in groups:
        for raw, language in entries:
            text = " ".join(raw.split())
            if not text:
                continue
            known = names.get(text)
            if known is None:
                names[text] = OrganisationName(text, kind, language)
            elif known.language is None and language:
                names[text] = OrganisationName(text, known.kind, language)
    return tuple(names.values())

"""A paragraph about another body: "X là ... Trường có ... Trường hợp tác với ...": its "Trường" is X."""

import re

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.scenes import BOTH, HOST, OTHER, UNIT, Cast, Scene
from caunoi.vocabulary import load

_OPENS = re.compile(
    rf"{OTHER}\s?(?:\([^()]{{2,60}}\)\s?)?(?:(?:hiện|nay|cũng|vốn)\s)?"
    rf"(?:{any_of(load('relations')['described']['vi'])})(?!\w)",
    re.IGNORECASE,
)
_BARE = frozenset({"trường", "viện", "học viện", "nhà trường"})
_BODIES = frozenset({"school", "institute"})


def described_in(opening: Scene) -> Cast | None:
    """Whom the first sentence of a paragraph begins to describe; None when it tells of the host too."""
    if not _OPENS.match(opening.text) or any(sign in opening.text for sign in (HOST, UNIT, BOTH)):
        return None
    first = opening.casts[0]
    is_body = first.organisation is not None and first.organisation.form in _BODIES
    tells_act = any(cue.is_act and cue.kind in ("sign", "renew", "visit") for cue in opening.cues)
    return first if is_body and not tells_act else None


def said_of(cast: Cast, described: Cast | None, start: int, word: str) -> Cast:
    """The self word at the beginning of a later sentence of such a paragraph as a name of that body."""
    if described is None or cast.sign != HOST or cast.start != start or word.casefold() not in _BARE:
        return cast
    return Cast(OTHER, cast.start, cast.end, described.organisation)

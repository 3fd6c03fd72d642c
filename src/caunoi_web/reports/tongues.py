"""In which language a paper speaks: Vietnamese, English, or both side by side, whatever the page's is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from caunoi_web.reports.tables import Column, Grid, Head, Heading, Paper, Passage


class Tongue(StrEnum):
    """``BOTH`` has headings in Vietnamese and English; values stand in Vietnamese."""

    VIETNAMESE = "vi"
    ENGLISH = "en"
    BOTH = "both"

    @property
    def language(self) -> str:
        """The language of values and of whatever is not said twice."""
        return "en" if self is Tongue.ENGLISH else "vi"


LABELS: Mapping[Tongue, str | Promise] = {
    Tongue.VIETNAMESE: _("Vietnamese"),
    Tongue.ENGLISH: _("English"),
    Tongue.BOTH: _("Vietnamese and English"),
}


def tongue_of(query: Mapping[str, str]) -> Tongue:
    """What the address asks for, else the language of the page."""
    wanted = query.get("tongue", "")
    if wanted in list(Tongue):
        return Tongue(wanted)
    return Tongue.ENGLISH if (get_language() or "").startswith("en") else Tongue.VIETNAMESE


def spoken(make: Callable[[], Paper], tongue: Tongue) -> Paper:
    """The paper in the tongue. Its rows have still to be read while ``tongue.language`` is active."""
    with override(tongue.language):
        paper = make()
    if tongue is not Tongue.BOTH:
        return paper
    with override("en"):
        return _joined(paper, make())


def _joined(vietnamese: Paper, english: Paper) -> Paper:
    parts = [_part(*pair) for pair in zip(vietnamese.parts, english.parts, strict=True)]
    annex = [_grid(*pair) for pair in zip(vietnamese.annex, english.annex, strict=True)]
    heading = vietnamese.heading
    if heading and english.heading:
        heading = _heading(heading, english.heading)
    return replace(
        vietnamese,
        head=_head(vietnamese.head, english.head),
        parts=tuple(parts),
        heading=heading,
        annex=tuple(annex),
    )


def _part(one: Grid | Passage, other: Grid | Passage) -> Grid | Passage:
    if isinstance(one, Passage):
        return replace(one, title=both(one.title, other.title))
    if not isinstance(other, Grid):
        raise TypeError("Both languages of a paper have the same parts.")
    return _grid(one, other)


def _grid(one: Grid, other: Grid) -> Grid:
    one = replace(one, rows=_rows(one.rows, other.rows))
    columns = tuple(_column(*pair) for pair in zip(one.columns, other.columns, strict=True))
    return replace(one, columns=columns, title=both(one.title, other.title), note=both(one.note, other.note))


def _rows(one: Iterable[Any], other: Iterable[Any]) -> Iterable[Any]:
    """The lines of figures say what they count in both languages; the rows of lists are read later."""
    if not (isinstance(one, tuple) and isinstance(other, tuple)):
        return one
    return tuple(
        replace(line, label=both(line.label, same.label)) for line, same in zip(one, other, strict=True)
    )


def _column(one: Column, other: Column) -> Column:
    with override("vi"):
        vietnamese = str(one.heading)
    with override("en"):
        return replace(one, heading=both(vietnamese, str(other.heading)))


def _head(one: Head, other: Head) -> Head:
    with override("vi"):
        vietnamese = one.lines()
    with override("en"):
        english = other.lines()
    lines = [both(*pair) for pair in zip(vietnamese, english, strict=True)]
    return replace(one, written=tuple(lines))


def _heading(one: Heading, other: Heading) -> Heading:
    """The nation and the signature stay in Vietnamese, as the decree asks; the English follows in italics."""
    right = [line for pair in zip(one.right, other.right, strict=True) for line in _twice(*pair)]
    left = [line for pair in zip(one.left, other.left, strict=True) for line in _twice(*pair)]
    recipients = (both(one.recipients[0], other.recipients[0]), *one.recipients[1:]) if one.recipients else ()
    fields = {name: _field(value, other.fields[name]) for name, value in one.fields.items()}
    return replace(one, left=tuple(left), right=tuple(right), recipients=recipients, fields=fields)


def _field(one: str | tuple[str, ...], other: str | tuple[str, ...]) -> str | tuple[str, ...]:
    return both(one, other) if isinstance(one, str) and isinstance(other, str) else one


def _twice(one: tuple[str, str], other: tuple[str, str]) -> list[tuple[str, str]]:
    return [one] if one[0] == other[0] else [one, (other[0], "italic")]


def both(vietnamese: str, english: str) -> str:
    """Vietnamese / English; once when they say the same."""
    if not english or vietnamese == english:
        return vietnamese
    return f"{vietnamese} / {english}" if vietnamese else english

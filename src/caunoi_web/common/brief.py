"""One page about a partner "before the guest comes": each app tells its part, each line with its source.

An app calls ``add_brief_section`` in its ``AppConfig.ready`` (the same way as ``panels``); the register
sets the page as HTML, DOCX and PDF without knowing who they are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One fact. ``source`` says where it is from: a document with its page, or who entered it and when.

    ``label`` is what stands before the fact ("Tier"), "" for none; ``href`` leads to the record or the
    words on screen.
    """

    text: str
    source: str
    label: str | Promise = ""
    href: str = ""
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class BriefSection:
    """Some lines under a heading; ``more`` says how many were left out to keep to one page."""

    title: str | Promise
    lines: tuple[BriefLine, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class BriefHead:
    """The block that an office's paper begins with: lines at the left and at the right, and a note below.

    A line is its words and how they stand: "", "bold" or "italic".
    """

    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]
    note: str = ""


class BriefFrame(Protocol):
    """An office's own Word file, its fields filled: what is added to ``page`` comes into its place.

    ``has_title`` and ``has_facts`` say what the file prints itself: the title, the line with the day.
    """

    @property
    def page(self) -> Any:
        """The document of python-docx."""

    @property
    def has_title(self) -> bool:
        """Whether the file prints the title."""

    @property
    def has_facts(self) -> bool:
        """Whether the file prints the day and who made it."""

    def put_in_place(self, first: int) -> None:
        """Move what was added since the page had ``first`` elements to the place of the text."""


# Given the title, the line with the facts, the day it speaks of and the day on which it is made.
FrameMaker = Callable[[str, str, date, date], BriefFrame | None]
# Given the person who asks, the organisation and the day; None leaves the section out.
Maker = Callable[[Any, Any, date], BriefSection | None]

_makers: dict[str, tuple[int, Maker]] = {}
_heads: dict[str, Callable[[date], BriefHead]] = {}
_frames: dict[str, FrameMaker] = {}


def add_brief_section(name: str, maker: Maker, *, order: int) -> None:
    """Let ``maker`` write a section. The lowest order stands first; the same name again replaces it.

    The register's own: who 10, to know 20, people 30, in force 40, last events 90.
    """
    _makers[name] = (order, maker)


def set_brief_head(maker: Callable[[date], BriefHead]) -> None:
    """Let ``maker`` say what stands on top of the paper that is made on a day; one for the whole site."""
    _heads["head"] = maker


def brief_head(day: date) -> BriefHead | None:
    """The block on top of a paper made on ``day``; None while no app says one."""
    maker = _heads.get("head")
    return maker(day) if maker else None


def set_brief_frame(maker: FrameMaker) -> None:
    """Let ``maker`` say in which Word file the paper is set; one for the whole site."""
    _frames["frame"] = maker


def brief_frame(title: str, facts: str, day: date, made_on: date) -> BriefFrame | None:
    """The office's own Word file for a brief; None where it has none."""
    maker = _frames.get("frame")
    return maker(title, facts, day, made_on) if maker else None


def brief_sections(user: Any, organisation: Any, day: date) -> list[BriefSection]:
    """The sections that have something to say, in order."""
    ordered = sorted(_makers.items(), key=lambda item: (item[1][0], item[0]))
    made = (maker(user, organisation, day) for _name, (_order, maker) in ordered)
    return [section for section in made if section is not None and section.lines]

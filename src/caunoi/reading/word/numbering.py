"""The bullets and numbers that Word draws before paragraphs but does not store in their text."""

from dataclasses import dataclass, field
from typing import Self

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "-"

_LEVELS = 9
_MOST_STYLES = 20
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: Word's format name, pattern (``%1.%2``), first number."""

    form: str
    pattern: str
    first: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    levels: dict[tuple[str, int], Level]
    list_of: dict[str, str]
    style_of: dict[str, tuple[str, int]]
    _counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, word: WordDocument) -> Self:
        """Read the definitions; a document without any numbers nothing."""
        roots = [
            relation.target_part.element
            for relation in word.part.rels.values()
            if not relation.is_external and relation.reltype.endswith("/numbering")
        ]
        levels: dict[tuple[str, int], Level] = {}
        list_of: dict[str, str] = {}
        for root in roots:
            for definition in root.iterfind(f"{W}abstractNum"):
                key = definition.get(f"{W}abstractNumId", "")
                levels.update(((key, depth), level) for depth, level in _levels(definition))
            for use in root.iterfind(f"{W}num"):
                list_of[use.get(f"{W}numId", "")] = _value(use, "abstractNumId")
        return cls(levels, list_of, _numbered_styles(word.styles.element))

    def label(self, paragraph: Element) -> str:
        """What stands before this paragraph: ``-``, a number such as ``2.1.``, or nothing.

        Counts the paragraph, so it must be asked once for each, in document order.
        """
        number, depth = self._place(paragraph)
        definition = self.list_of.get(number, "")
        level = self.levels.get((definition, depth))
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return BULLET
        counts = self._count(definition, depth, level.first)
        label = level.pattern
        for position in range(depth + 1):
            form = self.levels.get((definition, position), level).form
            label = label.replace(f"%{position + 1}", _written(counts[position], form))
        return label

    def _place(self, paragraph: Element) -> tuple[str, int]:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        own = _numbered_as(properties)
        if own is not None:
            return own
        return self.style_of.get(_value(properties, "pStyle"), ("", 0))

    def _count(self, definition: str, depth: int, first: int) -> list[int]:
        counts = self._counts.setdefault(definition, [])
        del counts[depth + 1 :]
        if len(counts) == depth + 1:
            counts[depth] += 1
            return counts
        while len(counts) < depth:
            above = self.levels.get((definition, len(counts)))
            counts.append(above.first if above else 1)
        counts.append(first)
        return counts


def _levels(definition: Element) -> list[tuple[int, Level]]:
    found = []
    for level in definition.iterfind(f"{W}lvl"):
        form = _value(level, "numFmt") or "decimal"
        found.append(
            (
                _whole(level.get(f"{W}ilvl")),
                Level(form, _value(level, "lvlText"), _whole(_value(level, "start"), 1)),
            )
        )
    return found


def _numbered_styles(styles: Element) -> dict[str, tuple[str, int]]:
    """The paragraph styles that number their paragraphs, by their own or an inherited rule."""
    by_id = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}
    found: dict[str, tuple[str, int]] = {}
    for name in by_id:
        ancestor: str = name
        for _ in range(_MOST_STYLES):
            style = by_id.get(ancestor)
            if style is None:
                break
            properties = style.find(f"{W}pPr")
            place = None if properties is None else _numbered_as(properties)
            if place is not None:
                found[name] = place
                break
            ancestor = _value(style, "basedOn")
    return found


def _numbered_as(properties: Element) -> tuple[str, int] | None:
    use = properties.find(f"{W}numPr")
    if use is None or use.find(f"{W}numId") is None:
        return None
    return _value(use, "numId"), min(_whole(_value(use, "ilvl")), _LEVELS - 1)


def _value(element: Element, tag: str) -> str:
    child = element.find(f"{W}{tag}")
    return "" if child is None else child.get(f"{W}val", "")


def _whole(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default


def _written(number: int, form: str) -> str:
    if form in ("lowerRoman", "upperRoman"):
        text = roman(number)
    elif form in ("lowerLetter", "upperLetter"):
        # Word goes on with aa, bb after z.
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif form == "decimalZero":
        text = f"{number:02d}"
    else:
        text = str(number)
    return text.upper() if form.startswith("upper") else text


def roman(number: int) -> str:
    """A number in small Roman letters."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text

"""Footnotes and endnotes: each is marked where it is called, and stands behind the block that calls it."""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from caunoi.reading.word.numbering import W, roman

_KINDS = ("footnote", "endnote")
_REAL = (None, "normal")  # the others are lines that part notes from the text


class NoteMarks:
    """The notes of a document, and which of them have been called so far."""

    def __init__(self, notes: dict[tuple[str, str], Element]) -> None:
        self._notes = notes
        self._counts = dict.fromkeys(_KINDS, 0)
        self._waiting: list[tuple[str, Element]] = []

    @classmethod
    def of(cls, word: WordDocument) -> "NoteMarks":
        """The notes that have something to say, by kind and id, in their order."""
        notes: dict[tuple[str, str], Element] = {}
        for relation in word.part.rels.values():
            kind = next((kind for kind in _KINDS if relation.reltype.endswith(f"/{kind}s")), "")
            if kind and not relation.is_external:
                root = parse_xml(relation.target_part.blob)
                notes |= {
                    (kind, note.get(f"{W}id", "")): note for note in root if note.get(f"{W}type") in _REAL
                }
        return cls(notes)

    def mark(self, kind: str, call: Element) -> str:
        """What stands where a note is called: " (1)", or " (i)" for an endnote; nothing if there is no note.

        A note with a mark of its own ("*") keeps that, which follows as ordinary text.
        """
        note = self._notes.pop((kind, call.get(f"{W}id", "")), None)
        if note is None:
            return ""
        if call.get(f"{W}customMarkFollows") not in (None, "0", "false"):
            self._waiting.append(("", note))
            return ""
        self._counts[kind] += 1
        number = self._counts[kind]
        label = f"({roman(number) if kind == 'endnote' else number})"
        self._waiting.append((label, note))
        return f" {label}"

    def called(self) -> Iterator[tuple[str, Element]]:
        """The notes called since the last time, each with its label."""
        while self._waiting:
            yield self._waiting.pop(0)

    def uncalled(self) -> Iterator[Element]:
        """The notes that nothing calls."""
        yield from self._notes.values()

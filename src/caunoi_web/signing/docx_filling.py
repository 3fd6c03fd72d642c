"""Filling a Word template: ``{{ field }}`` becomes its value, a missing one stays marked for the eye.

Word cuts a field into pieces as people type and correct it, so a field is looked for in the whole
paragraph, not in its pieces. Values are text and nothing else: a ``{{ … }}`` in a value stays as it is.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from caunoi.reading.archives import unpack
from caunoi.reading.errors import UnreadableDocument
from caunoi_web.signing.word_fields import refuses

FIELD = re.compile(r"\{\{\s*([^{}\s][^{}]{0,60}?)\s*\}\}")
# A template is a few pages; what unpacks to more is not one.
MOST_UNPACKED = 50 * 1024 * 1024
MOST_PARTS = 2000
_MACROS = ("vbaproject.bin", "vbadata.xml", ".ocx", "activex.xml")

Value = str | Sequence[str]


class NotADocx(ValueError):
    """The bytes are not a Word document that can be opened."""


def fields_in(data: bytes) -> list[str]:
    """The names of all fields in a template, each once, in their order. Raises ``NotADocx``."""
    found = (
        match[1] for paragraph in paragraphs(opened(data)) for match in FIELD.finditer(text_of(paragraph))
    )
    return list(dict.fromkeys(found))


def fill(data: bytes, values: Mapping[str, Value], names: Mapping[str, str]) -> tuple[bytes, list[str]]:
    """The filled document, and the fields that stayed empty.

    A list fills one paragraph an item where its field stands alone, else it is joined by semicolons.
    An empty value stays visible as its name (``names``) in brackets, highlighted. Raises ``NotADocx``.
    """
    document, missing = opened(data), []
    for paragraph in list(paragraphs(document)):
        for part in _repeated(paragraph, values):
            missing += _fill_paragraph(*part, names)
    out = BytesIO()
    document.save(out)
    return out.getvalue(), list(dict.fromkeys(missing))


def opened(data: bytes) -> Any:
    """The document of a template. Raises ``NotADocx``."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise NotADocx("It unpacks to more than a template holds.")
        _refuse_active(unpack(data))
        return Document(BytesIO(data))
    except UnreadableDocument as fault:
        raise NotADocx(fault.reason) from fault
    except (BadZipFile, KeyError, ValueError, XMLSyntaxError, OSError, NotImplementedError) as fault:
        raise NotADocx(str(fault)) from fault


def _refuse_active(parts: Mapping[str, bytes]) -> None:
    """A template makes many letters: it may hold no macros and fetch nothing from elsewhere when opened."""
    if any(name.lower().endswith(_MACROS) for name in parts):
        raise NotADocx("It holds macros.")
    if any("/embeddings/" in name.lower() and name.lower().endswith(".bin") for name in parts):
        raise NotADocx("It holds an object of another program.")
    for name, content in parts.items():
        if name.endswith(".rels") and _fetches(content):
            raise NotADocx("It fetches something from elsewhere when it is opened.")
        if name.startswith("word/") and name.endswith(".xml") and refuses(content):
            raise NotADocx("It holds a field of Word that fetches or runs something.")


def _fetches(relations: bytes) -> bool:
    """Whether a part refers to anything outside the file, links that a person presses aside."""
    nodes = list(parse_xml(relations))
    if any((node.get("Type") or "").endswith("/aFChunk") for node in nodes):  # a web page within the file
        return True
    outside = (node for node in nodes if node.get("TargetMode") == "External")
    return any(not (node.get("Type") or "").endswith("/hyperlink") for node in outside)


def paragraphs(document: Any) -> Iterator[Any]:
    """Every paragraph: of the text, its tables and text boxes, headers and footers."""
    yield from document.element.body.iter(qn("w:p"))
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            yield from relation.target_part.element.iter(qn("w:p"))


def _texts(paragraph: Any) -> list[Any]:
    """The pieces of text of a paragraph itself, not those of a text box in it."""
    return [piece for piece in paragraph.iter(qn("w:t")) if _owner(piece) is paragraph]


def _owner(piece: Any) -> Any:
    above = piece.getparent()
    while above is not None and above.tag != qn("w:p"):
        above = above.getparent()
    return above


def text_of(paragraph: Any) -> str:
    """The words of a paragraph itself."""
    return "".join(piece.text or "" for piece in _texts(paragraph))


def _repeated(paragraph: Any, values: Mapping[str, Value]) -> list[tuple[Any, Mapping[str, Value]]]:
    """A paragraph that is nothing but the field of a list, once for each item; else as it is."""
    alone = FIELD.fullmatch(text_of(paragraph).strip())
    items = values.get(alone[1], "") if alone else ""
    if alone is None or isinstance(items, str) or len(items) < 2:
        return [(paragraph, values)]
    copies = [paragraph, *(deepcopy(paragraph) for _item in items[1:])]
    for before, after in pairwise(copies):
        before.addnext(after)
    return [(each, {**values, alone[1]: item}) for each, item in zip(copies, items, strict=True)]


def _fill_paragraph(paragraph: Any, values: Mapping[str, Value], names: Mapping[str, str]) -> list[str]:
    missing, start = [], 0
    if FIELD.search(text_of(paragraph)):
        _one_piece_a_run(paragraph)
    while match := FIELD.search(text_of(paragraph), start):
        value = values.get(match[1], "")
        told = value if isinstance(value, str) else "; ".join(value)
        if not told:
            missing.append(match[1])
        shown = told or f"[{names.get(match[1], match[1])}]"
        _replace(paragraph, match.start(), match.end(), shown, is_missing=not told)
        start = match.start() + len(shown)
    return missing


def _one_piece_a_run(paragraph: Any) -> None:
    """Give each piece of text a run of its own with the same look, so that cutting one keeps the order."""
    for run in {piece.getparent() for piece in _texts(paragraph)}:
        content = [child for child in run if child.tag != qn("w:rPr")]
        last = run
        for child in content[1:]:
            following = _run_like(run)
            following.append(child)
            last.addnext(following)
            last = following


def _replace(paragraph: Any, start: int, end: int, shown: str, *, is_missing: bool) -> None:
    """Put ``shown`` in the place of the signs from ``start`` to ``end``, in a run of its own."""
    at, first = 0, True
    for piece in _texts(paragraph):
        text = piece.text or ""
        inside = max(start - at, 0), min(end - at, len(text))
        if inside[0] < inside[1]:
            run, tail = piece.getparent(), text[inside[1] :]
            _set(piece, text[: inside[0]])
            after = run
            if first:
                filled = _run_like(run, shown)
                if is_missing:
                    _highlight(filled)
                after.addnext(filled)
                after, first = filled, False
            if tail:
                after.addnext(_run_like(run, tail))
        at += len(text)


def _run_like(run: Any, text: str | None = None) -> Any:
    """A new run with the look of ``run``."""
    made = OxmlElement("w:r")
    look = run.find(qn("w:rPr"))
    if look is not None:
        made.append(deepcopy(look))
    if text is not None:
        piece = OxmlElement("w:t")
        _set(piece, text)
        made.append(piece)
    return made


def _set(piece: Any, text: str) -> None:
    piece.text = "".join(sign for sign in text if sign == "\t" or sign >= " ")
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _highlight(run: Any) -> None:
    look = run.find(qn("w:rPr"))
    if look is None:
        look = OxmlElement("w:rPr")
        run.insert(0, look)
    for old in look.findall(qn("w:highlight")):
        look.remove(old)
    mark = OxmlElement("w:highlight")
    mark.set(qn("w:val"), "yellow")
    look.append(mark)

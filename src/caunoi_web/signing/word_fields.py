"""Word's own fields in a part of a document: which of them fetch or run something when they are renewed."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

# The first word of a field says what it does (ECMA-376, part 1, 17.16.5).
_REFUSED = frozenset(
    {
        "DATABASE",
        "DDE",
        "DDEAUTO",
        "IMPORT",
        "INCLUDE",
        "INCLUDEPICTURE",
        "INCLUDETEXT",
        "LINK",
        "MACROBUTTON",
        "RD",
    }
)
_MARKERS = (b"instrText", b"fldSimple")


def refuses(part: bytes) -> bool:
    """True when a field of the part does more than show what the document holds."""
    if not any(marker in part for marker in _MARKERS):
        return False
    words = (instruction.split() for instruction in _instructions(part))
    return any(some and some[0].upper() in _REFUSED for some in words)


def _instructions(part: bytes) -> Iterator[str]:
    """The instructions of all fields; Word cuts one into pieces, and one may stand within another."""
    open_ones: list[str] = []
    for node in parse_xml(part).iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")):
        if node.tag == qn("w:fldSimple"):
            yield node.get(qn("w:instr")) or ""
        elif node.tag == qn("w:instrText"):
            if open_ones:
                open_ones[-1] += node.text or ""
            else:
                yield node.text or ""
        elif node.get(qn("w:fldCharType")) == "begin":
            open_ones.append("")
        elif node.get(qn("w:fldCharType")) == "end" and open_ones:
            yield open_ones.pop()
    yield from open_ones

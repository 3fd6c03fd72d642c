"""Writes small PDF files with a text layer, so that tests need no program to print them."""

import zlib
from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
# Every letter is half as wide as the type is high.
LETTER_WIDTH = 0.5


class PdfWriter:
    """Texts and lines by points from the left upper corner of A4; one font, any letter of the BMP.

    The font is named, not put into the file: one that has the Vietnamese letters, since PDFium leaves
    out a text of which its stand-in has no letter at all.

    A turned page is written sideways on paper standing upright, as programs write a
    landscape page; its corner is still that of the page as a reader sees it. So is that
    of a page with ``crop`` points cut off on each side.
    """

    def __init__(self) -> None:
        self._pages: list[tuple[list[str], bool, int]] = []
        self._letters: set[str] = set()

    def page(self, *, turned: bool = False, crop: int = 0) -> "PdfWriter":
        self._pages.append(([], turned, crop))
        return self

    def text(self, x: float, y: float, words: str, size: float = 10) -> "PdfWriter":
        """One line of text whose foot stands ``y`` points below the upper edge."""
        commands, turned, _ = self._pages[-1]
        self._letters.update(words)
        codes = "".join(f"{ord(letter):04x}" for letter in words)
        direction = "0 1 -1 0" if turned else "1 0 0 1"
        commands.append(f"BT /F1 {size} Tf {direction} {self._place(x, y)} Tm <{codes}> Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "PdfWriter":
        self._pages[-1][0].append(f"0.7 w {self._place(x0, y0)} m {self._place(x1, y1)} l S")
        return self

    def _place(self, x: float, y: float) -> str:
        _, turned, crop = self._pages[-1]
        return f"{y + crop} {x + crop}" if turned else f"{x + crop} {HEIGHT - y - crop}"

    def commands(self, text: str) -> "PdfWriter":
        """Anything, written into the page's stream as it is."""
        self._pages[-1][0].append(text)
        return self

    def table(
        self, x: float, y: float, rows: Sequence[Sequence[Sequence[str]]], widths: Sequence[float]
    ) -> "PdfWriter":
        """A ruled table; each cell is a list of printed lines."""
        edges = [x + sum(widths[:count]) for count in range(len(widths) + 1)]
        top = y
        for row in rows:
            high = 14 * max(1, *(len(cell) for cell in row)) + 6
            self.line(edges[0], top, edges[-1], top)
            for edge in edges:
                self.line(edge, top, edge, top + high)
            for edge, cell in zip(edges, row, strict=False):
                for number, words in enumerate(cell):
                    self.text(edge + 3, top + 14 + 14 * number, words)
            top += high
        return self.line(edges[0], top, edges[-1], top)

    def data(self, *, before_trailer: bytes = b"") -> bytes:
        """The file."""
        count = len(self._pages)
        kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(count))
        objects: dict[int, bytes] = {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: f"<< /Type /Pages /Count {count} /Kids [{kids}] /MediaBox [0 0 {WIDTH} {HEIGHT}] >>".encode(),
            3: b"<< /Type /Font /Subtype /Type0 /BaseFont /NotoSans /Encoding /Identity-H "
            b"/DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
            4: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /NotoSans /DW 500 /FontDescriptor 5 0 R "
            b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
            5: b"<< /Type /FontDescriptor /FontName /NotoSans /Flags 4 /FontBBox [0 -200 500 800] "
            b"/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
            6: _stream(self._letter_map().encode()),
        }
        for number, (commands, turned, crop) in enumerate(self._pages):
            seen = f"/CropBox [{crop} {crop} {WIDTH - crop} {HEIGHT - crop}]" if crop else ""
            page = (
                f"<< /Type /Page /Parent 2 0 R {seen} /Rotate {90 * turned} "
                f"/Resources << /Font << /F1 3 0 R >> >> /Contents {11 + 2 * number} 0 R >>"
            )
            objects[10 + 2 * number] = page.encode()
            objects[11 + 2 * number] = _stream("\n".join(commands).encode())
        return _file(objects, before_trailer)

    def _letter_map(self) -> str:
        pairs = [f"<{ord(letter):04x}> <{ord(letter):04x}>" for letter in sorted(self._letters)]
        blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Plain def "
            "/CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{body}\nendcmap CMapName currentdict /CMap defineresource pop end end"
        )


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _file(objects: dict[int, bytes], before_trailer: bytes) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    size = max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        place = places.get(number)
        data += b"0000000000 65535 f \n" if place is None else b"%010d 00000 n \n" % place
    data += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        before_trailer,
        start,
    )
    return bytes(data)

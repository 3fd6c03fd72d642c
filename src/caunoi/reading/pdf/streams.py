"""Refuses PDFs whose packed streams would fill the memory when a parser unpacks them."""

import re
import zlib

from caunoi.reading.errors import UnreadableDocument

MAX_STREAM = 100 * 1024 * 1024
MAX_RATIO = 100

_STREAM = re.compile(rb"stream\r?\n")
_LOOK_BACK = 400
_CHUNK = 1 << 16
_MOST_AT_ONCE = 1 << 20


def check_streams(data: bytes) -> None:
    """Raise ``UnreadableDocument`` (bomb) for a deflated stream, pictures aside, past the limits."""
    for match in _STREAM.finditer(data):
        dictionary = data[max(0, match.start() - _LOOK_BACK) : match.start()].rpartition(b" obj")[2]
        if b"/FlateDecode" in dictionary and b"/Image" not in dictionary:
            _check(data, match.end())


def _check(data: bytes, start: int) -> None:
    inflate = zlib.decompressobj()
    size = taken = 0
    while not inflate.eof:
        packed = inflate.unconsumed_tail
        if not packed:
            packed = data[start + taken : start + taken + _CHUNK]
            taken += len(packed)
        if not packed:
            return
        try:
            size += len(inflate.decompress(packed, _MOST_AT_ONCE))
        except zlib.error:
            return
        if size > MAX_STREAM and size > MAX_RATIO * taken:
            raise UnreadableDocument(
                "bomb",
                f"The PDF was not opened, since a part of it would grow to over {MAX_RATIO} times its size.",
            )

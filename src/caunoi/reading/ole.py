"""Looks into the container of old office files to tell what they are."""

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_IN_HEADER = 109
_ENTRY = 128
_LARGE, _PIECE = 4096, 64
_NOTHING = 0xFFFFFFFA
_MOST_STEPS = 200_000


def streams_in(data: bytes) -> frozenset[str]:
    """The names at the top of an OLE container; none when it is no such file or is damaged."""
    if not data.startswith(MAGIC):
        return frozenset()
    try:
        return frozenset(name for name, _ in _top_entries(_directory(data)))
    except (struct.error, IndexError, ValueError):
        return frozenset()


def stream_in(data: bytes, name: str) -> bytes:
    """The bytes of a stream at the top of a container; none when it is missing or damaged."""
    if not data.startswith(MAGIC):
        return b""
    try:
        directory = _directory(data)
        for entry_name, number in _top_entries(directory):
            first, size = struct.unpack_from("<II", directory, number * _ENTRY + 116)
            if entry_name == name:
                content = (
                    _chain(data, first) if size >= _LARGE else _small_stream(data, directory, first, size)
                )
                return content[:size]
    except (struct.error, IndexError, ValueError):
        pass
    return b""


def _small_stream(data: bytes, directory: bytes, first: int, size: int) -> bytes:
    """A stream of pieces of 64 bytes that stand in a stream of the root's own."""
    (root,) = struct.unpack_from("<I", directory, 116)
    (listed,) = struct.unpack_from("<I", data, 60)
    pieces, following = _chain(data, root), _chain(data, listed)
    found = []
    for _ in range(size // _PIECE + 1):
        if first >= _NOTHING:
            break
        found.append(pieces[first * _PIECE : (first + 1) * _PIECE])
        (first,) = struct.unpack_from("<I", following, first * 4)
    return b"".join(found)


def _directory(data: bytes) -> bytes:
    return _chain(data, struct.unpack_from("<I", data, 48)[0])


def _chain(data: bytes, sector: int) -> bytes:
    """The sectors that follow each other from this one on."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise ValueError("not a sector size that OLE knows")
    table = _table(data, size)
    pieces = []
    for _ in range(min(_MOST_STEPS, len(data) // size + 1)):
        if sector >= _NOTHING:
            break
        pieces.append(_sector(data, sector, size))
        sector = table[sector]
    return b"".join(pieces)


def _table(data: bytes, size: int) -> list[int]:
    """The sector that follows each sector, from the sectors that the header and its chain name."""
    per_sector = size // 4
    numbers = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    (more,) = struct.unpack_from("<I", data, 68)
    for _ in range(_MOST_STEPS // per_sector):
        if more >= _NOTHING:
            break
        *listed, more = struct.unpack(f"<{per_sector}I", _sector(data, more, size))
        numbers += listed
    table: list[int] = []
    for number in numbers:
        if number < _NOTHING:
            table += struct.unpack(f"<{per_sector}I", _sector(data, number, size))
    return table


def _sector(data: bytes, number: int, size: int) -> bytes:
    start = (number + 1) * size
    return data[start : start + size].ljust(size, b"\0") if start < len(data) else data[len(data) :]


def _top_entries(directory: bytes) -> Iterator[tuple[str, int]]:
    """Name and number of the entries right below the root, which form a binary tree."""
    (child,) = struct.unpack_from("<I", directory, 76)
    waiting, seen = [child], set[int]()
    while waiting:
        number = waiting.pop()
        if number >= _NOTHING or number in seen:
            continue
        seen.add(number)
        name, size, left, right = struct.unpack_from("<64sH2xII", directory, number * _ENTRY)
        yield name[: max(0, min(size, 64) - 2)].decode("utf-16-le", errors="replace"), number
        waiting += [left, right]

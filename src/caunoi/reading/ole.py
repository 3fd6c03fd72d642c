"""Looks into the container of old office files to tell what they are."""

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_IN_HEADER = 109
_ENTRY = 128
_NOTHING = 0xFFFFFFFA
_MOST_STEPS = 200_000


def streams_in(data: bytes) -> frozenset[str]:
    """The names at the top of an OLE container; none when it is no such file or is damaged."""
    if not data.startswith(MAGIC):
        return frozenset()
    try:
        return frozenset(_top_names(_directory(data)))
    except (struct.error, IndexError, ValueError):
        return frozenset()


def _directory(data: bytes) -> bytes:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise ValueError("not a sector size that OLE knows")
    table = _table(data, size)
    (sector,) = struct.unpack_from("<I", data, 48)
    pieces = []
    for _ in range(_MOST_STEPS):
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


def _top_names(directory: bytes) -> Iterator[str]:
    """The entries right below the root, which form a binary tree."""
    (child,) = struct.unpack_from("<I", directory, 76)
    waiting, seen = [child], set[int]()
    while waiting:
        number = waiting.pop()
        if number >= _NOTHING or number in seen:
            continue
        seen.add(number)
        name, size, left, right = struct.unpack_from("<64sH2xII", directory, number * _ENTRY)
        yield name[: max(0, min(size, 64) - 2)].decode("utf-16-le", errors="replace")
        waiting += [left, right]

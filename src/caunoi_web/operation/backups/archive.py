"""Writing and reading the archive as a stream: what is held in memory does not grow with it."""

import gzip
import hashlib
import io
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Self

from caunoi_web.operation.backups.format import LARGEST_MANIFEST, MANIFEST, SUMS, Manifest, is_member
from caunoi_web.operation.backups.sealing import Key, opening
from caunoi_web.operation.errors import BackupUnusable

CHUNK = 1024 * 1024
COMPRESSION = 5
LONGEST_LINE = 512 * 1024 * 1024  # a row; the longest holds the text of one document
PRIVATE = 0o600

Take = Callable[[str, BinaryIO], None]


class Archive:
    """An archive being written, for the time of a block; every member is summed up on its way."""

    def __init__(self, out: BinaryIO, made_at: datetime) -> None:
        self._zip = gzip.GzipFile(fileobj=out, mode="wb", compresslevel=COMPRESSION, mtime=0)
        self._tar = tarfile.open(fileobj=self._zip, mode="w|")  # noqa: SIM115  (closed in ``finish``)
        self._sums = tempfile.TemporaryFile()  # noqa: SIM115
        self._made_at = made_at

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        """Let go of everything; after ``finish`` there is nothing left to write."""
        self._sums.close()
        with suppress(OSError, ValueError):
            self._tar.close()
        with suppress(OSError, ValueError):
            self._zip.close()

    def add_bytes(self, name: str, data: bytes) -> None:
        """One member with this content."""
        self.add_stream(name, io.BytesIO(data), len(data))

    def add_stream(self, name: str, source: BinaryIO, size: int) -> str:
        """One member of ``size`` bytes; returns its SHA-256. Raises ``OSError`` when there are fewer."""
        summed = _Summed(source)
        member = tarfile.TarInfo(name)
        member.size, member.mode, member.mtime = size, PRIVATE, int(self._made_at.timestamp())
        self._tar.addfile(member, summed)
        self._tar.members.clear()  # type: ignore[attr-defined]  # else it remembers every member
        self._sums.write(f"{summed.sha256}  {name}\n".encode())
        return summed.sha256

    def finish(self, manifest: Callable[[str], Manifest]) -> Manifest:
        """Add the sums, then what ``manifest`` makes of their own SHA-256, and end the archive."""
        size = self._sums.tell()
        self._sums.seek(0)
        said = manifest(self.add_stream(SUMS, self._sums, size))
        self._tar.addfile(self._info_of(MANIFEST, said.to_json()), io.BytesIO(said.to_json()))
        self._tar.close()
        self._zip.close()
        return said

    def _info_of(self, name: str, data: bytes) -> tarfile.TarInfo:
        member = tarfile.TarInfo(name)
        member.size, member.mode, member.mtime = len(data), PRIVATE, int(self._made_at.timestamp())
        return member


def lines_in(content: BinaryIO) -> Iterator[bytes]:
    """The lines of a member; raises ``BackupUnusable`` for one that no row of ours has the length of."""
    while line := content.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise BackupUnusable("The backup has a row longer than any of ours.")
        yield line


class _Summed(io.RawIOBase):
    """Reads through to another stream and sums up what passes."""

    def __init__(self, source: BinaryIO) -> None:
        self._source, self._hash = source, hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._source.read(len(buffer))
        self._hash.update(data)
        buffer[: len(data)] = data
        return len(data)

    @property
    def sha256(self) -> str:
        """Of what was read so far."""
        return self._hash.hexdigest()


def read_archive(path: Path, key: Key | None, take: Take) -> Manifest:
    """Go through a backup once, handing name and content of each member to ``take``; check every sum.

    What ``take`` leaves unread is read for the sum. Raises ``BackupUnusable`` or ``KeyUnusable``: then
    whatever ``take`` did has to be undone by the caller.
    """
    with (
        path.open("rb") as file,
        opening(file, key) as stream,
        tempfile.TemporaryFile() as sums,
        _explaining(),
    ):
        return _read(stream, sums, take)


def _read(stream: BinaryIO, sums: BinaryIO, take: Take) -> Manifest:
    sums_of_sums = ""
    with gzip.GzipFile(fileobj=stream) as unzipped, tarfile.open(fileobj=unzipped, mode="r|") as tar:
        for name, content in _members(tar):
            if name == MANIFEST:
                manifest = _checked(content.read(LARGEST_MANIFEST), sums_of_sums, tar)
                while unzipped.read(CHUNK):
                    pass  # so that the sum of the compressed stream is checked too
                return manifest
            summed = _Summed(content)
            buffered = io.BufferedReader(summed, CHUNK)
            if name == SUMS:
                _compare(buffered, sums)
            else:
                take(name, buffered)
            while buffered.read(CHUNK):
                pass
            sums.write(f"{summed.sha256}  {name}\n".encode())
            sums_of_sums = summed.sha256 if name == SUMS else ""
    raise BackupUnusable("The backup is cut off: it has no manifest.")


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, BinaryIO]]:
    while (member := tar.next()) is not None:
        if not (member.isreg() and is_member(member.name)):
            raise BackupUnusable("The backup has a member that none of ours has; it was not made by Cầu Nối.")
        content = tar.extractfile(member)
        if content is None:
            raise BackupUnusable("A member of the backup has no content.")
        yield member.name, content  # type: ignore[misc]
        tar.members.clear()  # type: ignore[attr-defined]


def _checked(data: bytes, sums_of_sums: str, tar: tarfile.TarFile) -> Manifest:
    manifest = Manifest.from_json(data)
    if manifest.sums != sums_of_sums:
        raise BackupUnusable("The backup was changed: its sums are not those of its manifest.")
    if tar.next() is not None:
        raise BackupUnusable("The backup was changed: something stands after its manifest.")
    return manifest


def _compare(written: BinaryIO, found: BinaryIO) -> None:
    """The sums in the archive must be, line by line, those of what was read."""
    found.seek(0)
    for line in found:
        said = written.readline(len(line) + 1)
        if said != line:
            name = line.decode().rstrip("\n").partition("  ")[2]
            raise BackupUnusable(f"The backup was damaged or changed: {name} is not what was written.")
    if written.read(1):
        raise BackupUnusable("The backup was changed: members are missing from it.")


@contextmanager
def _explaining() -> Iterator[None]:
    """Faults of the layers below, in words."""
    try:
        yield
    except (EOFError, tarfile.ReadError) as fault:
        raise BackupUnusable("The file is cut off or damaged, or is no backup of Cầu Nối.") from fault
    except (gzip.BadGzipFile, zlib.error, tarfile.TarError) as fault:
        raise BackupUnusable("The file is damaged, or is no backup of Cầu Nối.") from fault

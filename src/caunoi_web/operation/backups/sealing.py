"""Encryption of backups as age files, streamed (https://age-encryption.org; openable with ``age -d``).

A key file is what ``age-keygen`` writes: lines beginning with # are notes, ``AGE-SECRET-KEY-1…`` opens
and seals, ``age1…`` alone only seals, so that a server need not hold what opens its own backups.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import pyrage

from caunoi_web.operation.errors import BackupUnusable, KeyUnusable

FIRST_BYTES = b"age-encryption.org/"


@dataclass(frozen=True, slots=True)
class Key:
    """What a key file holds: whom backups are sealed for, and what opens them (may be nothing)."""

    recipients: list[pyrage.x25519.Recipient] = field(default_factory=list)
    identities: list[pyrage.x25519.Identity] = field(default_factory=list)


def read_key(path: Path) -> Key:
    """The key in the file; raises ``KeyUnusable`` when there is none."""
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as fault:
        raise KeyUnusable(f"The key file {path} cannot be read: {type(fault).__name__}.") from fault
    key = Key()
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            _add_line(key, line, f"{path}, line {number}")
    if not key.recipients:
        raise KeyUnusable(f"The key file {path} holds no key. `caunoi-web backupkey FILE` makes one.")
    return key


def _add_line(key: Key, line: str, place: str) -> None:
    try:
        if line.startswith("AGE-SECRET-KEY-1"):
            identity = pyrage.x25519.Identity.from_str(line)
            key.identities.append(identity)
            key.recipients.append(identity.to_public())
        else:
            key.recipients.append(pyrage.x25519.Recipient.from_str(line))
    except (pyrage.IdentityError, pyrage.RecipientError) as fault:
        # The line itself is not shown: it may be a secret with a typing error.
        raise KeyUnusable(f"{place}: this is no age key.") from fault


def make_key(path: Path) -> str:
    """Write a fresh key, readable by its owner only; returns the half that only seals."""
    identity = pyrage.x25519.Identity.generate()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as fault:
        raise KeyUnusable(f"{path} exists already; a key is never written over.") from fault
    except OSError as fault:
        raise KeyUnusable(f"{path} cannot be written: {fault.strerror}.") from fault
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"# public key: {identity.to_public()}\n{identity}\n")
    return str(identity.to_public())


@contextmanager
def sealing(out: BinaryIO, key: Key | None) -> Iterator[BinaryIO]:
    """A stream to write into; what arrives in ``out`` is sealed, or the same when there is no key."""
    if key is None:
        yield out
        return
    reader, writer = _pipe()
    work = _Beside(lambda: pyrage.encrypt_io(reader, out, key.recipients), reader)
    try:
        with writer:
            yield writer
    except BrokenPipeError:
        work.join()
        raise
    work.join()


@contextmanager
def opening(source: BinaryIO, key: Key | None) -> Iterator[BinaryIO]:
    """A stream to read from: ``source`` itself, or what is sealed in it.

    Raises ``KeyUnusable`` without the right key, ``BackupUnusable`` when the file is cut or changed.
    """
    begins = source.read(len(FIRST_BYTES))
    source.seek(0)
    if begins != FIRST_BYTES:
        yield source
        return
    if key is None or not key.identities:
        raise KeyUnusable(
            "This backup is encrypted. Name the file with its secret key in CAUNOI_BACKUP_KEY_FILE."
        )
    reader, writer = _pipe()
    work = _Beside(lambda: pyrage.decrypt_io(source, writer, key.identities), writer)
    try:
        with reader:
            yield reader
    except BaseException:
        work.join_and_explain()
        raise
    work.join_and_explain()


class _Beside:
    """One call in a thread of its own, at one end of a pipe, which is closed when the call is over."""

    def __init__(self, call: Callable[[], None], end: BinaryIO) -> None:
        self._call, self._end = call, end
        self._fault: Exception | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._call()
        except Exception as fault:  # carried to the thread that waits
            self._fault = fault
        finally:
            with suppress(BrokenPipeError):
                self._end.close()

    def join(self) -> None:
        """Wait for the end; raises ``OSError`` when what is sealed could not be written."""
        self._thread.join()
        if self._fault is not None:
            raise OSError(str(self._fault)) from self._fault

    def join_and_explain(self) -> None:
        """The same for a file that is being opened: say whether the key or the file is wrong."""
        self._thread.join()
        if self._fault is None or isinstance(self._fault, BrokenPipeError):
            return  # whole, or nobody wanted the rest
        if "matching keys" in str(self._fault):
            raise KeyUnusable("The key in CAUNOI_BACKUP_KEY_FILE does not open this backup.")
        raise BackupUnusable("The encrypted file is cut off or was changed; it cannot be used.")


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    read_end, write_end = os.pipe()
    return os.fdopen(read_end, "rb"), os.fdopen(write_end, "wb")

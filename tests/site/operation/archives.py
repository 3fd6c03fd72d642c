"""Takes backups apart and puts them together again, right or wrong, as a test needs them."""

import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

from caunoi_web.operation.backups.format import MANIFEST, SUMS

Members = dict[str, bytes]


def members_of(path: Path) -> Members:
    """Name and content of every member, in order."""
    with tarfile.open(path) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}


def written(
    path: Path, members: Members, *, change: Callable[[tarfile.TarInfo], None] = lambda _m: None
) -> Path:
    """An archive of these members, as they are."""
    with tarfile.open(path, "w:gz") as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            change(member)
            tar.addfile(member, io.BytesIO(content))
    return path


def with_right_sums(members: Members) -> Members:
    """The same with sums and manifest as if nobody had changed anything: what a forger would write."""
    kept = {name: content for name, content in members.items() if name not in (SUMS, MANIFEST)}
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in kept.items()
    ).encode()
    manifest = json.loads(members[MANIFEST]) | {"sums": hashlib.sha256(sums).hexdigest()}
    return kept | {SUMS: sums, MANIFEST: json.dumps(manifest).encode()}

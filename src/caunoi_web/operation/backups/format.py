"""What a backup consists of: a gzipped tar archive whose members stand in a fixed order.

``README.txt``, ``database/<table>/<number>.jsonl``, ``files/…``, ``secret_key`` (encrypted backups only),
``SHA256SUMS`` over all of these as ``sha256sum -c`` reads it, and ``manifest.json`` last: what is cut
off has none.
"""

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from caunoi_web.operation.errors import BackupUnusable

FORMAT = 1
README, SECRET, SUMS, MANIFEST = "README.txt", "secret_key", "SHA256SUMS", "manifest.json"
DATABASE = re.compile(r"database/([a-z_]+\.[a-z_0-9]+)/\d{6}\.jsonl")
# No empty part, none that begins with a dot, no control characters: nothing that leaves the folder.
FILE = re.compile(r"files((?:/[^/.\\\x00-\x1f][^/\\\x00-\x1f]{0,254}){1,20})")
LARGEST_MANIFEST = 16 * 1024 * 1024

README_TEXT = """\
A backup of Cau Noi. Its parts can be read without the program:
  database/<table>/<number>.jsonl  each row of a table as one JSON object
  files/<first two>/<sha256>       the original documents; their name is the SHA-256 of their bytes
  secret_key                       (encrypted backups only) signs sessions and forms
  SHA256SUMS                       check with: sha256sum -c SHA256SUMS
  manifest.json                    when and by which version it was made, and how many rows there are
Put it back with: caunoi-web restore FILE
"""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the last member says. ``sums`` is the SHA-256 of the member SHA256SUMS."""

    made_at: str
    version: str
    database: str
    migrations: list[tuple[str, str]]
    tables: dict[str, int]
    files: int
    bytes_of_files: int
    missing_originals: int
    damaged_originals: int
    sums: str
    format: int = FORMAT

    def to_json(self) -> bytes:
        """As it stands in the archive."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode() + b"\n"

    @classmethod
    def from_json(cls, data: bytes) -> "Manifest":
        """Raises ``BackupUnusable`` when it is none, or of a format this program does not know."""
        try:
            values: dict[str, Any] = json.loads(data)
            if values["format"] != FORMAT:
                raise BackupUnusable(
                    f"The backup has format {values['format']}; this version only reads {FORMAT}."
                )
            values["migrations"] = [(str(app), str(name)) for app, name in values["migrations"]]
            values["tables"] = {str(label): int(rows) for label, rows in values["tables"].items()}
            return cls(**values)
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise BackupUnusable("The backup's manifest cannot be understood.") from fault

    @property
    def rows(self) -> int:
        """All rows of all tables."""
        return sum(self.tables.values())


def is_member(name: str) -> bool:
    """Whether a backup may have a member of this name."""
    return name in (README, SECRET, SUMS, MANIFEST) or bool(DATABASE.fullmatch(name) or FILE.fullmatch(name))

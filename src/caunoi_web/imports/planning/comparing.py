"""What a table would change in a record: a comparison of three, so that nobody's work is overwritten.

The third is what tables said of the record before. Where the table says what it said then, it says
nothing new, and what a person changed since stays. Where it says something new, it may replace what a
table wrote; what a person wrote it may not, without being told to: that is a conflict.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from caunoi_web.imports.models import Verdict

TABLE, REGISTER = "table", "register"
# What the register holds where nobody has said anything.
_UNSAID = ("", None, False, "unspecified", "unknown", "unclear", "other")
TERM = frozenset(
    {
        "start", "end", "end_kind", "duration_months", "condition", "repaired",
        "renewal_months", "notice_months", "notice_days",
    }
)  # fmt: skip
# Written only where nothing stands, or along with what they are the words of.
_WORDS_OF = {"term_raw": TERM, "host_unit_words": frozenset({"host_unit"}), "list_number": frozenset()}


@dataclass(slots=True)
class Compared:
    """``write`` is what would be set, ``before`` what stands there, ``conflicts`` what a person must decide.

    ``kept`` are fields that a person changed since the last import and the table does not speak of anew.
    """

    write: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    conflicts: dict[str, list[Any]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    @property
    def verdict(self) -> Verdict:
        if self.conflicts:
            return Verdict.CONFLICT
        return Verdict.CHANGED if self.write else Verdict.SAME


def compare(
    stated: Mapping[str, Any], stands: Callable[[str], Any], said: Mapping[str, Any], choice: str
) -> Compared:
    """Compare what a row states with what stands in the record and what tables said before.

    ``choice`` is a person's decision about conflicts: the table's values, the register's, or none yet.
    """
    found = Compared()
    for name, value in stated.items():
        if name in _WORDS_OF or value in _UNSAID:
            continue
        _compare_one(found, name, value, stands(name), said.get(name), choice)
    for name, owners in _WORDS_OF.items():
        value, now = stated.get(name), stands(name)
        if value and value != now and (not now or found.write.keys() & owners):
            _write(found, name, value, now)
    return found


def _compare_one(found: Compared, name: str, value: Any, now: Any, before: Any, choice: str) -> None:
    if _is_same(value, now):
        return
    if before is not None and value == before:
        found.kept.append(name)
    elif now in _UNSAID or now == before or choice == TABLE:
        _write(found, name, value, now)
    elif choice != REGISTER:
        found.conflicts[name] = [now, value]


def _is_same(value: Any, now: Any) -> bool:
    """Equal, blanks and case of words aside: an office does not type to correct those."""
    if isinstance(value, str) and isinstance(now, str):
        return " ".join(value.split()).casefold() == " ".join(now.split()).casefold()
    return bool(value == now)


def _write(found: Compared, name: str, value: Any, now: Any) -> None:
    found.write[name] = value
    found.before[name] = now

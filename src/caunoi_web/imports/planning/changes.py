"""A row that means a record of the register: what it would change there, put into its plan."""

from collections.abc import Callable, Mapping
from typing import Any

from caunoi_web.imports.planning.comparing import Compared, compare
from caunoi_web.imports.planning.readings import Reading
from caunoi_web.register.models.records import Record


def plan_change(
    reading: Reading,
    target: Record,
    stands: Callable[[str], Any],
    said: Mapping[str, Any],
    choice: str,
    stated: Mapping[str, Any] | None = None,
) -> Compared:
    """Compare the row with its record and set the row's verdict and plan; returns what was found.

    ``stands`` tells what a field of the record holds, ``said`` what tables said of it before, ``choice``
    what a person decided about conflicts. ``stated`` are the values to compare, else all of the row.
    """
    row = reading.row
    row.target_id, row.target_version = target.pk, target.version
    found = compare(reading.values if stated is None else stated, stands, said, choice)
    row.verdict = found.verdict
    row.plan |= {
        "values": reading.values,
        "write": found.write,
        "before": found.before,
        "conflicts": found.conflicts,
    }
    for name in found.kept:
        reading.remark("", "kept", field=name)
    return found

"""What a table of each kind brings into the register: the one place that says so."""

from collections.abc import Mapping
from dataclasses import dataclass

from caunoi_web.activities.models import Activity
from caunoi_web.imports.models import TableKind
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.models.records import Record


@dataclass(frozen=True, slots=True)
class RecordKind:
    """The records of a kind of table. ``page`` names the address of one, ``change`` that of changing many."""

    model: type[Record]
    page: str
    change: str = ""

    @property
    def target_kind(self) -> str:
        """What history and evidence call them."""
        return self.model.target_kind


RECORDS: Mapping[str, RecordKind] = {
    TableKind.AGREEMENTS.value: RecordKind(Agreement, "register:agreement", "register:agreements_change"),
    TableKind.ORGANISATIONS.value: RecordKind(
        Organisation, "register:organisation", "register:organisations_change"
    ),
    TableKind.ACTIVITIES.value: RecordKind(Activity, "activities:activity"),
}

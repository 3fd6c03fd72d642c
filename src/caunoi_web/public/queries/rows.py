"""Public rows: made from the allow-list, of nothing but the allow-list.

The database is asked for the allowed columns only; no other value of a record is in this process's
hands when a page, a file or a feed is written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from caunoi_web.public.fields import AGREEMENT_FIELDS, PARTNER_FIELDS, Field, allowed
from caunoi_web.public.shown import Shown


@dataclass(frozen=True, slots=True)
class PublicRow:
    """One record as the public may know it: its id and the values of the allowed fields."""

    id: UUID
    fields: tuple[Field, ...]
    values: Mapping[str, Any]

    def get(self, key: str) -> Any:
        """The value of a field; "" for one that is not published, so that templates need no question."""
        return self.values.get(key, "")

    def text(self, key: str) -> str:
        """What a page says of a field; "" for nothing."""
        field = next((field for field in self.fields if field.key == key), None)
        return field.text(self.values[key]) if field else ""

    @property
    def facts(self) -> Iterator[tuple[str, str, str]]:
        """Each field that has a value: its key, its label, its words."""
        for field in self.fields:
            if words := field.text(self.values[field.key]):
                yield field.key, str(field.label), words

    @property
    def name(self) -> str:
        """What a partner is called in the language of the page."""
        own = {"vi": "name_vi", "en": "name_en"}.get(get_language() or "", "")
        return str(self.values.get(own) or self.values.get("name", ""))

    @property
    def heading(self) -> str:
        """What an agreement is called: its title, else its partners."""
        return str(self.values.get("title") or self.text("partners"))

    def plainly(self) -> dict[str, Any]:
        """The row as open data: the id, then the fields in their order."""
        told: dict[str, Any] = {"id": str(self.id)}
        for field in self.fields:
            told.update(field.plainly(self.values[field.key]))
        return told


def partner_rows(found: QuerySet[Any], shown: Shown) -> list[PublicRow]:
    """Partners as public rows; one query, and one for each field that has rows of its own."""
    return _rows(found, allowed(PARTNER_FIELDS, shown.partner_fields), shown)


def agreement_rows(found: QuerySet[Any], shown: Shown) -> list[PublicRow]:
    """Agreements, which know their status, as public rows; queries as for partners."""
    return _rows(found, allowed(AGREEMENT_FIELDS, shown.agreement_fields), shown)


def _rows(found: QuerySet[Any], fields: tuple[Field, ...], shown: Shown) -> list[PublicRow]:
    columns = tuple(dict.fromkeys(column for field in fields for column in field.columns))
    plain = [dict(zip(("pk", *columns), row, strict=True)) for row in found.values_list("pk", *columns)]
    ids = [row["pk"] for row in plain]
    beside = {field.key: field.rows(ids, shown) if ids else {} for field in fields if field.rows}

    def value(field: Field, row: Mapping[str, Any]) -> Any:
        if field.rows:
            return beside[field.key].get(row["pk"], field.nothing)
        return field.made(*(row[column] for column in field.columns))

    return [PublicRow(row["pk"], fields, {field.key: value(field, row) for field in fields}) for row in plain]

"""How what is held about a person reads on the page: names of tables and columns, values in words."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Field, Model
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from caunoi_web.common.history_words import audit_label
from caunoi_web.common.jinja import format_day, format_moment
from caunoi_web.common.personal_data import SECRET_COLUMNS, Line

FILE = Path(__file__).parent / "data" / "dossier.toml"


def table_label(model: type[Model]) -> str:
    """What the page calls a table."""
    return _word("tables", str(model._meta.model_name)) or str(model._meta.verbose_name)


def deed_label(column: str) -> str:
    """What somebody did whom this column names."""
    return _word("deeds", column) or column


def record_lines(record: Model) -> list[Line]:
    """The columns of a row that say something to a person, in words; secrets and ids aside."""
    lines = []
    for column in record._meta.concrete_fields:
        if column.primary_key or column.attname in SECRET_COLUMNS or column.name in _left_out():
            continue
        if words := _value(record, column):
            lines.append(Line(column_label(column), words))
    return lines


def column_label(column: "Field[Any, Any]") -> str:
    """What the page calls a column: our word for it, else the one its form shows."""
    label = _word("columns", column.name) or str(column.verbose_name)
    return label[:1].upper() + label[1:]


def has_words(column: "Field[Any, Any]") -> bool:
    """Whether somebody gave the column a name for people, or said that it is left out."""
    is_named = str(column.verbose_name) != column.name.replace("_", " ")
    return column.name in _left_out() or is_named or bool(_word("columns", column.name))


def _value(record: Model, column: "Field[Any, Any]") -> str:
    if column.choices:
        return str(getattr(record, f"get_{column.name}_display")())
    value = getattr(record, column.name)
    if column.name == "action":
        return audit_label(value)
    if column.name == "target_kind":
        return _word("kinds", value) or str(value)
    return in_words(value)


def in_words(value: Any) -> str:
    """Any value: days and moments as pages write them, yes and no, lists and fields on one line."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return format_moment(value)
    if isinstance(value, date):
        return format_day(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{_word('columns', key) or key}: {in_words(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(in_words, value))
    return _of_text(str(value))


def _of_text(text: str) -> str:
    """Days and moments that JSON holds as text are written as days and moments."""
    try:
        return format_moment(datetime.fromisoformat(text)) if "T" in text else text
    except ValueError:
        return text


def _word(part: str, name: str) -> str:
    words = _file().get(part, {}).get(name)
    return str(words["en" if (get_language() or "").startswith("en") else "vi"]) if words else ""


def _left_out() -> Iterable[str]:
    names: list[str] = _file()["left_out"]["columns"]
    return names


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))

"""The JSON Schema of what ``caunoi extract`` prints."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def extraction_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of one document's findings, our own ``x_`` keys included."""
    text = files("caunoi.vocabulary").joinpath("data", "extraction.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema

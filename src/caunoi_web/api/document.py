"""The API's own description (OpenAPI 3.1), with every fault an operation can answer."""

import json
from collections.abc import Iterator
from typing import Any

from caunoi_web.api.answers import CONTENT_TYPE
from caunoi_web.api.site import api
from caunoi_web.common.problems import CONTENT_TYPE as PROBLEM_TYPE
from caunoi_web.common.problems import FOR_PROGRAMS

_TEXT = {"type": "string"}
PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "What went wrong (RFC 9457). `code` is stable; `title` and `detail` are for people.",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": _TEXT,
        "title": _TEXT,
        "status": {"type": "integer"},
        "code": _TEXT,
        "detail": _TEXT,
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": _TEXT, "message": _TEXT},
            },
        },
        "version": {"type": "integer"},
        "differences": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "current", "wanted"],
                "properties": {"field": _TEXT, "current": {}, "wanted": {}},
            },
        },
        "scope": _TEXT,
    },
}
FAULTS = {
    400: "The request, or its `If-Match`, cannot be read.",
    401: "No token, or one that opens nothing.",
    403: "The person's role, or the token's scopes, do not allow it.",
    404: "There is no such record, or the caller may not see it.",
    409: "A rule of the register refuses it as things stand.",
    412: "Somebody else changed the record since the `If-Match`, or its ETag was never given here.",
    413: "More than is taken at once.",
    415: "The body is of a kind that is not read here.",
    422: "A value or a parameter that cannot be.",
    428: "The header `If-Match` is missing.",
    429: "The token asked more often than it may in a minute.",
    503: "The database is busy; nothing was changed.",
    507: "There is no room on the disk; nothing was changed.",
}
_ALWAYS = (400, 401, 403, 404, 422, 429, 503)
_WRITING = (409, 413, 415, 507)
_HEADERS = {401: {"WWW-Authenticate": _TEXT}, 429: {"Retry-After": {"type": "integer"}}}
_IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "description": "The ETag of the record as you saw it, or `*` for whatever there is.",
    "required": True,
    "schema": {"type": "string", "pattern": r'^(\*|"[0-9]{1,9}\.[0-9a-f]{16}")$'},
}
_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "description": "Any 1 to 200 visible ASCII signs; the same call again within a day does nothing twice.",
    "required": False,
    "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"},
}
_TAG = {
    "ETag": {"schema": _TEXT, "description": "Which state of it this is, for `If-Match` and `If-None-Match`."}
}


def document() -> dict[str, Any]:
    """The whole description as JSON values."""
    made: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=FOR_PROGRAMS.strip("/"))))
    _strip_titles(made)
    components = made["components"]
    components["schemas"] = dict(sorted({**components["schemas"], "Problem": PROBLEM}.items()))
    components["responses"] = {f"Problem{status}": _fault(status) for status in FAULTS}
    components["securitySchemes"]["TokenAuth"]["description"] = "A token made under “Programs” of an account."
    for method, operation in operations_in(made):
        _complete(method, operation)
    return made


def operations_in(description: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each operation with its method."""
    for methods in description["paths"].values():
        yield from methods.items()


def as_text(description: dict[str, Any]) -> str:
    """As it is committed and printed."""
    return json.dumps(description, ensure_ascii=False, indent=1) + "\n"


def _complete(method: str, operation: dict[str, Any]) -> None:
    """Say what the library does not know: the faults, the headers, the scope."""
    statuses = _ALWAYS if method == "get" else (*_ALWAYS, *_WRITING)
    if method in ("patch", "put"):
        statuses = (*statuses, 412, 428)
        operation["parameters"].append(_IF_MATCH)
    if method == "post":
        statuses = (*statuses, 412)
        operation["parameters"].append(_KEY)
    if "multipart/form-data" not in operation.get("requestBody", {}).get("content", {}):
        for answer in operation["responses"].values():
            if CONTENT_TYPE in answer.get("content", {}):
                answer["headers"] = dict(_TAG)
    for status in sorted(statuses):
        operation["responses"][str(status)] = {"$ref": f"#/components/responses/Problem{status}"}
    if operation.get("description", "").rstrip(".") == operation["summary"]:
        del operation["description"]
    operation["security"] = [{"TokenAuth": [operation["x-scope"]]}, {"SessionAuth": []}]


def _strip_titles(value: Any) -> None:
    """Take out the titles that pydantic makes of each field's own name: they say nothing more."""
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _strip_titles(inner)
    if (
        isinstance(value, dict)
        and isinstance(value.get("title"), str)
        and {"type", "anyOf", "$ref"} & set(value)
    ):
        del value["title"]


def _fault(status: int) -> dict[str, Any]:
    made: dict[str, Any] = {
        "description": FAULTS[status],
        "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status in _HEADERS:
        made["headers"] = {name: {"schema": schema} for name, schema in _HEADERS[status].items()}
    return made

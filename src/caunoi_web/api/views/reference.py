"""What the API can do, as a page and as OpenAPI; nothing is loaded from another host."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.api.document import as_text, document
from caunoi_web.common.htmx import render_page


@dataclass(frozen=True, slots=True)
class Line:
    """An operation as the page shows it."""

    method: str
    path: str
    id: str
    summary: str
    description: str
    scope: str
    parameters: tuple[dict[str, Any], ...]


@require_safe
@allow(Action.TOKEN_OWN)
def reference(request: HttpRequest) -> HttpResponse:
    """Every operation, by what it is about."""
    return render_page(request, "api/reference.html", {"groups": _groups(document())})


@require_safe
@allow(Action.TOKEN_OWN)
def openapi(request: HttpRequest) -> HttpResponse:
    """The description for programs that make clients."""
    return HttpResponse(as_text(document()), content_type="application/json")


def _groups(made: dict[str, Any]) -> dict[str, list[Line]]:
    groups: dict[str, list[Line]] = {}
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            line = Line(
                method=method.upper(),
                path=path,
                id=operation["operationId"],
                summary=operation["summary"],
                description=operation.get("description", ""),
                scope=operation["x-scope"],
                parameters=tuple(one for one in operation["parameters"] if one["in"] == "query"),
            )
            groups.setdefault(operation["tags"][0], []).append(line)
    return groups

"""How an operation is declared: its right, its answer, its words; all the rest is alike for every one."""

from collections.abc import Callable
from functools import wraps
from inspect import cleandoc
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router
from ninja.operation import Operation

from caunoi_web.accounts.policies import Action
from caunoi_web.api.answers import answer
from caunoi_web.api.callers import SessionAuth, TokenAuth
from caunoi_web.api.errors import WrongParameter
from caunoi_web.api.once import once
from caunoi_web.api.scopes import Scope, scope_for
from caunoi_web.common.problems import FOR_PROGRAMS
from caunoi_web.common.through import going_through

Function = TypeVar("Function", bound=Callable[..., Any])
Decorator = Callable[[Function], Function]


class Resource:
    """The operations on one kind of record; a function's name is the operation's id, its docstring its words.

    A function gets the request and the parameters, already checked, and gives a shape (schemas/). What it
    raises becomes a problem. ``action`` is the right it asks for, as ``@allow`` of a page.
    """

    def __init__(self, tag: str) -> None:
        self.router = Router(tags=[tag])

    def get(self, path: str, *, action: Action, gives: Any) -> Decorator:
        """An operation that only reads."""
        return self._operation("GET", path, action, gives, 200)

    def post(
        self, path: str, *, action: Action, gives: Any, makes: str = "", reads: bool = False
    ) -> Decorator:
        """An operation that does something; ``makes`` is where what it makes lies ("organisations").

        ``reads`` says that it only works something out from what is sent.
        """
        return self._operation("POST", path, action, gives, 201 if makes else 200, makes, reads=reads)

    def patch(self, path: str, *, action: Action, gives: Any) -> Decorator:
        """An operation that changes the fields that are sent, of the version that was seen."""
        return self._operation("PATCH", path, action, gives, 200)

    def put(self, path: str, *, action: Action, gives: Any) -> Decorator:
        """An operation that says how something is to be, whatever it was."""
        return self._operation("PUT", path, action, gives, 200)

    def delete(self, path: str, *, action: Action, gives: Any) -> Decorator:
        """An operation that takes something of one's own away."""
        return self._operation("DELETE", path, action, gives, 200)

    def _operation(
        self,
        method: str,
        path: str,
        action: Action,
        gives: Any,
        status: int,
        makes: str = "",
        *,
        reads: bool = False,
    ) -> Decorator:
        scope = scope_for(action, reads=reads or method == "GET")

        def decorate(function: Function) -> Function:
            guarded = _guarded(function, method, status, makes)
            summary, _dot, rest = cleandoc(function.__doc__ or "").partition("\n\n")
            self.router.add_api_operation(
                path,
                [method],
                guarded,
                auth=[TokenAuth(action, scope), SessionAuth(action)],
                response={status: None if gives is bytes else gives},
                operation_id=function.__name__,
                summary=" ".join(summary.split()).rstrip("."),
                description=" ".join(rest.split()) or None,
                openapi_extra={"x-scope": str(scope), "x-right": str(action), **_file(gives)},
            )
            return function

        return decorate


def _file(gives: Any) -> dict[str, Any]:
    """How an answer that is a file is described."""
    if gives is not bytes:
        return {}
    return {"responses": {200: {"content": {"application/octet-stream": {"schema": {}}}}}}


def _guarded(
    function: Callable[..., Any], method: str, status: int, makes: str
) -> Callable[..., HttpResponse]:
    """The function with what all have in common: known parameters, the door, the key, the tag."""

    @wraps(function)
    def guarded(request: HttpRequest, **values: Any) -> HttpResponse:
        refuse_unknown(request, guarded._ninja_operation)  # type: ignore[attr-defined]
        caller = request.auth  # type: ignore[attr-defined]

        def make() -> Any:
            with going_through(caller.door):
                result = function(request, **values)
            if isinstance(result, HttpResponseBase):
                return result
            location = f"{FOR_PROGRAMS}{makes}/{result.id}" if makes else ""
            return answer(request, result, status, location)

        return once(request, caller.id, timezone.now(), make) if method == "POST" else make()

    return guarded


def refuse_unknown(request: HttpRequest, operation: Operation) -> None:
    """Raise ``WrongParameter`` for a parameter of the address that the operation does not have."""
    known = {
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    }
    unknown = sorted(set(request.GET) - known)
    if unknown:
        raise WrongParameter(
            _("There is no parameter called %(names)s here.") % {"names": ", ".join(unknown)[:200]},
            more={"errors": [{"field": f"query.{name}"[:200], "message": ""} for name in unknown[:20]]},
        )


def scope_of(operation: Operation) -> Scope:
    """The scope that a token needs for the operation."""
    return Scope(operation.openapi_extra["x-scope"])  # type: ignore[index]

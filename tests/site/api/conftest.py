"""Programs of every role with their tokens."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from caunoi_web.accounts.models import User
from caunoi_web.api.scopes import Scope
from caunoi_web.api.services.tokens import make_token


class Program:
    """A program that acts for a person: JSON in, JSON out."""

    def __init__(self, person: User, scopes: Iterable[str]) -> None:
        self.person = person
        self.token, self.secret = make_token(
            actor=person, name="Đồng bộ", scopes=scopes, days=30, now=timezone.now()
        )
        self.client = Client(raise_request_exception=False)

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        """The answer to a call; ``headers`` in the form ``If_Match``."""
        about: dict[str, Any] = {
            "headers": {
                "Authorization": f"Bearer {self.secret}",
                "Accept-Language": "en",
                **{name.replace("_", "-"): value for name, value in headers.items()},
            }
        }
        if body is not None:
            about |= {"data": json.dumps(body), "content_type": "application/json"}
        return self.client.generic(method, f"/api/v1{path}", **about)

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> HttpResponse:
        return self.ask("POST", path, {} if body is None else body, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> HttpResponse:
        return self.ask("PATCH", path, body, **headers)


@pytest.fixture
def program(people) -> Callable[..., Program]:
    """``program("officer")``: a program of an officer, for everything unless ``scopes`` says what."""

    def make(role: str, *scopes: str) -> Program:
        return Program(people[role], scopes or list(Scope))

    return make

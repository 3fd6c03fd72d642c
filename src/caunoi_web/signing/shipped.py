"""What comes with the site: the default route, its bases, the public holidays, the templates of drafts.

Loaded after migrations (``caunoi-web migrate``), each once: what an office changed since stays changed.
"""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from caunoi_web.signing.models import (
    Basis,
    BasisText,
    DraftTemplate,
    Route,
    RouteStep,
    RouteVersion,
    SpecialDay,
    TemplateVersion,
)

_STEP_FIELDS = (
    "code", "stage", "name_vi", "name_en", "who", "produces_vi", "produces_en",
    "days", "day_kind", "counted_from", "condition", "offices",
)  # fmt: skip


@cache
def shipped(name: str) -> dict[str, Any]:
    """The parsed content of ``data/<name>.toml``."""
    return tomllib.loads(files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def shipped_file(name: str) -> bytes:
    """A file of ``data``, byte for byte."""
    return files(__package__).joinpath("data", Path(name).name).read_bytes()


@transaction.atomic
def load_shipped() -> None:
    """Add what is not there yet."""
    _load_days()
    _load_bases()
    _load_route()
    _load_templates()


def _load_days() -> None:
    known = set(SpecialDay.objects.values_list("day", flat=True))
    SpecialDay.objects.bulk_create(
        SpecialDay(
            day=each["day"],
            kind=each.get("kind", "off"),
            name_vi=each["vi"],
            name_en=each["en"],
            source=year["source"],
            to_confirm=each.get("to_confirm", False),
        )
        for year in shipped("holidays")["year"]
        for each in year["days"]
        if each["day"] not in known
    )


def _load_bases() -> None:
    known = set(Basis.objects.values_list("code", flat=True))
    for each in shipped("bases")["basis"]:
        if each["code"] in known:
            continue
        basis = Basis.objects.create(
            **{field: each[field] for field in ("code", "kind", "name_vi", "name_en")}
        )
        BasisText.objects.bulk_create(BasisText(basis=basis, **text) for text in each["text"])


def _load_route() -> None:
    told = shipped("default_route")
    route, is_new = Route.objects.get_or_create(code=told["code"])
    if not is_new:
        return
    version = RouteVersion.objects.create(
        route=route, name_vi=told["name_vi"], name_en=told["name_en"], valid_from=told["valid_from"]
    )
    bases = {basis.code: basis for basis in Basis.objects.all()}
    RouteStep.objects.bulk_create(
        RouteStep(
            version=version,
            position=position,
            basis=bases.get(step.get("basis", "")),
            **{field: step[field] for field in _STEP_FIELDS if field in step},
        )
        for position, step in enumerate(told["step"], start=1)
    )
    RouteVersion.objects.filter(pk=version.pk).update(number=1, published_at=timezone.now())


def _load_templates() -> None:
    known = set(DraftTemplate.objects.values_list("code", flat=True))
    for each in shipped("templates")["template"]:
        if each["code"] in known:
            continue
        template = DraftTemplate.objects.create(
            **{field: each[field] for field in ("code", "kind", "name_vi", "name_en")}
        )
        TemplateVersion.objects.create(
            template=template, number=1, file_name=each["file"], shipped=each["file"]
        )

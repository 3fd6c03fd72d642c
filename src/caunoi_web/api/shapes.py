"""Pieces that several operations put records into shape with."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from caunoi_web.api.schemas.base import Ref
from caunoi_web.register.errors import InvalidValue


def found(request: HttpRequest, records: Any, pk: Any) -> Any:
    """The record with this id among those the caller may see; else 404."""
    return get_object_or_404(records.visible_to(request.user), pk=pk)


def ref(record: Any) -> Ref | None:
    """Another record, with what it is called; None for none."""
    return Ref(id=record.pk, name=str(record)) if record else None


def named(records: Any, field: str, pk: Any) -> Any:
    """The record that the field names; None for None. Raises ``InvalidValue`` when there is none such."""
    if pk is None:
        return None
    record = records.filter(pk=pk).first()
    if record is None:
        raise InvalidValue(field, _("There is no such record: %(id)s.") % {"id": pk})
    return record


def or_none(text: Any) -> Any:
    """The text, or None for "": what is not stated is null for programs."""
    return str(text) if text else None

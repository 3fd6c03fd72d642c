"""Bases of deadlines: added, and given a new or a corrected text, with the due dates that follow."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from caunoi.domain.folding import fold
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.errors import InvalidValue
from caunoi_web.signing.models import Basis, BasisText
from caunoi_web.signing.queries.moves import Move
from caunoi_web.signing.services.moving import move_dues
from caunoi_web.sources.services import record_change

FIELDS = ("number", "title", "issuer", "valid_from", "days", "day_kind", "to_confirm", "source")

Values = Mapping[str, Any]


def text_of(basis: Basis, values: Values) -> BasisText:
    """A text as ``values`` say it, not saved: the corrected one of that day, or a new one."""
    if not (values.get("number") or values.get("title")):
        raise InvalidValue("title", _("Give its number or its title, so that it can be looked up."))
    same = basis.texts.filter(valid_from=values["valid_from"]).first()
    text = same or BasisText(basis=basis)
    for field in FIELDS:
        setattr(text, field, values.get(field, getattr(text, field)))
    return text


@transaction.atomic
def write_text(*, actor: User, basis: Basis, values: Values, today: date) -> list[Move]:
    """Give a basis a text that is valid from a day on; the one before it ends the day before.

    A text that begins on the same day is corrected. Every open due date that depends on it moves;
    returns what moved. Raises ``InvalidValue``, ``NotAllowed``.
    """
    require(actor, Action.SIGNING_RULES)
    basis = Basis.objects.select_for_update().get(pk=basis.pk)
    same = basis.texts.filter(valid_from=values["valid_from"]).first()
    before = _told(same) if same else {}
    text = text_of(basis, values)
    text.changed_by = actor
    text.save()
    _let_follow(basis)
    _record(actor, "amended" if same else "replaced", basis, before, _told(text))
    return move_dues(actor, day=today, reason=f"{basis.name_vi}: {text}".strip())


@transaction.atomic
def add_basis(*, actor: User, kind: str, name_vi: str, name_en: str, values: Values, today: date) -> Basis:
    """Add a basis with its first text."""
    require(actor, Action.SIGNING_RULES)
    if not name_vi.strip():
        raise InvalidValue("name_vi", _("This is needed."))
    basis = Basis.objects.create(
        code=_free_code(name_vi), kind=kind, name_vi=name_vi.strip(), name_en=name_en.strip()
    )
    _record(actor, "added", basis, {}, {"name_vi": basis.name_vi, "kind": kind})
    write_text(actor=actor, basis=basis, values=values, today=today)
    return basis


def _free_code(name: str) -> str:
    stem = slugify(fold(name))[:34] or "basis"
    taken = set(Basis.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if code not in taken)


def _let_follow(basis: Basis) -> None:
    """Each text ends the day before the next begins; the last goes on."""
    texts = list(basis.texts.order_by("valid_from"))
    for text, following in zip(texts, [*texts[1:], None], strict=True):
        text.valid_to = following.valid_from - timedelta(days=1) if following else None
    BasisText.objects.bulk_update(texts, ["valid_to"])


def _told(text: BasisText) -> dict[str, Any]:
    return {field: getattr(text, field) for field in FIELDS}


def _record(actor: User, verb: str, basis: Basis, before: Values, after: Values) -> None:
    record_change(
        actor=actor,
        action=f"signing_basis.{verb}",
        target_kind="signing_basis",
        target_id=basis.pk,
        label=basis.name_vi,
        before=before,
        after=after,
    )

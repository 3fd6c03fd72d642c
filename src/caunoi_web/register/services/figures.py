"""Writing stated figures: what a document claims, kept beside what is counted."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.models import StatedFigure
from caunoi_web.register.services.records import set_fields, write_history
from caunoi_web.sources.services import Words

FIELDS = ("what", "year", "value", "qualifier")


@transaction.atomic
def create_figure(
    *,
    actor: User,
    values: Mapping[str, Any],
    evidence: Iterable[Words] = (),
    reason: str = "",
    act: UUID | None = None,
) -> StatedFigure:
    """Add a figure: ``what`` it counts, the ``year`` or None, the ``value``, how exactly (``qualifier``).

    Raises ``InvalidValue`` and ``NotAllowed``.
    """
    require(actor, Action.REGISTER_WRITE)
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"A figure has no fields {sorted(unknown)}.")
    figure = StatedFigure(created_by=actor, changed_by=actor)
    set_fields(figure, values)
    figure.save(force_insert=True)
    write_history(
        figure,
        "created",
        actor=actor,
        label=str(figure),
        before={},
        after={field: getattr(figure, field) for field in FIELDS},
        reason=reason,
        evidence=evidence,
        act=act,
    )
    return figure

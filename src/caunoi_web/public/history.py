"""How the publication's history reads: acts, fields and values in words."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from caunoi_web.common.labels import AGREEMENT_KINDS, STATUSES
from caunoi_web.public.fields import AGREEMENT_FIELDS, PARTNER_FIELDS
from caunoi_web.public.licences import LICENCES
from caunoi_web.public.models import NOT_SAID, Publication
from caunoi_web.register.models import Level, Tier
from caunoi_web.register.wording import add_kind

_ACTS = {
    "turned-on": pgettext_lazy("history", "Public page turned on"),
    "turned-off": pgettext_lazy("history", "Public page turned off"),
    "kept-out": pgettext_lazy("history", "Kept out of the public page"),
    "let-in": pgettext_lazy("history", "No longer kept out of the public page"),
}
_LEVELS = {level or NOT_SAID: Level(level).label for level in Level.values}
_TIERS = {**dict(Tier.choices), NOT_SAID: pgettext_lazy("tier", "No tier")}


def _listed(labels: Mapping[str, str | Promise]) -> Callable[[Sequence[str]], str]:
    return lambda values: "; ".join(str(labels.get(value, value)) for value in values)


def teach_history() -> None:
    """Let the history of the register know the publication."""
    add_kind(
        Publication,  # type: ignore[arg-type]  # it has a kind and columns, which is all that is asked
        acts=_ACTS,
        rows={},
        labels={"licence": {licence.code: licence.label for licence in LICENCES.values()}},
        words={
            "agreement_kinds": _listed({kind.value: label for kind, label in AGREEMENT_KINDS.items()}),
            "levels": _listed(_LEVELS),
            "statuses": _listed({status.value: label for status, label in STATUSES.items()}),
            "tiers": _listed(_TIERS),
            "partner_fields": _listed({field.key: field.label for field in PARTNER_FIELDS}),
            "agreement_fields": _listed({field.key: field.label for field in AGREEMENT_FIELDS}),
            "sites": _listed({}),
        },
    )

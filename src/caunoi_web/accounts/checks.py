"""What is wrong with the settings about signing in, said at start."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

NOBODY = "nobody"


def check_second_factor_roles(app_configs: Any, **more: Any) -> list[CheckMessage]:
    """A role that does not exist would guard nothing without anybody noticing."""
    from caunoi_web.accounts.models import Role  # noqa: PLC0415  (models are not there yet at import)

    unknown = set(settings.SECOND_FACTOR_FOR) - {*Role.values, NOBODY}
    if not unknown:
        return []
    known = ", ".join([*Role.values, NOBODY])
    hint = f"CAUNOI_SECOND_FACTOR_FOR knows: {known}."
    return [Error(f"There is no role {', '.join(sorted(unknown))}.", hint=hint, id="caunoi.E001")]

"""The licences under which a university may give its list away, with their addresses."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Licence:
    """``address`` is the licence's own page; "" when nothing is granted."""

    code: str
    label: str | Promise
    address: str = ""


LICENCES = {
    licence.code: licence
    for licence in (
        Licence(
            "cc-by-4.0",
            _("Creative Commons Attribution 4.0 (CC BY 4.0)"),
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        Licence(
            "cc0-1.0",
            _("No rights reserved (CC0 1.0)"),
            "https://creativecommons.org/publicdomain/zero/1.0/",
        ),
        Licence(
            "odbl-1.0",
            _("Open Database License 1.0 (ODbL)"),
            "https://opendatacommons.org/licenses/odbl/1-0/",
        ),
        Licence("none", _("All rights reserved: to be read, not to be used again")),
    )
}
DEFAULT = "cc-by-4.0"
CHOICES = [(licence.code, licence.label) for licence in LICENCES.values()]

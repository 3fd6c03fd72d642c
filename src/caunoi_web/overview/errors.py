"""What the overview refuses, in words a person can act on."""

from django.utils.translation import gettext_lazy as _

from caunoi_web.common.errors import DomainError


class UnusableMap(DomainError):
    """The file that ``CAUNOI_MAP`` names is no map."""

    code = "unusable-map"
    status = 500

    def __init__(self, file: str, why: str) -> None:
        super().__init__(
            _("The map in %(file)s cannot be used: %(why)s. Tell who runs the site to mend CAUNOI_MAP.")
            % {"file": file, "why": why}
        )

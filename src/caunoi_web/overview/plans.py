"""Who sees what first: the order of the dashboard by role."""

from dataclasses import dataclass

from caunoi_web.accounts.models import Role

FIGURES, YEARS, PARTNERS = "figures", "years", "partners"
STATUS, COUNTRY, KIND, FIELD, UNIT = "status", "country", "kind", "activity", "unit"


@dataclass(frozen=True, slots=True)
class Plan:
    """The charts in their order; ``own_unit`` begins with what the person's own unit is in charge of."""

    charts: tuple[str, ...]
    own_unit: bool = False


_LEADER = Plan((YEARS, COUNTRY, PARTNERS, UNIT, FIELD, KIND, STATUS))
PLANS = {
    Role.VIEWER: Plan((COUNTRY, FIELD, KIND, PARTNERS, YEARS, STATUS, UNIT)),
    Role.UNIT_LEAD: Plan((STATUS, FIELD, COUNTRY, KIND, YEARS, PARTNERS, UNIT), own_unit=True),
    Role.OFFICER: Plan((STATUS, YEARS, COUNTRY, FIELD, UNIT, KIND, PARTNERS)),
    Role.HEAD: _LEADER,
    Role.RECTOR: _LEADER,
    Role.ADMINISTRATOR: Plan((STATUS, YEARS, COUNTRY, FIELD, UNIT, KIND, PARTNERS)),
}

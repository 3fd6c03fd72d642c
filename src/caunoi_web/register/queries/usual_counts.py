"""The counts of the register that people see every day: of the lists as they open, and of the units."""

from datetime import date

from caunoi_web.accounts.models import User
from caunoi_web.register.queries import agreement_counts, organisation_counts
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.queries.organisation_filters import OrganisationFilter
from caunoi_web.register.queries.remembered import remembered
from caunoi_web.register.queries.units import active_by_unit, all_by_unit


def ask(user: User, day: date) -> None:
    """All of them."""
    agreements, organisations = AgreementFilter(), OrganisationFilter()
    question = agreement_counts.question_of(user, agreements, day)
    remembered("agreements", question, lambda: agreement_counts.facets(user, agreements, day))
    question = agreement_counts.question_of(user, organisations, day)
    remembered("organisations", question, lambda: organisation_counts.facets(user, organisations, day))
    active_by_unit(user, day)
    all_by_unit(user, day)

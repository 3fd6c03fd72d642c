"""Forms of the review: what a person makes of a finding."""

from caunoi_web.intake.forms.agreements import AgreementChange
from caunoi_web.intake.forms.figures import FigureChange
from caunoi_web.intake.forms.organisations import OrganisationChange

__all__ = ["AgreementChange", "FigureChange", "OrganisationChange"]

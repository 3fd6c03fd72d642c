"""The tables of people and of how they sign in."""

from caunoi_web.accounts.models.people import Role, Unit, User
from caunoi_web.accounts.models.second_factor import RecoveryCode, SecondFactor
from caunoi_web.accounts.models.signing_in import FailedSignIn, SignedIn, Step
from caunoi_web.accounts.models.university import UniversityIdentity

__all__ = [
    "FailedSignIn",
    "RecoveryCode",
    "Role",
    "SecondFactor",
    "SignedIn",
    "Step",
    "Unit",
    "UniversityIdentity",
    "User",
]

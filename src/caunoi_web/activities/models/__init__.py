"""Tables of the activities app: what was promised, what was done and its proof, what sleeps and why."""

from caunoi_web.activities.models.commitments import Commitment
from caunoi_web.activities.models.deeds import Activity, ActivityPartner, ActivityProof, State
from caunoi_web.activities.models.proposals import CommitmentProposal, ProposalState
from caunoi_web.activities.models.sleeping import LifeRule, SleepCause, SleepReason

__all__ = [
    "Activity",
    "ActivityPartner",
    "ActivityProof",
    "Commitment",
    "CommitmentProposal",
    "LifeRule",
    "ProposalState",
    "SleepCause",
    "SleepReason",
    "State",
]

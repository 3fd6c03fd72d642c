"""All writes of the activities app, one function per verb."""

from caunoi_web.activities.services.commitments import (
    amend_commitment,
    archive_commitment,
    create_commitment,
    waive_commitment,
)
from caunoi_web.activities.services.deeds import amend_activity, create_activity
from caunoi_web.activities.services.proofs import add_proof, withdraw_proof
from caunoi_web.activities.services.proposals import (
    accept_proposal,
    read_promises,
    reject_proposal,
    reopen_proposal,
)
from caunoi_web.activities.services.sleeping import say_why, set_rule
from caunoi_web.activities.services.steps import archive_activity, move_activity

__all__ = [
    "accept_proposal",
    "add_proof",
    "amend_activity",
    "amend_commitment",
    "archive_activity",
    "archive_commitment",
    "create_activity",
    "create_commitment",
    "move_activity",
    "read_promises",
    "reject_proposal",
    "reopen_proposal",
    "say_why",
    "set_rule",
    "waive_commitment",
    "withdraw_proof",
]

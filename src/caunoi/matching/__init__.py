"""Which organisation is meant: normalise, find candidates, weigh, explain. It suggests, a person merges."""

from caunoi.matching.match import Answer, Candidate, Index, Known, Suggestion, suggestion
from caunoi.matching.reasons import Reason, ReasonCode

__all__ = ["Answer", "Candidate", "Index", "Known", "Reason", "ReasonCode", "Suggestion", "suggestion"]

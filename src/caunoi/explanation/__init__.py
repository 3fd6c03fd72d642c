"""Why each finding was made, and why other names and dates were not: for people and for programs."""

from caunoi.explanation.explain import explain
from caunoi.explanation.shape import explanation_to_json

__all__ = ["explain", "explanation_to_json"]

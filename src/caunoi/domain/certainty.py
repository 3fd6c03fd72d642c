"""When a finding is sure enough that a person need not look at it one by one."""

from collections.abc import Collection

CERTAIN = 0.9


def is_certain(confidence: float, flags: Collection[str]) -> bool:
    """From ``CERTAIN`` on, and without a flag."""
    return confidence >= CERTAIN and not flags

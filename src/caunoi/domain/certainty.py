"""When a finding is sure enough that a person need not look at it one by one."""

from typing import Protocol

CERTAIN = 0.9


class Judged(Protocol):
    """Whatever has a confidence and flags."""

    @property
    def confidence(self) -> float: ...

    @property
    def flags(self) -> tuple[str, ...]: ...


def is_certain(finding: Judged) -> bool:
    """From ``CERTAIN`` on, and without a flag."""
    return finding.confidence >= CERTAIN and not finding.flags

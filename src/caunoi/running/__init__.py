"""Reads many documents: on all cores of one machine, or under an engine of several machines."""

from caunoi.running.local import LocalPool, available_cores
from caunoi.running.tasks import Executor, Fault, Outcome, Outcomes, Task

__all__ = ["Executor", "Fault", "LocalPool", "Outcome", "Outcomes", "Task", "available_cores"]

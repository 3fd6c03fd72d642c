"""Reads many documents: on all cores of one machine, or under an engine of several machines."""

from caunoi.running.local import LocalPool, available_cores
from caunoi.running.tasks import Executor, Fault, Outcome, Task

__all__ = ["Executor", "Fault", "LocalPool", "Outcome", "Task", "available_cores"]

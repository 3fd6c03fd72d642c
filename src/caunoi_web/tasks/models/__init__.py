"""Tables of work done in the background."""

from caunoi_web.tasks.models.leased import Leased, LeaseState
from caunoi_web.tasks.models.places import Place
from caunoi_web.tasks.models.tasks import Task

__all__ = ["LeaseState", "Leased", "Place", "Task"]

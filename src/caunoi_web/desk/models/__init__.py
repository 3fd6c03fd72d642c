"""Tables of a person's desk."""

from caunoi_web.desk.models.looks import Look
from caunoi_web.desk.models.views import ChosenColumns, ListName, SavedView

__all__ = ["ChosenColumns", "ListName", "Look", "SavedView"]

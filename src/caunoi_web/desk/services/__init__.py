"""What a person does at their desk: one function per verb."""

from caunoi_web.desk.services.columns import choose_columns, forget_columns
from caunoi_web.desk.services.looks import mark_seen
from caunoi_web.desk.services.views import delete_view, rename_view, save_view, share_view

__all__ = [
    "choose_columns",
    "delete_view",
    "forget_columns",
    "mark_seen",
    "rename_view",
    "save_view",
    "share_view",
]

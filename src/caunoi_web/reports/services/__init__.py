"""What the reports write: files that take long."""

from caunoi_web.reports.services.files import MOST_OPEN, ask_for_file, make_file, remove_file

__all__ = ["MOST_OPEN", "ask_for_file", "make_file", "remove_file"]

"""What the reports write: files that take long, the heading of papers, the words of a year."""

from caunoi_web.reports.services.files import MOST_OPEN, ask_for_file, make_file, remove_file
from caunoi_web.reports.services.papers import set_letterhead, set_year_words

__all__ = ["MOST_OPEN", "ask_for_file", "make_file", "remove_file", "set_letterhead", "set_year_words"]

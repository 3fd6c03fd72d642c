"""What the reports write: files that take long, the heading of papers, the words of a year."""

from caunoi_web.reports.services.counting import ask_for_counts
from caunoi_web.reports.services.files import MOST_OPEN, ask_for_file, make_file, remove_file
from caunoi_web.reports.services.papers import set_letterhead, set_year_words
from caunoi_web.reports.services.word_templates import (
    add_word_template,
    use_default_layout,
    use_word_template,
)

__all__ = [
    "MOST_OPEN",
    "add_word_template",
    "ask_for_counts",
    "ask_for_file",
    "make_file",
    "remove_file",
    "set_letterhead",
    "set_year_words",
    "use_default_layout",
    "use_word_template",
]

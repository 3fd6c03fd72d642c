"""What the reports keep: the heading of the office's papers, its Word file, and the words of each year."""

from caunoi_web.reports.models.letterheads import LETTERHEAD_ID, Letterhead
from caunoi_web.reports.models.word_templates import WordTemplate
from caunoi_web.reports.models.years import YearWords

__all__ = ["LETTERHEAD_ID", "Letterhead", "WordTemplate", "YearWords"]

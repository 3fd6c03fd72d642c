"""The one page before a meeting in the office's own Word file."""

from datetime import date, datetime, time

from caunoi_web.reports.exports.docx_template import Frame, frame_of
from caunoi_web.reports.queries.heading import heading_of
from caunoi_web.reports.tables import Head, Paper


def quick_frame(title: str, facts: str, day: date, made_on: date) -> Frame | None:
    """The file with the values of this brief; None while the office uses no file of its own.

    At most three queries.
    """
    heading = heading_of(made_on)
    if heading.word_file is None:
        return None
    head = Head(title, day, (), "", datetime.combine(made_on, time.min), "", written=(title, facts))
    return frame_of(Paper("brief", head, (), 0, heading=heading, is_wide=False), heading, heading.word_file)

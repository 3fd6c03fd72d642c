"""An evaluation as one HTML page: totals, the curve of confidence, every document with its faults marked."""

from caunoi.evaluation.report.page import report_html

__all__ = ["report_html"]

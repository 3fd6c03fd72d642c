"""Text that goes into a spreadsheet: never taken for a formula."""

# A spreadsheet takes a cell that begins so for a formula; the wide forms count in East Asian versions.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defused(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula: an apostrophe goes before a risky start."""
    return f"'{text}" if text.startswith(_STARTS) else text

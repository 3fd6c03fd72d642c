"""Why a file cannot be read, in words a person can act on."""


class UnreadableDocument(Exception):
    """The bytes could not be turned into a document.

    ``code`` is stable and short (empty, too-large, encrypted, truncated, broken-workbook,
    wrong-type, unknown-type, bomb, nested, no-text, encoding); ``reason`` is an English sentence saying
    what is wrong and what to do.
    """

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason

"""What an import refuses, in words a person can act on."""

from caunoi_web.common.errors import DomainError


class UnreadableTable(DomainError):
    """A file or pasted text in which no table can be read; the message says why and what to do."""

    code = "unreadable-table"
    status = 422


class WrongMapping(DomainError):
    """Columns that are not said to be anything, or two that are said to be the same."""

    code = "wrong-mapping"
    status = 422


class NotOpen(DomainError):
    """The import is not being prepared any more: it was taken in, undone or given up."""

    code = "import-not-open"


class PreviewOutdated(DomainError):
    """The register changed since the preview was made; nothing was written."""

    code = "preview-outdated"


class NothingToDo(DomainError):
    """No row of the preview would write anything."""

    code = "nothing-to-do"


class NotUndoable(DomainError):
    """The import cannot be undone: too long ago, or not taken in."""

    code = "not-undoable"

"""Tables of the imports app: one import, its rows, and the layouts that were mapped before."""

from caunoi_web.imports.models.batches import BatchState, ImportBatch, TableKind
from caunoi_web.imports.models.layouts import ImportLayout
from caunoi_web.imports.models.rows import ImportRow, Verdict

__all__ = ["BatchState", "ImportBatch", "ImportLayout", "ImportRow", "TableKind", "Verdict"]

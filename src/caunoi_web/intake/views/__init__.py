"""Pages of the review: the queue, a document beside its proposals, decisions."""

from caunoi_web.intake.views.certain import certain
from caunoi_web.intake.views.decisions import accept, change, reject, undo
from caunoi_web.intake.views.documents import close, queue, undo_last
from caunoi_web.intake.views.review import paper, review

__all__ = ["accept", "certain", "change", "close", "paper", "queue", "reject", "review", "undo", "undo_last"]

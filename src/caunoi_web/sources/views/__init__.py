"""Pages about documents."""

from caunoi_web.sources.views.adding import paste, upload
from caunoi_web.sources.views.documents import document, original, retry
from caunoi_web.sources.views.lists import document_list

__all__ = ["document", "document_list", "original", "paste", "retry", "upload"]

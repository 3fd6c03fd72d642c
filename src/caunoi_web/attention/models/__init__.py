"""Tables of what people are told, and when they want to be."""

from caunoi_web.attention.models.comments import Comment
from caunoi_web.attention.models.feeds import Feed
from caunoi_web.attention.models.notices import Digest, Notice, NoticeKind, Wish
from caunoi_web.attention.models.watching import Quiet, Watch

__all__ = ["Comment", "Digest", "Feed", "Notice", "NoticeKind", "Quiet", "Watch", "Wish"]

"""What can be done about notices, watching, comments and calendars: one function per verb."""

from caunoi_web.attention.services.comments import add_comment, withdraw_comment
from caunoi_web.attention.services.digests import send_digests
from caunoi_web.attention.services.feeds import make_feed, revoke_feed
from caunoi_web.attention.services.marks import hush, unhush, unwatch, watch
from caunoi_web.attention.services.notices import mark_seen, remind, set_wish, tell_watchers

__all__ = [
    "add_comment",
    "hush",
    "make_feed",
    "mark_seen",
    "remind",
    "revoke_feed",
    "send_digests",
    "set_wish",
    "tell_watchers",
    "unhush",
    "unwatch",
    "watch",
    "withdraw_comment",
]

"""What a note beside a list says of all its rows: "Ghi chú: thời hạn tính từ ngày ký"."""

import re
from functools import lru_cache

_NOTE = (
    r"^\W{0,6}(?:ghi chú|chú thích|chú ý|lưu ý|notes?|remarks?|n\.?b\.?)(?!\w)[^\n]{0,160}?"  # of the line
)
_FROM_SIGNING = re.compile(
    _NOTE + r"(?<!\w)(?:từ (?:ngày|khi) ký|from (?:the )?(?:date|day|time) of (?:its |their )?sign)",
    re.IGNORECASE | re.MULTILINE,
)


@lru_cache(maxsize=4)
def counts_from_signing(text: str) -> bool:
    """A note says that lengths count from the signing, wherever no row says so itself."""
    return _FROM_SIGNING.search(text) is not None

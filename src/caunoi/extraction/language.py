"""Tells Vietnamese from English by letters and small words."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_MARKED = frozenset("ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
_SMALL_VI = frozenset(
    {"va", "cua", "voi", "cac", "duoc", "trong", "tai", "cho", "nam", "hoc", "truong", "dai", "hop", "tac", "la", "co", "nghien", "cuu", "dao", "tao", "nhung", "mot", "ngay"}
)  # fmt: skip
_SMALL_EN = frozenset(
    {"the", "of", "and", "with", "in", "for", "was", "were", "is", "its", "has", "from", "at", "by", "on", "which", "university", "agreement", "research"}
)  # fmt: skip


def language_of(text: str) -> str:
    """ "vi" or "en"; a text with no letters counts as Vietnamese, the language of the house."""
    marked = plain = english = 0
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        marked += any(letter in _MARKED for letter in word)
        plain += word in _SMALL_VI
        english += word in _SMALL_EN
    return "vi" if 2 * marked + plain >= 2 * english else "en"

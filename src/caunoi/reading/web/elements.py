"""The elements of HTML by what they do to the text of a page."""

# fmt: off
SILENT = frozenset({
    "-comment", "audio", "button", "canvas", "datalist", "del", "dialog", "embed", "frameset", "head",
    "iframe", "input", "map", "meter", "noscript", "object", "progress", "script", "select", "style",
    "svg", "template", "textarea", "title", "video",
})
"""Never part of the text that a visitor reads."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
"""Stand on lines of their own."""

NEVER_OPEN = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "colgroup", "dd", "dt", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot",
    "th", "thead", "tr",
})
"""Have no end tag, or need none, so a missing one does not nest."""

FORMATTING = frozenset({
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})
"""Left open, these are opened again in every block that follows."""

FURNITURE = frozenset({"aside", "nav"})
FURNITURE_ROLES = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
PAGE_ENDS = frozenset({"footer", "header"})
ARTICLES = frozenset({"article", "main"})
# fmt: on

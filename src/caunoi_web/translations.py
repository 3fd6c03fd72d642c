"""The sentences of the site in other languages: collect, merge, compile.

``python -m caunoi_web.translations update`` after sentences changed (then translate the empty ones in
locale/vi/LC_MESSAGES/django.po); ``... compile`` whenever the site is set up or built. The English
sentences are the sources themselves and need no catalogue.
"""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent
LOCALE = PACKAGE / "locale"
LANGUAGES = ("vi",)
# Without dates and names: what changes in a catalogue is sentences only.
HEADER = """\
# The sentences of the site. Kept up to date by: python -m caunoi_web.translations update
msgid ""
msgstr ""
"Language: %(language)s\\n"
"Plural-Forms: %(plurals)s\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
# Babel writes a moment into what it compiles: one for all, so that the same sentences give the same file.
NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {
    "templates/**.html": {"extensions": "jinja2.ext.i18n", "newstyle_gettext": "true", "silent": "false"}
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def main(arguments: list[str]) -> int:
    """Run ``update`` or ``compile``; 2 when it is neither."""
    if arguments == ["update"]:
        update()
    elif arguments == ["compile"]:
        compile_into(LOCALE)
    else:
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    return 0


def collect() -> Catalog:
    """Every sentence of the code and the templates, with the files it stands in."""
    catalog = Catalog(project="Cầu Nối", charset="utf-8")
    found = extract_from_dir(PACKAGE, METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",))
    for file, _line, message, comments, context in found:
        catalog.add(message, locations=[(file, None)], auto_comments=comments, context=context)
    return catalog


def read(language: str) -> Catalog:
    """The committed catalogue of a language."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def path_of(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def update() -> None:
    """Bring every catalogue up to date: new sentences come in empty, old ones go, nothing is guessed."""
    for language in LANGUAGES:
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalog = read(language) if path.exists() else Catalog(locale=language)
        catalog.update(collect(), no_fuzzy_matching=True)
        catalog.obsolete.clear()
        write(language, catalog)


def write(language: str, catalog: Catalog) -> None:
    """Write the catalogue of a language, always in the same order and without dates."""
    text = BytesIO()
    write_po(text, catalog, width=100, sort_by_file=True, omit_header=True)
    header = HEADER % {"language": language, "plurals": catalog.plural_forms}
    path_of(language).write_text(header + text.getvalue().decode())


def compile_into(target: Path) -> None:
    """Write the compiled catalogue of every language below ``target``, as gettext reads it."""
    for language in LANGUAGES:
        compiled = target / language / "LC_MESSAGES" / "django.mo"
        compiled.parent.mkdir(parents=True, exist_ok=True)
        catalog = read(language)
        catalog.creation_date = NO_MOMENT
        with compiled.open("wb") as file:
            write_mo(file, catalog)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

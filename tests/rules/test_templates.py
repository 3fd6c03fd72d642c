"""Templates keep the strict Content-Security-Policy, say what they need, and trust no text."""

import re
from pathlib import Path

import pytest

SITE = Path(__file__).parents[2] / "src/caunoi_web"
TEMPLATES = sorted((SITE / "templates").rglob("*.html"))
SHEETS = sorted((SITE / "static").rglob("*.css"))
NOT_OURS = re.compile(r"(?:https?:)?//[\w.-]+\.\w", re.ASCII)
MOST_LINES = 300


def names(files: list[Path]) -> list[str]:
    return [str(file.relative_to(SITE)) for file in files]


@pytest.mark.parametrize("file", TEMPLATES, ids=names(TEMPLATES))
def test_a_template_has_nothing_inline(file):
    text = file.read_text()

    assert not re.search(r"\sstyle\s*=", text), "style attributes are refused by the browser"
    assert not re.search(r"\son\w+\s*=\s*[\"']", text), "scripts in attributes are refused by the browser"
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "scripts live in files"
    assert "<style" not in text


@pytest.mark.parametrize("file", TEMPLATES, ids=names(TEMPLATES))
def test_a_template_says_in_its_first_line_what_it_is(file):
    assert file.read_text().startswith("{#")


@pytest.mark.parametrize("file", TEMPLATES, ids=names(TEMPLATES))
def test_a_template_marks_no_text_as_safe(file):
    assert not re.search(r"\|\s*safe\b|autoescape\s+false", file.read_text())


@pytest.mark.parametrize("file", TEMPLATES + SHEETS, ids=names(TEMPLATES + SHEETS))
def test_nothing_is_asked_of_another_host(file):
    assert not NOT_OURS.findall(file.read_text())


@pytest.mark.parametrize("file", TEMPLATES + SHEETS, ids=names(TEMPLATES + SHEETS))
def test_a_file_is_short(file):
    assert len(file.read_text().splitlines()) <= MOST_LINES


@pytest.mark.parametrize("file", SHEETS, ids=names(SHEETS))
def test_colours_come_from_the_tokens(file):
    """So that a scheme is changed in one place; print, at the end of a file, has its own black and white."""
    if file.name in {"tokens.css", "print.css"}:
        return
    on_screen = file.read_text().partition("@media print")[0]
    colours = re.findall(r"#[0-9a-f]{3,8}\b|\brgb\((?!255 255 255)", on_screen, re.IGNORECASE)

    assert colours == []


def test_every_variable_of_the_sheets_is_a_token():
    tokens = set(re.findall(r"(--[\w-]+)\s*:", (SITE / "static/caunoi/tokens.css").read_text()))
    used = {name for sheet in SHEETS for name in re.findall(r"var\((--[\w-]+)", sheet.read_text())}
    local = {name for sheet in SHEETS for name in re.findall(r"(--[\w-]+)\s*:", sheet.read_text())}

    assert used <= tokens | local

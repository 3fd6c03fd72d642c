"""Rows of dots that lead the eye from one cell to the next: "Oulu University ........ MoU, 2019"."""

import re

from caunoi.extraction.view import View

_LEADER = re.compile(r"(?<=[\w).,\"”])[ ]{0,3}(?:\.{4,400}|…{2,200}|(?:\. ){4,200}\.?)[ ]{0,3}(?=[\w(\"“])")
_SIGNS = ("....", "……", ". . . .")  # one of them stands in every leader
_FEWEST = 3


def without_leaders(view: View) -> View:
    """The view with a semicolon and blanks in place of the dots, every character staying where it was."""
    if not any(sign in view.text for sign in _SIGNS):
        return view
    if sum(1 for _ in _LEADER.finditer(view.text)) < _FEWEST:
        return view
    text = _LEADER.sub(lambda leader: ";" + " " * (len(leader[0]) - 1), view.text)
    return View(view.original, text, view.origins)

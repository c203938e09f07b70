"""Lists of names with a figure for each, as polls are told, which the parser takes apart."""

from __future__ import annotations

from spacy.tokens import Token

#: most words of a figure in brackets ("(8 percent each)")
_FIGURE = 6


def beside_figures(name: Token) -> list[Token]:
    """The names after one in a list that gives a figure for each, which the parser takes apart ("Smith (21 percent), *Jones* (13)")."""
    doc, found, end = name.doc, list[Token](), name.i + 1
    while name.pos_ == "PROPN" and end < len(doc):
        figure = doc[end : end + _FIGURE + 2] if doc[end].text == "(" else ()
        closing = next((t.i for t in figure if t.text == ")"), 0)
        if figure and not (closing and any(t.like_num for t in figure)):
            break
        start = closing + 1 if figure else end
        while start < len(doc) and doc[start].text in {",", "and", "("} and (figure or found):
            start += 1
        last = start
        while last < len(doc) and doc[last].pos_ == "PROPN":
            last += 1
        if last == start or start == end:
            break
        found.append(doc[last - 1])
        end = last
    return found

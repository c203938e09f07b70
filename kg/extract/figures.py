"""Lists of names with a figure or a place for each, which the parser takes apart."""

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


def beside_places(name: Token) -> list[Token]:
    """The people after one whose places stand between ("Smith of Ohio and *Jones* of Maine"), whom the parser joins to the place."""
    if name.ent_type_ != "PERSON":
        return []
    phrases = [prep for prep in name.children if prep.dep_ == "prep" and prep.lower_ in {"of", "from"}]
    places = [place for prep in phrases for place in prep.children if place.ent_type_ == "GPE"]
    listed = [c for c in name.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"] if places else []
    behind = [other for one in listed for other in (one, *beside_places(one), *_joined(one))]
    return [other for other in (*behind, *(o for place in places for o in _joined(place))) if other.ent_type_ == "PERSON"]


def _joined(token: Token) -> list[Token]:
    """What is coordinated after a token, and after that."""
    return [other for child in token.children if child.dep_ == "conj" for other in (child, *beside_places(child), *_joined(child))]

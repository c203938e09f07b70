"""Words in their context: what stands around them in their paragraph, and on which line."""

from __future__ import annotations

from kg.dossier.model import Passage

#: most characters of context on either side of the words
_CONTEXT = 280
THERE, ELSEWHERE, NO_TEXT = "compared with the text", "not found at this place of the text", "text not at hand"


def passage(exact: str, start: int, end: int, text: str | None) -> Passage:
    """The words from ``start`` to ``end`` of a text; without the text they stand alone, on no line.

    >>> found = passage("may run", 16, 23, "# A race\\n\\nClark may run, friends say.\\n")
    >>> found.before, found.after, found.line, found.column, found.check
    ('Clark ', ', friends say.', 3, 7, 'compared with the text')
    """
    if text is None:
        return Passage(exact, "", "", 0, 0, start, end, NO_TEXT)
    if text[start:end] != exact:
        return Passage(exact, "", "", 0, 0, start, end, ELSEWHERE)
    opens = text.rfind("\n", 0, start) + 1
    closes = text.find("\n", end)
    before, after = text[opens:start], text[end : closes if closes >= 0 else len(text)]
    return Passage(exact, _last(before), _first(after), text.count("\n", 0, start) + 1, start - opens + 1, start, end, THERE)


def _first(text: str) -> str:
    """The beginning of a text, cut between words."""
    if len(text) <= _CONTEXT:
        return text.rstrip()
    return text[:_CONTEXT].rpartition(" ")[0] + " …"


def _last(text: str) -> str:
    """The end of a text, cut between words."""
    if len(text) <= _CONTEXT:
        return text.lstrip()
    return "… " + text[-_CONTEXT:].partition(" ")[2]

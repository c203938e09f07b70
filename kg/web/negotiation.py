"""Which form of an answer a client wants: the Accept header against what is offered."""

from __future__ import annotations

from collections.abc import Sequence


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The offered media type that the header likes best, the earlier one where it likes several equally; ``None`` where it takes none.

    >>> preferred("text/html,application/xml;q=0.9,*/*;q=0.8", ["text/turtle", "text/html"])
    'text/html'
    >>> preferred("", ["text/turtle", "text/html"]), preferred("image/png", ["text/turtle"])
    ('text/turtle', None)
    """
    ranges = _ranges(accept) or [("*/*", 1.0)]
    liked = [(_quality(kind, ranges), -place, kind) for place, kind in enumerate(offered)]
    best = max(liked, default=(0.0, 0, ""))
    return best[2] if best[0] > 0 else None


def _ranges(accept: str) -> list[tuple[str, float]]:
    """The media ranges of the header with their quality, without other parameters; what cannot be read is left out."""
    found = []
    for part in accept.split(","):
        kind, *parameters = (piece.strip() for piece in part.split(";"))
        if "/" in kind:
            found.append((kind.lower(), _weight(parameters)))
    return found


def _weight(parameters: Sequence[str]) -> float:
    given = next((value for name, _, value in (one.partition("=") for one in parameters) if name.strip().lower() == "q"), "1")
    try:
        return min(1.0, max(0.0, float(given)))
    except ValueError:
        return 0.0


def _quality(kind: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality of the most specific range that holds the type."""
    for wanted in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        if fitting := [quality for name, quality in ranges if name == wanted]:
            return max(fitting)
    return 0.0

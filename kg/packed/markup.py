"""From markup to text: a paragraph a line, without what a reader does not see."""

from __future__ import annotations

import re
from html.parser import HTMLParser

#: elements that begin a new line
_BLOCKS = frozenset(
    [
        *["p", "div", "br", "hr", "section", "article", "main", "header", "footer", "blockquote", "pre", "figure", "figcaption"],
        *["h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr"],
    ]
)
#: elements of which nothing is read
_HIDDEN = frozenset(["script", "style", "template", "noscript", "svg", "head"])
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]+|#\d+);")


def is_markup(text: str) -> bool:
    """Whether tags or character references stand in a text."""
    return bool(_MARKUP.search(text))


def plain(text: str) -> str:
    """The text of a fragment of HTML, a line for each block; white space inside a line is one space.

    >>> plain("<p>Mayor <b>quits</b>,&nbsp;aide says</p><p>He &amp; she<br>left</p><script>x</script>")
    'Mayor quits, aide says\\nHe & she\\nleft'
    """
    reader = _Text()
    reader.feed(text)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    return "\n".join(line for line in lines if line)


class _Text(HTMLParser):
    """Gathers what is seen of a fragment in ``found``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in _HIDDEN))
        if tag in _BLOCKS:
            self.found.append("\n")

    def parse_marked_section(self, i: int, report: bool | int = 1) -> int:
        """Where ``<![…`` ends; one that is none is passed over as browsers do."""
        try:
            return super().parse_marked_section(i, report)  # type: ignore[arg-type]
        except AssertionError:
            return self.parse_bogus_comment(i, report)  # type: ignore[arg-type]

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.found.append(re.sub(r"\s+", " ", data))

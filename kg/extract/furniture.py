"""What stands in an article file but is not news: photo credits, story highlights, newsletter lines, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import SourceDocument
from kg.model.span import Span

#: a line that is furniture as a whole; each alternative is the wording of a page element, not of a story
_LINE = re.compile(
    r"""^\W*(?:
      (?:enlarge\ this\ image|toggle\ caption|hide\ caption|close\b$|advertisement\b|story\ highlights|read\ more|related:|see\ also:
         |story\ continued\ below|follow\ @|\(?\s*also\ on\ [A-Z]+
         |watch:|photos?:|image:|video:|listen:|play\ video|media\ caption|image\ (?:copyright|caption)|more\ on\ this|click\ here
         |share\ this|follow\ us|sign\ up|subscribe|get\ the\ latest|this\ (?:story|article)\ (?:has\ been|was)\ (?:updated|corrected)
         |editor'?s\ note|correction:|copyright|\(c\)|©|all\ rights\ reserved|loading\b|download\ the|you\ can\ (?:follow|reach|email)
         |contact\ the|slideshow\ \(|(?:ap|reuters|getty|afp)\b[^.]{0,40}$)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT = re.compile(r"\b(?:Getty Images|AP Photo|AFP|Bloomberg via Getty|Reuters)\b[^.]{0,30}$|\btoggle caption\b|\bEnlarge this image\b")
_PROMOTION = re.compile(r"\b(?:newsletter|inbox|sign up|subscribe|download our app|follow (?:him|her|us|them|me) on)\b", re.IGNORECASE)
_AGENCY = r"\((?:CNN|AP|Reuters|REUTERS|UPI|AFP|CBS[^)]*|CNN Business|Bloomberg)\)"
_DASH = r"\s*(?:[—–-]+|--)\s*"
_DATELINE = re.compile(
    rf"^\s*(?:[A-Z][A-Z.'’ -]{{2,}}(?:,\s+[A-Z][A-Za-z. ]{{1,18}})?(?:,\s*[A-Z][a-z]+\.? \d{{1,2}})?\s*(?:\([^)]{{2,30}}\))?{_DASH}"
    rf"|[A-Z][A-Za-z .,'’-]{{1,40}}\s*{_AGENCY}(?:{_DASH}|\s+)|{_AGENCY}(?:{_DASH}|\s+))"
)
_WORD = re.compile(r"[A-Za-z]{2,}")


def is_furniture(line: str) -> bool:
    """Whether a whole line belongs to the page and not to the story."""
    words = _WORD.findall(line)
    if not words:
        return True
    if _LINE.match(line) and not line.lstrip().startswith(('"', "“")):
        return True
    short = len(words) <= 40
    return short and bool(_CREDIT.search(line) or (_PROMOTION.search(line) and len(words) <= 30 and '"' not in line and "“" not in line))


def story(document: SourceDocument) -> Iterator[tuple[int, Span]]:
    """Number and range of every paragraph that is read, without a dateline at its head."""
    for number, span in enumerate(document.paragraphs, start=1):
        line = span.of(document.text)
        if is_furniture(line):
            continue
        dateline = _DATELINE.match(line)
        yield number, Span(span.start + (dateline.end() if dateline else 0), span.end)


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
         |share\ this|follow\ us|(?:email\ )?sign\ up|subscribe|get\ the\ latest
         |this\ (?:story|article)\ (?:has\ been|was)\ (?:updated|corrected)
         |editor'?s\ note|correction:|copyright|\(c\)|©|all\ rights\ reserved|loading\b|download\ the|you\ can\ (?:follow|reach|email)
         |contact\ the|slideshow\ \(|(?:ap|reuters|getty|afp)\b[^.]{0,40}$
         |just\ watched\b|must\ watch\b|more:|full\ coverage:|related\ \w+\ stories\b|read\ or\ share|contributing:|story\ continues
         |this\ article\ is\ more\ than|listen\ to\ article|support\ \w+\ journalism|follow\ [\w.'’ -]{3,30}\ on\ (?:twitter|facebook))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
#: a link that carries its invitation at the end, the length of a sound file, and a name with the length of a video
_LINK = re.compile(r"\b(?:Read more|Replay More Videos[^.]*|Listen\W+[\d: ]+|\d?\d:\d\d)\s*$")
#: words that the page puts before a caption, and the credit that it puts behind one
_LEAD = re.compile(r"\s*(?:CLOSE(?= )|FILE PHOTO\b\s*[:-]?|Facebook Twitter Pinterest|Caption:)\s*")
_PICTURE = r"\((?:Photo:|AP Photo\b|[^()]*(?:/| via )(?:AP|REUTERS|Reuters|AFP|Getty)\b)[^()]*\)"
_BRACKET = re.compile(_PICTURE)
#: what the page glues together: a caption, its credit, and the points of the story
_HIGHLIGHTS = re.compile(rf"{_PICTURE}\s*Story Highlights\b")
_TAIL = re.compile(
    rf"\s*(?:{_PICTURE}|Photo(?:graph|grapher)?: [^.]{{3,60}}"
    r"|(?<=[.!?] )(?:REUTERS|AP Photo)/[\w. -]{3,40}|(?<=[.!?] )USA TODAY)\W*$"
)
#: a bar after a caption, the credit behind it and the headline of another story glued to that
_BAR = re.compile(r"\s*\|\s+(?:REUTERS|AP Photo|Getty|(?:[A-Z][\w.'’-]*,? ?){1,4}/[A-Z]).*$")
_CREDIT = re.compile(r"\b(?:Getty Images|AP Photo|AFP|Bloomberg via Getty|Reuters)\b[^.]{0,30}$|\btoggle caption\b|\bEnlarge this image\b")
_PROMOTION = re.compile(r"\b(?:newsletter|inbox|sign up|subscribe|download our app|follow (?:him|her|us|them|me) on)\b", re.IGNORECASE)
_AGENCY = r"\((?:CNN|AP|Reuters|REUTERS|UPI|AFP|CBS[^)]*|CNN Business|Bloomberg)\)"
_DASH = r"\s*(?:[—–-]+|--)\s*"
_DATELINE = re.compile(
    rf"^\s*(?:[A-Z][A-Z.'’ -]{{2,}}(?:,\s+[A-Z][A-Za-z. ]{{1,18}})?(?:,\s*[A-Z][a-z]+\.? \d{{1,2}})?\s*(?:\([^)]{{2,30}}\))?{_DASH}"
    rf"|[A-Z][A-Za-z .,'’-]{{1,40}}\s*{_AGENCY}(?:{_DASH}|\s+)|{_AGENCY}(?:{_DASH}|\s+))"
)
_WORD = re.compile(r"[A-Za-z]{2,}")
#: what no space parts for so long is code or noise; the parser would take for ever to take it apart
_UNBROKEN = re.compile(r"\S{500}")
#: as many words in capital letters are a heading or a link, more may be a story that is written so
_HEADING = 20


def is_furniture(line: str) -> bool:
    """Whether a whole line belongs to the page and not to the story."""
    words = _WORD.findall(line)
    if not words or _UNBROKEN.search(line):
        return True
    quoted = line.lstrip().startswith(('"', "“"))
    if not quoted and (
        _LINE.match(line) or _LINK.search(line) or _HIGHLIGHTS.search(line) or (line.upper() == line and len(words) <= _HEADING)
    ):
        return True
    short = len(words) <= 40
    return short and bool(_CREDIT.search(line) or (_PROMOTION.search(line) and len(words) <= 30 and '"' not in line and "“" not in line))


def story(document: SourceDocument) -> Iterator[tuple[int, Span]]:
    """Number and range of every paragraph that is read, without a dateline at its head."""
    for number, span in enumerate(document.paragraphs, start=1):
        line = span.of(document.text)
        if is_furniture(line):
            continue
        yield number, _told(line, span)


def headline(document: SourceDocument) -> Span:
    """The range of the headline, up to the end of the first piece that no sentence has."""
    span = document.title_span
    found = _UNBROKEN.search(span.of(document.text))
    return Span(span.start, span.start + found.end()) if found else span


def unread(document: SourceDocument) -> Iterator[Span]:
    """The range of every paragraph that is no part of the story, without the credit at its end: who is pictured there is named there."""
    for span in document.paragraphs:
        line = span.of(document.text)
        if is_furniture(line):
            credit = _BRACKET.search(line) or _BAR.search(line) or _TAIL.search(line) or _CREDIT.search(line)
            yield Span(span.start, span.start + credit.start()) if credit and credit.start() else span


def _told(line: str, span: Span) -> Span:
    """The part of a line that tells something: without a dateline or a word of the page before it, and a credit behind it."""
    lead = _LEAD.match(line)
    dateline = _DATELINE.match(line) if lead is None else None
    start = next((found.end() for found in (lead, dateline) if found), 0)
    tail = _BAR.search(line, start) or _TAIL.search(line, start)
    end = tail.start() if tail and tail.start() > start else len(line)
    return Span(span.start + start, span.start + end) if line[start:end].strip() else span

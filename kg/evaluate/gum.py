"""Documents of the GUM corpus: tokens with paragraphs and dates from its XML, coreference from its tables."""

from __future__ import annotations

import html
import re
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.model.span import Span

_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
#: lines of the XML that begin a new paragraph of running text
_BLOCKS = ("<p", "<head", "<item", "<caption", "<quote", "<sp")
#: links of coreference that say "the same one"
_SAME = frozenset({"coref", "ana", "cata", "appos", "pred"})
_MARK = re.compile(r"([\w-]+)\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """One annotated stretch of tokens: what it is, its chain, and the tokens from the first to the one after the last."""

    kind: str
    chain: str
    first: int
    last: int


@dataclass(slots=True)
class GumDocument:
    """The tokens of one document; ``paragraphs`` are ranges of tokens, ``dates`` are ranges with the attributes of the annotation."""

    name: str
    created: date
    tokens: list[str] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)
    dates: list[tuple[Span, Mapping[str, str]]] = field(default_factory=list)
    people: list[Marked] = field(default_factory=list)


def documents(archive: Path, genre: str) -> Iterator[GumDocument]:
    """The documents of one genre by name."""
    with tarfile.open(archive) as tar:
        names = set(tar.getnames())
        for name in sorted(n for n in names if re.fullmatch(rf"xml/GUM_{genre}_\w+\.xml", n)):
            found = _of_xml(Path(name).stem, _lines(tar, name))
            table = f"coref/gum/tsv/{found.name}.tsv"
            if table in names:
                found.people = list(people(_lines(tar, table)))
            yield found


def _lines(tar: tarfile.TarFile, name: str) -> list[str]:
    member = tar.extractfile(name)
    return member.read().decode("utf-8").splitlines() if member else []


def _of_xml(name: str, lines: Sequence[str]) -> GumDocument:
    created = re.search(r'dateCreated="(\d{4}-\d\d-\d\d)"', lines[0])
    found = GumDocument(name, date.fromisoformat(created[1] if created else "2015-01-01"))
    open_at: tuple[int, Mapping[str, str]] | None = None
    for line in lines:
        if line.startswith("<date"):
            open_at = (len(found.tokens), dict(_ATTRIBUTE.findall(line)))
        elif line == "</date>" and open_at:
            found.dates.append((Span(open_at[0], len(found.tokens)), open_at[1]))
            open_at = None
        elif line.startswith(_BLOCKS):
            _close(found)
        elif not line.startswith("<"):
            found.tokens.append(html.unescape(line.split("\t")[0]))
    _close(found)
    return found


def _close(found: GumDocument) -> None:
    """Ends the paragraph at the tokens read so far."""
    start = found.paragraphs[-1].end if found.paragraphs else 0
    if len(found.tokens) > start:
        found.paragraphs.append(Span(start, len(found.tokens)))


def people(lines: Sequence[str]) -> Iterator[Marked]:
    """The mentions of people in a table, with their chains."""
    rows = [line.split("\t") for line in lines if re.match(r"\d+-\d+\t", line)]
    places = {row[0]: n for n, row in enumerate(rows)}
    spans: dict[str, tuple[str, int, int]] = {}
    links: dict[str, str] = {}
    for n, row in enumerate(rows):
        for kind, number in _marks(row[3], n):
            first = spans[number][1] if number in spans else n
            spans[number] = (kind, first, n + 1)
        for kind, link in zip(row[8].split("|"), row[9].split("|"), strict=False):
            if kind.split(":")[0] in _SAME and (ends := _ends(link, places, n)):
                links[_root(links, ends[0])] = _root(links, ends[1])
    for number, (kind, first, last) in sorted(spans.items(), key=lambda entry: entry[1][1:]):
        if kind == "person":
            yield Marked(kind, _root(links, number), first, last)


def _marks(cell: str, n: int) -> Iterator[tuple[str, str]]:
    """The kinds and numbers of the stretches that cover one token; a stretch of one token may go without a number."""
    for part in cell.split("|") if cell != "_" else ():
        mark = _MARK.fullmatch(part)
        yield (mark[1], mark[2]) if mark else (part, f"at {n}")


def _ends(link: str, places: Mapping[str, int], n: int) -> tuple[str, str] | None:
    """The stretches that a link joins: the one it leads to and the one it starts from."""
    found = re.fullmatch(r"(\d+-\d+)(?:\[(\d+)_(\d+)\])?", link)
    if not found or found[1] not in places:
        return None
    target, source = found[2] or "0", found[3] or "0"
    return (f"at {places[found[1]]}" if target == "0" else target, f"at {n}" if source == "0" else source)


def _root(links: Mapping[str, str], name: str) -> str:
    seen = {name}
    while (above := links.get(name, name)) not in seen:
        seen.add(above)
        name = above
    return name

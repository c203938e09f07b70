"""links.tsv: who or what every name of every document was taken for, and what spoke for and against each candidate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kg.model.iri import Namespaces
from kg.model.resolution import Candidate, Link

COLUMNS = (
    "document", "local", "name", "char_start", "char_end", "entity", "rule", "sure", "candidate", "verdict", "points", "comparators", "why",
)  # fmt: skip
_PERSON = "person:"


def links_tsv(links: Iterable[Link], entities: Collection[str], names: Namespaces) -> bytes:
    """One line for each candidate of each name, the one that was taken first; people of whom nothing is claimed are left out.

    A link without candidates has one line. Comparators are written ``name outcome points (what was compared)``, joined by ``; ``.
    """
    rows = [row for link in sorted(links) if link.iri in entities or not link.local.startswith(_PERSON) for row in _rows(link, names)]
    return ("\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in (COLUMNS, *rows)) + "\n").encode()


def _rows(link: Link, names: Namespaces) -> Iterator[Sequence[str]]:
    start, end = map(str, link.at) if link.at else ("", "")
    head = (link.document, link.local, link.name, start, end, names.shorten(link.iri), link.rule, "yes" if link.sure else "no")
    why = names.shortened(link.why)
    if not any(candidate.verdict == "taken" for candidate in link.weighed):
        yield (*head, names.shorten(link.iri), "taken", "", "", why)
    for candidate in link.weighed:
        told = "; ".join(_told(candidate, names))
        yield (*head, names.shorten(candidate.iri), candidate.verdict, str(candidate.points), told, why)


def _told(candidate: Candidate, names: Namespaces) -> Iterator[str]:
    for said in candidate.comparisons:
        worth = "never" if said.never else f"{said.points:+d}"
        on = f" ({names.shortened(said.on).replace(';', ',')})" if said.on else ""
        yield f"{said.comparator} {said.outcome} {worth}{on}"

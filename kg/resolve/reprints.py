"""Which documents print one and the same text: a wire story in several papers, an article and its later update."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

import networkx as nx

from kg.model.document import SourceDocument

#: words in a row that are compared; a quotation of two sentences that two reporters took down alike has some twenty such rows
_ROW = 5
#: share of the shorter text's rows that stand in the longer one from which it is the same text: twice the most that two different articles
#: of bench/reprints.py share, and what is left where one word in five is another
_SHARE = 0.3
#: texts with fewer different rows are too short to tell a reprint from a common phrase
_LEAST = 40
#: one row in so many is looked up to find pairs that are worth comparing, and the share of these from which a pair is
_SAMPLED, _PROMISING = 8, 0.15


def reprints(documents: Sequence[SourceDocument]) -> Mapping[str, str]:
    """The slug of each document that prints the text of an earlier one -> that of the first one that printed it.

    Of documents of one day the first by slug counts as the first; what reprints a reprint reprints its source.
    """
    ordered = sorted(documents, key=lambda document: (document.published, document.published_at, document.slug))
    rows = {document.slug: found for document in ordered if len(found := _rows(document)) >= _LEAST}
    place = {slug: number for number, slug in enumerate(rows)}
    same = nx.Graph(pair for pair in _promising(rows) if overlap(rows[pair[0]], rows[pair[1]]) >= _SHARE)
    groups = [sorted(group, key=place.__getitem__) for group in nx.connected_components(same)]
    return {later: group[0] for group in sorted(groups) for later in group[1:]}


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the shorter text's rows of words that the longer one has too."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def _rows(document: SourceDocument) -> frozenset[int]:
    """The rows of words of the body, each as a number."""
    body = " ".join(document.text[span.start : span.end] for span in document.paragraphs) or document.text
    words = re.findall(r"\w+", body.casefold())
    return frozenset(_number(" ".join(words[start : start + _ROW])) for start in range(len(words) - _ROW + 1))


def _number(row: str) -> int:
    return int.from_bytes(blake2b(row.encode(), digest_size=8).digest())


def _promising(rows: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """Pairs of texts that share enough of a sample of their rows to be compared in full, in the order of the texts."""
    holders: dict[int, list[str]] = defaultdict(list)
    sizes: Counter[str] = Counter()
    for slug, found in rows.items():
        for row in found:
            if row % _SAMPLED == 0:
                holders[row].append(slug)
                sizes[slug] += 1
    shared = Counter(pair for slugs in holders.values() for pair in combinations(slugs, 2))
    return (pair for pair, count in sorted(shared.items()) if count >= _PROMISING * min(sizes[slug] for slug in pair))

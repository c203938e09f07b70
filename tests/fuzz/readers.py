"""All readers, with their shares of the cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.fuzz.articles import ARTICLES
from tests.fuzz.knowledge import KNOWLEDGE
from tests.fuzz.lists import LISTS
from tests.fuzz.queries import QUERIES
from tests.fuzz.rdf import RDF
from tests.fuzz.reading import Reader
from tests.fuzz.requests import REQUESTS

READERS: Sequence[Reader] = (*ARTICLES, *KNOWLEDGE, *LISTS, *RDF, *QUERIES, *REQUESTS)


def shared_out(cases: int, readers: Sequence[Reader] = READERS) -> Mapping[str, int]:
    """How many of the cases each reader gets, one at least."""
    whole = sum(reader.share for reader in readers)
    return {reader.name: max(1, round(cases * reader.share / whole)) for reader in readers}

"""What an extractor with settings or weights of its own registers under ``kg.extractors``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kg.model.claim import Reading
from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary

Extractor = Callable[[SourceDocument], Reading]


@dataclass(frozen=True, slots=True)
class OptionalExtractor:
    """A factory like ``kg.extract.rules:extractor`` that takes its table of kg.toml as a third argument.

    ``rests_on`` names everything its readings depend on beside our code and the ontology: weights with their hash, the model asked.
    It goes into the manifest and into the fingerprint of the cache of readings. One that is ``serial`` reads all documents in one
    process, one after the other, because it counts what it spends.
    """

    make: Callable[[Vocabulary, str | None, Any], Extractor]
    rests_on: Callable[[str | None, Any], tuple[str, ...]]
    serial: bool = False

    def __call__(self, vocabulary: Vocabulary, model: str | None = None, options: Any = None) -> Extractor:
        """A function from a document to what it says."""
        return self.make(vocabulary, model, options)

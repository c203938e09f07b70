"""Sentences as documents: what the tests of the extractor read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from kg.extract.language import load_model
from kg.extract.parsed import ParsedText
from kg.extract.rules import extractor
from kg.extract.sentences import parse
from kg.model.claim import EntityRef, Filler, Reading, SituationRef
from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary
from kg.model.span import Span
from kg.vocabulary import load
from tests.documents import every_rule

PUBLISHED = date(2018, 3, 14)


def document(*paragraphs: str, title: str = "A day at the statehouse") -> SourceDocument:
    """An article of these paragraphs, published on 14 March 2018."""
    text = f"\n# {title}\n\n" + "\n".join(paragraphs) + "\n"
    spans, at = [], text.index(title) + len(title) + 2
    for paragraph in paragraphs:
        at = text.index(paragraph, at)
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph)
    start = text.index(title)
    return SourceDocument(
        slug="2018-03-14-a-day-at-the-statehouse",
        path="article.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        title_span=Span(start, start + len(title)),
        published=PUBLISHED,
        published_at=PUBLISHED.isoformat(),
        paragraphs=tuple(spans),
    )


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The shipped ontology, each rule of which reads however seldom it is right."""
    return every_rule(load())


@pytest.fixture(scope="session")
def article() -> Callable[..., SourceDocument]:
    """A function from paragraphs (and ``title=``) to a document."""
    return document


@pytest.fixture(scope="session")
def parsed(vocabulary: Vocabulary) -> Callable[..., ParsedText]:
    """A function from paragraphs (and ``title=``) to their parsed text."""
    return lambda *paragraphs, **options: parse(document(*paragraphs, **options), load_model(), vocabulary)


@dataclass(frozen=True)
class Told:
    """One claim in words: the class, the names that fill each role, the three axes, the holder's name, times and quote."""

    cls: str
    roles: Mapping[str, tuple[str, ...]]
    axes: tuple[str, str, str]
    holder: str
    stage: str
    times: Mapping[str, str]
    quote: str
    condition: str
    conveyed_by: str

    def role(self, name: str) -> str:
        """The fillers of one role, joined by semicolons."""
        return "; ".join(self.roles.get(name, ()))


def _tell(reading: Reading) -> list[Told]:
    names = {entity.id: entity.name for entity in reading.entities}
    situations = {situation.id: situation for situation in reading.situations}

    def word(filler: Filler) -> str:
        if isinstance(filler, SituationRef):
            return situations[filler.id].cls
        return names[filler.id] if isinstance(filler, EntityRef) else getattr(filler, "name", "") or getattr(filler, "text", "")

    found = []
    for claim in reading.claims:
        told = situations[claim.situation]
        roles: dict[str, tuple[str, ...]] = {}
        for role, filler in told.roles:
            roles[role] = (*roles.get(role, ()), word(filler))
        times = {key: getattr(told, key) for key in ("date", "begin", "end", "duration", "duration_less_than") if getattr(told, key)}
        kinds = [situations[name].cls if name in situations else "" for name in (claim.condition, claim.conveyed_by)]
        axes = (claim.modality.value, claim.polarity.value, claim.certainty.value)
        found.append(Told(told.cls, roles, axes, names.get(claim.holder, ""), told.stage, times, claim.quotes[0].exact, *kinds))
    return found


@pytest.fixture(scope="session")
def every(vocabulary: Vocabulary) -> Callable[..., list[Told]]:
    """A function from paragraphs to all claims, in text order."""
    extract = extractor(vocabulary)
    return lambda *paragraphs, **options: _tell(extract(document(*paragraphs, **options)))


@pytest.fixture(scope="session")
def told(every: Callable[..., list[Told]]) -> Callable[..., list[Told]]:
    """A function from a class and paragraphs to the claims of that class, in text order."""
    return lambda cls, *paragraphs, **options: [t for t in every(*paragraphs, **options) if t.cls == cls]

"""Documents to readings: the extractor by name, on the engine that is given; part of the shell."""

from __future__ import annotations

import difflib
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.engines.chosen import usual
from kg.engines.contract import Engine
from kg.engines.serial import Serial
from kg.errors import ConfigError, KgError
from kg.extract.weights import model_identity
from kg.extractors.contract import OptionalExtractor
from kg.model.claim import Reading
from kg.model.document import SourceDocument
from kg.model.finding import Finding
from kg.model.ontology import Vocabulary
from kg.model.span import Place
from kg.vocabulary import load

if TYPE_CHECKING:
    from kg.config import Config

_REPORT = "this is a fault of the program: please report it with the sentence that is in the way; the other articles were read"

#: the extractor of ours that rests on the model alone, so that neither need be loaded where every reading is known
_OWN = "kg.extract.rules:extractor"
_ENDED = "most often memory ran out: fewer --workers, or a shorter text; the other articles were read"

Extractor = Callable[[SourceDocument], Reading]


@dataclass(frozen=True, slots=True)
class ExtractorSpec:
    """Everything that makes an extractor in another process: names, folders and plain settings, no objects.

    ``options`` are the settings that the extractor has for itself, nothing for one that has none.
    """

    name: str = "rules"
    model: str = ""
    ontology: Path | None = None
    base: str = ""
    options: Any = None

    @classmethod
    def of(cls, config: Config) -> ExtractorSpec:
        """The extractor that the settings of a project ask for."""
        return cls(config.extractor, config.model, config.ontology, config.base, config.extractor_options)

    def vocabulary(self) -> Vocabulary:
        """The vocabulary that the extractor reads frames from."""
        return load(self.ontology, self.base) if self.base else load(self.ontology)

    def make(self) -> Extractor:
        """The extractor, guarded; an unknown name raises ``ConfigError``."""
        factory, given = extractor_factory(self.name), () if self.options is None else (self.options,)
        return guarded(factory(self.vocabulary(), self.model or None, *given))

    def lost(self, document: SourceDocument, tries: int) -> Reading:
        """The reading of a document during which process after process was ended: a finding."""
        message = f"the process that read this article was ended from outside, {tries} times in a row; nothing of it is used"
        return Reading(document, findings=(Finding("KG0591", message, Place(document.path), remedy=_ENDED),))

    def is_serial(self) -> bool:
        """Whether all documents must be read in one process; an unknown name raises ``ConfigError``."""
        factory = extractor_factory(self.name)
        return isinstance(factory, OptionalExtractor) and factory.serial

    def rests_on(self) -> tuple[str, ...]:
        """The models that readings depend on, each with version and hash where it has them."""
        point = _points().get(self.name)
        factory = extractor_factory(self.name) if point and point.value != _OWN else None
        if isinstance(factory, OptionalExtractor):
            return factory.rests_on(self.model or None, self.options)
        return (model_identity(self.model or None).told(),)


def guarded(extract: Extractor) -> Extractor:
    """An extractor that loses at most one article to a fault of its own: the article becomes a finding, and the build goes on."""

    def read(document: SourceDocument) -> Reading:
        try:
            return extract(document)
        except KgError:
            raise
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
            message = f"the extractor failed on this article and nothing of it is used: {type(error).__name__} in {where}: {error}"
            return Reading(document, findings=(Finding("KG0590", message, Place(document.path), remedy=_REPORT),))

    return read


def _points() -> dict[str, EntryPoint]:
    return {point.name: point for point in sorted(entry_points(group="kg.extractors"), key=lambda point: point.value)}


def extractor_factory(name: str) -> Callable[..., Extractor]:
    """The factory registered as ``name`` in the entry-point group ``kg.extractors``."""
    points = _points()
    if name in points:
        factory: Callable[..., Extractor] = points[name].load()
        return factory
    near = difflib.get_close_matches(name, points, n=1)
    hint = f"did you mean {near[0]}?  " if near else ""
    raise ConfigError("KG0101", f"there is no extractor {name!r}", remedy=f"{hint}installed: {', '.join(sorted(points)) or 'none'}")


def read_documents(
    documents: Sequence[SourceDocument],
    spec: ExtractorSpec,
    *,
    jobs: int = 0,
    engine: Engine | None = None,
    advance: Callable[[], None] = lambda: None,
) -> list[Reading]:
    """One reading per document, in order; ``advance`` is called after each.

    Without an ``engine`` that is ``jobs`` processes, and where that is 0 one a core where it pays. An extractor that must read all
    documents in one process does so here, whatever the engine.
    """
    chosen = Serial() if spec.is_serial() else engine or usual(len(documents), jobs)
    return list(_told(chosen.map(spec, documents), advance))


def _told(readings: Iterable[Reading], advance: Callable[[], None]) -> Iterator[Reading]:
    for reading in readings:
        advance()
        yield reading

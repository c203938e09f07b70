"""A question that is not understood may be put in other words by a model; it is then read like any other, and nothing else comes from it.

Names and times of the question have to stay: a rewriting that brings in another name or another day is refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from kg.ask.shape import Shape
from kg.errors import ConfigError
from kg.extractors.endpoint import Ask, NoAnswer, endpoint
from kg.extractors.options import LlmOptions

Rewriter = Callable[[str], str]

_SYSTEM = """You put one question about politics into simpler words, so that a program can read it. Keep its meaning, every name and every
date. Add nothing, answer nothing. Use one of these forms where one fits:
Who was POST on DAY? · Was PERSON POST on DAY? · Which posts did PERSON hold in YEAR? · Who endorsed PERSON? · Whom did PERSON appoint? ·
Did PERSON fire PERSON? · Was PERSON a candidate in CONTEST? · Why did PERSON resign? · What do sources disagree on about PERSON? ·
What happened between DAY and DAY?"""
_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {"question": {"type": "string"}},
    "required": ["question"],
    "additionalProperties": False,
}
#: most characters of a rewriting that is read
_LONGEST = 300


def rewriter(options: LlmOptions, ask: Ask | None = None) -> Rewriter:
    """A function from a question to the same in other words, empty where the model gives none; raises ``ConfigError`` without a model."""
    if not options.model:
        raise ConfigError("KG0523", "no model is set that could rewrite a question", remedy="set llm.model and llm.url in kg.toml")
    put = ask or endpoint(options)

    def rewrite(question: str) -> str:
        try:
            told = json.loads(put(_SYSTEM, question, _SCHEMA).text)
        except (NoAnswer, ValueError):
            return ""
        text = told.get("question") if isinstance(told, dict) else None
        return text.strip()[:_LONGEST] if isinstance(text, str) else ""

    return rewrite


def keeps(before: Shape, after: Shape) -> bool:
    """Whether a rewritten question brings in no name and no time, and leaves out none, that the question had."""
    names, known = ({iri for mention in shape.mentions for iri in mention.iris} for shape in (after, before))
    times, given = ({(when.first, when.last) for when in [shape.when] if when} for shape in (after, before))
    return names == known and times == given

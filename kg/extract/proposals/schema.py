"""What a model may answer and what it is told, both derived from the ontology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.model.claim import Certainty, Modality, Polarity
from kg.model.ontology import Role, SituationClass, Vocabulary

#: ranges whose values nobody finds as words of a text
_UNSPOKEN = frozenset({"boolean"})


def roles_asked(cls: SituationClass) -> tuple[Role, ...]:
    """The roles of a class that words can fill."""
    return tuple(role for role in cls.roles if not set(role.ranges) <= _UNSPOKEN)


def terms_of(role: Role, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The closed list of values of a role, where its range is one."""
    return tuple(sorted({name for kind in role.ranges for entry in vocabulary.lexicon(kind) for name in entry.get("id", ())}))


def stages_of(cls: SituationClass) -> tuple[str, ...]:
    """The steps that the frames of a class tell of."""
    return tuple(sorted({frame.stage for frame in cls.frames if frame.stage}))


def schema_of(vocabulary: Vocabulary) -> dict[str, Any]:
    """The JSON schema of an answer: a list of claims, each of one class with the roles of that class and no others."""
    words = {"type": "string"}
    axes = {
        "modality": {"enum": [value.value for value in Modality]},
        "polarity": {"enum": [value.value for value in Polarity]},
        "certainty": {"enum": [value.value for value in Certainty]},
    }
    kinds = []
    for cls in (vocabulary.classes[name] for name in sorted(vocabulary.classes)):
        roles = {role.name: _fillers(role, vocabulary) for role in roles_asked(cls)}
        parts = {"class": {"enum": [cls.name]}, "roles": _closed(roles), **axes, "holder": words, "quote": words}
        parts |= {"stage": {"enum": ["", *stages_of(cls)]}} if stages_of(cls) else {}
        kinds.append(_closed(parts))
    return _closed({"claims": {"type": "array", "items": {"anyOf": kinds}}})


def _fillers(role: Role, vocabulary: Vocabulary) -> dict[str, Any]:
    terms = terms_of(role, vocabulary)
    return {"type": "array", "items": {"enum": list(terms)} if terms else {"type": "string"}}


def _closed(parts: dict[str, Any]) -> dict[str, Any]:
    """An object with exactly these parts: servers that enforce a schema want every one of them required."""
    return {"type": "object", "properties": parts, "required": list(parts), "additionalProperties": False}


_TASK = """\
You read one part of a news article and list what it says happened, holds, is planned, asked for, expected, denied or alleged.
Answer with JSON that follows the schema, and with nothing else.

Each claim has one class of the list below. For every role give the words of the article that fill it, exactly as they stand there; give
an empty list for a role that the article leaves open. Never add what you know from elsewhere.
quote: the shortest stretch of one paragraph, copied letter by letter, that says it and names who and what is involved.
modality: Actual (it happened or holds), Planned, Predicted, Conditional (under "if", or "could"), Required, Requested (somebody asks for
it), Alleged (somebody is only accused of it). polarity: Negated when it is said not to be so, Open for "whether".
certainty: as sure as whoever says it: Certain, Probable, Possible, Unspecified.
holder: whose words or view it is, in words of the article; empty when the article itself says so. What somebody says is one claim of
class SpeechAct in the article's own voice and, apart from it, the claims that are said, held by the speaker.
"""


def prompt_of(vocabulary: Vocabulary) -> str:
    """What the model is told before any text: the task, and every class with its roles and an example of the ontology."""
    return "\n".join([_TASK, "Classes:", *(line for name in sorted(vocabulary.classes) for line in _described(vocabulary, name))]) + "\n"


def _described(vocabulary: Vocabulary, name: str) -> Iterator[str]:
    cls = vocabulary.classes[name]
    yield f"- {name}: {cls.comment}"
    for role in roles_asked(cls):
        needed = ", needed" if role.defining else ""
        yield f"    {role.name} ({' or '.join(terms_of(role, vocabulary) or role.ranges)}{needed}): {role.comment}".rstrip(": ")
    if stages_of(cls):
        yield f"    stage: {', '.join(stages_of(cls))}"
    example = next((example for example in cls.examples if not example.none), None)
    if example is not None:
        told = ", ".join(f"{role}={words}" for role, words in example.expect)
        yield f"    e.g. {example.text} -> {told}; {example.modality}, {example.polarity}"

"""Frames, operators and examples as values, checked one by one."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox

from kg.model.ontology import Example, Frame
from kg.vocabulary.files import Sources, did_you_mean, local

#: lexinfo's parts of speech, and ``phrase`` for fixed expressions of several words
PARTS_OF_SPEECH = frozenset({"verb", "auxiliary", "noun", "adjective", "adverb", "determiner", "preposition", "conjunction", "phrase"})


def read_frames(sources: Sources) -> dict[str, list[Frame]]:
    """Frames by the class they evoke, each list ordered by id; operators stand under the empty name."""
    found: dict[str, list[Frame]] = defaultdict(list)
    for kind in ("Frame", "Operator"):
        for subject in sources.of_type(kind):
            frame = _frame(sources, subject)
            if kind == "Frame" and not frame.evokes:
                message = f"frame '{frame.id}' evokes no class"
                raise sources.error("KG0308", subject, message, "add ontolex:evokes, or make it a kgo:Operator")
            found[frame.evokes].append(frame)
    return {name: sorted(frames, key=lambda frame: frame.id) for name, frames in sorted(found.items())}


def read_examples(sources: Sources) -> dict[str, list[Example]]:
    """Examples by the local name of what they illustrate, a frame or (where a class has none) the class."""
    found: dict[str, list[Example]] = defaultdict(list)
    for subject in sources.of_type("Example"):
        example = _example(sources, subject)
        if not example.frame or not example.text:
            message = f"example '{example.id}' lacks its text or the frame it illustrates"
            raise sources.error("KG0305", subject, message, "add kgo:illustrates and kgo:text")
        found[example.frame].append(example)
    return {name: sorted(examples, key=lambda example: example.id) for name, examples in sorted(found.items())}


def _frame(sources: Sources, subject: ox.NamedNode) -> Frame:
    functions, fallbacks = _functions(sources, subject)
    frame = Frame(
        id=local(subject),
        evokes=sources.one(subject, "ontolex:evokes"),
        part_of_speech=sources.one(subject, "lexinfo:partOfSpeech"),
        lemmas=sources.locals(subject, "lemma"),
        functions=functions,
        required=sources.locals(subject, "required"),
        particle=sources.one(subject, "particle"),
        reflexive=sources.one(subject, "reflexive") == "true",
        stage=sources.one(subject, "stage"),
        modality=sources.one(subject, "modality"),
        polarity=sources.one(subject, "polarity"),
        certainty=sources.one(subject, "certainty"),
        complement=(
            sources.one(subject, "complementModality"),
            sources.one(subject, "complementPolarity"),
            sources.one(subject, "complementCertainty"),
        ),
        complement_holder=sources.one(subject, "complementHolder"),
        control=sources.one(subject, "control"),
        constants=sources.pairs(subject, "constant"),
        fixed=tuple((function, tuple(words.split("/"))) for function, words in sources.pairs(subject, "fixed")),
        fallbacks=fallbacks,
        only={role: tuple(classes.split("/")) for role, classes in sources.pairs(subject, "only")},
        absent=sources.locals(subject, "absent"),
        barred=tuple((function, tuple(words.split("/"))) for function, words in sources.pairs(subject, "barred")),
        speaker=sources.one(subject, "speaker"),
        links=tuple((side, tuple(functions.split("/"))) for side, functions in sources.pairs(subject, "link")),
    )
    _check(sources, subject, frame)
    return frame


def _functions(sources: Sources, subject: ox.NamedNode) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    namespace = sources.prefixes["fn"]
    written = [(iri.removeprefix(namespace), objects) for iri, objects in sources.objects[subject].items() if iri.startswith(namespace)]
    roles = {name: [local(node) for node in objects] for name, objects in written}
    return {name: found[0] for name, found in roles.items()}, {name: tuple(found[1:]) for name, found in roles.items() if found[1:]}


def _check(sources: Sources, subject: ox.NamedNode, frame: Frame) -> None:
    if not frame.lemmas:
        raise sources.error("KG0308", subject, f"frame '{frame.id}' has no word that evokes it", "add kgo:lemma")
    if frame.part_of_speech not in PARTS_OF_SPEECH:
        message = f"frame '{frame.id}' has the part of speech '{frame.part_of_speech}'"
        raise sources.error("KG0308", subject, message, f"lexinfo:partOfSpeech must be one of {', '.join(sorted(PARTS_OF_SPEECH))}")
    named = {name for function in frame.required for name in function.split("/")} | {name for name, _ in frame.fixed} | set(frame.functions)
    named |= {*frame.absent, *(name for name, _ in frame.barred), *(name for _, functions in frame.links for name in functions)}
    stray = sorted(name for name in named if ox.NamedNode(sources.prefixes["fn"] + name) not in sources.objects)
    if stray:
        known = sorted(local(s) for s in sources.objects if str(s).startswith(f"<{sources.prefixes['fn']}"))
        remedy = did_you_mean(stray[0], known) or "functions are listed in ontology/reading.ttl"
        raise sources.error("KG0308", subject, f"frame '{frame.id}' names the unknown function '{stray[0]}'", remedy)


def _example(sources: Sources, subject: ox.NamedNode) -> Example:
    return Example(
        id=local(subject),
        frame=sources.one(subject, "illustrates"),
        text=sources.one(subject, "text"),
        expect=sources.pairs(subject, "expect"),
        modality=sources.one(subject, "modality") or "Actual",
        polarity=sources.one(subject, "polarity") or "Affirmed",
        certainty=sources.one(subject, "certainty"),
        holder=sources.one(subject, "holder"),
        stage=sources.one(subject, "stage"),
        none=sources.one(subject, "none") == "true",
    )

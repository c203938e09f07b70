"""That the classes of situations are complete and agree with their frames and examples; every fault is a VocabularyError with its place."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.model.ontology import Example, Frame, SituationClass
from kg.vocabulary.files import Sources, did_you_mean, local


def check_classes(sources: Sources, classes: Mapping[str, SituationClass], frames: Mapping[str, list[Frame]],
                  examples: Mapping[str, list[Example]]) -> None:  # fmt: skip
    """Nothing, where every class is complete, every frame evokes one and has an example, and every role that is named exists."""
    _check_evokes(sources, classes, frames)
    _check_examples(sources, classes, frames, examples)
    named = frozenset(local(s) for s in sources.objects if isinstance(s, ox.NamedNode))
    for subject in sources.of_type("SituationClass"):
        _check_complete(sources, subject, classes[local(subject)])
        _check_frames(sources, classes[local(subject)], named)
        _check_roles(sources, subject, classes[local(subject)])


def _term(sources: Sources, name: str) -> ox.NamedNode:
    return ox.NamedNode(sources.names.term(name))


def _check_complete(sources: Sources, subject: ox.NamedNode, cls: SituationClass) -> None:
    wanted = {
        "a label (rdfs:label)": cls.label,
        "a comment (rdfs:comment)": cls.comment,
        "a kind of IRI (kgo:iriKind)": cls.kind,
        "a slug (kgo:slug)": cls.slug,
        "a role (kgo:role)": cls.roles,
        "a frame, or kgo:readBy with the reason why none": cls.frames or cls.read_by,
        "an example (kgo:Example)": cls.examples,
    }
    missing = [what for what, value in wanted.items() if not value]
    if missing:
        raise sources.error("KG0303", subject, f"class '{cls.name}' lacks {missing[0]}", "every class of situations carries what proves it")


def _check_frames(sources: Sources, cls: SituationClass, classes: frozenset[str]) -> None:
    known = [role.name for role in cls.roles]
    for frame in cls.frames:
        used = [*frame.functions.values(), *(role for roles in frame.fallbacks.values() for role in roles)]
        used += [*(role for role, _ in frame.constants), *frame.only]
        _check_known(sources, _term(sources, frame.id), f"frame '{frame.id}'", used, known, cls.name)
        strange = sorted(name for names in frame.only.values() for name in names if name not in classes)
        if strange:
            remedy = did_you_mean(strange[0], sorted(classes)) or 'name classes of fillers: kgo:only "target=Person/Party"'
            raise sources.error("KG0306", _term(sources, frame.id), f"frame '{frame.id}' narrows a role to unknown '{strange[0]}'", remedy)
    for example in cls.examples:
        used = [role for role, _ in example.expect]
        _check_known(sources, _term(sources, example.id), f"example '{example.id}'", used, known, cls.name)


def _check_roles(sources: Sources, subject: ox.NamedNode, cls: SituationClass) -> None:
    for node in sources.all(subject, "role"):
        for range_ in sources.all(node, "range"):
            if range_ not in sources.objects and not str(range_).startswith("<http://www.w3.org/2001/XMLSchema#"):
                remedy = did_you_mean(local(range_), [local(s) for s in sources.objects if isinstance(s, ox.NamedNode)])
                message = f"role '{sources.one(node, 'name')}' of {cls.name} has the unknown range {range_}"
                raise sources.error("KG0306", subject, message, remedy or "define the class")
    flat = [role for role in (cls.flat.subject, cls.flat.object, cls.flat.other) if role] if cls.flat else []
    short = [sources.one(subject, name) for name in ("shortcutSubject", "shortcutObject") if sources.one(subject, name)]
    _check_known(sources, subject, f"class '{cls.name}'", flat + short, [role.name for role in cls.roles], cls.name)


def _check_known(sources: Sources, place: ox.NamedNode, who: str, used: list[str], known: list[str], cls: str) -> None:
    for role in used:
        if role not in known:
            remedy = did_you_mean(role, known) or f"the roles of {cls} are {', '.join(known)}"
            raise sources.error("KG0306", place, f"{who} names the role '{role}', which {cls} does not have", remedy)


def _check_evokes(sources: Sources, classes: Mapping[str, SituationClass], frames: Mapping[str, list[Frame]]) -> None:
    for name, own in frames.items():
        if name and name not in classes:
            remedy = did_you_mean(name, sorted(classes)) or "write the class, a kgo:SituationClass"
            message = f"frame '{own[0].id}' evokes '{name}', no class of situations"
            raise sources.error("KG0308", _term(sources, own[0].id), message, remedy)


def _check_examples(sources: Sources, classes: Mapping[str, SituationClass], frames: Mapping[str, list[Frame]],
                    examples: Mapping[str, list[Example]]) -> None:  # fmt: skip
    ids = [frame.id for own in frames.values() for frame in own]
    known = {*ids, *classes}
    for name, shown in examples.items():
        if name not in known:
            remedy = did_you_mean(name, ids) or "name a kgo:Frame that the file declares"
            message = f"example '{shown[0].id}' illustrates unknown '{name}'"
            raise sources.error("KG0305", _term(sources, shown[0].id), message, remedy)
    for own in frames.values():
        for frame in own:
            if frame.evokes and frame.id not in examples:
                remedy = f"add a kgo:Example that kgo:illustrates kgo:{frame.id}"
                raise sources.error("KG0304", _term(sources, frame.id), f"frame '{frame.id}' has no example", remedy)

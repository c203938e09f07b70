"""Classes of situations as values: roles, flat table, shortcut, with their frames and examples; and what they must have."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.model.ontology import Example, FlatType, Frame, Role, Shortcut, SituationClass
from kg.vocabulary.files import Sources, did_you_mean, local


def read_parents(sources: Sources) -> dict[str, tuple[str, ...]]:
    """Local name of every class that has a superclass -> local names of its direct superclasses, in written order."""
    return {local(s): found for s in sources.objects if isinstance(s, ox.NamedNode) and (found := sources.locals(s, "rdfs:subClassOf"))}


def read_classes(sources: Sources, frames: Mapping[str, list[Frame]], examples: Mapping[str, list[Example]]) -> dict[str, SituationClass]:
    """Every class of situations by local name, complete and consistent, or a VocabularyError."""
    parents = read_parents(sources)
    found = {local(s): _class(sources, s, parents, frames, examples) for s in sources.of_type("SituationClass")}
    _check_evokes(sources, found, frames)
    _check_examples(sources, found, frames, examples)
    for subject in sources.of_type("SituationClass"):
        _check_complete(sources, subject, found[local(subject)])
        _check_roles(sources, subject, found[local(subject)])
    return dict(sorted(found.items()))


def read_shortcuts(sources: Sources) -> tuple[Shortcut, ...]:
    """The shortcut table, ordered by class and property; each class of situations may have one row."""
    rows = [
        Shortcut(local(s), sources.one(s, "shortcutSubject"), sources.one(s, "shortcutObject"), sources.one(s, "shortcut"))
        for s in sources.of_type("SituationClass")
        if sources.one(s, "shortcut")
    ]
    return tuple(sorted(rows, key=lambda row: (row.cls, row.property)))


def _class(sources: Sources, subject: ox.NamedNode, parents: Mapping[str, tuple[str, ...]],
           frames: Mapping[str, list[Frame]], examples: Mapping[str, list[Example]]) -> SituationClass:  # fmt: skip
    name = local(subject)
    own = tuple(frames.get(name, ()))
    shown = [*examples.get(name, ()), *(example for frame in own for example in examples.get(frame.id, ()))]
    return SituationClass(
        name=name,
        iri=subject.value,
        parents=parents.get(name, ()),
        label=sources.one(subject, "rdfs:label"),
        comment=sources.one(subject, "rdfs:comment"),
        kind=sources.one(subject, "iriKind"),
        slug=sources.one(subject, "slug"),
        soft=sources.one(subject, "firmness") == "Soft",
        roles=tuple(_role(sources, node) for node in sources.all(subject, "role")),
        flat=_flat(sources, subject),
        frames=own,
        examples=tuple(sorted(shown, key=lambda example: example.id)),
        is_event=_below(name, "Event", parents),
        place=sources.place(subject),
        notation=sources.one(subject, "skos:notation"),
        read_by=sources.one(subject, "readBy"),
    )


def _role(sources: Sources, node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Role:
    return Role(
        name=sources.one(node, "name"),
        iri=next((n.value for n in sources.all(node, "name") if isinstance(n, ox.NamedNode)), ""),
        ranges=sources.locals(node, "range"),
        defining=sources.one(node, "need") == "Defining",
        identifies=sources.one(node, "identifies") == "true",
        comment=sources.one(node, "rdfs:comment"),
        expected=sources.one(node, "need") == "Expected",
        several=sources.one(node, "several") == "true",
    )


def _flat(sources: Sources, subject: ox.NamedNode) -> FlatType | None:
    kind = sources.one(subject, "flatType")
    columns = [sources.one(subject, name) for name in ("flatSubject", "flatObject", "flatOther", "flatStatus")]
    return FlatType(kind, *columns) if kind else None


def _below(name: str, ancestor: str, parents: Mapping[str, tuple[str, ...]]) -> bool:
    return name == ancestor or any(_below(parent, ancestor, parents) for parent in parents.get(name, ()))


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


def _check_roles(sources: Sources, subject: ox.NamedNode, cls: SituationClass) -> None:
    known = [role.name for role in cls.roles]
    for frame in cls.frames:
        used = [*frame.functions.values(), *(role for roles in frame.fallbacks.values() for role in roles)]
        used += [*(role for role, _ in frame.constants), *frame.only]
        _check_known(sources, _term(sources, frame.id), f"frame '{frame.id}'", used, known, cls.name)
    for example in cls.examples:
        used = [role for role, _ in example.expect]
        _check_known(sources, _term(sources, example.id), f"example '{example.id}'", used, known, cls.name)
    for node in sources.all(subject, "role"):
        for range_ in sources.all(node, "range"):
            if range_ not in sources.objects and not str(range_).startswith("<http://www.w3.org/2001/XMLSchema#"):
                remedy = did_you_mean(local(range_), [local(s) for s in sources.objects if isinstance(s, ox.NamedNode)])
                message = f"role '{sources.one(node, 'name')}' of {cls.name} has the unknown range {range_}"
                raise sources.error("KG0306", subject, message, remedy or "define the class")
    flat = [role for role in (cls.flat.subject, cls.flat.object, cls.flat.other) if role] if cls.flat else []
    short = [sources.one(subject, name) for name in ("shortcutSubject", "shortcutObject") if sources.one(subject, name)]
    _check_known(sources, subject, f"class '{cls.name}'", flat + short, known, cls.name)


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

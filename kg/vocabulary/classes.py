"""Classes of situations as values: roles, flat table, shortcut, with their frames and examples; and what they must have."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.model.ontology import Example, FlatType, Frame, Role, Shortcut, SituationClass
from kg.vocabulary.checks import check_classes
from kg.vocabulary.files import Sources, local


def read_parents(sources: Sources) -> dict[str, tuple[str, ...]]:
    """Local name of every class that has a superclass -> local names of its direct superclasses, in written order."""
    return {local(s): found for s in sources.objects if isinstance(s, ox.NamedNode) and (found := sources.locals(s, "rdfs:subClassOf"))}


def read_classes(sources: Sources, frames: Mapping[str, list[Frame]], examples: Mapping[str, list[Example]]) -> dict[str, SituationClass]:
    """Every class of situations by local name, complete and consistent, or a VocabularyError."""
    parents = read_parents(sources)
    found = {local(s): _class(sources, s, parents, frames, examples) for s in sources.of_type("SituationClass")}
    check_classes(sources, found, frames, examples)
    return dict(sorted(found.items()))


def read_shortcuts(sources: Sources) -> tuple[Shortcut, ...]:
    """The shortcut table, ordered by class and property; each class of situations may have one row."""
    rows = [
        Shortcut(
            local(s),
            sources.one(s, "shortcutSubject"),
            sources.one(s, "shortcutObject"),
            sources.one(s, "shortcut"),
            sources.locals(s, "shortcutStage"),
        )
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
        repeats=sources.one(subject, "repeats") == "true",
        once=sources.one(subject, "once") == "true",
        unbroken=sources.one(subject, "unbroken") == "true",
        recurs=_recurs(sources, name, parents),
        steps_apart=sources.locals(subject, "stepApart"),
        roles=tuple(_role(sources, node) for node in sources.all(subject, "role")),
        flat=_flat(sources, subject),
        frames=own,
        examples=tuple(sorted(shown, key=lambda example: example.id)),
        is_event=_below(name, "Event", parents),
        place=sources.place(subject),
        notation=sources.one(subject, "skos:notation"),
        read_by=sources.one(subject, "readBy"),
        label_pattern=sources.one(subject, "labelPattern"),
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
        ground=sources.one(node, "ground") == "true",
        preexisting=sources.one(node, "preexisting") == "true",
    )


def _flat(sources: Sources, subject: ox.NamedNode) -> FlatType | None:
    kind = sources.one(subject, "flatType")
    subject_, object_, other, status = (sources.one(subject, name) for name in ("flatSubject", "flatObject", "flatOther", "flatStatus"))
    bare, vaguer = (sources.one(subject, name) == "true" for name in ("flatBareFalls", "flatVaguerStays"))
    return FlatType(kind, subject_, object_, other, status, bare, vaguer, sources.pairs(subject, "flatStage")) if kind else None


def _recurs(sources: Sources, name: str, parents: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a class or one above it says so."""
    own = sources.one(ox.NamedNode(sources.names.term(name)), "recurs") == "true"
    return own or any(_recurs(sources, parent, parents) for parent in parents.get(name, ()))


def _below(name: str, ancestor: str, parents: Mapping[str, tuple[str, ...]]) -> bool:
    return name == ancestor or any(_below(parent, ancestor, parents) for parent in parents.get(name, ()))

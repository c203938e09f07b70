"""Terms: that every one in use is defined, their labels, the lexicons, and the triples of the ontology graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.errors import VocabularyError
from kg.model.ontology import Shortcut, SituationClass
from kg.vocabulary.files import RDF_TYPE, Node, Sources, did_you_mean, local

#: types whose instances are reading rules or classes, not entries of a lexicon
_NO_LEXICON = frozenset({"SituationClass", "Frame", "Operator", "Example"})
_RULES = _NO_LEXICON - {"SituationClass"}
#: what the ontology graph says about a class, a property or a value
_PUBLISHED = ("rdfs:label", "rdfs:comment", "rdfs:subClassOf", "rdfs:domain", "rdfs:range", "skos:notation")
_PUBLISHED_TYPES = ("rdfs:Class", "rdf:Property")


def defined(sources: Sources) -> frozenset[str]:
    """Local names of all terms of ours that some file defines."""
    own = sources.prefixes["kgo"]
    return frozenset(s.value.removeprefix(own) for s in sources.objects if isinstance(s, ox.NamedNode) and s.value.startswith(own))


def check_spelling(sources: Sources) -> None:
    """Nothing, where every term of ours that stands as predicate or object is defined; else a VocabularyError with a suggestion."""
    named = [s.value for s in sources.objects if isinstance(s, ox.NamedNode)]
    known = {prefix: {iri for iri in named if iri.startswith(namespace)} for prefix, namespace in _own(sources)}
    own = _own(sources)
    for subject, node in _used(sources):
        for prefix, namespace in own:
            if node.startswith(namespace) and node not in known[prefix]:
                name = f"{prefix}:{node.removeprefix(namespace)}"
                near = did_you_mean(name, sorted(sources.names.shorten(iri) for iri in known[prefix]))
                path = sources.origins[subject][0]
                remedy = near or "define it with an rdfs:label in the file that introduces it"
                raise VocabularyError("KG0302", f"{name} is not defined anywhere", place=sources.line_of(path, name), remedy=remedy)


def check_unique(sources: Sources) -> None:
    """Nothing, where each class, frame, operator and example is declared once."""
    for kind in sorted(_NO_LEXICON):
        for subject in sources.of_type(kind):
            times = sources.objects[subject][RDF_TYPE.value].count(ox.NamedNode(sources.names.term(kind)))
            if times > 1:
                message = f"'{local(subject)}' is declared {times} times, first at {sources.place(subject)}"
                raise sources.error("KG0307", subject, message, "rename or remove one", occurrence=1)


def labels(sources: Sources) -> dict[str, str]:
    """Local name -> label, for every named subject that has one."""
    found = {local(s): sources.one(s, "rdfs:label") for s in sources.objects if isinstance(s, ox.NamedNode)}
    return {name: label for name, label in sorted(found.items()) if label}


def properties(sources: Sources) -> dict[str, str]:
    """IRI of each property -> IRI of its range, empty where it has none."""
    wanted = ox.NamedNode(sources.names.expand("rdf:Property"))
    found = [s for s in sources.objects if isinstance(s, ox.NamedNode) and wanted in sources.objects[s].get(RDF_TYPE.value, ())]
    ranges = {s.value: [o.value for o in sources.all(s, "rdfs:range") if isinstance(o, ox.NamedNode)] for s in found}
    return {iri: next(iter(of), "") for iri, of in sorted(ranges.items())}


def lexicons(sources: Sources) -> dict[str, tuple[Mapping[str, tuple[str, ...]], ...]]:
    """Kind -> its entries ordered by id, for every type of ours that is not a class, frame, operator or example."""
    found: dict[str, list[Mapping[str, tuple[str, ...]]]] = defaultdict(list)
    own = sources.prefixes["kgo"]
    for subject, facts in sources.objects.items():
        types = [t.value for t in facts.get(RDF_TYPE.value, ()) if isinstance(t, ox.NamedNode)]
        kinds = {t.removeprefix(own) for t in types if t.startswith(own)}
        for kind in sorted(kinds - _NO_LEXICON) if isinstance(subject, ox.NamedNode) else ():
            entry = {local(ox.NamedNode(iri)): tuple(local(o) for o in objects) for iri, objects in facts.items() if iri != RDF_TYPE.value}
            found[kind].append({"id": (local(subject),), **entry})
    return {kind: tuple(sorted(entries, key=lambda entry: entry["id"])) for kind, entries in sorted(found.items())}


def published(sources: Sources, classes: Mapping[str, SituationClass], shortcuts: tuple[Shortcut, ...]) -> tuple[str, ...]:
    """Sorted N-Triples lines of the ontology graph: class tree, labels, comments, values and shortcut rules; no frames, no blank nodes."""
    lines: set[str] = set()
    for subject, facts in sources.objects.items():
        if isinstance(subject, ox.NamedNode) and not _is_rule(sources, facts):
            lines.update(_about(sources, subject, facts))
    iris = {local(ox.NamedNode(role.iri)): role.iri for cls in classes.values() for role in cls.roles}
    for row in shortcuts:
        term = sources.names.term
        rule = term(f"rule-{row.property}")
        says = {"fromClass": term(row.cls), "shortcut": term(row.property)}
        says |= {"subjectRole": iris[row.subject_role], "objectRole": iris[row.object_role]}
        lines.update(f"<{rule}> <{term(name)}> <{value}> ." for name, value in says.items())
        lines.update(f'<{rule}> <{term("shortcutStage")}> "{stage}" .' for stage in row.stages)
        lines.add(f"<{rule}> {RDF_TYPE} <{term('ShortcutRule')}> .")
    return tuple(sorted(lines))


def _own(sources: Sources) -> tuple[tuple[str, str], ...]:
    return tuple((prefix, sources.prefixes[prefix]) for prefix in ("kgo", "fn"))


def _used(sources: Sources) -> Iterator[tuple[Node, str]]:
    for subject, facts in sources.objects.items():
        for predicate, objects in facts.items():
            yield subject, predicate
            yield from ((subject, node.value) for node in objects if isinstance(node, ox.NamedNode))


def _is_rule(sources: Sources, facts: Mapping[str, list[Node]]) -> bool:
    return any(local(kind) in _RULES for kind in facts.get(RDF_TYPE.value, ()))


def _about(sources: Sources, subject: ox.NamedNode, facts: Mapping[str, list[Node]]) -> Iterator[str]:
    terms = sources.prefixes["kgo"]
    for name in _PUBLISHED:
        for node in facts.get(sources.names.expand(name), ()):
            if not isinstance(node, ox.BlankNode):
                yield f"{subject} <{sources.names.expand(name)}> {node} ."
    for kind in facts.get(RDF_TYPE.value, ()):
        if isinstance(kind, ox.NamedNode) and (kind.value.startswith(terms) or sources.names.shorten(kind.value) in _PUBLISHED_TYPES):
            if local(kind) == "SituationClass":
                yield f"{subject} {RDF_TYPE} <{sources.names.expand('rdfs:Class')}> ."
            else:
                yield f"{subject} {RDF_TYPE} {kind} ."

"""Curated Turtle: situations with roles and dates, claims about them with their sources, entities; each subject with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

import pyoxigraph as ox

from kg.ingest.addresses import REMEDY, mistyped
from kg.ingest.decode import SourceText
from kg.ingest.registry import kind_of, read_entity, unknown_term
from kg.ingest.suggest import did_you_mean
from kg.ingest.turtle_file import LANG_STRING, TYPE, Subject, Term, parse
from kg.model.claim import Certainty, Claim, EntityRef, Filler, Modality, Polarity, Situation, SituationRef, TermRef, Words
from kg.model.document import Authority
from kg.model.entity import Entity
from kg.model.finding import Finding
from kg.model.iri import local_name
from kg.model.ontology import SituationClass, Vocabulary
from kg.model.time import valid, valid_duration

_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment"
_PAGE = "http://xmlns.com/foaf/0.1/page"
_SOURCE = "http://purl.org/dc/terms/source"
#: local names of our properties that are fields of a situation, not roles; the day bounds are computed, never read
_DATES = ("date", "begin", "end")
_DURATIONS = ("duration", "durationLessThan")
_BOUNDS = frozenset(name + side for name in _DATES for side in ("Min", "Max"))

Axis = TypeVar("Axis", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class CuratedContent:
    """What one curated file holds. ``documents`` are (slug, address or sha256) pairs: short names that the registry gives to articles.
    ``official`` are the sources that it calls official records, by their names (``curated_congress``).
    """

    entities: tuple[Entity, ...] = ()
    situations: tuple[Situation, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    official: tuple[str, ...] = ()


def read_turtle(source: SourceText, vocabulary: Vocabulary, origin: str) -> CuratedContent:
    """Everything a Turtle file says, as values; what cannot be understood is set aside with a finding, the rest stays."""
    file, findings = parse(source, vocabulary.names)
    reader = _Reader(vocabulary, origin, list(findings))
    for subject in file.subjects:
        reader.take(subject)
    return CuratedContent(
        tuple(reader.entities), tuple(reader.situations), tuple(reader.claims), tuple(reader.findings), tuple(reader.documents),
        tuple(reader.official),
    )  # fmt: skip


@dataclass(slots=True)
class _Reader:
    vocabulary: Vocabulary
    origin: str
    findings: list[Finding]
    entities: list[Entity] = field(default_factory=list)
    situations: list[Situation] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    documents: list[tuple[str, str]] = field(default_factory=list)
    official: list[str] = field(default_factory=list)

    def take(self, subject: Subject) -> None:
        """Sort one subject by its types."""
        types = [local_name(iri) for iri in subject.types]
        cls = next((self.vocabulary.classes[name] for name in types if name in self.vocabulary.classes), None)
        kind = kind_of(subject, self.vocabulary)
        if "Claim" in types:
            self._claim(subject)
        elif cls:
            self.situations.append(self._situation(subject, cls))
        elif kind:
            entity, findings = read_entity(subject, kind, self.vocabulary)
            self.findings += findings
            self.entities += [entity] if entity else []
        elif "Document" in types:
            keys = (*_iris(subject, _PAGE), _local(subject.statements.get(self.vocabulary.names.term("sha256"))))
            self.documents += [(local_name(subject.iri), key) for key in keys if key]
        elif "SourceGraph" in types:
            rank = _local(subject.statements.get(self.vocabulary.names.term("authority")))
            self.official += [local_name(subject.iri)] if rank == Authority.OFFICIAL.term else []
        else:
            self._unknown(subject, types)

    def _unknown(self, subject: Subject, types: list[str]) -> None:
        name = self.vocabulary.names.shorten(subject.iri)
        known = [*self.vocabulary.classes, "Claim"]
        if types:
            remedy = did_you_mean(types[0], known, "use a class of ontology/, or add one there")
            self._complain("KG0213", f"{name} is a {types[0]}, which is no class of situations, claim or entity", subject, remedy)
        else:
            self._complain("KG0213", f"{name} has no type", subject, "say what it is, e.g. 'a kgo:Tenure'")

    def _complain(self, code: str, message: str, subject: Subject, remedy: str) -> None:
        self.findings.append(Finding(code, message, subject.place, remedy))

    # situations ---------------------------------------------------------------------------------

    def _situation(self, subject: Subject, cls: SituationClass) -> Situation:
        names = self.vocabulary.names
        own = {iri.removeprefix(names.term("")): objects for iri, objects in subject.statements.items()}
        dates = {name: self._checked(subject, name, own, valid, "KG0216", "an EDTF date") for name in _DATES}
        lengths = {name: self._checked(subject, name, own, valid_duration, "KG0216", "an xsd:duration") for name in _DURATIONS}
        return Situation(
            id=subject.iri,
            cls=cls.name,
            roles=tuple(sorted(self._roles(subject, cls), key=lambda pair: (pair[0], repr(pair[1])))),
            date=dates["date"],
            begin=dates["begin"],
            end=dates["end"],
            duration=lengths["duration"],
            duration_less_than=lengths["durationLessThan"],
            stage=_local(own.get("stage")),
            label=_text(subject, _LABEL),
        )

    def _roles(self, subject: Subject, cls: SituationClass) -> Iterator[tuple[str, Filler]]:
        skipped = {TYPE, _LABEL, _COMMENT} | {self.vocabulary.names.term(name) for name in (*_DATES, *_DURATIONS, *_BOUNDS, "stage")}
        by_iri = {role.iri: role.name for role in cls.roles}
        for iri, objects in subject.statements.items():
            if iri in skipped:
                continue
            if iri not in by_iri and (trouble := unknown_term(iri, subject, self.vocabulary)):
                self.findings.append(trouble)
                continue
            for term in objects:
                filler = self._filler(subject, term)
                if filler is not None:
                    yield by_iri.get(iri, local_name(iri)), filler

    def _filler(self, subject: Subject, term: Term) -> Filler | None:
        if isinstance(term, ox.Literal):
            return Words(term.value, "string" if term.datatype.value == LANG_STRING else local_name(term.datatype.value))
        if not isinstance(term, ox.NamedNode):
            return None
        names = self.vocabulary.names
        if term.value.startswith(names.term("")):
            if trouble := unknown_term(term.value, subject, self.vocabulary):
                self.findings.append(trouble)
                return None
            return TermRef(local_name(term.value))
        return reference(term.value, self.vocabulary)

    def _checked(
        self, subject: Subject, name: str, own: dict[str, tuple[Term, ...]], check: Callable[[str], bool], code: str, form: str
    ) -> str:
        words = [term.value for term in own.get(name, ()) if isinstance(term, ox.Literal)]
        if len(words) > 1:
            self._complain(
                code, f"kgo:{name} has {len(words)} values; one is read", subject, "write one value; [a..b] for one of several days"
            )
        if words and not check(words[0]):
            self._complain(code, f"{words[0]!r} is not {form}; kgo:{name} is left out", subject, "e.g. 2019-11, [..2018-11], P2Y")
            return ""
        return words[0] if words else ""

    # claims -------------------------------------------------------------------------------------

    def _claim(self, subject: Subject) -> None:
        names = self.vocabulary.names
        about = _iris(subject, names.term("about"))
        sources = tuple(sorted(term.value for term in subject.statements.get(_SOURCE, ()) if not isinstance(term, ox.Triple)))
        short = names.shorten(subject.iri)
        if len(about) != 1:
            self._complain("KG0221", f"{short} is about {len(about)} situations", subject, "write one kgo:about")
            return
        if not sources:
            self._complain("KG0219", f"{short} has no source", subject, "add dcterms:source with an address")
            return
        if wrong := next(filter(mistyped, sources), ""):
            self._complain("KG0219", f"the source {wrong!r} of {short} is not an address", subject, REMEDY)
            return
        holder = next(iter(_iris(subject, names.term("holder"))), "")
        self.claims.append(
            Claim(
                id=subject.iri,
                situation=about[0],
                modality=self._axis(subject, "modality", Modality.ACTUAL),
                polarity=self._axis(subject, "polarity", Polarity.AFFIRMED),
                certainty=self._axis(subject, "certainty", Certainty.CERTAIN),
                holder="" if holder == names.iri("agent", "curator") else holder,
                condition=next(iter(_iris(subject, names.term("condition"))), ""),
                conveyed_by=next(iter(_iris(subject, names.term("conveyedBy"))), ""),
                supports=tuple(sorted(local_name(iri) for iri in _iris(subject, names.term("supports")))),
                sources=sources,
                confidence=self._confidence(subject),
                origin=self.origin,
                note=_text(subject, _COMMENT),
                place=subject.place,
                wording=_text(subject, names.term("wording")),
            )
        )

    def _axis(self, subject: Subject, name: str, default: Axis) -> Axis:
        given = _local(subject.statements.get(self.vocabulary.names.term(name)))
        kind = type(default)
        if not given:
            return default
        if given in [str(value) for value in kind]:
            return kind(given)
        remedy = did_you_mean(given, [str(value) for value in kind], "one of " + ", ".join(kind))
        self._complain("KG0213", f"{given!r} is not a {name}; {default} is read", subject, remedy)
        return default

    def _confidence(self, subject: Subject) -> Decimal:
        try:
            return Decimal(_local(subject.statements.get(self.vocabulary.names.term("confidence"))) or "1").quantize(Decimal("0.01"))
        except InvalidOperation:
            return Decimal("1.00")


def reference(iri: str, vocabulary: Vocabulary) -> EntityRef | SituationRef:
    """A role's filler by its IRI: a situation where the path says so (``event/…``, ``tenure/…``), else an entity."""
    segment = iri.removeprefix(vocabulary.names.base).partition("/")[0] if iri.startswith(vocabulary.names.base) else ""
    return SituationRef(iri) if segment in {cls.kind for cls in vocabulary.classes.values()} else EntityRef(iri)


def _iris(subject: Subject, iri: str) -> list[str]:
    return [term.value for term in subject.statements.get(iri, ()) if isinstance(term, ox.NamedNode)]


def _local(objects: tuple[Term, ...] | None) -> str:
    first = next(iter(objects or ()), None)
    if isinstance(first, ox.NamedNode):
        return local_name(first.value)
    return first.value if isinstance(first, ox.Literal) else ""


def _text(subject: Subject, iri: str) -> str:
    return next((term.value for term in subject.statements.get(iri, ()) if isinstance(term, ox.Literal)), "")

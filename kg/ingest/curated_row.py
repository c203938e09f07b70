"""One row of curated CSV turned into a situation: its roles filled by what the registry and the curated files know."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ingest.csv_file import Row
from kg.ingest.index import NameIndex
from kg.ingest.predicates import Predicate
from kg.ingest.row_faults import Faults, FaultyRowError, RowError
from kg.ingest.suggest import did_you_mean
from kg.ingest.turtle import reference
from kg.model.claim import EntityRef, Filler, Situation, SituationRef, TermRef, Words
from kg.model.iri import key_hash, local_name, slug
from kg.model.naming import filled_pattern, situation_slug
from kg.model.ontology import Role, SituationClass, Vocabulary
from kg.model.time import bounds, format_bounds, year_of

#: fills a role whose cell has a fault, so that the other cells of the row are read
_UNREAD = Words("")


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads one row whose predicate is known."""

    vocabulary: Vocabulary
    index: NameIndex
    row: Row
    meaning: Predicate

    @property
    def cls(self) -> SituationClass:
        """The class of situations that the predicate names."""
        return self.vocabulary.classes[self.meaning.cls]

    def situation(self, begin: str, end: str, faults: Faults) -> Situation:
        """The situation that the row describes; raises FaultyRowError with ``faults`` and those of its own.

        A name may be unknown or ambiguous, a needed role empty.
        """
        subject = self._noted(faults, self.meaning.subject, self.row.cells["subject"])
        objects = self._objects(faults)
        faults.settle()
        roles = tuple(sorted({(self.meaning.subject, subject), *objects, *self.meaning.fixed}, key=lambda pair: (pair[0], repr(pair[1]))))
        self._complete(roles)
        date = ""
        if self.cls.is_event:
            date, begin, end = self._between(begin, end), "", ""
        return Situation(
            id=self._iri(roles, date or begin),
            cls=self.cls.name,
            roles=roles,
            date=date,
            begin=begin,
            end=end,
            stage=self.meaning.stage,
            label=self._label(subject, objects),
        )

    # roles --------------------------------------------------------------------------------------

    def _noted(self, faults: Faults, name: str, cell: str) -> Filler:
        return faults.read(_UNREAD, self._filler, name, cell)

    def _objects(self, faults: Faults) -> list[tuple[str, Filler]]:
        """The roles that the object column fills: its first part that of the predicate, the others those they name."""
        found: list[tuple[str, Filler]] = []
        for part in (part.strip() for part in self.row.cells["object"].split(";")):
            role, equals, value = part.partition("=")
            if equals and role.strip().isidentifier():
                found.append((role.strip(), self._noted(faults, role.strip(), value.strip())))
            elif part and self.meaning.object and not found:
                found.append((self.meaning.object, self._noted(faults, self.meaning.object, part)))
            elif part:
                remedy = "write further roles by name, e.g. contest=…"
                faults.found.append(RowError("KG0220", f"{self.meaning.name} does not say what {part!r} is", part, remedy))
        return found

    def _complete(self, roles: tuple[tuple[str, Filler], ...]) -> None:
        filled = {role for role, _ in roles}
        missing = [role.name for role in self.cls.roles if role.defining and role.name not in filled]
        if self.meaning.object and self.meaning.object not in filled and not missing:
            missing = [self.meaning.object]
        if missing:
            message = f"{self.meaning.name} ({self.cls.label}) needs {' and '.join(missing)}"
            error = RowError("KG0220", message, self.row.cells["object"], f"name the {missing[0]} in the object column")
            raise FaultyRowError([error])

    def _filler(self, name: str, cell: str) -> Filler:
        role = self.cls.role(name)
        if role is None and name not in self.vocabulary.terms:
            known = [role.name for role in self.cls.roles]
            raise RowError(
                "KG0213", f"a {self.cls.label} has no role {name!r}", cell, did_you_mean(name, known, "one of " + ", ".join(known))
            )
        ranges = role.ranges if role else ()
        found = self.index.find(cell, ranges)
        if len(found) > 1:
            choices = ", ".join(self.index.id_of(iri) for iri in found)
            raise RowError("KG0204", f"{cell!r} can be {choices}", cell, "write one of these ids")
        if found:
            return self._fitting(found[0], role, cell)
        return self._written(cell, role)

    def _fitting(self, iri: str, role: Role | None, cell: str) -> EntityRef | SituationRef:
        if role and not self.index.fits(iri, role.ranges):
            is_a = ", ".join(self.vocabulary.labels.get(name, name) for name in self.index.types[iri])
            wanted = " or ".join(self.vocabulary.labels.get(name, name) for name in role.ranges)
            raise RowError("KG0203", f"{cell!r} is a {is_a}; the {role.name} is a {wanted}", cell, "name something of that kind")
        return reference(iri, self.vocabulary)

    def _written(self, cell: str, role: Role | None) -> Filler:
        """A term, a situation given by its id, or plain words where the role takes them; else the name is unknown, as is an id."""
        names = self.vocabulary.names
        short = cell.removeprefix("kgo:")
        if short in self.vocabulary.terms and short[:1].isupper():
            return TermRef(short)
        given = cell.removeprefix("<").removesuffix(">")
        expanded = names.expand(given) if ":" in given else names.base + given
        is_id = " " not in given and names.shorten(expanded) != expanded
        if expanded.startswith(names.base) and isinstance(reference(expanded, self.vocabulary), SituationRef):
            return SituationRef(expanded)
        if not is_id and (role is None or takes_words(role, self.vocabulary)):
            return Words(cell, "integer") if cell.isdecimal() else Words(cell)
        ranges = role.ranges if role else ()
        kinds = " or ".join(self.vocabulary.labels.get(name, name) for name in ranges) or "entity"
        near = self.index.nearest(local_name(expanded), ()) if is_id else self.index.nearest(cell, ranges)
        hint = f"did you mean {self.index.id_of(near)}?   " if near else ""
        raise RowError("KG0203", f"unknown {kinds} {cell!r}", cell, f"{hint}new: add it to seeds/registry/")

    # the situation as a whole -------------------------------------------------------------------

    def _between(self, begin: str, end: str) -> str:
        """The date of an event: one value as it stands, two as one of the days between them."""
        if not (begin and end):
            return begin or end
        low, high = bounds(begin), bounds(end)
        return format_bounds(type(low)(low.min, high.max))

    def _iri(self, roles: tuple[tuple[str, Filler], ...], when: str) -> str:
        slugs: dict[str, str] = {}
        for name, filler in roles:
            slugs[name] = "-".join(part for part in (slugs.get(name, ""), _slug(filler)) if part)
        usual = not self.cls.is_event or (self.cls.flat is not None and self.cls.flat.status == self.meaning.stage)
        found = situation_slug(self.cls, slugs, year_of(when), "" if usual else self.meaning.stage)
        return self.vocabulary.names.iri(self.cls.kind, found or f"{self.cls.slug}_{key_hash(repr(roles), when, digits=6)}")

    def _label(self, subject: Filler, objects: list[tuple[str, Filler]]) -> str:
        told = {"subject": self._called(subject)} | {role: self._called(filler) for role, filler in objects}
        if self.meaning.object in told:
            told["object"] = told[self.meaning.object]
        return filled_pattern(self.meaning.label, told)

    def _called(self, filler: Filler) -> str:
        if isinstance(filler, EntityRef | SituationRef):
            return self.index.labels.get(filler.id, local_name(filler.id))
        return filler.text if isinstance(filler, Words) else self.vocabulary.labels.get(filler.name, filler.name)


def takes_words(role: Role, vocabulary: Vocabulary) -> bool:
    """Whether plain words may fill the role: it says so, or it takes topics or situations, which nobody can list beforehand."""
    return any(
        name in {"string", "Literal", "langString", "integer", "boolean", "decimal", "Topic"} or vocabulary.is_a(name, "Situation")
        for name in role.ranges
    )


def _slug(filler: Filler) -> str:
    if isinstance(filler, EntityRef | SituationRef):
        return local_name(filler.id)
    return slug(filler.text if isinstance(filler, Words) else filler.name)

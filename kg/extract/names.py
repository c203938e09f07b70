"""Who is named in a document: a table of people, and every place where one of their names stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.extract.expansion import Edit
from kg.extract.parsed import NameMention, Sentence
from kg.extract.person_names import PersonName, compatible, split_name
from kg.extract.splitting import plain
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import slug
from kg.model.ontology import Vocabulary
from kg.model.span import Span

_NAME = re.compile(r"[A-Z][\w'.-]*(?:(?:,? (?:Jr|Sr)\.?| I{2,3}| IV)|\s+(?:de|da|di|del|la|le|van|von|der|bin|al)\b|\s+\"?[A-Z][\w'.-]*\"?)*")


def find_names(
    document: SourceDocument, body: Sequence[Sentence], vocabulary: Vocabulary | None
) -> tuple[Mapping[str, LocalEntity], tuple[NameMention, ...]]:
    """The people of a document by id, and their names in the body in text order."""
    text = plain(document.text)
    found: list[tuple[Sentence, Span]] = []
    for sentence in body:
        for ent in sentence.parse.ents:
            if ent.label_ == "PERSON":
                span = sentence.cover(ent[0], ent[-1])
                match = _NAME.search(span.of(text))
                if match:
                    words = match.group().removesuffix("'s").rstrip("'")
                    found.append((sentence, Span(span.start + match.start(), span.start + match.start() + len(words))))
    full = [(s, sp, split_name(sp.of(text))) for s, sp in found if " " in sp.of(text)]
    people: dict[str, tuple[PersonName, list[str]]] = {}
    mentions: list[NameMention] = []
    for s, sp, name in full:
        key = next((k for k, (n, _) in people.items() if compatible(n, name)), "person:" + slug(name.words))
        people.setdefault(key, (name, []))[1].append(sp.of(text))
        mentions.append(NameMention(s.number, sp, key))
    by_surname: dict[str, str] = {}
    for key, (name, _) in people.items():
        by_surname.setdefault(name.surname, key)
    for s, sp in found:
        words = sp.of(text)
        if " " not in words and words not in by_surname:
            by_surname[words] = "person:" + slug(words)
            people[by_surname[words]] = (PersonName("", (), words, ""), [words])
    taken = [m.span for m in mentions]
    for s in body:
        for token in s.parse:
            span = s.range_of(token)
            if token.text in by_surname and not any(t.overlaps(span) for t in taken):
                mentions.append(NameMention(s.number, span, by_surname[token.text], full=False, confidence=0.95))
    mentions.sort(key=lambda m: m.span)
    firsts = {}
    for m in mentions:
        firsts.setdefault(m.entity, m.span)
    entities = {
        key: LocalEntity(key, EntityKind.PERSON, name.words, tuple(sorted({*forms})),
                         tuple(sorted((k, v) for k, v in (("given", name.given), ("surname", name.surname), ("suffix", name.suffix)) if v)), firsts.get(key))
        for key, (name, forms) in people.items()
    }
    return entities, tuple(mentions)


def written_out(document: SourceDocument, name: NameMention, people: Mapping[str, LocalEntity]) -> list[Edit]:
    """The edit that puts the full name where a bare surname stands, or nothing."""
    full = people[name.entity].name
    return [Edit(name.span, full)] if not name.full and full != name.span.of(document.text) else []


def headline_names(document: SourceDocument, people: Mapping[str, LocalEntity]) -> tuple[NameMention, ...]:
    """The people of the body whose names stand in the headline."""
    title = plain(document.title_span.of(document.text))
    found: list[NameMention] = []
    for form, key in sorted(((form, key) for key, person in people.items() for form in (person.name, person.attribute("surname"))), key=lambda p: (-len(p[0]), p)):
        for match in re.finditer(rf"\b{re.escape(form)}\b", title):
            span = Span(document.title_span.start + match.start(), document.title_span.start + match.end())
            if not any(other.span.overlaps(span) for other in found):
                found.append(NameMention(0, span, key, " " in form))
    return tuple(sorted(found, key=lambda name: name.span))

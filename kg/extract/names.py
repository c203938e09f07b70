"""Who is named in a document: a table of people, and every place where one of their names stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.bearers import Address, Bearer, address, kin_before, meant, of_several, titles_told
from kg.extract.expansion import Edit
from kg.extract.lexicon import Lexicon, lexicon
from kg.extract.name_candidates import candidates, is_name_word
from kg.extract.parsed import NameMention, Sentence
from kg.extract.person_names import PersonName, compatible, split_name
from kg.extract.splitting import plain
from kg.extract.words import Word, words_of
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import slug
from kg.model.ontology import Vocabulary
from kg.model.span import Span

#: kinds of evidence for a single word that hold only where most of its places agree
_DOUBTED = frozenset({"model", "subject"})
#: a name and the participle that a hyphen joins to it
_DOER = re.compile(r"([A-Z][\w']*[a-z])-(?:back|endors|support|appoint|nominat|pick|fund)ed")


@dataclass(frozen=True, slots=True)
class _Found:
    """One name in the text."""

    sentence: int
    span: Span
    words: str
    kind: str
    how: Address
    titles: frozenset[str] = frozenset()
    kin: str = ""


def find_names(
    document: SourceDocument, body: Sequence[Sentence], vocabulary: Vocabulary | None
) -> tuple[Mapping[str, LocalEntity], tuple[NameMention, ...]]:
    """The people of a document by id, and their names in the body in text order."""
    lex = lexicon(vocabulary)
    worded = [(sentence, words_of(sentence, document.text)) for sentence in body]
    found = [name for sentence, words in worded for name in _found(sentence, words, lex, document.text)]
    full = [name for name in found if split_name(name.words).given]
    table = _Table(lex, of_several({split_name(name.words) for name in full}))
    mentions = [NameMention(name.sentence, name.span, table.add_full(name)) for name in full]
    trusted = _trusted(found, worded)
    bare = [name for name in found if not split_name(name.words).given]
    surnames = {split_name(name.words).surname for name in full} | trusted
    certain = [name for name in bare if name.kind not in _DOUBTED or (name.words in trusted and not _is_family(name, surnames, document))]
    mentions += [table.add_bare(name) for name in certain]
    taken = [mention.span for mention in mentions]
    for sentence, words in worded:
        mentions += _propagated(sentence, words, table, taken, lex)
    mentions.sort(key=lambda mention: mention.span)
    return table.entities(mentions, document), tuple(table.renamed(mention) for mention in mentions)


def _found(sentence: Sentence, words: Sequence[Word], lex: Lexicon, text: str) -> list[_Found]:
    """The candidates of one sentence with their words as written."""
    names = []
    for one in candidates(sentence, words, lex, text):
        span = words[one.start].span.join(words[one.end - 1].span)
        told = titles_told(words, one.start, one.end, lex)
        how = address(words, one.start, one.end, lex)
        written = _written(words[one.start : one.end])
        names.append(_Found(sentence.number, span, written, one.kind, how, told, kin_before(words, one.start, lex)))
    return names


def _written(words: Sequence[Word]) -> str:
    """The words of a name without quotation marks, brackets and commas."""
    return " ".join(word.text for word in words if word.text not in "\"'(),")


def _is_family(name: _Found, surnames: Collection[str], document: SourceDocument) -> bool:
    """Whether a single word is the plural of a surname behind an article ("the Clintons")."""
    before = plain(document.text[max(0, name.span.start - 5) : name.span.start]).lower()
    return before.endswith(("the ", "both ")) and name.words.endswith("s") and name.words.removesuffix("s") in surnames


def _trusted(found: Sequence[_Found], worded: Sequence[tuple[Sentence, Sequence[Word]]]) -> frozenset[str]:
    """Single words that the model calls a person in at least a third of the places where they stand."""
    called = Counter(name.words for name in found if " " not in name.words)
    stand = Counter(word.text for _, words in worded for word in words if word.text in called)
    small = {word.text for _, words in worded for word in words if word.text.islower()}
    return frozenset(word for word, times in called.items() if 3 * times >= stand[word] and word.lower() not in small)


class _Table:
    """The people found so far, by id."""

    def __init__(self, lex: Lexicon, shared: frozenset[PersonName]) -> None:
        self.shared = shared
        self.people: dict[str, Bearer] = {}
        self.speeches: dict[str, int] = {}
        self.ids: dict[str, str] = {}
        self.lex = lex

    def add_full(self, name: _Found) -> str:
        """The person that a name with given name and surname means, new if nobody fits, or if two fit who are told apart."""
        parts = split_name(name.words)
        own_names = [(key, person) for key, person in self.people.items() if person.name not in self.shared]
        fitting = [key for key, person in own_names if any(compatible(split_name(form), parts) for form in person.forms)]
        exact = [key for key in fitting if any(split_name(form).given == parts.given for form in self.people[key].forms)]
        longer = [key for key, person in self.people.items() if any(form.endswith(" " + name.words) for form in person.forms)]
        own = "person:" + slug(parts.words)
        key = own if parts in self.shared else next(iter(longer or exact or fitting), own)
        person = self.people.setdefault(key, Bearer(parts, first=name.span.start, kin=name.kin))
        person.forms[name.words] += 1
        person.titles |= name.titles
        person.places.append(name.span.start)
        person.genders[self.lex.given.get(parts.given, "")] += 1
        person.genders[self.lex.kin.get(name.kin, "")] += 1
        person.genders[name.how.gender] += 3
        return key

    def add_bare(self, name: _Found) -> NameMention:
        """The person that a single name means: one with that surname, else one with that given name, else a new one."""
        key = self.meant(name.words, name.span.start, name.how)
        if not key and name.kind in ("model", "first name", "subject"):
            key = self.by_given(name.words, name.span.start)
        key = key or self._new(name.words, name.span.start)
        person = self.people[key]
        person.forms[name.words] += 1
        person.genders[self.lex.given.get(name.words, "") if key == "person:" + slug(name.words) else ""] += 1
        person.genders[name.how.gender] += 3
        if name.how.title or name.how.gender:
            person.first = min(person.first, name.span.start)
            person.places.append(name.span.start)
        if name.how.title:
            person.titles |= {name.how.title} if not person.name.given else set()
        return NameMention(name.sentence, name.span, key, full=False, confidence=0.95)

    def _new(self, words: str, at: int) -> str:
        """The person of whom only one name is known."""
        key = "person:" + slug(words)
        self.people.setdefault(key, Bearer(PersonName("", (), words, ""), first=at))
        return key

    def meant(self, surname: str, at: int, how: Address) -> str:
        """The person whom a bare surname at ``at`` means, a new one where nothing decides between several, or the empty string."""
        # the answers of an interview are all one person's, who was introduced before the first of them
        since = self.speeches.setdefault(surname, at) if how.label else at
        key = meant(self.people, surname, since, how)
        if key and key not in self.people:
            self.people[key] = Bearer(PersonName("", (), surname, ""), first=at, unknown=bool(how.age))
        return key

    def by_given(self, given: str, at: int) -> str:
        """The one person introduced before offset ``at`` with that given name, or the empty string."""
        known = [(key, person) for key, person in self.people.items() if person.first < at]
        fitting = [key for key, person in known if any(split_name(form).given == given for form in person.forms)]
        return fitting[0] if len(fitting) == 1 else ""

    def renamed(self, mention: NameMention) -> NameMention:
        """The mention with the final id of its person."""
        return NameMention(mention.sentence, mention.span, self.ids[mention.entity], mention.full, mention.confidence)

    def entities(self, mentions: Sequence[NameMention], document: SourceDocument) -> dict[str, LocalEntity]:
        """The people as entities, ids made of their best names."""
        firsts: dict[str, Span] = {}
        for mention in mentions:
            firsts.setdefault(mention.entity, mention.span)
            if not mention.full:
                self.people[mention.entity].forms[plain(mention.span.of(document.text))] += 0
        found: dict[str, LocalEntity] = {}
        for key in sorted(firsts, key=lambda k: firsts[k]):
            person = self.people[key]
            best = person.best
            final = "person:" + slug(best.words)
            final = key if final in found else final
            self.ids[key] = final
            gender = person.gender
            facts = {"given": best.given, "surname": best.surname, "suffix": best.suffix, "gender": gender}
            attributes = tuple(sorted((k, v) for k, v in facts.items() if v))
            found[final] = LocalEntity(final, EntityKind.PERSON, best.words, tuple(sorted(person.forms)), attributes, firsts[key])
        return found


def _propagated(sentence: Sentence, words: Sequence[Word], table: _Table, taken: list[Span], lex: Lexicon) -> list[NameMention]:
    """Known surnames and given names that stand alone in one sentence, or before a participle ("a *Clark*-backed candidate")."""
    found = [*_joined(sentence, words, table)]
    for at, word in enumerate(words):
        if not is_name_word(word, lex) or any(span.overlaps(word.span) for span in taken):
            continue
        if not _stands_alone(words, at, lex):
            continue
        span, form = word.span, word.text
        if at + 1 < len(words) and words[at + 1].low.rstrip(".") in ("jr", "sr"):
            span, form = span.join(words[at + 1].span), f"{form} {words[at + 1].text}"
        key, sure = table.meant(form, span.start, address(words, at, at + 1, lex)), 0.95
        if not key and _is_subject(words, at) and word.tag.startswith("NNP") and word.text in lex.given and not lex.place(word.text):
            key, sure = table.by_given(word.text, span.start), 0.8
        if key:
            found.append(NameMention(sentence.number, span, key, full=False, confidence=sure))
            taken.append(span)
    return found


def _is_subject(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands inside a sentence, or at its head before a verb, a comma or a possessive mark, as a name does."""
    following = words[at + 1] if at + 1 < len(words) else None
    return at > 0 or (following is not None and (following.text in (",", "'s") or following.tag in ("VBD", "VBZ", "MD")))


def _joined(sentence: Sentence, words: Sequence[Word], table: _Table) -> Iterator[NameMention]:
    for word in words:
        doer = _DOER.fullmatch(word.text)
        key = table.meant(doer.group(1), word.span.start, Address()) if doer else ""
        if doer and key:
            span = Span(word.span.start, word.span.start + doer.end(1))
            yield NameMention(sentence.number, span, key, full=False, confidence=0.95)


def _stands_alone(words: Sequence[Word], at: int, lex: Lexicon) -> bool:
    """Whether a capitalised word is not part of a longer name of something else ("Trump Tower", "Paula Jones")."""
    if at + 1 < len(words) and words[at + 1].text in lex.body_nouns and words[at + 1].text not in lex.bodies:
        return False
    if at == 0 or not words[at - 1].text[0].isalpha() or not words[at - 1].is_capital or at == 1:
        return True
    before = words[at - 1]
    known = before.low in lex.honorifics or lex.head(before.text) or before.text in lex.parties or lex.place(before.text)
    return bool(known) or not is_name_word(before, lex) or before.text in lex.bodies or not before.tag.startswith("NNP")


def written_out(document: SourceDocument, name: NameMention, people: Mapping[str, LocalEntity], titled: bool) -> list[Edit]:
    """The edit that makes a bare surname a full name in the scratch copy, or "Mr." with it where no full name is known."""
    if name.full:
        return []
    full, words = people[name.entity].name, plain(name.span.of(document.text))
    if full == words:
        return [] if titled else [Edit(name.span, f"{'Ms.' if people[name.entity].attribute('gender') == 'f' else 'Mr.'} {words}")]
    return [Edit(name.span, full)]


def headline_names(document: SourceDocument, people: Mapping[str, LocalEntity]) -> tuple[NameMention, ...]:
    """The people of the body whose names stand in the headline."""
    title = plain(document.title_span.of(document.text))
    forms: dict[str, str] = {}
    for key, person in people.items():
        for form in (*person.names, person.name, person.attribute("surname") or person.name):
            forms.setdefault(form, key)
    found: list[NameMention] = []
    for form in sorted(forms, key=lambda words: (-len(words), words)):
        for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", title):
            span = Span(document.title_span.start + match.start(), document.title_span.start + match.end())
            if not any(other.span.overlaps(span) for other in found):
                found.append(NameMention(0, span, forms[form], " " in form))
    return tuple(sorted(found, key=lambda name: name.span))

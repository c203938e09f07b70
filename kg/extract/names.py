"""Who is named in a document: a table of people, and every place where one of their names stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.bearers import Address, address, of_several, titles_told
from kg.extract.expansion import Edit
from kg.extract.furniture import unread
from kg.extract.lexicon import Lexicon, lexicon
from kg.extract.name_candidates import candidates
from kg.extract.name_table import OUTSIDE, FoundName, NameTable
from kg.extract.name_words import is_name_word, written
from kg.extract.namesakes import also_named, is_own_relative, marks
from kg.extract.page_names import page_names
from kg.extract.parsed import NameMention, Sentence
from kg.extract.person_names import split_name
from kg.extract.splitting import plain
from kg.extract.ties import sought, tie_before
from kg.extract.words import Word, words_in, words_of
from kg.model.document import SourceDocument
from kg.model.entity import LocalEntity, PersonMention
from kg.model.ontology import Vocabulary
from kg.model.span import Span

#: kinds of evidence for a single word that hold only where most of its places agree
_DOUBTED = frozenset({"model", "subject"})
#: a name and the participle that a hyphen joins to it
_DOER = re.compile(r"([A-Z][\w']*[a-z])-(?:back|endors|support|appoint|nominat|pick|fund)ed")
#: relatives who bear the surname of the one to whom the tie is
_HEIRS = frozenset({"son", "brother"})
#: nouns before which a surname means nobody in particular
_FAMILY = frozenset({"family", "clan", "dynasty"})


def find_names(
    document: SourceDocument, body: Sequence[Sentence], vocabulary: Vocabulary | None
) -> tuple[Mapping[str, LocalEntity], tuple[NameMention, ...], tuple[PersonMention, ...]]:
    """The people of a document by id, their names in the body in text order, and their names beside the story."""
    lex = lexicon(vocabulary)
    worded = [(sentence, words_of(sentence, document.text)) for sentence in body]
    proper = {word.text for _, words in worded for before, word in pairwise(words) if word.is_capital and before.text[0].islower()}
    found = [name for sentence, words in worded for name in _found(sentence, words, lex, document.text, proper)]
    found = _with_namesakes(_with_surnames(_with_doubled(found, worded)), lex)
    full = [name for name in found if split_name(name.words).given]
    table = NameTable(lex, of_several({split_name(name.words) for name in full}))
    mentions = [NameMention(name.sentence, name.span, table.add_full(name)) for name in full]
    trusted = _trusted(found, worded)
    known = {split_name(name.words).surname for name in full}
    bare = [name for name in found if name.kind != "family" and not split_name(name.words).given and not _is_pair(name.words, known)]
    surnames = known | trusted
    certain = [name for name in bare if name.kind not in _DOUBTED or (name.words in trusted and not _is_family(name, surnames, document))]
    for name in certain:
        table.tell_tie(name)
    mentions += [table.add_bare(name) for name in certain]
    taken = [mention.span for mention in mentions]
    for sentence, words in worded:
        mentions += _propagated(sentence, words, table, taken, lex)
    mentions.sort(key=lambda mention: mention.span)
    beside = [name for span in unread(document) for name in _beside(words_in(span, document.text), table, lex)]
    people = table.entities([*mentions, *beside], document)
    named = tuple(table.renamed(mention) for mention in mentions)
    return people, named, tuple(PersonMention(name.span, table.ids[name.entity]) for name in beside)


def _beside(words: Sequence[Word], table: NameTable, lex: Lexicon) -> Iterator[NameMention]:
    """The names of one line that is no part of the story; nobody of the story is looked for by them."""
    forms = {form for person in table.people.values() for form in (*person.forms, person.best.surname) if form}
    surnames = {person.best.surname for person in table.people.values()}
    for name in page_names(words, forms, surnames, lex):
        span = words[name.start].span.join(words[name.end - 1].span)
        full = bool(split_name(name.form).given)
        found = FoundName(OUTSIDE, span, name.form, "kin" if name.kin else "page", address(words, name.start, name.end, lex))
        yield NameMention(OUTSIDE, span, table.add_full(found), full) if full else table.add_bare(found)


def _found(sentence: Sentence, words: Sequence[Word], lex: Lexicon, text: str, proper: Collection[str]) -> list[FoundName]:
    """The candidates of one sentence with their words as written."""
    names = []
    for one in candidates(sentence, words, lex, text, proper):
        span = words[one.start].span.join(words[one.end - 1].span)
        told = titles_told(words, one.start, one.end, lex)
        how = address(words, one.start, one.end, lex)
        name = written(words[one.start : one.end])
        introduced = one.start - 2 if also_named(words, one.start) else one.start
        tie, seeks = tie_before(words, introduced, lex), sought(words, one.end, lex)
        kind = "family" if one.end - one.start == 1 and _of_family(words, one.end) else one.kind
        beside = marks(words, one.start, one.end, text, lex)
        names.append(FoundName(sentence.number, span, name, kind, how, told, tie, seeks, beside))
    return names


def _with_namesakes(found: Sequence[FoundName], lex: Lexicon) -> list[FoundName]:
    """The names with those marked as a namesake's that are introduced as relatives of the bearer ("Ann Lee … her mother, Ann Lee")."""
    return [
        replace(name, marks=replace(name.marks, namesake=True)) if name.tie.kin and _of_namesake(name, found[:at], lex) else name
        for at, name in enumerate(found)
    ]


def _of_namesake(name: FoundName, before: Sequence[FoundName], lex: Lexicon) -> bool:
    """Whether a name is that of a relative of the one person so called before, who is meant by the tie, or was named last by its gender."""
    parts, told = split_name(name.words), [split_name(one.words) for one in before]
    if {one.words for one in told if one.given and one.surname == parts.surname} != {parts.words}:
        return False
    near = [one for one in told if lex.gender(one.given) in ("", lex.kin[name.tie.kin])]
    meant = name.tie.owner in (parts.words, parts.surname) if name.tie.owner else bool(name.tie.pronoun)
    return meant and near[-1:] in ([parts], [split_name(parts.surname)]) and is_own_relative(name.tie.kin, name.tie.pronoun)


def _of_family(words: Sequence[Word], end: int) -> bool:
    """Whether a surname that ends at ``end`` means nobody in particular ("the Lee family")."""
    return end < len(words) and words[end].low in _FAMILY


def _is_pair(words: str, surnames: Collection[str]) -> bool:
    """Whether a word joins the surnames of two people by a hyphen and is nobody's own ("the *Clark-Hill* bill")."""
    return "-" in words and words not in surnames and any(part in surnames for part in words.split("-"))


def _with_doubled(found: Sequence[FoundName], worded: Sequence[tuple[Sentence, Sequence[Word]]]) -> list[FoundName]:
    """The names with those of two surnames without the given name read as one ("Ann Clark Hill … *Clark Hill*")."""
    parts = [split_name(name.words) for name in found]
    pairs = {(name.middle[-1], name.surname) for name in parts if name.middle and name.middle[-1].isalpha() and len(name.middle[-1]) > 1}
    taken = [name.span for name, told in zip(found, parts, strict=True) if told.middle]
    doubled: list[FoundName] = []
    for sentence, words in worded if pairs else ():
        for first, second in pairwise(words):
            span = first.span.join(second.span)
            if (first.text, second.text) in pairs and not any(span.overlaps(other) for other in taken):
                doubled.append(FoundName(sentence.number, span, f"{first.text} {second.text}", "doubled", Address()))
    kept = [name for name in found if not any(name.span.overlaps(one.span) for one in doubled)]
    return sorted((*kept, *doubled), key=lambda name: name.span)


def _with_surnames(found: Sequence[FoundName]) -> list[FoundName]:
    """The names with the surname added to that of a son or brother who is named nowhere in full ("Ann Lee's son *Robert*")."""
    full = [parts for name in found if (parts := split_name(name.words)).given]
    known, surnames = {parts.given for parts in full}, {parts.surname for parts in full}
    return [
        replace(name, words=f"{name.words} {split_name(name.tie.owner).surname}", kind="heir") if _is_heir(name, known, surnames) else name
        for name in found
    ]


def _is_heir(name: FoundName, known: Collection[str], surnames: Collection[str]) -> bool:
    """Whether a given name alone is that of somebody's son or brother, whose surname is told ("*Laura*'s son" tells none)."""
    owner = name.tie.owner
    lone = name.tie.kin in _HEIRS and bool(owner) and " " not in name.words and name.words not in known
    return lone and (owner in surnames or owner not in known)


def _is_family(name: FoundName, surnames: Collection[str], document: SourceDocument) -> bool:
    """Whether a single word is the plural of a surname behind an article ("the Clintons")."""
    before = plain(document.text[max(0, name.span.start - 5) : name.span.start]).lower()
    return before.endswith(("the ", "both ")) and name.words.endswith("s") and name.words.removesuffix("s") in surnames


def _trusted(found: Sequence[FoundName], worded: Sequence[tuple[Sentence, Sequence[Word]]]) -> frozenset[str]:
    """Single words that the model calls a person in at least a third of the places where they stand."""
    called = Counter(name.words for name in found if " " not in name.words)
    stand = Counter(word.text for _, words in worded for word in words if word.text in called)
    small = {word.text for _, words in worded for word in words if word.text.islower()}
    return frozenset(word for word, times in called.items() if 3 * times >= stand[word] and word.lower() not in small)


def _propagated(sentence: Sentence, words: Sequence[Word], table: NameTable, taken: list[Span], lex: Lexicon) -> list[NameMention]:
    """Known surnames and given names that stand alone in one sentence, or before a participle ("a *Clark*-backed candidate")."""
    found = [*_joined(sentence, words, table)]
    for at, word in enumerate(words):
        if not is_name_word(word, lex) or any(span.overlaps(word.span) for span in taken):
            continue
        if not _stands_alone(words, at, lex) or (lex.place(word.text) and word.label == "GPE"):
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
    """Whether a word stands inside a sentence, or at its head before a verb, a comma or a possessive mark, as a name does.

    Before a capital it is a part of some longer name ("*Martin* Luther King Drive").
    """
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and following.is_capital:
        return False
    return at > 0 or (following is not None and (following.text in (",", "'s") or following.tag in ("VBD", "VBZ", "MD")))


def _joined(sentence: Sentence, words: Sequence[Word], table: NameTable) -> Iterator[NameMention]:
    for word in words:
        doer = _DOER.fullmatch(word.text)
        key = table.meant(doer.group(1), word.span.start, Address()) if doer else ""
        if doer and key:
            span = Span(word.span.start, word.span.start + doer.end(1))
            yield NameMention(sentence.number, span, key, full=False, confidence=0.95)


def _stands_alone(words: Sequence[Word], at: int, lex: Lexicon) -> bool:
    """Whether a capitalised word is not part of a longer name of something else ("Trump Tower", "Paula Jones")."""
    if _of_family(words, at + 1):
        return False
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

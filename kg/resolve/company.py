"""The company in which a situation is told: what stands around it says which affair is meant where that is left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from kg.model.claim import Claim, EntityRef
from kg.model.document import SourceDocument
from kg.model.entity import Entity, EntityKind, PersonMention
from kg.model.ontology import Role, SituationClass
from kg.model.span import Span
from kg.resolve.known import SEASON, Context, Key, Known, Surroundings, Told, all_words
from kg.resolve.metonymy import act_as_one
from kg.resolve.wording import EMPTY, POINTING, content_words, words_in

#: a word in the names of more curated things than so many (president, election, 2016) does not tell one affair from another
_NAMES = 5


def surroundings(claims: Iterable[Claim], document: SourceDocument, people: Iterable[tuple[Span, str]]) -> dict[str, Surroundings]:
    """Situation -> the words of the paragraphs that tell it, and whom they name; ``people`` are names with their IRIs."""
    spans: dict[str, set[Span]] = defaultdict(set)
    for claim in claims:
        spans[claim.situation] |= {_around(quote.span, quote.paragraph, document) for quote in claim.quotes}
    named = list(people)
    paragraphs = {
        span: Surroundings(words_in(span.of(document.text)), frozenset(iri for name, iri in named if span.contains(name)))
        for span in set().union(*spans.values())
    }
    return {local: _together(paragraphs[span] for span in found) for local, found in spans.items()}


def _together(paragraphs: Iterable[Surroundings]) -> Surroundings:
    told = list(paragraphs)
    return Surroundings(*(frozenset().union(*parts) for parts in zip(*((one.words, one.people) for one in told), strict=True)))


def _around(span: Span, paragraph: int, document: SourceDocument) -> Span:
    return document.paragraphs[paragraph - 1] if 0 < paragraph <= len(document.paragraphs) else span


def common_words(entities: Iterable[Entity]) -> frozenset[str]:
    """The words that stand in the names of many things."""
    found = Counter(word for entity in entities for word in content_words(entity.label))
    return frozenset(word for word, number in found.items() if number > _NAMES)


def vouched(told: Told, known: Known, context: Context) -> bool:
    """Whether a telling can be of the affair of a known situation where one of the two does not say what it is about.

    A body looks into many things, and a person is accused of many by others. So the telling must stand in the company of the affair: in
    words that tell it, or beside the same people in the same season; unless it agrees in more than that body, or in who accuses.
    """
    about = [role.name for role in open_about(told.cls)]
    if not about or told.document.slug in known.documents or any(told.keys.get(name) and known.roles.get(name) for name in about):
        return True
    if any(role.defining for role in told.cls.roles):
        of_one = not _by_others(told, known, context) or not any(told.keys.get(name) or known.roles.get(name) for name in about)
    else:
        of_one = sum(bool(values & known.roles.get(role, set())) for role, values in told.keys.items()) > 1
    return of_one or kept_company(told, known, context)


def _by_others(told: Told, known: Known, context: Context) -> bool:
    """Whether both say who acts, and nobody acts in both or for one who does."""
    mine = {("entity", filler.id) for filler in told.situation.fillers("agent") if isinstance(filler, EntityRef)}
    theirs = known.everything.get("agent", set())
    return bool(mine and theirs) and not act_as_one(mine, theirs, told.document.published, context)


def has_company(cls: SituationClass) -> bool:
    """Whether what stands around a telling of a class can say which affair is meant."""
    return cls.once and bool(open_about(cls))


def open_about(cls: SituationClass) -> tuple[Role, ...]:
    """The roles that say what a situation is about, tell it apart and may be left out: the matter of a charge, of an inquiry."""
    return tuple(role for role in cls.roles if role.identifies and not role.defining and "string" in role.ranges)


def kept_company(told: Told, known: Known, context: Context) -> bool:
    """Whether what stands around a telling ties it to a known situation: a word of what only one of them tells, or people and season."""
    shared = {value for role, values in told.keys.items() for value in values & known.roles.get(role, set())}
    mine, theirs = ({value for values in roles.values() for value in values} - shared for roles in (told.keys, known.roles))
    if _tell(_words(theirs, context), told.around.words) or _tell(_words(mine, context), known.around):
        return True
    return _timely(told, known) and bool((told.around.people & known.people) - {iri for _, iri in shared})


def _tell(words: frozenset[str], around: Collection[str]) -> bool:
    """Whether enough of the words that tell an affair stand around: two, or the one that there is."""
    return bool(words) and sum(word in around for word in words) >= min(2, len(words))


def _words(values: Iterable[Key], context: Context) -> frozenset[str]:
    """The words that tell these fillers from others, and those of whoever takes part in a situation among them."""
    return all_words(values, context) - context.common - context.kinds - POINTING - EMPTY


def is_person(iri: str, context: Context) -> bool:
    """Whether an IRI is that of a person."""
    known = context.registry.entities.get(iri)
    return known is not None and known.kind is EntityKind.PERSON


def _timely(told: Told, known: Known) -> bool:
    return any(abs(told.document.published - day) <= SEASON for day in known.told_on)


def named_people(mentions: Sequence[PersonMention], iris: Mapping[str, str]) -> list[tuple[Span, str]]:
    """The names of people in a document with their IRIs."""
    return [(mention.span, iri) for mention in mentions if (iri := iris.get(mention.entity))]


def is_particular(known: Known, context: Context) -> bool:
    """Whether a person acts in a known situation: an inquiry is called by its investigator, not by the body that has many."""
    return any(is_person(iri, context) for _, iri in known.roles.get("agent", ()))

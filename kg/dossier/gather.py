"""Everything that a dataset says of one entity, put in order for a reader who has to rely on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from kg.answers.articles import is_node, label
from kg.answers.claim_rows import properties
from kg.answers.conflicts import Standoff, outcome, standoffs, voices
from kg.answers.dataset import Dataset
from kg.answers.entities import Hit
from kg.answers.statements import Statement, statements
from kg.answers.status import Status
from kg.answers.tenures import span, tenures_of
from kg.answers.times import in_words
from kg.answers.why import documents
from kg.dossier.evidence import Reader, rulings
from kg.dossier.model import Build, Clash, Dossier, Entry, Section, Side, Source, in_lower_words
from kg.dossier.passages import NO_TEXT
from kg.dossier.values import values

#: title of each section -> the class whose situations it takes; what is of none of these comes last
_SECTIONS: Mapping[str, str] = {"Posts": "kgo:Tenure", "Candidacies": "kgo:Candidacy", "Events": "kgo:Event"}
_REST = "Other statements"
_HELD_BY_IT = "SELECT DISTINCT ?claim ?s ?it WHERE { GRAPH ?g { ?claim kgo:holder ?it ; kgo:about ?s } } ORDER BY ?claim"
#: properties of the registry that tell who is meant -> how they are called here
_IDENTITY: Mapping[str, str] = {
    "skos:altLabel": "also called",
    "kgo:birthDate": "born",
    "kgo:deathDate": "died",
    "kgo:jurisdiction": "jurisdiction",
    "org:postIn": "post in",
    "kgo:post": "for the post",
    "kgo:identifier": "identifier",
    "owl:sameAs": "same as",
    "skos:closeMatch": "perhaps the same as",
    "dcterms:isReplacedBy": "became",
}


def gathered(data: Dataset, hit: Hit, texts: Mapping[str, str], build: Build) -> Dossier:
    """The dossier of the entity that was found; ``texts`` are the articles at hand, by their SHA-256."""
    told = statements(data, hit.iri)
    conflicts = standoffs(data, hit.iri)
    sections = _sections(data, hit, told, conflicts, Reader(data, hit.iri, texts))
    numbers = {one.claim: one.number for section in sections for entry in section.entries for one in entry.evidence}
    return Dossier(
        iri=hit.iri,
        id=data.names.shorten(hit.iri),
        label=hit.label,
        kind=in_lower_words(hit.kind),
        identity=tuple(_identity(data, hit)),
        rulings=rulings(data, hit.iri),
        build=build,
        sections=sections,
        clashes=tuple(_clash(data, number, one, numbers) for number, one in enumerate(conflicts, start=1)),
        sources=tuple(_sources(sections)),
        limits=tuple(_limits(data, hit, sections, build)),
    )


def _sections(data: Dataset, hit: Hit, told: Sequence[Statement], conflicts: Sequence[Standoff], reader: Reader) -> tuple[Section, ...]:
    """The statements in sections, numbered through; in each section the facts first, and those of one status in order of time."""
    spans = {one.iri: span(one) for one in tenures_of(data, hit.iri)}
    kept: dict[str, list[Statement]] = defaultdict(list)
    for one in sorted(told, key=lambda one: (_rank(one), one.day, one.label, one.iri)):
        kept[_section(data, one.cls)].append(one)
    numbers = count(1)
    clashes = _clashes(conflicts)
    return tuple(
        Section(title, tuple(_entry(data, next(numbers), one, spans.get(one.iri, ""), clashes[one.iri], reader) for one in kept[title]))
        for title in (*_SECTIONS, _REST)
        if title in kept
    )


def _rank(one: Statement) -> int:
    return list(Status).index(one.statuses[0])


def _section(data: Dataset, cls: str) -> str:
    above = data.once(f"classes above {cls}", lambda: _above(data, data.names.term(cls)))
    return next((title for title, name in _SECTIONS.items() if data.names.expand(name) in above), _REST)


def _above(data: Dataset, cls: str) -> frozenset[str]:
    """A class with all that it is one of."""
    found, waiting = set[str](), [cls]
    while waiting:
        if (one := waiting.pop()) not in found:
            found.add(one)
            waiting += properties(data, one, data.names.graph("ontology")).get(data.names.expand("rdfs:subClassOf"), ())
    return frozenset(found)


def _clashes(conflicts: Sequence[Standoff]) -> Mapping[str, tuple[int, ...]]:
    """Situation -> the numbers of the conflicts that concern it."""
    found: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, one in enumerate(conflicts, start=1):
        for situation in one.concerns:
            found[situation] += (number,)
    return found


def _entry(data: Dataset, number: int, one: Statement, time: str, clashes: tuple[int, ...], reader: Reader) -> Entry:
    read = [reader.evidence(f"{number}.{n}", said) for n, said in enumerate(one.claims, start=1)]
    return Entry(
        number=number,
        iri=one.iri,
        label=one.label,
        cls=one.cls,
        time=time or in_words(one.words),
        values=values(data, one.iri, [teller for _, teller in read]),
        evidence=tuple(evidence for evidence, _ in read),
        clashes=clashes,
    )


def _clash(data: Dataset, number: int, one: Standoff, numbers: Mapping[str, str]) -> Clash:
    """A conflict; its claims by their numbers here, those on other things by their ids and voices."""
    said = voices(data, one)

    def called(claim: str) -> str:
        name = data.names.shorten(claim)
        return numbers.get(name) or (f"{name} ({said[claim].voice})" if claim in said else name)

    sides = tuple(Side(in_words(side.says), side.weight, side.prevails, tuple(map(called, side.claims))) for side in one.sides)
    return Clash(number, one.code, in_words(one.message), sides, outcome(one, said))


def _sources(sections: Sequence[Section]) -> Iterator[Source]:
    """The documents that are quoted, in order of publication."""
    told = [one for section in sections for entry in section.entries for one in entry.evidence if one.article]
    claims = Counter(one.article for one in told)
    known = {one.article: one.learned for one in told}
    in_order = sorted((article for article in claims if article), key=lambda article: (article.published, article.title, article.iri))
    for number, article in enumerate(in_order, start=1):
        yield Source(number, article, known[article], claims[article])


def _identity(data: Dataset, hit: Hit) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the registry says of who or what is meant."""
    found = properties(data, hit.iri, data.names.graph("registry"))
    for name, called in _IDENTITY.items():
        if given := found.get(data.names.expand(name)):
            yield called, tuple(label(data, value) if is_node(data, value) else value for value in given)
    replaced = data.graphs("SELECT ?old ?it WHERE { GRAPH graph:registry { ?old dcterms:isReplacedBy ?it } } ORDER BY ?old", it=hit.iri)
    if replaced:
        yield "merged with", tuple(data.names.shorten(row["old"]) for row in replaced)
    minted = data.names.expand("prov:wasGeneratedBy") in found
    yield "entered by", ("the program, from names in the sources" if minted else "a curator, or a list",)


def _limits(data: Dataset, hit: Hit, sections: Sequence[Section], build: Build) -> Iterator[str]:
    """What this dossier does not hold, each a sentence."""
    evidence = [one for section in sections for entry in section.entries for one in entry.evidence]
    spoken = {one.article.iri for one in evidence if one.article}
    yield (
        f"It rests on the sources of this dataset alone: {len(documents(data))} articles, of which {len(spoken)} speak of {hit.label}, "
        "beside curated files and lists. What no source says is missing, and a missing statement is no denial."
    )
    yield (
        "Articles are read by a program. What it did not understand is missing; what it misread stands as it read it until a curator "
        "corrects it. The confidence is that of the reading, not that of the matter."
    )
    shown = {one.claim for one in evidence}
    held = [row for row in data.graphs(_HELD_BY_IT, it=hit.iri) if data.names.shorten(row["claim"]) not in shown]
    if held:
        yield f"What {hit.label} says of others is not here: {len(held)} claims that it makes on what it takes no part in."
    lacking = sum(passage.check == NO_TEXT for one in evidence for passage in one.passages)
    if lacking:
        yield f"Of {lacking} quotes the text was not at hand: they have no line and no context, and were not compared again."
    yield "An article that uses a name which was not taken for this one is missing: kg why --link tells how names were read."
    if build.known_at:
        yield (
            f"What was known by {build.known_at} is taken from the graph of now: who is who, and what is withheld, stay as all sources "
            "together have settled them."
        )

"""A dataset of any size in the shape of our own: people, posts, lists, articles with claims and quotes, and what follows from them.

    python bench/generate.py QUADS -o dataset.nq

The proportions are those of a build of 720 articles with seven official lists (1.95 million quads): of each article 34 claims with as many
quotes, beside it 18 people, 8 posts, and 49 claims of lists about tenures and parties. The same number of quads gives the same bytes.
Names, words and days are drawn by chance; nobody holds a post that another holds. The lines are sorted, as a build writes them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from kg.files import write_atomically
from kg.model.iri import Namespaces, key_hash
from kg.quad_file import sorted_lines
from kg.vocabulary import load, ontology_triples

NAMES = Namespaces()
#: quads that one article brings with it, its share of lists and registry included (measured on what is generated)
PER_ARTICLE = 3_000
PEOPLE, POSTS, BODIES, LISTED, CLAIMS = 18, 8, 2, 31, 34
#: share of claims by kind of situation, of 100
KINDS = {"Tenure": 24, "SpeechAct": 40, "Opposition": 14, "Endorsement": 10, "Candidacy": 12}
MODALITIES = [("Actual", 87), ("Conditional", 5), ("Planned", 3), ("Alleged", 3), ("Predicted", 2)]
_FIRST = ("Ann", "Ben", "Carla", "Dev", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jon", "Kofi", "Lena", "Omar", "Priya", "Tomas")
_LAST = ("Abara", "Brandt", "Castro", "Dufour", "Egan", "Fischer", "Grant", "Haddad", "Ito", "Keller", "Lind", "Moreau", "Novak", "Ortega")
_WORDS = (
    "budget",
    "bill",
    "court",
    "inquiry",
    "vote",
    "senate",
    "party",
    "leader",
    "reform",
    "treaty",
    "race",
    "speech",
    "office",
    "state",
)
_SOURCE = "https://example.org/lists/officials"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

Statement = tuple[str, str]


def iri(name: str) -> str:
    return f"<{NAMES.expand(name)}>"


def text(value: str, language: str = "@en") -> str:
    return f"{ox.Literal(value)}{language}"


def typed(value: object, datatype: str) -> str:
    return f'"{value}"^^<{_XSD}{datatype}>'


def edtf(value: str) -> str:
    return f'"{value}"^^<{_EDTF}>'


def told(graph: str, subject: str, *statements: Statement) -> Iterator[str]:
    """One subject in one graph, as lines."""
    for prop, value in statements:
        yield f"{subject} {iri(prop)} {value} {graph} .\n"


class World:
    """Who and what there is, drawn from one seed."""

    def __init__(self, articles: int) -> None:
        self.chance = random.Random(20191106)
        self.articles = articles
        self.people = articles * PEOPLE
        self.posts = articles * POSTS
        self.bodies = articles * BODIES
        self.free = [date(1990, 1, 3)] * self.posts

    def person(self) -> str:
        """Somebody, a few far more often than most."""
        return f"per:person-{int(self.people * self.chance.random() ** 3)}"

    def contest(self) -> int:
        return self.chance.randrange(self.articles)

    def words(self, number: int) -> str:
        return " ".join(self.chance.choices(_WORDS, k=number))


def registry(world: World) -> Iterator[str]:
    graph = iri("graph:registry")
    for number in range(world.people):
        name = f"{world.chance.choice(_FIRST)} {world.chance.choice(_LAST)} {number}"
        yield from told(
            graph, iri(f"per:person-{number}"), ("rdf:type", iri("foaf:Person")), ("skos:prefLabel", text(name)),
            ("skos:altLabel", text(name.partition(" ")[2])), ("owl:sameAs", iri(f"wd:Q{10_000_000 + number}")),
            ("kgo:birthDate", typed(date(1930, 1, 1) + timedelta(world.chance.randrange(14_000)), "date")),
        )  # fmt: skip
    for number in range(world.bodies):
        parent: list[Statement] = [("org:subOrganizationOf", iri(f"grp:body-{(number - 1) // 8}"))] if number else []
        yield from told(
            graph,
            iri(f"grp:body-{number}"),
            ("rdf:type", iri("org:FormalOrganization")),
            ("skos:prefLabel", text(f"Body {number}")),
            *parent,
        )
    for number in range(20):
        yield from told(graph, iri(f"grp:party-{number}"), ("rdf:type", iri("kgo:Party")), ("skos:prefLabel", text(f"Party {number}")))
    for number in range(world.posts):
        yield from told(
            graph, iri(f"post:post-{number}"), ("rdf:type", iri("org:Post")), ("skos:prefLabel", text(f"Post {number}")),
            ("org:postIn", iri(f"grp:body-{number % world.bodies}")), ("kgo:maxHolders", typed(1, "integer")),
        )  # fmt: skip
    for number in range(world.articles):
        yield from told(
            graph, iri(f"con:contest-{number}"), ("rdf:type", iri("kgo:Contest")), ("skos:prefLabel", text(f"Contest {number}")),
            ("kgo:forPost", iri(f"post:post-{number}")), ("kgo:contestYear", typed(2000 + number % 24, "integer")),
        )  # fmt: skip


def claim(graph: str, name: str, situation: str, *, holder: str, how: Iterable[Statement], modality: str = "Actual") -> Iterator[str]:
    """A claim, and what the assessment says of it and of its situation."""
    accepted, certainty = iri("kgo:Accepted"), "kgo:Possible" if modality == "Conditional" else "kgo:Certain"
    yield from told(
        graph, iri(name), ("rdf:type", iri("kgo:Claim")), ("kgo:about", iri(situation)), ("kgo:modality", iri(f"kgo:{modality}")),
        ("kgo:polarity", iri("kgo:Affirmed")), ("kgo:certainty", iri(certainty)), ("kgo:holder", iri(holder)), ("kgo:status", accepted),
        *how,
    )  # fmt: skip
    assessment = iri("graph:assessment")
    yield from told(assessment, iri(name), ("kgo:status", accepted))
    document = 0 if holder == "agt:curator" else 1
    yield from told(
        assessment, iri(situation), ("kgo:claims", typed(1, "integer")), ("kgo:documents", typed(document, "integer")),
        ("kgo:witnesses", typed(document, "integer")),
        ("kgo:reality", iri("kgo:RealityActual" if modality == "Actual" else "kgo:RealityOpen")),
    )  # fmt: skip


def described(graphs: Iterable[str], situation: str, statements: Iterable[Statement]) -> Iterator[str]:
    """A situation, in each of the graphs."""
    given = tuple(statements)
    for graph in graphs:
        yield from told(graph, iri(situation), *given)


def shortcut(person: str, prop: str, other: str, inverse: str = "") -> Iterator[str]:
    yield from told(iri("graph:truthy"), iri(person), (prop, iri(other)))
    if inverse:
        yield from told(iri("graph:inferred"), iri(other), (inverse, iri(person)))


def lists(world: World) -> Iterator[str]:
    """Tenures and parties of official lists: curated claims, true by themselves."""
    graph, truthy = iri("graph:curated_officials"), iri("graph:truthy")
    yield from provenance("graph:curated_officials", "act:curation_officials", "kgo:Official", "agt:curator")
    said: list[Statement] = [("dcterms:source", f"<{_SOURCE}>"), ("prov:wasGeneratedBy", iri("act:curation_officials"))]
    for number in range(world.articles * LISTED):
        person, post = f"per:person-{number % world.people}", number % world.posts
        begin = world.free[post]
        end = begin + timedelta(300 + world.chance.randrange(1_500))
        world.free[post] = end + timedelta(1)
        tenure = f"ten:person-{number % world.people}_post-{post}_{number}"
        dates = [("kgo:begin", edtf(str(begin))), ("kgo:end", edtf(str(end)))]
        bounds = [(f"kgo:{side}{edge}", typed(day, "date")) for side, day in (("begin", begin), ("end", end)) for edge in ("Min", "Max")]
        roles = [("org:member", iri(person)), ("kgo:post", iri(f"post:post-{post}"))]
        label = [("rdf:type", iri("kgo:Tenure")), ("rdfs:label", text(f"Person {number % world.people} as Post {post}"))]
        yield from described((graph, truthy), tenure, (*label, *roles, *dates, *bounds))
        yield from claim(graph, f"clm:curated_officials_{key_hash(tenure)}", tenure, holder="agt:curator", how=said)
        yield from shortcut(person, "kgo:hasHeld", f"post:post-{post}", "kgo:heldBy")
        yield from told(iri("graph:inferred"), iri(person), ("kgo:servedIn", iri(f"grp:body-{post % world.bodies}")))
    for number in range(world.people):
        party, person = f"grp:party-{int(20 * world.chance.random() ** 2)}", f"per:person-{number}"
        name = f"aff:person-{number}_{party.removeprefix('grp:')}"
        day = date(1990, 1, 1) + timedelta(world.chance.randrange(9_000))
        label = [("rdf:type", iri("kgo:PartyAffiliation")), ("rdfs:label", text(f"Person {number} as a member of a party"))]
        roles = [("org:member", iri(person)), ("org:organization", iri(party))]
        dates = [("kgo:begin", edtf(f"[..{day}]")), ("kgo:beginMax", typed(day, "date"))]
        yield from described((graph, truthy), name, (*label, *roles, *dates))
        yield from claim(graph, f"clm:curated_officials_{key_hash(name)}", name, holder="agt:curator", how=said)
        yield from shortcut(person, "kgo:memberOfParty", party)


def provenance(graph: str, activity: str, authority: str, agent: str, *used: Statement) -> Iterator[str]:
    known = iri("graph:provenance")
    yield from told(
        known, iri(graph), ("rdf:type", iri("kgo:SourceGraph")), ("prov:wasGeneratedBy", iri(activity)), ("kgo:authority", iri(authority))
    )
    kind = "kgo:Extraction" if used else "kgo:Curation"
    yield from told(known, iri(activity), ("rdf:type", iri(kind)), ("prov:wasAssociatedWith", iri(agent)), *used)
    yield from told(known, iri(agent), ("rdf:type", iri("prov:Agent")))


def article(world: World, number: int) -> Iterator[str]:
    """One article: who published it when, its claims with the words they rest on, what of it is true."""
    day = date(2010, 1, 1) + timedelta(world.chance.randrange(5_000))
    slug = f"{day}-{'-'.join(world.words(5).split())}-{number}"
    document, graph = f"doc:{slug}", iri(f"graph:doc_{slug}")
    yield from provenance(
        f"graph:doc_{slug}", f"act:extraction_{slug}", "kgo:OwnVoice", "agt:extractor-rules", ("prov:used", iri(document))
    )
    yield from told(
        iri("graph:provenance"), iri(document), ("rdf:type", iri("prov:Entity")), ("rdf:type", iri("foaf:Document")),
        ("dcterms:title", text(world.words(9))), ("dcterms:issued", typed(f"{day}T12:00:00Z", "dateTime")),
        ("foaf:page", f"<https://example.org/news/{slug}>"), ("kgo:characters", typed(CLAIMS * 200, "integer")),
        ("kgo:sha256", text(key_hash(slug, digits=64), "")),
    )  # fmt: skip
    for place in range(CLAIMS):
        kind = world.chance.choices(list(KINDS), list(KINDS.values()))[0]
        modality = world.chance.choices([name for name, _ in MODALITIES], [share for _, share in MODALITIES])[0]
        situation, statements, direct = situated(world, kind, day, f"{slug}_{place}")
        graphs = (graph, iri("graph:truthy")) if modality == "Actual" else (graph,)
        yield from described(graphs, situation, statements)
        quote, words = f"{document}#offset_{place * 200}_{place * 200 + 140}", world.words(20)
        how = [
            ("prov:wasGeneratedBy", iri(f"act:extraction_{slug}")), ("kgo:evidence", iri(quote)), ("kgo:frame", text("say", "")),
            ("kgo:confidence", typed(f"0.{world.chance.randrange(60, 99)}", "decimal")),
        ]  # fmt: skip
        yield from claim(graph, f"clm:{slug}_{key_hash(situation)}", situation, holder=document, how=how, modality=modality)
        yield from told(
            graph, iri(quote), ("rdf:type", iri("kgo:Quote")), ("dcterms:source", iri(document)), ("oa:exact", text(words, "")),
            ("oa:start", typed(place * 200, "integer")), ("oa:end", typed(place * 200 + len(words), "integer")),
            ("kgo:sentence", typed(place, "integer")), ("kgo:paragraph", typed(place // 3, "integer")),
        )  # fmt: skip
        if modality == "Actual" and direct:
            yield from shortcut(*direct)
        if modality == "Actual" and kind == "Candidacy":
            yield from step(situation, f"clm:{slug}_{key_hash(situation)}", day)
        if modality == "Actual" and situation.startswith("ev:") and place % 10 == 0:
            sharper = [("kgo:tightMin", typed(day - timedelta(30), "date")), ("kgo:tightMax", typed(day - timedelta(1), "date"))]
            yield from told(iri("graph:inferred"), iri(situation), *sharper)


def step(candidacy: str, claim: str, day: date) -> Iterator[str]:
    """That the candidacy was declared by the day, as the assessment has it."""
    yield from told(
        iri("graph:assessment"), iri(f"step:{candidacy.removeprefix('cand:')}_declared"), ("rdf:type", iri("kgo:CandidacyStep")),
        ("rdfs:label", text("declared")), ("kgo:stepOf", iri(candidacy)), ("kgo:stage", text("declared", "")),
        ("kgo:rank", typed(3, "integer")), ("kgo:reality", iri("kgo:RealityActual")), ("kgo:date", edtf(f"[..{day}]")),
        ("kgo:dateMax", typed(day, "date")), ("kgo:toldBy", iri(claim)),
    )  # fmt: skip


def situated(world: World, kind: str, day: date, key: str) -> tuple[str, list[Statement], tuple[str, str, str, str] | None]:
    """(name, statements, shortcut) of a situation told on a day."""
    person, other, contest = world.person(), world.person(), f"con:contest-{world.contest()}"
    happened = [("kgo:date", edtf(f"[..{day}]")), ("kgo:dateMax", typed(day, "date"))]
    begun = [("kgo:begin", edtf(f"[..{day}]")), ("kgo:beginMax", typed(day, "date"))]
    label = [("rdf:type", iri(f"kgo:{kind}")), ("rdfs:label", text(f"{kind} of {person} in {key}"))]
    agent, target = ("kgo:agent", iri(person)), ("kgo:target", iri(other))
    if kind == "SpeechAct":
        return f"ev:speech_{key}", [*label, agent, *happened], None
    if kind == "Opposition":
        return f"ev:opposition_{key}", [*label, agent, target, *happened], None
    if kind == "Endorsement":
        chosen = [*label, agent, target, ("kgo:contest", iri(contest)), *happened]
        return f"ev:endorsement_{key}", chosen, (person, "kgo:endorsed", other, "")
    if kind == "Candidacy":
        standing = [*label, ("kgo:candidate", iri(person)), ("kgo:contest", iri(contest)), *begun, ("kgo:stage", text("declared", ""))]
        return f"cand:{key}", standing, (person, "kgo:candidateIn", contest, "kgo:hasCandidate")
    post = f"post:post-{world.chance.randrange(world.posts)}"
    over = [("kgo:end", edtf(f"[..{day}]")), ("kgo:endMax", typed(day, "date")), ("kgo:stage", text("former", ""))]
    return f"ten:{key}", [*label, ("org:member", iri(person)), ("kgo:post", iri(post)), *over], (person, "kgo:hasHeld", post, "kgo:heldBy")


def generated(articles: int) -> Iterator[str]:
    """The lines of a dataset of that many articles, in no order, some twice."""
    world = World(articles)
    graph = iri("graph:ontology")
    yield from (f"{triple} {graph} .\n" for triple in ontology_triples(load()))
    yield from registry(world)
    yield from lists(world)
    for number in range(articles):
        yield from article(world, number)


def write(quads: int, target: Path) -> int:
    """Write a dataset of about that many quads; how many it has."""
    found = 0

    def lines() -> Iterator[bytes]:
        nonlocal found
        made = (line.encode() for line in generated(max(1, quads // PER_ARTICLE)))
        for line, _ in groupby(sorted_lines(made, target.parent)):
            found += 1
            yield line

    write_atomically(target, lines())
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("quads", type=int)
    parser.add_argument("-o", "--output", type=Path, default=Path("dataset.nq"))
    given = parser.parse_args()
    print(f"{write(given.quads, given.output):,} quads in {given.output}")


if __name__ == "__main__":
    main()

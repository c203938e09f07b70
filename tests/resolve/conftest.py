"""A small language for tests: articles, curated files and a registry as values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import pytest

from kg.model.claim import Certainty, Claim, EntityRef, Filler, Modality, Polarity, Reading, Situation, SituationRef
from kg.model.document import SourceDocument
from kg.model.entity import Entity, EntityKind, LocalEntity
from kg.model.iri import Namespaces, key_hash, slug
from kg.model.ontology import Vocabulary
from kg.model.resolution import Source
from kg.model.span import Quote, Span
from kg.vocabulary import load

NAMES = Namespaces()


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load()


@dataclass
class Article:
    """An article in the making; each method adds something that it says and gives a reference to it. ``body`` is its one paragraph."""

    title: str
    day: str
    publisher: str = "Example Courier"
    authors: tuple[str, ...] = ()
    body: str = ""
    entities: dict[str, LocalEntity] = field(default_factory=dict)
    situations: list[Situation] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    bystanders: list[LocalEntity] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return f"{self.day}-{slug(self.title)}"

    def thing(self, kind: EntityKind, name: str, **attributes: str) -> EntityRef:
        local = f"{kind.value}:{slug(name)}"
        self.entities[local] = LocalEntity(local, kind, name, (name,), tuple(sorted(attributes.items())))
        return EntityRef(local)

    def person(self, name: str, **attributes: str) -> EntityRef:
        given = {"given": name.split()[0]} if len(name.split()) > 1 and not name.startswith("the ") else {}
        return self.thing(EntityKind.PERSON, name, **given, **attributes)

    def names(self, name: str, **attributes: str) -> EntityRef:
        """A person whom the article names and of whom it claims nothing."""
        ref = self.person(name, **attributes)
        self.bystanders.append(self.entities.pop(ref.id))
        return ref

    def post(self, title: str, jurisdiction: str = "", body: str = "") -> EntityRef:
        name = f"{title} for {jurisdiction}" if jurisdiction else title
        return self.thing(EntityKind.POST, name, title=title, **{k: v for k, v in (("jurisdiction", jurisdiction), ("body", body)) if v})

    def says(
        self,
        cls: str,
        modality: str = "Actual",
        polarity: str = "Affirmed",
        certainty: str = "Certain",
        holder: EntityRef | None = None,
        about: SituationRef | None = None,
        date: str = "",
        begin: str = "",
        end: str = "",
        words: str = "",
        stage: str = "",
        confidence: str = "1.00",
        **roles: Filler | tuple[Filler, ...],
    ) -> SituationRef:
        """One more claim: about a new situation with these roles, or about one that the article spoke of before."""
        number = len(self.claims) + 1
        if about is None:
            pairs = [(role, one) for role, filler in roles.items() for one in (filler if isinstance(filler, tuple) else (filler,))]
            local = f"{cls.lower()}:{number}"
            found = tuple(sorted(pairs, key=lambda pair: (pair[0], repr(pair[1]))))
            label = f"{cls} {number}"
            self.situations.append(Situation(local, cls, found, date=date, begin=begin, end=end, words=words, stage=stage, label=label))
            about = SituationRef(local)
        quote = Quote(self.slug, Span(number * 10, number * 10 + 5), f"word{number % 10}", number, 1)
        self.claims.append(
            Claim(
                f"c{number}",
                about.id,
                Modality(modality),
                Polarity(polarity),
                Certainty(certainty),
                holder.id if holder else "",
                quotes=(quote,),
                confidence=Decimal(confidence),
                frame="frame-test",
                origin=self.slug,
            )
        )
        return about

    def document(self) -> SourceDocument:
        text = self.title + " " + (self.body or "word " * 50)
        return SourceDocument(
            self.slug,
            f"articles/{self.slug}.txt",
            text,
            key_hash(text, self.slug, digits=64),
            self.title,
            Span(0, len(self.title)),
            date.fromisoformat(self.day),
            f"{self.day}T12:00:00+00:00",
            self.authors,
            self.publisher,
            paragraphs=(Span(len(self.title) + 1, len(text)),) if self.body else (),
        )

    def reading(self) -> Reading:
        return Reading(
            self.document(),
            tuple(self.entities.values()),
            tuple(self.situations),
            tuple(self.claims),
            bystanders=tuple(self.bystanders),
        )


def curated(name: str, *situations: Situation) -> Source:
    """A curated file that vouches for situations given under their IRIs."""
    claims = tuple(
        Claim(NAMES.iri("claim", f"curated_{key_hash(s.id)}"), s.id, sources=("https://example.org/record",), origin=f"curated_{name}")
        for s in situations
    )
    return Source(f"curated_{name}", tuple(replace(s, label=s.label or s.cls) for s in situations), claims)


def entity(short: str, label: str, kind: EntityKind, *aliases: str, **properties: str) -> Entity:
    """A curated entity; property values are short names (``org__postIn="grp:us-senate"``), numbers or texts."""
    found = []
    for name, value in properties.items():
        prop = NAMES.expand(name.replace("__", ":"))
        iri = NAMES.expand(value)
        integer = f'"{value}"^^<http://www.w3.org/2001/XMLSchema#integer>'
        found.append((prop, f"<{iri}>" if iri != value else integer if value.isdigit() else f'"{value}"'))
    return Entity(NAMES.expand(short), kind, label, aliases, (), tuple(sorted(found)))


@pytest.fixture(scope="session")
def registry() -> tuple[Entity, ...]:
    person, org, post = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.POST
    us = {"kgo__jurisdiction": "United States"}
    seat = {"org__postIn": "grp:us-senate", "kgo__jurisdiction": "Alabama", "kgo__maxHolders": "1"}
    race = {"kgo__forPost": "post:us-senate-al-class-2", "kgo__contestYear": "2020"}
    return (
        entity("per:jeff-sessions", "Jeff Sessions", person, "Sessions", "Jefferson Beauregard Sessions III"),
        entity("per:donald-trump", "Donald Trump", person, "Trump", "President Trump"),
        entity("per:barack-obama", "Barack Obama", person),
        entity("per:doug-jones", "Doug Jones", person),
        entity("per:richard-shelby", "Richard Shelby", person),
        entity("grp:us-congress", "United States Congress", org, **us),
        entity("grp:us-senate", "United States Senate", org, "the Senate", org__subOrganizationOf="grp:us-congress"),
        entity("grp:us-department-of-justice", "United States Department of Justice", org, "Justice Department", **us),
        entity("grp:republican-party", "Republican Party", EntityKind.PARTY, "GOP"),
        entity("grp:democratic-party", "Democratic Party", EntityKind.PARTY),
        entity("grp:white-house", "White House", org, **us),
        entity("post:us-president", "President of the United States", post, "president", kgo__maxHolders="1", **us),
        entity(
            "post:us-attorney-general", "United States Attorney General", post, "attorney general",
            org__postIn="grp:us-department-of-justice", kgo__maxHolders="1", **us,
        ),
        entity("post:us-senator", "United States Senator (seat unspecified)", post, "senator", org__postIn="grp:us-senate", **us),
        entity("post:us-senate-al-class-2", "United States Senator for Alabama (class 2 seat)", post, **seat),
        entity("post:us-senate-al-class-3", "United States Senator for Alabama (class 3 seat)", post, **seat),
        entity(
            "con:us-senate-al-2020", "2020 United States Senate election in Alabama", EntityKind.CONTEST,
            kgo__contestStage="general", **race,
        ),
        entity(
            "con:us-president-2016", "2016 United States presidential election", EntityKind.CONTEST,
            kgo__contestStage="general", kgo__forPost="post:us-president", kgo__contestYear="2016",
        ),
        entity(
            "con:us-senate-al-2020-rep-primary", "2020 Republican primary, United States Senate, Alabama", EntityKind.PRIMARY,
            kgo__partOf="con:us-senate-al-2020", kgo__primaryOf="grp:republican-party", kgo__contestStage="primary", **race,
        ),
    )  # fmt: skip


def tenure(person: str, post: str, begin: str, end: str) -> Situation:
    iri = NAMES.iri("tenure", f"{person}_{post}")
    roles = (("member", EntityRef(NAMES.expand(f"per:{person}"))), ("post", EntityRef(NAMES.expand(f"post:{post}"))))
    return Situation(iri, "Tenure", roles, begin=begin, end=end)


@pytest.fixture(scope="session")
def record() -> Source:
    return curated(
        "record",
        tenure("jeff-sessions", "us-attorney-general", "2017-02-09", "2018-11-07"),
        tenure("jeff-sessions", "us-senate-al-class-2", "1997", "2017-02"),
        tenure("doug-jones", "us-senate-al-class-2", "2018-01-03", "2021-01-03"),
        tenure("richard-shelby", "us-senate-al-class-3", "1987", "2023-01-03"),
        tenure("barack-obama", "us-president", "2009-01-20", "2017-01-20"),
        tenure("donald-trump", "us-president", "2017-01-20", "2021-01-20"),
    )


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    return Article


@pytest.fixture(scope="session")
def file() -> Callable[..., Source]:
    return curated

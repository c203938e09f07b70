"""The seeds: articles in the layout of the real one and in our own words, every claim with a source, every name defined."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import vocabulary
from kg.assemble.dataset import assemble
from kg.config import Config
from kg.ingest import Corpus, read_corpus
from kg.model.claim import Modality, Polarity
from kg.model.decision import Verdict
from kg.model.iri import Namespaces
from kg.model.resolution import Resolution
from kg.validate.validator import Validator

NAMES = Namespaces()
RDF_TYPE = ox.NamedNode(NAMES.expand("rdf:type"))
LABELS = tuple(ox.NamedNode(NAMES.expand(name)) for name in ("skos:prefLabel", "skos:altLabel"))
#: kept aside for honest testing of extraction, so no test reads them
SET_ASIDE = ("117_", "363_", "515_", "593_", "681_")
SIGNS_OF_NEWS = (
    "\u00a0",
    "&amp;",
    "“",
    "’",
    '"',
    "'",
    "(D-N.Y.)",
    "R-Texas",
    "on condition of anonymity",
    "denied",
    "allegedly",
    "Should ",
    "If ",
    "could",
)
LAYOUT = re.compile(
    r"\A\n# (?P<title>[^\n]+)\n\nPublished at: \*\*(?P<published>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00)\*\*\n\n"
    r"Author: \*\*(?P<author>[^\n*]+)\*\*\n\nOriginal: \[(?P<paper>[^\]]+)\]\((?P<url>https://example\.org/[^)\s]+)\)\n\n(?P<body>(?:[^\n]+\n)+)\Z"
)


def statements(folder: Path) -> list[ox.Triple]:
    return [quad.triple for path in sorted(folder.glob("*.ttl")) for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]


@pytest.fixture(scope="module")
def seeds(root: Path) -> Path:
    return root / "seeds"


@pytest.fixture(scope="module")
def registry(seeds: Path) -> list[ox.Triple]:
    return statements(seeds / "registry")


@pytest.fixture(scope="module")
def record(seeds: Path) -> list[ox.Triple]:
    return statements(seeds / "curated")


@pytest.fixture(scope="module")
def story(seeds: Path) -> list[dict[str, str]]:
    with (seeds / "curated" / "story.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def corpus(root: Path) -> Corpus:
    return read_corpus([root / "seeds"], vocabulary.load(), root=root)


def articles(seeds: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((seeds / "articles").glob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8")


def named(triples: list[ox.Triple]) -> set[str]:
    return {triple.subject.value for triple in triples}


def iris(triples: list[ox.Triple]) -> set[str]:
    return {term.value for t in triples for term in (t.subject, t.predicate, t.object) if isinstance(term, ox.NamedNode)}


def about(triples: list[ox.Triple], prefix: str) -> dict[str, str]:
    """Every label, alias, id and prefixed id of the entities of one prefix, folded, with its IRI."""
    start = NAMES.expand(f"{prefix}:")
    found = {t.object.value.casefold(): t.subject.value for t in triples if t.predicate in LABELS and t.subject.value.startswith(start)}
    for iri in named(triples):
        if iri.startswith(start):
            found |= {iri.removeprefix(start): iri, NAMES.shorten(iri): iri}
    return found


# --- all of it, as the build reads it


def test_the_seeds_are_read_without_a_finding(corpus: Corpus) -> None:
    assert [f"{finding.place} {finding.code} {finding.message}" for finding in corpus.findings] == []


def test_every_row_and_every_claim_arrives(corpus: Corpus, story: list[dict[str, str]], record: list[ox.Triple]) -> None:
    arrived = {source.origin: len(source.claims) for source in corpus.curated}
    written = sum(t.predicate.value == NAMES.term("about") for t in record)
    assert arrived == {"curated_story": len(story), "curated_record": written}


def test_only_the_postponed_runoff_is_described_twice(corpus: Corpus) -> None:
    described = Counter(situation.id for source in corpus.curated for situation in source.situations)
    twice = [NAMES.shorten(iri) for iri, count in described.items() if count > 1]
    assert twice == ["ev:polling_us-senate-al-2020-rep-runoff"]


def test_the_curated_story_breaks_no_shape(corpus: Corpus) -> None:
    known = vocabulary.load()
    alone = Resolution(entities=corpus.registry, sources=corpus.curated)
    dataset = assemble(alone, (), (), Config().acceptance, frozenset(), known)
    report = Validator(None, known.names, known).validate(dataset.quads, {})
    assert [f"{finding.severity} {finding.focus} {finding.message}" for finding in report.findings] == []


def test_articles_have_short_names_that_decisions_can_use(corpus: Corpus) -> None:
    slugs = {document.slug for document in corpus.documents}
    assert "courier-2019-11-06-possible-bid" in slugs
    assert all(re.fullmatch(r"[a-z]+-\d{4}-\d\d-\d\d-[a-z-]+", slug) for slug in slugs)


# --- articles


def test_every_article_has_the_layout_of_the_real_one(seeds: Path) -> None:
    wrong = [name for name, text in articles(seeds) if not LAYOUT.match(text)]
    assert not wrong


def test_there_are_at_least_nine_articles_of_fifteen_to_thirty_sentences(seeds: Path) -> None:
    lengths = {}
    for name, text in articles(seeds):
        body = re.sub(r"\b(Sen|Sens|Rep|Gov|Nov|Jan|Jr|Ala|[A-Z])\.", r"\1", LAYOUT.match(text)["body"])
        lengths[name] = len(re.findall(r"[.?!][”\"]?(?=\s|$)", body))
    assert len(lengths) >= 9
    assert {name: count for name, count in lengths.items() if not 15 <= count <= 32} == {}


def test_file_names_begin_with_the_day_of_publication(seeds: Path) -> None:
    assert [name for name, text in articles(seeds) if LAYOUT.match(text)["published"][:10] != name[:10]] == []


def test_the_articles_hold_what_real_news_holds(seeds: Path) -> None:
    whole = "\n".join(text for _, text in articles(seeds))
    assert [sign for sign in SIGNS_OF_NEWS if sign not in whole] == []


@pytest.mark.shared
def test_the_articles_are_in_our_own_words(seeds: Path, shared: Path) -> None:
    """No eight words in a row are those of a real article that the project measures itself on."""
    ours = {gram: name for name, text in articles(seeds) for gram in eights(LAYOUT.match(text)["body"])}
    folders = (shared / "seeds" / "articles", shared / "data" / "news-articles" / "articles")
    real = [path for folder in folders for path in sorted(folder.glob("*.txt")) if not path.name.startswith(SET_ASIDE)]
    assert real
    copied = {(ours[gram], path.name, gram) for path in real for gram in eights(path.read_text(encoding="utf-8")) & ours.keys()}
    assert copied == set()


def eights(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))
    return {" ".join(words[i : i + 8]) for i in range(len(words) - 7)}


def test_each_article_has_its_sources_listed(seeds: Path) -> None:
    listed = (seeds / "articles" / "README.md").read_text(encoding="utf-8")
    assert [name for name, _ in articles(seeds) if f"| {name.removesuffix('.txt')} |" not in listed] == []


# --- registry


def test_every_entity_has_one_label_and_no_alias_twice(registry: list[ox.Triple]) -> None:
    labels = Counter(t.subject.value for t in registry if t.predicate == LABELS[0])
    entities = {iri for iri in named(registry) if not iri.startswith(NAMES.expand("doc:"))}
    assert {iri for iri in entities if labels[iri] != 1} == set()
    pairs = Counter((t.subject.value, t.object.value) for t in registry if t.predicate in LABELS)
    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_the_registry_names_no_entity_that_it_does_not_define(registry: list[ox.Triple]) -> None:
    ours = {iri for iri in iris(registry) if iri.startswith(NAMES.base) and not iri.startswith(NAMES.expand("kgo:"))}
    assert ours - named(registry) == set()


def test_the_registry_holds_identity_only(registry: list[ox.Triple]) -> None:
    told = {NAMES.shorten(t.predicate.value) for t in registry}
    assert told & {"kgo:begin", "kgo:end", "kgo:date", "kgo:about", "org:member", "kgo:candidate"} == set()


def test_a_wikidata_link_is_one_unique_and_sourced(registry: list[ox.Triple]) -> None:
    links = [(t.subject.value, t.object.value) for t in registry if t.predicate.value == NAMES.expand("owl:sameAs")]
    sourced = {t.subject.value for t in registry if t.predicate.value == NAMES.expand("dcterms:source")}
    assert links
    assert all(count == 1 for side in zip(*links, strict=True) for count in Counter(side).values())
    assert {subject for subject, _ in links} <= sourced


def test_birth_dates_are_sourced(registry: list[ox.Triple]) -> None:
    born = {t.subject.value for t in registry if t.predicate.value == NAMES.term("birthDate")}
    sourced = {t.subject.value for t in registry if t.predicate.value == NAMES.expand("dcterms:source")}
    assert born
    assert born <= sourced


def test_a_bare_surname_is_the_alias_of_one_person_only(registry: list[ox.Triple]) -> None:
    people = [t for t in registry if t.predicate in LABELS and t.subject.value.startswith(NAMES.expand("per:"))]
    bare = Counter(t.object.value for t in people if " " not in t.object.value)
    assert [name for name, count in bare.items() if count > 1] == []


# --- curated claims


def test_the_story_has_exactly_the_nine_columns(seeds: Path) -> None:
    lines = list(csv.reader((seeds / "curated" / "story.csv").read_text(encoding="utf-8").splitlines()))
    assert lines[0] == ["subject", "predicate", "object", "from", "to", "modality", "source", "quote", "note"]
    assert [number for number, line in enumerate(lines, 1) if len(line) != 9] == []


def test_every_row_has_a_source_that_can_be_looked_up(story: list[dict[str, str]]) -> None:
    addresses = [(row, address) for row in story for address in row["source"].split(" ; ")]
    assert [row for row, address in addresses if not re.fullmatch(r"https?://[^\s;]+", address)] == []


def test_no_row_stands_twice(story: list[dict[str, str]]) -> None:
    keys = Counter((row["subject"], row["predicate"], row["object"], row["from"]) for row in story)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_predicate_is_explained_and_known(seeds: Path, root: Path, story: list[dict[str, str]]) -> None:
    explained = (seeds / "curated" / "README.md").read_text(encoding="utf-8")
    table = "\n".join(line for line in explained.splitlines() if line.startswith("| "))
    known = set(re.findall(r"^\[(\w+)\]", (root / "kg" / "ingest" / "predicates.toml").read_text(encoding="utf-8"), re.MULTILINE))
    used = {row["predicate"] for row in story}
    assert used <= known
    assert {name for name in used if not re.search(rf"\b{name}\b", table)} == set()


def test_the_story_names_only_what_is_defined(registry: list[ox.Triple], record: list[ox.Triple], story: list[dict[str, str]]) -> None:
    names = {name for prefix in ("per", "grp", "post", "con") for name in about(registry, prefix)}
    situations = {NAMES.shorten(iri) for iri in named(record)}
    unknown = set()
    for row in story:
        first, *further = [part.strip() for part in row["object"].split(";")]
        parts = [row["subject"], first, *(part.partition("=")[2] for part in further if not part.startswith("matter="))]
        parts += [part.partition("=")[2] for part in further if part.startswith("matter=ev:")]
        unknown |= {part for part in parts if part and part.casefold() not in names and part not in situations}
    assert unknown == set()


def test_every_claim_of_the_record_has_source_holder_and_a_situation_that_is_described(record: list[ox.Triple]) -> None:
    claims = {t.subject.value for t in record if t.predicate == RDF_TYPE and t.object.value == NAMES.term("Claim")}
    said: dict[str, dict[str, list[str]]] = {claim: {} for claim in claims}
    for t in record:
        if t.subject.value in claims:
            said[t.subject.value].setdefault(NAMES.shorten(t.predicate.value), []).append(t.object.value)
    for claim, told in said.items():
        assert told["dcterms:source"], claim
        assert [len(told[f"kgo:{name}"]) for name in ("about", "holder", "modality", "polarity", "certainty")] == [1] * 5, claim
        assert told["kgo:about"][0] in named(record), claim
    assert len(claims) >= 17


def test_the_record_names_nothing_that_is_not_defined(registry: list[ox.Triple], record: list[ox.Triple]) -> None:
    ours = {iri for iri in iris(record) if iri.startswith(NAMES.base) and not iri.startswith((NAMES.expand("kgo:"), NAMES.expand("agt:")))}
    assert ours - named(record) - named(registry) == set()


def test_the_story_is_told_with_sixty_claims_or_more(story: list[dict[str, str]], record: list[ox.Triple]) -> None:
    claims = sum(t.predicate.value == NAMES.term("about") for t in record)
    assert len(story) + claims >= 60


@pytest.mark.shared
def test_every_candidate_fact_of_the_gold_is_told(shared: Path, seeds: Path) -> None:
    """The sources of the thirty candidates all stand in the seeds, those of identity in the registry and the rest with claims."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(seeds.rglob("*")) if path.suffix in {".csv", ".ttl"})
    with (shared / "gold" / "seed" / "curated-seed-candidates.tsv").open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(facts) == 30
    untold = [fact["id"] for fact in facts if not any(key in text for key in sources_of(fact["sources"]))]
    assert untold == []


def sources_of(cell: str) -> Iterator[str]:
    for source in cell.split(" ; "):
        match = re.match(r"github: ([\w-]+/[\w-]+)", source)
        yield f"https://github.com/{match[1]}" if match else source


# --- decisions


def test_the_ledger_has_its_columns_and_only_known_verdicts(seeds: Path) -> None:
    with (seeds / "decisions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["id", "verdict", "subject", "other", "because", "reason", "by", "made"]
    assert {row["verdict"] for row in rows} >= {"Disputed", "Realised", "Unrealised", "Same", "Different"}
    assert {row["verdict"] for row in rows} <= set(Verdict)
    assert max(Counter(row["id"] for row in rows).values()) == 1


def test_decisions_rest_on_claims_and_documents_that_exist(seeds: Path, registry: list[ox.Triple], record: list[ox.Triple]) -> None:
    known = {NAMES.shorten(iri) for iri in named(registry) | named(record)}
    with (seeds / "decisions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            quoted = re.match(r'"([^"]+)"(.*)', row["subject"])
            limits = quoted[2].split() if quoted else row["subject"].split()[1:]
            documents = [limits[i + 1] for i, word in enumerate(limits) if word == "in"]
            assert set(documents) <= known, row["id"]
            others = {limit for limit in limits if limit != "in" and limit not in documents and not limit.startswith("kgo:")}
            assert others <= set(Modality) | set(Polarity), row["id"]
            if quoted:
                assert any(quoted[1] in path.read_text(encoding="utf-8") for path in (seeds / "articles").glob("*.txt")), row["id"]
            assert not row["because"] or row["because"].split()[0] in known, row["id"]

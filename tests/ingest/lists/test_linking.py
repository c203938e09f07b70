"""Who the people of lists are: met in the registry, met in each other, or kept apart with a word on what would settle it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.ingest.corpus import Corpus, read_corpus
from kg.ingest.lists.listing import HOLDS, MEMBER, PARTY, PERSON, POST, Listed, ListedClaim, Listing
from kg.ingest.lists.tables import files_of
from kg.model.iri import Namespaces
from kg.vocabulary import load

NAMES = Namespaces()
PREFIXES = """@prefix kgo: <https://kg.example.org/ont#> . @prefix per: <https://kg.example.org/person/> .
@prefix post: <https://kg.example.org/post/> . @prefix grp: <https://kg.example.org/org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix wd: <http://www.wikidata.org/entity/> .
"""
REGISTRY = """
per:jeff-sessions a foaf:Person ; skos:prefLabel "Jeff Sessions"@en ; owl:sameAs wd:Q358443 .
per:doug-jones a foaf:Person ; skos:prefLabel "Doug Jones"@en ; kgo:birthDate "1954-05-04"^^xsd:date .
per:roy-moore a foaf:Person ; skos:prefLabel "Roy Moore"@en .
per:ann-lee a foaf:Person ; skos:prefLabel "Ann Lee"@en .
grp:republican-party a kgo:Party ; skos:prefLabel "Republican Party"@en ; skos:altLabel "Republican"@en ; kgo:jurisdiction "United States" .
post:oz-judge a org:Post ; skos:prefLabel "Judge of Oz"@en ; skos:altLabel "Oz judge"@en ; kgo:jurisdiction "Oz" .
"""
FACTS = "subject,predicate,object,from,to,modality,source,quote,note\nRoy Moore,holdsPost,oz-judge,2001,2003,,https://example.org/m,,\n"

Seeds = Callable[..., Corpus]


def person(key: str, name: str, **more: str | tuple[str, ...]) -> Listed:
    return Listed(key, PERSON, name, **{"identifiers": (key,) if ":" in key else (), **more})


def listing(name: str, *entities: Listed, claims: tuple[ListedClaim, ...] = (), official: bool = False) -> Listing:
    return Listing(name, official, tuple(sorted(entities, key=lambda one: one.key)), claims)


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Seeds:
    """The corpus of a small registry with lists."""
    monkeypatch.chdir(tmp_path)

    def made(*lists: Listing, decisions: str = "", facts: str = "") -> Corpus:
        for name, text in (("registry/all.ttl", PREFIXES + REGISTRY), ("curated/facts.csv", FACTS + facts), ("decisions.csv", decisions)):
            path = Path("seeds", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for one in lists:
            for name, content in files_of(one).items():
                path = Path("seeds/lists", one.name, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        return read_corpus([Path("seeds")], load(), root=Path())

    return made


def people(corpus: Corpus) -> dict[str, str]:
    return {NAMES.shorten(one.iri): one.label for one in corpus.registry if one.kind.value == "person"}


def codes(corpus: Corpus) -> list[str]:
    return [finding.code for finding in corpus.findings if finding.code != "KG0206"]


def said(corpus: Corpus, short: str) -> dict[str, list[str]]:
    entity = next(one for one in corpus.registry if one.iri == NAMES.expand(short))
    found: dict[str, list[str]] = {"alias": list(entity.aliases)}
    for name, value in entity.properties:
        found.setdefault(NAMES.shorten(name), []).append(value)
    return found


@pytest.mark.parametrize(
    ("listed", "iri"),
    [
        (person("a:1", "Jefferson Sessions", identifiers=("wikidata:Q358443",)), "per:jeff-sessions"),  # a number that both bear
        (person("a:1", "Doug Jones", born="1954-05-04"), "per:doug-jones"),  # name and day of birth
        (person("a:1", "G. D. Jones", names=("Doug Jones",), born="1954-05-04"), "per:doug-jones"),
        (person("name:Ann Lee", "Ann Lee"), "per:ann-lee"),  # a row of a table means whoever the registry calls so
        (person("name:jeff-sessions", "jeff-sessions"), "per:jeff-sessions"),
    ],
)
def test_a_person_of_a_list_is_somebody_known(seeds: Seeds, listed: Listed, iri: str) -> None:
    corpus = seeds(listing("l", listed))
    assert len(people(corpus)) == 4
    assert (listed.name in said(corpus, iri)["alias"]) == (people(corpus)[iri] != listed.name)
    assert codes(corpus) == []


def test_name_and_a_post_that_both_have_held_are_enough(seeds: Seeds) -> None:
    judge = Listed("j", POST, "Oz judge", "judge_oz", place="Oz")
    held = ListedClaim("a:1", HOLDS, "j", "2001", source="https://example.org/x")
    corpus = seeds(listing("l", person("a:1", "Roy Moore"), judge, claims=(held,)))
    assert set(people(corpus)) == {"per:ann-lee", "per:doug-jones", "per:jeff-sessions", "per:roy-moore"}
    assert not [one for one in corpus.registry if one.iri.endswith("judge_oz")], "the post is the one of the registry"
    source = next(one for one in corpus.curated if one.origin == "curated_l")
    assert {filler.id for situation in source.situations for _, filler in situation.roles} == {
        NAMES.expand("per:roy-moore"), NAMES.expand("post:oz-judge"),
    }  # fmt: skip


def test_what_makes_somebody_of_a_list_somebody_known_is_put_on_record(seeds: Seeds) -> None:
    judge = Listed("j", POST, "Oz judge", "judge_oz", place="Oz")
    held = ListedClaim("a:3", HOLDS, "j", "2001", source="https://example.org/x")
    corpus = seeds(
        listing(
            "l", person("a:1", "J. Sessions", identifiers=("wikidata:Q358443",)), person("a:2", "Doug Jones", born="1954-05-04"),
            person("a:3", "Roy Moore"), person("a:4", "Ann Lee"), judge, claims=(held,),
        )
    )  # fmt: skip
    assert [(one.key, NAMES.shorten(one.iri), one.by, one.on) for one in corpus.matched] == [
        ("a:1", "per:jeff-sessions", "identifier", "wikidata:Q358443"),
        ("a:2", "per:doug-jones", "birth", "1954-05-04"),
        ("a:3", "per:roy-moore", "post", "post:oz-judge"),
    ]
    assert {one.origin for one in corpus.matched} == {"curated_l"}


def test_a_party_in_common_makes_nobody_the_same(seeds: Seeds) -> None:
    party = Listed("p", PARTY, "Republican", "republican_united-states", place="United States")
    member = ListedClaim("a:1", MEMBER, "p", source="https://example.org/x")
    lists = (
        listing("a", person("a:1", "Bo Ray"), party, claims=(member,)),
        listing("b", person("b:1", "Bo Ray"), party, claims=(replace(member, subject="b:1"),)),
    )
    corpus = seeds(*lists)
    assert sum(label == "Bo Ray" for label in people(corpus).values()) == 2
    assert codes(corpus) == ["KG0254"]


@pytest.mark.parametrize("names", list(itertools.permutations(("class 1 seat", "class 2 seat", "seat unspecified"), 2)))
def test_each_seat_is_a_post_of_its_own_and_so_is_the_post_that_names_none(seeds: Seeds, names: tuple[str, str]) -> None:
    posts = [
        Listed(f"{number}", POST, f"Senator for Oz ({name})", f"senator-{name.replace(' ', '-')}", place="Oz")
        for number, name in enumerate(names)
    ]
    corpus = seeds(listing("a", posts[0]), listing("b", posts[1]))
    assert {one.label for one in corpus.registry if "Senator" in one.label} == {f"Senator for Oz ({name})" for name in names}


def test_by_the_name_alone_nobody_is_taken_for_somebody_else(seeds: Seeds) -> None:
    corpus = seeds(listing("l", person("a:1", "Roy Moore", born="1990")))
    assert people(corpus)["per:roy-moore_" + next(key for key in people(corpus) if key.startswith("per:roy-moore_"))[14:]] == "Roy Moore"
    finding = next(one for one in corpus.findings if one.code == "KG0254")
    assert (str(finding.place), finding.severity) == ("seeds/lists/l/entities.tsv:2", "Info")
    assert "may be per:roy-moore; nothing but the name says so" in finding.message
    assert "Same or Different, per:roy-moore, per:roy-moore_" in finding.remedy


def test_a_decision_ends_the_doubt(seeds: Seeds) -> None:
    new = next(key for key in people(seeds(listing("l", person("a:1", "Roy Moore")))) if key.startswith("per:roy-moore_"))
    ledger = "id,verdict,subject,other,because,reason,by,made\n" + f"d1,Different,per:roy-moore,{new},,two men,me,2026-01-01\n"
    assert codes(seeds(decisions=ledger)) == []


@pytest.mark.parametrize(
    "listed",
    [
        person("a:1", "Doug Jones", born="1954-05-05"),  # born on another day
        person("a:1", "Jeff Sessions", identifiers=("wikidata:Q1",)),  # another item of Wikidata
    ],
)
def test_who_differs_for_certain_is_no_doubt(seeds: Seeds, listed: Listed) -> None:
    corpus = seeds(listing("l", listed))
    assert len(people(corpus)) == 5
    assert codes(corpus) == []


def test_a_number_outweighs_a_date_and_the_registry_keeps_its_own(seeds: Seeds) -> None:
    first = person("a:1", "Ann Lee", born="1970-01-01")
    corpus = seeds(listing("a", first), listing("b", person("a:1", "Ann Lee", born="1971-01-01", died="2020-05")))
    assert said(corpus, next(key for key in people(corpus) if key.startswith("per:ann-lee_")))["kgo:birthDate"] == [
        '"1970-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'
    ]
    assert "KG0255" in codes(corpus)


def test_dates_of_birth_stay_as_exact_as_the_list(seeds: Seeds) -> None:
    corpus = seeds(listing("l", person("a:1", "Bo Ray", born="1946-12", died="2020")))
    assert said(corpus, "per:bo-ray") | {"alias": []} == {
        "alias": [],
        "kgo:birthDate": ['"1946-12"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'],
        "kgo:deathDate": ['"2020"^^<http://www.w3.org/2001/XMLSchema#gYear>'],
        "kgo:identifier": ['"a:1"'],
    }


def test_two_of_one_list_are_two(seeds: Seeds) -> None:
    corpus = seeds(listing("l", person("a:1", "Bo Ray", born="1960-01-01"), person("a:2", "Bo Ray", born="1960-01-01")))
    assert sum(label == "Bo Ray" for label in people(corpus).values()) == 2
    corpus = seeds(listing("l", person("a:1", "Bo Ray"), person("a:2", "Jo Ray", identifiers=("a:1", "a:2"))))
    finding = next(one for one in corpus.findings if one.code == "KG0256")
    assert "Jo Ray (a:2) shares a:1 with Bo Ray (per:bo-ray, a:1); they stay apart" in finding.message
    assert str(finding.place) == "seeds/lists/l/entities.tsv:3"


def test_of_two_who_stay_apart_one_alone_is_an_item_elsewhere(seeds: Seeds) -> None:
    corpus = seeds(
        listing(
            "l",
            person("a:1", "Bo Ray", identifiers=("a:1", "wikidata:Q77")),
            person("a:2", "Bo Ray", identifiers=("a:2", "wikidata:Q77")),
        )
    )
    linked = [iri for iri, label in people(corpus).items() if label == "Bo Ray" and said(corpus, iri).get("owl:sameAs")]
    assert sum(label == "Bo Ray" for label in people(corpus).values()) == 2
    assert linked == ["per:bo-ray"]
    assert "KG0256" in codes(corpus)


def test_a_list_that_knows_both_numbers_joins_two_that_know_one(seeds: Seeds) -> None:
    lists = (
        listing("a", person("bioguide:S1", "J. Sessions")),
        listing("b", person("b:2", "Jeff B. Sessions", identifiers=("bioguide:S1", "wikidata:Q358443"))),
    )
    corpus = seeds(*lists)
    assert len(people(corpus)) == 4
    assert said(corpus, "per:jeff-sessions")["alias"] == ["J. Sessions", "Jeff B. Sessions"]


def test_the_order_of_imports_leaves_no_trace(seeds: Seeds) -> None:
    judge = Listed("j", POST, "Mayor of Oz", "mayor_oz", place="Oz", seats="1")
    lists = (
        listing("a", person("a:1", "Bo Ray"), judge, claims=(ListedClaim("a:1", HOLDS, "j", source="https://example.org/x"),)),
        listing("b", person("b:1", "Bo Ray", identifiers=("b:1", "a:1")), person("b:2", "Bo Ray", born="1980"), official=True),
        listing("c", person("c:3", "Bo Ray", born="1980-02-02")),
    )
    found = {tuple((one.iri, one.aliases, one.properties) for one in seeds(*order).registry) for order in itertools.permutations(lists)}
    assert len(found) == 1


def test_the_party_of_the_registry_and_one_abroad(seeds: Seeds) -> None:
    home = Listed("p", PARTY, "Republican", "republican_united-states", place="United States")
    abroad = Listed("q", PARTY, "Republican", "republican_oz", place="Oz")
    member = ListedClaim("a:1", MEMBER, "p", "[..2001]", source="https://example.org/x")
    corpus = seeds(listing("l", person("a:1", "Bo Ray"), home, abroad, claims=(member,)))
    assert {NAMES.shorten(one.iri) for one in corpus.registry if one.kind.value == "party"} == {"grp:republican-party", "grp:republican_oz"}


def parties(corpus: Corpus) -> dict[str, list[str]]:
    found = {NAMES.shorten(one.iri) for one in corpus.registry if one.kind.value == "party"} - {"grp:republican-party"}
    return {short: said(corpus, short).get("owl:sameAs", []) for short in sorted(found)}


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ({"place": "Oz"}, {"place": "Oz"}, True),
        ({"place": "Oz", "identifiers": ("wikidata:Q1",)}, {"place": "Oz", "identifiers": ("wikidata:Q2",)}, False),
        ({}, {}, False),  # of no place, each id of a register is a thing of its own
        ({"identifiers": ("wikidata:Q1",)}, {"identifiers": ("wikidata:Q1",)}, True),
    ],
)
def test_two_parties_of_one_name_in_a_list(seeds: Seeds, first: dict, second: dict, together: bool) -> None:
    corpus = seeds(listing("l", Listed("l#1", PARTY, "Green", "green_oz", **first), Listed("l#2", PARTY, "Green", "green_oz", **second)))
    assert len(parties(corpus)) == (1 if together else 2)
    assert all(len(items) < 2 for items in parties(corpus).values())


def test_what_bears_a_number_of_its_own_is_not_what_has_its_name(seeds: Seeds) -> None:
    """Neither in the registry nor in another list; two items of Wikidata on one thing would be an error in every view."""
    one, other = (Listed("g", PARTY, "Green", "green_oz", identifiers=(number,), place="Oz") for number in ("wikidata:Q1", "wikidata:Q2"))
    found = parties(seeds(listing("a", one), listing("b", other), listing("c", other)))
    assert [len(items) for items in found.values()] == [1, 1]


def test_who_sits_in_two_parliaments_of_one_list_is_one_person(seeds: Seeds) -> None:
    """Each file that describes all it speaks of is a register of its own; in one register, two are two."""
    bearer = {"identifiers": ("wikidata:Q77",)}
    corpus = seeds(listing("l", person("l+ev/1", "Bo Ray", **bearer), person("l+oz/1", "Bo Ray", **bearer), person("l+oz/2", "Bo Ray")))
    assert sum(label == "Bo Ray" for label in people(corpus).values()) == 2
    assert "KG0256" not in codes(corpus)


def test_what_a_list_calls_official_is(seeds: Seeds) -> None:
    claim = ListedClaim("a:1", HOLDS, "j", "1990", source="https://example.org/x")
    judge = Listed("j", POST, "Judge of Oz", "judge_oz", place="Oz")
    corpus = seeds(listing("l", person("a:1", "Bo Ray"), judge, claims=(claim,), official=True))
    assert {one.origin: one.authority.term for one in corpus.curated} == {"curated_facts": "Curated", "curated_l": "Official"}
    assert str(corpus.curated[-1].claims[0].place) == "seeds/lists/l/claims.tsv:2"


def test_hand_written_facts_may_name_the_people_of_lists(seeds: Seeds) -> None:
    row = "Bo Ray,holdsPost,oz-judge,2004,2005,,https://example.org/m,,\nAnn Lee,holdsPost,oz-judge,2006,,,https://example.org/m,,\n"
    corpus = seeds(listing("l", person("a:1", "Bo Ray"), person("a:2", "Ann Lee", born="1990")), facts=row)
    facts = next(one for one in corpus.curated if one.origin == "curated_facts")
    held = {NAMES.shorten(filler.id) for situation in facts.situations for role, filler in situation.roles if role == "member"}
    assert held == {"per:bo-ray", "per:ann-lee", "per:roy-moore"}, "a name that the registry has means the one in it"


def test_a_misspelt_name_is_told(seeds: Seeds) -> None:
    corpus = seeds(listing("l", person("name:Jef Sessions", "Jef Sessions")))
    assert [finding.remedy for finding in corpus.findings if finding.code == "KG0254"] == [
        "did you mean per:jeff-sessions? Correct the name and import again"
    ]

"""What people type finds what they mean, and says so when it cannot."""

from __future__ import annotations

import pytest
from rapidfuzz import fuzz

from kg.answers.dataset import Dataset
from kg.answers.entities import entity_or_situations, find, kinds, one, suggest
from kg.answers.matching import Situations, described, ranked, words
from kg.errors import ConfigError

from .conftest import REGISTRY, Graph

SAID = """graph:doc_x {
  clm:1 a kgo:Claim ; kgo:about ev:opp .
  ev:opp a kgo:Opposition ; rdfs:label "opposition: Ann Lee, the bid"@en ;
    kgo:agent per:ann ; kgo:target cand:cy .
  clm:2 a kgo:Claim ; kgo:about cand:cy .
  cand:cy a kgo:Candidacy ; rdfs:label "candidacy: Cy Dorn, Senate election"@en ; kgo:candidate per:cy .
  clm:3 a kgo:Claim ; kgo:about ev:rev .
  ev:rev a kgo:Opposition ; rdfs:label "opposition: Cy Dorn, Ann Lee"@en ;
    kgo:agent per:cy ; kgo:target per:ann . }
"""


@pytest.fixture(scope="module")
def data(graph: Graph) -> Dataset:
    return graph(REGISTRY + SAID)


@pytest.mark.parametrize("text", ["Cy Dorn", "cy dorn", "per:cy", "https://kg.example.org/person/cy", "cy", "Dorn"])
def test_an_entity_is_found_by_name_id_or_slug(data: Dataset, text: str) -> None:
    assert one(data, text, ("Person",), "person").label == "Cy Dorn"


def test_an_ambiguous_name_lists_whom_it_can_mean(data: Dataset) -> None:
    with pytest.raises(ConfigError) as caught:
        one(data, "Lee", ("Person",), "person")
    assert caught.value.code == "KG0931"
    assert "per:ann" in caught.value.remedy
    assert "per:bob" in caught.value.remedy


def test_a_misspelt_name_is_not_guessed_but_offered(data: Dataset) -> None:
    with pytest.raises(ConfigError) as caught:
        one(data, "Cy Dron", ("Person",), "person")
    assert caught.value.code == "KG0930"
    assert "Cy Dorn (per:cy)" in caught.value.remedy


def test_a_person_is_no_post(data: Dataset) -> None:
    with pytest.raises(ConfigError):
        one(data, "per:cy", ("Post",), "post")


def test_what_nothing_resembles_is_said_to_be_unknown(data: Dataset) -> None:
    assert find(data, "qqqq") == []
    with pytest.raises(ConfigError, match="fits 'qqqq'"):
        entity_or_situations(data, "qqqq")


def test_find_keeps_one_class_whatever_its_letter_case(data: Dataset) -> None:
    assert {hit.kind for hit in find(data, "Dorn", "candidacy")} == {"Candidacy"}
    assert {hit.iri.rpartition("/")[2] for hit in find(data, "Lee", "Person")} == {"ann", "bob"}
    assert set(kinds(data)) == {"Candidacy", "Opposition", "Person", "Post"}
    assert suggest("persn", kinds(data)) == "Person"


@pytest.mark.parametrize(
    ("typed", "situation"),
    [
        ("Lee opposes Dorn's Senate bid", "event/opp"),
        ("Ann Lee opposed Cy Dorn", "event/opp"),
        ("Dorn opposes Lee", "event/rev"),
        ("Dorn candidacy", "candidacy/cy"),
        ("Dorns candidacy", "candidacy/cy"),
        ("ev:rev", "event/rev"),
    ],
)
def test_a_situation_is_found_by_words_for_what_happens_in_it(data: Dataset, typed: str, situation: str) -> None:
    assert entity_or_situations(data, typed)[0].iri == data.names.base + situation


def test_a_name_means_the_entity_and_not_everything_that_holds_the_name(data: Dataset) -> None:
    (hit,) = entity_or_situations(data, "Cy Dorn")
    assert (hit.kind, hit.entity) == ("Person", True)


def test_small_words_and_possessives_tell_nothing() -> None:
    assert words("Why did the mayor’s aide leave Oz's council?") == ["mayor", "aide", "leave", "oz", "council"]


def test_the_share_counts_rare_words_for_more(data: Dataset) -> None:
    known = described(data)
    common, rare = (ranked(f"Ann {word}", Situations.of(known)) for word in ("zzzz", "Senate"))
    assert common[0][0] < 1.0
    assert rare[0][1].iri.endswith("event/opp")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("typed", "cls"),
    [
        ("Trump opposes Sessions' Senate bid", "Opposition"),
        ("Sessions candidacy", "Candidacy"),
        ("Sessions recusal", "Recusal"),
        ("Trump fired Sessions", "Removal"),
        ("who colluded with Russia", "Collusion"),
    ],
)
def test_the_gold_is_asked_in_plain_words(gold: Dataset, typed: str, cls: str) -> None:
    assert entity_or_situations(gold, typed)[0].kind == cls


def test_a_surname_means_people_and_all_who_bear_it_and_no_body_or_situation_that_is_called_so(graph: Graph) -> None:
    told = """graph:registry { per:lee a foaf:Person ; skos:prefLabel "Lee"@en .
      grp:lee a org:FormalOrganization ; skos:prefLabel "Lee"@en .
      grp:dorn a org:FormalOrganization ; skos:prefLabel "Cy Dorn"@en . }
    graph:doc_x { clm:9 kgo:about ev:named . ev:named a kgo:Appointment ; rdfs:label "Cy Dorn"@en . }"""
    data = graph(REGISTRY + told)
    with pytest.raises(ConfigError) as caught:
        one(data, "Lee")
    assert (caught.value.code, "per:lee" in caught.value.remedy, "per:ann" in caught.value.remedy) == ("KG0931", True, True)
    assert "grp:lee" not in caught.value.remedy
    assert one(data, "Cy Dorn").iri == one(data, "per:cy").iri


def likeness(text: str, name: str) -> float:
    """How well a name answers, looked at by itself."""
    typed, words = text.casefold().split(), name.casefold().split()
    if typed == words:
        return 100.0
    if typed and set(typed) <= set(words):
        return 96.0 - min(6.0, len(words) - len(typed))
    return min(88.0, (fuzz.WRatio if len(text) > 3 else fuzz.ratio)(text.casefold(), name.casefold()))


@pytest.mark.parametrize("typed", ["Ann Lee", "lee", "Lee Ann", "an", "mayor of", "Judg of Oz", "Dorn", "zzz", "Oz"])
def test_a_search_gives_what_a_look_at_every_name_would(graph: Graph, typed: str) -> None:
    people = graph(REGISTRY)
    names = [(iri, name) for kind in ("skos:prefLabel", "skos:altLabel") for iri, name in people.column(kind, "registry")]
    best = {iri: max(likeness(typed, name) for other, name in names if other == iri) for iri, _ in names}
    found = {hit.iri: hit.score for hit in find(people, typed, situations=False)}
    assert found == pytest.approx({iri: score for iri, score in best.items() if score >= 78.0})

"""Which post is meant: the very name first, then the whole title; several are listed, another post never answers."""

from __future__ import annotations

from datetime import date

import pytest

from kg.answers.dataset import Dataset
from kg.answers.posts import post_asked
from kg.errors import ConfigError

from .conftest import UNKNOWN, Graph, day, tenure

POSTS = """graph:registry {
  per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en . per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en .
  per:cy a foaf:Person ; skos:prefLabel "Cy Park"@en .
  grp:doj a org:Organization ; skos:prefLabel "United States Department of Justice"@en .
  grp:senate a org:Organization ; skos:prefLabel "United States Senate"@en ; skos:altLabel "Senate"@en .
  grp:ohio a org:Organization ; skos:prefLabel "Ohio state government"@en ; skos:altLabel "State of Ohio"@en .
  post:ag a org:Post ; skos:prefLabel "United States Attorney General"@en ; skos:altLabel "Attorney General"@en ;
    org:postIn grp:doj ; kgo:jurisdiction "United States" ; kgo:maxHolders 1 .
  post:deputy-ag a org:Post ; skos:prefLabel "United States Deputy Attorney General"@en ; org:postIn grp:doj ;
    kgo:jurisdiction "United States" ; kgo:maxHolders 1 .
  post:ohio-ag a org:Post ; skos:prefLabel "Attorney General of Ohio"@en ; org:postIn grp:ohio ; kgo:jurisdiction "Ohio" .
  post:ohio-governor a org:Post ; skos:prefLabel "Governor of Ohio"@en ; org:postIn grp:ohio ; kgo:jurisdiction "Ohio" .
  post:iowa-governor a org:Post ; skos:prefLabel "Governor of Iowa"@en ; kgo:jurisdiction "Iowa" .
  post:ohio-lt a org:Post ; skos:prefLabel "Lieutenant Governor of Ohio"@en ; kgo:jurisdiction "Ohio" .
  post:ohio-state a org:Post ; skos:prefLabel "Secretary of State of Ohio"@en ; org:postIn grp:ohio ; kgo:jurisdiction "Ohio" .
  post:council a org:Post ; skos:prefLabel "Council President of the United States"@en ; kgo:jurisdiction "United States" .
  post:senator a org:Post ; skos:prefLabel "United States Senator (seat unspecified)"@en ; skos:altLabel "senator"@en ;
    org:postIn grp:senate ; kgo:jurisdiction "United States" .
  post:ohio-1 a org:Post ; skos:prefLabel "United States Senator for Ohio (class 1 seat)"@en ; org:postIn grp:senate ;
    kgo:jurisdiction "Ohio" ; kgo:maxHolders 1 .
  post:ohio-3 a org:Post ; skos:prefLabel "United States Senator for Ohio (class 3 seat)"@en ; org:postIn grp:senate ;
    kgo:jurisdiction "Ohio" ; kgo:maxHolders 1 .
  post:leader a org:Post ; skos:prefLabel "Majority Leader of the United States Senate"@en ; org:postIn grp:senate ;
    kgo:jurisdiction "United States" .
  post:envoy a org:Post ; skos:prefLabel "Ambassador of Russia to the United States"@en ; kgo:jurisdiction "Russia" .
}
"""


@pytest.fixture(scope="module")
def data(graph: Graph) -> Dataset:
    """Ann was governor of Ohio, then one of its senators; Bob is its attorney general; of Cy nothing is told."""
    return graph(
        POSTS
        + tenure("ann1", "ann", "ohio-governor", day("2001-01-10"), day("2005-06-30"))
        + tenure("ann2", "ann", "ohio-3", day("2007-01-03"), day("2013-01-03"))
        + tenure("ann3", "ann", "senator", UNKNOWN, UNKNOWN)
        + tenure("bob", "bob", "ohio-ag", day("2001-01-10"), UNKNOWN)
    )


def asked(data: Dataset, text: str, person: str = "", on: str = "2010-01-01") -> tuple[str, bool]:
    found = post_asked(data, text, data.names.expand(person) if person else "", date.fromisoformat(on) if person else None)
    return data.names.shorten(found.iri), found.named


@pytest.mark.parametrize(
    "text",
    ["post:ag", "https://kg.example.org/post/ag", "United States Attorney General", "the U.S. attorney general", "Attorney General"],
)
def test_an_id_a_label_or_an_alias_is_the_post_and_needs_no_name(data: Dataset, text: str) -> None:
    assert asked(data, text) == ("post:ag", False)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Ohio Governor", "post:ohio-governor"),
        ("Ohio's lieutenant governor", "post:ohio-lt"),
        ("Ohio secretary of state", "post:ohio-state"),
        ("Deputy attorney general", "post:deputy-ag"),
        ("Senate majority leader", "post:leader"),
        ("ambassador to the U.S.", "post:envoy"),
        ("Senator", "post:senator"),
    ],
)
def test_a_whole_title_is_the_post_and_the_answer_names_it(data: Dataset, text: str, post: str) -> None:
    assert asked(data, text) == (post, True)


@pytest.mark.parametrize(
    ("text", "near", "never"),
    [
        ("Ohio", "post:ohio-governor", "post:ag"),
        ("President of the United States", "", "post:ag"),
        ("Governor of Texas", "post:ohio-governor", "post:envoy"),
        ("Atorney General", "post:ag", "post:envoy"),
        ("US ambassador", "", "post:ohio-governor"),
        ("post:nope", "", "post:deputy-ag"),
        ("General", "post:ag", "post:ohio-governor"),
    ],
)
def test_another_post_never_answers_and_only_what_comes_near_is_offered(data: Dataset, text: str, near: str, never: str) -> None:
    with pytest.raises(ConfigError) as caught:
        asked(data, text)
    assert caught.value.code == "KG0930"
    assert near in caught.value.remedy
    assert never not in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "choices"),
    [("Governor", {"post:ohio-governor", "post:iowa-governor"}), ("senator for Ohio", {"post:ohio-1", "post:ohio-3"})],
)
def test_of_several_posts_that_fit_the_choices_are_listed(data: Dataset, text: str, choices: set[str]) -> None:
    for person in ("", "per:cy"):
        with pytest.raises(ConfigError) as caught:
            asked(data, text, person)
        assert caught.value.code == "KG0931"
        assert choices == {word.strip("();") for word in caught.value.remedy.split() if "post:" in word}


@pytest.mark.parametrize(
    ("person", "text", "post"),
    [
        ("per:ann", "Governor", ("post:ohio-governor", True)),
        ("per:ann", "Senator", ("post:ohio-3", True)),
        ("per:ann", "Ohio senator", ("post:ohio-3", True)),
        ("per:bob", "Attorney General", ("post:ohio-ag", True)),
        ("per:cy", "Attorney General", ("post:ag", False)),
        ("per:bob", "United States Attorney General", ("post:ag", False)),
    ],
)
def test_a_title_means_the_post_that_the_person_held(data: Dataset, person: str, text: str, post: tuple[str, bool]) -> None:
    assert asked(data, text, person) == post


def test_a_graph_without_deputy_or_president_has_no_such_post(graph: Graph) -> None:
    own = graph("""graph:registry { post:d a org:Post ; skos:prefLabel "Deputy Attorney General"@en .
      post:c a org:Post ; skos:prefLabel "Council President of the United States"@en ; kgo:jurisdiction "United States" . }""")
    for text in ("Attorney General", "President of the United States", "President"):
        with pytest.raises(ConfigError, match="no post is called"):
            post_asked(own, text)

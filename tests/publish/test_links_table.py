"""links.tsv: one line for each candidate of each name, which reads back as it was."""

from __future__ import annotations

from pathlib import Path

from kg.answers.links import Said, of_entity, of_mention, read_links
from kg.model.decision import Mention
from kg.model.iri import Namespaces
from kg.model.resolution import Candidate, Comparison, Link
from kg.publish.links_table import COLUMNS, links_tsv

NAMES = Namespaces()
ANN, BEN = NAMES.iri("person", "ann-lee"), NAMES.iri("person", "ben-lee")
ANN_LEE = Candidate(ANN, (Comparison("surname", "same", 4, "lee"), Comparison("office", "held", 6, f"{ANN}; mayor (Oz)")), "taken")
BEN_LEE = Candidate(
    BEN, (Comparison("surname", "same", 4, "lee"), Comparison("suffix", "different", 0, "jr / sr", never=True)), "ruled out"
)
LINKED = Link("doc-a", "person:lee", ANN, "surname", f"'Lee' is {ANN}", weighed=(ANN_LEE, BEN_LEE), name="Lee", at=(10, 13))
DOUBTFUL = Link(
    "doc-b", "person:lee", NAMES.iri("person", "lee_1"), "minted", sure=False, weighed=(Candidate(ANN, (), "open"),), name="Lee"
)
POST = Link("doc-a", "post:mayor", NAMES.iri("post", "mayor"), "title", "'mayor' is a title of it", name="mayor")


def lines(*links: Link) -> list[dict[str, str]]:
    head, *rows = links_tsv(links, {link.iri for link in links}, NAMES).decode().splitlines()
    assert tuple(head.split("\t")) == COLUMNS
    return [dict(zip(COLUMNS, row.split("\t"), strict=True)) for row in rows]


def test_each_candidate_has_a_line_and_the_one_taken_is_first() -> None:
    first, second = lines(LINKED)
    assert (first["entity"], first["candidate"], first["verdict"], first["points"]) == ("per:ann-lee", "per:ann-lee", "taken", "10")
    assert (first["name"], first["char_start"], first["char_end"], first["sure"]) == ("Lee", "10", "13", "yes")
    assert (second["candidate"], second["verdict"]) == ("per:ben-lee", "ruled out")
    assert second["comparators"] == "surname same +4 (lee); suffix different never (jr / sr)"


def test_what_was_compared_with_nobody_has_one_line() -> None:
    (only,) = lines(POST)
    assert (only["candidate"], only["verdict"], only["comparators"], only["why"]) == ("post:mayor", "taken", "", "'mayor' is a title of it")


def test_a_doubtful_name_has_a_line_for_what_it_became_and_for_what_it_may_be() -> None:
    assert [(row["candidate"], row["verdict"], row["sure"]) for row in lines(DOUBTFUL)] == [
        ("per:lee_1", "taken", "no"),
        ("per:ann-lee", "open", "no"),
    ]


def test_people_of_whom_nothing_is_claimed_are_left_out() -> None:
    table = links_tsv([LINKED, DOUBTFUL, POST], {ANN}, NAMES).decode()
    assert "doc-b" not in table
    assert "post:mayor" in table


def test_the_order_of_links_leaves_no_trace() -> None:
    known = {ANN, DOUBTFUL.iri}
    assert links_tsv([LINKED, DOUBTFUL, POST], known, NAMES) == links_tsv([POST, DOUBTFUL, LINKED], known, NAMES)


def test_the_lines_read_back(tmp_path: Path) -> None:
    path = tmp_path / "links.tsv"
    path.write_bytes(links_tsv([LINKED, DOUBTFUL, POST], {ANN, DOUBTFUL.iri}, NAMES))
    links = read_links(path)
    taken, open_ = of_entity(links, "per:ann-lee")
    assert [link.document for link in taken] == ["doc-a"]
    assert [link.document for link in open_] == ["doc-b"]
    assert taken[0].weighed[0].said[1] == Said("office", "held", "+6", "per:ann-lee, mayor (Oz)")
    assert of_mention(links, Mention("doc-a", words="lee")) == of_mention(links, Mention("doc-a", "person:lee")) == taken

"""People settled block by block are those that are settled in one go; who shares no name with another does not meet him."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random

import pytest

from kg.engines.serial import Serial
from kg.errors import LimitError
from kg.model.claim import Reading
from kg.model.document import SourceDocument
from kg.model.entity import Entity, EntityKind, LocalEntity
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.model.span import Span
from kg.resolve import resolve
from kg.resolve.blocks import Block, Comparing, Mention, blocks_of
from kg.resolve.comparators import comparators
from kg.resolve.people import Settling
from kg.resolve.person_names import parse_name
from kg.resolve.sightings import Sighting

from .conftest import Article


def mention(document: str, name: str) -> Mention:
    source = SourceDocument(document, "", f"# {name}", "0", name, Span(2, 3), date(2019, 1, 1), "2019-01-01")
    return Mention(
        Sighting(source, LocalEntity(f"person:{name}", EntityKind.PERSON, name), parse_name(name)), (), False, False, "", frozenset()
    )


def blocks(*names: str, taken: Iterable[str] = ()) -> list[list[str]]:
    told = [mention(f"d{number}", name) for number, name in enumerate(names)]
    return [[one.seen.local.name for one in block.mentions] for block in blocks_of(told, frozenset(taken), Serial())]


def test_a_block_has_all_who_share_a_surname_or_the_words_of_an_iri() -> None:
    assert sorted(blocks("Ann Lee", "Bob Ray", "A. Lee", "Cy Smith-Jones", "Lee", "Cy Smith Jones", "Dee Jones")) == [
        ["Ann Lee", "A. Lee", "Lee"],
        ["Bob Ray"],
        ["Cy Smith-Jones", "Cy Smith Jones", "Dee Jones"],
    ]


def test_a_block_knows_the_people_of_the_registry_whose_iri_it_could_take_and_no_text() -> None:
    taken = frozenset(f"https://x/person/{name}" for name in ("ann-lee", "ann-lee_ohio", "ann", "bob-ray"))
    found = blocks_of([mention("d", "Ann Lee"), mention("e", "Bob Ray")], taken, Serial())
    known = {block.mentions[0].seen.local.name: {iri.rpartition("/")[2] for iri in block.taken} for block in found}
    assert known == {"Ann Lee": {"ann-lee", "ann-lee_ohio"}, "Bob Ray": {"bob-ray"}}
    assert {one.seen.document.text for block in found for one in block.mentions} == {""}
    whole = blocks_of([mention("d", "Ann Lee"), mention("e", "Bob Ray")], taken, None)
    assert [len(block.mentions) for block in whole] == [2]


def test_what_nothing_can_stand_for_ends_in_one_error_that_names_it() -> None:
    one = mention("d", "Ann Lee")
    settling = Settling(Namespaces(), comparators(), frozenset())
    with pytest.raises(LimitError, match="settled people called Ann Lee was ended from outside, 4 times in a row") as settled:
        settling.lost(Block((one,), frozenset()), 4)
    with pytest.raises(LimitError, match="settled people called lee ") as compared:
        Comparing(comparators()).lost(([one.seen], []), 4)
    assert {error.value.code for error in (settled, compared)} == {"KG0137"}


def articles() -> list[Reading]:
    """Sixty articles whose people have few names: in full, with initials, middle names and suffixes, by surname, with offices."""
    dice = Random(3)
    made = []
    for number in range(60):
        one = Article(f"Story {number}", f"2019-{1 + number % 12:02}-{1 + number % 28:02}")
        for _ in range(dice.randint(1, 5)):
            given = dice.choice(("Ann", "Anna", "A.", "Bob", "Robert", "Ann M.", "Ann T.", "Jack W.", "Jack D."))
            name = f"{given} {dice.choice(('Lee', 'Ray', 'Lee-Ray', 'Lee Jr.'))}" if dice.random() < 0.7 else dice.choice(("Lee", "Ray"))
            person = one.person(name) if dice.random() < 0.9 else one.names(name)
            if dice.random() < 0.5:
                post = one.post(dice.choice(("Mayor", "Treasurer")), dice.choice(("Ohio", "Utah", "")))
                one.says("Tenure", member=person, post=post)
        made.append(one.reading())
    return made


def test_blocks_come_to_what_one_block_comes_to(vocabulary: Vocabulary) -> None:
    told = articles()
    known = [
        Entity(Namespaces().expand(iri), EntityKind.PERSON, label, aliases)
        for iri, label, aliases in (("per:ann-lee", "Ann Lee", ("Ann M. Lee",)), ("per:bob-ray", "Robert Ray", ()))
    ]
    whole = resolve(told, known, [], [], vocabulary)
    assert resolve(told, known, [], [], vocabulary, Serial()) == whole
    rules = {link.rule for link in whole.links}
    assert rules >= {"minted", "name", "label", "surname"}
    assert len({link.iri for link in whole.links if link.rule == "minted"}) > 8

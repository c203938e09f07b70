"""Two readings side by side: what only one claims, what both claim differently, and what does not count as a difference."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.comparison import compared, configured, rows
from kg.config import Config
from kg.errors import ConfigError
from kg.model.claim import Claim, EntityRef, Modality, Reading, Situation, SituationRef
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind, LocalEntity
from kg.readings import ExtractorSpec, read_documents
from tests.extractors.articles import PARAGRAPHS, document_of


@pytest.fixture(scope="module")
def document() -> SourceDocument:
    return document_of(*PARAGRAPHS)


@pytest.fixture(scope="module")
def reading(document: SourceDocument) -> Reading:
    (told,) = read_documents([document], ExtractorSpec())
    return told


def of_class(reading: Reading, cls: str) -> tuple[Situation, Claim]:
    situation = next(s for s in reading.situations if s.cls == cls)
    return situation, next(c for c in reading.claims if c.situation == situation.id)


def test_a_reading_does_not_differ_from_itself(reading: Reading) -> None:
    found = compared([reading], [reading])
    assert found.differences == ()
    assert sum(found.same.values()) == len(reading.claims)


def test_confidence_frame_and_ids_are_no_differences(reading: Reading) -> None:
    renamed = {s.id: f"{s.id}-x" for s in reading.situations}

    def moved(situation: Situation) -> Situation:
        pairs = ((r, SituationRef(renamed[f.id]) if isinstance(f, SituationRef) else f) for r, f in situation.roles)
        return replace(situation, id=renamed[situation.id], roles=tuple(pairs))

    claims = tuple(
        replace(c, id=c.id + "x", frame="other", situation=renamed[c.situation], condition=renamed.get(c.condition, ""))
        for c in reading.claims
    )
    other = replace(reading, situations=tuple(map(moved, reading.situations)), claims=claims)
    assert compared([reading], [other]).differences == ()


def test_a_claim_of_one_alone_is_told_with_its_side(reading: Reading) -> None:
    _, removal = of_class(reading, "Removal")
    less = replace(reading, claims=tuple(c for c in reading.claims if c != removal))
    for first, second, kind in ((reading, less, "first"), (less, reading, "second")):
        (difference,) = compared([first], [second]).differences
        assert (difference.kind, difference.one.cls, difference.values) == (kind, "Removal", {})
        assert compared([first], [second]).counts()["Removal"] == {"same": 0, "differs": 0, "first": 0, "second": 0} | {kind: 1}


def test_differing_attributes_and_fillers_are_told_by_name(reading: Reading) -> None:
    situation, claim = of_class(reading, "Removal")
    hale = next(e.id for e in reading.entities if e.name == "Tom Hale")
    changed = replace(situation, roles=(("agent", EntityRef(hale)), *(p for p in situation.roles if p[0] != "agent")), date="2021")
    other = replace(
        reading,
        situations=tuple(changed if s == situation else s for s in reading.situations),
        claims=tuple(replace(c, modality=Modality.ALLEGED, holder=hale) if c == claim else c for c in reading.claims),
    )
    (difference,) = compared([reading], [other]).differences
    assert dict(difference.values) == {
        "agent": ("Anna Bell", "Tom Hale"), "modality": ("Actual", "Alleged"), "holder": ("", "Tom Hale"), "date": ("2021-03-01", "2021"),
    }  # fmt: skip
    told = rows(compared([reading], [other]), ("a", "b"))
    assert [row[3:6] for row in told] == [
        ("agent", "Anna Bell", "Tom Hale"), ("modality", "Actual", "Alleged"), ("holder", "–", "Tom Hale"), ("date", "2021-03-01", "2021"),
    ]  # fmt: skip


def test_each_claim_is_paired_once_with_the_one_most_like_it(document: SourceDocument, reading: Reading) -> None:
    situation, claim = of_class(reading, "Removal")
    lee = LocalEntity("person:ann-lee", EntityKind.PERSON, "Ann Lee")
    roles = (("agent", EntityRef(lee.id)), *(p for p in situation.roles if p[0] != "agent"))
    second, again = replace(situation, id="event:z", roles=roles), replace(claim, id="z", situation="event:z")
    both = Reading(document, (*reading.entities, lee), (situation, second), (again, claim))
    alone = Reading(document, reading.entities, (situation,), (claim,))
    found = compared([both], [alone])
    assert found.same == {"Removal": 1}
    assert [(d.kind, d.one.fillers & {("agent", "Ann Lee")}) for d in found.differences] == [("first", {("agent", "Ann Lee")})]


def test_a_choice_names_an_extractor_and_what_it_reads_with() -> None:
    config = Config()
    assert configured("rules", config).extractor == "rules"
    assert configured("rules:en_core_web_sm", config).model == "en_core_web_sm"
    assert configured("llm:org/model:8b", config).llm.model == "org/model:8b"
    assert configured("gliner:models/small", config).gliner.model == Path("models/small")
    for choice in ("", ":x", "rules:"):
        with pytest.raises(ConfigError) as caught:
            configured(choice, config)
        assert caught.value.code == "KG0113"

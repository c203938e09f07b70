"""What a curator is shown of an item, and what it says of letting a withheld claim in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.answers.conflicts import Party, Standoff
from kg.config import Config
from kg.curation import overruling, preview
from kg.curation.card import around, card
from kg.curation.corrections import Values, corrected, values_of
from kg.curation.overruling import unliftable
from kg.curation.preview import changes
from kg.curation.queue import Item
from kg.curation.work import Reviewed, chosen, reviewed
from kg.errors import ConfigError
from kg.model.claim import Claim, EntityRef, SituationRef, TermRef, Words
from kg.model.decision import Verdict
from kg.model.document import Authority
from kg.model.finding import Finding
from kg.model.span import Quote, Span
from kg.vocabulary import load
from tests.review_project import SLUG, TEXT, iri, read_project

__all__ = ["read_project"]

VOCABULARY = load()
SHAPE = iri("ksh:SeatShape")


@pytest.fixture(scope="module")
def work(read_project: Path) -> Reviewed:
    return reviewed(Config(seeds=(read_project / "seeds",), output=read_project / "output"))


def claim(work: Reviewed, key: str) -> Claim:
    return work.claims[iri(f"clm:{SLUG}_{key}")]


def finding(message: str, claim: str, shape: str = SHAPE) -> Finding:
    return Finding("KG0450", message, remedy="mend it", claims=(claim,), shape=shape)


def shown(work: Reviewed, item: Item) -> str:
    return "\n".join(card(item, work, {SLUG: TEXT}, "1/1", colour=True))


def test_only_the_first_findings_are_shown_and_the_rest_are_counted(work: Reviewed) -> None:
    one = claim(work, "endorse")
    text = shown(work, Item("x", one, tuple(finding(f"fault {n}", one.id) for n in range(9))))
    assert "fault 0" in text
    assert "fault 8" not in text
    hidden = 9 - text.count("fault ")
    assert f"and {hidden} more: kg quarantine explain clm:{SLUG}_endorse" in text


def test_of_claims_with_names_like_the_one_asked_for_five_are_offered(work: Reviewed) -> None:
    one = claim(work, "mayor")
    many = replace(work, claims={iri(f"clm:{SLUG}_mayor{n}"): one for n in range(9)})
    with pytest.raises(ConfigError) as caught:
        chosen(many, f"clm:{SLUG}_mayer")
    assert (caught.value.code, caught.value.remedy.count(f"clm:{SLUG}_mayor")) == ("KG0934", 5)


def test_a_withheld_claim_says_what_to_accept_it_would_do(work: Reviewed) -> None:
    item = Item("x", claim(work, "endorse"))
    assert "would not let it in, it is wrong in itself" in shown(work, item)
    assert "to accept it (a) lets it in" in shown(replace(work, firmly={}), item)
    assert "to accept it" not in shown(work, Item("x", claim(work, "run")))


def test_a_claim_that_rests_on_addresses_shows_them_and_under_which_condition_it_holds(work: Reviewed) -> None:
    one = replace(claim(work, "run"), sources=("https://example.org/x",))
    assert "    https://example.org/x" in shown(work, Item("x", one))


def test_words_are_shown_with_some_of_their_paragraph() -> None:
    text = "The first.\n" + "before " * 90 + "HERE" + " after" * 90 + "\nThe last."
    start = text.index("HERE")
    before, after = around(Quote("a", Span(start, start + 4), "HERE", 1, 1), text)
    assert before.startswith("… before ")
    assert after.endswith(" after …")
    assert len(before) < 600 > len(after)
    assert around(Quote("a", Span(0, 4), "HERE", 1, 1), text) == ("", "")


def standoff(*sides: Party) -> Standoff:
    return Standoff("https://x.org/c", "KG0450", "one seat, two holders", (), sides)


def reasons(monkeypatch: pytest.MonkeyPatch, found: tuple[Finding, ...], *told: Standoff) -> Mapping[str, str]:
    monkeypatch.setattr(overruling, "standoffs", lambda _: list(told))
    data: Any = None
    return unliftable(data, ["clm"], found, frozenset({SHAPE}))


def test_to_accept_a_claim_lifts_it_over_claims_of_less_weight_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = Party("he held it", Authority.OWN_VOICE, False, ("clm",)), Party("she held it", Authority.OWN_VOICE, True, ("other",))
    curated = replace(theirs, authority=Authority.CURATED)
    told = (finding("two at once", "clm"),)
    assert reasons(monkeypatch, told, standoff(theirs, ours)) == {}
    why = {"clm": "a curator answers for what stands against it: she held it"}
    assert reasons(monkeypatch, told, standoff(curated, ours)) == why
    assert reasons(monkeypatch, told, standoff(ours, curated)) == why
    assert reasons(monkeypatch, told, standoff(curated, replace(ours, claims=("third",)))) == {}, "a conflict of others is no reason"


def test_to_accept_a_claim_mends_nothing_that_is_wrong_in_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    other = finding("no such words", "clm", iri("ksh:QuoteShape"))
    assert reasons(monkeypatch, (other,)) == {"clm": "it is wrong in itself: no such words (KG0450)"}
    assert reasons(monkeypatch, ()) == {"clm": "nothing tells which shape it breaks: build again"}
    assert reasons(monkeypatch, (finding("a stray", "clm", ""),)) == {"clm": "nothing tells which shape it breaks: build again"}


def test_a_verdict_tells_what_becomes_a_fact_or_stays_one(work: Reviewed, monkeypatch: pytest.MonkeyPatch) -> None:
    mayor = claim(work, "mayor")
    assert changes(work, Verdict.REJECTED, [mayor]) == ["no longer a fact: Ann Lee as Mayor of Oz"]
    twice = replace(work.index, claims={**work.index.claims, mayor.situation: [mayor, replace(mayor, id="clm:2")]})
    statuses = {**work.contents.statuses, "clm:2": "Accepted"}
    both = replace(work, index=twice, contents=replace(work.contents, statuses=statuses))
    assert changes(both, Verdict.REJECTED, [mayor]) == ["stays a fact: Ann Lee as Mayor of Oz, by 1 other claim"]
    assert changes(work, Verdict.REALISED, [mayor]) == [], "whether a claim came true makes nothing a fact"
    endorse = claim(work, "endorse")
    ours = Party("Ann endorsed", Authority.OWN_VOICE, False, (endorse.id,))
    monkeypatch.setattr(preview, "standoffs", lambda _: [standoff(Party("she did not", Authority.OWN_VOICE, True, ("x",)), ours)])
    assert changes(replace(work, firmly={}), Verdict.ACCEPTED, [endorse]) == [
        "gives way to it: she did not",
        "becomes a fact: Ann Lee endorses Bob Ray",
    ]
    assert changes(work, Verdict.ACCEPTED, [endorse])[0].startswith("stays withheld: Ann Lee endorses Bob Ray, it is wrong in itself")


def test_a_claim_is_named_by_its_id_or_the_end_of_it_or_else_by_a_selector(work: Reviewed) -> None:
    judge = claim(work, "judge")
    named = [f"clm:{SLUG}_judge", judge.id, f" {SLUG}_judge "]
    assert {chosen(work, text) for text in named} == {(work.selector(judge), (judge,))}
    assert chosen(work, f'"may run for judge" in doc:{SLUG}')[1] == (judge,)
    with pytest.raises(ConfigError, match="no claim answers to 'dge'"):
        chosen(work, "dge")
    with pytest.raises(ConfigError) as near:
        chosen(work, f"clm:{SLUG}_jugde")
    assert f"did you mean clm:{SLUG}_judge" in near.value.remedy
    with pytest.raises(ConfigError) as far:
        chosen(work, "clm:something-else-altogether")
    assert "kg why WORDS" in far.value.remedy


def test_a_claim_whose_situation_is_not_known_is_called_by_its_name(work: Reviewed) -> None:
    stray = replace(claim(work, "judge"), situation=iri("ten:gone"))
    assert (work.label(stray), work.label(claim(work, "judge"))) == ("ten:gone", "Bob Ray as Judge of Oz")


def values(work: Reviewed, key: str = "mayor", holder: str = "", **changed: Any) -> Values:
    one = replace(claim(work, key), holder=holder)
    situation = replace(work.situations[one.situation], **changed)
    return values_of(one, replace(work, told={**work.told, one.id: situation}), VOCABULARY)


def test_each_role_is_a_value_that_can_be_corrected(work: Reviewed) -> None:
    held = work.situations[claim(work, "mayor").situation]
    assert values(work, begin="2017", end="2018").typed() == (
        "subject=per:ann-lee ; object=post:mayor ; from=2017 ; to=2018 ; modality=Actual Affirmed Certain"
    )
    more = (("cause", SituationRef(iri("ev:e"))), ("manner", TermRef("Acting")), ("share", Words("a third")))
    cells = values(work, roles=(*held.roles, *more)).cells
    assert {name: cells[name] for name, _ in more} == {"cause": "ev:e", "manner": "Acting", "share": "a third"}
    assert values(work, "endorse", date="2018-11").cells["from"] == "2018-11"


def test_what_no_curated_row_can_say_is_refused(work: Reviewed) -> None:
    held = work.situations[claim(work, "mayor").situation]
    for told, why in (
        ({"holder": "per:a"}, "quoted with"),
        ({"roles": (*held.roles, ("member", EntityRef(iri("per:bob-ray"))))}, "a curated row has one member"),
        ({"cls": "Departure", "stage": "unheard-of"}, "no predicate of curated files says Departure unheard-of"),
    ):
        with pytest.raises(ConfigError, match=why) as caught:
            values(work, **told)
        assert caught.value.code == "KG0945"
    with pytest.raises(ConfigError, match="quoted with"):
        values_of(replace(claim(work, "mayor"), id="clm:gone"), work, VOCABULARY)


def test_answers_change_the_values_that_they_name(work: Reviewed) -> None:
    told = corrected(values(work), "from=2017 ;  ; to = 2018 ; acting=yes")
    assert [told.cells[name] for name in ("from", "to", "acting", "subject")] == ["2017", "2018", "yes", "per:ann-lee"]
    for answer in ("2017", "a b=3"):
        with pytest.raises(ConfigError, match="gives no value a name"):
            corrected(values(work), answer)

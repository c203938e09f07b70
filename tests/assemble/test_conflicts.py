"""What sources disagree about: dates that exclude each other, denials, clashes that shapes find, and disputed claims."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from kg.assemble.conflict_graph import conflict_findings, conflict_quads
from kg.assemble.conflicts import conflicts
from kg.assemble.contested import contested
from kg.assemble.selectors import Judgement
from kg.model.claim import Certainty, Claim, EntityRef, Modality, Polarity, Situation
from kg.model.conflict import Conflict
from kg.model.decision import Decision, Verdict
from kg.model.document import Authority
from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces
from kg.model.resolution import Resolution, Source
from kg.model.span import Place, Quote, Span
from kg.vocabulary import load

NAMES = Namespaces()
VOCABULARY = load()
FIRST, SECOND, CURATED = "2019-11-06-a", "2030-01-01-b", "curated_x"


def iri(short: str) -> str:
    return NAMES.expand(short)


def told(origin: str, date: str = "", official: bool = False, name: str = "ev:e", **more: Any) -> Source:
    """One source with one claim on one removal or tenure; what is no time is an axis of the claim."""
    times = {key: more.pop(key) for key in ("begin", "end", "implied") if key in more}
    cls = "Tenure" if name.startswith("ten:") else "Removal"
    roles = (("target", EntityRef(iri("per:a"))),)
    situation = Situation(iri(name), cls, roles, date=date, label=name.partition(":")[2], **times)
    quotes = () if origin.startswith("curated_") else (Quote(origin, Span(1, 4), "abc", 1, 1),)
    claim = Claim(iri(f"clm:{origin}_{name[3:]}"), situation.id, quotes=quotes, origin=origin, **more)
    return Source(origin, (situation,), (claim,), official)


def found(*sources: Source, findings: tuple[Finding, ...] = (), judgements: tuple[Judgement, ...] = (), **statuses: str) -> list[Conflict]:
    by_claim = {iri(f"clm:{origin.replace('__', '-')}"): status for origin, status in statuses.items()}
    world = contested(Resolution(sources=sources), (), by_claim, VOCABULARY)
    return list(conflicts(world, findings, judgements, NAMES))


def test_dates_that_exclude_each_other_are_a_conflict_and_the_higher_authority_prevails() -> None:
    (one,) = found(told(FIRST, "2018-11-08"), told(CURATED, "2018-11-07"))
    assert (one.code, one.message, one.decided) == ("KG0720", "date of e: 2018-11-07 or 2018-11-08", True)
    assert (one.first.says, one.first.authority, one.first.claims) == ("date 2018-11-07", Authority.CURATED, (iri("clm:curated_x_e"),))
    assert (one.second.authority, one.second.claims) == (Authority.OWN_VOICE, (iri(f"clm:{FIRST}_e"),))


def test_of_equal_authority_neither_prevails_and_the_later_source_is_no_better() -> None:
    (one,) = found(told(FIRST, "2018-11-08"), told(SECOND, "2018-11-07"))
    assert not one.decided
    (graded,) = found(told("curated_list", "2018-11-08", official=True), told(SECOND, "2018-11-07"))
    assert (graded.first.authority, graded.decided) == (Authority.OFFICIAL, True)


def test_what_a_curator_accepted_weighs_as_what_he_wrote() -> None:
    one, other, official = told(FIRST, "2018-11-08"), told(SECOND, "2018-11-07"), told("curated_list", "2018-11-06", official=True)
    sources = Resolution(sources=(one, other, official))
    event = iri("ev:e")

    def weighed(*upheld: Source) -> list[tuple[str, Authority]]:
        world = contested(sources, (), {}, VOCABULARY, [source.claims[0].id for source in upheld])
        return [(telling.origin, telling.authority) for telling in world.answered(event)]

    own, listed = Authority.OWN_VOICE, ("curated_list", Authority.OFFICIAL)
    assert weighed() == [listed, (FIRST, own), (SECOND, own)]
    assert weighed(other) == [(SECOND, Authority.CURATED), listed, (FIRST, own)]
    assert weighed(other, one) == [(FIRST, Authority.CURATED), (SECOND, Authority.CURATED), listed]


@pytest.mark.parametrize(("one", "other"), [("2018-11", "2018-11-07"), ("[..2018-11]", "2018"), ("", "2018"), ("2018-11-07", "2018-11-07")])
def test_dates_that_one_day_fits_are_none(one: str, other: str) -> None:
    assert found(told(FIRST, one), told(CURATED, other)) == []


def test_two_sharp_dates_within_a_loose_one_exclude_each_other() -> None:
    (one,) = found(told(CURATED, "2018-11"), told(FIRST, "2018-11-07"), told(SECOND, "2018-11-08"))
    assert {one.first.says, one.second.says} == {"date 2018-11-07", "date 2018-11-08"}


def test_a_state_that_one_source_ends_before_another_begins_it() -> None:
    (one,) = found(told(FIRST, name="ten:t", begin="2019"), told(SECOND, name="ten:t", end="2018"))
    assert one.message == "begin after end of t: 2019 or 2018"


@pytest.mark.parametrize(
    "axes",
    [
        {"modality": Modality.PLANNED},
        {"certainty": Certainty.PROBABLE},
        {"polarity": Polarity.OPEN},
        {"implied": True},
    ],
)
def test_only_what_is_told_as_a_fact_can_be_in_conflict(axes: dict[str, Any]) -> None:
    assert found(told(CURATED, "2018"), told(FIRST, "2019")) != []
    assert found(told(CURATED, "2018"), told(FIRST, "2019", **axes)) == []


def test_what_somebody_is_reported_to_say_is_in_conflict_too_and_weighs_least() -> None:
    (one,) = found(told(FIRST, "2018"), told(SECOND, "2019", holder=iri("per:a")))
    assert (one.second.authority, one.decided) == (Authority.REPORTED, True)


def test_a_rejected_claim_is_in_no_conflict() -> None:
    assert found(told(CURATED, "2018"), told("z", "2019")) != []
    assert found(told(CURATED, "2018"), told("z", "2019"), z_e="Rejected") == []


def test_told_by_one_and_denied_by_another() -> None:
    (one,) = found(told(CURATED), told(FIRST, polarity=Polarity.NEGATED))
    assert (one.code, one.first.says, one.second.says) == ("KG0704", "it was so", "it was not so")
    assert found(told(CURATED), told(FIRST, polarity=Polarity.NEGATED, holder=iri("per:a"))) == [], "a denial by whom it concerns"


def clash(*names: str) -> Finding:
    listed = ", ".join(names)
    return Finding("KG0450", f"two holders at once: per:a and per:b both hold post:p ({listed})", focus=iri("post:p"), value=iri(names[0]))


def test_what_shapes_find_gets_two_sides_and_names_instead_of_iris() -> None:
    sources = (told(FIRST, name="ten:t"), told(CURATED, name="ten:u"))
    (one,) = found(*sources, findings=(clash("ten:t", "ten:u"), clash("ten:u", "ten:t")))
    assert (one.code, one.message) == ("KG0450", "two holders at once: per:a and per:b both hold post:p")
    assert (one.first.says, one.second.says, one.decided) == ("u", "t", True)
    assert one.about == (iri("ten:t"), iri("ten:u"))


def test_where_the_registry_stands_against_a_claim_it_is_the_other_side() -> None:
    born = Finding("KG0452", "tenure before birth: ten:t begins by 1900", focus=iri("per:a"), value=iri("ten:t"))
    (one,) = found(told(FIRST, name="ten:t"), findings=(born,))
    assert (one.first.says, one.first.claims, one.second.claims) == ("the registry", (), (iri(f"clm:{FIRST}_:t"),))


def dispute(on: str, because: str) -> Judgement:
    decision = Decision("1", Verdict.DISPUTED, on, "", because, "it came later", "me", "2026-11-23")
    return Judgement(decision, (on,), (because,))


def test_a_disputed_claim_is_in_conflict_with_what_the_decision_rests_on() -> None:
    sources = (told(FIRST), told(CURATED, name="ev:f"))
    judged = dispute(iri(f"clm:{FIRST}_e"), iri("clm:curated_x_f"))
    (one,) = found(*sources, judgements=(judged,))
    assert (one.code, one.message) == ("KG0721", "e: it came later")
    assert (one.first.says, one.second.says) == ("f", "e")
    dated = (told(FIRST, "2018"), told(CURATED, "2019"))
    assert [c.code for c in found(*dated, judgements=(dispute(iri(f"clm:{FIRST}_e"), iri("clm:curated_x_e")),))] == ["KG0720"]


def test_the_order_of_sources_leaves_no_trace() -> None:
    sources = [told(FIRST, "2018-11-08"), told(SECOND, "2018-11-07"), told(CURATED, "2018-11"), told("2020-c", "2017")]
    assert len({tuple(found(*order)) for order in permutations(sources)}) == 1


def test_the_graph_names_both_sides_and_the_one_that_prevails() -> None:
    (one,) = found(told(FIRST, "2018-11-08"), told(CURATED, "2018-11-07"))
    quads = list(conflict_quads([one], VOCABULARY))
    by_name = {quad.predicate.value.rpartition("#")[2]: quad.object for quad in quads}
    assert {quad.graph_name.value for quad in quads} == {NAMES.graph("conflicts")}
    assert by_name["prevails"].value.endswith("_1")
    assert not [q for q in conflict_quads([replace(one, second=replace(one.second, authority=one.first.authority))], VOCABULARY)
                if q.predicate.value.endswith("prevails")]  # fmt: skip


def test_the_report_warns_where_nobody_prevails_and_points_to_the_words_that_give_way() -> None:
    sources = (told(FIRST, "2018-11-08"), told(CURATED, "2018-11-07"))
    claims = [claim for source in sources for claim in source.claims]
    (decided,) = conflict_findings(found(*sources), claims, {claims[0].id: Place("a.txt", 3)}.get, NAMES)
    assert (decided.code, decided.severity, str(decided.place), decided.excerpt) == ("KG0720", Severity.INFO, "a.txt:3", "abc")
    assert "curated prevails over own voice" in decided.message
    assert f"kg reject clm:{FIRST}_e" in decided.remedy
    (open_one,) = conflict_findings(found(told(FIRST, "2018"), told(SECOND, "2019")), claims, lambda _: None, NAMES)
    assert open_one.severity is Severity.WARNING


def test_the_report_names_a_single_claim_to_reject_alone_and_among_equals_the_side_that_fewer_sources_tell() -> None:
    sources = (told(FIRST, "2018"), told(SECOND, "2019"), told("2031-c", "2019"))
    claims = [claim for source in sources for claim in source.claims]
    (one,) = found(*sources)
    for conflict in (one, replace(one, first=one.second, second=one.first)):
        (finding,) = conflict_findings([conflict], claims, lambda _: None, NAMES)
        assert finding.remedy.endswith(f"; kg reject clm:{FIRST}_e settles it")
    lone, several = sorted((one.first, one.second), key=lambda side: len(side.claims))
    outweighed = replace(one, first=replace(lone, authority=Authority.CURATED), second=several)
    (decided,) = conflict_findings([outweighed], claims, lambda _: None, NAMES)
    assert decided.remedy == "kg conflicts --explain shows both sides, and the commands of which each settles it"

"""Who gives way when the data contradict themselves, and what ships in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyoxigraph as ox
import pytest

from kg.errors import InvariantError
from kg.model.document import Authority
from kg.model.finding import Finding
from kg.model.iri import Namespaces
from kg.model.span import Place
from kg.validate.evidence import Evidence
from kg.validate.quarantine import blame, quarantine_quads, read_quarantine
from kg.validate.report import Report
from kg.validate.settlement import Settlement, settle
from kg.validate.validator import Validator

Trig = Callable[[str], list[ox.Quad]]

DATASET = """
graph:provenance { graph:doc_roll kgo:authority kgo:Official . graph:curated_list kgo:authority kgo:Official . }
graph:registry { post:minted a org:Post ; prov:wasGeneratedBy act:resolve . post:known a org:Post . }
graph:doc_d {
  clm:own kgo:about ten:a ; kgo:holder doc:d ; kgo:evidence <https://kg.example.org/doc/d#offset_0_3> ;
    kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain .
  clm:said kgo:about ten:b ; kgo:holder per:bob ; kgo:evidence <https://kg.example.org/doc/d#offset_4_8> .
  clm:maybe kgo:about ten:a ; kgo:holder per:bob ; kgo:modality kgo:Conditional ; kgo:evidence <https://kg.example.org/doc/d#offset_4_8> .
  <https://kg.example.org/doc/d#offset_0_3> dcterms:source doc:d ; oa:exact "one" .
  <https://kg.example.org/doc/d#offset_4_8> dcterms:source doc:d ; oa:exact "two" .
  ten:a kgo:post post:known . ten:b kgo:post post:minted .
}
graph:doc_roll { clm:record kgo:about ten:c ; kgo:holder doc:roll ; kgo:evidence <https://kg.example.org/doc/roll#offset_0_3> .
  <https://kg.example.org/doc/roll#offset_0_3> dcterms:source doc:roll . }
graph:doc_e { clm:echo kgo:about ten:d ; kgo:holder doc:e ; kgo:evidence <https://kg.example.org/doc/e#offset_0_3> ;
    kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain .
  <https://kg.example.org/doc/e#offset_0_3> dcterms:source doc:e . }
graph:curated_story { clm:ours kgo:about ten:d ; kgo:holder agt:curator ;
    kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain .
  clm:also kgo:about ten:e ; kgo:holder agt:curator . clm:more kgo:about ten:f ; kgo:holder agt:curator . }
graph:curated_list { clm:listed kgo:about ten:g ; kgo:holder agt:curator . }
graph:assessment { clm:own kgo:status kgo:Accepted . clm:ours kgo:status kgo:Accepted . clm:echo kgo:status kgo:Accepted . }
"""


@pytest.fixture(scope="module")
def evidence(trig: Trig, names: Namespaces) -> Evidence:
    return Evidence(trig(DATASET), names)


def found(evidence: Evidence, *pairs: tuple[str, str], together: bool = False, view: str = "world") -> dict[str, int]:
    """Short names of the claims blamed for findings with these focus nodes and values, each with the number of its findings."""
    names = evidence.names
    findings = [Finding("KG0400", "m", shape="s", view=view, focus=names.expand(f), value=names.expand(v)) for f, v in pairs]
    blamed = blame(findings, evidence, frozenset({"s"} if together else ()))
    return {names.shorten(claim): len(each) for claim, each in blamed.claims.items()}


def test_authority_goes_from_hearsay_to_the_curator(evidence: Evidence) -> None:
    ranks = {name: evidence.authority(evidence.names.expand(name)) for name in ("clm:said", "clm:own", "clm:record", "clm:ours")}
    assert list(ranks.values()) == [Authority.REPORTED, Authority.OWN_VOICE, Authority.OFFICIAL, Authority.CURATED]
    assert sorted(ranks.values()) == list(ranks.values())


def test_the_source_that_a_claim_names_speaks_in_its_own_voice_without_a_quote(trig: Trig, names: Namespaces) -> None:
    told = "graph:doc_f { clm:named kgo:holder doc:f ; dcterms:source doc:f . clm:unnamed kgo:holder doc:f }"
    evidence = Evidence(trig(told), names)
    assert evidence.authority(names.expand("clm:named")) is Authority.OWN_VOICE
    assert evidence.authority(names.expand("clm:unnamed")) is Authority.REPORTED


@pytest.mark.parametrize(
    ("focus", "value", "gives_way"),
    [
        ("ten:a", "ten:b", {"clm:said": 1}),  # reported against own voice
        ("ten:a", "ten:c", {"clm:own": 1}),  # own voice against official record
        ("ten:c", "ten:d", {"clm:record": 1}),  # official record against curator
        ("ten:g", "ten:d", {"clm:listed": 1}),  # a list that a curator imported as official against what the curator says
        ("ten:e", "ten:f", {}),  # only curated: nobody is withheld
        ("post:known", "ten:a", {"clm:own": 1}),  # a curated entity rests on no claim
        ("post:minted", "", {"clm:said": 1}),  # an entity that nobody curated rests on the claims that brought it in
        ("clm:said", "", {"clm:said": 1}),
        ("act:read", "clm:own", {"clm:own": 1}),
    ],
)
def test_the_weakest_claim_gives_way(evidence: Evidence, focus: str, value: str, gives_way: dict[str, int]) -> None:
    assert found(evidence, (focus, value)) == gives_way


def test_in_a_source_view_all_claims_about_the_node_in_that_graph_count(evidence: Evidence) -> None:
    assert found(evidence, ("ten:a", ""), view="source:doc_d") == {"clm:maybe": 1}
    assert found(evidence, ("ten:a", ""), view="source:doc_roll") == {}


def test_what_a_curator_accepted_weighs_as_what_he_wrote_against_what_contradicts_it_and_nowhere_else(
    trig: Trig, names: Namespaces
) -> None:
    rows = (("1", "Accepted", "clm:said", "2020-01-01T00:00:00Z"), ("2", "Rejected", "clm:record", "2020-01-01T23:30:00-01:00"),
            ("3", "Accepted", "clm:record", "2020-01-02T00:00:00Z"), ("4", "Realised", "clm:said", "2021-01-01T00:00:00Z"))  # fmt: skip
    decided = " ".join(f'dec:{n} kgo:verdict kgo:{v} ; kgo:decidesOn {c} ; prov:generatedAtTime "{day}" .' for n, v, c, day in rows)
    evidence = Evidence(trig(DATASET + f"graph:decisions {{ {decided} }}"), names)
    assert evidence.upheld == {names.expand("clm:said")}, "the last decision on the status counts, by universal time"
    assert found(evidence, ("ten:a", "ten:b"), together=True) == {"clm:own": 1}
    assert found(evidence, ("ten:a", "ten:b")) == {"clm:said": 1}
    assert found(evidence, ("ten:b", "ten:e"), together=True) == {}, "nor against the curator"


def test_on_a_tie_all_of_them_give_way(evidence: Evidence) -> None:
    quote = "https://kg.example.org/doc/d#offset_4_8"
    assert found(evidence, ("doc:d", quote), view="source:doc_d") == {"clm:maybe": 1, "clm:said": 1}


def test_results_of_one_contradiction_are_weighed_together(evidence: Evidence) -> None:
    pairs = (("post:known", "ten:a"), ("post:known", "ten:b"))
    assert found(evidence, *pairs, together=False) == {"clm:own": 1, "clm:said": 1}
    assert found(evidence, *pairs, together=True) == {"clm:said": 1}
    chain = (("ten:d", "ten:a"), ("ten:a", "ten:b"), ("ten:b", "ten:d"))
    assert found(evidence, *chain, together=True) == {"clm:said": 2}


def test_an_article_that_agrees_with_the_curator_does_not_give_way_to_another_article(evidence: Evidence) -> None:
    assert found(evidence, ("post:known", "ten:d"), ("post:known", "ten:a"), together=True) == {"clm:own": 1}
    assert found(evidence, ("ten:d", "")) == {"clm:echo": 1}


def test_excerpts_are_the_words_behind_a_node(evidence: Evidence) -> None:
    assert evidence.excerpt([evidence.names.expand("ten:b")], "world") == "two"
    assert evidence.excerpt([evidence.names.expand("ten:d")], "world") == ""


class Corpus:
    """A dataset of tenures of one post by (person, begin, end, origin), without those that are withheld."""

    def __init__(self, trig: Trig, *tenures: tuple[str, str, str, str]) -> None:
        self.trig, self.tenures, self.rounds = trig, tenures, 0

    def assemble(self, withheld: frozenset[str]) -> list[ox.Quad]:
        self.rounds += 1
        people = "".join(f'per:{p} a foaf:Person ; skos:prefLabel "{p}"@en .\n' for p in ("ann", "bob", "cal"))
        text = f"""graph:registry {{ {people} post:chair a org:Post ; skos:prefLabel "Chair"@en ; org:postIn grp:body ; kgo:maxHolders 1 .
          grp:body a org:FormalOrganization ; skos:prefLabel "Body"@en }}
          graph:provenance {{ act:cure a kgo:Curation . act:read a kgo:Extraction ; prov:used doc:d . agt:curator a prov:Agent .
          doc:d a foaf:Document ;
          dcterms:title "D"@en ; dcterms:issued "2019-11-06T00:00:00Z"^^xsd:dateTime ; kgo:sha256 "{"0" * 64}" . }}\n"""
        for n, (person, begin, end, origin) in enumerate(self.tenures):
            if f"https://kg.example.org/claim/{n}" in withheld:
                continue
            tenure = f"""ten:{n} a kgo:Tenure ; rdfs:label "t"@en ; org:member per:{person} ; kgo:post post:chair ;
              kgo:beginMax "{begin}"^^xsd:date ; kgo:endMin "{end}"^^xsd:date . """
            voice = (
                "kgo:holder agt:curator ; dcterms:source <https://example.org/s> ; prov:wasGeneratedBy act:cure"
                if origin.startswith("curated")
                else "kgo:holder doc:d ; kgo:evidence <https://kg.example.org/doc/d#offset_0_3> ; prov:wasGeneratedBy act:read"
            )
            quote = '<https://kg.example.org/doc/d#offset_0_3> a kgo:Quote ; dcterms:source doc:d ; oa:exact "one" ; '
            quote += "oa:start 0 ; oa:end 3 ; kgo:sentence 1 . "
            claim = f"""clm:{n} a kgo:Claim ; kgo:about ten:{n} ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ;
              kgo:certainty kgo:Certain ; {voice} . """
            text += f"graph:{origin} {{ {tenure}{claim}{quote if origin.startswith('doc') else ''} }}\n"
            text += f"graph:truthy {{ {tenure} }}\ngraph:assessment {{ clm:{n} kgo:status kgo:Accepted }}\n"
        return self.trig(text)


def settled(corpus: Corpus, validator: Validator, place: Place | None = None) -> Settlement:
    def validate(quads: Iterable[ox.Quad], evidence: Evidence) -> Report:
        return validator.validate(quads, {}, evidence)

    return settle(corpus.assemble, validate, validator.names, validator.shapes.contradictions, lambda claim: place)


def test_the_weaker_of_two_holders_is_withheld_and_the_rest_ships(trig: Trig, validator: Validator) -> None:
    corpus = Corpus(trig, ("ann", "2017-01-01", "2019-01-01", "curated_s"), ("bob", "2018-01-01", "2020-01-01", "doc_d"))
    result = settled(corpus, validator)
    assert list(result.quarantined) == ["https://kg.example.org/claim/1"]
    assert result.report.conforms
    assert corpus.rounds == 2
    assert read_quarantine(result.quads, validator.names).keys() == result.quarantined.keys()


def test_two_curated_holders_are_both_withheld_and_the_error_names_file_and_line(trig: Trig, validator: Validator) -> None:
    corpus = Corpus(trig, ("ann", "2017-01-01", "2019-01-01", "curated_s"), ("bob", "2018-01-01", "2020-01-01", "curated_s"))
    result = settled(corpus, validator, Place("seeds/curated/story.csv", 14))
    (error,) = result.unsettled
    assert (error.code, str(error.place)) == ("KG0480", "seeds/curated/story.csv:14")
    assert "two holders at once" in error.message
    assert error.message.startswith("curated facts break a shape: ")
    assert error.message.count("seeds/curated/story.csv:14") == 2
    assert error.remedy == "correct one of the rows or statements named; until then all of them are withheld, and the rest is published"
    assert set(result.quarantined) == {"https://kg.example.org/claim/0", "https://kg.example.org/claim/1"}
    assert not result.report.conforms
    assert "https://kg.example.org/tenure/0" not in {str(getattr(quad.subject, "value", "")) for quad in result.quads}


def test_what_an_article_tells_of_curated_facts_that_contradict_each_other_gives_way_with_them(trig: Trig, validator: Validator) -> None:
    corpus = Corpus(trig, ("ann", "2017-01-01", "2019-01-01", "curated_s"), ("bob", "2018-01-01", "2020-01-01", "curated_s"))
    echo = trig("""graph:doc_d { ten:0 a kgo:Tenure ; rdfs:label "t"@en ; org:member per:ann ; kgo:post post:chair .
      clm:echo a kgo:Claim ; kgo:about ten:0 ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
        kgo:holder doc:d ; prov:wasGeneratedBy act:read ; kgo:evidence <https://kg.example.org/doc/d#offset_0_3> .
      <https://kg.example.org/doc/d#offset_0_3> a kgo:Quote ; dcterms:source doc:d ; oa:exact "one" ; oa:start 0 ; oa:end 3 ;
        kgo:sentence 1 . } graph:assessment { clm:echo kgo:status kgo:Accepted }""")
    result = settle(
        lambda withheld: [*corpus.assemble(withheld), *(() if validator.names.iri("claim", "echo") in withheld else echo)],
        lambda quads, evidence: validator.validate(quads, {}, evidence),
        validator.names,
        validator.shapes.contradictions,
        lambda _: None,
    )
    assert set(result.quarantined) == {validator.names.iri("claim", name) for name in ("0", "1", "echo")}
    assert [error.code for error in result.unsettled] == ["KG0480"]


@pytest.mark.parametrize("third", [("bob", "2017-03-01", "2017-09-01", "doc_d"), ("cal", "2018-03-01", "2018-09-01", "doc_d")])
def test_where_curated_facts_contradict_each_other_no_lighter_claim_wins(
    third: tuple[str, str, str, str], trig: Trig, validator: Validator
) -> None:
    """Whether it contradicts one of them or both."""
    curated = ("ann", "2017-01-01", "2019-01-01", "curated_s"), ("bob", "2018-01-01", "2020-01-01", "curated_s")
    aside = ("cal", "2012-01-01", "2013-01-01", "doc_d")
    result = settled(Corpus(trig, *curated, third, aside), validator)
    assert set(result.quarantined) == {f"https://kg.example.org/claim/{n}" for n in (0, 1, 2)}
    assert [error.code for error in result.unsettled] == ["KG0480"]


def test_a_weaker_claim_gives_way_before_a_contradiction_among_curated_ones_is_an_error(trig: Trig, validator: Validator) -> None:
    corpus = Corpus(trig, ("ann", "2017-01-01", "2019-01-01", "curated_s"), ("bob", "2018-01-01", "2020-01-01", "doc_d"))
    result = settled(corpus, validator)
    assert result.unsettled == ()


def test_findings_name_the_file_and_line_of_the_claim_behind_them(trig: Trig, validator: Validator) -> None:
    corpus = Corpus(trig, ("ann", "2017-01-01", "2019-01-01", "curated_s"), ("bob", "2018-01-01", "2020-01-01", "doc_d"))
    result = settled(corpus, validator, Place("articles/a.txt", 9, 4))
    assert {str(finding.place) for findings in result.quarantined.values() for finding in findings} == {"articles/a.txt:9:4"}


def broken_registry(trig: Trig, validator: Validator, more: str) -> Settlement:
    corpus = Corpus(trig)
    broken = trig(more)
    places = {"https://kg.example.org/post/none": Place("seeds/registry/posts.ttl", 7)}
    return settle(
        lambda _: [*corpus.assemble(frozenset()), *broken],
        lambda quads, evidence: validator.validate(quads, {}, evidence),
        validator.names,
        frozenset(),
        places.get,
    )


def test_a_fault_of_the_registry_is_an_error_with_its_line_and_the_rest_ships(trig: Trig, validator: Validator) -> None:
    result = broken_registry(trig, validator, "graph:registry { post:none a org:Post . }")
    assert {(error.code, str(error.place)) for error in result.unsettled} == {("KG0484", "seeds/registry/posts.ttl:7")}
    assert all("post:none" in error.message for error in result.unsettled)
    assert len({error.message for error in result.unsettled}) == len(result.unsettled)
    assert result.quads


def test_a_leak_that_withholding_does_not_mend_is_our_own_fault(trig: Trig, validator: Validator) -> None:
    leak = 'graph:truthy { ten:leak a kgo:Tenure ; rdfs:label "t"@en ; org:member per:ann ; kgo:post post:chair . }'
    with pytest.raises(InvariantError, match="nothing can be withheld"):
        broken_registry(trig, validator, leak)


def test_a_dataset_that_conforms_is_assembled_once(trig: Trig, validator: Validator) -> None:
    corpus = Corpus(trig, ("ann", "2017-01-01", "2018-01-01", "curated_s"), ("bob", "2018-01-01", "2020-01-01", "doc_d"))
    result = settled(corpus, validator)
    assert (result.quarantined, corpus.rounds) == ({}, 1)


def test_the_quarantine_graph_tells_its_findings_back(names: Namespaces) -> None:
    finding = Finding(
        "KG0411", "a recusal needs the matter", view="source:doc_d", shape=names.expand("ksh:RecusalShape"), focus=names.expand("ev:r"),
        path=names.term("matter"), component="MinCountConstraintComponent",
    )  # fmt: skip
    claim = names.iri("claim", "a")
    quads = list(quarantine_quads({claim: (finding,)}, names))
    assert {str(quad.graph_name) for quad in quads} == {f"<{names.graph('quarantine')}>"}
    (back,) = read_quarantine(quads, names)[claim]
    told = ("message", "view", "shape", "focus", "path", "component", "severity")
    assert [getattr(back, name) for name in told] == [getattr(finding, name) for name in told]

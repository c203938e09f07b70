"""The question in, the answer out: verdict, firmness, what it names; and what is not answered."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.ask.asking import Asker
from kg.ask.reply import Firmness
from kg.vocabulary import load
from tests.ask.conftest import GRAPH, asker_of


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Who was mayor on 1 March 2003?", ("Ann Lee",)),
        ("Who was Mayor of Oz in 2003?", ("Ann Lee",)),
        ("Which post did Annie Lee hold in 2003?", ("Mayor of Oz",)),
        ("Whom did Ann Lee endorse?", ("Bob Dorn", "2005-03-02")),
        ("Who endorsed Bob Dorn?", ("Ann Lee", "2005-03-02")),
        ("By whom was Bob Dorn endorsed?", ("Ann Lee", "2005-03-02")),
        ("Who was Bob Dorn backed by?", ("Ann Lee", "2005-03-02")),
        ("When did Ann Lee back Bob Dorn?", ("2005-03-02",)),
        ("What was Annie Lee's post in 2003?", ("Mayor of Oz",)),
        ("Who was endorsed by Lee in March 2005?", ("Bob Dorn", "2005-03-02")),
        ("Who was mayor when Lee endorsed Bob Dorn?", ("Ann Lee",)),
        ("Who succeeded Ann Lee as mayor?", ("Bob Dorn",)),
        ("Whom did Bob Dorn replace as mayor?", ("Ann Lee",)),
        ("When did Ann Lee become mayor?", ("2001-01-10",)),
        ("Who was mayor from 2001 to 2008?", ("Ann Lee", "Bob Dorn")),
        ("Who was mayor before Bob Dorn?", ("Ann Lee",)),
        ("Who was mayor right before Bob Dorn?", ("Ann Lee",)),
        ("who was mayor in march 2003?", ("Ann Lee",)),
        ("What did Ann Lee hold in 2003?", ("Mayor of Oz",)),
        ("Who became mayor after Ann Lee?", ("Bob Dorn",)),
    ],
)
def test_a_fact_is_answered_as_one(oz: Asker, question: str, values: tuple[str, ...]) -> None:
    reply = oz.reply(question)
    assert (reply.firmness, reply.values) == (Firmness.FACT, values)


@pytest.mark.parametrize(
    ("question", "verdict", "firmness"),
    [
        ("Was Ann Lee mayor on 1 March 2003?", "Yes", "fact"),
        ("Was Ann Lee mayor on 1 March 2007?", "No", "fact"),
        ("Was Bob Dorn mayor on 1 July 2005?", "Not known", "unclear"),
        ("Was Ann Lee mayor in June 2005?", "Yes", "fact"),
        ("Did Ann Lee become mayor in 2001?", "Yes", "fact"),
        ("Did Ann Lee become mayor on 1 March 2003?", "No", "fact"),
        ("Did Bob Dorn become mayor on 1 July 2005?", "Not known", "unclear"),
        ("Was Ann Lee mayor in July 2005?", "No", "fact"),
        ("Did Ann Lee endorse Bob Dorn?", "Yes", "fact"),
        ("Is Cy Dorn accused of theft?", "Not known", "denied"),
        ("Did Dee Strange endorse Ann Lee?", "Not known", "possible"),
        ("Did Cy Dorn recuse himself?", "No", "denied"),
        ("Did Cy Dorn refuse to recuse himself?", "Yes", "denied"),
        ("Was Dee Strange expected to endorse Ann Lee?", "Not known", "possible"),
    ],
)
def test_a_verdict_is_no_firmer_than_its_claims(oz: Asker, question: str, verdict: str, firmness: str) -> None:
    reply = oz.reply(question)
    assert (reply.verdict, reply.firmness.value) == (verdict, firmness)


def test_the_present_tense_asks_for_the_post_of_today_and_tells_those_before(oz: Asker) -> None:
    today = oz.reply("What post does Ann Lee hold?")
    assert (today.firmness, today.values) == (Firmness.UNCLEAR, ())
    assert today.headline == ("No post is known that Ann Lee holds now (2010-01-01). Before: Mayor of Oz (2001-01-10 to 2005-06-30).")
    then = replace(oz, today=date(2003, 3, 1)).reply("What is Ann Lee's post?")
    assert (then.firmness, then.values) == (Firmness.FACT, ("Mayor of Oz",))
    assert then.headline == "Ann Lee (2003-03-01): Mayor of Oz (2001-01-10 to 2005-06-30)."


def test_the_past_tense_asks_for_every_post_each_with_its_time(oz: Asker) -> None:
    reply = oz.reply("What posts did Ann Lee hold?")
    assert (reply.firmness, reply.headline) == (Firmness.FACT, "Ann Lee: Mayor of Oz (2001-01-10 to 2005-06-30).")


def test_the_denial_beside_an_allegation_is_told_with_its_words(oz: Asker) -> None:
    text = oz.reply("Who accused Cy Dorn of theft?").text(oz.data)
    assert "alleged by Dee Strange" in text
    assert "“Cy Dorn denied”" in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did Ann Lee hold before she was mayor?", "No statement in the graph says which post Ann Lee held in until 2001-01-09"),
        ("Who endorsed Cy Dorn?", "No statement in the graph tells of that: endorsement (target Cy Dorn, agent sought)"),
        ("Did Bob Dorn endorse Ann Lee?", "tells of that: endorsement (agent Bob Dorn, target Ann Lee)"),
        ("Who endorsed Bob Dorn in 2007?", "What it has for other times: Lee endorses Dorn, 2005-03-02"),
        ("Who endorsed Ann Lee in 1990?", "What it has for other times: Strange endorses Lee"),
        ("When was Ann Lee impeached?", "tells of that: charge (step impeached, target Ann Lee)"),
        ("When was Cy Dorn impeached?", "tells of that: charge (step impeached, target Cy Dorn)"),
        ("Was Cy Dorn charged with theft?", "tells of that: charge (step charged, target Cy Dorn), with the words 'theft'"),
        ("Who was mayor on 1 March 1990?", "No statement in the graph says who was Mayor of Oz on 1990-03-01"),
        ("Who is mayor?", "No statement in the graph says who was Mayor of Oz on 2010-01-01"),
        ("Was Dee Strange ever mayor?", "No statement in the graph says that Dee Strange was Mayor of Oz"),
        ("Did Ann Lee refuse to endorse Bob Dorn?", "No statement in the graph tells of that"),
        ("Whose post did Ann Lee hold?", "are not worked out"),
        ("What is the salary of Ann Lee?", "Not understood: salary"),
        ("Who endorsed Ann Leigh?", "with the words 'Ann Leigh'. Perhaps: Ann Lee"),
        ("Did Dorn endorse Lee?", "“Dorn” can be several people. Perhaps: Bob Dorn; Cy Dorn"),
        ("Who did not endorse Bob Dorn?", "What did not happen is told only where a source says so"),
        ("How long was Ann Lee mayor?", "are not worked out"),
        ("Should Ann Lee be mayor?", "no statement of a source"),
        ("Why did Ann Lee endorse Bob Dorn?", "but no statement says why"),
        ("What happened in 1990?", "No fact in the graph is dated 1990-01-01 to 1990-12-31"),
        ("What do sources disagree on about Ann Lee?", "No conflict between sources is recorded"),
        ("Who was mayor when Cy Dorn was dismissed?", "gives the time of “Cy Dorn was dismissed”"),
        ("Who was mayor before Ann Lee?", "No statement in the graph says who was Mayor of Oz before Ann Lee"),
        ("", "names no event or state"),
    ],
)
def test_what_the_graph_does_not_say_is_not_answered(oz: Asker, question: str, said: str) -> None:
    reply = oz.reply(question)
    assert not reply.answered
    assert said.casefold() in reply.headline.casefold()


def test_a_word_before_a_name_changes_nothing_of_where_sources_disagree(oz: Asker) -> None:
    about = [oz.understood(f"On what do sources differ {word} Ann Lee?").query for word in ("about", "concerning", "regarding")]
    assert about[0] == about[1] == about[2]


def test_whether_sources_agree_or_differ_has_two_verdicts(oz: Asker) -> None:
    asked = ("Do sources agree about Ann Lee?", "Do sources disagree about Ann Lee?", "What do sources disagree on about Ann Lee?")
    found = [oz.understood(question).query for question in asked]
    assert [getattr(query, "verdict", None) for query in found] == ["No", "Yes", ""]


def test_whether_somebody_disputed_a_thing_is_no_question_about_sources(oz: Asker) -> None:
    asked = [type(oz.understood(question).query).__name__ for question in ("Did Ann Lee dispute the election?", "Do sources dispute it?")]
    assert asked[0] != "Disagreement" == asked[1]
    assert not oz.reply("Did Ann Lee dispute the election?").answered


def test_what_happened_lists_facts_alone(oz: Asker) -> None:
    reply = oz.reply("What happened between 1 and 9 March 2005?")
    assert reply.values == ("2005-03-02", "Lee endorses Dorn")
    assert "according to the curator" in reply.text(oz.data)


def test_the_query_that_is_shown_is_the_one_that_was_run(oz: Asker) -> None:
    reply = oz.reply("Who endorsed Bob Dorn?")
    rows = oz.data.graphs(reply.sparql)
    assert [row["sought"] for row in rows] == [oz.data.names.expand("per:ann")]


def test_the_answer_as_plain_values_has_claims_with_their_standing(oz: Asker) -> None:
    plain = oz.reply("Did Dee Strange endorse Ann Lee?").plain(oz.data)
    claim = plain["statements"][0]["claims"][0]
    assert (plain["status"], plain["understood"]["kind"]) == ("possible", "telling")
    assert (claim["id"], claim["fact"], claim["quote"]) == ("clm:p", False, "Strange will probably endorse Lee")


TWICE_TOLD = """
graph:registry { per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en . per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en .
  per:cy a foaf:Person ; skos:prefLabel "Cy Roe"@en . per:dee a foaf:Person ; skos:prefLabel "Dee Poe"@en . }
graph:assessment { clm:x kgo:status kgo:Accepted . clm:y kgo:status kgo:Accepted . }
graph:curated_x { ev:x a kgo:Removal ; rdfs:label "Lee removes Dorn"@en ; kgo:agent per:ann ; kgo:target per:bob .
  clm:x a kgo:Claim ; kgo:about ev:x ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> . }
graph:doc_d { ev:x a kgo:Removal ; rdfs:label "Roe removes Dorn"@en ; kgo:agent per:cy ; kgo:target per:bob .
  clm:y a kgo:Claim ; kgo:about ev:x ; kgo:modality kgo:Alleged ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder per:dee . }
"""


def test_who_did_what_is_a_fact_only_by_the_claims_that_say_so() -> None:
    asker = asker_of(TWICE_TOLD, load(None))
    assert asker.reply("Who fired Bob Dorn?").values == ("Ann Lee",)
    alleged = asker.reply("Did Cy Roe fire Bob Dorn?")
    assert (alleged.verdict, alleged.firmness.value) == ("Not known", "reported")


PARDON = """
@prefix kgo: <https://kg.example.org/ont#> . @prefix fn: <https://kg.example.org/function#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix lexinfo: <http://www.lexinfo.net/ontology/3.0/lexinfo#> .
kgo:Pardon a kgo:SituationClass ; rdfs:subClassOf kgo:Event ; rdfs:label "pardon"@en ; rdfs:comment "An offence is forgiven."@en ;
  kgo:labelPattern "{agent} pardons {target}" ; kgo:iriKind "event" ; kgo:slug "pardon" ; kgo:firmness kgo:Hard ;
  kgo:role [ kgo:name kgo:agent ; kgo:range prov:Agent ; kgo:need kgo:Defining ; kgo:identifies true ; rdfs:comment "who pardons"@en ] ,
           [ kgo:name kgo:target ; kgo:range foaf:Person ; kgo:need kgo:Defining ; kgo:identifies true ; rdfs:comment "pardoned"@en ] .
kgo:frame-pardon a kgo:Frame ; ontolex:evokes kgo:Pardon ; lexinfo:partOfSpeech lexinfo:verb ; kgo:lemma "pardon" ;
  fn:subject kgo:agent ; fn:object kgo:target .
kgo:example-pardon-1 a kgo:Example ; kgo:illustrates kgo:frame-pardon ; kgo:text "President John Miller pardoned David Clark." ;
  kgo:expect "agent=John Miller" , "target=David Clark" .
"""
PARDONED = """
graph:registry { per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en . per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en . }
graph:assessment { clm:x kgo:status kgo:Accepted . }
graph:curated_x { ev:x a kgo:Pardon ; rdfs:label "Lee pardons Dorn"@en ; kgo:agent per:ann ; kgo:target per:bob .
  clm:x a kgo:Claim ; kgo:about ev:x ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> . }
"""


def test_a_new_class_of_the_ontology_is_understood_without_code(root: Path, tmp_path: Path) -> None:
    ontology = tmp_path / "ontology"
    shutil.copytree(root / "ontology", ontology)
    (ontology / "situations" / "pardon.ttl").write_text(PARDON, encoding="utf-8")
    reply = asker_of(PARDONED, load(ontology)).reply("Who was pardoned by Ann Lee?")
    assert (reply.firmness, reply.values) == (Firmness.FACT, ("Bob Dorn",))


IMPEACHED = """
graph:registry { per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en . per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en . }
graph:assessment { clm:x kgo:status kgo:Accepted . clm:y kgo:status kgo:Accepted . }
graph:curated_x { ev:x a kgo:Charge ; rdfs:label "Ann Lee is impeached"@en ; kgo:target per:ann ; kgo:stage "impeached" .
  clm:x a kgo:Claim ; kgo:about ev:x ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> .
  ev:y a kgo:Charge ; rdfs:label "Bob Dorn is charged"@en ; kgo:target per:bob ; kgo:stage "charged" .
  clm:y a kgo:Claim ; kgo:about ev:y ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/2> . }
"""


def test_who_was_impeached_was_not_charged() -> None:
    asker = asker_of(IMPEACHED, load(None))
    assert asker.reply("Who was impeached?").values == ("Ann Lee",)
    assert asker.reply("Who was charged?").values == ("Bob Dorn",)
    assert not asker.reply("Was Bob Dorn impeached?").answered
    assert not asker.reply("Was Ann Lee charged?").answered


ASKED_NOT = """
graph:registry { per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en . per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en .
  per:cy a foaf:Person ; skos:prefLabel "Cy Roe"@en . }
graph:assessment { clm:x kgo:status kgo:Accepted . clm:y kgo:status kgo:Accepted . }
graph:curated_x { ev:x a kgo:Request ; rdfs:label "Lee asks Dorn not to resign"@en ; kgo:agent per:ann ; kgo:target per:bob .
  clm:x a kgo:Claim ; kgo:about ev:x ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> .
  ev:y a kgo:Request ; rdfs:label "Roe asks Dorn to resign"@en ; kgo:agent per:cy ; kgo:target per:bob .
  clm:y a kgo:Claim ; kgo:about ev:y ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/2> . }
"""


def test_who_asked_somebody_not_to_do_it_did_not_ask_for_it() -> None:
    assert asker_of(ASKED_NOT, load(None)).reply("Who asked Bob Dorn to resign?").values == ("Cy Roe",)


ANGRY = """
graph:registry { per:ann a foaf:Person ; skos:prefLabel "Ann Lee"@en . per:bob a foaf:Person ; skos:prefLabel "Bob Dorn"@en .
  post:mayor a org:Post ; skos:prefLabel "Mayor of Oz"@en ; kgo:maxHolders 1 . }
graph:truthy {
  ten:ann a kgo:Tenure ; rdfs:label "Lee as mayor"@en ; org:member per:ann ; kgo:post post:mayor ;
    kgo:beginMax "2001-01-10"^^xsd:date ; kgo:endMin "2005-06-30"^^xsd:date ; kgo:endMax "2005-06-30"^^xsd:date .
  ten:bob a kgo:Tenure ; rdfs:label "Dorn as mayor"@en ; org:member per:bob ; kgo:post post:mayor ;
    kgo:beginMin "2005-06-30"^^xsd:date ; kgo:beginMax "2005-06-30"^^xsd:date ; kgo:endMin "2008-01-01"^^xsd:date . }
graph:assessment { clm:x kgo:status kgo:Accepted . }
graph:curated_x { ev:x a kgo:Opposition ; rdfs:label "Lee opposes Dorn over the vote"@en ; kgo:agent per:ann ; kgo:target per:bob ;
    kgo:matter "the vote" .
  clm:x a kgo:Claim ; kgo:about ev:x ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> . }
"""


def test_over_what_somebody_opposes_another_is_why() -> None:
    reply = asker_of(ANGRY, load(None)).reply("Why did Ann Lee oppose Bob Dorn?")
    assert (reply.firmness, reply.values) == (Firmness.FACT, ("the vote",))


def test_who_had_a_single_seat_on_the_day_of_handing_over_is_not_settled() -> None:
    asker = asker_of(ANGRY, load(None))
    assert asker.reply("Who was Mayor of Oz on 30 June 2005?").firmness is Firmness.UNCLEAR
    assert asker.reply("Who was Mayor of Oz on 29 June 2005?").firmness is Firmness.FACT


def test_what_was_rejected_or_taken_back_is_told_by_nobody() -> None:
    for status in ("Rejected", "Retracted"):
        graph = GRAPH
        for claim in ("clm:a", "clm:n", "clm:p"):
            graph = graph.replace(f"{claim} kgo:status kgo:Accepted", f"{claim} kgo:status kgo:{status}")
        asker = asker_of(graph, load(None))
        for question in ("Who will endorse Ann Lee?", "What did Cy Dorn deny?"):
            assert asker.reply(question).firmness is Firmness.ABSTAINED, (status, question)
    denied = asker_of(GRAPH.replace("clm:n kgo:status kgo:Accepted", "clm:n kgo:status kgo:Retracted"), load(None))
    assert "denied" not in denied.reply("Was Cy Dorn accused of theft?").headline


def test_of_a_denial_by_two_each_is_told() -> None:
    graph = GRAPH.replace('"Cy Dorn speaks"@en ; kgo:agent per:cy', '"Cy Dorn speaks"@en ; kgo:agent per:cy , per:dee')
    graph = graph.replace("kgo:target per:cy ; kgo:agent per:dee", "kgo:target per:cy , per:dee")
    asker = asker_of(graph, load(None))
    for name in ("Cy Dorn", "Dee Strange"):
        assert f"{name} denied" in asker.reply(f"What did {name} deny?").headline


def test_what_has_no_time_is_told_without_one() -> None:
    timeless = GRAPH.replace(
        ' ;\n    kgo:date "2005-03-02"^^edtf:EDTF ; kgo:dateMin "2005-03-02"^^xsd:date ; kgo:dateMax "2005-03-02"^^xsd:date', ""
    )
    timeless = timeless.replace(' ;\n    kgo:date "2005-03-02"^^edtf:EDTF', "")
    headline = asker_of(timeless, load(None)).reply("Why did Ann Lee endorse Bob Dorn?").headline
    assert headline == "The graph tells of Lee endorses Dorn, but no statement says why."

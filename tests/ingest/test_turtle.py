"""Curated Turtle, the registry and the ledger: what is read, with lines, and what is said of mistakes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from kg.ingest.corpus import Corpus, read_corpus
from kg.model.claim import EntityRef, Modality, Words
from kg.model.decision import Verdict
from kg.model.entity import EntityKind
from kg.model.finding import Finding, Severity
from kg.model.ontology import Vocabulary

Reads = Callable[..., Corpus]

PREFIXES = """\
@prefix kgo: <https://kg.example.org/ont#> .
@prefix per: <https://kg.example.org/person/> .
@prefix post: <https://kg.example.org/post/> .
@prefix ten: <https://kg.example.org/tenure/> .
@prefix clm: <https://kg.example.org/claim/> .
@prefix agt: <https://kg.example.org/agent/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
"""
RECORD = (
    PREFIXES
    + """\

ten:x a kgo:Tenure ;   # line 11
  rdfs:label "Sessions as Attorney General"@en ;
  kgo:member per:jeff-sessions ; kgo:post post:us-attorney-general ; kgo:acting true ;
  kgo:begin "2017-02-09"^^edtf:EDTF ; kgo:beginMin "2017-02-09" .

clm:x a kgo:Claim ;    # line 16
  kgo:about ten:x ; kgo:modality kgo:Planned ; kgo:holder agt:curator ; kgo:confidence 0.9 ;
  dcterms:source <https://example.org/b> , "archive, box 7" .
"""
)


def changed(read: Reads, old: str, new: str) -> tuple[Corpus, Finding]:
    corpus = read({"curated/record.ttl": RECORD.replace(old, new, 1)})
    (finding,) = corpus.findings
    assert finding.place is not None
    assert finding.place.path == "curated/record.ttl"
    return corpus, finding


def test_situations_and_claims_are_read_with_their_lines(read: Reads) -> None:
    corpus = read({"curated/record.ttl": RECORD})
    assert corpus.findings == ()
    (source,) = corpus.curated
    (situation,), (claim,) = source.situations, source.claims
    assert (situation.id, situation.cls, situation.label) == ("https://kg.example.org/tenure/x", "Tenure", "Sessions as Attorney General")
    assert situation.roles == (
        ("acting", Words("true", "boolean")),
        ("member", EntityRef("https://kg.example.org/person/jeff-sessions")),
        ("post", EntityRef("https://kg.example.org/post/us-attorney-general")),
    )
    assert situation.begin == "2017-02-09"
    assert (claim.modality, claim.holder, claim.confidence) == (Modality.PLANNED, "", Decimal("0.90"))
    assert claim.sources == ("archive, box 7", "https://example.org/b")
    assert (source.origin, str(claim.place)) == ("curated_record", "curated/record.ttl:16")


def test_a_syntax_error_has_line_column_and_a_caret_and_the_rest_is_read(read: Reads) -> None:
    corpus = read({"curated/bad.ttl": RECORD.replace("kgo:post post:", "kgo:post pots:"), "curated/record.ttl": RECORD})
    (finding,) = corpus.findings
    assert (finding.code, str(finding.place)) == ("KG0212", "curated/bad.ttl:13:43")
    assert "pots" in finding.message
    assert finding.excerpt.split("\n")[0].endswith("kgo:post pots:us-attorney-general ; kgo:acting true ;")
    assert finding.excerpt.split("\n")[1].index("^") == finding.excerpt.split("\n")[0].index("pots")
    assert [source.origin for source in corpus.curated] == ["curated_record"]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "remedy"),
    [
        ("a kgo:Tenure", "a kgo:Tenuer", "KG0213", 11, "did you mean 'Tenure'?"),
        ("kgo:acting true", "kgo:actng true", "KG0213", 11, "did you mean 'acting'?"),
        ("kgo:Planned", "kgo:Planed", "KG0213", 16, "did you mean 'Planned'?"),
        ('"2017-02-09"^^edtf:EDTF', '"9 Feb"^^edtf:EDTF', "KG0216", 11, ""),
        ("per:jeff-sessions", "per:jef-sessions", "KG0203", 16, "did you mean per:jeff-sessions?"),
        ("kgo:about ten:x", "kgo:about ten:xx", "KG0221", 16, "did you mean ten:x?"),
        ("kgo:about ten:x", "kgo:about ten:nobody", "KG0221", 16, "describe it in a file"),
        ('  dcterms:source <https://example.org/b> , "archive, box 7"', '  rdfs:comment ""', "KG0219", 16, ""),
        ("kgo:acting true", "kgo:actingAs kgo:Planed", "KG0213", 11, ""),
        ("kgo:post post:us-attorney-general", "kgo:post kgo:Planed", "KG0213", 11, "did you mean 'Planned'?"),
        ("kgo:about ten:x", "kgo:about ten:x , ten:y", "KG0221", 16, "write one kgo:about"),
        ('kgo:begin "2017-02-09"^^edtf:EDTF', 'kgo:begin "2017"^^edtf:EDTF , "2018"^^edtf:EDTF', "KG0216", 11, "write one value"),
        ('"archive, box 7"', '"https://a.org/x y"', "KG0219", 16, "one address without spaces"),
        ("a kgo:Claim", "a kgo:Claim ; kgo:holder [ a kgo:Claim ]", "KG0213", 0, ""),
    ],
)
def test_mistakes_are_said_with_line_and_suggestion(read: Reads, old: str, new: str, code: str, line: int, remedy: str) -> None:
    corpus = read({"curated/record.ttl": RECORD.replace(old, new, 1)})
    found = [finding for finding in corpus.findings if finding.code == code]
    assert found, corpus.findings
    assert found[0].place is not None
    assert found[0].place.line == line
    assert remedy in found[0].remedy


def test_a_date_that_is_none_leaves_the_claim_standing(read: Reads) -> None:
    corpus, _ = changed(read, '"2017-02-09"^^edtf:EDTF', '"9 Feb"^^edtf:EDTF')
    assert corpus.curated[0].situations[0].begin == ""
    assert len(corpus.curated[0].claims) == 1


def test_a_claim_on_an_unknown_person_is_set_aside(read: Reads) -> None:
    corpus, _ = changed(read, "per:jeff-sessions", "per:jef-sessions")
    assert corpus.curated[0].claims == corpus.curated[0].situations == ()


def test_the_base_of_the_files_is_rewritten(tmp_path: Path, vocabulary: Vocabulary) -> None:
    from dataclasses import replace

    from kg.model.iri import Namespaces

    (tmp_path / "r.ttl").write_text(
        "@prefix per: <https://kg.example.org/person/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\nper:a a foaf:Person ; skos:prefLabel "A" .\n',
        encoding="utf-8",
    )
    corpus = read_corpus([tmp_path], replace(vocabulary, names=Namespaces("https://news.example/")), root=tmp_path)
    assert [entity.iri for entity in corpus.registry] == ["https://news.example/person/a"]


# registry ---------------------------------------------------------------------------------------


def test_entities_keep_kind_names_properties_and_line(read: Reads) -> None:
    registry = {entity.iri.rpartition("/")[2]: entity for entity in read({}).registry}
    person, post = registry["jeff-sessions"], registry["us-attorney-general"]
    assert (person.kind, person.label, person.aliases, str(person.place)) == (
        EntityKind.PERSON, "Jeff Sessions", ("Sessions",), "registry/all.ttl:9",
    )  # fmt: skip
    assert post.properties == (("https://kg.example.org/ont#maxHolders", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'),)
    assert registry["us-senate-al-2020"].kind is EntityKind.CONTEST


def extra(read: Reads, statements: str) -> Corpus:
    head = (
        "@prefix kgo: <https://kg.example.org/ont#> . @prefix per: <https://kg.example.org/person/> .\n"
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    )
    return read({"registry/more.ttl": head + statements})


def test_what_two_files_say_of_an_entity_is_joined(read: Reads) -> None:
    corpus = extra(read, 'per:jeff-sessions a foaf:Person ; skos:prefLabel "Jeff Sessions"@en ; skos:altLabel "Beau" .')
    assert corpus.findings == ()
    assert next(e for e in corpus.registry if e.label == "Jeff Sessions").aliases == ("Beau", "Sessions")


@pytest.mark.parametrize(
    ("statements", "code", "says"),
    [
        ("per:new a foaf:Person .", "KG0222", "no skos:prefLabel"),
        ('per:new a foaf:Person ; skos:prefLabel "A" , "B" .', "KG0222", "2 skos:prefLabel"),
        ('per:jeff-sessions a foaf:Person ; skos:prefLabel "Other" .', "KG0222", "'Other'"),
        ('per:new a foaf:Person ; skos:prefLabel "A" ; kgo:maxHolder 1 .', "KG0213", "maxHolder"),
        ('per:new skos:prefLabel "A" .', "KG0213", "no type"),
    ],
)
def test_mistakes_in_the_registry_are_said(read: Reads, statements: str, code: str, says: str) -> None:
    (finding,) = extra(read, statements).findings
    assert finding.code == code
    assert says in finding.message
    assert str(finding.place) == "registry/more.ttl:3"


# decisions --------------------------------------------------------------------------------------

LEDGER = "id,verdict,subject,other,because,reason,by,made\n"


def test_a_decision_is_read_with_its_place(read: Reads) -> None:
    corpus = read({"decisions.csv": LEDGER + "d1,realised,cand:x in doc:y Conditional,,clm:z,He ran.,curator,2026-11-23T00:00:00Z\n"})
    (decision,) = corpus.decisions
    assert (decision.verdict, decision.subject, decision.because) == (Verdict.REALISED, "cand:x in doc:y Conditional", "clm:z")
    assert str(decision.place) == "decisions.csv:2"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("d1,Acepted,clm:x,,,r,curator,2026-11-23", "'Acepted'"),
        ("d1,Accepted,,,,r,curator,2026-11-23", "no subject"),
        ("d1,Same,per:a,,,r,curator,2026-11-23", "two entities"),
        ("d1,Same,per:a,per:nobody here,,r,curator,2026-11-23", "'per:nobody here' is not the name of an entity"),
        ("d1,Different,Jeff Sessions,per:a,,r,curator,2026-11-23", "'Jeff Sessions' is not the name of an entity"),
        ("d1,Accepted,clm:x,,,,curator,2026-11-23", "no reason"),
        ("d1,Accepted,clm:x,,,r,curator,whenever", "'whenever'"),
        ("d0,Accepted,clm:x,,,r,curator,2026-11-23", "used before"),
    ],
)
def test_mistakes_in_the_ledger_are_said_and_the_others_stand(read: Reads, row: str, says: str) -> None:
    corpus = read({"decisions.csv": f"{LEDGER}d0,Accepted,clm:x,,,r,curator,2026-11-23\n{row}\n"})
    assert [decision.id for decision in corpus.decisions] == ["d0"]
    (finding,) = corpus.findings
    assert (finding.code, str(finding.place), finding.severity) == ("KG0223", "decisions.csv:3", Severity.VIOLATION)
    assert says in finding.message

"""A small graph in which every way of standing occurs, with names and words that mean something to browsers and spreadsheets."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox

from kg.answers.dataset import Dataset
from kg.model.iri import Namespaces
from kg.store import store_of

HOSTILE = "=Ann *Lee* <script>alert(1)</script> | `x` [y](z)"
TEXT = f"# Storm in Oz\n\nOn Monday {HOSTILE} left. Palace sources say that she may return.\n\nShe denies it.\n"
SHA = hashlib.sha256(TEXT.encode()).hexdigest()


def quoted(words: str, document: str = "d") -> tuple[str, str]:
    """The name of the quote of these words, and what is said of it."""
    start = TEXT.index(words)
    name = f"<https://kg.example.org/doc/{document}#offset_{start}_{start + len(words)}>"
    return name, f"{name} oa:exact {ox.Literal(words)} ; oa:start {start} ; oa:end {start + len(words)} ; dcterms:source doc:{document} .\n"


def claim(name: str, about: str, axes: str, words: str, more: str = "", holder: str = "doc:d") -> str:
    modality, polarity, certainty = axes.split()
    quote, told = quoted(words)
    return (
        f"clm:{name} a kgo:Claim ; kgo:about {about} ; kgo:modality kgo:{modality} ; kgo:polarity kgo:{polarity} ; "
        f"prov:wasGeneratedBy act:extraction_d ; "
        f'kgo:certainty kgo:{certainty} ; kgo:holder {holder} ; kgo:frame "frame-x" ; kgo:confidence 0.8 ; '
        f"kgo:evidence {quote} {more} .\n{told}"
    )


def event(name: str, cls: str, label: str = "", more: str = "") -> str:
    return f"ev:{name} a kgo:{cls} ; rdfs:label {ox.Literal(label or name, language='en')} ; kgo:agent per:ann {more} .\n"


ACTUAL = "Actual Affirmed Certain"
STORY = f"""
graph:ontology {{ kgo:Departure rdfs:subClassOf kgo:Event . kgo:Return rdfs:subClassOf kgo:Departure . kgo:agent rdfs:label "agent"@en .
  kgo:date rdfs:label "date"@en . }}
graph:registry {{ per:ann a foaf:Person ; skos:prefLabel {ox.Literal(HOSTILE, language="en")} ; skos:altLabel "Lee"@en ;
    owl:sameAs <javascript:alert(2)> .
  per:cy a foaf:Person ; skos:prefLabel "Cy Dorn"@en . grp:post a org:Organization ; skos:prefLabel "Oz Post"@en .
  src:s a kgo:AnonymousSource ; skos:prefLabel "palace sources (Oz Post, 2019-11-06)"@en . }}
graph:provenance {{ doc:d a foaf:Document ; dcterms:title "Storm in Oz"@en ; dcterms:issued "2019-11-06T00:00:00Z"^^xsd:dateTime ;
    dcterms:publisher grp:post ; dcterms:creator per:cy ; kgo:sha256 "{SHA}" ; foaf:page <https://example.org/storm> .
  doc:e a foaf:Document ; dcterms:title "Storm in Oz, again"@en ; dcterms:issued "2019-11-07"^^xsd:date ; kgo:reprintOf doc:d ;
    dcterms:publisher grp:times .
  graph:doc_d kgo:recorded "2019-11-20"^^xsd:date ; prov:wasGeneratedBy act:extraction_d .
  act:extraction_d prov:wasAssociatedWith agt:extractor-rules . }}
graph:assessment {{ ev:left kgo:reality kgo:RealityActual .
  ev:fell kgo:reality kgo:RealityNegated .
  clm:curated kgo:status kgo:Accepted . clm:again kgo:status kgo:Accepted .
  clm:left kgo:status kgo:Disputed . clm:may kgo:status kgo:Accepted ; kgo:outcome kgo:Unrealised .
  clm:no kgo:status kgo:Accepted . clm:fell kgo:status kgo:Accepted . clm:gone kgo:status kgo:Retracted .
  clm:soft kgo:status kgo:Proposed . }}
graph:decisions {{ dec:007 kgo:decidesOn clm:left ; kgo:verdict kgo:Disputed ; rdfs:comment "The day is wrong."@en ;
  prov:wasAttributedTo agt:dora ; prov:generatedAtTime "2026-02-03T00:00:00Z"^^xsd:dateTime ; kgo:because clm:curated . }}
graph:truthy {{ ev:left a kgo:Departure ; rdfs:label "Ann leaves"@en ; kgo:agent per:ann ; kgo:date "2019-11-04"^^edtf:EDTF ;
  kgo:dateMin "2019-11-04"^^xsd:date ; kgo:dateMax "2019-11-04"^^xsd:date . }}
graph:conflicts {{ <https://kg.example.org/conflict/1> a kgo:Conflict ; rdfs:comment "date of it"@en ; kgo:conflictCode "KG0720" ;
    kgo:concerns ev:left ; kgo:side <https://kg.example.org/conflict/1_1> , <https://kg.example.org/conflict/1_2> ;
    kgo:prevails <https://kg.example.org/conflict/1_1> .
  <https://kg.example.org/conflict/1_1> kgo:says "date 2019-11-04"@en ; kgo:authority kgo:Curated ; kgo:sideClaim clm:curated .
  <https://kg.example.org/conflict/1_2> kgo:says "date 2019-11-05"@en ; kgo:authority kgo:OwnVoice ; kgo:sideClaim clm:left . }}
graph:curated_x {{ {event("left", "Departure", "Ann leaves", '; kgo:date "2019-11-04"^^edtf:EDTF ; kgo:dateMin "2019-11-04"^^xsd:date')}
  clm:curated a kgo:Claim ; kgo:about ev:left ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://example.org/1> . }}
graph:doc_d {{ {event("left", "Departure", "Ann leaves", '; kgo:date "2019-11-05"^^edtf:EDTF')}
  {event("back", "Return", "", '; kgo:date "[2019-11-06..]"^^edtf:EDTF')} {event("fell", "Departure")} {event("gone", "Departure")}
  {event("soft", "Opinion", "@soft")}
  {claim("left", "ev:left", ACTUAL, f"{HOSTILE} left")}
  {claim("may", "ev:back", "Predicted Affirmed Possible", "she may return", holder="src:s")}
  {claim("no", "ev:back", "Actual Negated Certain", "She denies it", holder="per:ann")} {claim("fell", "ev:fell", ACTUAL, "left")}
  {claim("gone", "ev:gone", ACTUAL, "left")} {claim("soft", "ev:soft", ACTUAL, "left")} }}
graph:doc_e {{ {event("left", "Departure", "Ann leaves", '; kgo:date "2019-11"^^edtf:EDTF')}
  clm:again a kgo:Claim ; kgo:about ev:left ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder doc:e . }}
graph:quarantine {{ {event("bad", "Departure")} {claim("bad", "ev:bad", ACTUAL, "Monday", "; kgo:withheldFor <https://kg.example.org/finding/1>")}
  <https://kg.example.org/finding/1> sh:resultMessage "it breaks a rule" . }}
"""


def story() -> Dataset:
    """The dataset of the story."""
    names = Namespaces()
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in names.prefixes.items())
    return Dataset(store_of(ox.parse((prefixes + STORY).encode(), format=ox.RdfFormat.TRIG)), names)

"""A small dataset for the page: one article, one curated file, every kind of claim, and labels that try to be markup."""

from __future__ import annotations

import hashlib
import json

import pyoxigraph as ox

from kg.model.iri import Namespaces
from kg.model.quads import GraphedQuads, by_graph
from kg.publish.publication import Publication
from kg.vocabulary import load

HOSTILE = "</script><img src=x onerror=\"document.title='owned'\"><!--<script>"
TEXT = (
    "# Ada Day may run again\n\n"
    "Ada Day was mayor of Elm when Sen. Bo Cole left. Cole endorsed Day on Nov. 8. "
    "Day could run for mayor in 2020. A rival accused Day of fraud. "
    f"Day denied that she would quit. Cole said {HOSTILE} is no answer.\n"
)
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
NAMES = Namespaces()

WORLD = """
graph:registry {
  per:ada-day a foaf:Person ; skos:prefLabel "Ada Day"@en .
  per:ada-d a foaf:Person ; dcterms:isReplacedBy per:ada-day .
  per:bo-cole a foaf:Person ; skos:prefLabel "Bo Cole"@en .
  per:rival a foaf:Person ; skos:prefLabel HOSTILE .
  post:mayor-of-elm a org:Post ; skos:prefLabel "Mayor of Elm"@en .
  con:elm-2020 a kgo:Contest ; skos:prefLabel "2020 mayoral election in Elm"@en .
}
graph:provenance {
  doc:elm kgo:sha256 SHA ; dcterms:title "Ada Day may run again"@en ; dcterms:issued "2019-11-06T08:00:00Z" ;
    foaf:page <https://example.org/elm> .
}
graph:curated_town { TENURE BEGIN .
  clm:curated a kgo:Claim ; kgo:about ten:day ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ;
    kgo:holder agt:curator ; dcterms:source <https://www.example.com/record> . }
graph:doc_elm { TENURE . ENDORSED .
  cand:day a kgo:Candidacy ; rdfs:label "Day runs for mayor"@en ; kgo:candidate per:ada-day ; kgo:contest con:elm-2020 .
  ev:fraud a kgo:Charge ; rdfs:label ACCUSES ; kgo:agent per:rival ; kgo:target per:ada-day ; kgo:matter "fraud"@en .
  ev:quits a kgo:Departure ; rdfs:label "Day quits"@en ; kgo:agent per:ada-day ; kgo:office post:mayor-of-elm .
}
graph:truthy { TENURE BEGIN . ENDORSED . }
graph:decisions {
  dec:1 kgo:verdict kgo:Unrealised ; rdfs:comment "She did not run."@en ; kgo:decidesOn clm:elm_3 ; kgo:because clm:curated .
}
"""
PARTS = {
    "TENURE": 'ten:day a kgo:Tenure ; rdfs:label "Day as Mayor of Elm"@en ; org:member per:ada-day ; kgo:post post:mayor-of-elm ; '
    'kgo:end "[..2019-11-06]" ; kgo:endMax "2019-11-06"',
    "BEGIN": '; kgo:begin "2011-05-03" ; kgo:beginMin "2011-05-03" ; kgo:beginMax "2011-05-03"',
    "ENDORSED": 'ev:endorsed a kgo:Endorsement ; rdfs:label "Cole endorses Day"@en ; kgo:agent per:bo-cole ; kgo:target per:ada-day ; '
    'kgo:date "2019-11-08" ; kgo:dateMin "2019-11-08" ; kgo:dateMax "2019-11-08"',
    "ACCUSES": json.dumps(f"{HOSTILE} accuses Day"),
    "HOSTILE": json.dumps(HOSTILE),
    "SHA": json.dumps(SHA),
}
#: what the article says: about, words, modality, polarity, holder
SAID = (
    ("ten:day", "Ada Day was mayor of Elm", "Actual", "Affirmed", "doc:elm"),
    ("ev:endorsed", "Cole endorsed Day", "Actual", "Affirmed", "doc:elm"),
    ("cand:day", "Day could run for mayor in 2020", "Conditional", "Affirmed", "doc:elm"),
    ("ev:fraud", "accused Day of fraud", "Alleged", "Affirmed", "per:rival"),
    ("ev:quits", "she would quit", "Actual", "Negated", "per:ada-day"),
    ("ev:endorsed", f"Cole said {HOSTILE} is no answer", "Actual", "Affirmed", "per:bo-cole"),
)


def _claim(number: int, about: str, words: str, modality: str, polarity: str, holder: str) -> str:
    start, end = TEXT.index(words), TEXT.index(words) + len(words)
    quote = f"<{NAMES.base}doc/elm#offset_{start}_{end}>"
    return (
        f"graph:doc_elm {{ {quote} a kgo:Quote ; oa:exact {json.dumps(words)} ; oa:start {start} ; oa:end {end} . "
        f"clm:elm_{number} a kgo:Claim ; kgo:about {about} ; kgo:modality kgo:{modality} ; kgo:polarity kgo:{polarity} ; "
        f"kgo:certainty kgo:Certain ; kgo:holder {holder} ; kgo:evidence {quote} . }}"
    )


def quads() -> list[ox.Quad]:
    """The quads of the story."""
    world = WORLD
    for name, text in PARTS.items():
        world = world.replace(name, text)
    prefixes = "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in NAMES.prefixes.items())
    claims = "\n".join(_claim(number, *said) for number, said in enumerate(SAID, 1))
    return list(ox.parse(f"{prefixes}\n{world}\n{claims}", format=ox.RdfFormat.TRIG))


def crowded(people: int) -> list[ox.Quad]:
    """The story with as many further people, each of whom endorses Ada Day."""
    prefixes = "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in NAMES.prefixes.items())
    more = "\n".join(
        f'graph:registry {{ per:p{n} a foaf:Person ; skos:prefLabel "Person {n}"@en . }} graph:doc_elm {{ '
        f'ev:p{n} a kgo:Endorsement ; rdfs:label "Person {n} endorses Day"@en ; kgo:agent per:p{n} ; kgo:target per:ada-day . '
        f"clm:p{n} a kgo:Claim ; kgo:about ev:p{n} ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:holder doc:elm . }}"
        for n in range(people)
    )
    return [*quads(), *ox.parse(f"{prefixes}\n{more}", format=ox.RdfFormat.TRIG)]


def story(order: list[ox.Quad] | None = None) -> Publication:
    """The story as a publication, the quads of each graph in the given order."""
    inputs = {"seeds/curated/town.csv": "0" * 64}
    return Publication(GraphedQuads.of(by_graph(order or quads())), NAMES, load(), {SHA: TEXT}, inputs=inputs, version="1", model="m")

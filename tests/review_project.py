"""A project with a last build in which one claim is withheld, one name is doubtful, and the others wait to be judged."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.assemble.conflict_graph import conflict_quads
from kg.assemble.dataset import assemble
from kg.model.claim import Claim, EntityRef, Modality, Situation
from kg.model.conflict import Conflict, Side
from kg.model.document import Authority, SourceDocument
from kg.model.entity import Entity, EntityKind
from kg.model.iri import Namespaces
from kg.model.policy import AcceptancePolicy
from kg.model.resolution import Resolution, Source
from kg.model.span import Quote, Span
from kg.vocabulary import load

NAMES = Namespaces()
SLUG = "2021-03-05-a-story"
LINES = (
    "# A story\n",
    "In March Ann Lee was mayor. Nobody had thought so.\n",
    "Bob Ray may run for judge, his friends said.\n",
    "Bob Ray could also run for mayor, they said.\n",
    "Ann Lee endorsed Bob Ray.\n",
)
TEXT = "\n".join(LINES)
REGISTRY = """@prefix per: <https://kg.example.org/person/> . @prefix post: <https://kg.example.org/post/> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix grp: <https://kg.example.org/org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
per:ann-lee a foaf:Person ; skos:prefLabel "Ann Lee"@en .
per:bob-ray a foaf:Person ; skos:prefLabel "Bob Ray"@en .
grp:oz a org:FormalOrganization ; skos:prefLabel "City of Oz"@en .
post:mayor a org:Post ; skos:prefLabel "Mayor of Oz"@en ; org:postIn grp:oz .
post:judge a org:Post ; skos:prefLabel "Judge of Oz"@en ; org:postIn grp:oz .
"""


def iri(short: str) -> str:
    return NAMES.expand(short)


def claim(key: str, words: str, about: str, confidence: str, **axes: Any) -> Claim:
    start = TEXT.index(words)
    quote = Quote(SLUG, Span(start, start + len(words)), words, 1, 1)
    return Claim(iri(f"clm:{SLUG}_{key}"), iri(about), quotes=(quote,), confidence=Decimal(confidence), origin=SLUG, **axes)


def tenure(name: str, person: str, post: str, label: str) -> Situation:
    return Situation(iri(name), "Tenure", (("member", EntityRef(iri(person))), ("post", EntityRef(iri(post)))), label=label)


@pytest.fixture(scope="session")
def read_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose last build read one article: one claim is withheld, one name is doubtful."""
    return written(tmp_path_factory.mktemp("review"))


def written(folder: Path) -> Path:
    """The folder with that project in it."""
    situations = (
        tenure("ten:ann-lee_mayor", "per:ann-lee", "post:mayor", "Ann Lee as Mayor of Oz"),
        tenure("ten:bob-ray_judge", "per:bob-ray", "post:judge", "Bob Ray as Judge of Oz"),
        tenure("ten:bob-ray_mayor", "per:bob-ray", "post:mayor", "Bob Ray as Mayor of Oz"),
        Situation(
            iri("ev:endorsement"), "Endorsement", (("agent", EntityRef(iri("per:ann-lee"))), ("target", EntityRef(iri("per:bob-ray")))),
            label="Ann Lee endorses Bob Ray",
        ),
    )  # fmt: skip
    open_ = {"modality": Modality.CONDITIONAL, "frame": "frame-run"}
    claims = (
        claim("mayor", "Ann Lee was mayor", "ten:ann-lee_mayor", "0.90", frame="frame-be"),
        claim("judge", "Bob Ray may run for judge", "ten:bob-ray_judge", "0.50", **open_),
        claim("run", "Bob Ray could also run for mayor", "ten:bob-ray_mayor", "0.70", **open_),
        claim("endorse", "Ann Lee endorsed Bob Ray", "ev:endorsement", "0.95", frame="frame-endorse"),
    )
    people = [("per:ann-lee", "Ann Lee"), ("per:bob-ray", "Bob Ray"), ("per:ann-lee-jr", "Ann Lee Jr.")]
    entities = [Entity(iri(name), EntityKind.PERSON, label) for name, label in people]
    entities += [
        Entity(iri(name), EntityKind.POST, label) for name, label in (("post:mayor", "Mayor of Oz"), ("post:judge", "Judge of Oz"))
    ]
    document = SourceDocument(
        SLUG, "seeds/articles/a.txt", TEXT, hashlib.sha256(TEXT.encode()).hexdigest(), "A story", Span(2, 9), date(2021, 3, 5),
        "2021-03-05", publisher="Example Courier", url="https://example.org/story",
    )  # fmt: skip
    resolution = Resolution(entities=tuple(entities), sources=(Source(SLUG, situations, claims),))
    withheld = iri(f"clm:{SLUG}_endorse")
    dataset = assemble(resolution, [document], (), AcceptancePolicy(), frozenset({withheld}), load(), rules=())
    doubt = {
        "code": "KG0601", "message": "'Ann Lee Jr.' may be per:ann-lee; taken for per:ann-lee-jr", "severity": "Info",
        "excerpt": "Ann Lee Jr.", "value": iri("per:ann-lee-jr"),
        "remedy": f"kg review --names asks who it is; by hand: subject 'person:ann-lee-jr in doc:{SLUG}', verdict Same, other the name",
    }  # fmt: skip
    sides = (Side("he did not run", Authority.CURATED), Side("he ran", Authority.OWN_VOICE, (iri(f"clm:{SLUG}_run"),)))
    clash = Conflict("KG0720", "run or not", (iri("ten:bob-ray_mayor"),), *sides)
    broken = {
        "code": "KG0411",
        "message": "an endorsement needs its day",
        "severity": "Violation",
        "claims": [withheld],
        "shape": iri("ksh:EndorsementShape"),
    }
    report = {"findings": [doubt], "quarantined": {withheld: [broken]}}
    files = {
        "output/report.json": json.dumps(report).encode(),
        "output/dataset.nq": ox.serialize([*dataset.quads, *conflict_quads([clash], load())], format=ox.RdfFormat.N_QUADS),
        "seeds/articles/a.txt": TEXT.encode(),
        "seeds/registry/people.ttl": REGISTRY.encode(),
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content or b"")
    return folder


@pytest.fixture
def project(read_project: Path, tmp_path: Path) -> Path:
    """The same with seeds of its own: the built graph is shared."""
    (tmp_path / "output").symlink_to(read_project / "output")
    shutil.copytree(read_project / "seeds", tmp_path / "seeds")
    return tmp_path

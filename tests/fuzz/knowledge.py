"""What the readers of the project's own files do with bytes: curated claims, registry, ledgers, ontology, shapes, settings, dates."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from kg import config
from kg.assemble.rules import infer, load_rules
from kg.curation import ledger_file
from kg.curation.ledger_file import Judgement, Signature
from kg.model import time as calendar
from kg.model.decision import Verdict
from kg.model.iri import Namespaces
from kg.query import named_queries
from kg.resources import shipped
from kg.shacl.reading import read_shapes
from kg.validate.shapes import load_shapes
from kg.vocabulary import load
from tests.fuzz import generated, samples
from tests.fuzz.articles import reads_file
from tests.fuzz.reading import Reader, Reads
from tests.ingest.conftest import REGISTRY


def beside_registry(folder: Path, name: str) -> Reads:
    """Reads a file of claims beside a small registry."""
    (folder / "all.ttl").write_text(REGISTRY, encoding="utf-8")
    return reads_file(folder, name, beside=("all.ttl",))


def part_of_list(folder: Path, name: str) -> Reads:
    """Reads a table of a list beside the other one."""
    other, content = {"entities.tsv": ("claims.tsv", samples.HELD), "claims.tsv": ("entities.tsv", samples.ENTITIES)}[name]
    (folder / "lists/oz").mkdir(parents=True)
    (folder / "lists/oz" / other).write_bytes(content[0])
    return reads_file(folder, f"lists/oz/{name}", beside=(f"lists/oz/{other}",))


def ledger(folder: Path) -> Reads:
    """Reads a ledger, and puts a decision behind it."""
    read, path = reads_file(folder, "decisions.csv"), folder / "added.csv"

    def reads(content: bytes) -> int:
        found = read(content)
        path.write_bytes(content)
        ledger_file.append(
            path, [Judgement(Verdict.ACCEPTED, "clm:a", reason="seen")], Signature("Ann", "2026-11-29T10:00:00Z", clocked=True)
        )
        return found

    return reads


def settings(folder: Path) -> Reads:
    """Reads kg.toml, and the same text as the table of pyproject.toml."""

    def reads(content: bytes) -> int:
        (folder / "kg.toml").write_bytes(content)
        found = config.load(folder, environment={}, flags={})
        for key in found.origins:
            config.shown(found.value(key)).encode()
        return 0

    return reads


def dates(_folder: Path) -> Reads:
    """Reads a date and compares it with others."""

    def reads(content: bytes) -> int:
        text = content.decode("utf-8", "replace")
        if calendar.valid_duration(text):
            calendar.parse_duration(text)
        if not calendar.valid(text):
            return 1
        found = calendar.bounds(text)
        calendar.format_bounds(found)
        calendar.intersect(text, "[2018-01-01..]")
        calendar.held_on(text, text, date(2018, 6, 1))
        calendar.year_of(text)
        calendar.seasons_named(text)
        return 0

    return reads


def query_file(folder: Path) -> Reads:
    """Reads a query of the project's own, and fills it with its defaults."""

    def reads(content: bytes) -> int:
        (folder / "mine.rq").write_bytes(content)
        named_queries(folder)["mine"].filled({}, Namespaces())
        return 0

    return reads


def rule(folder: Path) -> Reads:
    """Reads a rule of the ontology, and lets it work on nothing."""

    def reads(content: bytes) -> int:
        (folder / "zz.rq").write_bytes(content)
        load_rules.cache_clear()
        infer([], load_rules(Namespaces(), folder), Namespaces())
        return 0

    return reads


def ontology(folder: Path) -> Reads:
    """Reads the shipped ontology with another file in the place of one."""
    shutil.copytree(shipped("ontology"), folder / "ontology")

    def reads(content: bytes) -> int:
        (folder / "ontology/situations/polling.ttl").write_bytes(content)
        load.cache_clear()
        load(folder / "ontology")
        return 0

    return reads


def shapes(folder: Path) -> Reads:
    """Reads one file of shapes, and makes constraints of it."""
    vocabulary = load()

    def reads(content: bytes) -> int:
        (folder / "zz.ttl").write_bytes(content)
        found = load_shapes(folder, Namespaces(), vocabulary)
        read_shapes(found.triples)
        return 0

    return reads


def _opened(made: Callable[[Path, str], Reads], name: str) -> Callable[[Path], Reads]:
    return partial(made, name=name)


KNOWLEDGE = (
    Reader("curated CSV", 4, _opened(beside_registry, "story.csv"), samples.table("curated/story.csv"), generated.rows),
    Reader(
        "curated TSV", 1, _opened(beside_registry, "story.tsv"), [one.replace(b",", b"\t") for one in samples.table("curated/story.csv")]
    ),
    Reader("curated Turtle", 4, _opened(beside_registry, "record.ttl"), samples.RECORDS, generated.turtle),
    Reader("registry", 5, _opened(reads_file, "people.ttl"), samples.REGISTRIES),
    Reader("list: entities", 2, _opened(part_of_list, "entities.tsv"), samples.ENTITIES),
    Reader("list: claims", 1.5, _opened(part_of_list, "claims.tsv"), samples.HELD),
    Reader("decisions", 2, ledger, samples.table("decisions.csv")),
    Reader("history", 6, _opened(reads_file, "history.csv"), samples.HISTORY),
    Reader("kg.toml", 16, settings, samples.SETTINGS),
    Reader("EDTF", 5, dates, samples.DATES, generated.edtf),
    Reader("query file", 3, query_file, samples.QUERIES[:16]),
    Reader("rule", 3, rule, [path.read_bytes() for path in sorted((shipped("ontology") / "rules").glob("*.rq"))], apart=True),
    Reader("ontology", 0.02, ontology, [(shipped("ontology") / "situations/polling.ttl").read_bytes()]),
    Reader("shapes", 1, shapes, [path.read_bytes() for path in sorted((shipped("shapes") / "situations").glob("*.ttl"))]),
)

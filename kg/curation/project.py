"""A project as a curator works on it: its last build, what words and names mean there, its texts, and its ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.config import Config
from kg.curation.work import Reviewed, reviewed
from kg.ingest.corpus import read_corpus, read_ledgers
from kg.ingest.index import NameIndex
from kg.model.decision import Decision
from kg.model.finding import Finding
from kg.model.ontology import Vocabulary
from kg.validate.texts import read_texts
from kg.vocabulary import load


def ledger_path(config: Config) -> Path:
    """The ledger that new rows go to, in the first folder of seeds; a ledger that is named as seeds itself is that one."""
    first = Path(config.seeds[0])
    return first if first.suffix in {".csv", ".tsv"} else config.home / "decisions.csv"


def all_decisions(config: Config) -> tuple[tuple[Decision, ...], tuple[Finding, ...]]:
    """Every decision of the project by id, whether it counts or not, and what is wrong with rows."""
    return read_ledgers([path for path in config.seeds if Path(path).exists()], root=Path())


@dataclass
class Project:
    """What is read of a project, each thing when it is first asked for, the ledger whenever it is asked for."""

    config: Config

    @cached_property
    def work(self) -> Reviewed:
        """The last build."""
        return reviewed(self.config)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The ontology of the last build."""
        return load(self.config.ontology, self.work.names.base)

    @cached_property
    def index(self) -> NameIndex:
        """The names that a curated row may use."""
        corpus = read_corpus(self.config.seeds, self.vocabulary, root=Path())
        index = NameIndex(self.vocabulary)
        index.add_entities(corpus.registry)
        index.add_situations(situation for source in corpus.curated for situation in source.situations)
        return index

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each document by its slug."""
        rows = self.work.data.graphs("SELECT ?doc ?sha WHERE { GRAPH graph:provenance { ?doc kgo:sha256 ?sha } }")
        texts, _ = read_texts(self.config.own_articles, frozenset(row["sha"] for row in rows))
        prefix = self.work.names.iri("doc", "")
        return {row["doc"].removeprefix(prefix): texts[row["sha"]] for row in rows if row["sha"] in texts}

    @property
    def corrections(self) -> Path:
        """The folder of the curated file that corrected rows go to."""
        return self.config.home / "curated"

    def decisions(self) -> tuple[Decision, ...]:
        """The ledger as it stands."""
        return all_decisions(self.config)[0]

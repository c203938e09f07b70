"""The claims that a curator names: by id, by the end of one, or by a selector of the ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.answers.dataset import Dataset, base_of
from kg.assemble.contents import Contents, read_dataset
from kg.assemble.selectors import Index, index_of, select, selector_for
from kg.config import Config
from kg.curation.overruling import unliftable
from kg.errors import ConfigError
from kg.model.claim import Claim, Situation
from kg.model.finding import Finding
from kg.model.iri import Namespaces, local_name
from kg.model.resolution import Source
from kg.store import BUILD_FIRST, open_store
from kg.validate.shapes import load_shapes
from kg.validate.withheld import as_finding
from kg.vocabulary import load

#: so many claims are offered for one that is not there
_OFFERED = 5
_REOPENED = re.compile(r"decision (.+?) (?:rests on words|was made on an earlier text)")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The last build as a curator works on it: as a store for questions, and its claims as values, the withheld ones among them.

    ``told`` has, for each claim, its situation as the source of the claim describes it: two articles may give two days for it.
    ``findings`` are those of its report, with the ones that withhold claims; ``withheld`` are the claims in quarantine, ``firmly`` those
    that to accept would not let in, with the reason, and ``reopened`` the ids of decisions that wait to be confirmed because their
    article was changed.
    """

    data: Dataset
    contents: Contents
    claims: Mapping[str, Claim]
    situations: Mapping[str, Situation]
    told: Mapping[str, Situation]
    index: Index
    findings: tuple[Finding, ...] = ()
    withheld: frozenset[str] = frozenset()
    firmly: Mapping[str, str] = field(default_factory=dict)
    reopened: frozenset[str] = frozenset()
    _selectors: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> Namespaces:
        """The names of its base."""
        return self.data.names

    def label(self, claim: Claim) -> str:
        """What a claim is about, in words."""
        situation = self.situations.get(claim.situation)
        return situation.label if situation else self.names.shorten(claim.situation)

    def selector(self, claim: Claim) -> str:
        """How the ledger names a claim, which no decision changes."""
        if claim.id not in self._selectors:
            self._selectors[claim.id] = selector_for(claim, self.index, self.names)
        return self._selectors[claim.id]


def reviewed(config: Config) -> Reviewed:
    """The last build of a project; ``InputError`` where there is none."""
    store = open_store(Path(config.output) / "dataset.nq", BUILD_FIRST)
    names = Namespaces(base_of(store))
    vocabulary = load(config.ontology, names.base)
    contents = read_dataset(store, vocabulary)
    sources = (*contents.sources, contents.withheld)
    claims = {claim.id: claim for source in sources for claim in source.claims}
    situations = {situation.id: situation for source in reversed(sources) for situation in source.situations}
    told = {claim.id: own for source in sources for claim, own in with_own_situation(source)}
    classes = {iri: situation.cls for iri, situation in situations.items()}
    index = index_of(list(claims.values()), classes)
    found = findings_in(Path(config.output) / "report.json")
    data, withheld = Dataset(store, names), frozenset(claim.id for claim in contents.withheld.claims)
    contradictions = load_shapes(config.shapes, names, vocabulary).contradictions if withheld else frozenset[str]()
    firmly = unliftable(data, withheld, found, contradictions)
    return Reviewed(data, contents, claims, situations, told, index, found, withheld, firmly, reopened_in(found))


def with_own_situation(source: Source) -> Iterator[tuple[Claim, Situation]]:
    """The claims of a source, each with its situation as this source describes it."""
    own = {situation.id: situation for situation in source.situations}
    return ((claim, own[claim.situation]) for claim in source.claims if claim.situation in own)


def reopened_in(findings: Iterable[Finding]) -> frozenset[str]:
    """The ids of the decisions that findings KG0710 speak of."""
    told = (_REOPENED.match(finding.message) for finding in findings if finding.code == "KG0710")
    return frozenset(found[1] for found in told if found)


def findings_in(report: Path) -> tuple[Finding, ...]:
    """What a build found, with the findings that withhold claims; nothing where there is no report."""
    told = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
    withheld = [row for rows in told.get("quarantined", {}).values() for row in rows]
    return tuple(as_finding(row) for row in (*told.get("findings", ()), *withheld))


def chosen(work: Reviewed, text: str) -> tuple[str, tuple[Claim, ...]]:
    """The selector to write down, and the claims that it selects now. Raises ``ConfigError`` KG0934 where there is none.

    A claim is named by its IRI, its short name or the end of it; anything else is a selector, as seeds/README.md describes them.
    """
    if " " not in text.strip():
        iri = work.names.expand(text.strip())
        found = [iri] if iri in work.claims else [claim for claim in work.claims if claim.endswith(text.strip()) and len(text) > 3]
        if len(found) == 1:
            claim = work.claims[found[0]]
            return work.selector(claim), (claim,)
    claims = select(text, work.index, work.names)
    if claims:
        return text.strip(), claims
    raise ConfigError("KG0934", f"no claim answers to {text!r}", remedy=_near(work, text))


def _near(work: Reviewed, text: str) -> str:
    from difflib import get_close_matches

    short = {local_name(claim): work.names.shorten(claim) for claim in work.claims}
    near = [short[name] for name in get_close_matches(local_name(work.names.expand(text)), short, n=_OFFERED, cutoff=0.8)]
    return f"did you mean {', '.join(near)}?" if near else "kg why WORDS shows claims with their ids; seeds/README.md lists the selectors"

"""What the server serves: one build, opened once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request

from kg.answers.dataset import Dataset
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.model.policy import AcceptancePolicy
from kg.query import NamedQuery
from kg.web.execution import Limits


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Site:
    """A dataset with what its pages need. ``texts`` are the articles by their sha256; ``output`` is the folder of the build.

    ``home`` is where a worker finds the same dataset: the folder of its store, or an RDF file. ``file`` is the file of the
    dataset where it is not dataset.nq of that folder.
    """

    data: Dataset
    home: Path
    vocabulary: Vocabulary
    queries: Mapping[str, NamedQuery]
    texts: Mapping[str, str]
    output: Path
    policy: AcceptancePolicy
    limits: Limits = field(default_factory=Limits)
    title: str = "claimgraph"
    file: Path | None = None

    @property
    def names(self) -> Namespaces:
        """The names of the graph's base IRI."""
        return self.data.names

    def path(self, iri: str) -> str:
        """Where an IRI of this graph is served: its path under the base; an IRI of others comes back whole."""
        base = self.names.base
        return f"/{iri.removeprefix(base)}" if iri.startswith(base) else iri


def site_of(request: Request) -> Site:
    """The build that answers a request."""
    site: Site = request.state.site
    return site

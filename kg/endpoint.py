"""A remote SPARQL 1.1 endpoint, asked by the protocol; part of the shell, since it uses the network.

Only the address that was given is asked: a redirect is not followed, and no file or mail is opened under the name of an address.
"""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.errors import InputError
from kg.shacl.source import Row, rows_of

_TIMEOUT = 600.0


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Leaves a redirect as the answer that it is: who named one address did not name the other."""

    def redirect_request(self, *_: object) -> None:
        """No request at all."""


_ASK = urllib.request.build_opener(_NoRedirect)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that answers queries. ``default`` and ``named`` are the graphs of the dataset to ask, where they are given."""

    address: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def select(self, query: str, graph: ox.NamedNode | None = None) -> Iterator[Row]:
        """The rows of the answer, unbound variables left out; InputError where there is none."""
        asked = self if graph is None else replace(self, default=(graph.value,), named=())
        fields = [("query", query), *(("default-graph-uri", g) for g in asked.default), *(("named-graph-uri", g) for g in asked.named)]
        if not self.address.lower().startswith(("http://", "https://")):
            raise self._trouble(ValueError("it is no address of the web"))
        request = urllib.request.Request(
            self.address, urllib.parse.urlencode(fields).encode(), {"Accept": "application/sparql-results+json"}, method="POST"
        )
        try:
            with _ASK.open(request, timeout=_TIMEOUT) as reply:
                found = ox.parse_query_results(reply.read(), format=ox.QueryResultsFormat.JSON)
        except (OSError, ValueError) as error:
            raise self._trouble(error) from error
        if not isinstance(found, ox.QuerySolutions):
            raise self._trouble(ValueError("the answer has no rows"))
        yield from rows_of(found)

    def graphs(self) -> tuple[str, ...]:
        """The names of all graphs at the endpoint, sorted."""
        rows = replace(self, default=(), named=()).select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        return tuple(sorted(row["g"].value for row in rows))

    def _trouble(self, error: Exception) -> InputError:
        body, elsewhere = "", None
        if isinstance(error, urllib.error.HTTPError):
            body, elsewhere = error.read(400).decode(errors="replace").strip(), error.headers.get("Location")
        message = f"{self.address} gives no answer: {error}{f' ({body})' if body else ''}"
        remedy = "check the address; it is the one that answers SPARQL queries sent by POST"
        return InputError("KG0409", message, remedy=f"if you trust it, give the address it names: {elsewhere}" if elsewhere else remedy)

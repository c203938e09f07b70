"""The published graph over HTTP: SPARQL, linked data and pages, read-only.

A request comes in through ``app`` (routes as a table, guards around them). ``protocol`` and ``execution`` answer SPARQL, ``graph_store``
hands out named graphs, ``linked`` serves what an IRI names in the form that is asked for, and ``pages`` fills templates from page models,
which are plain values. Everything reads a ``Site``: the store of one build, opened once. Only ``review``, where it is asked for, writes:
rows of the ledger.
"""

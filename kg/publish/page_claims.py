"""Claims as the page shows them: axes, holder, the quote in its sentence, what a curator decided."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kg.model.iri import local_name
from kg.publish.page_graphs import Node, PageGraphs, every, first

_OA = "http://www.w3.org/ns/oa#"
_DC = "http://purl.org/dc/terms/"
_PROV = "http://www.w3.org/ns/prov#"
_COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment"

#: most characters of context shown on either side of a quote, where its sentence is longer than that
_CONTEXT = 220
#: the end of a sentence: not after an initial or a short capitalised word, which is mostly an abbreviation ("Sen.", "Nov.", "U.S.")
_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")


def claims(graphs: PageGraphs) -> list[dict[str, Any]]:
    """One record for each claim in the source graphs, in the order of sources and words; empty values are left out."""
    about, decided = graphs.term("about"), _decisions(graphs)
    records = [
        _claim(graphs, source, iri, decided.get(iri, []))
        for source in graphs.order
        for iri in sorted(graphs.said[source])
        if about in graphs.said[source][iri]
    ]
    return sorted(records, key=lambda record: (record["source"], record.get("start", 0), record["id"]))


def _claim(graphs: PageGraphs, source: str, iri: str, decisions: list[dict[str, Any]]) -> dict[str, Any]:
    node, short = graphs.said[source][iri], graphs.short
    verdict = graphs.graph("assessment").get(iri, {})

    def own(name: str) -> str:
        return first(node, graphs.term(name))

    record = {
        "id": short(iri), "about": short(own("about")), "source": graphs.order[source],
        "modality": local_name(own("modality")), "polarity": local_name(own("polarity")), "certainty": local_name(own("certainty")),
        "holder": short(own("holder")), "condition": short(own("condition")) if own("condition") else "",
        "status": local_name(first(verdict, graphs.term("status"))), "outcome": local_name(first(verdict, graphs.term("outcome"))),
        "supports": [local_name(value) for value in every(node, graphs.term("supports"))],
        "references": every(node, _DC + "source"), "decisions": decisions,
    }  # fmt: skip
    return {key: value for key, value in (record | _quote(graphs, source, node)).items() if value not in ("", [])}


def _quote(graphs: PageGraphs, source: str, node: Node) -> dict[str, Any]:
    """The first quote with its place, the words around it in its sentence, and any further quotes as words alone."""
    found = [graphs.said[source].get(value, {}) for value in every(node, graphs.term("evidence"))]
    quotes = sorted(found, key=lambda quote: (int(first(quote, _OA + "start") or 0), first(quote, _OA + "exact")))
    if not quotes:
        return {}
    start, end = (int(first(quotes[0], _OA + side) or 0) for side in ("start", "end"))
    words = first(quotes[0], _OA + "exact")
    before, after = in_sentence(graphs.text(source), start, end, words) if end else ("", "")
    place = {"start": start, "end": end} if end else {}
    return {"quote": words, "before": before, "after": after, "more": [first(quote, _OA + "exact") for quote in quotes[1:]]} | place


def in_sentence(text: str, start: int, end: int, words: str) -> tuple[str, str]:
    """The rest of the sentence before and after ``words`` at ``start`` to ``end``; empty where the text does not have them there.

    >>> in_sentence("Sen. Ada Day won. She quit on Nov. 8. He ran.", 18, 26, "She quit")
    ('', ' on Nov. 8.')
    """
    if text[start:end] != words or not words:
        return "", ""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[line_start:start], text[end : line_end if line_end >= 0 else len(text)]
    if before.startswith("#"):
        before = before.lstrip("# ")
    ends = [match.end() for match in _END.finditer(before + words[:1]) if match.end() <= len(before)]
    before = before[ends[-1] :] if ends else before
    closed = words.rstrip("\"'”’)").endswith((".", "!", "?"))
    stop = None if closed and after[:1].isspace() else _END.search(after)
    after = "" if closed and after[:1].isspace() else after[: stop.end()].rstrip() if stop else after
    if len(before) > _CONTEXT:
        before = "…" + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + "…"
    return before, after


def _decisions(graphs: PageGraphs) -> Mapping[str, list[dict[str, Any]]]:
    """What a curator decided, by the IRI of the claim."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    ledger = graphs.graph("decisions")
    for iri in sorted(ledger):
        node = ledger[iri]
        record = {
            "verdict": local_name(first(node, graphs.term("verdict"))),
            "reason": first(node, _COMMENT),
            "made": first(node, _PROV + "generatedAtTime")[:10],
            "because": [graphs.short(value) for value in every(node, graphs.term("because"))],
        }
        for subject in every(node, graphs.term("decidesOn")):
            found[subject].append({key: value for key, value in record.items() if value})
    return found

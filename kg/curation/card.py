"""One item as a person judges it: the statement, its sentence with the words marked, and who says so how surely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from kg.answers.why import Said, claims
from kg.curation.queue import Item, title
from kg.curation.work import Reviewed
from kg.model.span import Quote

#: most characters of context that are shown on either side of the words
_CONTEXT = 240
#: so many findings are shown
_FINDINGS = 2


def card(item: Item, work: Reviewed, texts: Mapping[str, str], position: str, *, colour: bool) -> Iterator[str]:
    """The lines that show an item; ``texts`` are those of the documents by slug. Without colour the words stand in brackets."""
    yield f"{click.style(position, dim=True)}  {click.style(title(item, work), bold=True)}"
    if item.claim is None:
        yield from _name(item, work)
        return
    said = next(iter(claims(work.data, claim=item.claim.id)), None)
    for quote in item.claim.quotes:
        yield f"    {in_context(quote, texts.get(quote.document, ''), colour=colour)}"
    for source in item.claim.sources:
        yield f"    {source}"
    if said:
        yield from _how(item, said)
    yield from _wrong(item, work)
    yield click.style(f"  {work.names.shorten(item.claim.id)}", dim=True)


def _wrong(item: Item, work: Reviewed) -> Iterator[str]:
    """What withholds or contradicts a claim, and whether to accept a withheld one lets it in."""
    assert item.claim is not None
    for finding in item.findings[:_FINDINGS]:
        yield click.style(f"  {finding.code}  {work.names.shortened(finding.message)}", fg="yellow")
    if len(item.findings) > _FINDINGS:
        more = f"  and {len(item.findings) - _FINDINGS} more: kg quarantine explain {work.names.shorten(item.claim.id)}"
        yield click.style(more, fg="yellow")
    if why := work.firmly.get(item.claim.id):
        yield click.style(f"  to accept it would not let it in, {why}: reject it (x), correct it (e), or what it contradicts", fg="yellow")
    elif item.claim.id in work.withheld:
        yield click.style("  to accept it (a) lets it in, and what stands against it is withheld instead", fg="yellow")


def _how(item: Item, said: Said) -> Iterator[str]:
    assert item.claim is not None
    yield f"  {said.how} · {said.voice}"
    if said.condition:
        yield f"  if: {said.condition}"
    now = (said.outcome or said.status or "proposed").lower()
    yield f"  {said.cls} · rule {item.claim.frame or 'none'} · confidence {item.claim.confidence} · now {now}"


def _name(item: Item, work: Reviewed) -> Iterator[str]:
    finding = item.findings[0]
    yield f"  {work.names.shortened(finding.message)}" + (f"   {finding.place}" if finding.place else "")
    for number, candidate in enumerate(item.candidates, 1):
        yield f"  {number}  {candidate}  {label_of(candidate, work)}" + ("   (taken for it now)" if number == 1 else "")


def label_of(name: str, work: Reviewed) -> str:
    """The label of an entity by its id, empty where it has none."""
    return next((row["label"] for row in work.data.graphs(_LABEL, entity=work.names.expand(name))), "")


_LABEL = "SELECT ?label ?entity WHERE { GRAPH graph:registry { ?entity skos:prefLabel ?label } }"


def in_context(quote: Quote, text: str, *, colour: bool) -> str:
    """The paragraph in which words stand, with the words marked; the words alone where the text is not at hand.

    >>> from kg.model.span import Span
    >>> in_context(Quote("a", Span(17, 20), "won", 1, 1), "He left.\\nAnn Lee won the race. All knew.\\nThe end.", colour=False)
    'Ann Lee [won] the race. All knew.'
    """
    before, after = around(quote, text)
    marked = click.style(quote.exact, reverse=True) if colour else f"[{quote.exact}]"
    return f"{before}{marked}{after}"


def around(quote: Quote, text: str) -> tuple[str, str]:
    """What stands before and behind words in their paragraph; nothing where the text is not at hand."""
    start, end = quote.span.start, quote.span.end
    if text[start:end] != quote.exact:
        return "", ""
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + " …"
    return before.lstrip(), after.rstrip()

"""Why a statement is there: the claims about it, with holders, words and causes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.answers.claim_rows import WITHHELD, Places, properties, takes_part, told
from kg.answers.dataset import Dataset, Row, official_graphs
from kg.model.iri import local_name

_ABOUT_ENTITY = """SELECT DISTINCT ?s ?entity WHERE { GRAPH ?g { ?claim kgo:about ?s . ?s ?role ?entity } } ORDER BY ?s"""

_DOCUMENTS = """SELECT ?doc ?title ?issued ?publisher WHERE {
  GRAPH graph:provenance { ?doc dcterms:title ?title ; dcterms:issued ?issued }
  OPTIONAL { GRAPH graph:provenance { ?doc dcterms:publisher ?pub } GRAPH graph:registry { ?pub skos:prefLabel ?publisher } } }
ORDER BY ?doc"""

_CAUSES = """SELECT DISTINCT ?link ?cause ?effect WHERE { GRAPH ?g { ?link kgo:effect ?effect ; kgo:cause ?cause } } ORDER BY ?link"""

_LABELS = "SELECT ?s ?label WHERE { GRAPH ?graph { ?claim kgo:about ?s . ?s rdfs:label ?label } } ORDER BY ?graph ?claim"

_STANDING = "SELECT ?s ?how WHERE { GRAPH graph:inferred { ?s kgo:asOf ?how } }"

_REASONS = """SELECT ?claim ?verdict ?why WHERE {
  GRAPH graph:decisions { ?d kgo:decidesOn ?claim ; kgo:verdict ?verdict ; rdfs:comment ?why } }
ORDER BY ?claim ?verdict"""


_COUNTED = ("a", "an", "the", "one", "two", "three", "four", "five", "several", "some", "many")


@dataclass(frozen=True, slots=True)
class Said:
    """One claim, ready to be shown: what, how surely, who says so, in which source, on which words.

    ``overruled`` is one that would make a fact if no weightier source said that it was not so.
    """

    claim: str
    situation: str
    label: str
    cls: str
    modality: str
    polarity: str
    certainty: str
    holder: str
    source: str
    day: str
    status: str
    outcome: str
    condition: str
    quote: str
    start: int
    end: int
    references: tuple[str, ...]
    curated: bool
    own_voice: bool
    decision: str = ""
    note: str = ""
    headline: bool = False
    overruled: bool = False

    @property
    def is_truth(self) -> bool:
        """Whether the claim makes its situation a fact (MODEL §3.6)."""
        axes = (self.modality, self.polarity, self.certainty) == ("Actual", "Affirmed", "Certain")
        return axes and self.own_voice and self.status == "Accepted" and not self.overruled

    @property
    def counts(self) -> bool:
        """Whether it was neither withheld nor rejected, nor its document taken back."""
        return self.status not in ("Withheld", "Rejected", "Retracted")

    @property
    def accepted(self) -> bool:
        """Whether a decision, and not the policy alone, made it count."""
        return self.status == "Accepted" and bool(self.decision)

    @property
    def how(self) -> str:
        """Modality, polarity and certainty in words: ``predicted, probable``; ``actual, not so, certain``; *withheld* before them."""
        polarity = {"Affirmed": "", "Negated": "not so", "Open": "left open"}[self.polarity]
        certainty = "no certainty given" if self.certainty == "Unspecified" else self.certainty.lower()
        withheld = "withheld" if self.status == "Withheld" else ""
        return ", ".join(filter(None, [withheld, self.modality.lower(), polarity, certainty]))

    @property
    def voice(self) -> str:
        """Who says so, with the source and its day."""
        who = f"{self.holder}{chr(39)}s headline" if self.headline and self.own_voice else self.holder
        where = ", ".join(filter(None, [self.source, self.day]))
        return f"{who if self.own_voice else f'according to {who}'} · {where}"

    @property
    def standing(self) -> str:
        """Why a claim that sounds like a fact is none, or what a decision made of it; empty where nothing needs saying."""
        if self.status == "Withheld":
            return "withheld: it breaks a shape, see kg quarantine"
        if self.decision:
            return f"{(self.outcome or self.status).lower()} by decision: {self.decision}"
        if self.overruled:
            return "superseded: a weightier source says that it was not so"
        return "proposed: a second independent source or a curator must back it" if self.status == "Proposed" else ""


def lead(said: Sequence[Said]) -> list[Said]:
    """The claims, first those that make a fact, then the surest; curated before read ones, else in the order of the sources."""
    sure = ("Certain", "Probable", "Possible", "Unspecified")
    return sorted(said, key=lambda one: (not one.is_truth, one.status == "Withheld", sure.index(one.certainty), not one.own_voice))


def claims(data: Dataset, situation: str = "", claim: str = "", entity: str = "", places: Places | None = None) -> list[Said]:
    """The claims about a situation or about all in which an entity has a role, or one claim: curated first, then by source and place."""
    kept: ClaimIndex | None = data.kept(_INDEX)
    wanted = takes_part(data, entity) if entity else places
    found = kept.of(situation, claim, wanted) if kept else _read(data, situation, claim, wanted)
    return sorted((said for _, said in found), key=lambda said: (not said.curated, said.day, said.source, said.start, said.claim))


_INDEX = "index of claims"


@dataclass(frozen=True, slots=True)
class ClaimIndex:
    """Every claim with its graph, in memory: by the situation that it is about, and by its IRI."""

    by_situation: Mapping[str, Sequence[tuple[str, Said]]]
    by_claim: Mapping[str, Sequence[tuple[str, Said]]]

    def of(self, situation: str, claim: str, places: Places | None) -> Iterable[tuple[str, Said]]:
        """The claims on a situation, on those that stand in these places, or of one IRI; without any of these all claims."""
        if places is not None:
            return (one for part, graph in places for one in self.by_situation.get(part, ()) if one[0] == graph)
        if situation or claim:
            return self.by_claim.get(claim, ()) if claim else self.by_situation.get(situation, ())
        return (one for found in self.by_situation.values() for one in found)


def index_claims(data: Dataset) -> None:
    """From now on claims of this dataset are looked up in memory: for a server, that is asked again and again."""
    data.once(_INDEX, lambda: _indexed(_read(data)))


def _indexed(found: Iterable[tuple[str, Said]]) -> ClaimIndex:
    by_situation, by_claim = defaultdict(list), defaultdict(list)
    for graph, said in found:
        by_situation[said.situation].append((graph, said))
        by_claim[said.claim].append((graph, said))
    return ClaimIndex(dict(by_situation), dict(by_claim))


def _read(data: Dataset, situation: str = "", claim: str = "", places: Places | None = None) -> Iterator[tuple[str, Said]]:
    """The claims with the graphs in which they stand, read from the store."""
    titles = documents(data)
    reasons = data.once("reasons", lambda: {row["claim"]: row["why"] for row in data.graphs(_REASONS)})
    for row, references in told(data, situation, claim, places):
        one = _said(data, row, titles, references, reasons.get(row["claim"], ""))
        one = replace(one, overruled=one.is_truth and _is_denied(data, one.situation))
        yield row["graph"], _of_list(one, row) if row["home"] in official_graphs(data) else one


def _is_denied(data: Dataset, situation: str) -> bool:
    """Whether all sources taken together say that it did not happen."""
    assessed = properties(data, situation, data.names.graph("assessment"))
    return data.names.term("RealityNegated") in assessed.get(data.names.term("reality"), ())


def documents(data: Dataset) -> Mapping[str, Row]:
    """Article -> its title, day of publication and, where it is known, publisher."""
    return data.once("documents", lambda: {row["doc"]: row for row in data.graphs(_DOCUMENTS)})


def _said(data: Dataset, row: Row, titles: Mapping[str, Row], references: tuple[str, ...], decision: str) -> Said:
    graph = row["home"].removeprefix(data.names.graph(""))
    document = row.get("document") or data.names.iri("doc", graph.removeprefix("doc_"))
    about = titles.get(document, {})
    # a withheld claim whose source is not told is the curator's where the curator holds it
    curated = graph.startswith("curated_") or (graph == WITHHELD and row["holder"] == data.names.iri("agent", "curator"))
    own_voice = row["holder"] in (document, data.names.iri("agent", "curator"))
    paper, day = about.get("publisher") or about.get("title") or data.names.shorten(document), about.get("issued", "")[:10]
    return Said(
        claim=row["claim"],
        situation=row["s"],
        label=row["label"],
        cls=local_name(row["class"]),
        modality=local_name(row["modality"]),
        polarity=local_name(row["polarity"]),
        certainty=local_name(row["certainty"]),
        holder=_holder(data, row, curated and own_voice, own_voice, f" ({paper}, {day})"),
        source=f"seeds/curated ({graph.removeprefix('curated_')})" if curated else paper,
        day=day,
        status="Withheld" if row["graph"] == data.names.graph(WITHHELD) else local_name(row.get("status", "")),
        outcome=local_name(row.get("outcome", "")),
        condition=row.get("conditionName", ""),
        quote=row.get("exact", ""),
        start=int(row.get("start", 0)),
        end=int(row.get("end", 0)),
        references=references,
        curated=curated,
        own_voice=own_voice,
        decision=decision,
        note=" ".join(part for part in (f"“{row['wording']}”" if "wording" in row else "", row.get("note", "")) if part),
        headline=bool(row.get("exact")) and int(row["end"]) <= about_end(about),
    )


def _of_list(said: Said, row: Row) -> Said:
    """What an official list says, told as that of the list and not of a curator."""
    holder = "an official list" if said.own_voice else said.holder
    return replace(said, holder=holder, source=f"seeds/lists/{local_name(row['home']).removeprefix('curated_')}")


def about_end(about: Row) -> int:
    """The last offset at which words of the headline can stand: a mark, a space and the title itself, after an empty line at most."""
    return len(about.get("title", "")) + 4


def _holder(data: Dataset, row: Row, curator: bool, own_voice: bool, source: str) -> str:
    """Whose view it is, in words: *the article*, a name, *a White House source*; without the paper, which is told beside it."""
    if own_voice:
        return "the curator" if curator else "the article"
    name = row.get("holderName", data.names.shorten(row["holder"])).removesuffix(source)
    last = name.rpartition(" ")[2]
    plural = last.endswith("s") or last in ("people", "men", "women") or not name[:1].isalpha() or name.split(" ")[0].lower() in _COUNTED
    if local_name(row.get("holderClass", "")) != "AnonymousSource" or plural:
        return name
    return f"{'an' if name[:1].lower() in 'aeio' else 'a'} {name}"


def standing(data: Dataset) -> dict[str, str]:
    """True situation -> whether it stood on the day that the dataset is seen as of, ``certain`` or ``possible``; empty without a day."""
    return {row["s"]: local_name(row["how"]).lower() for row in data.all_rows(_STANDING)}


def situations_of(data: Dataset, entity: str) -> list[str]:
    """IRIs of all situations in which the entity has a role, in any source."""
    return [row["s"] for row in data.graphs(_ABOUT_ENTITY, entity=entity)]


@dataclass(frozen=True, slots=True)
class Cause:
    """One link of a chain: cause and effect by label, who vouches for it, and the IRI of the cause."""

    depth: int
    cause: str
    effect: str
    said: Said
    source: str = ""


def causes(data: Dataset, situation: str) -> list[Cause]:
    """The causal links that lead to a situation, nearest first; a link told by several sources stands once for each."""
    links: dict[str, list[tuple[str, str]]] = {}
    for row in data.all_rows(_CAUSES):
        links.setdefault(row["effect"], []).append((row["link"], row["cause"]))
    chain: list[Cause] = []
    frontier, seen = [(situation, 1)], {situation}
    while frontier:
        effect, depth = frontier.pop(0)
        for link, cause in links.get(effect, []):
            chain += [Cause(depth, _label(data, cause), _label(data, effect), said, cause) for said in claims(data, situation=link)]
            if cause not in seen:
                seen.add(cause)
                frontier.append((cause, depth + 1))
    return chain


def _label(data: Dataset, situation: str) -> str:
    """What a situation is called in the last source, in the order of the claims, that speaks of it; its IRI where none does."""
    rows = data.graphs(_LABELS, s=situation)
    return rows[-1]["label"] if rows else situation

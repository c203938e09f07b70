"""The SPARQL of a typed query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.ask.understood import Denial, Disagreement, Happening, Holding, Reading, Telling
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary


def of_holding(query: Holding, names: Namespaces) -> str:
    """All accepted holdings of the post, of any of the seats, or by the person; which of them fit the time is told by their bounds."""
    post = names.shorten(query.post) if query.post and query.sought not in ("before", "after") else "?post"
    person = names.shorten(query.person) if query.person and query.sought not in ("person", "before", "after", "verdict") else "?person"
    among = f"{_values('post', map(names.shorten, query.seats))}\n  " if query.seats else ""
    return f"""SELECT ?tenure ?name ?postName ?begin ?end WHERE {{
  {among}?tenure a kgo:Tenure ; kgo:post {post} ; org:member {person} .
  {person} skos:prefLabel ?name . {post} skos:prefLabel ?postName .
  OPTIONAL {{ ?tenure kgo:begin ?begin }} OPTIONAL {{ ?tenure kgo:end ?end }}
}} ORDER BY ?begin ?name"""


def of_succession(query: Holding, names: Namespaces) -> str:
    """The holdings that follow, or go before, those of the person."""
    pair = "?tenure kgo:succeeds ?own" if query.sought == "after" else "?own kgo:succeeds ?tenure"
    post = f"{_values('post', [names.shorten(query.post)])} " if query.post else ""
    return f"""SELECT ?tenure ?name ?postName WHERE {{
  {post}?own a kgo:Tenure ; org:member {names.shorten(query.person)} ; kgo:post ?post . {pair} .
  ?tenure org:member/skos:prefLabel ?name . ?post skos:prefLabel ?postName
}} ORDER BY ?postName ?name"""


def of_telling(query: Telling, vocabulary: Vocabulary, names: Namespaces) -> str:
    """The situations of which any source tells in one of the readings, by which claim, each with what fills the role that is sought."""
    patterns = " UNION ".join(_pattern(reading, vocabulary, names) for reading in query.readings)
    first = "\n  GRAPH ?any { ?situation kgo:ordinal 1 }" if query.first else ""
    return f"""SELECT DISTINCT ?situation ?claim ?sought WHERE {{
  GRAPH ?graph {{ ?claim kgo:about ?situation .
    {patterns}
  }}{first}
  FILTER (?graph != graph:quarantine)
}} ORDER BY ?situation ?claim ?sought"""


def _pattern(reading: Reading, vocabulary: Vocabulary, names: Namespaces) -> str:
    cls = vocabulary.classes[reading.cls]
    terms: Mapping[str, str] = {role.name: names.shorten(role.iri) for role in cls.roles}
    parts = [f"?situation a {names.shorten(cls.iri)}"]
    for n, slot in enumerate(reading.slots):
        roles, values = [terms[role] for role in slot.roles], [names.shorten(value) for value in slot.values]
        parts.append(_filled(n, roles, values))
    if reading.asked:
        parts.append(f"?situation {terms[reading.asked]} ?sought")
    if reading.against:
        rivals = _values("rival", map(names.shorten, reading.against))
        parts.append(f"{rivals} ?situation kgo:contest ?race FILTER (?sought != ?rival)")
        parts.append(f"GRAPH ?beside {{ ?other {terms[reading.asked]} ?rival ; kgo:contest ?race }}")
    if reading.stage:
        parts.append(f'?situation kgo:stage "{reading.stage}"')
    elif cls.steps_apart:
        steps = ", ".join(f'"{step}"' for step in cls.steps_apart)
        parts.append(f"FILTER NOT EXISTS {{ ?situation kgo:stage ?step FILTER (?step IN ({steps})) }}")
    return "{{ {} }}".format(" .\n      ".join(parts))


def _filled(n: int, roles: Sequence[str], values: Sequence[str]) -> str:
    if len(roles) == len(values) == 1:
        return f"?situation {roles[0]} {values[0]}"
    among = _values(f"filler{n}", values)
    if len(roles) == 1:
        return f"{among} ?situation {roles[0]} ?filler{n}"
    return f"{among} {_values(f'role{n}', roles)} ?situation ?role{n} ?filler{n}"


def of_denial(query: Denial, names: Namespaces) -> str:
    """What somebody, or one of these people, says was not so, and what is alleged of such a person, who may deny it beside."""
    among = f"{_values('who', map(names.shorten, query.who))}\n  " if query.who else ""
    return f"""SELECT DISTINCT ?situation ?claim WHERE {{
  {among}GRAPH ?graph {{
    {{ ?claim kgo:about ?situation ; kgo:polarity kgo:Negated ; kgo:modality ?how ; kgo:holder ?who
      FILTER (?how IN (kgo:Actual, kgo:Alleged)) }} UNION
    {{ ?claim kgo:about ?situation ; kgo:polarity kgo:Affirmed ; kgo:modality kgo:Alleged . ?situation ?role ?who }} }}
  FILTER (?graph != graph:quarantine)
}} ORDER BY ?situation ?claim"""


def _values(name: str, terms: Iterable[str]) -> str:
    return f"VALUES ?{name} {{ {' '.join(terms)} }}"


def of_disagreement(query: Disagreement, names: Namespaces) -> str:
    """The conflicts that concern situations of these entities, and the dates that a curator left open between two days, with a note."""
    about = "".join(
        f"\n  {_values(f'filler{n}', map(names.shorten, iris))} GRAPH ?g{n} {{ ?situation ?role{n} ?filler{n} }}"
        for n, iris in enumerate(query.about)
    )
    return f"""SELECT DISTINCT ?situation ?conflict ?message ?note WHERE {{
  {{ GRAPH graph:conflicts {{ ?conflict a kgo:Conflict ; kgo:concerns ?situation ; rdfs:comment ?message }} }} UNION
  {{ GRAPH ?source {{ ?claim kgo:about ?situation ; rdfs:comment ?note . ?situation kgo:begin|kgo:end|kgo:date ?time
      FILTER (REGEX(STR(?time), "^.[^.]+[.][.][^.]+.$")) }} }}{about}
}} ORDER BY ?message ?conflict ?situation"""


def of_happening(query: Happening, vocabulary: Vocabulary, names: Namespaces) -> str:
    """The accepted events whose latest day lies in the time; certain where their earliest does too.

    Of a kind that recurs with every telling (remarks, talks) none is listed.
    """
    limits = [f"NOT EXISTS {{ ?event a {names.shorten(cls.iri)} }}" for cls in vocabulary.classes.values() if cls.recurs]
    limits += [f'?latest >= "{query.when.first}"^^xsd:date'] if query.when.first else []
    limits += [f'?latest <= "{query.when.last}"^^xsd:date'] if query.when.last else []
    about = "".join(
        f"\n  {_values(f'filler{n}', map(names.shorten, iris))} ?event ?role{n} ?filler{n} ." for n, iris in enumerate(query.about)
    )
    return f"""SELECT DISTINCT ?event ?label ?date ?earliest ?latest WHERE {{
  ?event a/rdfs:subClassOf kgo:Event ; rdfs:label ?label .{about}
  OPTIONAL {{ ?event kgo:date ?date }} OPTIONAL {{ ?event kgo:dateMin ?min }} OPTIONAL {{ ?event kgo:tightMin ?tightMin }}
  OPTIONAL {{ ?event kgo:dateMax ?max }} OPTIONAL {{ ?event kgo:tightMax ?tightMax }}
  BIND (COALESCE(?tightMin, ?min) AS ?earliest) BIND (COALESCE(?tightMax, ?max) AS ?latest)
  FILTER ({" && ".join(limits)})
}} ORDER BY ?latest ?label"""

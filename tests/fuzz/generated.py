"""Samples that are written by rules, where the rules of a format are short: dates, queries, JSON, YAML, tables, triples."""

from __future__ import annotations

from random import Random

_WORDS = [
    "Ann Lee", "holdsPost", "Mayor of Oz", "2019-11-06", "[..2018]", "", "x", "https://x.org/a", "name", "id", "persons", "é",
    "\u202e", "'", '"',
]  # fmt: skip
_KEYS = [
    "id", "name", "text", "title", "date", "persons", "memberships", "organizations", "schema", "properties", "articles", "@id",
    "@type", "@graph", "@context", "@value", "terms",
]  # fmt: skip
_TERMS = [
    "?s", "?x", "<a:b>", "kgo:about", "kgo:Claim", "a", '"x"@en', "1", "1.5", "true", "[]", "_:b", "( 1 ?x )", "<< ?s ?p ?o >>",
    '"d"^^xsd:date',
]  # fmt: skip


def edtf(random: Random) -> bytes:
    """A date, or nearly one."""
    return _date(random, random.choice((0, 1, 2, 3))).encode()


def _date(random: Random, depth: int) -> str:
    if depth and random.random() < 0.5:
        form = random.choice(
            ("[{}..{}]", "[..{}]", "[{}..]", "{{{},{}}}", "{}/{}", "../{}", "{}/..", "[{},{}]", "({}){}", "{}~/{}?", "{}{}", "-{}")
        )
        return form.format(*(_date(random, depth - 1) for _ in range(2)))
    year = random.choice((f"{random.randrange(10000):04d}", "0000", "9999", "201X", "20XX", "-0001", "Y12345", "Y-1E3", "1E5", "X", ""))
    parts = [year, *(f"{random.randrange(60):02d}" if random.random() < 0.9 else "XX" for _ in range(random.randrange(4)))]
    return "-".join(parts) + random.choice(("", "", "", "~", "?", "%", "S2", "^x", "T10:00Z"))


def json(random: Random) -> bytes:
    """A value of JSON with our names in it."""
    return _json(random, 5).encode("utf-8", "replace")


def _json(random: Random, depth: int) -> str:
    kind = random.randrange(9) if depth else random.randrange(5, 9)
    if kind < 3:
        return "{" + ", ".join(f'"{random.choice(_KEYS)}": {_json(random, depth - 1)}' for _ in range(random.randrange(5))) + "}"
    if kind < 5:
        return "[" + ", ".join(_json(random, depth - 1) for _ in range(random.randrange(4))) + "]"
    if kind < 7:
        return '"' + random.choice(_WORDS).replace('"', '\\"') + random.choice(("", "", "\\ud800", "\\n", "\\u0000")) + '"'
    return random.choice(("null", "true", "-1", "1e999", "1.5", "9" * 30, "NaN", "0"))


def yaml(random: Random) -> bytes:
    """Lines of YAML that are more or less in step."""
    lines, indent = [], 0
    for _ in range(random.randrange(1, 15)):
        indent = max(0, indent + random.choice((-2, -2, 0, 0, 2, 1)))
        value = random.choice((*_WORDS, "", "", "|", ">-", "{a: [b", "&a", "*a", "!!int x", "? y", "- z", "1999-01-06", "# c"))
        lines.append(
            " " * indent + random.choice(("- ", "", "")) + random.choice((*_KEYS, *_WORDS)) + random.choice((": ", ":", "")) + value
        )
    return "\n".join(lines).encode()


def front_matter(random: Random) -> bytes:
    """Lines of YAML above a body."""
    keys = "".join(f"{key}: {random.choice(_WORDS)}\n" for key in ("title", "date", "author", "url", "lang") if random.random() < 0.7)
    return b"---\n" + keys.encode() + yaml(random) + b"\n---\n# T\n\nBody.\n"


def rows(random: Random) -> bytes:
    """A table of statements."""
    delimiter = random.choice(",,;\t")
    head = ["subject", "predicate", "object", "from", "to", "modality", "source", "quote", "note"]
    lines = [head, *([random.choice(_WORDS) for _ in range(random.choice((9, 9, 9, 8, 12)))] for _ in range(random.randrange(6)))]
    return random.choice(("\n", "\r\n")).join(delimiter.join(line) for line in lines).encode()


def turtle(random: Random) -> bytes:
    """Statements with our prefixes, nested sometimes."""
    prefixes = {"kgo": "https://kg.example.org/ont#", "xsd": "http://www.w3.org/2001/XMLSchema#", "": "https://kg.example.org/"}
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes.items())
    terms = [term for term in _TERMS if not term.startswith(("?", "<< ?", "( 1 ?"))]
    told = ((_nested(random, terms, 3), random.choice(terms), _nested(random, terms, 3)) for _ in range(random.randrange(1, 6)))
    return (head + "".join(f"{' '.join(one)} .\n" for one in told)).encode()


def _nested(random: Random, terms: list[str], depth: int) -> str:
    if depth and random.random() < 0.3:
        inner = " ".join(_nested(random, terms, depth - 1) for _ in range(3))
        return random.choice(("[ {} ]", "( {} )", "<<( {} )>>", "<< {} >>", "[ kgo:about {} ]")).format(inner)
    return random.choice(terms)


def sparql(random: Random) -> bytes:
    """A query of nested groups."""
    head = random.choice(
        ("SELECT *", "SELECT DISTINCT ?s", "ASK", "CONSTRUCT { ?s ?p ?o } WHERE", "DESCRIBE ?s", "SELECT (COUNT(*) AS ?n)", "INSERT DATA")
    )
    tail = random.choice(("", "", "LIMIT 3", "ORDER BY ?s", "GROUP BY ?s", "HAVING (?x)", "VALUES ?s { 1 }"))
    return f"{head} {{ {_group(random, 4)} }} {tail}".encode()


def _group(random: Random, depth: int) -> str:
    if depth and random.random() < 0.6:
        form = random.choice((
            "{{ {} }} UNION {{ {} }}", "OPTIONAL {{ {} }} {}", "FILTER NOT EXISTS {{ {} }} {}", "GRAPH ?g {{ {} }} {}", "MINUS {{ {} }} {}",
            "{{ SELECT * {{ {} }} }} {}", "SERVICE <a:b> {{ {} }} {}", "{} BIND(STR(?s) AS ?y) {}", "FILTER(?s = ({}) || !{}) ",
        ))  # fmt: skip
        return form.format(*(_group(random, depth - 1) for _ in range(2)))
    return f"{random.choice(_TERMS)} {random.choice((*_TERMS, 'kgo:about/a*', '^a', '!a', '(a|kgo:about)+'))} {random.choice(_TERMS)} . "

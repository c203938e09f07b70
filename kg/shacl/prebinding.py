"""Pre-binding for all focus nodes at once: what SHACL does by putting one node after another into a query is done by joining.

SHACL evaluates the query of a constraint with ``$this`` bound in advance, in every group of it. Where the pattern that finds the focus
nodes stands at the start of each group that speaks of ``$this``, one evaluation gives the same rows for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import ShapesError

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    |(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<variable>[?$]\w+)
    |(?P<name>[\w.%\\-]*:[\w.:%\\-]*|@?[A-Za-z][\w-]*)
    |(?P<number>\d+)
    |(?P<space>\s+)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_FORBIDDEN = frozenset({"MINUS", "VALUES", "SERVICE"})
_AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})
_CUTTING = frozenset({"LIMIT", "OFFSET"})
_AFTER_GROUP = frozenset({"HAVING", "ORDER", "LIMIT", "OFFSET"})
#: variables that SHACL binds in advance
BOUND = ("this", "value", "currentShape", "shapesGraph", "PATH")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query; ``kind`` is a group of the pattern."""

    kind: str
    text: str

    @property
    def word(self) -> str:
        """The keyword in capitals, or the empty string."""
        return self.text.upper() if self.kind == "name" and self.text.isidentifier() else ""

    @property
    def variable(self) -> str:
        """The name of the variable, or the empty string."""
        return self.text[1:] if self.kind == "variable" else ""


def tokens(query: str) -> list[Token]:
    """The query in pieces, without comments; their texts put together are the query again."""
    found = (Token(hit.lastgroup or "sign", hit.group()) for hit in _TOKEN.finditer(query))
    return [token if token.kind != "comment" else Token("space", " ") for token in found]


def joined(pieces: list[Token]) -> str:
    """The pieces as text."""
    return "".join(token.text for token in pieces)


def checked(query: str) -> str:
    """The query, if it is well formed and keeps to what SHACL allows; ShapesError otherwise."""
    pieces = tokens(query)
    try:
        ox.Store().query(joined(_with_path(pieces, "<urn:path>")))
    except SyntaxError as error:
        raise ShapesError("KG0404", f"the SPARQL of a shape is not well formed: {error}", remedy="mend its query") from error
    if complaint := next(_complaints(pieces), ""):
        raise ShapesError("KG0404", f"SHACL does not allow {complaint} in the query of a shape", remedy="write the query without it")
    return query


def _complaints(pieces: list[Token]) -> Iterator[str]:
    solid = [token for token in pieces if token.kind != "space"]
    for number, token in enumerate(solid):
        if token.word in _FORBIDDEN:
            yield token.word
        if token.word == "AS" and solid[number + 1].variable in BOUND:
            yield f"a new value for {solid[number + 1].text}"
        if token.word == "SELECT" and any(before.text == "{" for before in solid[:number]):
            head = solid[number : next(n for n in range(number, len(solid)) if solid[n].text == "{")]
            if not any(one.variable == "this" for one in head):
                yield "a subquery that does not return $this"


def _with_path(pieces: list[Token], path: str) -> list[Token]:
    return [Token("name", f"({path})" if path else "") if token.variable == "PATH" else token for token in pieces]


def substituted(query: str, terms: Mapping[str, str], path: str) -> list[Token]:
    """The pieces of the query with the path and each variable of ``terms`` replaced by what it stands for."""
    found: list[Token] = []
    for token in _with_path(tokens(query), path):
        if token.variable not in terms:
            found.append(token)
            continue
        solid = [n for n in range(len(found)) if found[n].kind != "space"]
        if len(solid) > 1 and found[solid[-1]].text == "(" and found[solid[-2]].word == "BOUND":
            # BOUND takes a variable only; what is bound in advance is bound
            found[solid[-2] :] = [Token("name", "(true")]
        else:
            found.append(Token("iri", terms[token.variable]))
    return found


@dataclass(frozen=True, slots=True)
class Parts:
    """A query taken apart: prologue and what follows SELECT, the outermost group without its braces, and what follows it.

    ``counts``: rows are counted somewhere, so that each focus node has to be there once. ``one_by_one``: rows of several focus nodes would
    be counted or cut off together.
    """

    prologue: str
    projection: str
    body: tuple[Token, ...]
    tail: str
    counts: bool
    one_by_one: bool

    @property
    def by_graph(self) -> bool:
        """Whether the query has to be asked of one graph at a time: it names graphs itself, or has an inner SELECT or a group."""
        solid = [*self.body, *tokens(self.tail)]
        return self.counts or self.one_by_one or any(token.word in {"GRAPH", "SELECT", "GROUP", "HAVING"} for token in solid)


def parts(pieces: list[Token]) -> Parts:
    """The pieces of a SELECT or ASK query taken apart."""
    start = next(n for n, token in enumerate(pieces) if token.word in {"SELECT", "ASK"})
    opening = next(n for n in range(start, len(pieces)) if pieces[n].text == "{")
    closing = next(n for n in range(len(pieces) - 1, 0, -1) if pieces[n].text == "}")
    head = [token for token in pieces[start + 1 : opening] if token.word not in {"WHERE", "DISTINCT", "REDUCED"}]
    body, tail = tuple(pieces[opening + 1 : closing]), joined(pieces[closing + 1 :])
    counts = any(token.word in _AGGREGATES for token in pieces)
    return Parts(joined(pieces[:start]), joined(head).strip(), body, tail, counts, (counts and not _by_focus(pieces)) or _cut_off(pieces))


def _cut_off(pieces: list[Token]) -> bool:
    return any(token.word in _CUTTING for token in pieces)


def _by_focus(pieces: list[Token]) -> bool:
    """Whether each SELECT that counts does so in groups, and all groups are of one focus node."""
    counting = groups = 0
    for number, token in enumerate(pieces):
        if token.word == "SELECT":
            counting += any(one.word in _AGGREGATES for one in _until(pieces, number, "{", frozenset()))
        elif token.word == "GROUP":
            if not any(one.variable == "this" for one in _until(pieces, number, "}", _AFTER_GROUP)):
                return False
            groups += 1
    return groups >= counting


def _until(pieces: list[Token], start: int, sign: str, words: frozenset[str]) -> list[Token]:
    end = next((n for n in range(start + 1, len(pieces)) if pieces[n].text == sign or pieces[n].word in words), len(pieces))
    return pieces[start + 1 : end]


def bound_everywhere(body: tuple[Token, ...], variables: frozenset[str], binding: str, given: str = "") -> str:
    """The group with ``binding`` at its start and at the start of each inner group that tests one of the variables.

    Groups inside EXISTS see the variables of the row anyway. ``given`` names the few values there are, where that is so: it stands in each
    inner group that speaks of a variable at all, so that no inner SELECT counts for the rest.
    """
    found = [binding, " "]
    skipped = 0
    for number, token in enumerate(body):
        found.append(token.text)
        if token.text == "{":
            skipped += bool(skipped) or _opens_exists(body, number)
            if not skipped and _speaks(body, number, variables, of_any=bool(given)):
                found.append(f" {given or binding} ")
        elif token.text == "}":
            skipped -= bool(skipped)
    return "".join(found)


def _opens_exists(body: tuple[Token, ...], opening: int) -> bool:
    before = next((token for token in reversed(body[:opening]) if token.kind != "space"), None)
    return before is not None and before.word == "EXISTS"


def _speaks(body: tuple[Token, ...], opening: int, variables: frozenset[str], *, of_any: bool) -> bool:
    """Whether the group that opens here, which is no subquery, has a FILTER or BIND, or anything, that speaks of one of the variables."""
    solid = [token for token in body[opening + 1 :] if token.kind != "space"]
    if solid and solid[0].word == "SELECT":
        return False
    depth, testing = 1, of_any
    for token in solid:
        depth += (token.text == "{") - (token.text == "}")
        if not depth:
            break
        testing = testing or token.word in {"FILTER", "BIND"}
        if testing and token.variable in variables:
            return True
    return False

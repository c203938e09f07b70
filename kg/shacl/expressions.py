"""Tests of single value nodes as SPARQL expressions that are true where the value breaks the constraint, and never an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import pyoxigraph as ox

from kg.shacl.shapes import ValueTest
from kg.shacl.terms import SH, XSD, Term, UnsupportedError, written

#: datatypes whose written form the store itself checks, by a cast
_CAST = frozenset(
    {
        XSD + "boolean",
        XSD + "integer",
        XSD + "decimal",
        XSD + "float",
        XSD + "double",
        XSD + "date",
        XSD + "time",
        XSD + "dateTime",
        XSD + "duration",
        XSD + "dayTimeDuration",
        XSD + "yearMonthDuration",
    }
)
#: the ranges of the whole numbers below xsd:integer
_RANGES: Mapping[str, tuple[int | None, int | None]] = {
    XSD + "byte": (-(2**7), 2**7 - 1),
    XSD + "short": (-(2**15), 2**15 - 1),
    XSD + "int": (-(2**31), 2**31 - 1),
    XSD + "long": (-(2**63), 2**63 - 1),
    XSD + "unsignedByte": (0, 2**8 - 1),
    XSD + "unsignedShort": (0, 2**16 - 1),
    XSD + "unsignedInt": (0, 2**32 - 1),
    XSD + "unsignedLong": (0, 2**64 - 1),
    XSD + "nonNegativeInteger": (0, None),
    XSD + "positiveInteger": (1, None),
    XSD + "nonPositiveInteger": (None, 0),
    XSD + "negativeInteger": (None, -1),
}
_NODE_KINDS: Mapping[str, str] = {
    "IRI": "isIRI({0})",
    "BlankNode": "isBlank({0})",
    "Literal": "isLiteral({0})",
    "BlankNodeOrIRI": "(isBlank({0}) || isIRI({0}))",
    "BlankNodeOrLiteral": "(isBlank({0}) || isLiteral({0}))",
    "IRIOrLiteral": "(isIRI({0}) || isLiteral({0}))",
}
_ORDERS = {"minExclusive": ">", "minInclusive": ">=", "maxExclusive": "<", "maxInclusive": "<="}


def broken(test: ValueTest, variable: str) -> str:
    """An expression that is true where the value of the variable fails the test."""
    name = test.component.removesuffix("ConstraintComponent")
    parameter = name[0].lower() + name[1:]
    if parameter in _ORDERS:
        return f"!COALESCE({variable} {_ORDERS[parameter]} {written(test.terms[0])}, false)"
    return _EXPRESSIONS[parameter](test, variable)


def _datatype(test: ValueTest, variable: str) -> str:
    datatype = test.terms[0].value
    if datatype in _RANGES:
        # the store keeps every whole number as xsd:integer, so that it cannot tell the narrower types
        raise UnsupportedError(f"sh:datatype with a type that the store does not keep ({datatype})")
    other = f"COALESCE(DATATYPE({variable}) != <{datatype}>, true)"
    if datatype not in _CAST:
        return other
    # what does not have the form of its type cannot be cast, and an error is never true
    return f"({other} || !COALESCE(<{datatype}>({variable}) = <{datatype}>({variable}), false))"


def _node_kind(test: ValueTest, variable: str) -> str:
    return f"!{_NODE_KINDS[test.terms[0].value.removeprefix(SH)].format(variable)}"


def _length(test: ValueTest, variable: str) -> str:
    sign = "<" if test.component.startswith("Min") else ">"
    return f"(isBlank({variable}) || STRLEN(STR({variable})) {sign} {int(test.terms[0].value)})"


def _pattern(test: ValueTest, variable: str) -> str:
    pattern = ox.Literal(test.terms[0].value)
    flags = f", {ox.Literal(test.flags)}" if test.flags else ""
    if not _compiles(str(pattern), flags):
        raise UnsupportedError(f"a regular expression that the store does not take ({pattern.value})")
    return f"(isBlank({variable}) || !REGEX(STR({variable}), {pattern}{flags}))"


@cache
def _compiles(pattern: str, flags: str) -> bool:
    """Whether the store's dialect of regular expressions knows all that the pattern uses; Python's has look-ahead, for one."""
    return bool(ox.Store().query(f'ASK {{ BIND(REGEX("a", {pattern}{flags}) AS ?known) FILTER(BOUND(?known)) }}'))


def _language_in(test: ValueTest, variable: str) -> str:
    ranges = " || ".join(f"LANGMATCHES(LANG({variable}), {ox.Literal(term.value)})" for term in test.terms) or "false"
    return f"!COALESCE({ranges}, false)"


def _in(test: ValueTest, variable: str) -> str:
    return f"!{one_of(variable, test.terms)}"


def one_of(variable: str, terms: tuple[Term, ...]) -> str:
    """An expression that is true where the variable is one of the terms; equal numbers are not the same term."""
    if terms and all(isinstance(term, ox.NamedNode) for term in terms):
        return f"({variable} IN ({', '.join(map(written, terms))}))"
    return f"({' || '.join(f'sameTerm({variable}, {written(term)})' for term in terms) or 'false'})"


_EXPRESSIONS: Mapping[str, Callable[[ValueTest, str], str]] = {
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "minLength": _length,
    "maxLength": _length,
    "pattern": _pattern,
    "languageIn": _language_in,
    "in": _in,
}

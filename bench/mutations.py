"""Small faults that could have been written into a module: each changes one place of its source.

Left alone is what says little of behaviour: docstrings, annotations, decorators, imports, and texts with spaces, which are wording.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_NOTHING = ast.Constant(None)


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change: what kind it is, the lines from the beginning of its statement to its own end, the characters that are replaced, by what.

    ``function`` is the name of the function that it lies in, empty for what is executed as the module is imported.
    """

    kind: str
    first_line: int
    last_line: int
    start: int
    end: int
    text: str
    function: str

    def of(self, source: str) -> str:
        """The source with the change in it."""
        return source[: self.start] + self.text + source[self.end :]


def mutations(source: str) -> Iterator[Mutation]:
    """All mutations of a module, in the order of its source; each is Python."""
    starts = _line_starts(source)
    for node, line, function in _places(ast.parse(source), 1, ""):
        for kind, there, changed in _changes(node):
            start, end = (_offset(source, starts, *place) for place in _ends(there))
            yield Mutation(kind, line, there.end_lineno, start, end, _text(changed), function)


def _places(node: ast.AST, line: int, function: str) -> Iterator[tuple[ast.AST, int, str]]:
    """The nodes that may be changed, each with the first line of its statement and the function around it."""
    line = node.lineno if isinstance(node, ast.stmt) else line
    yield node, line, function
    for name, value in ast.iter_fields(node):
        inner = node.name if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and name == "body" else function
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _says_nothing(node, name, child):
                yield from _places(child, line, inner)


def _says_nothing(node: ast.AST, name: str, child: ast.AST) -> bool:
    wording = isinstance(node, ast.JoinedStr) or (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant))
    return wording or name in ("annotation", "returns", "type_params", "decorator_list") or isinstance(child, ast.Import | ast.ImportFrom)


Change = tuple[str, Any, ast.AST]


def _changes(node: ast.AST) -> Iterator[Change]:
    """Each kind of change that fits a node: its name, the node that is replaced, and what stands there then."""
    for find in _KINDS:
        yield from find(node)


def _compared(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield "comparison", node, ast.Compare(node.left, [_COMPARISONS[type(node.ops[0])]()], node.comparators)


def _combined(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.BoolOp):
        yield "boolean", node, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)


def _denied(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.If | ast.IfExp | ast.While) and not _is_type_checking(node.test):
        yield "negation", node.test, ast.UnaryOp(ast.Not(), node.test)
    if isinstance(node, ast.comprehension):
        yield from (("negation", test, ast.UnaryOp(ast.Not(), test)) for test in node.ifs)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "negation", node, node.operand


def _is_type_checking(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def _reckoned(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        yield "arithmetic", node, ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)


def _constant(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield "constant", node, ast.Constant(not node.value)
        elif isinstance(node.value, int | float):
            yield "constant", node, ast.Constant(node.value + 1)
        elif isinstance(node.value, str) and node.value and not any(map(str.isspace, node.value)):
            yield "constant", node, ast.Constant(node.value + "_")


def _returned(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Return) and node.value and not _is_nothing(node.value):
        yield "return", node.value, _NOTHING


def _is_nothing(value: ast.expr) -> bool:
    """Whether None in the place of a value changes nothing; of False the opposite is planted, as a constant."""
    return isinstance(value, ast.Constant) and (value.value is None or value.value is False)


def _called(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "removed call", node, ast.Pass()


def _turned(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Continue | ast.Break):
        yield "turn of a loop", node, ast.Break() if isinstance(node, ast.Continue) else ast.Continue()


_KINDS: tuple[Callable[[ast.AST], Iterator[Change]], ...] = (
    _compared,
    _combined,
    _denied,
    _reckoned,
    _constant,
    _returned,
    _called,
    _turned,
)


def _text(changed: ast.AST) -> str:
    """A node as source; an expression in brackets, since what stands around it may bind more closely."""
    written = ast.unparse(ast.fix_missing_locations(changed))
    return f"({written})" if isinstance(changed, ast.expr) and not isinstance(changed, ast.Constant) else written


def _ends(node: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    return (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)


def _line_starts(source: str) -> list[int]:
    return [0, *(place + 1 for place, character in enumerate(source) if character == "\n"), len(source)]


def _offset(source: str, starts: list[int], line: int, column: int) -> int:
    """The character at a place that Python tells in bytes of UTF-8."""
    return starts[line - 1] + len(source[starts[line - 1] : starts[line]].encode()[:column].decode())

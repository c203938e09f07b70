"""The figures of the house, printed by ``python -m tests.house``: how long things are, circles of imports, what is written twice."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kg"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "shipped" not in path.parts)
#: a module, and numbered lines of a function in it
Body = tuple[str, list[tuple[int, str]]]
MOST_LINES_OF_A_MODULE, MOST_LINES_OF_A_FUNCTION, LINES_OF_A_REPEAT = 300, 40, 6


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same lines in two places, each a module and the line where they begin."""

    one: str
    other: str


def dotted(path: Path) -> str:
    """The name by which a module is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, *, top_only: bool = False) -> Iterator[str]:
    """The modules that a module imports, those for type checkers left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    type_only = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for child in ast.walk(node)
    }
    for node in tree.body if top_only else ast.walk(tree):
        if id(node) in type_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def long_modules(paths: Iterable[Path] = MODULES) -> list[str]:
    """The modules that have more lines than a module should."""
    return [dotted(path) for path in paths if path.read_text(encoding="utf-8").count("\n") > MOST_LINES_OF_A_MODULE]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a module with its number of lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield f"{dotted(path)}.{node.name}", node.end_lineno - node.lineno + 1


def long_functions(paths: Iterable[Path] = MODULES) -> list[str]:
    """The functions that have more lines than a function should."""
    return [f"{name}: {lines}" for path in paths for name, lines in functions(path) if lines > MOST_LINES_OF_A_FUNCTION]


def import_graph(paths: Iterable[Path] = MODULES) -> dict[str, set[str]]:
    """Module -> the modules of the package that it needs in order to be imported."""
    known = {dotted(path): path for path in paths}
    graph = {}
    for name, path in known.items():
        targets = {target if target in known else target.rpartition(".")[0] for target in imports(path, top_only=True)}
        graph[name] = (targets & known.keys()) - {name, "kg"}
    return graph


def cycles(graph: Mapping[str, set[str]]) -> list[str]:
    """The circles of a graph of imports, as chains that end where they begin."""
    found: list[str] = []
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            found.append(" -> ".join([*trail[trail.index(name) :], name]))
        elif name not in done:
            for target in sorted(graph[name]):
                visit(target, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())
    return found


def repeats(bodies: Iterable[Body], lines: int = LINES_OF_A_REPEAT) -> list[Repeat]:
    """Where as many lines of code stand twice, or more often."""
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, body in bodies:
        for at in range(len(body) - lines + 1):
            places[tuple(line for _, line in body[at : at + lines])].append(f"{name}:{body[at][0]}")
    return [Repeat(first, other) for first, *others in places.values() for other in others]


def bodies_of(paths: Iterable[Path] = MODULES) -> Iterator[Body]:
    """Each function that stands in no other, with its lines but blank ones, comments and the docstring."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        lines, tree = text.splitlines(), ast.parse(text)
        inner = {id(child) for node in ast.walk(tree) if _is_function(node) for child in ast.walk(node) if child is not node}
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and id(node) not in inner:
                first = node.body[1:] if ast.get_docstring(node) else node.body
                numbers = range(first[0].lineno, (node.end_lineno or 0) + 1) if first else range(0)
                yield dotted(path), [(at, line) for at in numbers if (line := lines[at - 1].strip()) and not line.startswith("#")]


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def main() -> None:
    """Print the figures, and what is wrong."""
    lengths = [path.read_text(encoding="utf-8").count("\n") for path in MODULES]
    longest = max(lines for path in MODULES for _, lines in functions(path))
    rows = (
        (
            f"modules over {MOST_LINES_OF_A_MODULE} lines",
            long_modules(),
            f"of {len(MODULES)}; {sum(lengths):,} lines, the longest {max(lengths)}",
        ),
        (f"functions over {MOST_LINES_OF_A_FUNCTION} lines", long_functions(), f"the longest {longest}"),
        ("import cycles", cycles(import_graph()), ""),
        (f"repeats of {LINES_OF_A_REPEAT} lines", [f"{one.one} = {one.other}" for one in repeats(bodies_of())], ""),
    )
    for name, wrong, beside in rows:
        print(f"{name:26} {len(wrong):3}   {beside}".rstrip())
        for each in wrong:
            print(f"    {each}")


if __name__ == "__main__":
    main()

"""A dataset that stays in files: sorted there, gone through again and again, never held in memory."""

from __future__ import annotations

import heapq
import tempfile
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property
from itertools import groupby, islice
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.canonical import canonical_nquads, has_blank_node
from kg.model.quads import Graph
from kg.scratch import lent_folder
from kg.store import BUILD_FIRST, is_as_built, parsed, read_quads

#: bytes of lines that are sorted at once: in memory they take three to four times as much
RUN = 32 << 20
#: bytes, and lines, that are parsed at once
_BATCH = 1 << 20
_LINES = 5_000


class QuadFile:
    """The quads of an RDF file as ``kg.model.quads.SortedQuads``; blank nodes have the names that RDFC-1.0 gives them.

    A dataset that a build wrote is read where it stands; of any other file sorted N-Quads are written to a temporary folder, and the quads
    by graph to another, when they are first asked for. The folder goes with the object; ``TMPDIR`` says where it is made.
    """

    def __init__(self, path: Path, remedy: str = BUILD_FIRST) -> None:
        with ExitStack() as lent:
            self._scratch = lent.enter_context(lent_folder("kg-quads-"))
            weakref.finalize(self, lent.pop_all().close)
        self._by_subject = path if is_as_built(path) else self._sorted_copy(path, remedy)
        self._graphs: dict[bytes, tuple[int, int]] = {}

    def __len__(self) -> int:
        """How many quads there are: the lines are counted when this is first asked."""
        return self._length

    @cached_property
    def _length(self) -> int:
        with self._by_subject.open("rb") as file:
            return sum(1 for _ in file)

    def __iter__(self) -> Iterator[ox.Quad]:
        """By graph, subject, property and object."""
        yield from _quads(self._by_graph(), 0, None)

    def by_subject(self, graphs: Collection[Graph] | None = None) -> Iterator[ox.Quad]:
        """Those of these graphs, or all, by subject, property, object and graph."""
        if graphs is None:
            yield from _quads(self._by_subject, 0, None)
        else:
            wanted = {_name(graph) for graph in graphs}
            lines = (line for line in self.lines() if graph_of(line) in wanted)
            while part := b"".join(islice(lines, _LINES)):
                yield from ox.parse(part, format=ox.RdfFormat.N_QUADS)

    def lines(self) -> Iterator[bytes]:
        """The lines of N-Quads, sorted bytewise."""
        with self._by_subject.open("rb") as file:
            yield from file

    def of_graph(self, graph: Graph) -> Iterator[ox.Quad]:
        """Those of one graph, by subject, property and object."""
        path = self._by_graph()
        start, end = self._graphs.get(_name(graph), (0, 0))
        yield from _quads(path, start, end)

    def sorted(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Any lines, sorted bytewise in the temporary folder."""
        return sorted_lines(lines, self._scratch)

    def _sorted_copy(self, path: Path, remedy: str) -> Path:
        """The file as sorted N-Quads."""
        target = self._scratch / "by-subject.nq"
        blank = False

        def lines() -> Iterator[bytes]:
            nonlocal blank
            for quad in parsed(path, remedy):
                blank = blank or has_blank_node(quad)
                if blank:
                    return
                yield f"{quad} .\n".encode()

        with target.open("wb") as file:
            file.writelines(line for line, _ in groupby(sorted_lines(lines(), self._scratch)))
        if blank:
            target.write_bytes(canonical_nquads(read_quads(path, remedy)))
        return target

    def _by_graph(self) -> Path:
        """The file of the quads by graph; what was in order within a graph still is."""
        target = self._scratch / "by-graph.nq"
        if self._graphs:
            return target
        position = 0
        with target.open("wb") as file:
            for name, lines in groupby(sorted_lines(self.lines(), self._scratch, graph_of), key=graph_of):
                start = position
                for line in lines:
                    file.write(line)
                    position += len(line)
                self._graphs[name] = (start, position)
        return target


def graph_of(line: bytes) -> bytes:
    """The name of the graph in a line that ``str`` made of a quad; ``DEFAULT`` where it has none.

    >>> graph_of(b'<a:b> <a:c> "d e"@en <a:g> .'), graph_of(b'<a:b> <a:c> "<a:g>" .'), graph_of(b"<a:b> <a:c> <a:d> .")
    (b'<a:g>', b'DEFAULT', b'DEFAULT')
    """
    quoted = line.rfind(b'"')
    words = line[quoted + 1 :].split(b" ")
    named = len(words) > (2 if quoted >= 0 else 4) and words[-2] != b")>>"
    return words[-2] if named else b"DEFAULT"


def _name(graph: Graph) -> bytes:
    return b"DEFAULT" if isinstance(graph, ox.DefaultGraph) else str(graph).encode()


def sorted_lines(lines: Iterable[bytes], folder: Path, key: Callable[[bytes], bytes] | None = None) -> Iterator[bytes]:
    """The lines sorted, in runs on disk that are then merged; lines of one key stay in their order.

    ``folder`` holds the runs until the last line is taken. No more than ``RUN`` bytes of lines are in memory.
    """
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        runs = [_written(sorted(run, key=key), Path(scratch) / str(number)) for number, run in enumerate(_runs(lines))]
        files: list[BinaryIO] = []
        try:
            files += [path.open("rb") for path in runs]
            yield from heapq.merge(*files, key=key)
        finally:
            for file in files:
                file.close()


def _runs(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    run: list[bytes] = []
    size = 0
    for line in lines:
        run.append(line)
        size += len(line)
        if size >= RUN:
            yield run
            run, size = [], 0
    if run:
        yield run


def _written(lines: Iterable[bytes], path: Path) -> Path:
    with path.open("wb") as file:
        file.writelines(lines)
    return path


def _quads(path: Path, start: int, end: int | None) -> Iterator[ox.Quad]:
    """The quads of the whole lines from one place of an N-Quads file to another."""
    with path.open("rb") as file:
        file.seek(start)
        left = None if end is None else end - start
        while left is None or left > 0:
            content = file.read(_BATCH if left is None else min(_BATCH, left))
            if not content:
                return
            if not content.endswith(b"\n"):
                content += file.readline()
            if left is not None:
                left -= len(content)
            yield from ox.parse(content, format=ox.RdfFormat.N_QUADS)

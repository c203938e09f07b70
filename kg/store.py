"""The embedded store: a dataset kept on disk beside its file or loaded from it, seen whole or through its world view."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError, file_error
from kg.files import move_folder, sha256_of, write_atomically
from kg.model.iri import WORLD, Namespaces
from kg.model.span import Place
from kg.scratch import lent_folder

FORMATS: Mapping[str, ox.RdfFormat] = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


#: folder beside a dataset that holds its store, and the file there that says of which dataset it is
STORE = "store"
_STAMP = "dataset.json"
#: bytes of differing lines, as a share of the file, up to which a store is changed rather than loaded: a change costs thrice a load
_MOST = 0.2
#: what to do where the graph of a project is not there
BUILD_FIRST = "run kg build first, or name a file with --data"


def read_quads(path: Path, remedy: str = BUILD_FIRST, base: str | None = None) -> list[ox.Quad]:
    """The quads of an RDF file, in file order, as ``parsed`` gives them one by one."""
    return list(parsed(path, remedy, base))


def parsed(path: Path, remedy: str = BUILD_FIRST, base: str | None = None) -> Iterator[ox.Quad]:
    """The quads of an RDF file, in file order; the format follows the suffix, relative IRIs are resolved against ``base``.

    Raises ``InputError`` with file, line and column for a file that is missing, of unknown kind, or not well-formed; ``remedy`` is what
    to do where it is missing.
    """
    rdf_format = FORMATS.get(path.suffix)
    if rdf_format is None:
        raise InputError(
            "KG0901", f"{path.name} is not an RDF file", place=Place(str(path)), remedy=f"known suffixes: {', '.join(FORMATS)}"
        )
    try:
        yield from ox.parse(path=str(path), format=rdf_format, base_iri=base)
    except FileNotFoundError:
        raise InputError("KG0902", "there is no such file", place=Place(str(path)), remedy=remedy) from None
    except OSError as error:
        raise InputError("KG0903", f"the file cannot be read: {error}", place=Place(str(path)), remedy="check path and rights") from error
    except SyntaxError as error:
        raise _syntax_error(path, error) from error


def _syntax_error(path: Path, error: SyntaxError) -> InputError:
    """The parser's complaint with the line it is about and a caret under the place."""
    line, column = error.lineno or 0, error.offset or 0
    if not line and (found := re.search(r"line (\d+) column (\d+)|(\d+):(\d+)", str(error))):
        line, column = (int(n) for n in found.groups() if n)
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    source = lines[line - 1][:160] if 0 < line <= len(lines) else ""
    excerpt = f"   {line} | {source}\n   {' ' * len(str(line))} | {' ' * max(0, column - 1)}^" if source else ""
    place = Place(str(path), line, column)
    remedy = "mend this line or the one before, or write the file again: one that was cut short looks like this too"
    return InputError("KG0904", f"not well-formed RDF: {error.msg or error}", place=place, remedy=remedy, excerpt=excerpt)


def store_of(quads: Iterable[ox.Quad]) -> ox.Store:
    """An in-memory store that holds the quads."""
    store = ox.Store()
    store.bulk_extend(quads)
    return store


def open_store(path: Path, remedy: str = BUILD_FIRST) -> ox.Store:
    """A store of one RDF file; the triples of a file without named graphs stand in the default graph.

    The store that a build kept beside the file is opened, read-only, where it holds this very file; any other file is read into memory.
    """
    kept = _kept(path)
    return ox.Store.read_only(str(kept)) if kept else store_of(read_quads(path, remedy))


def store_at(home: Path) -> ox.Store:
    """The store in a folder, opened read-only; or a store in memory of one RDF file."""
    return ox.Store.read_only(str(home)) if home.is_dir() else store_of(read_quads(home))


@contextmanager
def lent_store(path: Path, remedy: str = BUILD_FIRST) -> Iterator[Path]:
    """A folder with a store of one RDF file for the length of a block, whatever becomes of the file and of the store kept beside it."""
    with lent_folder("kg-lent-") as folder:
        home = folder / STORE
        if kept := _kept(path):
            shutil.copytree(kept, home, copy_function=_second_name)
        else:
            store = ox.Store(str(home))
            store.bulk_extend(parsed(path, remedy))
            store.flush()
            del store  # on its end nothing holds the lock of the folder
        yield home


def _second_name(file: str, name: str) -> None:
    """The file under a second name where the file system has such, else a copy."""
    try:
        os.link(file, name)
    except OSError:
        shutil.copy2(file, name)


def keep_store(dataset: Path, sha256: str) -> None:
    """A store of a sorted N-Quads file stands beside it, named by the hash of the file; it is made aside, and older ones are taken away.

    Where the store before holds most of the same, a copy of it is changed; else the file is loaded. A second name of the file stands
    beside the store, so that the next one is known to differ from this very file.
    """
    root = dataset.parent / STORE
    home, aside = root / sha256[:16], root / f".{os.getpid()}.part"
    if not home.is_dir():
        shutil.rmtree(aside, ignore_errors=True)
        try:
            if not _followed(root, dataset, aside):
                _loaded(dataset, aside)
            move_folder(aside, home)
        except OSError as error:
            shutil.rmtree(aside, ignore_errors=True)
            raise file_error(error, root) from error
    write_atomically(root / _STAMP, json.dumps({"sha256": sha256, **_look(dataset)}).encode())
    twin = home.with_suffix(".nq")
    with suppress(OSError):  # not every file system has second names
        twin.unlink(missing_ok=True)
        twin.hardlink_to(dataset)
    for other in root.iterdir():
        if other.is_dir() and other != home:
            _discard(other)
        elif other.suffix == ".nq" and other != twin:
            other.unlink(missing_ok=True)


def _discard(store: Path) -> None:
    """The folder goes, its name first: what is left of it after a kill is no store."""
    nameless = store.with_name(f".{os.getpid()}.gone")
    with suppress(OSError):
        store.rename(nameless)
        shutil.rmtree(nameless)


def _loaded(dataset: Path, aside: Path) -> None:
    """A new store of the file."""
    aside.mkdir(parents=True)
    store = ox.Store(str(aside))
    store.bulk_load(path=str(dataset), format=ox.RdfFormat.N_QUADS)
    store.flush()  # on return nothing holds the lock of the folder


def _followed(root: Path, dataset: Path, aside: Path) -> bool:
    """Whether a copy of the store before now holds the file; not where its own file is gone or was written to, or much is different."""
    try:
        stamp = json.loads((root / _STAMP).read_bytes())
        before = root / stamp["sha256"][:16]
        twin = before.with_suffix(".nq")
        if stamp != {"sha256": stamp["sha256"], **_look(twin)}:
            return False
        found = _differences(twin, dataset, int(_MOST * dataset.stat().st_size))
        if found is None:
            return False
        gone, come = found
        shutil.copytree(before, aside)
    except (OSError, ValueError, KeyError, TypeError):
        shutil.rmtree(aside, ignore_errors=True)
        return False
    store = ox.Store(str(aside))
    for quad in ox.parse(b"".join(gone), format=ox.RdfFormat.N_QUADS):
        store.remove(quad)
    # numbers are kept in one form: with one spelling the store loses all, so what is said of the same subjects is put back
    subjects = {_subject(line) for line in gone}
    with dataset.open("rb") as file:
        again = [line for line in file if _subject(line) in subjects] if subjects else []
    store.extend(ox.parse(b"".join((*come, *again)), format=ox.RdfFormat.N_QUADS))
    store.flush()
    return True


def _subject(line: bytes) -> bytes:
    return line[: line.index(b" ")]


def _differences(before: Path, after: Path, most: int) -> tuple[list[bytes], list[bytes]] | None:
    """The lines that only the first and that only the second of two sorted files has; nothing where they have more than ``most`` bytes."""
    gone, come, size = [], [], 0
    with before.open("rb") as earlier, after.open("rb") as later:
        old, new = next(earlier, b""), next(later, b"")
        while (old or new) and size <= most:
            if old == new:
                old, new = next(earlier, b""), next(later, b"")
            elif new and (not old or new < old):
                come.append(new)
                size += len(new)
                new = next(later, b"")
            else:
                gone.append(old)
                size += len(old)
                old = next(earlier, b"")
    return (gone, come) if size <= most else None


@dataclass(frozen=True, slots=True)
class Version:
    """What differs once a file, or the store kept beside it, was made anew; ``whole`` where no store of it may still be in the making."""

    file: tuple[int, int, int]
    stamp: bytes
    whole: bool


def version_of(path: Path) -> Version | None:
    """The version in which a file stands there now; nothing where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    try:
        stamp = (path.parent / STORE / _STAMP).read_bytes()
        known = json.loads(stamp)
        whole = known == {"sha256": known["sha256"], "bytes": found.st_size, "modified": found.st_mtime_ns}
    except (OSError, ValueError, KeyError, TypeError):
        stamp, whole = b"", True
    return Version((found.st_ino, found.st_size, found.st_mtime_ns), stamp, whole)


def is_as_built(path: Path) -> bool:
    """Whether a file is the very dataset that a build wrote: N-Quads, sorted, without blank nodes."""
    return path.suffix == ".nq" and _kept(path) is not None


def _kept(path: Path) -> Path | None:
    """The folder of the store that holds what stands in the file now: of the same size and time as when it was loaded, or the same hash."""
    try:
        stamp = json.loads((path.parent / STORE / _STAMP).read_bytes())
        home = path.parent / STORE / stamp["sha256"][:16]
        same = stamp == {"sha256": stamp["sha256"], **_look(path)} or stamp["sha256"] == sha256_of(path)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return home if same and home.is_dir() else None


def _look(path: Path) -> dict[str, int]:
    found = path.stat()
    return {"bytes": found.st_size, "modified": found.st_mtime_ns}


def world_graphs(store: ox.Store, names: Namespaces) -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
    """The graphs that a query on the world view reads: the five of MODEL §5, or the default graph of a file that has no named ones."""
    named = [ox.NamedNode(names.graph(name)) for name in WORLD]
    present = [graph for graph in named if store.contains_named_graph(graph)]
    return [*present, ox.DefaultGraph()]

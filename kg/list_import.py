"""An import of a list as a plan: what its folder among the seeds would hold, and how that differs from what it holds."""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.config import Config
from kg.errors import ConfigError
from kg.file_changes import change_files, put
from kg.ingest.corpus import KNOWLEDGE, read_inputs, read_knowledge
from kg.ingest.decode import decode
from kg.ingest.knowledge import source_of
from kg.ingest.lists.gathering import gather
from kg.ingest.lists.listing import Listing, Request
from kg.ingest.lists.tables import CLAIMS, ENTITIES, FOLDER, files_of, list_of
from kg.model.finding import Finding, Severity
from kg.model.iri import slug
from kg.model.span import Place
from kg.vocabulary import load

#: file -> the columns that tell one row from the others, so that a row whose other cells differ has changed
_KEYS = {ENTITIES: 1, CLAIMS: 4}


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import changes in one table: rows as they stand in it, of changed ones the new form."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.added or self.changed or self.gone)


@dataclass(frozen=True, slots=True)
class Plan:
    """An import that has not been written: its listing, its folder, the bytes of its files, and the differences by file."""

    listing: Listing
    folder: Path
    files: Mapping[str, bytes]
    differences: Mapping[str, Difference]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether it is not to be written: it would take away most of what the list holds, and nobody said that it may."""
        return any(finding.code == "KG0262" for finding in self.findings)

    @property
    def changes(self) -> bool:
        """Whether writing it would change any byte."""
        return any(_before(self.folder / name) != content for name, content in self.files.items())

    def counts(self) -> dict[str, int]:
        """How many things of each kind, and how many claims, the list has."""
        return {**Counter(one.kind for one in self.listing.entities), "claims": len(self.listing.claims)}


def name_of(paths: Sequence[Path]) -> str:
    """The name of a list that is given none: that of its file or folder without endings, of several the folder that all are in.

    >>> name_of([Path("UK-Commons.popolo.json.gz")]), name_of([Path("lists/congress-legislators")])
    ('uk-commons', 'congress-legislators')
    >>> name_of([Path("lists/mayors/README.md"), Path("lists/mayors/2001.csv"), Path("lists/mayors/late/2005.csv")])
    'mayors'
    """
    whole = [path.resolve() for path in paths]
    named = whole[0] if len(whole) == 1 else Path(os.path.commonpath([path.parent for path in whole]))
    return slug(named.name.partition(".")[0]) or "list"


def plan(
    paths: Sequence[Path],
    config: Config,
    name: str,
    *,
    form: str = "",
    official: bool | None = None,
    place: str = "",
    day: str = "",
    replaces: bool = False,
) -> Plan:
    """What importing the files as the list ``name`` would do to the seeds; nothing is written.

    It is refused where most of what the list holds would be gone, unless it ``replaces`` it.
    """
    folder = config.home / FOLDER / name
    _require_free(name, config)
    listing = gather(paths, Request(name, place, day), form=form, official=official)
    files = files_of(listing)
    linked = _trial(folder, files, config)
    differences = {file: _difference(_before(folder / file), files[file], keys) for file, keys in _KEYS.items()}
    loss = () if replaces else _loss(folder, differences)
    return Plan(listing, folder, files, differences, (*loss, *listing.findings, *linked))


def write(made: Plan) -> None:
    """Put the files of a plan into its folder, all together; those that have not changed are left alone."""
    change_files(made.folder.parents[1], {made.folder / name: put(content) for name, content in made.files.items()})


def _require_free(name: str, config: Config) -> None:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        remedy = f"try --as {slug(name) or 'my-list'}"
        raise ConfigError("KG0118", f"a list cannot be called {name!r}: lower-case letters, digits and hyphens", remedy=remedy)
    seeds = [path for path in config.seeds if path.exists()]
    inputs = read_inputs(seeds, root=Path(), limit=config.limit, suffixes=KNOWLEDGE)
    for file in inputs:
        if file.kind.value in ("turtle", "curated") and not list_of(file.path) and source_of(file.path) == source_of(f"{name}.csv"):
            remedy = "give it another name with --as"
            raise ConfigError("KG0118", f"a list cannot be called {name!r}: its claims would be those of {file.path}", remedy=remedy)


def _loss(folder: Path, differences: Mapping[str, Difference]) -> tuple[Finding, ...]:
    """What is told of an import that takes away more than half of what a list names: the files are likely to be another list."""
    held, gone = len(_rows(_before(folder / ENTITIES), _KEYS[ENTITIES])), len(differences[ENTITIES].gone)
    if gone * 2 <= held:
        return ()
    message = f"{gone:,} of the {held:,} people and things that the list {folder.name!r} holds are not in these files; it stays as it is"
    remedy = "give another list a name of its own with --as; --replace puts it in the place of this one"
    return (Finding("KG0262", message, Place((folder / ENTITIES).as_posix()), remedy, Severity.VIOLATION),)


def _trial(folder: Path, files: Mapping[str, bytes], config: Config) -> tuple[Finding, ...]:
    """What reading the seeds with these files in their place finds to say of the list."""
    vocabulary = load(config.ontology, config.base)
    shown = {name: (folder / name).as_posix() for name in files}
    texts = [source for name, content in files.items() if (source := decode(content, shown[name]).source) is not None]
    seeds = [path for path in config.seeds if path.exists()]
    knowledge = read_knowledge(seeds, vocabulary, root=Path(), limit=config.limit, instead=texts)
    return tuple(finding for finding in knowledge.findings if finding.place and finding.place.path in shown.values())


def _before(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _difference(old: bytes, new: bytes, keys: int) -> Difference:
    before, after = _rows(old, keys), _rows(new, keys)
    return Difference(
        added=tuple(sorted(row for key in after.keys() - before.keys() for row in after[key])),
        changed=tuple(sorted(row for key in after.keys() & before.keys() for row in after[key] - before[key])),
        gone=tuple(sorted(row for key in before.keys() - after.keys() for row in before[key])),
    )


def _rows(content: bytes, keys: int) -> dict[tuple[str, ...], set[str]]:
    """The rows of a table by the cells that tell them apart."""
    found: dict[tuple[str, ...], set[str]] = {}
    for cells in list(csv.reader(io.StringIO(content.decode()), delimiter="\t"))[1:]:
        found.setdefault(tuple(cells[:keys]), set()).add("\t".join(cells))
    return found

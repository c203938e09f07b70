"""The page of the reference on plugins: the entry points, with what each module says of itself."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterable
from pathlib import Path

from markdown_tables import ROOT, table

_HEAD = """\
# Plugins

Another package adds to these by an entry point of the same group; its name is then known to the command and the setting.
[Where to add what](../architecture.md#where-to-add-what) says what each has to give. Nothing else of the Python modules is
promised to stay; programs read the files of `output/`, SPARQL, or the JSON of [`kg serve`](commands.md#kg-serve).

"""
#: group of entry points -> what a package adds by it
_GROUPS = {
    "kg.readers": "Layouts of a single article",
    "kg.importers": "Lists of people and posts, for `kg import`",
    "kg.extractors": "What reads the articles, for `extractor` in `kg.toml`",
    "kg.exporters": "Formats, for `kg export`",
}


def plugins() -> Iterable[str]:
    """The page of the entry points, group by group."""
    yield from _HEAD.splitlines()
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    for group, names in groups.items():
        yield from [f"## {group}", "", f"{_GROUPS[group]}.", ""]
        yield from table(("name", "module", "what it says of itself"), (_plugin(name, target) for name, target in sorted(names.items())))


def _plugin(name: str, target: str) -> tuple[str, str, str]:
    path = Path(*target.partition(":")[0].split("."))
    file = path.with_suffix(".py") if (ROOT / path).with_suffix(".py").exists() else path / "__init__.py"
    text = ast.get_docstring(ast.parse((ROOT / file).read_text(encoding="utf-8"))) or ""
    return f"`{name}`", f"`{file.as_posix()}`", text.partition("\n\n")[0]

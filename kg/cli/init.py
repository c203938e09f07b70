"""``kg init``: the folders and files of a new project."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.console import Context

_CURATED = "subject,predicate,object,from,to,modality,source,quote,note\n"
_DECISIONS = "id,verdict,subject,other,because,reason,by,made\n"
_REGISTRY = """\
# People, bodies, posts, parties and contests: identity only, never events. One entity, one label, any number of other names.
@prefix kgo: <{base}ont#> .
@prefix per: <{base}person/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

# per:ada-example a foaf:Person ; skos:prefLabel "Ada Example"@en ; skos:altLabel "Ada B. Example"@en .
"""
_README = """\
# A claimgraph project

Put articles into `seeds/articles/` (a title line `# …`, `Published at: **2019-11-06**`, then one paragraph a line; plain text and
Markdown with front matter work too), people and posts into `seeds/registry/`, facts you state yourself into `seeds/curated/`.

    kg build      # writes output/
    kg view       # opens the picture
"""
#: folders of the shipped seeds that --example copies
_EXAMPLE = ("articles", "registry", "curated")


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--example", is_flag=True, help="Copy the shipped example: registry, curated claims and articles of one affair.")
@click.option("--force", is_flag=True, help="Add what is missing to a folder that has some of the files; nothing is overwritten.")
@click.option("--dry-run", is_flag=True, help="Only list what would be written.")
@click.pass_obj
def init(context: Context, folder: Path, example: bool, force: bool, dry_run: bool) -> None:
    """Start a project in DIR (this folder by default)."""
    from kg.errors import ConfigError
    from kg.files import Staged, finish

    finish(folder)
    files = example_files() if example else starter_files()
    there = [name for name in files if (folder / name).exists()]
    if there and not force:
        remedy = "give a new folder, or --force to add only what is missing"
        raise ConfigError("KG0110", f"{folder} already has {', '.join(there[:3])}{' …' if len(there) > 3 else ''}", remedy=remedy)
    missing = sorted(set(files) - set(there))
    if not dry_run:
        with Staged(folder) as staged:
            for name in missing:
                staged.write(name, (files[name],))
    for name in missing:
        context.emit(str(folder / name))
    if not dry_run:
        context.step("next", f"cd {folder} && kg build" if folder != Path() else "kg build")


def starter_files() -> dict[str, bytes]:
    """Path in the project -> content, for a project without data."""
    texts = _frame() | {
        "seeds/articles/.gitkeep": "",
        "seeds/registry/entities.ttl": _REGISTRY.format(base="https://kg.example.org/"),
        "seeds/curated/facts.csv": _CURATED,
        "seeds/decisions.csv": _DECISIONS,
    }
    return {name: text.encode() for name, text in texts.items()}


def example_files() -> dict[str, bytes]:
    """Path in the project -> content, for a project with the shipped seeds."""
    from kg.resources import shipped

    seeds = shipped("seeds")
    found = {name: text.encode() for name, text in _frame().items()}
    for path in sorted(seeds.rglob("*")):
        name = path.relative_to(seeds)
        if path.is_file() and not any(part.startswith(".") for part in name.parts) and (name.parts[0] in _EXAMPLE or path.parent == seeds):
            found[f"seeds/{name.as_posix()}"] = path.read_bytes()
    return found


def _frame() -> dict[str, str]:
    return {"kg.toml": settings_file(), ".gitignore": "output/\n.kg-cache/\n", "README.md": _README}


def settings_file() -> str:
    """A kg.toml that sets nothing and shows every setting with its default, derived from the table of settings."""
    from kg.config import Config
    from kg.settings import SETTINGS

    config, section = Config(), ""
    lines = ["# Settings of this project; what is commented out shows the default."]
    for key, setting in SETTINGS.items():
        table, _, name = key.rpartition(".")
        if table != section:
            lines += ["", f"[{table}]"]
            section = table
        value = config.value(key)
        lines += [f"# {setting.help}", f"# {name} = {_toml(Path(name) if value is None else value)}"]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | frozenset):
        return "[" + ", ".join(f'"{item}"' for item in sorted(map(str, value))) + "]"
    return f'"{value}"' if isinstance(value, str | Path) else str(value)

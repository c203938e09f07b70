"""The settings of a project: flag over environment over file over default, each with its origin.

The file is ``kg.toml`` in the project's folder, else the table ``[tool.kg]`` of its ``pyproject.toml``. This module is part of the shell:
the environment comes in as an argument, and the stages below get plain values.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from kg.errors import ConfigError
from kg.extractors.options import GlinerOptions, LlmOptions
from kg.model.iri import BASE
from kg.model.policy import AcceptancePolicy
from kg.model.span import Place
from kg.settings import SETTINGS, Secret, WrongValue, read_value, suggestion

#: bytes that a file of settings may have, and tables that may stand in each other
_MOST = 1_000_000
_DEEPEST = 3
#: table of kg.toml -> what holds its settings
_TABLES: Mapping[str, Callable[..., Any]] = {"acceptance": AcceptancePolicy, "llm": LlmOptions, "gliner": GlinerOptions}


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force. Paths are relative to the working folder; ``origins`` says of each setting where its value comes from.

    ``ontology``, ``shapes`` and ``queries`` are nothing where the shipped ones serve. ``model`` is empty for whichever known model is
    installed. ``limit`` is in bytes; ``jobs`` is the number of workers, 0 for one a core. ``engine`` is
    empty where nothing is asked for; ``master`` is that of Spark.
    ``evaluation`` is the folder of gold and public data that ``kg eval`` reads, nothing for the one beside the project.
    """

    base: str = BASE
    seeds: tuple[Path, ...] = (Path("seeds"),)
    articles: tuple[Path, ...] = ()
    output: Path = Path("output")
    extractor: str = "rules"
    model: str = ""
    ontology: Path | None = None
    shapes: Path | None = None
    shacl: str = "compiled"
    queries: Path | None = None
    limit: int = 5_000_000
    engine: str = ""
    master: str = ""
    jobs: int = 0
    shards: int = 0
    evaluation: Path | None = None
    dated_ids: bool = False
    acceptance: AcceptancePolicy = field(default_factory=AcceptancePolicy)
    llm: LlmOptions = field(default_factory=LlmOptions)
    gliner: GlinerOptions = field(default_factory=GlinerOptions)
    origins: Mapping[str, str] = field(default_factory=dict)

    def value(self, key: str) -> object:
        """The value of a setting by its key in the file (``acceptance.documents``, ``ingest.limit``)."""
        section, _, name = key.rpartition(".")
        return getattr(getattr(self, section) if section in _TABLES else self, name)

    @property
    def home(self) -> Path:
        """The folder that commands write to: the first of the seeds, or that of the first where it is a file."""
        first = Path(self.seeds[0])
        return first.parent if first.is_file() else first

    @property
    def own_articles(self) -> tuple[Path, ...]:
        """The folders of articles of the project that exist."""
        return tuple(path for path in (*map(Path, self.articles), *(Path(seed) / "articles" for seed in self.seeds)) if path.exists())

    @property
    def extractor_options(self) -> LlmOptions | GlinerOptions | None:
        """The settings that the extractor in force has for itself, nothing where it has none."""
        options: Mapping[str, LlmOptions | GlinerOptions] = {"llm": self.llm, "gliner": self.gliner}
        return options.get(self.extractor)


def load(
    folder: Path,
    *,
    file: Path | None = None,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, Any] | None = None,
) -> Config:
    """The settings for a project in ``folder``; ConfigError for an unknown key, a wrong value or a file that cannot be read.

    ``flags`` are values by setting key that the command line gave; ``environment`` holds ``KG_…`` variables.
    """
    environment = environment or {}
    file = file or (Path(environment["KG_CONFIG"]) if environment.get("KG_CONFIG") else None)
    found: dict[str, tuple[Any, str]] = {}
    wrong: list[ConfigError] = []
    for key, given, file_, origin, place in _given(folder, file, environment, flags or {}):
        try:
            found[key] = (_value(key, given, file_, place), origin)
        except ConfigError as error:
            wrong.append(error)
    if wrong:
        raise _together(wrong)
    return _config(found)


def _given(
    folder: Path, file: Path | None, environment: Mapping[str, str], flags: Mapping[str, Any]
) -> Iterator[tuple[str, Any, str, str, Place | None]]:
    """(key, value, file it is relative to, origin, place) of everything that is set, what wins last."""
    for key, value, origin, place in _of_file(folder, file):
        yield key, value, place.path, origin, place
    for key, setting in SETTINGS.items():
        if setting.variable in environment:
            yield key, environment[setting.variable], "", f"environment {setting.variable}", Place(setting.variable)
        if key in flags:
            yield key, flags[key], "", f"flag --{key.replace('.', '-')}", None


def _together(wrong: Sequence[ConfigError]) -> ConfigError:
    """The one error, or one that tells of all, each with its place and remedy in a line."""
    if len(wrong) == 1:
        return wrong[0]
    lines = "\n".join(f"  {error.place}: {error.message}   ({error.remedy})" for error in wrong)
    message = f"{len(wrong)} settings are wrong"
    return ConfigError(
        wrong[0].code, message, place=wrong[0].place, remedy="mend each; kg explain KG0103 says where settings come from", excerpt=lines
    )


def _config(found: Mapping[str, tuple[Any, str]]) -> Config:
    values = {key: value for key, (value, _) in found.items()}
    tables = {
        table: make(**{key.partition(".")[2]: value for key, value in values.items() if key.startswith(f"{table}.")})
        for table, make in _TABLES.items()
    }
    own = {key.rpartition(".")[2]: value for key, value in values.items() if key.partition(".")[0] not in _TABLES}
    origins = {key: found[key][1] if key in found else "default" for key in SETTINGS}
    return Config(**own, **tables, origins=origins)


def _value(key: str, given: Any, file: str, place: Place | None) -> Any:
    setting = SETTINGS.get(key)
    if setting is None:
        raise ConfigError("KG0102", f"unknown setting {key!r}", place=place, remedy=suggestion(key))
    try:
        return read_value(setting, given, Path(file).parent if file else Path())
    except WrongValue as error:
        told = "…" if setting.kind == "secret" else repr(given)
        raise ConfigError("KG0103", f"{setting.key} = {told}: {error}", place=place, remedy=setting.help) from None


def _of_file(folder: Path, file: Path | None) -> list[tuple[str, Any, str, Place]]:
    path, table = _table(folder, file)
    if path is None:
        return []
    found = []
    for key, value in _flat(table):
        place = Place(str(path), _line(path, key))
        found.append((key, value, str(place), place))
    return found


def _table(folder: Path, file: Path | None) -> tuple[Path | None, Mapping[str, Any]]:
    if file is not None:
        if not file.is_file():
            raise ConfigError("KG0104", f"there is no file {file}", remedy="check --config and KG_CONFIG")
        table = _parsed(file)
        return file, table.get("tool", {}).get("kg", {}) if file.name == "pyproject.toml" else table
    if (own := folder / "kg.toml").is_file():
        return own, _parsed(own)
    if (project := folder / "pyproject.toml").is_file() and (table := _parsed(project).get("tool", {}).get("kg")):
        return project, table
    return None, {}


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        if (size := path.stat().st_size) > _MOST:
            raise ValueError(f"it has {size:,} bytes; the limit is {_MOST:,}")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError("KG0104", f"{path} cannot be read: {error.strerror}", remedy="check the rights") from None
    except (ValueError, RecursionError) as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        place = Place(str(path), int(at[1]), int(at[2])) if at else Place(str(path))
        message = re.sub(r"\s*\(at .*?\)", "", str(error))
        raise ConfigError("KG0105", f"not TOML: {message}", place=place, remedy="text values stand in quotation marks") from None


def _flat(table: Mapping[str, Any], above: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in table.items():
        key = f"{above}{name}"
        found += _flat(value, f"{key}.") if isinstance(value, dict) and key.count(".") < _DEEPEST else [(key, value)]
    return found


def _line(path: Path, key: str) -> int:
    """The line in which a key is set: the last part of the key under the table of the rest, or 0."""
    section, _, name = key.rpartition(".")
    table = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if heading := re.match(r"\s*\[([^\[\]]+)\]", line):
            table = heading[1].strip().removeprefix("tool.kg").strip(".")
        given = re.match(r"\s*\"?([\w.-]+)\"?\s*=", line)
        if given and (f"{table}.{given[1]}".strip(".") == key or (table == section and given[1] == name)):
            return number
    return 0


def shown(value: object) -> str:
    """A setting's value as people read it."""
    if isinstance(value, tuple | frozenset):
        return " ".join(sorted(map(str, value))) if isinstance(value, frozenset) else " ".join(map(str, value))
    if isinstance(value, Secret):
        return "given, not shown" if value else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)

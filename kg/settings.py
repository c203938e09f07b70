"""What can be set, and how a value is read; the one table behind kg.toml, the environment and ``kg config``."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any


class WrongValue(ValueError):  # noqa: N818 - it names what is wrong, and never leaves kg.config
    """A value is not of the kind that its setting takes."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its key in the file, the kind of its value, and what it is for."""

    key: str
    kind: str
    help: str

    @property
    def variable(self) -> str:
        """The variable of the environment that sets it."""
        return "KG_" + self.key.replace(".", "_").upper()


_ROWS = (
    Setting("base", "iri", "the IRI under which everything is named; an http or https address"),
    Setting("seeds", "paths", "folders or files with registry, curated claims, decisions and articles"),
    Setting("articles", "paths", "further articles: files or folders"),
    Setting("output", "path", "the folder that a build writes"),
    Setting("extractor", "text", "the name of the extractor, as registered under kg.extractors"),
    Setting("model", "text", "the language model; empty for whichever known one is installed"),
    Setting("ontology", "path", "a folder to use instead of the shipped ontology"),
    Setting("shapes", "path", "a folder to use instead of the shipped shapes"),
    Setting("shacl", "shacl", "how shapes are run: compiled (to SPARQL) or pyshacl (the reference, slow)"),
    Setting("queries", "folder", "a folder whose queries stand beside the shipped ones"),
    Setting("engine", "engine", "what runs the work: serial, process (child processes) or spark; empty for processes where they pay"),
    Setting("master", "text", "for the engine spark: its master, e.g. local[2] or spark://HOST:7077; empty for the cores of this machine"),
    Setting("jobs", "count", "how many workers read articles at once; 0 for one a core"),
    Setting("shards", "count", "in how many parts a build writes the dataset as well (output/shards/); 0 for none"),
    Setting("evaluation", "path", "the folder with gold/ and data/ that kg eval reads; a folder 'shared' beside the project if not set"),
    Setting("dated_ids", "flag", "whether decisions get ids of day, name and number, which two branches never share: true or false"),
    Setting("llm.url", "text", "for the extractor llm: the address under which chat/completions answers, e.g. http://localhost:8080/v1"),
    Setting("llm.model", "text", "for the extractor llm: the model to ask, by the name its server gives it"),
    Setting("llm.key", "secret", "for the extractor llm: the key its server asks for; better in the environment than in a file"),
    Setting("llm.answers", "path", "for the extractor llm: the folder that keeps answers, so that nothing is asked or paid twice"),
    Setting("llm.tokens", "count", "for the extractor llm: the most tokens, asked and answered, that one run may take; 0 for no limit"),
    Setting("llm.money", "amount", "for the extractor llm: the most money that one run may cost, by the two prices; 0 for no limit"),
    Setting("llm.price_in", "amount", "for the extractor llm: the price of a million tokens asked"),
    Setting("llm.price_out", "amount", "for the extractor llm: the price of a million tokens answered"),
    Setting("llm.longest", "count", "for the extractor llm: the most tokens of one answer"),
    Setting("llm.timeout", "count", "for the extractor llm: seconds to wait for an answer"),
    Setting("gliner.model", "path", "for the extractor gliner: the folder of the model"),
    Setting("gliner.threshold", "share", "for the extractor gliner: the least score of a name, 0 to 1"),
    Setting("ingest.limit", "size", "the largest file that is read as text: bytes, or '5 MB'"),
    Setting("acceptance.classes", "words", "classes whose extracted claims may be accepted; empty for all"),
    Setting("acceptance.threshold", "share", "the least confidence of an accepted claim, 0 to 1"),
    Setting(
        "acceptance.facts",
        "share",
        "the same for one that would make a fact, which what is possible, planned or alleged does not",
    ),
    Setting("acceptance.documents", "count", "how many independent documents must say it"),
    Setting("acceptance.soft_documents", "count", "the same for attitudes, evaluations and relationships"),
    Setting("acceptance.curator", "flag", "whether every claim needs a curator: true or false"),
)
#: the engines of ``kg.validate.shacl``, written here so that settings need nothing heavy (a test compares them)
SHACL_ENGINES = ("compiled", "pyshacl")
#: what runs the work of a build (``kg.engines.chosen``)
ENGINES = ("serial", "process", "spark")
SETTINGS: Mapping[str, Setting] = {setting.key: setting for setting in _ROWS}


class Secret(str):
    """A value that no listing, message or file of ours repeats."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'…'" if self else "''"


_UNITS = {"": 1, "b": 1, "kb": 1000, "mb": 1000**2, "gb": 1000**3, "kib": 1024, "mib": 1024**2, "gib": 1024**3}


def suggestion(key: str) -> str:
    """What somebody who wrote ``key`` may have meant."""
    near = difflib.get_close_matches(key, SETTINGS, n=1, cutoff=0.6) or [
        known for known in SETTINGS if known.rpartition(".")[2] == key.rpartition(".")[2]
    ]
    return f"did you mean {near[0]!r}?" if near else "the settings are " + ", ".join(SETTINGS)


def read_value(setting: Setting, given: Any, folder: Path) -> Any:
    """A setting's value from what the file, the environment or a flag gives; paths of a file are relative to its ``folder``."""
    return _READERS[setting.kind](given, folder)


def _text(given: Any, _: Path) -> str:
    if not isinstance(given, str):
        raise WrongValue("a text in quotation marks is expected")
    return given


def _iri(given: Any, folder: Path) -> str:
    text = _text(given, folder)
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`#?]+", text):
        raise WrongValue("an http or https address is expected")
    return text if text.endswith("/") else text + "/"


def _path(given: Any, folder: Path) -> Path:
    if not isinstance(given, str | Path) or not str(given):
        raise WrongValue("a path is expected")
    return folder / given


def _folder(given: Any, folder: Path) -> Path:
    found = _path(given, folder)
    if not found.is_dir():
        raise WrongValue("a folder that is there is expected")
    return found


def _paths(given: Any, folder: Path) -> tuple[Path, ...]:
    if isinstance(given, str):
        given = [part for part in given.split(os.pathsep) if part]
    if not isinstance(given, list | tuple):
        raise WrongValue("a list of paths is expected")
    return tuple(_path(part, folder) for part in given)


def _words(given: Any, _: Path) -> frozenset[str]:
    if isinstance(given, str):
        given = re.split(r"[\s,]+", given.strip())
    if not isinstance(given, list | tuple | frozenset) or not all(isinstance(part, str) for part in given):
        raise WrongValue("a list of words is expected")
    return frozenset(part for part in given if part)


def _shacl(given: Any, _: Path) -> str:
    if given not in SHACL_ENGINES:
        raise WrongValue(f"one of {', '.join(SHACL_ENGINES)} is expected")
    return str(given)


def _engine(given: Any, _: Path) -> str:
    if given not in ("", *ENGINES):
        raise WrongValue(f"one of {', '.join(ENGINES)} is expected")
    return str(given)


def _count(given: Any, _: Path) -> int:
    if isinstance(given, bool) or not re.fullmatch(r"\d{1,15}", str(given)):
        raise WrongValue("a whole number, 0 or more, is expected")
    return int(given)


def _size(given: Any, _: Path) -> int:
    match = re.fullmatch(r"(\d{1,15}(?:\.\d{1,15})?)\s*([a-z]*)", str(given).strip().replace("_", "").lower())
    if isinstance(given, bool) or not match or match[2] not in _UNITS:
        raise WrongValue("a number of bytes is expected, or one with a unit such as '5 MB'")
    return int(Decimal(match[1]) * _UNITS[match[2]])


def _share(given: Any, _: Path) -> Decimal:
    return _decimal(given, Decimal(1), "a number from 0 to 1 is expected")


def _amount(given: Any, _: Path) -> Decimal:
    return _decimal(given, Decimal("Infinity"), "an amount such as 2.50 is expected")


def _decimal(given: Any, most: Decimal, wanted: str) -> Decimal:
    """A number from 0 to ``most``; a flag and what is no finite number are none."""
    try:
        number = Decimal(str(given))
    except InvalidOperation:
        raise WrongValue(wanted) from None
    if isinstance(given, bool) or not number.is_finite() or not 0 <= number <= most:
        raise WrongValue(wanted)
    return number


def _secret(given: Any, folder: Path) -> Secret:
    return Secret(_text(given, folder))


def _flag(given: Any, _: Path) -> bool:
    known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if str(given).lower() not in known:
        raise WrongValue("true or false is expected")
    return known[str(given).lower()]


_READERS: Mapping[str, Callable[[Any, Path], Any]] = {
    "text": _text,
    "iri": _iri,
    "path": _path,
    "folder": _folder,
    "paths": _paths,
    "words": _words,
    "shacl": _shacl,
    "engine": _engine,
    "count": _count,
    "size": _size,
    "share": _share,
    "flag": _flag,
    "amount": _amount,
    "secret": _secret,
}

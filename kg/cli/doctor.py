"""``kg doctor``: whether everything that a build needs is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.console import Context

if TYPE_CHECKING:
    from kg.config import Config

GOOD, BAD, UNSURE = "ok", "missing", "warning"
_MARKS = {GOOD: ("✓", "green"), BAD: ("✗", "red"), UNSURE: ("!", "yellow")}
#: what the base install brings and a build cannot do without
_PACKAGES = ("click", "edtf", "jinja2", "msgspec", "networkx", "pyoxigraph", "pyshacl", "pyyaml", "rapidfuzz", "rdflib", "spacy")
#: the longest path of a folder in which a socket still fits, under the names that are given to it there
_SOCKET_FOLDER = 70
#: bytes that should be free for a build
_ROOM = 200 << 20


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its name, whether it is in order, what was found, and what to do if it is not."""

    name: str
    state: str
    found: str
    remedy: str = ""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def doctor(context: Context, as_json: bool) -> int:
    """Check that everything a build needs is there; exit 1 when something is missing."""
    checks = list(examine(context))
    if as_json or context.json:
        context.emit_json([asdict(check) for check in checks])
    else:
        width = max(len(check.name) for check in checks)
        for check in checks:
            mark, colour = _MARKS[check.state]
            context.emit(f"{click.style(mark, fg=colour)} {check.name:<{width}}  {check.found}")
            if check.remedy:
                context.emit(f"  {'':<{width}}  {click.style('help:', fg='cyan')} {check.remedy}")
    return int(any(check.state == BAD for check in checks))


def examine(context: Context) -> Iterator[Check]:
    """Every check in the order of the report; trouble in one of them is its result, never an exception."""
    from kg.errors import KgError

    yield from (_python(), _packages(), _temporary(), _browser())
    try:
        config = context.config
    except KgError as error:
        yield _failed("settings", error)
        return
    yield _settings(config)
    looks: dict[str, Callable[[Config], Check]] = {
        "model": _model, "extractor": _extractor, "ontology": _ontology,
        "shapes": _shapes, "seeds": _seeds, "output": _output, "lock": _lock, "cache": _cache, "readers": _readers, "engine": _engine,
    }  # fmt: skip
    for name, look in looks.items():
        try:
            yield look(config)
        except (KgError, ImportError, OSError) as error:
            yield _failed(name, error)


def _failed(name: str, error: BaseException) -> Check:
    from kg.errors import KgError

    if isinstance(error, KgError):
        return Check(name, BAD, f"{error.place}: {error.message}" if error.place else error.message, error.remedy)
    return Check(name, BAD, str(error), "reinstall claimgraph in this environment")


def _python() -> Check:
    import platform
    import sys

    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Check("python", GOOD, found)
    return Check("python", UNSURE, found, "kg is tested with Python 3.11, 3.12 and 3.13")


def _packages() -> Check:
    from importlib.metadata import PackageNotFoundError, version

    from kg import __version__

    found, missing = [f"kg {__version__}"], []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        return Check("packages", BAD, f"missing: {', '.join(missing)}", f"pip install {' '.join(missing)}")
    return Check("packages", GOOD, ", ".join(found))


def _temporary() -> Check:
    """The folder for temporary files: ``kg serve`` makes sockets in it, whose paths the system keeps short."""
    import tempfile

    try:
        folder = tempfile.gettempdir()
    except FileNotFoundError as error:
        return Check("temporary", BAD, str(error.strerror), "set TMPDIR to a folder that can be written")
    if len(os.fsencode(folder)) > _SOCKET_FOLDER:
        return Check("temporary", UNSURE, f"{folder} is too long a path for kg serve", "set TMPDIR to a short one, such as /tmp")
    return Check("temporary", GOOD, folder)


def _browser() -> Check:
    """What ``kg view`` opens its page with; a build needs none."""
    import webbrowser

    try:
        found = f"kg view opens its page with {getattr(webbrowser.get(), 'name', 'the one of this system')}"
    except webbrowser.Error:
        found = "none here; open output/view.html elsewhere"
    return Check("browser", GOOD, f"{found} (nothing else needs one, and no Chromium is needed)")


def _settings(config: Config) -> Check:
    from kg.settings import SETTINGS

    known = {setting.variable for setting in SETTINGS.values()} | {"KG_CONFIG"}
    strange = sorted(name for name in os.environ if name.startswith("KG_") and name not in known)
    given = [key for key, origin in config.origins.items() if origin != "default"]
    found = f"{len(given)} of {len(SETTINGS)} set" + (f": {', '.join(given)}" if given else ", the rest by default")
    if strange:
        return Check("settings", UNSURE, f"{', '.join(strange)} in the environment mean nothing here", "`kg config` lists what can be set")
    return Check("settings", GOOD, found)


def _model(config: Config) -> Check:
    from kg.extract.weights import PINNED, model_identity

    identity = model_identity(config.model or None)
    found = f"{identity.name} {identity.version}, sha256 {identity.sha256[:12]}…"
    pinned = PINNED.get(f"{identity.name} {identity.version}")
    if pinned and pinned != identity.sha256:
        remedy = "install it anew: pip install --force-reinstall --no-deps --require-hashes, with its lines of requirements.txt"
        return Check("model", UNSURE, f"{found}; the one that was released has {pinned[:12]}…", remedy)
    return Check("model", GOOD, f"{found}, {'as it was released' if pinned else 'of which no hash is written down'}")


def _extractor(config: Config) -> Check:
    from kg.readings import ExtractorSpec, extractor_factory

    extractor_factory(config.extractor)
    *_, last = ExtractorSpec.of(config).rests_on()
    return Check("extractor", GOOD, f"{config.extractor}, on {last}")


def _ontology(config: Config) -> Check:
    from kg.vocabulary import load

    vocabulary = load(config.ontology, config.base)
    frames = sum(len(cls.frames) for cls in vocabulary.classes.values())
    return Check("ontology", GOOD, f"{len(vocabulary.classes)} classes, {frames} frames, {len(vocabulary.operators)} operators")


def _shapes(config: Config) -> Check:
    from kg.model.iri import Namespaces
    from kg.validate.shapes import load_shapes
    from kg.vocabulary import load

    shapes = load_shapes(config.shapes, Namespaces(config.base), load(config.ontology, config.base))
    return Check("shapes", GOOD, f"{len(shapes.shapes)} shapes")


def _seeds(config: Config) -> Check:
    missing = [str(path) for path in (*config.seeds, *config.articles) if not path.exists()]
    if missing:
        return Check(
            "seeds", BAD, f"not there: {', '.join(missing)}", "give a folder with -C DIR, or make a project with `kg init DIR --example`"
        )
    from kg.ingest import read_corpus
    from kg.vocabulary import load

    corpus = read_corpus([*config.seeds, *config.articles], load(config.ontology, config.base), limit=config.limit)
    claims = sum(len(source.claims) for source in corpus.curated)
    found = f"{len(corpus.documents)} articles, {len(corpus.registry)} entities, {claims} curated claims, {len(corpus.decisions)} decisions"
    if corpus.findings:
        first = corpus.findings[0]
        return Check("seeds", UNSURE, f"{found}; {len(corpus.findings)} findings", f"{first.place}: {first.code} {first.message}")
    return Check("seeds", GOOD, found)


def _output(config: Config) -> Check:
    nearest = next(path for path in (config.output, *config.output.absolute().parents) if path.exists())
    if not nearest.is_dir():
        return Check("output", BAD, f"{nearest} is a file", "choose another folder with `output` in kg.toml")
    if not os.access(nearest, os.W_OK):
        return Check("output", BAD, f"{nearest} may not be written", "choose another folder with `output` in kg.toml")
    if (free := shutil.disk_usage(nearest).free) < _ROOM:
        return Check("output", UNSURE, f"{free >> 20} MB are free at {nearest}", "make room: a build is written whole beside the last one")
    built = Path(config.output / "dataset.nq").is_file()
    return Check("output", GOOD, f"{config.output} can be written" + (", holds a build" if built else ""))


def _lock(config: Config) -> Check:
    """Whether a build is under way, for which another one would have to wait."""
    from kg.build_lock import LOCK, holder

    if process := holder(Path(config.output)):
        remedy = "wait until it is done, or build into another folder with -o"
        return Check("lock", UNSURE, f"process {process} builds into {config.output}", remedy)
    left = Path(config.output, LOCK).exists()
    return Check("lock", GOOD, "no build is under way" + ("; one was ended, which hinders no other" if left else ""))


def _cache(config: Config) -> Check:
    """The readings of earlier builds: whether the next one takes them, and whether it can keep its own."""
    from kg.cli.build import CACHE
    from kg.reading_cache import cache_for
    from kg.readings import ExtractorSpec

    if CACHE.is_dir() and not os.access(CACHE, os.W_OK):
        return Check(
            "cache", UNSURE, f"{CACHE} may not be written", f"give yourself the right, or remove {CACHE}: a build reads all without"
        )
    kept = cache_for(CACHE, ExtractorSpec.of(config)).kept()
    if kept.stale and not kept.fit:
        found = f"{kept.stale} readings of another version, ontology or model"
        return Check("cache", UNSURE, found, "nothing to do: the next build reads every article again, and removes them")
    return Check(
        "cache", GOOD, f"{kept.fit} readings that the next build takes" if kept.fit else "no readings yet: a build reads every article"
    )


def _readers(config: Config) -> Check:
    from importlib.metadata import entry_points

    from kg.ingest.readers import installed_readers

    names = [reader.name for reader in installed_readers()]
    others = [f"{group.partition('.')[2]} {', '.join(sorted(entry_points(group=group).names)) or 'built in only'}"
              for group in ("kg.importers", "kg.extractors", "kg.exporters")]  # fmt: skip
    return Check("plug-ins", GOOD, f"readers {', '.join(names)}; {'; '.join(others)}")


def _engine(config: Config) -> Check:
    """What runs the work, and whether Spark could: it is missing only where the settings ask for it."""
    from kg.engines.chosen import cores
    from kg.engines.needs import needs

    found = needs(os.environ)
    own = f"{config.engine or 'serial, or process where it pays'}; {config.jobs or cores()} workers"
    told = "; ".join(need.found for need in found)
    remedies = "; ".join(need.remedy for need in found if not need.met)
    if remedies and config.engine == "spark":
        return Check("engine", BAD, f"{own}; {told}", remedies)
    return Check("engine", GOOD, f"{own}; {told}" + (f" (spark alone needs it: {remedies})" if remedies else ""))

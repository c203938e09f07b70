"""Which reader takes a file: by what the text looks like, never by its name."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path

from kg.errors import ConfigError
from kg.ingest.article import ArticleReader, ArticleResult
from kg.ingest.decode import DEFAULT_LIMIT, SourceText, read_source, shown_path

GROUP = "kg.readers"
#: our own readers, as in pyproject.toml; listed here too so that a checkout that was never installed can read articles
BUILT_IN = {
    "frontmatter": "kg.ingest.frontmatter:reader",
    "newsmd": "kg.ingest.newsmd:reader",
    "plain": "kg.ingest.plain:reader",
}


@lru_cache
def installed_readers() -> tuple[ArticleReader, ...]:
    """Every registered reader, ordered by name; raises ConfigError KG0229 where a plug-in cannot be loaded."""
    targets = BUILT_IN | {point.name: point.value for point in entry_points(group=GROUP)}
    return tuple(_load(name, target) for name, target in sorted(targets.items()))


def _load(name: str, target: str) -> ArticleReader:
    module, _, attribute = target.partition(":")
    try:
        reader: ArticleReader = getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise ConfigError("KG0229", f"the reader {name!r} ({target}) cannot be loaded: {error}", remedy="reinstall or remove it") from error
    return reader


def reader_for(source: SourceText, readers: Sequence[ArticleReader]) -> ArticleReader:
    """The reader that is surest of the text; on a tie the first by name."""
    return max(sorted(readers, key=lambda reader: reader.name), key=lambda reader: reader.score(source))


def read_article(
    path: Path, root: Path | None = None, *, limit: int = DEFAULT_LIMIT, readers: Sequence[ArticleReader] | None = None
) -> ArticleResult:
    """The article in a file, or the findings that say why there is none; its slug is unique only after ``read_corpus``.

    ``root`` is the folder that paths in messages are relative to; ``limit`` is in bytes.
    """
    decoded = read_source(path, shown_path(path, root), limit)
    if decoded.source is None:
        return ArticleResult(None, decoded.findings)
    source = decoded.source.as_written()
    result = reader_for(source, readers or installed_readers()).read(source)
    return ArticleResult(result.document, decoded.findings + result.findings)

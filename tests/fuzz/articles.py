"""What the readers of articles do with bytes: from a file to the documents of a corpus."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import partial
from pathlib import Path

import feedparser  # noqa: F401 - imported here, once for all processes
import pypdf  # noqa: F401
import trafilatura  # noqa: F401
import warcio  # noqa: F401

from kg.extract.rules import extractor
from kg.ingest import read_article
from kg.ingest.corpus import Corpus, read_corpus
from kg.plain_values import to_plain
from kg.vocabulary import load
from tests.fuzz import generated, samples
from tests.fuzz.reading import Reader, Reads

VOCABULARY = load()


def reads_file(folder: Path, name: str, packer: Callable[[bytes], bytes] = bytes, beside: tuple[str, ...] = ()) -> Reads:
    """Reads a corpus of one file of this name, and of what stands beside it."""
    path, others = folder / name, [folder / other for other in beside]
    path.parent.mkdir(parents=True, exist_ok=True)

    def reads(content: bytes) -> int:
        path.write_bytes(packer(content))
        return shown(read_corpus([path, *others], VOCABULARY, root=folder))

    return reads


def shown(corpus: Corpus) -> int:
    """How many findings there are; each can be written, as can each document, and each stands where it says."""
    for finding in corpus.findings:
        assert finding.code
        str(finding).encode()
        finding.message.encode()
        finding.excerpt.encode()
    for document in corpus.documents:
        assert document.title == document.title_span.of(document.text)
        assert all(span.of(document.text).strip() for span in document.paragraphs)
        f"{document}".encode()
    return len(corpus.findings)


def file(name: str, packer: Callable[[bytes], bytes] = bytes) -> Callable[[Path], Reads]:
    """Opens a reader of a file of this name."""
    return partial(reads_file, name=name, packer=packer)


def extracted(folder: Path) -> Reads:
    """Reads an article, and what it says."""
    path, extract = folder / "a.txt", extractor(VOCABULARY)

    def reads(content: bytes) -> int:
        path.write_bytes(content)
        found = read_article(path, folder)
        if found.document:
            to_plain(extract(found.document))
        return len(found.findings)

    return reads


ARTICLES = (
    Reader("article", 12, file("a.txt"), samples.articles()),
    Reader("front matter", 6, file("a.md"), samples.FRONT_MATTER, generated.front_matter),
    Reader("saved page", 1, file("a.html"), samples.PAGES),
    Reader("PDF", 1, file("a.pdf"), samples.PDFS),
    Reader("feed", 1, file("a.rss"), samples.FEEDS),
    Reader("feed (XML)", 0.2, file("a.xml"), samples.FEEDS),
    Reader("web archive", 0.7, file("a.warc"), samples.ARCHIVES),
    Reader("web archive, packed", 0.2, file("a.warc.gz"), samples.packed(samples.ARCHIVES)),
    Reader("web archive, packed anew", 0.2, file("a.warc.gz", partial(gzip.compress, compresslevel=1)), samples.ARCHIVES),
    Reader("JSON articles", 8, file("a.json"), samples.ANSWERS, generated.json),
    Reader("JSON lines articles", 6, file("a.jsonl"), samples.LINES, generated.json),
    Reader("Parquet articles", 0.5, file("a.parquet"), [samples.parquet()]),
    Reader("what an article says", 0.2, extracted, samples.SHORT_ARTICLES),
)

"""view.html: the graph as one self-contained page that asks no network for anything."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import struct
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg.publish.page_model import page_model
from kg.publish.publication import Publication

_FILES = Path(__file__).parent / "page_files"
#: the page's own script, in order: all but the last run as one function over the data, the last reads the data and calls it
_SCRIPTS = ("elements", "graph", "times", "state", "tolerance", "selection", "lists", "cards", "arrange", "picture", "timeline", "page")
#: bytes of JSON from which the data is packed: below, the page stays searchable as text and costs a reader no time to unpack
PACKED_FROM = 1_000_000


def page(publication: Publication, title: str = "claimgraph") -> bytes:
    """The page: template, style, script, vendored library and data in one HTML file; the same bytes for the same publication."""
    data = json.dumps(page_model(publication), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return filled(data, title).encode()


def filled(data: str, title: str) -> str:
    """The template around ``data`` with all scripts in it, and their hashes in its content security policy."""
    scripts = [_inert(text) for text in code().values()]
    tags = "\n".join(f"<script>{text}</script>" for text in scripts)
    return _page(data, title, html.escape(title), tags, " ".join(_source_hash(text) for text in scripts))


def served(data: str, title: str, root: str = "/graph") -> str:
    """The same page from a server that has the scripts beside it, each under an address of its content."""
    tags = "\n".join(f'<script src="{root}/{name}.js?{_digest(text)[:16]}"></script>' for name, text in code().items())
    return _page(data, title, f'<a href="/">{html.escape(title)}</a>', tags, "'self'")


@cache
def code() -> Mapping[str, str]:
    """The scripts of the page in the order in which they run."""
    return {"library": _read("cytoscape-fcose.min.js"), "page": script(), "boot": _read("boot.js")}


def _page(data: str, title: str, brand: str, tags: str, sources: str) -> str:
    kind, body = embedded(data)
    style = _read("page.css")
    parts = {"STYLE": style, "TITLE": html.escape(title), "BRAND": brand, "CODE": tags, "KIND": kind, "DATA": body}
    parts["POLICY"] = _policy(sources, style)
    pieces = _read("page.html").split("{{")
    out = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        out += [parts[name], rest]
    return "".join(out)


def script() -> str:
    """The page's own script: its files as the body of one function over the data."""
    body = "\n".join(_read(f"{name}.js") for name in _SCRIPTS)
    return f'"use strict";\nconst openPage = (data) => {{\n{body}\n}};\n'


def embedded(data: str) -> tuple[str, str]:
    """The media type and the content of the data element: plain JSON that cannot end its element, or gzip in base64 when large.

    >>> embedded('{"a":"</script>"}')
    ('application/json', '{"a":"\\\\u003c/script>"}')
    """
    if len(data) < PACKED_FROM:
        return "application/json", data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return "application/gzip", base64.b64encode(_gzip(data.encode())).decode()


def _gzip(content: bytes) -> bytes:
    """``content`` as gzip without time, name or system in the header."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(content) + packer.flush()
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff" + body + struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)


def _inert(code: str) -> str:
    """``code`` without the two sequences that HTML reads inside a script."""
    return code.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _policy(sources: str, style: str) -> str:
    """A content security policy under which only scripts of these sources run, one style applies, and nothing is fetched."""
    return (
        f"default-src 'none'; script-src {sources}; style-src {_source_hash(style)}; img-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


@cache
def _source_hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _read(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")

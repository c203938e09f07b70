"""view.html: the graph as one self-contained page that asks no network for anything."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import struct
import zlib
from collections.abc import Mapping
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
    """The template around ``data``, with the hashes of all scripts and styles in its content security policy."""
    kind, body = embedded(data)
    code = {"LIBRARY": _inert(_read("cytoscape-fcose.min.js")), "SCRIPT": _inert(script()), "BOOT": _inert(_read("boot.js"))}
    styles = {"STYLE": _read("page.css")}
    parts = {**code, **styles, "TITLE": html.escape(title), "KIND": kind, "DATA": body, "POLICY": _policy(code, styles)}
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


def _policy(code: Mapping[str, str], styles: Mapping[str, str]) -> str:
    """A content security policy under which only these scripts and styles run and nothing is fetched."""
    hashed = {kind: " ".join(_source_hash(text) for text in texts.values()) for kind, texts in (("script", code), ("style", styles))}
    return (
        f"default-src 'none'; script-src {hashed['script']}; style-src {hashed['style']}; img-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _source_hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")

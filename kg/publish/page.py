"""view.html: the graph as one self-contained page that asks no network for anything."""

from __future__ import annotations

import json
from pathlib import Path

from kg.publish.page_model import page_model
from kg.publish.publication import Publication

_FILES = Path(__file__).parent / "page_files"


def page(publication: Publication, title: str = "claimgraph") -> bytes:
    """The page: template, style, script, vendored library and data in one HTML file."""
    data = json.dumps(page_model(publication), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    parts = {
        "TITLE": title,
        "STYLE": _read("page.css"),
        "LIBRARY": _read("cytoscape-fcose.min.js").replace("</script", "<\\/script"),
        "SCRIPT": _read("page.js"),
        "DATA": data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"),
    }
    html = _read("page.html")
    pieces = html.split("{{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        filled += [parts[name], rest]
    return "".join(filled).encode()


def _read(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")

"""A dossier as a file: Markdown, one page of HTML that needs nothing else, or CSV with a row for each value of each claim."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.dossier.model import Dossier
from kg.dossier.table import table
from kg.model.iri import is_address

_FOLDER = Path(__file__).parent / "templates"
#: what means something to a reader of Markdown, wherever it stands
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def html(dossier: Dossier) -> str:
    """One page with its own style, under a policy by which nothing else is fetched and nothing runs."""
    style = (_FOLDER / "dossier.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = _environment(autoescape=True)
    environment.tests["web_address"] = is_address
    return _filled(environment, "dossier.html", dossier, style=Markup(style), style_hash=f"sha256-{digest}")


def markdown(dossier: Dossier) -> str:
    """Markdown with tables; whatever a source says stands there as plain words."""
    environment = _environment(autoescape=False, finalize=plain)
    environment.filters["code"] = code
    return re.sub(r"\n{3,}", "\n\n", _filled(environment, "dossier.md", dossier))


#: format -> what writes it; the name is the suffix of the file as well
FORMATS: Mapping[str, Callable[[Dossier], str]] = {"md": markdown, "html": html, "csv": table}
#: suffix of a file -> format, where it is not the format's name
SUFFIXES: Mapping[str, str] = {".markdown": "md", ".htm": "html", **{f".{name}": name for name in FORMATS}}
MEDIA_TYPES: Mapping[str, str] = {"md": "text/markdown", "html": "text/html", "csv": "text/csv"}


def _environment(**settings: Any) -> Environment:
    return Environment(loader=FileSystemLoader(_FOLDER), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, **settings)


def _filled(environment: Environment, template: str, dossier: Dossier, **values: Any) -> str:
    sources = {source.article.iri: source.number for source in dossier.sources}
    return environment.get_template(template).render(it=dossier, sources=sources, **values).strip() + "\n"


def plain(value: object) -> object:
    """Words as Markdown shows them unchanged, on one line; what was marked up before comes back as it is.

    >>> plain("a *b* <c> | d\\n# e")
    'a \\\\*b\\\\* \\\\<c\\\\> \\\\| d \\\\# e'
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return _MARKS.sub(r"\\\1", " ".join(value.split()) if "\n" in value else value)


def code(text: str) -> Markup:
    """A code span that shows the text as it is, whatever backticks it has.

    >>> print(code("a_b"), code("a`b"))
    `a_b` ``a`b``
    """
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return Markup(f"{fence}{text}{fence}")

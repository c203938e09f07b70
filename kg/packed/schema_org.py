"""What a page says of itself: schema.org's article in JSON-LD or microdata, Open Graph, and the usual names of meta elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.packed.json_text import loaded
from kg.packed.news_interface import columns

#: an element of lxml, which has no types of its own
Element = Any
_PROPERTIES = ("headline", "datePublished", "articleBody", "author", "publisher")
#: our column -> the meta elements that hold it, the first that is there counts
_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "date": (
        "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publish-date", "dc.date",
        "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date",
    ),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"),
    "source": ("og:site_name", "application-name", "publisher"),
    "url": ("og:url",),
}  # fmt: skip


def described(page: Element) -> dict[str, str]:
    """Title, date, author, source, url and text of the article of a page, as far as the page says them; JSON-LD first."""
    told: dict[str, str] = {}
    for found in (*_json_ld(page), _microdata(page), _meta(page), _elements(page)):
        told = {**found, **told}
    return {key: value for key, value in told.items() if not (key == "author" and value.startswith("http"))}


def _json_ld(page: Element) -> Iterator[dict[str, str]]:
    for script in page.iterfind(".//script[@type='application/ld+json']"):
        try:
            told = loaded(script.text or "", strict=False)
        except ValueError:
            continue
        for one in _objects(told):
            if _is_article(one.get("@type")):
                yield _columns(one)


def _objects(told: object) -> Iterator[Mapping[str, object]]:
    """The objects of a document: itself, those of a list, those of its graph."""
    waiting = [told]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, Mapping):
            yield one
            waiting.append(one.get("@graph"))


def _is_article(kinds: object) -> bool:
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.rpartition("/")[2].endswith(("Article", "BlogPosting", "Report")) for name in names)


def _columns(told: Mapping[str, object]) -> dict[str, str]:
    """The columns of a schema.org article; its text is the body alone, never the teaser."""
    main = told.get("mainEntityOfPage")
    url = told.get("url") or (main.get("@id") if isinstance(main, Mapping) else main)
    kept = {key: told[key] for key in _PROPERTIES if key in told and (key != "articleBody" or isinstance(told[key], str))}
    return {key: value for key, value in columns(kept | {"url": url}).items() if value}


def _microdata(page: Element) -> dict[str, str]:
    for item in page.iterfind(".//*[@itemtype]"):
        if _is_article(item.get("itemtype", "").split()):
            values: dict[str, object] = {}
            for element in item.iterfind(".//*[@itemprop]"):
                values.setdefault(element.get("itemprop"), _value(element))
            return _columns(values)
    return {}


def _value(element: Element) -> str:
    if element.get("itemprop") == "articleBody":
        return "\n".join(filter(None, (" ".join(part.text_content().split()) for part in element.iterfind(".//p"))))
    named = element.find(".//*[@itemprop='name']")
    attribute = element.get("content") or element.get("datetime") or (named.get("content") if named is not None else "")
    return attribute or " ".join((named if named is not None else element).text_content().split())


def _meta(page: Element) -> dict[str, str]:
    values: dict[str, str] = {}
    for meta in page.iterfind(".//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        values.setdefault(name, meta.get("content").strip())
    return {ours: word for ours, theirs in _META.items() if (word := next(filter(None, (values.get(name, "") for name in theirs)), ""))}


def _elements(page: Element) -> dict[str, str]:
    """What elements show: the first heading or the title of the page, the first time with a date, the canonical address."""
    heading, time, link = page.find(".//h1"), page.find(".//time[@datetime]"), page.find(".//link[@rel='canonical']")
    title = heading if heading is not None else page.find(".//title")
    told = {
        "title": " ".join(title.text_content().split()) if title is not None else "",
        "date": time.get("datetime") if time is not None else "",
        "url": link.get("href", "") if link is not None else "",
    }
    return {key: value for key, value in told.items() if value}

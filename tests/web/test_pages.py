"""Pages and linked data: what a reader and a program see of the shipped graph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.answers.status import Status
from kg.answers.why import documents
from kg.model.iri import Namespaces
from kg.web.app import application
from kg.web.models import DRAWN, PAGE, entity_page
from kg.web.site import Site
from kg.web.source_page import quotes_of, source_page
from tests.golden.conftest import kg
from tests.web.conftest import served, stored

HTML = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def text(client: httpx.Client, path: str) -> str:
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 200, (path, answer.text[:500])
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


def test_the_page_of_a_person_has_posts_facts_and_what_is_only_said(client: httpx.Client) -> None:
    page = text(client, "/person/jeff-sessions")
    assert "United States Attorney General" in page
    assert "2017-02-09 to 2018-11-07" in page
    facts, _, rest = page.partition("Said, but not a fact")
    assert "Facts" in facts
    assert "will likely oppose" not in facts
    assert rest


def test_every_statement_of_a_page_names_its_source(client: httpx.Client, site: Site) -> None:
    page = client.get("/person/jeff-sessions", headers=HTML).text
    told = re.findall(r'<li class="told (?:fact|said|denied)">.*?</li>', page, re.S)
    assert len(told) > 20
    assert all(re.search(r'class="who">.*·', one, re.S) for one in told)


@pytest.mark.parametrize(
    ("day", "there", "gone"),
    [
        ("as-of=2018-06-01", "United States Attorney General", "Senator for Alabama"),
        ("known-at=2016-12-01", "Senator for Alabama", "to 2018-11-07"),
    ],
)
def test_the_clocks_stand_in_the_address(client: httpx.Client, day: str, there: str, gone: str) -> None:
    page = client.get(f"/person/jeff-sessions?{day}", headers=HTML).text
    posts = page.partition('<h2 id="posts">')[2].partition("<figure")[0]
    assert there in posts
    assert gone not in posts


def test_an_impossible_day_is_told(client: httpx.Client) -> None:
    assert client.get("/person/jeff-sessions?as-of=2018-13-01").status_code == 400


def test_a_narrowed_page_has_one_kind(client: httpx.Client) -> None:
    page = client.get("/person/jeff-sessions?class=Endorsement", headers=HTML).text
    kinds = set(re.findall(r'class="badge[^>]*>[^<]*</span>(\w+) ·', page))
    assert kinds == {"Endorsement"}


def test_a_source_shows_the_words_that_claims_rest_on(client: httpx.Client, site: Site) -> None:
    page = client.get("/doc/courier-2017-02-09-confirmation", headers=HTML).text
    marked = re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.S)
    assert any("took the oath" in words for words in marked)
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.partition('aria-label="Text">')[2].partition("</section>")[0]))
    written = next(text for text in site.texts.values() if "took the oath" in text)
    assert plain.split("WASHINGTON")[1].split(".")[0].strip() in re.sub(r"\s+", " ", written).replace("'", "&#39;")


def test_each_claim_of_a_source_tells_how_it_stands_in_words(client: httpx.Client, site: Site) -> None:
    documents = [row["doc"] for row in site.data.graphs("SELECT DISTINCT ?doc WHERE { GRAPH ?g { ?q dcterms:source ?doc ; oa:exact ?e } }")]
    shown: list[str] = []
    for path in map(site.path, documents):
        page = client.get(path, headers=HTML).text
        rows = re.findall(r"<tr><td><a [^>]*>.*?</a></td><td>(.*?)</td>", page, re.S)
        assert len(rows) == page.count("<tr><td>")
        shown += [re.sub(r"<[^>]+>", " ", row).strip() for row in rows]
        tooltips = re.findall(r' title="([^"]*)"><mark', page)
        assert all(re.search(rf"\((?:{'|'.join(Status)})\)$", one) for told in tooltips for one in unescape(told).split("; ")), tooltips
    assert {"fact", "denied", "withheld", "not a fact expected", "not a fact alleged"} <= {" ".join(one.split()) for one in shown}
    assert all(shown)


@pytest.mark.parametrize("words", ["Trump", "recusal", "endorsement"])
def test_each_situation_that_is_found_stands_there_as_on_its_page(client: httpx.Client, site: Site, words: str) -> None:
    page = client.get(f"/search?q={words}&all", headers=HTML).text
    hits = re.findall(r'<li class="told [^"]*">(.*?)</li>', page, re.S)
    standing = {re.findall(r'href="([^"]+)"', one)[0]: re.findall(r'<span class="badge (\w+)"', one) for one in hits}
    told = client.get("/api/v1/search", params={"q": words}).json()["hits"]
    assert {site.path(hit["iri"]) for hit in told} >= set(standing)
    for hit in told[: len(hits)]:
        own = client.get(site.path(hit["iri"]), headers=HTML).text.partition('<p class="lead">')[2].partition("</p>")[0]
        there = re.findall(r'<span class="badge (\w+)"', own)
        assert standing[site.path(hit["iri"])] == there
        assert [hit["standing"]] == there if there else "standing" not in hit
    assert any(standing.values())


def test_what_is_only_denied_or_asked_for_is_found_as_that(client: httpx.Client) -> None:
    told = client.get("/api/v1/search", params={"q": "Trump"}).json()["hits"]
    assert all(set(hit["statuses"]) <= set(Status) for hit in told if "statuses" in hit)
    (denied, *_) = (hit for hit in told if hit.get("statuses") == ["denied"])
    assert "denied" in text(client, f"/search?q={denied['label']}&all")


def test_a_source_of_which_nobody_knows_who_printed_or_wrote_it_names_nobody(site: Site, tmp_path: Path) -> None:
    told = {site.names.expand(name) for name in ("dcterms:publisher", "dcterms:creator")}
    store = ox.Store()
    store.bulk_extend(quad for quad in site.data.store if quad.predicate.value not in told)
    bare = stored(site, store, tmp_path / "bare.nq")
    for iri in documents(site.data):
        whole, without = source_page(site, iri), source_page(bare, iri)
        assert whole
        assert without
        assert without.article == replace(whole.article, outlet="", authors=(), voice=without.article.voice)
        assert without.quotes == whole.quotes
    assert any(page.article.outlet for iri in documents(site.data) if (page := source_page(site, iri)))


def test_the_quotes_of_a_source_are_listed_a_stretch_at_a_time(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    iri = max(documents(site.data), key=lambda one: len(quotes_of(site.data, one)))
    every = quotes_of(site.data, iri)
    monkeypatch.setattr("kg.web.source_page.SHOWN", 7)
    pages = [source_page(site, iri, start) for start in range(0, len(every), 7)]
    assert len(pages) > 1
    assert [quote for page in pages if page for quote in page.quotes.rows] == every
    assert all(page.paragraphs == pages[0].paragraphs for page in pages if page and pages[0]), "all of them are marked in the text"


def test_what_is_drawn_of_somebody_with_many_posts_is_bounded(site: Site, tmp_path: Path) -> None:
    names, store = site.names, ox.Store()
    turtle = ["per:ann a foaf:Person ; skos:prefLabel 'Ann' ."]
    turtle += [f"post:p{n} a org:Post ; skos:prefLabel 'Post {n}' ." for n in range(DRAWN + 10)]
    _add(store, names, "registry", turtle)
    dates = "kgo:begin '1950-01-01' ; kgo:beginMin '1950-01-01'^^xsd:date ; kgo:beginMax '1950-01-01'^^xsd:date"
    _add(
        store, names, "truthy", [f"ten:t{n} a kgo:Tenure ; org:member per:ann ; kgo:post post:p{n} ; {dates} ." for n in range(DRAWN + 10)]
    )
    many = stored(site, store, tmp_path / "many.nq")
    found = entity_page(many, many.data, names.expand("per:ann"))
    assert found
    assert (found.posts.count, len(found.posts.rows)) == (DRAWN + 10, PAGE)
    assert [bar.item.label for bar in found.drawing.bars] == [tenure.post_name for tenure, *_ in found.posts.rows]


def _add(store: ox.Store, names: Namespaces, graph: str, turtle: Sequence[str]) -> None:
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in names.prefixes.items())
    store.load(prefixes + "\n".join(turtle), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(names.graph(graph)))


def test_a_claim_has_a_page_of_its_own(client: httpx.Client, site: Site) -> None:
    row = site.data.graphs(
        "SELECT ?c ?exact WHERE { GRAPH ?g { ?c a kgo:Claim ; kgo:evidence ?q . ?q oa:exact ?exact } } ORDER BY ?c LIMIT 1"
    )[0]
    page = client.get(site.path(row["c"]), headers=HTML)
    assert page.status_code == 200
    assert row["c"] in page.text


@pytest.mark.parametrize(
    ("suffix", "form"), [(".ttl", ox.RdfFormat.TURTLE), (".jsonld", ox.RdfFormat.JSON_LD), (".nt", ox.RdfFormat.N_TRIPLES)]
)
def test_data_comes_by_suffix_and_is_what_the_graph_says(client: httpx.Client, site: Site, suffix: str, form: ox.RdfFormat) -> None:
    answer = client.get(f"/person/jeff-sessions{suffix}")
    person = ox.NamedNode(site.names.iri("person", "jeff-sessions"))
    found = {quad.triple for quad in ox.parse(answer.content, format=form)}
    assert {quad.triple for quad in site.data.store.quads_for_pattern(person, None, None, None)} == found
    assert 'rel="alternate"' in answer.headers["link"]


def test_a_situation_as_data_brings_its_claims_with_their_words(client: httpx.Client, site: Site) -> None:
    row = site.data.graphs("SELECT ?s ?c WHERE { GRAPH ?g { ?c kgo:about ?s ; kgo:evidence ?q } } ORDER BY ?s LIMIT 1")[0]
    answer = client.get(site.path(row["s"]), headers={"accept": "text/turtle"})
    told = {(quad.subject.value, quad.predicate.value) for quad in ox.parse(answer.content, format=ox.RdfFormat.TURTLE)}  # type: ignore[union-attr]
    assert (row["c"], site.names.term("about")) in told
    assert any(prop.endswith("oa#exact") for _, prop in told)


def test_accept_decides_between_page_and_data(client: httpx.Client) -> None:
    assert client.get("/person/jeff-sessions", headers=HTML).headers["content-type"].startswith("text/html")
    turtle = client.get("/person/jeff-sessions", headers={"accept": "text/turtle, text/html;q=0.1"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert client.get("/person/jeff-sessions", headers={"accept": "image/png"}).status_code == 406


def test_every_minted_iri_is_served(client: httpx.Client, site: Site) -> None:
    rows = site.data.graphs("SELECT DISTINCT ?s WHERE { GRAPH ?g { ?s ?p ?o } FILTER(!CONTAINS(STR(?s), '#')) } ORDER BY ?s")
    own = [row["s"] for row in rows if row["s"].startswith(site.names.base)]
    assert len(own) > 1000
    for iri in own[:: max(1, len(own) // 120)]:
        assert client.get(site.path(iri), headers=HTML).status_code == 200, iri


def test_the_ontology_is_served_where_its_terms_point(client: httpx.Client) -> None:
    answer = client.get("/ont", headers={"accept": "text/turtle"})
    assert answer.status_code == 200
    assert "kgo:Recusal" in answer.text


def test_the_ontology_is_a_page_too(client: httpx.Client) -> None:
    assert "kgo:Recusal" in text(client, "/ont")


def test_a_situation_of_which_nothing_was_known_on_the_day_is_not_found_then(client: httpx.Client, site: Site) -> None:
    wanted = "SELECT ?s WHERE { ?s a kgo:Recusal ; kgo:date ?date } ORDER BY ?s"
    path = site.path(site.data.world(wanted)[0]["s"])
    assert client.get(path, headers=HTML).status_code == 200
    early = client.get(f"{path}?as-of=1999-01-01", headers=HTML)
    assert early.status_code == 404
    assert "on that day" in early.text


def test_search_leads_on_and_slugs_lead_to_the_entity(client: httpx.Client) -> None:
    assert "Jeff Sessions" in text(client, "/search?q=Sessons")
    exact = client.get("/search?q=Jeff+Sessions", headers=HTML)
    assert (exact.status_code, exact.headers["location"]) == (303, "/person/jeff-sessions")
    slug = client.get("/entity/jeff-sessions", headers=HTML)
    assert (slug.status_code, slug.headers["location"]) == (303, "/person/jeff-sessions")
    missing = client.get("/person/jeff-sesions", headers=HTML)
    assert missing.status_code == 404
    assert "/person/jeff-sessions" in missing.text


def test_what_was_merged_leads_to_what_it_became(site: Site, tmp_path: Path) -> None:
    store, registry = ox.Store(), ox.NamedNode(site.names.graph("registry"))
    store.bulk_extend(iter(site.data.store))
    old, kept = (ox.NamedNode(site.names.expand(name)) for name in ("per:jeff-session", "per:jeff-sessions"))
    store.add(ox.Quad(old, ox.NamedNode(site.names.expand("dcterms:isReplacedBy")), kept, registry))
    with served(application(stored(site, store, tmp_path / "merged.nq"))) as address:
        for path in ("/entity/jeff-session", "/person/jeff-session"):
            answer = httpx.get(f"{address}{path}", headers=HTML)
            assert (answer.status_code, answer.headers["location"]) == (301, "/person/jeff-sessions")


def test_a_name_that_a_shipped_decision_merged_leads_on_though_no_text_has_it_any_more(client: httpx.Client) -> None:
    answer = client.get("/person/rob-rosenstein", headers=HTML)
    assert (answer.status_code, answer.headers["location"]) == (301, "/person/rod-rosenstein")


def test_days_the_wrong_way_round_are_told(client: httpx.Client) -> None:
    answer = client.get("/timeline?from=2018-12-31&to=2018-01-01", headers=HTML)
    assert (answer.status_code, "ask from 2018-01-01 to 2018-12-31" in answer.text) == (400, True)
    assert client.get("/timeline?from=2018-01-01&to=2018-01-01", headers=HTML).status_code == 200


@pytest.mark.parametrize("path", ["/", "/timeline", "/sources", "/conflicts", "/quarantine", "/graph", "/sparql", "/search?q=", "/healthz"])
def test_every_page_answers(client: httpx.Client, path: str) -> None:
    assert client.get(path, headers=HTML).status_code == 200


def test_the_timeline_keeps_to_its_days(client: httpx.Client) -> None:
    page = text(client, "/timeline?from=2017-01-01&to=2017-12-31&class=Recusal")
    assert "recuses" in page
    assert "endorses" not in page
    days = re.findall(r"\b(20\d\d)-\d\d-\d\d\b", page.partition("only facts")[2])
    assert set(days) == {"2017"}


def test_conflicts_show_both_sides(client: httpx.Client) -> None:
    page = text(client, "/conflicts")
    assert "why:" in page
    assert "clears it" in page


def test_pages_need_no_script(client: httpx.Client) -> None:
    for path in ("/", "/person/jeff-sessions", "/timeline", "/doc/courier-2017-02-09-confirmation"):
        assert "<script" not in client.get(path, headers=HTML).text


def test_the_dossier_of_an_entity_is_linked_and_comes_in_three_forms(client: httpx.Client, site: Site) -> None:
    page = client.get("/person/jeff-sessions?known-at=2019-11-06", headers=HTML).text
    links = re.findall(r'href="(/dossier/[^"]+)"', page)
    assert links == [f"/dossier/person/jeff-sessions{suffix}?known-at=2019-11-06" for suffix in ("", ".md", ".csv")]
    kinds = [client.get(link).headers["content-type"].partition(";")[0] for link in links]
    assert kinds == ["text/html", "text/markdown", "text/csv"]
    told = client.get(links[1]).text
    assert "known at: 2019-11-06" in told
    assert "according to a White House source" in told
    assert "Example Courier" in told


def test_a_dossier_rests_on_the_file_that_is_served(client: httpx.Client, built: Path) -> None:
    printed = kg("dossier", "Jeff Sessions", "--format", "html", cwd=built).stdout
    served = client.get("/dossier/person/jeff-sessions")
    assert served.text == printed
    assert served.headers["content-security-policy"] == "frame-ancestors 'none'"


@pytest.mark.parametrize(
    "path", ["/dossier/person/nobody", "/dossier/event/recusal_jeff-sessions_russia-probe", "/dossier/", "/dossier/a b"]
)
def test_there_is_no_dossier_of_what_is_no_entity(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_dossier_of_an_entity_with_a_name_beyond_ascii_is_a_file_of_that_name(site: Site, tmp_path: Path) -> None:
    store = ox.Store()
    _add(store, site.names, "registry", [f"<{site.names.iri('person', 'žižek')}> a foaf:Person ; skos:prefLabel 'Žižek' ."])
    with served(application(stored(site, store, tmp_path / "z.nq"))) as address:
        answer = httpx.get(f"{address}/dossier/person/žižek.md")
    assert (answer.status_code, answer.headers["content-disposition"]) == (200, "attachment; filename*=UTF-8''%C5%BEi%C5%BEek.md")

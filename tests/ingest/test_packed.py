"""Articles out of saved pages, PDFs, feeds, web archives and answers of news interfaces; every quote stands in the text that was kept."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kg.ingest.corpus import Corpus, read_corpus
from kg.packed import own_files, packed
from kg.packed.markup import plain
from kg.validate.texts import find_texts
from kg.vocabulary import load

VOCABULARY = load()
BODY = (
    "Mayor Ann Lee of Springfield resigned on Thursday after a long dispute with the council over the budget of the city.",
    "“I have done what I could,” she said in a statement that her office sent to the papers in the afternoon of that day.",
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)
AROUND = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
NEWS_ARTICLE = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Springfield Post"},
        {
            "@type": ["NewsArticle"],
            "headline": "Mayor &amp; council part ways",
            "datePublished": "2021-03-05T18:00:00Z",
            "author": [{"@type": "Person", "name": "Bob Ray"}, {"@type": "Person", "name": "Sue Poe"}],
            "publisher": {"@type": "Organization", "name": "The Springfield Post"},
            "mainEntityOfPage": {"@id": "https://post.example/mayor"},
            "articleBody": "\n".join(BODY),
        },
    ],
}
JSON_LD = f"<head><script type='application/ld+json'>{json.dumps(NEWS_ARTICLE)}</script></head><body><h1>Other</h1>{AROUND}</body>"
OPEN_GRAPH = (
    "<html><head><title>Mayor &amp; council part ways | Post</title><meta property='og:title' content='Mayor &amp; council part ways'>"
    "<meta property='article:published_time' content='2021-03-05T18:00:00Z'><meta name='author' content='Bob Ray'>"
    f"<meta property='og:site_name' content='The Springfield Post'></head><body>{AROUND}<article><h1>Mayor &amp; council part ways</h1>"
    f"{PARAGRAPHS * 2}</article><footer>All rights reserved</footer></body></html>"
)
MICRODATA = (
    "<html><head><link rel='canonical' href='https://post.example/mayor'></head><body>"
    f"{AROUND}<div itemscope itemtype='http://schema.org/NewsArticle'><h2 itemprop='headline'>Mayor &amp; council part ways</h2>"
    "<time itemprop='datePublished' datetime='2021-03-05T18:00:00Z'>March 5</time><span itemprop='author'>Bob Ray</span>"
    f"<div itemprop='articleBody'>{PARAGRAPHS}</div></div></body></html>"
)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def corpus_of(path: Path) -> Corpus:
    return read_corpus([path], VOCABULARY, root=path.parent)


def paragraphs_of(corpus: Corpus) -> list[list[str]]:
    return [[span.of(document.text) for span in document.paragraphs] for document in corpus.documents]


@pytest.mark.parametrize("markup", [JSON_LD, OPEN_GRAPH, MICRODATA], ids=["JSON-LD", "Open Graph", "microdata"])
def test_a_saved_page_is_read_as_the_article_that_it_shows(markup: str, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = written(tmp_path, "saved.html", markup)
    corpus = corpus_of(path)
    assert corpus.findings == ()
    (document,) = corpus.documents
    assert (document.title, document.published_at) == ("Mayor & council part ways", "2021-03-05T18:00:00Z")
    assert document.authors[0] == "Bob Ray"
    assert paragraphs_of(corpus)[0][: len(BODY)] == list(BODY)
    assert not {"Home", "Sport", "All rights reserved"} & set(document.text.split("\n"))
    assert find_texts([path], frozenset({document.sha256})).texts == {document.sha256: document.text}


def test_a_short_article_is_its_own_words_and_not_what_stands_around_it(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    told = '{"@type": "NewsArticle", "headline": "Poe resigns", "datePublished": "2009-03-04", "articleBody": "Cal Poe resigned."}'
    page = f"<html><head><script type='application/ld+json'>{told}</script></head><body><nav>Home</nav></body></html>"
    assert paragraphs_of(corpus_of(written(tmp_path, "saved.html", page))) == [["Cal Poe resigned."]]


def test_schema_org_says_who_published_a_page_and_where(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (document,) = corpus_of(written(tmp_path, "saved.htm", JSON_LD)).documents
    assert (document.publisher, document.url, document.authors) == (
        "The Springfield Post", "https://post.example/mayor", ("Bob Ray", "Sue Poe"),
    )  # fmt: skip


def test_the_day_of_a_page_that_does_not_say_it_stands_in_the_name_of_the_file(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    undated = OPEN_GRAPH.replace("article:published_time", "x")
    assert [finding.code for finding in corpus_of(written(tmp_path, "saved.html", undated)).findings] == ["KG0202"]
    (document,) = corpus_of(written(tmp_path, "post-2021-03-05.html", undated)).documents
    assert document.published_at == "2021-03-05"


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("", "no web page"),
        ("<html><body><p>Hm.</p></body></html>", "no headline"),
        ("<html><body><h1>Mayor quits</h1></body></html>", "no text"),
    ],
    ids=["empty", "without headline", "without text"],
)
def test_a_page_without_an_article_says_why(markup: str, why: str, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    corpus = corpus_of(written(tmp_path, "a.html", markup))
    assert corpus.documents == ()
    assert [(finding.code, str(finding.place)) for finding in corpus.findings] == [("KG0260", "a.html")]
    assert why in corpus.findings[0].message


def pdf_of(lines: Sequence[str]) -> bytes:
    """A PDF of one page with these lines."""
    shown = b" ".join(b"(%s) Tj T*" % line.replace("(", "\\(").replace(")", "\\)").encode("cp1252") for line in lines)
    stream = b"BT /F1 11 Tf 14 TL 50 800 Td %s ET" % shown
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    file, places = io.BytesIO(b"%PDF-1.4\n"), []
    file.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, b"".join(b"%010d 00000 n \n" % place for place in places)))
    file.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start))
    return file.getvalue()


def test_the_lines_of_a_pdf_are_joined_to_paragraphs(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    lines = [
        "Mayor and council part ways", "By Bob Ray", "March 5, 2021", "",
        "Mayor Ann Lee resigned on Thursday after a dispute with the", "council over the budget, and an inves-",
        "tigation of it is to begin.",
        "“I have done what I could,” she said in a statement that her office", "sent in the afternoon.",
    ]  # fmt: skip
    corpus = corpus_of(written(tmp_path, "mayor.pdf", pdf_of(lines)))
    assert corpus.findings == ()
    (document,) = corpus.documents
    assert (document.title, document.published_at, document.authors) == ("Mayor and council part ways", "2021-03-05", ("Bob Ray",))
    assert "an investigation of it is to begin." in document.text
    assert paragraphs_of(corpus)[0][-1] == "“I have done what I could,” she said in a statement that her office sent in the afternoon."


@pytest.mark.parametrize(
    ("content", "why"), [(b"%PDF-1.7\n%\xe2\xe3", "damaged"), (pdf_of([""]), "no text")], ids=["damaged", "without text"]
)
def test_a_pdf_without_an_article_says_why(content: bytes, why: str, tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (finding,) = corpus_of(written(tmp_path, "a.pdf", content)).findings
    assert (finding.code, str(finding.place)) == ("KG0260", "a.pdf")
    assert why in finding.message


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Springfield Post</title><item><title>Mayor &amp;amp; council part ways</title><link>https://post.example/mayor</link>
<pubDate>Fri, 05 Mar 2021 18:00:00 GMT</pubDate><author>Bob Ray</author><description>Short.</description>
<content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item><item><title>Nothing</title></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Springfield Post</title><entry>
<title>Mayor &amp; council part ways</title><link href="https://post.example/mayor"/><published>2021-03-05T18:00:00Z</published>
<author><name>Bob Ray</name></author><content type="html"><![CDATA[{PARAGRAPHS}]]></content></entry>
<entry><title>Nothing</title></entry></feed>"""


@pytest.mark.parametrize(("name", "content"), [("a.rss", RSS), ("a.xml", RSS), ("a.atom", ATOM)])
def test_each_entry_of_a_feed_is_an_article_and_one_without_text_a_finding(name: str, content: str, tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    corpus = corpus_of(written(tmp_path, name, content))
    (document,) = corpus.documents
    assert (document.title, document.published.isoformat()) == ("Mayor & council part ways", "2021-03-05")
    assert (document.publisher, document.url, document.authors) == ("The Springfield Post", "https://post.example/mayor", ("Bob Ray",))
    assert paragraphs_of(corpus) == [list(BODY)]
    assert [(finding.code, str(finding.place)) for finding in corpus.findings] == [("KG0260", f"{name}:2")]


def test_xml_that_is_no_feed_is_passed_over(tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    corpus = corpus_of(written(tmp_path, "a.xml", "<note><to>Ann</to></note>"))
    assert [finding.code for finding in corpus.findings] == ["KG0224"]


def record_of(address: str, status: str, kind: str, content: str) -> bytes:
    """A record of a web archive: the answer to a request for an address."""
    answer = f"HTTP/1.0 {status}\r\nContent-Type: {kind}\r\n\r\n{content}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
    return b"%sContent-Length: %d\r\n\r\n%s\r\n\r\n" % (head.encode(), len(answer), answer)


@pytest.mark.parametrize(("name", "packer"), [("crawl.warc", bytes), ("crawl.warc.gz", gzip.compress)])
def test_each_page_of_a_web_archive_is_an_article(name: str, packer: Callable[[bytes], bytes], tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    pytest.importorskip("warcio")
    records = (
        record_of("https://post.example/style.css", "200 OK", "text/css", "p {}"),
        record_of("https://post.example/gone", "404 Not Found", "text/html", OPEN_GRAPH),
        record_of("https://post.example/mayor", "200 OK", "text/html; charset=utf-8", OPEN_GRAPH),
    )
    corpus = corpus_of(written(tmp_path, name, b"".join(map(packer, records))))
    assert corpus.findings == ()
    (document,) = corpus.documents
    assert (document.url, document.path) == ("https://post.example/mayor", f"{name}#3")


@pytest.mark.parametrize(
    ("damaged", "why"),
    [
        (lambda record: record[:-300], "cut short"),
        (lambda record: gzip.compress(record)[:-150], "cut short"),
        (lambda _: b"not a record\r\n\r\n", "damaged"),
    ],
    ids=["cut short", "packed and cut short", "no record"],
)
def test_of_a_damaged_web_archive_the_rest_is_kept(damaged: Callable[[bytes], bytes], why: str, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    pytest.importorskip("warcio")
    record = record_of("https://post.example/mayor", "200 OK", "text/html", OPEN_GRAPH)
    packer = gzip.compress if damaged(record)[:2] == b"\x1f\x8b" else bytes
    corpus = corpus_of(written(tmp_path, "crawl.warc", packer(record) + damaged(record)))
    assert len(corpus.documents) == 1
    assert [(finding.code, str(finding.place)) for finding in corpus.findings] == [("KG0260", "crawl.warc:2")]
    assert why in corpus.findings[0].message


ANSWERS = {
    "NewsAPI": {
        "status": "ok",
        "articles": [
            {
                "source": {"id": None, "name": "The Springfield Post"}, "author": "Bob Ray", "title": "Mayor & council part ways",
                "description": "Short.", "url": "https://post.example/mayor", "publishedAt": "2021-03-05T18:00:00Z",
                "content": "\n".join(BODY),
            }
        ],
    },
    "The Guardian": {
        "response": {
            "results": [
                {
                    "webTitle": "Mayor & council part ways", "webUrl": "https://post.example/mayor", "publication": "The Springfield Post",
                    "webPublicationDate": "2021-03-05T18:00:00Z", "fields": {"byline": "Bob Ray", "body": PARAGRAPHS},
                }
            ]
        }
    },
    "The New York Times": {
        "response": {
            "docs": [
                {
                    "headline": {"main": "Mayor & council part ways"}, "web_url": "https://post.example/mayor",
                    "source": "The Springfield Post",
                    "pub_date": "2021-03-05T18:00:00+0000", "byline": {"original": "By Bob Ray"}, "lead_paragraph": "\n".join(BODY),
                }
            ]
        }
    },
    "JSON Feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {
                "title": "Mayor & council part ways", "url": "https://post.example/mayor", "date_published": "2021-03-05T18:00:00Z",
                "authors": [{"name": "Bob Ray"}], "publisher": "The Springfield Post", "content_html": PARAGRAPHS,
            }
        ],
    },
    "schema.org": NEWS_ARTICLE["@graph"][1] | {"headline": "Mayor & council part ways", "url": "https://post.example/mayor"},  # type: ignore[operator,index]
}  # fmt: skip


@pytest.mark.parametrize("interface", ANSWERS)
def test_the_answer_of_a_news_interface_is_read_under_its_own_names(interface: str, tmp_path: Path) -> None:
    corpus = corpus_of(written(tmp_path, "answer.json", json.dumps(ANSWERS[interface])))
    assert corpus.findings == ()
    (document,) = corpus.documents
    assert (document.title, document.published.isoformat()) == ("Mayor & council part ways", "2021-03-05")
    assert (document.publisher, document.url, document.authors[0]) == ("The Springfield Post", "https://post.example/mayor", "Bob Ray")
    assert paragraphs_of(corpus) == [list(BODY)]


def test_json_lines_may_have_the_names_of_a_news_interface(tmp_path: Path) -> None:
    lines = json.dumps(ANSWERS["NewsAPI"]["articles"][0]) + "\n"  # type: ignore[index]
    corpus = corpus_of(written(tmp_path, "a.jsonl", lines))
    assert [document.title for document in corpus.documents] == ["Mayor & council part ways"]


@pytest.mark.parametrize("left_out", ["\u2026 [+2345 chars]", " [+12 chars]\n", "... [4,137 chars]"])
def test_a_text_of_which_an_interface_gives_the_beginning_is_marked_as_cut(left_out: str, tmp_path: Path) -> None:
    answer = json.loads(json.dumps(ANSWERS["NewsAPI"]))
    answer["articles"][0]["content"] += left_out
    corpus = corpus_of(written(tmp_path, "answer.json", json.dumps(answer)))
    (finding,) = corpus.findings
    assert (finding.code, finding.severity.value, str(finding.place)) == ("KG0263", "Info", "answer.json:1")
    assert left_out.strip("\u2026. \n") in finding.message
    assert "chars" not in corpus.documents[0].text
    assert corpus.documents[0].text.rstrip("\u2026.\n").endswith(BODY[-1].rstrip("."))


def test_words_in_brackets_inside_a_text_stay(tmp_path: Path) -> None:
    answer = json.loads(json.dumps(ANSWERS["NewsAPI"]))
    answer["articles"][0]["content"] = "The limit is [280 chars] now.\n" + answer["articles"][0]["content"]
    corpus = corpus_of(written(tmp_path, "answer.json", json.dumps(answer)))
    assert corpus.findings == ()
    assert "[280 chars]" in corpus.documents[0].text


def test_what_is_written_as_markup_in_markup_stays_written() -> None:
    assert plain("<p>The tag &amp;lt;b&amp;gt; &amp; AT&amp;T</p>") == "The tag &lt;b&gt; & AT&T"


def test_json_that_holds_no_articles_is_passed_over(tmp_path: Path) -> None:
    corpus = corpus_of(written(tmp_path, "settings.json", '{"colour": "red"}'))
    assert [finding.code for finding in corpus.findings] == ["KG0224"]
    corpus = corpus_of(written(tmp_path, "settings.json", "{"))
    assert [finding.code for finding in corpus.findings] == ["KG0260"]


@pytest.mark.parametrize(
    ("name", "package"), [("a.html", "trafilatura"), ("a.pdf", "pypdf"), ("a.rss", "feedparser"), ("a.warc", "warcio")]
)
def test_where_the_package_is_missing_the_finding_says_what_to_install(
    name: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    (finding,) = corpus_of(written(tmp_path, name, JSON_LD)).findings
    assert package in finding.message
    assert "pip install 'claimgraph[formats]'" in finding.message


def test_the_articles_of_a_feed_as_files_of_our_own(tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    feed = written(tmp_path, "post.rss", RSS)
    ((name, content),) = own_files(feed)
    assert name == "post-1.md"
    alone = corpus_of(written(tmp_path, name, content))
    assert [document.sha256 for document in alone.documents] == [document.sha256 for document in corpus_of(feed).documents]


def test_the_ending_says_what_holds_articles() -> None:
    assert [packed(name) for name in ("a.HTML", "b.warc.gz", "c.gz", "d.md")] == [".html", ".warc.gz", "", ""]

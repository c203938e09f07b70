"""view.html as a file: what stands in it, what can never stand in it, and that its bytes do not move."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import random
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.publish import page as page_file
from kg.publish.page import PACKED_FROM, embedded, filled, page
from kg.publish.page_claims import in_sentence
from kg.publish.page_model import page_model
from tests.publish.page_story import HOSTILE, NAMES, TEXT, quads, story

FILES = Path(page_file.__file__).parent / "page_files"


class Elements(HTMLParser):
    """The start tags of a document with their attributes, and the raw text of its scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.raw: list[tuple[str, dict[str, str], str]] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.inside = tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.raw.append((*self.tags[-1], data))


@pytest.fixture(scope="module")
def model() -> dict[str, Any]:
    return page_model(story())


def record(model: dict[str, Any], kind: str, name: str) -> dict[str, Any]:
    return next(one for one in model[kind] if one["id"] == name)


def test_the_vendored_library_is_the_one_that_was_built() -> None:
    for vendored in tomllib.loads((FILES / "VENDOR.toml").read_text(encoding="utf-8")).values():
        assert hashlib.sha256((FILES / vendored["file"]).read_bytes()).hexdigest() == vendored["sha256"]
        assert all(package.split(" ")[0] in (FILES / "LICENSES.txt").read_text(encoding="utf-8") for package in vendored["packages"])


def test_the_order_of_quads_leaves_no_trace() -> None:
    shuffled = quads()
    random.Random(3).shuffle(shuffled)
    assert page(story(shuffled)) == page(story())


def test_a_label_cannot_become_markup() -> None:
    text = page(story()).decode()
    elements = Elements(text)
    data = next(content for tag, attributes, content in elements.raw if attributes.get("id") == "data")
    assert HOSTILE in {entity["label"] for entity in json.loads(data)["entities"]}
    assert "<" not in data
    assert not [tag for tag, _ in elements.tags if tag in {"img", "iframe", "object", "embed", "link", "base"}]


def test_text_goes_into_the_page_as_text() -> None:
    markup = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function")
    own = [path for path in FILES.glob("*.js") if path.name != "cytoscape-fcose.min.js"]
    assert len(own) > 5
    assert not [path.name for path in own if markup.search(path.read_text(encoding="utf-8"))]


def test_only_our_own_scripts_may_run_and_nothing_may_be_fetched() -> None:
    elements = Elements(page(story()).decode())
    policy = next(attributes["content"] for tag, attributes in elements.tags if attributes.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy
    for tag, attributes, content in elements.raw:
        if attributes.get("id") != "data":
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy, tag
    assert not [attributes for _, attributes in elements.tags if "src" in attributes]


def test_code_cannot_end_its_own_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.publish.page.code", lambda: {"page": "a = '</script>'; b = '<!--';"})
    assert "a = '<\\/script>'; b = '<\\!--';" in page(story()).decode()


def test_a_situation_has_its_fillers_its_times_with_their_bounds_and_who_tells_them(model: dict[str, Any]) -> None:
    assert record(model, "situations", "ten:day") == {
        "id": "ten:day",
        "cls": "Tenure",
        "label": "Day as Mayor of Elm",
        "fact": True,
        "roles": [["member", "per:ada-day", "id", [0, 1]], ["post", "post:mayor-of-elm", "id", [0, 1]]],
        "begin": "2011-05-03",
        "end": "[..2019-11-06]",
        "beginMin": "2011-05-03",
        "beginMax": "2011-05-03",
        "endMax": "2019-11-06",
        "by": {"begin": [["2011-05-03", 0]], "end": [["[..2019-11-06]", 0], ["[..2019-11-06]", 1]]},
    }
    assert record(model, "situations", "ev:endorsed") == {
        "id": "ev:endorsed",
        "cls": "Endorsement",
        "label": "Cole endorses Day",
        "fact": True,
        "roles": [["agent", "per:bo-cole", "id", [1]], ["target", "per:ada-day", "id", [1]]],
        "date": "2019-11-08",
        "dateMin": "2019-11-08",
        "dateMax": "2019-11-08",
        "by": {"date": [["2019-11-08", 1]]},
    }


def test_the_words_for_all_that_the_page_names_are_those_of_the_ontology(model: dict[str, Any]) -> None:
    roles = ["agent", "candidate", "contest", "matter", "member", "office", "post", "target"]
    times = ["begin", "date", "duration", "end", "stage", "condition"]
    kinds = ["Contest", "Person", "Post"]
    axes = ["Actual", "Affirmed", "Alleged", "Certain", "Conditional", "Negated", "Unrealised"]
    assert model["terms"] == {"durationLessThan": "duration less than", **{name: name.lower() for name in (*roles, *times, *kinds, *axes)}}


def test_a_value_of_the_ontology_has_its_label() -> None:
    prefixes = "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in NAMES.prefixes.items())
    angry = """graph:doc_elm { ev:angry a kgo:Attitude ; kgo:bearer per:ada-day ; kgo:attitude kgo:Anger .
      clm:angry a kgo:Claim ; kgo:about ev:angry ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:holder doc:elm }"""
    model = page_model(story([*quads(), *ox.parse(f"{prefixes}\n{angry}", format=ox.RdfFormat.TRIG)]))
    assert ["attitude", "kgo:Anger", "id", [1]] in record(model, "situations", "ev:angry")["roles"]
    assert model["terms"]["Anger"] == "anger"


def test_a_claim_has_its_axes_its_holder_and_its_words_in_their_place(model: dict[str, Any]) -> None:
    axes = {"modality": "Actual", "polarity": "Affirmed", "certainty": "Certain"}
    links = {"references": ["https://www.example.com/record"]}
    curated = {"id": "clm:curated", "about": "ten:day", "source": 0, "holder": "agt:curator", **axes, **links}
    assert record(model, "claims", "clm:curated") == curated
    words = {"quote": "Ada Day was mayor of Elm", "after": " when Sen. Bo Cole left.", "start": 25, "end": 49}
    assert record(model, "claims", "clm:elm_1") == {
        "id": "clm:elm_1",
        "about": "ten:day",
        "source": 1,
        "holder": "doc:elm",
        **axes,
        **words,
    }


def test_a_source_is_an_article_with_its_page_or_a_curated_file(model: dict[str, Any]) -> None:
    file = {"title": "curated file town.csv", "curated": True, "file": "seeds/curated/town.csv"}
    page_of = {"title": "Ada Day may run again", "issued": "2019-11-06", "url": "https://example.org/elm"}
    nothing = {"issued": "", "publisher": "", "url": ""}
    assert model["sources"] == [{"id": "curated_town", **nothing, **file}, {"id": "doc_elm", **nothing, **page_of}]


def test_a_class_has_its_roles_in_their_order(model: dict[str, Any]) -> None:
    roles = {"member": "who holds the post", "post": "the post held", "organization": "the body in which the post is"}
    words = {"label": "tenure", "comment": "Somebody holds a post for a time."}
    order = ["member", "post", "organization"]
    tenure = {**words, "event": False, "main": True, "line": ["member", "post"], "roles": roles, "order": order}
    assert model["classes"]["Tenure"] == tenure
    assert (model["moved"], model["withheld"]) == ({"per:ada-d": "per:ada-day"}, 0)


def test_large_data_is_packed_and_comes_back_whole() -> None:
    data = json.dumps({"entities": ["é" * PACKED_FROM]}, ensure_ascii=False)
    kind, body = embedded(data)
    assert kind == "application/gzip"
    assert gzip.decompress(base64.b64decode(body)).decode() == data
    assert embedded(data) == (kind, body)
    assert 'type="application/gzip"' in filled(data, "x")


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("Ada Day may run again", "", ""),
        ("Sen. Bo Cole", "Ada Day was mayor of Elm when ", " left."),
        ("Cole endorsed Day", "", " on Nov. 8."),
        ("Cole left.", "Ada Day was mayor of Elm when Sen. Bo ", ""),
    ],
)
def test_a_quote_stands_in_its_own_sentence(quote: str, before: str, after: str) -> None:
    at = TEXT.index(quote)
    assert in_sentence(TEXT, at, at + len(quote), quote) == (before, after)


def test_a_quote_that_the_text_does_not_have_gets_no_context() -> None:
    assert in_sentence(TEXT, 3, 9, "something else") == ("", "")


def test_every_quote_is_the_words_of_its_text(model: dict[str, Any]) -> None:
    quoted = [claim for claim in model["claims"] if claim.get("end")]
    assert len(quoted) == 6
    assert all(TEXT[claim["start"] : claim["end"]] == claim["quote"] for claim in quoted)
    assert all(claim.get("before", "") + claim["quote"] + claim.get("after", "") in TEXT for claim in quoted)


def test_a_date_names_the_sources_that_give_it(model: dict[str, Any]) -> None:
    tenure = record(model, "situations", "ten:day")
    names = {number: source["title"] for number, source in enumerate(model["sources"])}
    assert [(value, names[number]) for value, number in tenure["by"]["begin"]] == [("2011-05-03", "curated file town.csv")]
    assert {names[number] for _, number in tenure["by"]["end"]} == {"curated file town.csv", "Ada Day may run again"}


def test_people_read_the_labels_of_the_ontology(model: dict[str, Any]) -> None:
    assert model["terms"]["contest"] == "contest"
    assert model["classes"]["Charge"]["label"] == "charge"
    assert [role for role, *_ in record(model, "situations", "cand:day")["roles"]] == ["candidate", "contest"]


def test_a_decision_stands_with_the_claim_it_is_on(model: dict[str, Any]) -> None:
    (decision,) = record(model, "claims", "clm:elm_3")["decisions"]
    assert decision == {"verdict": "Unrealised", "reason": "She did not run.", "because": ["clm:curated"]}


def test_a_link_to_a_merged_entity_still_leads_somewhere(model: dict[str, Any]) -> None:
    assert model["moved"] == {"per:ada-d": "per:ada-day"}

"""Articles are found by what is in them, not by their names."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyoxigraph as ox

from kg.model.iri import Namespaces
from kg.model.span import Place
from kg.validate.texts import claim_places, find_texts, read_texts, wanted_texts


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_text_is_found_in_any_folder_under_any_name(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "whatever").write_text("One.\nTwo.\n", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\xff\x00")
    texts, findings = read_texts([tmp_path], frozenset({sha("One.\nTwo.\n")}))
    assert (texts, findings) == ({sha("One.\nTwo.\n"): "One.\nTwo.\n"}, ())


def test_line_ends_and_a_byte_order_mark_do_not_hide_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfOne.\r\nTwo.\r\n")
    assert read_texts([tmp_path / "a.txt"], frozenset({sha("One.\nTwo.\n")}))[0] == {sha("One.\nTwo.\n"): "One.\nTwo.\n"}


def test_a_text_that_nobody_asked_for_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    assert read_texts([tmp_path], frozenset({sha("Two.")})) == ({}, ())


def test_a_path_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    _, (finding,) = read_texts([tmp_path / "none.txt"], frozenset())
    assert (finding.code, finding.place and finding.place.path) == ("KG0406", str(tmp_path / "none.txt"))


def test_a_claim_has_the_file_line_and_column_of_its_first_words(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    text = "# T\n\nAnn left. Bob stays.\n"
    article.write_text(text, encoding="utf-8")
    names = Namespaces()
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in names.prefixes.items())
    trig = f"""graph:provenance {{ doc:d kgo:sha256 "{sha(text)}" }} graph:doc_d {{ clm:b kgo:evidence <https://x.org/q> .
      <https://x.org/q> oa:start 15 ; dcterms:source doc:d . clm:none kgo:evidence <https://x.org/lost> . }}"""
    quads = list(ox.parse((prefixes + trig).encode(), format=ox.RdfFormat.TRIG))
    found = find_texts([tmp_path], wanted_texts(quads, names))
    assert claim_places(quads, names, found) == {names.iri("claim", "b"): Place(article.as_posix(), 3, 11)}

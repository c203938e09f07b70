"""Faults in shape files are told with file and line before anything is validated."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ShapesError
from kg.model.iri import Namespaces
from kg.shacl.reading import read_shapes
from kg.validate.shapes import load_shapes
from kg.vocabulary import load

N = Namespaces()
HEAD = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix kgo: <https://kg.example.org/ont#> .
@prefix ksh: <https://kg.example.org/shapes#> .
"""
GOOD = 'ksh:AShape a sh:NodeShape ; sh:targetClass kgo:Recusal ; ksh:view "source" ; sh:message "m" .\n'


def fault(folder: Path, **files: str) -> ShapesError:
    for name, text in files.items():
        (folder / f"{name}.ttl").write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(ShapesError) as caught:
        load_shapes(folder, N, load())
    return caught.value


def test_a_file_that_is_not_turtle(tmp_path: Path) -> None:
    error = fault(tmp_path, a=GOOD + "this is not Turtle\n")
    assert (error.code, error.place and error.place.line) == ("KG0401", 5)
    assert error.place is not None
    assert error.place.path.endswith("a.ttl")
    assert "this is not Turtle" in error.excerpt


def test_bytes_that_are_not_text(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(b"\xff\xfe")
    with pytest.raises(ShapesError, match="UTF-8"):
        load_shapes(tmp_path, N)


def test_a_misspelt_term_would_never_fire(tmp_path: Path) -> None:
    error = fault(tmp_path, a=GOOD.replace("Recusal", "Recusall"))
    assert (error.code, error.place and error.place.line, error.remedy) == ("KG0403", 4, "did you mean kgo:Recusal?")


def test_an_unknown_view(tmp_path: Path) -> None:
    error = fault(tmp_path, a=GOOD.replace('"source"', '"sources"'))
    assert (error.code, error.remedy) == ("KG0402", "known: source, world, audit")


def test_an_unknown_code(tmp_path: Path) -> None:
    assert fault(tmp_path, a=GOOD.replace("ksh:view", 'ksh:code "KG9999" ; ksh:view')).code == "KG0402"


def test_one_name_for_two_shapes(tmp_path: Path) -> None:
    error = fault(tmp_path, a=GOOD, b=GOOD)
    assert (error.code, str(error.place).endswith("b.ttl:4")) == ("KG0402", True)


def test_sparql_that_is_none(tmp_path: Path) -> None:
    assert fault(tmp_path, a=GOOD.replace(" .\n", ' ; sh:sparql [ sh:select "SELECT $this WHERE { }}" ] .\n')).code == "KG0404"


def test_an_empty_folder(tmp_path: Path) -> None:
    assert fault(tmp_path).code == "KG0405"
    assert fault(tmp_path / "absent").code == "KG0405"


def test_property_shapes_get_names_that_do_not_depend_on_the_run(root: Path) -> None:
    first, second = load_shapes(root / "shapes", N), load_shapes(root / "shapes", N)
    assert first == second
    assert first.owner(N.expand("ksh:RecusalShape") + "-1") == N.expand("ksh:RecusalShape")


def test_a_new_class_is_one_more_file(tmp_path: Path, root: Path) -> None:
    for path in (root / "shapes").rglob("*.ttl"):
        target = tmp_path / path.relative_to(root / "shapes")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    before = set(load_shapes(tmp_path, N).shapes)
    (tmp_path / "situations" / "pardon.ttl").write_text(HEAD + GOOD.replace("AShape", "PardonShape"), encoding="utf-8")
    assert set(load_shapes(tmp_path, N).shapes) - before == {N.expand("ksh:PardonShape")}


@pytest.mark.parametrize("count", ['"two"', "kgo:Tenure", "1.5", '"' + "9" * 5000 + '"'])
@pytest.mark.parametrize("parameter", ["sh:minCount {}", "sh:qualifiedValueShape [ sh:class kgo:Recusal ] ; sh:qualifiedMaxCount {}"])
def test_a_count_that_is_no_number(parameter: str, count: str, tmp_path: Path) -> None:
    text = GOOD.replace(" .\n", f" ; sh:property [ sh:path kgo:agent ; {parameter.format(count)} ] .\n")
    (tmp_path / "a.ttl").write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(ShapesError, match="no whole number") as caught:
        read_shapes(load_shapes(tmp_path, N, load()).triples)
    assert caught.value.code == "KG0404"

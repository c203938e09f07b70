"""What is read of shapes: what is switched off says nothing, what is no path or stands elsewhere is refused by name."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
import pytest

from kg.errors import ShapesError
from kg.shacl.paths import Inverse, Repeated, Sequence, Step, is_optional, read_path
from kg.shacl.terms import Statements, UnsupportedError, written
from kg.shacl.validation import validate

from .conftest import PREFIXES, shapes, source, told


def path_of(turtle: str) -> object:
    triples = [quad.triple for quad in ox.parse((PREFIXES + f"e:s sh:path {turtle} .").encode(), format=ox.RdfFormat.TURTLE)]
    start = next(triple.object for triple in triples if triple.predicate.value.endswith("path"))
    assert isinstance(start, ox.NamedNode | ox.BlankNode)
    return read_path(Statements(triples), start)


def test_what_is_no_path_is_refused() -> None:
    with pytest.raises(UnsupportedError, match="of an unknown kind"):
        path_of("[ e:other e:p ]")
    with pytest.raises(UnsupportedError, match="contains itself"):
        path_of("_:a . _:a sh:inversePath _:a")
    with pytest.raises(UnsupportedError, match="blank node"):
        written(ox.BlankNode("x"))


def test_a_path_may_have_no_steps_where_no_part_of_it_must() -> None:
    step, star = Step("urn:p"), Repeated(Step("urn:p"), "*")
    assert path_of("( [ sh:zeroOrMorePath e:p ] [ sh:inversePath e:q ] )") == Sequence(
        (Repeated(Step("urn:e:p"), "*"), Inverse(Step("urn:e:q")))
    )
    answers = [is_optional(path) for path in (step, Inverse(step), star, Repeated(step, "+"), Repeated(star, "+"), Inverse(star))]
    assert answers == [False, False, True, False, True, True]
    assert is_optional(Sequence((star, star)))
    assert not is_optional(Sequence((star, step)))


@pytest.mark.parametrize(
    ("stated", "broken"),
    [
        ("sh:closed {}", {"<urn:e:x>"}),
        ("sh:property [ sh:path e:p ; sh:uniqueLang {} ]", {"<urn:e:x>"}),
        ('sh:sparql [ sh:prefixes e:prefixes ; sh:deactivated {} ; sh:select "SELECT $this WHERE {{ $this e:p ?v }}" ]', set()),
    ],
)
def test_what_is_switched_off_is_not_asked(stated: str, broken: set[str]) -> None:
    def found(text: str) -> set[str]:
        shape = shapes(f"e:S a sh:NodeShape ; sh:targetClass e:A ; {text} .")
        return {str(result.focus) for result in validate(source('e:x a e:A ; e:p "a"@en , "b"@en .'), shape).results}

    on, off = (found(stated.format(word)) for word in ("true", "false"))
    assert (on, off) == ((broken, {"<urn:e:x>"} - broken))


def test_prefixes_that_import_each_other_are_read_once() -> None:
    owl = "http://www.w3.org/2002/07/owl#imports"
    shape = f"""e:one <{owl}> e:two . e:two <{owl}> e:one , e:prefixes .
      e:S a sh:NodeShape ; sh:targetClass e:A ; sh:sparql [ sh:prefixes e:one ; sh:select "SELECT $this WHERE {{ $this e:p ?v }}" ] ."""
    assert len(told(validate(source("e:x a e:A ; e:p 1 . e:y a e:A ."), shapes(shape)).results)) == 1


@dataclass(frozen=True)
class Elsewhere:
    """A graph behind an address, of which no copy is at hand."""


def test_what_is_not_compiled_cannot_be_asked_of_a_graph_elsewhere() -> None:
    shape = "e:S a sh:NodeShape ; sh:targetClass e:A ; sh:property [ sh:path [ e:other e:p ] ; sh:minCount 1 ] ."
    found = shapes(shape)
    assert found.uncovered
    with pytest.raises(ShapesError) as caught:
        validate(Elsewhere(), found)  # type: ignore[arg-type]
    assert caught.value.code == "KG0407"

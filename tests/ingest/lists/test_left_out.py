"""What of a list cannot be read is told with its place, and the rest is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import ConfigError, InputError
from kg.ingest import readers
from kg.ingest.lists import importers
from kg.ingest.lists.files import list_files
from kg.ingest.lists.json_items import json_items, json_lines
from kg.ingest.lists.listing import Listing
from kg.ingest.published import date_in_name

from .conftest import Read


def told(listing: Listing) -> str:
    return " ".join(finding.message for finding in listing.findings)


PERSON = {
    "id": {"bioguide": "L000001"},
    "name": {"first": "Ann", "last": "Lee", "official_full": "Ann Lee"},
    "bio": {"birthday": "1950-01-01", "gender": "F"},
    "terms": [
        {"type": "sen", "start": "2001-01-03", "end": "2007-01-03", "state": "AL", "class": 2, "party": "Democrat"},
        {"type": "moonbase", "start": "2001-01-03", "end": "2007-01-03", "state": "AL"},
    ],
}


def test_a_person_without_an_identifier_and_a_term_of_no_known_type_are_left_out(read: Read) -> None:
    nobody = {"id": {}, "name": {"official_full": "Bob Ray"}, "bio": {}, "terms": []}
    listing = read({"a.json": json.dumps([PERSON, nobody, "word"])}, form="congress-legislators")
    assert [one.name for one in listing.entities if one.kind == "person"] == ["Ann Lee"]
    for words in ("a person without an identifier", "the type of a term", "the entry"):
        assert words in told(listing)


@pytest.mark.parametrize(("load", "code"), [(importers._load, "KG0251"), (readers._load, "KG0229")])
@pytest.mark.parametrize("target", ["kg.nowhere:reader", "kg.ingest.readers:nothing"])
def test_a_plug_in_that_cannot_be_loaded_is_named(load: object, code: str, target: str) -> None:
    assert callable(load)
    with pytest.raises(ConfigError, match="'theirs'") as caught:
        load("theirs", target)
    assert caught.value.code == code


def test_a_list_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened: no such file") as caught:
        [*list_files(tmp_path / "nowhere.json")]
    assert caught.value.code == "KG0208"


def test_a_file_of_objects_in_lines_passes_over_empty_ones_and_names_the_line_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"a": [1, {"b": null}]}\n\n3\n{"c": true}\n{')
    (file,) = list_files(tmp_path / "a.jsonl", tmp_path)
    found = json_lines(file)
    first, second = next(found), next(found)
    assert (first.fields["a"][0], second.text("c"), str(second.place)) == ("1", "true", "a.jsonl:4")
    with pytest.raises(InputError, match="not JSON") as caught:
        next(found)
    assert str(caught.value.place) == "a.jsonl:5"


@pytest.mark.parametrize(
    ("name", "day"),
    [("2019-11-06-a-bid", "2019-11-06"), ("20191106_bid", "2019-11-06"), ("2019-13-45-then-2019-11-06", "2019-11-06"), ("bid", None)],
)
def test_the_date_in_a_file_name_is_the_first_that_is_one(name: str, day: str | None) -> None:
    found = date_in_name(name)
    assert (found and f"{found.day}") == day


@pytest.mark.parametrize("words", ['"a word"', "3", "null"])
def test_a_file_of_json_that_is_one_plain_value_is_no_list(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.json").write_text(words)
    (file,) = list_files(tmp_path / "a.json", tmp_path)
    with pytest.raises(InputError, match="an object or an array is expected"):
        [*json_items(file)]


def test_what_stands_beside_the_objects_of_popolo_is_passed_over(read: Read) -> None:
    people = [{"id": "a", "name": "Ann Lee"}, "a word"]
    listing = read({"a.json": json.dumps({"persons": people, "organizations": []})}, form="popolo")
    assert [one.name for one in listing.entities] == ["Ann Lee"]


def test_a_committee_of_no_known_place_and_a_member_without_an_identifier_are_told(read: Read) -> None:
    one = "id: ocd-organization/1\nname: Budget\nchamber: upper\njurisdiction: {}\nmembers:\n- name: Ann Lee\n  role: chair\n"
    place = "ocd-jurisdiction/country:us/state:al/government"
    listing = read({"a.yaml": one.format(place), "b.yaml": one.format("the-moon")}, form="openstates")
    assert [entity.name for entity in listing.entities if "Budget" in entity.name] == ["Alabama State Senate Budget Committee"]
    assert "the jurisdiction of a committee" in told(listing)
    assert "a member without person_id" in told(listing)

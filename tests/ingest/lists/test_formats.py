"""Each format in, and what it says of people, posts and terms out."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from datetime import datetime
from pathlib import Path

import pytest

from kg.ingest.lists.gathering import gather
from kg.ingest.lists.importers import installed_importers
from kg.ingest.lists.listing import Listed, Listing, Request

HEAD = "subject,predicate,object,from,to,modality,source,quote,note\n"


def claims(listing: Listing) -> list[tuple[str, ...]]:
    return [(one.subject, one.predicate, one.object, one.begin, one.end) for one in listing.claims]


def named(listing: Listing, key: str) -> Listed:
    return next(one for one in listing.entities if one.key == key)


def told(listing: Listing) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.place)) for finding in listing.findings]


# congress-legislators ---------------------------------------------------------------------------------

LEGISLATORS = """\
- id:
    bioguide: R000001
    wikidata: Q1
    fec:
    - S1
    - S2
  name:
    first: Robert
    middle: Allen
    last: Roe
    nickname: Bob
    official_full: Bob Roe
  bio:
    birthday: '1950-04-03'
    gender: M
  terms:
  - type: rep
    start: '1999-01-06'
    end: '2001-01-03'
    state: OH
    district: 3
    party: Democrat
  - type: rep
    start: '2001-01-03'
    end: '2003-01-03'
    state: OH
    district: 3
    party: Republican
  - type: sen
    start: '2021-01-03'
    end: '2027-01-03'
    state: OH
    class: 1
    party: Republican
    favourite: blue
"""


def test_terms_of_congress_are_holdings_of_seats(read) -> None:
    listing = read({"legislators-current.yaml": LEGISLATORS})
    assert (listing.official, listing.formats) == (True, ("congress-legislators",))
    assert [claim for claim in claims(listing) if claim[1] == "holdsPost"] == [
        ("bioguide:R000001", "holdsPost", "post:us-representative-oh-3", "1999-01-06", "2003-01-03"),
        ("bioguide:R000001", "holdsPost", "post:us-senate-oh-class-1", "2021-01-03", "[2021-01-03..2027-01-03]"),
    ]
    seat = named(listing, "post:us-representative-oh-3")
    assert (seat.name, seat.place, seat.within, seat.seats) == (
        "United States Representative for Ohio's 3rd congressional district", "Ohio", "grp:us-house-of-representatives", "1",
    )  # fmt: skip


def test_the_party_of_a_term_may_have_begun_before_and_last(read) -> None:
    parties = [claim[2:] for claim in claims(read({"a.yaml": LEGISLATORS})) if claim[1] == "memberOf"]
    assert parties == [
        ("grp:democratic-party", "[..1999-01-06]", "[2001-01-03..]"),
        ("grp:republican-party", "[..2001-01-03]", "[2003-01-03..]"),
        ("grp:republican-party", "[..2021-01-03]", "[2021-01-03..]"),
    ]


def test_a_scheduled_end_lies_after_the_day_of_the_list(read) -> None:
    found = {claim[2]: claim[4] for claim in claims(read({"a.yaml": LEGISLATORS}, day="2024-05-01"))}
    assert found["post:us-senate-oh-class-1"] == "[2024-05-01..2027-01-03]"


def test_names_numbers_and_unknown_fields(read) -> None:
    listing = read({"a.yaml": LEGISLATORS})
    person = named(listing, "bioguide:R000001")
    assert (person.name, person.names, person.born, person.gender) == ("Bob Roe", ("Robert Roe", "Robert Allen Roe"), "1950-04-03", "male")
    assert person.identifiers == ("bioguide:R000001", "fec:S1", "fec:S2", "wikidata:Q1")
    assert told(listing) == [("KG0242", "a.yaml:29")]


COMMITTEES = """\
- type: senate
  name: Senate Committee on Agriculture, Nutrition, and Forestry
  thomas_id: SSAF
  subcommittees:
  - name: Commodities
    thomas_id: '13'
"""
MEMBERS = """\
SSAF:
- name: Bob Roe
  party: majority
  rank: 1
  title: Chairman
  bioguide: R000001
SSXX:
- name: Bob Roe
  rank: 2
  bioguide: R000001
"""


def test_committees_and_who_sits_in_them(read) -> None:
    listing = read({"committees.yaml": COMMITTEES, "legislators.yaml": LEGISLATORS, "members.yaml": MEMBERS})
    post = named(listing, "committee:SSAF/chairman")
    assert post.name == "Chairman of the Senate Committee on Agriculture, Nutrition, and Forestry"
    assert "Senate Agriculture Committee chairman" in post.names
    assert named(listing, "committee:SSAF13").within == "committee:SSAF"
    assert ("bioguide:R000001", "holdsPost", "committee:SSAF/chairman", "[..2021-01-03]", "[2021-01-03..]") in claims(listing)
    assert ("KG0253", "members.yaml:8") in told(listing)


def test_the_table_of_former_members_has_no_dates(read) -> None:
    head = "last_name,first_name,birthday,gender,type,state,district,party,bioguide_id,icpsr_id\n"
    listing = read({"historical.csv": head + "Bland,Theodorick,1742-03-21,M,rep,VA,-1,,B1,786\n"})
    assert claims(listing) == [("bioguide:B1", "holdsPost", "post:us-representative_virginia", "", "")]
    assert named(listing, "post:us-representative_virginia").name == "United States Representative for Virginia (seat unspecified)"


# OpenStates -------------------------------------------------------------------------------------------

LEGISLATOR = """\
id: ocd-person/1
name: Ann Clarke
gender: Female
birth_date: 1956-05
party:
- name: Democratic
roles:
- start_date: 2013-05-21
  type: lower
  jurisdiction: ocd-jurisdiction/country:us/state:al/government
  district: '97'
- end_date: 2012
  type: lt_governor
  jurisdiction: ocd-jurisdiction/country:us/state:ny/government
other_names:
- name: A. Clarke
- name: Clarke, A.
- name: Ann B. Clarke
sources:
- url: not an address
- url: https://example.org/clarke
"""
COMMITTEE = """\
id: ocd-organization/2
jurisdiction: ocd-jurisdiction/country:us/state:al/government
classification: committee
name: Rules
chamber: lower
members:
- name: Ann Clarke
  role: chair
  person_id: ocd-person/1
"""


def archive(**files: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(f"data/al/{name}.yml")
            member.size = len(content.encode())
            tar.addfile(member, io.BytesIO(content.encode()))
    return buffer.getvalue()


def test_an_archive_of_state_legislators(read) -> None:
    listing = read({"people.tar.gz": archive(person=LEGISLATOR, rules=COMMITTEE)})
    assert [claim[1:] for claim in claims(listing) if claim[1] == "holdsPost"] == [
        ("holdsPost", "openstates:ocd-organization/2/chair", "[..2013-05-21]", "[2013-05-21..]"),
        ("holdsPost", "post:lieutenant-governor_new-york", "", "2012"),
        ("holdsPost", "post:state-representative_alabama_97", "2013-05-21", "[2013-05-21..]"),
    ]
    person = named(listing, "openstates:ocd-person/1")
    assert (person.born, person.names) == ("1956-05", ("Ann B. Clarke",))
    assert named(listing, "post:state-representative_alabama").name == "State representative of Alabama (seat unspecified)"
    assert named(listing, "openstates:ocd-organization/2").name == "Alabama House of Representatives Rules Committee"
    assert {claim.source for claim in listing.claims} == {"https://example.org/clarke", "https://github.com/openstates/people"}


@pytest.mark.parametrize(
    ("name", "chamber", "whole"),
    [
        ("Rules", "lower", "Alabama House of Representatives Rules Committee"),
        ("Rules", "upper", "Alabama State Senate Rules Committee"),
        ("Rules", "joint", "Alabama Rules Committee"),
        ("Rules Committee", "lower", "Alabama House of Representatives Rules Committee"),
        ("Rural Caucus", "lower", "Alabama House of Representatives Rural Caucus"),
        ("Water Commission", "joint", "Alabama Water Commission"),
        ("Water Council", "joint", "Alabama Water Council"),
        ("Water Board", "joint", "Alabama Water Board"),
        ("Rules Subcommittee", "lower", "Alabama House of Representatives Rules Subcommittee"),
    ],
)
def test_a_state_committee_is_called_with_its_chamber_and_its_kind(read, name: str, chamber: str, whole: str) -> None:
    told = COMMITTEE.replace("name: Rules\nchamber: lower", f"name: {name}\nchamber: {chamber}")
    listing = read({"people.tar.gz": archive(person=LEGISLATOR, rules=told)})
    assert named(listing, "openstates:ocd-organization/2").name == whole


@pytest.mark.parametrize(
    "parent", ["", "~", "null", "Null", "NULL", '"~" #', "ocd-organization/a1b2c3d4", "!!str ocd-organization/a1b2c3d4"]
)
def test_what_yaml_calls_nothing_is_nothing(read, parent: str) -> None:
    listing = read({"people.tar.gz": archive(person=LEGISLATOR, rules=f"{COMMITTEE}parent: {parent}\n")})
    within = " (a1b2c3)" if "a1b2c3" in parent else " (~)" if '"' in parent else ""
    assert named(listing, "openstates:ocd-organization/2").name == f"Alabama House of Representatives Rules Committee{within}"


# Popolo -----------------------------------------------------------------------------------------------

SEAT = {"person_id": "p1", "organization_id": "house", "area_id": "a", "role": "member"}
POPOLO = {
    "persons": [
        {"id": "p1", "name": "Ann Lee", "birth_date": "1970", "identifiers": [{"scheme": "wikidata", "identifier": "Q9"}], "shoes": "7"},
        {"id": "p2", "name": "Bob Ray", "other_names": [{"name": "Робер", "lang": "ru"}, {"name": "Robert Ray"}]},
    ],
    "memberships": [
        {**SEAT, "on_behalf_of_id": "green", "legislative_period_id": "t1"},
        {**SEAT, "on_behalf_of_id": "none", "legislative_period_id": "t2"},
        {"person_id": "p2", "organization_id": "house", "role": "Speaker", "start_date": "1999-02", "end_date": "?"},
        {"person_id": "p9", "organization_id": "house", "role": "Speaker"},
    ],
    "organizations": [
        {"id": "house", "name": "House of Oz", "classification": "legislature"},
        {"id": "green", "name": "Green", "classification": "party"},
        {"id": "none", "name": "Independent", "classification": "party"},
    ],
    "areas": [{"id": "a", "name": "Emerald"}],
    "events": [{"id": "t1", "start_date": "2001-05-01", "end_date": "2004-03"}, {"id": "t2", "start_date": "2004-06-01"}],
}


def test_popolo_members_hold_the_seats_of_their_areas(read) -> None:
    listing = read({"oz.json.gz": gzip.compress(json.dumps(POPOLO).encode())}, place="Oz")
    seat = "post:member_emerald_house-of-oz_oz"
    assert claims(listing) == [
        ("list/p1", "holdsPost", seat, "2001-05-01", "2004-03"),
        ("list/p1", "holdsPost", seat, "2004-06-01", "[2004-06-01..]"),
        ("list/p1", "memberOf", "list#green", "[..2001-05-01]", "[2004-03..]"),
        ("list/p2", "holdsPost", "list#house/speaker", "1999-02", "[2004-06-01..]"),
    ]
    assert named(listing, seat).name == "Member of the House of Oz for Emerald"
    assert (named(listing, "list/p1").born, named(listing, "list/p2").names) == ("1970", ("Robert Ray",))
    assert named(listing, "list#green").slug == "green_oz"
    assert told(listing) == [
        ("KG0242", "oz.json.gz#/persons/0"), ("KG0242", "oz.json.gz#/memberships/2"), ("KG0253", "oz.json.gz#/memberships/3"),
    ]  # fmt: skip


ABC, COOK, SINCE = {"id": "abc", "name": "ABC"}, {"id": "cook", "label": "Cook"}, {"start_date": "1970-01"}


@pytest.mark.parametrize(
    "person",
    [
        {"id": "p", "name": "Ann", "memberships": [{"role": "Cook", "organization_id": "abc", "post_id": "cook", **SINCE}]},
        {"person": {"id": "p", "name": "Ann"}, "organization": ABC, "post": COOK, **SINCE},
        {**ABC, "posts": [COOK], "memberships": [{"person_id": "p", "post_id": "cook", **SINCE}]},
        {**COOK, "organization": ABC, "memberships": [{"person_id": "p", **SINCE}]},
    ],
)
def test_popolo_objects_embedded_in_each_other_say_the_same(read, person: dict[str, object]) -> None:
    rest = {"p.json": '{"id": "p", "name": "Ann", "gender": "female"}', "o.json": '{"id": "cook", "label": "Cook", "role": "Cook"}'}
    listing = read({"one.json": json.dumps(person), **rest})
    assert [claim[:4] for claim in claims(listing)] == [("list/p", "holdsPost", "list#cook", "1970-01")]


def test_what_popolo_has_beside_people_is_told_and_passed_over(read) -> None:
    listing = read({"p.json": '{"id": "p", "name": "Ann", "gender": "female"}', "v.json": '{"voter_id": "p", "option": "yes"}'})
    assert [one.kind for one in listing.entities] == ["person"]
    assert told(listing) == [("KG0249", "v.json")]


def test_files_that_need_each_other_and_give_one_id_to_two_bodies_are_told(read) -> None:
    house = {"id": "house", "founding_date": "1901"}
    bodies = {"a.json": json.dumps({**house, "name": "House of Oz"}), "b.json": json.dumps({**house, "name": "Senate of Ev"})}
    assert ("KG0258", "b.json") in told(read(bodies))


PARTIES = [{"id": "green", "name": "Green", "classification": "party"}, {"id": "house", "name": "House", "classification": "legislature"}]
PARLIAMENT = {**POPOLO, "organizations": PARTIES}


def test_two_parliaments_in_one_list_stay_two(read) -> None:
    """With their parties, bodies, seats and people, whatever ids and names they share; and each is as of the last day it tells."""
    later = [{"id": "t1", "start_date": "2011-05-01", "end_date": "2014-03"}, {"id": "t2", "start_date": "2014-06-01"}]
    listing = read({"ev.json": json.dumps({**PARLIAMENT, "events": later}), "oz.json": json.dumps(PARLIAMENT)})
    assert {one.key: one.slug for one in listing.entities if one.kind in ("party", "body")} == {
        "list+ev#green": "green_ev", "list+ev#house": "house_ev", "list+oz#green": "green_oz", "list+oz#house": "house_oz",
    }  # fmt: skip
    seats = [claim[:3] + claim[4:] for claim in claims(listing) if claim[2].startswith("post:")]
    assert seats == [
        ("list+ev/p1", "holdsPost", "post:member_emerald_house_ev", "2014-03"),
        ("list+ev/p1", "holdsPost", "post:member_emerald_house_ev", "[2014-06-01..]"),
        ("list+oz/p1", "holdsPost", "post:member_emerald_house_oz", "2004-03"),
        ("list+oz/p1", "holdsPost", "post:member_emerald_house_oz", "[2004-06-01..]"),
    ]
    (apart,) = (one for one in listing.findings if one.code == "KG0261")
    assert apart.message == "several files of no told country describe 'Green', 'House'; those of each file are its own"


@pytest.mark.parametrize(("place", "slugs"), [("", {"member_ev_house", "member_oz_house"}), ("Oz", {"member_oz_house"})])
def test_seats_without_a_name_of_their_own_stay_with_their_house(place: str, slugs: set[str], read) -> None:
    whole = {**PARLIAMENT, "memberships": [{"person_id": "p1", "organization_id": "house", "start_date": "2004"}]}
    listing = read({"ev.json": json.dumps(whole), "oz.json": json.dumps(whole)}, place=place)
    assert {one.slug for one in listing.entities if one.kind == "post"} == slugs


def test_what_a_country_calls_by_one_name_is_one_in_all_files_of_a_list(read) -> None:
    listing = read({"2001.json": json.dumps(PARLIAMENT), "2004.json": json.dumps(PARLIAMENT)}, place="Oz")
    assert {one.slug for one in listing.entities if one.kind in ("party", "body")} == {"green_oz", "house_oz"}
    assert not [one for one in listing.findings if one.code == "KG0261"]


def test_files_of_one_name_in_several_folders_are_told_apart(read, tmp_path: Path) -> None:
    for folder in ("ev", "oz"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "popolo.json").write_text(json.dumps(PARLIAMENT), encoding="utf-8")
    (tmp_path / "oz" / "popolo.json.gz").write_bytes(gzip.compress(json.dumps(PARLIAMENT).encode()))
    keys = {one.key for one in gather([tmp_path], Request("list")).entities if one.kind == "party"}
    assert {key.rpartition("-")[0] if key.count("-") > 1 else key for key in keys} == {"list+ev-popolo#green", "list+oz-popolo"}
    assert len(keys) == 3


def test_an_id_that_nobody_else_has_is_a_number(read) -> None:
    one = {"id": "5D455184-56b6-488a-b51e-ab6e677b787c", "name": "Ann Lee", "gender": "female"}
    assert read({"p.json": json.dumps(one)}).entities[0].identifiers == ("uuid:5d455184-56b6-488a-b51e-ab6e677b787c",)


def test_posts_of_one_role_are_as_many_as_their_labels(read) -> None:
    posts = [{"id": name, "role": "Member", "label": f"Member for {name}", "organization_id": "house"} for name in ("Emerald", "Ruby")]
    listing = read({"oz.json": json.dumps({**PARLIAMENT, "posts": posts})}, place="Oz")
    assert [one.slug for one in listing.entities if one.key in ("list#Emerald", "list#Ruby")] == [
        "member-for-emerald_oz_house", "member-for-ruby_oz_house",
    ]  # fmt: skip


def test_a_readme_named_among_lists_is_none(read) -> None:
    listing = read({"README.md": "# Parliaments", "oz.json": json.dumps(PARLIAMENT)})
    assert [name for name, _ in listing.files] == ["oz.json"]
    assert named(listing, "list#green").slug == "green_list"


# FollowTheMoney ---------------------------------------------------------------------------------------

CHAIR = {"director": ["a"], "organization": ["f"], "role": ["Chairman"]}
MONEY = [
    {"id": "a", "schema": "Person", "properties": {"name": ["Ann Lee"], "birthDate": ["1970-02"], "wikidataId": ["Q9"], "nonsense": ["x"]}},
    {"id": "b", "schema": "Position", "properties": {"name": ["Mayor of Oz"], "numberOfSeats": ["1"], "country": ["oz"]}},
    {"id": "c", "schema": "Occupancy", "properties": {"holder": ["a"], "post": ["b"], "startDate": ["2001-03-01"], "status": ["current"]}},
    {"id": "d", "schema": "Organization", "properties": {"name": ["Blue Party"], "topics": ["pol.party"]}},
    {"id": "e", "schema": "Membership", "properties": {"member": ["a"], "organization": ["d"], "startDate": ["1999"]}},
    {"id": "f", "schema": "Company", "properties": {"name": ["Oz Ltd"]}},
    {"id": "g", "schema": "Directorship", "properties": {**CHAIR, "endDate": ["1998-12-31"]}},
    {"id": "h", "schema": "Payment", "properties": {"amount": ["3"]}},
]  # fmt: skip


@pytest.mark.parametrize("lines", [True, False])
def test_followthemoney(read, lines: bool) -> None:
    text = "".join(json.dumps(one) + "\n" for one in MONEY) if lines else json.dumps(MONEY)
    listing = read({"oz.json" if lines else "oz.ftm.json": text})
    assert listing.formats == ("followthemoney",)
    assert claims(listing) == [
        ("list/a", "holdsPost", "list/b", "2001-03-01", "[2001-03-01..]"),
        ("list/a", "holdsPost", "list/f/chairman", "", "1998-12-31"),
        ("list/a", "memberOf", "list/d", "1999", ""),
    ]
    assert (named(listing, "list/b").slug, named(listing, "list/d").kind) == ("mayor-of-oz", "party")
    assert sorted(code for code, _ in told(listing)) == ["KG0242", "KG0249"]
    where = "oz.json:1" if lines else "oz.ftm.json#/0/properties"
    assert ("KG0242", where) in told(listing)


def test_followthemoney_tells_what_it_passes_over(read) -> None:
    """With the line of the first and how many; what the format does not have is a warning, and none of its fields is told."""
    more = [{"id": f"w{n}", "schema": "Wizardry", "properties": {"spell": ["x"]}} for n in range(2)]
    text = "".join(json.dumps(one) + "\n" for one in (*more, *MONEY, {"id": "n", "properties": {"name": ["N"]}}))
    passed = [one for one in read({"oz.json": text}).findings if one.code == "KG0249"]
    assert {(str(one.place), one.severity.value, one.message) for one in passed} == {
        ("oz.json:1", "Warning", "entities of the schema Wizardry are of no kind that FollowTheMoney has; 2 passed over"),
        ("oz.json:10", "Info", "entities of the schema Payment say nothing of who holds what; 1 passed over"),
        ("oz.json:11", "Warning", "entities of the schema (none) are of no kind that FollowTheMoney has; 1 passed over"),
    }


# nine columns -----------------------------------------------------------------------------------------

ROWS = """\
Ann Lee,holdsPost,Mayor of Oz,7.11.2001,present,,https://example.org/1,,
Ann Lee,memberOf,Blue Party,1999,,Actual,https://example.org/1,is a,note
Ann Lee,holdsPst,Mayor of Oz,2001,,,https://example.org/1,,
Ann Lee,holdsPost,Mayor of Oz,2001,,,,,
Ann Lee,holdsPost,Mayor of Oz,soon,,,https://example.org/1,,
Ann Lee,endorsed,per:bob-ray,2002-05-01,,,https://example.org/1,,
"""


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_of_statements_names_new_people_and_posts(read, delimiter: str) -> None:
    listing = read({"mayors.csv": "\ufeff" + (HEAD + ROWS).replace(",", delimiter)})
    assert claims(listing) == [
        ("Ann Lee", "endorsed", "per:bob-ray", "2002-05-01", ""),
        ("name:Ann Lee", "holdsPost", "name:Mayor of Oz", "2001-11-07", "[2002-05-01..]"),
        ("name:Ann Lee", "memberOf", "name:Blue Party", "1999", ""),
    ]
    assert {(one.kind, one.name, one.slug) for one in listing.entities} == {
        ("person", "Ann Lee", ""), ("post", "Mayor of Oz", "mayor-of-oz"), ("party", "Blue Party", "blue-party"),
    }  # fmt: skip
    assert told(listing) == [("KG0215", "mayors.csv:4"), ("KG0219", "mayors.csv:5"), ("KG0216", "mayors.csv:6")]


def test_an_excel_sheet_says_the_same_as_its_csv(read) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Mayors"
    book.active.append([*HEAD.strip().split(","), "colour"])
    book.active.append(["Ann Lee", "holdsPost", "Mayor of Oz", datetime(2001, 11, 7), 2005, "", "https://example.org/1", None, None, "red"])
    buffer = io.BytesIO()
    book.save(buffer)
    listing = read({"mayors.xlsx": buffer.getvalue()})
    assert claims(listing) == [("name:Ann Lee", "holdsPost", "name:Mayor of Oz", "2001-11-07", "2005")]
    assert told(listing) == [("KG0242", "mayors.xlsx#Mayors:1")], "an unknown column is told where it is named"


def test_a_formula_without_its_result_is_told_and_its_row_set_aside(read) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Mayors"
    book.active.append(HEAD.strip().split(","))
    book.active.append(["Ann Lee", "holdsPost", "Mayor of Oz", "=DATE(2001,1,1)", None, None, "https://example.org/1"])
    book.active.append(["Bob Ray", "holdsPost", "Mayor of Oz", 2005, None, None, "https://example.org/1"])
    buffer = io.BytesIO()
    book.save(buffer)
    listing = read({"mayors.xlsx": buffer.getvalue()})
    assert claims(listing) == [("name:Bob Ray", "holdsPost", "name:Mayor of Oz", "2005", "")]
    assert told(listing) == [("KG0257", "mayors.xlsx#Mayors:2")]
    assert "'=DATE(2001,1,1)' in the column 'from'" in listing.findings[0].message


def test_the_column_that_nobody_knows_is_told_once_at_the_header(read) -> None:
    rows = "Ann Lee,memberOf,Blue Party,1999,,,https://example.org/1,,,red\nBob Ray,memberOf,Blue Party,,,,https://example.org/1,,,red,x\n"
    assert told(read({"mayors.csv": "\n" + HEAD.strip() + ",colour\n" + rows})) == [("KG0242", "mayors.csv:2"), ("KG0242", "mayors.csv:4")]


def test_what_ends_before_it_begins_is_set_aside(read) -> None:
    dates = ("2003,2001", "2003-05,2003", "2003,2003", ",2001")
    rows = "".join(f"Ann Lee,memberOf,Blue Party,{pair},,https://example.org/1,,\n" for pair in dates)
    listing = read({"mayors.csv": HEAD + rows})
    assert sorted(claim[3:] for claim in claims(listing)) == [("", "2001"), ("2003", "2003"), ("2003-05", "2003")]
    assert told(listing) == [("KG0259", "mayors.csv:2")]
    assert "it ends (2001) before it begins (2003)" in listing.findings[0].message


# RDF --------------------------------------------------------------------------------------------------

TURTLE = """\
@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <http://schema.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix ex: <https://example.org/> .
@prefix opengov: <http://www.w3.org/ns/opengov#> .
ex:ann a foaf:Person ; foaf:name "Ann Lee" ; schema:birthDate "1970-02" ; owl:sameAs <http://www.wikidata.org/entity/Q9> .
ex:oz a org:FormalOrganization ; skos:prefLabel "Oz"@en , "Ozien"@fr .
ex:mayor a org:Post ; skos:prefLabel "Mayor of Oz"@en ; org:postIn ex:oz .
ex:m a org:Membership ; org:member ex:ann ; opengov:post ex:mayor ; schema:validFrom "2001-03" ; schema:validUntil "2004" .
ex:n a org:Membership ; org:member ex:ann ; org:organization ex:oz ; org:role [ skos:prefLabel "Clerk"@en ] .
ex:v a <https://example.org/Vote> .
"""
JSON_LD = {
    "@context": {"@vocab": "http://www.w3.org/ns/org#", "name": "http://xmlns.com/foaf/0.1/name", "Person": "http://xmlns.com/foaf/0.1/Person",
                 "member": {"@type": "@id"}, "post": {"@type": "@id"}, "postIn": {"@type": "@id"}},
    "@graph": [
        {"@id": "https://example.org/ann", "@type": "Person", "name": "Ann Lee"},
        {"@id": "https://example.org/mayor", "@type": "Post", "name": "Mayor of Oz"},
        {"@id": "https://example.org/m", "@type": "Membership", "member": "https://example.org/ann", "post": "https://example.org/mayor"},
    ],
}  # fmt: skip


def test_turtle_in_terms_of_org_and_foaf(read) -> None:
    listing = read({"oz.ttl": TURTLE})
    assert [claim[1:] for claim in claims(listing)] == [
        ("holdsPost", "list#https://example.org/mayor", "2001-03", "2004"),
        ("holdsPost", "list#https://example.org/oz/clerk", "", ""),
    ]
    person = named(listing, "list#https://example.org/ann")
    assert (person.name, person.born, person.identifiers) == ("Ann Lee", "1970-02", ("wikidata:Q9",))
    assert named(listing, "list#https://example.org/oz").name == "Oz"
    assert named(listing, "list#https://example.org/oz/clerk").name == "Clerk of the Oz"
    assert told(listing) == [("KG0249", "oz.ttl#https://example.org/v")]


def test_json_ld_with_its_own_context(read) -> None:
    listing = read({"oz.jsonld": json.dumps(JSON_LD)})
    assert [claim[:3] for claim in claims(listing)] == [("list#https://example.org/ann", "holdsPost", "list#https://example.org/mayor")]


def test_every_importer_says_who_it_is() -> None:
    assert {name: importer.name for name, importer in installed_importers().items()} == {name: name for name in installed_importers()}
    assert {name for name, importer in installed_importers().items() if not importer.official} == {"statements"}

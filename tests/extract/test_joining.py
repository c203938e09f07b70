"""When two tellings are of one situation."""

from kg.extract.joining import join_situations, same
from kg.model.claim import EntityRef, Situation, Words

CLARK, PARKER = EntityRef("person:clark"), EntityRef("person:parker")


def _departure(name: str, **values: object) -> Situation:
    return Situation(name, "Departure", (("agent", CLARK),), **values)  # type: ignore[arg-type]


def test_what_one_leaves_unsaid_the_other_says(vocabulary) -> None:
    office = Situation("b", "Departure", (("agent", CLARK), ("office", EntityRef("post:mayor"))), date="2018-02")
    kept, given_up = join_situations([_departure("a"), office], vocabulary)
    assert given_up == {"b": "a"}
    assert (kept["a"].date, kept["a"].fillers("office")) == ("2018-02", (EntityRef("post:mayor"),))


def test_different_people_days_or_stages_stay_apart(vocabulary) -> None:
    cls = vocabulary.classes["Departure"]
    other = Situation("b", "Departure", (("agent", PARKER),))
    assert not same(_departure("a"), other, cls)
    assert not same(_departure("a", date="2018-02"), _departure("b", date="2017-02"), cls)
    assert not same(_departure("a", stage="resigned"), _departure("b", stage="retired"), cls)


def test_two_probes_with_leaders_are_not_joined_to_one_matter(vocabulary) -> None:
    probes = [
        Situation("a", "Investigation", (("agent", CLARK),)),
        Situation("b", "Investigation", (("agent", PARKER),)),
        Situation("c", "Investigation", (("matter", Words("the payments")),)),
    ]
    kept, _ = join_situations(probes, vocabulary)
    assert sorted(kept) == ["a", "b", "c"]


def test_what_somebody_says_to_one_is_not_what_he_says_to_another(told) -> None:
    claims = told("SpeechAct", "Mary Johnson told reporters that it was over. Mary Johnson said it was a fine day.")
    assert [claim.roles.get("recipient") for claim in claims] == [("reporters",), None]


def test_like_events_of_different_days_are_two(told) -> None:
    claims = told("Endorsement", "John Miller endorsed David Clark on Monday. John Miller endorsed David Clark on Friday.")
    assert [claim.times["date"] for claim in claims] == ["2018-03-12", "2018-03-09"]


def test_appointee_takes_the_office_that_the_sentence_tells(told) -> None:
    (appointment,) = told("Appointment", "David Clark, John Miller's nominee to become the next attorney general, spoke.")
    assert appointment.role("office") == "attorney general"


def test_result_to_come_is_not_the_one_that_was(vocabulary) -> None:
    was = Situation("a", "ContestResult", (("loser", PARKER), ("winner", CLARK)), date="2008")
    to_come = Situation("b", "ContestResult", (("winner", CLARK),))
    assert sorted(join_situations([was, to_come], vocabulary, frozenset({"b"}))[0]) == ["a", "b"]
    assert sorted(join_situations([was, to_come], vocabulary)[0]) == ["a"]

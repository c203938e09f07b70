"""Whose view a claim gives."""


def test_saying_is_the_documents_and_what_is_said_the_speakers(told) -> None:
    text = "A White House source told the Washington Post that John Miller fired Susan Parker."
    (speech,), (removal,) = told("SpeechAct", text), told("Removal", text)
    assert speech.holder == ""
    assert "White House source" in removal.holder
    assert removal.conveyed_by == "SpeechAct"


def test_verb_of_saying_may_follow_what_is_said(told) -> None:
    (removal,) = told("Removal", "President John Miller will likely fire a top aide, Susan Parker, a White House source said.")
    assert removal.axes == ("Predicted", "Affirmed", "Probable")
    assert "White House source" in removal.holder


def test_according_to(told) -> None:
    (removal,) = told("Removal", "John Miller fired Susan Parker, according to David Clark.")
    assert removal.holder == "David Clark"


def test_sentence_inside_a_quotation_is_the_speakers(told) -> None:
    text = '"Susan Parker is a friend. John Miller fired Susan Parker. I am sad," David Clark said.'
    (removal,) = told("Removal", text)
    assert removal.holder == "David Clark"


def test_accusation_is_held_by_the_accuser(told) -> None:
    (charge,) = told("Charge", "Mary Johnson accused John Miller of lying to Congress.")
    assert (charge.axes[0], charge.holder, charge.role("target")) == ("Alleged", "Mary Johnson", "John Miller")
